"""A statement typed in a real browser: kept while it is typed, through a lost connection and a second window, and easy to leave."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests import builders
from tests.portal import members
from tests.portal.browser import PLACE, opened, window
from tests.portal.whole import Whole, whole_case
from victimcontact.casework import own_statements, statement_words

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door")]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def whole() -> Whole:
    return whole_case()


def path_of(whole: Whole) -> str:
    return f"/your-page/{whole.case.reference}/statements/{whole.statement.reference}/words/now/"


def typing(chromium: Browser, whole: Whole, *, scripts: bool = True) -> Page:
    return opened(window(chromium, members.client_of(whole.case), scripts=scripts), path_of(whole))


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-app-keep-says]")).to_contain_text(words, timeout=20_000)


def typed(whole: Whole) -> str:
    return own_statements.answers_of(whole.statement, "en")[1].typed


def test_what_is_typed_is_kept_by_itself_and_comes_back_with_the_page(chromium: Browser, whole: Whole) -> None:
    page = typing(chromium, whole)

    page.get_by_label("How do you feel now?").fill("I look behind me.")
    says(page, "What you type is kept")
    opened(page, path_of(whole))

    expect(page.get_by_label("How do you feel now?")).to_have_value("I look behind me.")
    assert typed(whole) == "I look behind me."
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_lost_connection_loses_nothing_and_is_tried_again(chromium: Browser, whole: Whole) -> None:
    page = typing(chromium, whole)
    broken = True

    def perhaps(route: Route) -> None:
        route.abort() if broken else route.fallback()

    page.route("**/typed/", perhaps)
    page.get_by_label("How do you feel now?").fill("I look behind me.")
    says(page, "There is no connection just now.")
    broken = False
    says(page, "What you type is kept")

    assert typed(whole) == "I look behind me."


def test_a_second_window_says_so_and_saving_shows_both(chromium: Browser, whole: Whole) -> None:
    first, second = typing(chromium, whole), typing(chromium, whole)
    first.get_by_label("How do you feel now?").fill("From the first window.")
    says(first, "What you type is kept")

    second.get_by_label("How do you feel now?").fill("From the second window.")
    says(second, "This answer was changed in another window.")
    second.get_by_role("button", name="Save").click()

    expect(second.get_by_role("table", name="Where the two differ")).to_contain_text("From the first window.")
    expect(second.get_by_label("How do you feel now?")).to_have_value("From the second window.")
    assert typed(whole) == "From the first window."


def test_saving_at_once_after_typing_saves_the_last_word(chromium: Browser, whole: Whole) -> None:
    page = typing(chromium, whole)
    page.get_by_label("How do you feel now?").fill("First.")
    says(page, "What you type is kept")

    page.get_by_label("How do you feel now?").fill("First. Last word.")
    page.get_by_role("button", name="Save").click()

    page.get_by_text("Your words are saved.").wait_for()
    assert statement_words.words_in(whole.statement).now == "First. Last word."


def test_leaving_at_once_is_not_held_up_by_what_is_not_saved(chromium: Browser, whole: Whole) -> None:
    page = typing(chromium, whole)
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.wait_for_selector("body.govuk-frontend-supported")
    page.get_by_label("How do you feel now?").fill("Not saved.")

    page.get_by_label("How do you feel now?").blur()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")

    assert asked == []


def test_without_scripts_the_button_saves_and_nothing_is_missing(chromium: Browser, whole: Whole) -> None:
    page = typing(chromium, whole, scripts=False)

    page.get_by_label("How do you feel now?").fill("By hand.")
    page.get_by_role("button", name="Save").click()

    page.get_by_text("Your words are saved.").wait_for()
    assert page.url.startswith(PLACE)
    assert statement_words.words_in(whole.statement).now == "By hand."
