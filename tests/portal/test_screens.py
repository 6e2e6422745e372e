"""The portal in a real browser: to assistive technology, on a telephone, with a keyboard, without scripts."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests import builders
from tests.chromium import fits, troubles
from tests.portal import members
from tests.portal.addresses import every_address
from tests.portal.browser import PLACE, opened, window
from tests.portal.whole import Whole, whole_case
from victimcontact.records.models import WaitingMail

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door")]

WIDE, PHONE, ZOOMED = (1280, 375, 320)
NOT_PAGES = ("/robots.txt", "/sign-out/", "/your-page/")
SHOWN = 200


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


def in_turn(page: Page, paths: list[str]) -> Iterator[str]:
    """Go to one page after another."""
    for path in paths:
        opened(page, path)
        yield path


def on_the_way_in(language: str) -> Client:
    """A visitor who has typed in the code of a letter and asked for one by e-mail, so that every step can be seen."""
    visitor = Client(REMOTE_ADDR=members.VISITOR)
    visitor.get(f"/?language={language}")
    visitor.post("/activate/", {"code": members.letter_code(builders.joined())})
    visitor.post("/sign-in/", {"where": "nobody@example.org"})
    return visitor


def pages_of(whole: Whole, visitor: Client, *, own: bool) -> list[str]:
    """The addresses that show this visitor a page, of the member's own or of the public ones; not what leads on, and no file."""
    paths = [each for each in every_address(whole) if ("your-page" in each) is own]
    answers = {path: visitor.get(path) for path in paths if path not in NOT_PAGES}
    return [
        path
        for path, answer in answers.items()
        if answer.status_code == SHOWN and answer["Content-Type"].startswith("text/html")
    ]


def trouble_with(page: Page) -> list[tuple[str, str]]:
    """What axe finds wide and on a telephone, and where the page is wider than a screen at four times the size."""
    too_wide = [("too wide", page.url)] * (not fits(page, ZOOMED))
    fits(page, WIDE)
    found = troubles(page)
    too_wide += [("too wide", page.url)] * (not fits(page, PHONE))
    return found + troubles(page) + too_wide


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_page_has_anything_that_people_stumble_over(chromium: Browser, language: str) -> None:
    whole = whole_case(language=language)
    visitors = on_the_way_in(language), members.client_of(whole.case, language=language)
    complaints: list[str] = []
    found = {}
    for visitor, own in zip(visitors, (False, True), strict=True):
        page = window(chromium, visitor)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        for path in in_turn(page, pages_of(whole, visitor, own=own)):
            found[path] = trouble_with(page)

    assert {path: each for path, each in found.items() if each} == {}
    assert complaints == []
    assert len(found) > 30


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_with_a_letter_comes_in_and_changes_what_they_hear(chromium: Browser, scripts: bool) -> None:
    case = builders.joined()
    code = members.letter_code(case)
    page = window(chromium, Client(REMOTE_ADDR=members.VISITOR), width=PHONE, scripts=scripts)

    opened(page, "/")
    page.get_by_role("button", name="I have a code in a letter").click()
    page.get_by_label("The code in your letter").fill(code)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("By email").check()
    page.get_by_label("Email address that nobody else can read").fill("safe@example.org")
    page.get_by_label("The same address again").fill("safe@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(members.mailed_code())
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Look at your choices, or change them").click()
    page.get_by_role("button", name="Change your choices").click()
    page.get_by_label("Only the month of release").check()
    page.get_by_role("button", name="Save my choices").click()

    page.get_by_text("Your choice is saved.").wait_for()
    assert page.title() == "Your page"
    case.refresh_from_db()
    assert case.level == "release_month"


def test_a_page_can_be_used_with_a_keyboard_alone(chromium: Browser) -> None:
    page = opened(window(chromium, Client()), "/sign-in/")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.id") != "id_where":
        page.keyboard.press("Tab")
    page.keyboard.type("nobody@example.org")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{PLACE}/sign-in/code/")

    assert first == "Skip to main content"
    assert WaitingMail.objects.get().to_address == "nobody@example.org"


def test_three_presses_of_shift_leave_a_members_page_and_the_way_back_shows_nothing_new(chromium: Browser) -> None:
    case = builders.joined()
    page = opened(window(chromium, members.client_of(case)), f"/your-page/{case.reference}/")
    page.wait_for_selector("body.govuk-frontend-supported")

    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")

    assert page.title() == "Weather"


def test_the_first_visit_is_light(chromium: Browser) -> None:
    page = window(chromium, Client(), width=PHONE)
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(len(answer.body())) if "/static/" not in answer.url else None)

    opened(page, "/")

    assert sum(weights) < 20_000
