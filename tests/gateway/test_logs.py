import io
import json
import logging
import logging.config
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
import structlog

from victimcontact.gateway import logs

pytestmark = pytest.mark.pure
TYPED = "canary Row 7"
Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The log as it is set up in the program; answers the lines written so far."""
    loggers = [logging.getLogger(), logging.getLogger("django")]
    before = [(logger, logger.handlers[:], logger.level, logger.propagate) for logger in loggers]
    logging.config.dictConfig(logs.configuration("INFO"))
    written = io.StringIO()
    for handler in {handler for logger in loggers for handler in logger.handlers}:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger, handlers, level, propagate in before:
        logger.handlers[:], logger.level, logger.propagate = handlers, level, propagate


@pytest.mark.parametrize(
    "name", ["email", "to_address", "first_name", "phone", "body", "one_time_code", "subject_line"]
)
def test_a_value_under_a_personal_name_is_left_out_of_the_log(name: str, lines: Lines) -> None:
    logging.getLogger("victimcontact.test").warning("sent", extra={name: "canary"})
    structlog.get_logger("victimcontact.test").warning("sent", **{name: "canary"})

    written = lines()

    assert len(written) == 2
    assert all(line[name] == "(left out)" for line in written)


def test_a_reference_and_a_count_stay_in_the_log(lines: Lines) -> None:
    logging.getLogger("victimcontact.test").info("night", extra={"case": "VC-1234", "failed": 2, "status_code": 404})

    (line,) = lines()

    assert (line["case"], line["failed"], line["status_code"]) == ("VC-1234", 2, 404)


def test_what_postgresql_quotes_of_a_row_is_left_out_of_a_logged_error(lines: Lines) -> None:
    error = psycopg.errors.UniqueViolation(
        'duplicate key value violates unique constraint "one"\nDETAIL:  Key (handle)=(canary@example.org) already exists.'
    )
    try:
        raise error
    except psycopg.Error:
        logging.getLogger("victimcontact.test").exception("not saved")

    (line,) = lines()

    assert "violates unique constraint" in str(line["exception"])
    assert "canary" not in str(line)


def test_a_request_hung_on_a_record_by_a_library_is_left_out(lines: Lines) -> None:
    logging.getLogger("django.request").warning("Not Found: %s", "/cases/", extra={"request": "GET /cases/?q=canary"})

    (line,) = lines()

    assert "canary" not in str(line)


@pytest.mark.parametrize(
    "logger", [logging.getLogger("victimcontact.test"), structlog.get_logger("victimcontact.test")]
)
def test_what_an_error_says_is_left_out_and_where_it_happened_is_not(logger: Any, lines: Lines) -> None:
    try:
        date.fromisoformat(TYPED)
    except ValueError:
        logger.exception("not read")

    (line,) = lines()

    assert "canary" not in str(line)
    assert "ValueError" in str(line["exception"])
    assert "test_logs.py" in str(line["exception"])


def test_nor_does_an_error_behind_the_error_say_it(lines: Lines) -> None:
    try:
        try:
            raise KeyError(TYPED)
        except KeyError as inner:
            raise RuntimeError(TYPED) from inner
    except RuntimeError:
        logging.getLogger("victimcontact.test").exception("not done")

    (line,) = lines()

    assert "canary" not in str(line)
    assert str(line["exception"]).index("KeyError") < str(line["exception"]).index("RuntimeError")
