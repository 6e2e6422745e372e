"""The officers' site in a real browser: to assistive technology, on a telephone, and the way in with its second step."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests import builders
from tests.chromium import fits, troubles
from tests.house.everything import Everything, addresses, everything
from tests.portal.browser import PLACE, opened, window
from tests.staff.visitors import code_of
from victimcontact import settings as program
from victimcontact.records.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("staff_door")]

NOT_PAGES = ("letter.pdf", "logout", "file")


@pytest.fixture(autouse=True)
def closed(chromium: Browser, db: None) -> Iterator[None]:
    """No window outlives its test."""
    yield
    for context in chromium.contexts:
        context.close()


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend=program.backends("staff")[0])
    return client


def pages_of(case: Everything, who: str) -> list[str]:
    """Every address that shows this officer a page, by looking."""
    client = signed_in(case.accounts[who])
    paths = [address.path(case) for address in addresses("staff") if not address.route.endswith(NOT_PAGES)]
    found = []
    for path in paths:
        response = client.get(path)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found.append(path)
    return found


@pytest.mark.parametrize("who", ["manager", "auditor", "analyst", "helpline_adviser"])
def test_every_page_can_be_read_by_everybody_and_on_a_telephone(chromium: Browser, tmp_path: Path, who: str) -> None:
    case = everything(tmp_path)
    page = window(chromium, signed_in(case.accounts[who]))
    paths = pages_of(case, who)
    wrong = {}
    for path in paths:
        opened(page, path)
        if trouble := troubles(page):
            wrong[path] = trouble
        elif not fits(page, 375):
            wrong[path] = [("wider than a telephone", "")]
        page.set_viewport_size({"width": 1280, "height": 900})

    assert wrong == {}
    assert len(paths) > (40 if who == "manager" else 3)


@pytest.mark.parametrize("path", ["/accounts/login/", "/officers/new/", "/settings/D1/", "/referrals/new/"])
def test_a_page_with_errors_can_be_read_by_everybody(chromium: Browser, path: str) -> None:
    builders.unit()
    client = Client() if "accounts" in path else signed_in(builders.officer("manager").account)
    page = opened(window(chromium, client, width=375), path)

    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector(".govuk-error-summary")

    assert page.title().startswith("Error: ")
    assert troubles(page) == []
    assert fits(page, 375)


def test_an_officer_sets_up_the_second_step_and_comes_in_with_it(chromium: Browser) -> None:
    holder = builders.officer()
    page = opened(window(chromium, Client()), "/accounts/login/")
    fill_in(page, str(holder.account.email))
    opened(page, "/accounts/2fa/totp/activate/")
    picture = page.locator("img[src^='data:image/svg']")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    key = re.search(r"[A-Z2-7]{32}", page.content())
    assert key is not None
    page.get_by_label("Code the app shows").fill(code_of(key[0]))
    page.get_by_role("button", name="Set up the second step").click()
    page.wait_for_selector("h1:has-text('Recovery codes')")

    again = opened(window(chromium, Client()), "/accounts/login/")
    fill_in(again, str(holder.account.email))
    again.wait_for_selector("h1:has-text('Enter your code')")
    again.get_by_label("Code").fill(code_of(key[0], steps_ahead=1))
    again.get_by_role("button", name="Continue").click()
    again.wait_for_selector("h1:has-text('Worklist')")

    assert again.url == f"{PLACE}/"


def fill_in(page: Page, email: str) -> None:
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("networkidle")


def test_no_page_asks_the_browser_for_what_the_policy_refuses(chromium: Browser) -> None:
    complaints: list[str] = []
    page = window(chromium, signed_in(builders.officer("manager").account))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    for path in ("/", "/officers/", "/settings/", "/statistics/", "/accounts/2fa/totp/activate/"):
        opened(page, path)
        page.wait_for_load_state("networkidle")

    assert complaints == []
