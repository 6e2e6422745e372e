"""What may stand in a log line: references and counts, never people's data."""

import json
import re
from collections.abc import MutableMapping
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
        "processors": [structlog.processors.format_exc_info, without_personal_data],
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
        },
    }


def without_personal_data(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """Make the line; drop values under personal names, and what PostgreSQL quotes of a row in its errors."""
    told = {key: value for key, value in event.items() if not key.startswith("_") and key not in WHOLE_OBJECTS}
    kept = {key: LEFT_OUT if PERSONAL.search(key) else value for key, value in told.items()}
    return json.dumps({key: _clean(value) for key, value in kept.items()}, ensure_ascii=False)


def _clean(value: Any) -> Any:
    return value if isinstance(value, int | float | bool | None) else VALUES_OF_A_ROW.sub(LEFT_OUT, str(value))
