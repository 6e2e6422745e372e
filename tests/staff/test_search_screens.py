"""Searching and making two into one in a real browser: by keyboard, on a telephone, without scripts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests import builders
from tests.chromium import fits, troubles
from tests.portal.browser import opened, window
from tests.staff.officers_site import visit
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Case, Likeness, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("staff_door")]

SIAN = replace(
    builders.victim(),
    given_names="Siân",
    family_name="Llywelyn",
    address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")),
    phone=WayGiven("+447700900555"),
)
SHAN = replace(SIAN, given_names="Shan", family_name="Llewellyn-Made-up-Double-Barrelled", phone=None)


@pytest.fixture(autouse=True)
def closed(chromium: Browser, db: None) -> Iterator[None]:
    """No window outlives its test."""
    yield
    for context in chromium.contexts:
        context.close()


@pytest.fixture
def manager() -> Officer:
    return builders.officer("manager")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_found_is_reached_by_keyboard_and_read_on_a_telephone(
    chromium: Browser, manager: Officer, scripts: bool
) -> None:
    case = builders.referred(victims=(SIAN,))
    builders.referred(victims=(SHAN,))
    page = opened(window(chromium, visit(manager), width=375, scripts=scripts), "/cases/")

    page.get_by_label("Name, reference, number, postcode or phone").fill("Llewellin BA99 9ZZ")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=cases found")

    assert page.get_by_role("link", name="Siân Llywelyn").get_attribute("href") == f"/cases/{case.reference}/"
    assert "Sounds alike" in page.inner_text("main")
    assert "BA99" not in page.url and "Llewellin" not in page.title()
    if scripts:
        assert troubles(page) == []
        assert fits(page, 375) and fits(page, 1280)


def test_two_are_made_one_with_the_keyboard_alone(chromium: Browser, manager: Officer) -> None:
    for victim in (SIAN, replace(SHAN, family_name="Llewellyn")):
        builders.referred(victims=(victim,))
    page = opened(window(chromium, visit(manager)), f"/likenesses/{Likeness.objects.get().pk}/")

    for name in ("They are the same: keep", "Make them one"):
        if name == "Make them one":
            page.get_by_label("How do you know that they are the same?").fill("She said so.")
            page.get_by_label("I have read what changes").press("Space")
        page.get_by_role("button", name=name).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
    page.wait_for_selector("text=Made one lately")

    assert troubles(page) == []
    assert len(set(Case.objects.values_list("person", flat=True))) == 1
