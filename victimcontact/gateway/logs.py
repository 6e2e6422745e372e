"""What may stand in a log line: references and counts, never people's data."""

import json
import re
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any

import structlog

PERSONAL = re.compile(
    r"^code$|(^|_)(name|names|address|email|phone|telephone|postcode|born|birth|text|body|subject|words|note|notes|"
    r"activation_code|one_time_code|password|secret|token|cookie|recipient|to)($|_)",
    re.IGNORECASE,
)
VALUES_OF_A_ROW = re.compile(r"^\s*(DETAIL|CONTEXT|PARAMETERS|LINE \d+):.*$", re.MULTILINE)
LEFT_OUT = "(left out)"
WHOLE_OBJECTS = ("request", "taskName")  # what libraries hang on a record: a request holds everything


def configuration(level: str) -> dict[str, Any]:
    """Answer Django's LOGGING: one line of JSON an event, on standard error; structlog's loggers go the same way."""
    before: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.stdlib.ExtraAdder(),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    line = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": before,
        "processors": [exception_without_values, without_personal_data],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"level": "INFO", "handlers": ["console"], "propagate": False},
            "procrastinate": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
        },
    }


def exception_without_values(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Write an exception as where it happened and of what kind it was: what it says may quote what somebody typed."""
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = "".join(_trace(error))
    return event


def _trace(error: BaseException) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _trace(earlier)
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_said(error)}\n"


def _said(error: BaseException) -> str:
    """Only what names a constraint, not a value: the first line of the database's refusals."""
    names_a_constraint = any(kind.__name__ == "IntegrityError" for kind in type(error).__mro__)
    return str(error).splitlines()[0] if names_a_constraint and str(error) else LEFT_OUT


def without_personal_data(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """Make the line; drop values under personal names, and what PostgreSQL quotes of a row in its errors."""
    told = {key: value for key, value in event.items() if not key.startswith("_") and key not in WHOLE_OBJECTS}
    kept = {key: LEFT_OUT if PERSONAL.search(key) else value for key, value in told.items()}
    return json.dumps({key: _clean(value) for key, value in kept.items()}, ensure_ascii=False)


def _clean(value: Any) -> Any:
    return value if isinstance(value, int | float | bool | None) else VALUES_OF_A_ROW.sub(LEFT_OUT, str(value))
