"""A member moves, and from then on wants to be called only: in a real browser, on a telephone, in both languages."""

import pytest
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, Page

from tests import builders
from tests.chromium import troubles
from tests.portal import members
from tests.portal.browser import opened, window
from victimcontact.casework import people, safe_contact

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door", "today")]

PHONE = 375


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


class Member:
    """Somebody at their telephone. Words are given in English, and looked for in the language of the page."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.found: list[tuple[str, str]] = []

    def said(self, english: str) -> str:
        with translation.override(self.language):
            return translation.gettext(english)

    def press(self, button: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=self.said(button)).click()
        self.look()

    def follow(self, link: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=self.said(link)).first.click()
        self.look()

    def look(self) -> None:
        """What axe finds here, and whether the page has to be moved sideways."""
        self.page.wait_for_selector("main h1")
        self.found += troubles(self.page)
        if self.page.evaluate("document.documentElement.scrollWidth") > PHONE:
            self.found.append(("too wide", self.page.url))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_member_moves_and_from_then_on_is_only_called(chromium: Browser, language: str) -> None:
    case = builders.joined(victims=(builders.victim(language=language),))
    members.activated(case)
    page = opened(window(chromium, Client(REMOTE_ADDR=members.VISITOR), width=PHONE), f"/sign-in/?language={language}")
    member = Member(page, language)

    page.get_by_label(member.said("Email address or mobile number")).fill(members.address_of(case))
    member.press("Send me a code")
    page.get_by_label(member.said("Code"), exact=True).fill(members.mailed_code())
    page.get_by_role("main").get_by_role("button", name=member.said("Sign in")).click()
    member.follow("Look at your choices, or change them")
    member.follow("I have moved")
    page.get_by_label(member.said("Yes")).check()
    page.get_by_label(member.said("Your new address")).fill("2 Made-up Road\nCardiff\nCF99 9ZZ")
    member.press("Continue")
    member.press("This is right: save it")
    page.get_by_text(member.said("Thank you. Nothing goes to the old address any more.")).wait_for()
    page.go_back()
    opened(page, f"/your-page/{case.reference}/choices/change/")
    page.get_by_label(member.said("By phone only: your officer calls you, and we send nothing")).check()
    member.press("Save my choices")

    page.get_by_text(member.said("Your choice is saved. It counts from now on.")).wait_for()
    address = people.live_address(case.person)
    assert address is not None
    assert address.lines[-1] == "CF99 9ZZ"
    assert not safe_contact.verdict(case.person, "letter", moment=builders.later(1)).may_go
    assert member.found == []
