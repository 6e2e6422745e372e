"""The code of a letter without a sign-in: it says that the letter is there, asks for a call, and chooses what to hear."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests import builders
from tests.portal import members
from victimcontact.casework import callers, letter_codes, stages
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Case, Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

COUNTS, ASK_FIRST = "It counts from now on.", "It does not count yet."


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.fixture
def browser() -> Client:
    return Client(REMOTE_ADDR=members.VISITOR)


def letter_to(case: Case) -> Message:
    """A letter of a release, which somebody gets whatever they chose to hear."""
    happened = Happened("released", date(2026, 11, 20))
    stages.record(sentence=case.sentence, happened=happened, by=members.officer_of(case), now=builders.NOW)
    return members.posted(Message.objects.get(case=case, telling__isnull=False))


def asked(browser: Client, letter: Message, **answers: Any) -> HttpResponse:
    return browser.post("/letter/more/", {"code": letter_codes.code_of(letter.reference), **answers})


def note_in(case: Case) -> str:
    (note,) = callers.notes_of(case)
    return str(note.text)


@pytest.mark.parametrize("path", ["/letter/", "/activate/"])
def test_the_code_says_that_the_letter_is_there_and_nothing_of_the_case(browser: Client, path: str) -> None:
    case = builders.joined()
    letter = letter_to(case)

    page = browser.post(path, {"code": letter_codes.code_of(letter.reference).lower()}).content.decode()

    letter.refresh_from_db()
    assert letter.state == "acknowledged"
    assert "Is there anything else?" in page
    for secret in (case.reference, case.person.family_name, letter.reference, " checked"):
        assert secret not in page


def test_a_call_is_put_before_the_officer_with_an_unchecked_number(browser: Client) -> None:
    case = builders.joined()

    page = asked(browser, letter_to(case), more="call", number="07700 900555", times="Mornings")

    assert "Your officer has your wish for a call" in page.content.decode()
    assert "On +447700900555, which nobody has checked. Good times: Mornings" in note_in(case)
    assert case.person.contact_points.get(channel="phone", replaced_at__isnull=True).value == "+447700900123"


def test_to_hear_more_counts_at_once_and_the_officer_knows(browser: Client) -> None:
    case = builders.joined(level="release_month")

    asked(browser, letter_to(case), more="level", level="key_stages")

    case.refresh_from_db()
    assert case.level == "key_stages"
    assert COUNTS in note_in(case)


def test_to_hear_less_waits_for_the_officer_to_ask(browser: Client) -> None:
    case = builders.joined(level="key_stages")

    page = asked(browser, letter_to(case), more="level", level="release_month").content.decode()

    case.refresh_from_db()
    assert case.level == "key_stages"
    assert ASK_FIRST in note_in(case)
    assert "If it is less, they ask you first." in page


def test_what_is_heard_now_is_not_learned_from_the_answer(browser: Client) -> None:
    few, all_of_it = builders.joined(level="release_month"), builders.joined(level="key_stages")

    pages = [asked(browser, letter_to(case), more="level", level="annual") for case in (few, all_of_it)]

    assert pages[0].content == pages[1].content


def test_nothing_more_changes_nothing(browser: Client) -> None:
    case = builders.joined()

    asked(browser, letter_to(case), more="nothing")

    assert callers.notes_of(case) == []


def test_a_wrong_code_does_nothing_and_is_counted(browser: Client) -> None:
    case = builders.joined()
    letter_to(case)

    answers = [browser.post("/letter/more/", {"code": "CDFGHJKMNPQR", "more": "call"}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert answers[0]["Location"] == "/letter/"
    assert callers.notes_of(case) == []
