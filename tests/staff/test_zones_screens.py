"""Drawing a zone in a real browser: with the mouse, with the keys alone, and without the policy having anything to refuse."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import builders
from tests.chromium import troubles
from tests.portal.browser import opened, window
from tests.staff.officers_site import account_of, holder, visit
from victimcontact.casework import zone_content, zone_versions, zones
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import Zone
from victimcontact.scheme.zones import geometry, reading

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("staff_door")]

AREA = "ST 580 720\nST 595 719\nST 597 726\nST 592 734"


@pytest.fixture(autouse=True)
def closed(chromium: Browser, db: None, settings: Any) -> Iterator[None]:
    settings.REQUIRE_TOTP = False
    yield
    for context in chromium.contexts:
        context.close()


@pytest.fixture
def zone() -> Zone:
    case = builders.joined()
    return zones.start(case=case, purpose="EXC_ZONE", by=account_of(case), now=builders.NOW)


def page_of(chromium: Browser, zone: Zone, complaints: list[str]) -> Page:
    page = window(chromium, visit(holder(zone.case)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    opened(page, f"/zones/{zone.reference}/draw/")
    page.wait_for_selector(".leaflet-container")
    return page


def save(page: Page) -> None:
    page.get_by_label("A home").check()
    page.get_by_role("button", name="Save as a new version").click()
    page.wait_for_selector("h1:has-text('Zone 1')")


def corners(page: Page) -> list[str]:
    return page.get_by_label("Corners of the area").input_value().splitlines()


def test_an_area_is_drawn_with_the_mouse_and_saved(chromium: Browser, zone: Zone) -> None:
    complaints: list[str] = []
    page = page_of(chromium, zone, complaints)
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Draw an area").click()
    page.locator(".leaflet-container").evaluate("map => map.scrollIntoView({block: 'center'})")
    place = page.locator(".leaflet-container").bounding_box()
    assert place is not None
    middle = (place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    for east, south in ((-120, -90), (130, -70), (100, 110), (-90, 80), (-120, -90)):
        page.mouse.move(middle[0] + east, middle[1] + south)
        page.mouse.click(middle[0] + east, middle[1] + south)

    assert len(corners(page)) == 4
    save(page)

    version = zone_versions.latest(zone)
    assert version is not None
    (piece,) = zone_content.drawn_from(version).shape
    assert len(piece.edge) == 4
    assert complaints == []


def test_an_area_is_drawn_with_the_keys_alone_and_its_last_corner_taken_back(chromium: Browser, zone: Zone) -> None:
    complaints: list[str] = []
    page = page_of(chromium, zone, complaints)
    place = page.locator(".leaflet-container")
    place.focus()
    for _ in range(5):
        place.press("+")
    for move in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        place.press(move)
        page.wait_for_timeout(400)
        page.get_by_role("button", name="Put a corner at the middle").press("Enter")

    page.get_by_role("button", name="Take the last corner back").press("Enter")

    assert len(corners(page)) == 3
    assert "Corners: 3" in page.locator("[data-map-status]").inner_text()
    save(page)
    version = zone_versions.latest(zone)
    assert version is not None
    assert geometry.size(zone_content.drawn_from(version).shape) > 0
    assert complaints == []


def test_what_is_typed_or_put_with_the_keys_is_in_sight_at_once(chromium: Browser, zone: Zone) -> None:
    complaints: list[str] = []
    page = page_of(chromium, zone, complaints)
    area = page.locator("path[fill-opacity='0.25']")

    page.get_by_label("Corners of the area").fill("51.45, -2.60\n51.46, -2.58\n51.44, -2.58")
    typed = area.count()
    page.get_by_role("button", name="Put a corner at the middle").press("Enter")

    assert (typed, area.count()) == (1, 1)
    assert len(corners(page)) == 4
    assert complaints == []


def test_what_was_saved_is_on_the_map_and_unchanged_when_nothing_is_drawn(chromium: Browser, zone: Zone) -> None:
    shape = reading.read(AREA).shape
    by = account_of(zone.case)
    zones.write(zone=zone, drawn=Drawn(shape, "Along the canal.", reason="home"), version=0, by=by, now=builders.NOW)
    complaints: list[str] = []
    page = page_of(chromium, zone, complaints)

    assert page.locator("path[fill-opacity='0.25']").count() == 1
    assert complaints == []
    assert corners(page)[0] == "ST 58000 72000"
    page.get_by_role("button", name="Save as a new version").click()
    page.wait_for_selector("h1:has-text('Zone 1')")

    first, second = zone_versions.versions_of(zone)
    assert first.content["shape"] == second.content["shape"]


@pytest.mark.parametrize("width", [1280, 375])
def test_the_pages_with_a_map_can_be_read_by_everybody(chromium: Browser, zone: Zone, width: int) -> None:
    shape = reading.read(AREA).shape
    by = account_of(zone.case)
    zones.write(zone=zone, drawn=Drawn(shape, "Along the canal.", reason="home"), version=0, by=by, now=builders.NOW)
    page = window(chromium, visit(holder(zone.case)), width=width)

    for path in ("", "draw/", "consent/"):
        opened(page, f"/zones/{zone.reference}/{path}")
        page.wait_for_selector(".leaflet-container")
        assert troubles(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
