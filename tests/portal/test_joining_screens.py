"""A victim joins from the public site in a real browser, from the first page to the thanks, and an officer finds her case."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests import builders
from tests.chromium import fits, troubles
from tests.portal.browser import PLACE, opened, window
from victimcontact.casework import callers, enquiries
from victimcontact.records.models import Enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door")]

PHONE = 375
WORDS = {
    "en": {
        "check": "Is this for me? A few questions",
        "go": "Continue",
        "yes": "Yes, this is for you",
        "join": "Join or ask us",
        "start": "Start",
        "send": "Send",
        "thanks": "Thank you. We have it",
    },
    "cy": {
        "check": "Ai i mi mae hwn? Ychydig o gwestiynau",
        "go": "Parhau",
        "yes": "Ydy, mae hwn ar eich cyfer chi",
        "join": "Ymuno neu ofyn inni",
        "start": "Dechrau",
        "send": "Anfon",
        "thanks": "Diolch. Mae gennym ni",
    },
}
CHECK = (
    "who-who=myself",
    "court-court=england_or_wales",
    "harm-harm=sexual",
    "ended-ended=prison",
    "length-length=long",
)
JOIN = (
    ("who-relationship=myself",),
    ("wish-wish=join",),
    ("you-given_names:Rhian", "you-family_name:Tirion"),
    ("reach-way=phone", "reach-phone:07700 900123", "reach-voicemail_is_safe=no"),
    ("safe-shared=no", "safe-in_danger=no"),
    ("case-offender:Gareth Blake", "case-court:Bristol Crown Court"),
    ("needs-language=cy",),
)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


def answer(page: Page, given: str) -> None:
    """One answer: `name=value` is chosen, `name:words` are typed."""
    name, chosen, value = given.partition("=")
    if chosen:
        page.locator(f'input[name="{name}"][value="{value}"]').check()
    else:
        name, _colon, words = given.partition(":")
        page.locator(f'[name="{name}"]').fill(words)


def remember_trouble(page: Page, found: list[object]) -> None:
    """Remember what axe finds here, and where the page is wider than the telephone."""
    found += troubles(page)
    if not fits(page, PHONE):
        found.append(("too wide", page.url))


def pressed(page: Page, text: str) -> None:
    page.get_by_role("button", name=text, exact=True).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("cy", True), ("en", False)])
def test_a_victim_joins_from_the_public_site(chromium: Browser, language: str, scripts: bool) -> None:
    case, words, found = builders.allocated(), WORDS[language], list[object]()
    page = window(chromium, Client(REMOTE_ADDR="192.0.2.7"), width=PHONE, scripts=scripts)

    def look() -> None:
        if scripts:  # axe is a script itself
            remember_trouble(page, found)

    opened(page, f"/?language={language}")
    page.get_by_role("link", name=words["check"]).click()
    for given in CHECK:
        answer(page, given)
        look()
        pressed(page, words["go"])
    pressed(page, words["go"])
    assert page.get_by_role("heading", level=1).inner_text() == words["yes"]
    look()
    page.get_by_role("button", name=words["join"]).click()
    look()
    page.get_by_role("button", name=words["start"], exact=True).click()
    for answers in JOIN:
        for given in answers:
            answer(page, given)
        look()
        pressed(page, words["go"])
    look()
    pressed(page, words["send"])
    look()

    assert page.get_by_role("heading", level=1).inner_text() == words["thanks"]
    assert page.url == f"{PLACE}/join/questions/"
    assert "Tirion" not in page.content()
    assert found == []
    assert case.officer is not None
    enquiries.match(enquiry=Enquiry.objects.get(), case=case, by=case.officer.account, now=builders.later(2))
    assert "+447700900123" in str(callers.notes_of(case)[0].text)


def test_the_language_changes_in_the_middle_with_what_was_typed_and_enter_still_goes_on(chromium: Browser) -> None:
    page = window(chromium, Client(REMOTE_ADDR="192.0.2.7"), width=PHONE, scripts=False)
    opened(page, "/join/questions/?language=en")
    for answers in JOIN[:2]:
        answer(page, answers[0])
        pressed(page, "Continue")
    answer(page, "you-given_names:Rhian")

    pressed(page, "Cymraeg")
    answer(page, "you-family_name:Tirion")
    typed = page.locator('[name="you-given_names"]').input_value()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert typed == "Rhian"
    assert page.locator('input[name="reach-way"]').count() == 4
    assert page.locator("html").get_attribute("lang") == "cy"
