"""A member at her own pages."""

import re
from email import message_from_bytes
from pathlib import Path

from django.conf import settings
from django.utils import translation

from tests.journeys.windows import Window
from victimcontact.casework.documents.measuring import marks


class Phone(Window):
    """The public site in a member's browser. Words are given in English, and looked for in the language of the page."""

    def type(self, label: str, text: str) -> None:
        super().type(self.in_words(label), text)

    def press(self, button: str) -> None:
        super().press(self.in_words(button))

    def in_words(self, english: str) -> str:
        with translation.override(self.page.locator("html").get_attribute("lang") or "en"):
            return translation.gettext(english)

    def come_in_first(self, code: str, email: str) -> None:
        """With the code from the letter, to where the code by e-mail is asked for."""
        self.go("/")
        self.follow("Sign in", within="header")
        self.follow("I have a code in a letter")
        self.type("The code in your letter", code)
        self.press("Continue")
        self.choose(self.in_words("How shall we send your codes?"), self.in_words("By email"))
        self.type("Email address that nobody else can read", email)
        self.type("The same address again", email)
        self.press("Send me a code")

    def come_in_again(self, email: str) -> None:
        """With the address of the first time, to where the code by e-mail is asked for."""
        self.go("/sign-in/")
        self.type("Email address or mobile number", email)
        self.press("Send me a code")

    def enter(self, code: str) -> None:
        self.type("Code", code)
        self.press("Sign in")


def code_in_letter(words: str) -> str:
    """The code that a letter on paper holds."""
    found = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b", words)
    assert found is not None
    return found.group()


def code_in_newest_mail() -> str:
    """The code in the newest e-mail of the folder, as the member finds it."""
    mails = sorted(Path(settings.OUTBOX).glob("CD-*.eml"), key=lambda file: file.stat().st_mtime_ns)
    found = re.search(r"\b\d{6}\b", str(message_from_bytes(mails[-1].read_bytes()).get_payload()))
    assert found is not None
    return found.group()


def on_paper(reference: str) -> str:
    """What a printed letter says, read from the file in the print room."""
    pdf = (Path(settings.PRINT_ROOM) / f"{reference}.pdf").read_bytes()
    return " ".join(mark.text for mark in marks(pdf))
