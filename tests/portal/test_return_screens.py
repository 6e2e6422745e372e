"""Somebody said no, and comes back when the person has been released: with the code of our answer, in a real browser."""

from datetime import date

import pytest
from playwright.sync_api import Browser

from tests import builders
from tests.portal import members
from tests.portal.telephone import Telephone
from victimcontact.casework import access, duties, letter_codes, sending, stages, wishes
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.gateway import carriers
from victimcontact.records.models import Case, Duty, Message, Telling
from victimcontact.scheme.words.choices import level_label
from victimcontact.scheme.words.timeline import stage_entry

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door", "today")]

RELEASED = Happened("released", date(2026, 11, 20), {"released_on": "2026-11-20"})
BEFORE = (
    Happened("eligible_for_open_conditions", date(2026, 11, 10)),
    Happened("moved_to_open_conditions", date(2026, 11, 12)),
)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


def declined(language: str) -> Case:
    """Somebody who said no before all this happened, and has our answer."""
    case = builders.reachable(builders.allocated(victims=(builders.victim(language=language),)))
    by, version = members.officer_of(case), access.version_of(case)
    wishes.record(case=case, wish=Wish("decline"), version=version, by=by, now=builders.NOW)
    sending.drain(carriers.letters(), clock=lambda: builders.NOW)
    for happened in (*BEFORE, RELEASED):
        stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    return case


def owed_to(case: Case) -> set[str]:
    return set(Duty.objects.filter(case=case, standing__in=duties.LIVE).values_list("what", flat=True))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_who_said_no_comes_back_with_the_code_of_our_answer_and_reads_where_things_stand(
    chromium: Browser, language: str
) -> None:
    case = declined(language)
    owed_before, answer = owed_to(case), Message.objects.get(case=case, document="L04")
    member = Telephone(chromium, language)

    member.go(f"/activate/?language={language}")
    member.page.get_by_role("textbox").fill(letter_codes.code_of(answer.reference))
    member.press("Continue")
    member.choose("Is there anything else?", member.said("I want to choose what I hear, or to come back"))
    member.choose("What would you like to hear?", level_label("key_stages", language))
    member.press("Continue")
    thanked = member.words
    case.refresh_from_db()

    assert (
        member.said(
            "Your officer has your choice. If it is more than now, it counts at once. If it is less, they ask you first."
        )
        in thanked
    )
    assert (case.standing, case.level) == ("joined", "key_stages")
    assert [telling.code for telling in Telling.objects.filter(case=case)] == ["released"]
    assert owed_to(case) > owed_before
    page = read_at_home(member, case)
    assert stage_entry("released", language, {}).title in page
    assert not [each for each in BEFORE if stage_entry(each.code, language, {}).title in page]
    assert member.found == []


def read_at_home(member: Telephone, case: Case) -> str:
    """Her officer sends the letter of the release and invites her: what her page says."""
    members.posted(Message.objects.get(case=case, telling__code="released"), now=builders.later(2))
    members.activated(case, now=builders.later(2))
    member.sign_in(case)
    return member.words
