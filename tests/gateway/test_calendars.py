"""The address from which a calendar program fetches hearings: open to who has it, not there for anybody else."""

import pytest
from django.test import Client

from tests import builders
from victimcontact.casework import hearing_feeds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("api_door")]


def test_who_has_the_address_gets_a_calendar_that_nobody_keeps() -> None:
    token = hearing_feeds.renew(by=builders.officer().account, now=builders.NOW).token

    answer = Client().get(f"/calendars/{token}.ics")

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert answer.content.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("path", ["wrong.ics", "wrong", ".ics", "a/b.ics"])
def test_any_other_address_is_not_there(path: str) -> None:
    answer = Client().get(f"/calendars/{path}")

    assert (answer.status_code, answer.content) == (404, b"")


def test_nothing_can_be_posted_to_it_and_guessing_is_slowed_down() -> None:
    client = Client()
    tries = [client.get(f"/calendars/guess-{number}.ics").status_code for number in range(hearing_feeds.WRONG + 1)]

    assert client.post("/calendars/guess.ics").status_code == 405
    assert tries == [404] * hearing_feeds.WRONG + [429]
