"""A member whose case is a restricted patient's: the tribunal, what can be asked for, and not a word of prison; in a real browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser

from tests import builders
from tests.casework.stated import HOSPITAL, joined, review_of
from tests.portal import members
from tests.portal.telephone import Telephone
from victimcontact.records.models import Message
from victimcontact.scheme.words.months import day_in_words

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door", "today")]

HEARING = date(2027, 2, 10)
# The tribunal may not receive a statement where it was asked before that day (P77): there are only conditions to ask for.
ASKED_BEFORE = date(2025, 6, 24)
OF_PRISON = {
    "en": r"prison|parole|inmate|sentenced",
    "cy": r"c[ah]archar|ngharchar|garchar|parôl|pharôl|dedfryd(wyd|u)",
}


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_she_reads_of_the_tribunal_asks_for_a_rule_and_reads_nothing_of_prison(
    chromium: Browser, language: str
) -> None:
    case = joined(HOSPITAL, victims=(builders.victim(language=language),))
    members.activated(case)
    review_of(case, "tribunal", hearing=HEARING, application_made_on=ASKED_BEFORE)
    members.posted(Message.objects.get(case=case, telling__code="tribunal_hearing_listed"))
    member = Telephone(chromium, language)
    own = f"/your-page/{case.reference}/"

    member.sign_in(case)
    pages = {own: member.words}
    for page in (
        "hearings/",
        "statements/",
        "rules/",
        "choices/",
        "choices/change/",
        "choices/leave/",
        "letters/",
        "said/",
    ):
        member.go(own + page)
        pages[page] = member.words
    member.go(f"{own}statements/")
    member.follow("Ask for a rule")
    pages["rules/new/"] = member.words
    member.page.locator("textarea").first.fill("Not to come near the school.")
    pages["filled"] = member.words

    assert day_in_words(HEARING, language) in pages[own] and day_in_words(HEARING, language) in pages["hearings/"]
    assert not member.page.locator(f'form[action*="{own}statements/begin/"]').count()
    said = {page: re.findall(OF_PRISON[language], words, re.I) for page, words in pages.items()}
    assert {page: words for page, words in said.items() if words} == {}
    assert member.found == []
