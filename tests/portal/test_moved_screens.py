"""A member moves, and from then on wants to be called only: in a real browser, on a telephone, in both languages."""

import pytest
from playwright.sync_api import Browser

from tests import builders
from tests.portal import members
from tests.portal.telephone import Telephone
from victimcontact.casework import people, safe_contact

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door", "today")]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_member_moves_and_from_then_on_is_only_called(chromium: Browser, language: str) -> None:
    case = builders.joined(victims=(builders.victim(language=language),))
    members.activated(case)
    member = Telephone(chromium, language)
    page = member.page

    member.sign_in(case)
    member.follow("Look at your choices, or change them")
    member.follow("I have moved")
    member.choose("Is it safe to write to you there?", member.said("Yes, it is"))
    page.get_by_label(member.said("Your new address")).fill("2 Made-up Road\nCardiff\nCF99 9ZZ")
    member.press("Continue")
    member.press("This is right: save it")
    page.get_by_text(member.said("Thank you. Nothing goes to the old address any more.")).wait_for()
    page.go_back()
    member.go(f"/your-page/{case.reference}/choices/change/")
    page.get_by_label(member.said("By phone only: your officer calls you, and we send nothing")).check()
    member.press("Save my choices")

    page.get_by_text(member.said("Your choice is saved. It counts from now on.")).wait_for()
    address = people.live_address(case.person)
    assert address is not None
    assert address.lines[-1] == "CF99 9ZZ"
    assert not safe_contact.verdict(case.person, "letter", moment=builders.later(1)).may_go
    assert member.found == []
