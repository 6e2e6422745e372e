"""A member at their telephone, in English or Welsh: every page they come to is looked at."""

from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, Locator

from tests.chromium import fits, pictured, troubles
from tests.portal import members
from tests.portal.browser import opened, window
from victimcontact.records.models import Case

PHONE, WIDE = 375, 1280


class Telephone:
    """Words are given in English, and looked for in the language of the page."""

    def __init__(self, chromium: Browser, language: str) -> None:
        self.page = window(chromium, Client(REMOTE_ADDR=members.VISITOR), width=PHONE)
        self.language = language
        self.found: list[tuple[str, str]] = []

    def said(self, english: str, **values: str) -> str:
        with translation.override(self.language):
            return translation.gettext(english) % values if values else translation.gettext(english)

    def sign_in(self, case: Case) -> None:
        """With a code by e-mail, as somebody who has been here before."""
        opened(self.page, f"/sign-in/?language={self.language}")
        self.page.get_by_label(self.said("Email address or mobile number")).fill(members.address_of(case))
        self.press("Send me a code")
        self.page.get_by_label(self.said("Code"), exact=True).fill(members.mailed_code())
        self.press("Sign in")

    def go(self, path: str) -> None:
        opened(self.page, path)
        self.look()

    def press(self, button: str) -> None:
        self.main.get_by_role("button", name=self.said(button), exact=True).first.click()
        self.look()

    def follow(self, link: str, **values: str) -> None:
        self.main.get_by_role("link", name=self.said(link, **values)).first.click()
        self.look()

    def choose(self, question: str, answer: str) -> None:
        """Choose an answer of a question; the answer is in the language of the page."""
        self.page.get_by_role("group", name=self.said(question)).get_by_label(answer, exact=True).check()

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def words(self) -> str:
        """What a reader reads, with spaces as in a sentence."""
        return " ".join(self.main.inner_text().split())

    def look(self) -> None:
        """What axe finds here, and whether the page has to be moved sideways."""
        self.page.wait_for_selector("main h1")
        self.found += troubles(self.page)
        name = f"{self.language} {self.page.url} {self.page.locator('h1').inner_text()}"
        pictured(self.page, f"{name} {PHONE}")
        fits(self.page, WIDE)
        pictured(self.page, f"{name} {WIDE}")
        if not fits(self.page, PHONE):
            self.found.append(("too wide", self.page.url))
