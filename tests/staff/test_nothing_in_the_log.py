"""An error while somebody's data is in a form: the log says where, and not what was typed."""

import io
import json
import logging
import logging.config
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from tests import builders
from tests.staff.officers_site import holder, visit
from victimcontact.casework import finding, people
from victimcontact.gateway import logs
from victimcontact.records.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

CANARY = "Canary"
NAME = {"title": "", "given_names": CANARY, "family_name": CANARY, "language": "en", "letter_format": "standard"}


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The log as the program sets it up."""
    loggers = [logging.getLogger(), logging.getLogger("django")]
    before = [(logger, logger.handlers[:], logger.level, logger.propagate) for logger in loggers]
    logging.config.dictConfig(logs.configuration("INFO"))
    stream = io.StringIO()
    for logger in loggers:
        for handler in logger.handlers:
            if isinstance(handler, logging.StreamHandler):
                handler.setStream(stream)
    yield stream
    for logger, handlers, level, propagate in before:
        logger.handlers[:], logger.level, logger.propagate = handlers, level, propagate


def broken(error: Exception) -> Callable[..., Any]:
    def fail(*_arguments: object, **_values: object) -> None:
        raise error

    return fail


def client_of(case: Case) -> Client:
    client = visit(holder(case))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"could not read {CANARY}"),
        KeyError(CANARY),
        IntegrityError(f'violates unique constraint "one"\nDETAIL:  Key (name)=({CANARY}) already exists.'),
    ],
)
def test_what_was_typed_is_not_in_the_log_when_a_page_fails(
    monkeypatch: pytest.MonkeyPatch, written: io.StringIO, error: Exception
) -> None:
    case = builders.allocated()
    monkeypatch.setattr(people, "confirm_name", broken(error))

    response = client_of(case).post(f"/cases/{case.reference}/name/", NAME | {"version": str(case.version)})

    assert response.status_code == 500
    assert CANARY not in response.content.decode()
    assert "Something went wrong" in response.content.decode()
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert any(type(error).__name__ in line.get("exception", "") for line in lines)
    assert CANARY not in written.getvalue()


def test_a_search_that_fails_leaves_no_name_in_the_log(monkeypatch: pytest.MonkeyPatch, written: io.StringIO) -> None:
    case = builders.allocated()
    monkeypatch.setattr(finding, "find", broken(ValueError(CANARY)))

    assert client_of(case).post("/cases/", {"wanted": CANARY}).status_code == 500

    assert written.getvalue()
    assert CANARY not in written.getvalue()


def test_a_whole_day_of_looking_and_refusing_leaves_no_name_in_the_log(written: io.StringIO) -> None:
    case = builders.joined()
    client = client_of(case)
    stranger = visit(builders.officer(in_unit="cardiff"))

    for address in (f"/cases/{case.reference}/", f"/cases/{case.reference}/name/", "/cases/", "/nowhere/"):
        client.get(address)
        stranger.get(address)
    client.post(f"/cases/{case.reference}/name/", {"family_name": CANARY})
    Client().post("/accounts/login/", {"login": f"{CANARY}@example.org", "password": CANARY})

    log = written.getvalue()
    for word in (CANARY, case.person.family_name, case.sentence.offender.family_name, "Made-up Street", "07700900123"):
        assert word not in log
