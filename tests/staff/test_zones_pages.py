"""Zones on the officers' pages: typed without a map, corrected without losing a word, never going before everything is there."""

from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, boxes, holder, in_days, visit
from victimcontact.casework import access, condition_requests, facts, people, zone_content, zone_versions, zones
from victimcontact.casework.condition_requests import Wanted
from victimcontact.casework.documents import zone_map
from victimcontact.casework.facts import New
from victimcontact.records.models import Case, Zone, ZoneCheck, ZoneFile, ZoneVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

CORNERS = "ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731"
PLACE, MIDDLE = "ST 58250 72150", "ST 58875 72475"
WORDS = {"boundary": "From the river bridge along the railway.", "roads": "Canal Road", "ways": "The station."}


@pytest.fixture
def case() -> Case:
    return builders.joined()


def page(case: Case, path: str) -> str:
    return " ".join(visit(holder(case)).get(path).content.decode().split())


def post(case: Case, path: str, **answers: str) -> Any:
    return visit(holder(case)).post(path, answers)


def started(case: Case) -> Zone:
    return zones.start(case=case, purpose="EXC_ZONE", by=account_of(case), now=timezone.now())


def drawing(version: int = 0, **changes: str) -> dict[str, str]:
    return {"version": str(version), "corners": CORNERS, "reason": "home", **WORDS, **changes}


def text_of(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


def test_a_zone_is_typed_checked_agreed_and_its_map_made_without_any_script(case: Case) -> None:
    answer = post(case, f"/cases/{case.reference}/zones/new/", purpose="EXC_ZONE")
    zone = Zone.objects.get()
    place = f"/zones/{zone.reference}"
    post(case, answer["Location"], **drawing())
    post(case, f"{place}/check/", version="1", place=PLACE)
    content_hash = ZoneVersion.objects.get().content_hash
    post(case, f"{place}/consent/", content_hash=content_hash, given="yes", how="visit")
    assert "Nothing is missing." in page(case, f"{place}/")
    post(case, f"{place}/file/")

    answer = visit(holder(case)).get(f"{place}/map.pdf")

    on_the_map, description = zone_map.words_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert on_the_map == ()
    assert "From the river bridge along the railway." in description
    assert f"/zones/{zone.reference}/" in page(case, f"/cases/{case.reference}/being-heard/")


TROUBLES = [
    ({"corners": "the corner shop\n" + CORNERS}, "Corner 1 of area 1, “the corner shop”, cannot be read."),
    ({"corners": "ST 580 720\nST 590 730\nST 590 720\nST 580 730"}, "from corner 1 meets the line from corner 3"),
    ({"corners": "ST 580 720\nST 590 730"}, "too few corners (2)"),
    ({"corners": "48.85, 2.35\n48.86, 2.35\n48.86, 2.36"}, "is not in Great Britain"),
    ({"open_parts": "ST 685 725\nST 695 725\nST 687 727"}, "The open part 1 does not lie wholly inside"),
    ({"reason": ""}, "Choose an answer"),
    ({"corners": '{"type": "Point"}'}, "A Polygon or a MultiPolygon is accepted"),
]


@pytest.mark.parametrize(("changes", "said"), TROUBLES, ids=[said for _changes, said in TROUBLES])
def test_what_is_wrong_is_said_at_its_box_and_nothing_typed_is_lost(
    case: Case, changes: dict[str, str], said: str
) -> None:
    zone = started(case)

    shown = text_of(post(case, f"/zones/{zone.reference}/draw/", **drawing(**changes)))

    assert said in shown
    assert shown.count(said) == 2, "in the summary and at the box"
    assert WORDS["boundary"] in shown
    assert (changes.get("corners") or CORNERS).split("\n")[0] in shown
    assert not ZoneVersion.objects.exists()


def test_words_alone_can_be_saved_and_the_corners_come_later(case: Case) -> None:
    zone = started(case)

    post(case, f"/zones/{zone.reference}/draw/", **drawing(corners=""))

    shown = page(case, f"/zones/{zone.reference}/")
    assert "There is no area yet." in shown
    assert WORDS["boundary"] in shown


def test_what_was_saved_meanwhile_is_shown_beside_what_was_typed(case: Case) -> None:
    zone = started(case)
    post(case, f"/zones/{zone.reference}/draw/", **drawing())

    shown = text_of(post(case, f"/zones/{zone.reference}/draw/", **drawing(boundary="Only the park.")))

    assert "Somebody else changed this" in shown
    assert "Only the park." in shown
    assert ZoneVersion.objects.count() == 1


def test_a_place_in_the_middle_is_warned_of_and_is_neither_kept_nor_shown(case: Case) -> None:
    zone = started(case)
    post(case, f"/zones/{zone.reference}/draw/", **drawing())

    post(case, f"/zones/{zone.reference}/check/", version="1", place=MIDDLE)

    shown = page(case, f"/zones/{zone.reference}/")
    assert "from a point that anybody would try first" in shown
    assert "58875" not in shown + str(ZoneCheck.objects.values())
    assert text_of(post(case, f"/zones/{zone.reference}/file/")) == ""
    assert not ZoneFile.objects.exists()


def test_a_place_that_cannot_be_read_stays_in_its_box(case: Case) -> None:
    zone = started(case)
    post(case, f"/zones/{zone.reference}/draw/", **drawing())

    shown = text_of(post(case, f"/zones/{zone.reference}/check/", version="1", place="behind the mill"))

    assert "The place cannot be read." in shown
    assert "behind the mill" in shown


def test_a_suggested_area_is_a_new_version_with_a_check_that_warns_of_nothing(case: Case) -> None:
    zone = started(case)

    post(case, f"/zones/{zone.reference}/suggest/", version="0", place=PLACE, width="1500")

    version = zone_versions.latest(zone)
    assert version is not None
    assert zone_content.drawn_from(version).shape
    assert ZoneCheck.objects.get().warned == []


def test_what_was_granted_stands_beside_what_was_asked_for(case: Case) -> None:
    zone = started(case)
    post(case, f"/zones/{zone.reference}/draw/", **drawing())
    place = f"/zones/{zone.reference}/granted/"
    narrower = drawing(1, boundary="The park only.", known_needs="")

    assert "Enter what differs and why" in text_of(post(case, place, **narrower))
    post(case, place, **narrower, remark="Narrower, which is proportionate: he works by the canal.")

    shown = page(case, f"/zones/{zone.reference}/")
    assert shown.index(WORDS["boundary"]) < shown.index("The park only.")
    assert "Narrower, which is proportionate" in shown


def test_the_map_of_what_was_granted_is_made_from_the_page_once_nothing_is_missing(case: Case) -> None:
    zone = started(case)
    place = f"/zones/{zone.reference}"
    post(case, f"{place}/draw/", **drawing())
    post(case, f"{place}/granted/", **drawing(1, boundary="The park only."), remark="Narrower, as he works there.")
    before = page(case, f"{place}/")
    granted = ZoneVersion.objects.get(is_granted=True)

    post(case, f"{place}/granted/check/", version="2", place=PLACE)
    post(case, f"{place}/granted/consent/", content_hash=granted.content_hash, given="yes", how="visit")
    after = page(case, f"{place}/")
    post(case, f"{place}/granted/file/")
    file = visit(holder(case)).get(f"{place}/granted/map.pdf")

    assert f"{place}/granted/check/" in before and f"{place}/granted/file/" not in before
    assert "Make the map of what was granted" in after
    assert "The park only." in zone_map.words_of(file.content)[1]
    assert visit(holder(case)).get(f"{place}/map.pdf").status_code == 404


def test_a_zone_leads_to_the_request_it_goes_with_and_back(case: Case) -> None:
    zone = started(case)
    alone = page(case, f"/zones/{zone.reference}/")
    wanted = Wanted("EXC_ZONE", "Not to enter the area.", zone=zone.reference)
    asked = condition_requests.start(case=case, wanted=wanted, by=account_of(case), now=timezone.now())

    assert f"/cases/{case.reference}/conditions/new/EXC_ZONE/" in alone
    assert f'href="/requests/{asked.reference}/"' in page(case, f"/zones/{zone.reference}/")


def test_an_area_that_the_policy_does_not_know_is_said_to_be_so(case: Case) -> None:
    zone = zones.start(case=case, purpose="RES_ZONE", by=account_of(case), now=timezone.now())
    starts = New("licence_starts", in_days(0), {"date": "2026-09-30"})
    facts.add(case.sentence, starts, by=account_of(case), now=timezone.now())

    assert "does not know an area not to leave" in page(case, f"/zones/{zone.reference}/")


def test_a_move_asks_for_the_zone_to_be_looked_at_the_same_day(case: Case) -> None:
    zone = started(case)
    post(case, f"/zones/{zone.reference}/draw/", **drawing())
    assert "They have moved" not in page(case, f"/zones/{zone.reference}/")

    people.record_move(
        case=case, address=None, version=access.version_of(case), by=account_of(case), now=timezone.now()
    )

    shown = page(case, f"/zones/{zone.reference}/")
    assert "They have moved" in shown
    assert "D16" in shown


def test_the_day_to_look_again_is_kept_and_shown(case: Case) -> None:
    zone = started(case)

    post(case, f"/zones/{zone.reference}/draw/", **drawing(), **boxes("review_on", in_days(90)))

    version = zone_versions.latest(zone)
    assert version is not None
    assert version.review_on == in_days(90)


@pytest.mark.parametrize("path", ["", "draw/", "suggest/", "check/", "consent/", "granted/", "map.pdf", "copy.pdf"])
def test_a_zone_of_another_unit_is_not_there(case: Case, path: str) -> None:
    zone = started(case)
    stranger = builders.officer(in_unit="exeter")

    assert visit(stranger).get(f"/zones/{zone.reference}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["map.pdf", "copy.pdf"])
def test_there_is_no_map_before_there_is_an_area(case: Case, path: str) -> None:
    zone = started(case)

    assert visit(holder(case)).get(f"/zones/{zone.reference}/{path}").status_code == 404


def test_no_street_is_fetched_unless_the_office_says_from_where_and_the_page_says_what_is_learnt(
    case: Case, settings: Any
) -> None:
    zone = started(case)
    without = page(case, f"/zones/{zone.reference}/draw/")
    settings.MAP_TILES = "https://tiles.example.org/{z}/{x}/{y}.png"
    with_streets = page(case, f"/zones/{zone.reference}/draw/")

    assert "Show streets" not in without
    assert "tiles.example.org" not in without
    assert "It learns which part of the country you look at" in with_streets
