"""Is this for me: questions page by page, an answer that is never only no, and nothing kept."""

import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

PATH = "/is-this-for-me/"
PRISON = {
    "who-who": "myself",
    "court-court": "england_or_wales",
    "harm-harm": "violence",
    "ended-ended": "prison",
    "length-length": "long",
    "year-year": "",
}
ORDER = [name.partition("-")[0] for name in PRISON]
HELPLINE, VICTIM_SUPPORT = "vcsenquiries@justice.gov.uk", "tel:08081689111"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


def sent(answers: dict[str, str], at: str, **more: Any) -> HttpResponse:
    """The page that follows, with the answers so far travelling along as a browser sends them."""
    seen = [name.partition("-")[0] for name in answers if name.partition("-")[0] != at]
    return Client().post(PATH, {**answers, "at": at, "seen": seen, **more})


def heading(answer: HttpResponse) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def up_to(step: str) -> dict[str, str]:
    return {name: value for name, value in PRISON.items() if ORDER.index(name.partition("-")[0]) <= ORDER.index(step)}


def test_one_question_follows_the_other_to_the_answer() -> None:
    headings = [heading(Client().get(PATH)), *(heading(sent(up_to(step), step)) for step in ORDER)]

    assert headings == [
        "Who are you?",
        "Where was the court?",
        "What was the person found to have done?",
        "What did the court decide?",
        "How long is the sentence?",
        "In which year was it?",
        "Yes, this is for you",
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "Yes, this is for you"),
        ({"length-length": "unknown"}, "This may well be for you"),
        ({"harm-harm": "control", "length-length": "short"}, "There is another scheme that may be for you"),
        ({"ended-ended": "waiting"}, "Not yet, but it may be later"),
        ({"ended-ended": "suspended"}, "Not yet, but it may be later"),
        ({"length-length": "short"}, "The law does not name your case, but you can ask"),
        ({"who-who": "other"}, "The law does not name your case, but you can ask"),
        ({"court-court": "elsewhere"}, "Another country has its own scheme"),
    ],
)
def test_every_answer_says_what_to_do_and_whom_to_ask(changed: dict[str, str], says: str) -> None:
    page = sent({**PRISON, **changed}, "year")

    assert heading(page) == says
    text = page.content.decode()
    assert 'href="/join/"' in text
    assert HELPLINE in text
    assert VICTIM_SUPPORT in text
    assert "not eligible" not in text.lower()


def test_a_question_that_was_not_answered_is_asked_again() -> None:
    page = sent({"who-who": "myself"}, "court")

    assert heading(page) == "Where was the court?"
    assert "Choose an answer" in page.content.decode()


def test_back_leads_to_the_question_before_with_its_answer() -> None:
    page = sent(up_to("harm"), "ended", go="back")

    assert heading(page) == "What was the person found to have done?"
    assert re.search(r'value="violence" checked', page.content.decode())
    assert "There is a problem" not in page.content.decode()


def test_a_changed_answer_leads_back_to_the_end_without_asking_the_others_again() -> None:
    page = sent(PRISON, "end", go="who")
    again = sent({**PRISON, "who-who": "bereaved"}, "who")

    assert heading(page) == "Who are you?"
    assert heading(again) == "Yes, this is for you"


def test_nothing_is_written_and_nothing_stands_in_an_address() -> None:
    with CaptureQueriesContext(connection) as asked:
        pages = [sent(up_to(step), step) for step in ORDER]

    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
    for page in pages:
        assert "session" not in "".join(page.cookies)
        assert not re.search(r'(?:href|action)="[^"]*(?:violence|prison|myself)', page.content.decode())


def test_what_somebody_sends_beside_the_questions_is_not_sent_back() -> None:
    page = sent({"who-who": "myself"}, "who", stranger="<b>x</b>", **{"other-thing": "y"})

    assert "stranger" not in page.content.decode()
    assert "other-thing" not in page.content.decode()


def test_a_year_to_come_is_refused() -> None:
    page = sent({**PRISON, "year-year": "2027"}, "year")

    assert "The year cannot be in the future" in page.content.decode()
