"""A member's areas: drawn or only described, kept hidden, agreed; in both languages, and nobody else's."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from victimcontact.casework import zone_content, zone_versions, zones
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import Case, Zone, ZoneCheck, ZoneConsent, ZoneVersion
from victimcontact.scheme.zones import reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]

CORNERS = "ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731"
MIDDLE = "ST 58875 72475"
NEEDS = "canaryneeds"


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def zone(case: Case) -> Zone:
    return zones.start(case=case, purpose="EXC_ZONE", by=members.officer_of(case), now=builders.NOW)


def drawn_by_officer(zone: Zone, version: int = 0, **changes: Any) -> ZoneVersion:
    drawn = Drawn(reading.read(CORNERS).shape, "Along the canal.", reason="home", known_needs=NEEDS)
    by = members.officer_of(zone.case)
    return zones.write(zone=zone, drawn=drawn, version=version, by=by, now=builders.NOW)


def place(zone: Zone, page: str = "") -> str:
    return f"/your-page/{zone.case.reference}/areas/{zone.reference}/{page}"


def text_of(client: Client, path: str, **answers: str) -> str:
    response: Any = client.post(path, answers, follow=True) if answers else client.get(path)
    return " ".join(unescape(response.content.decode()).split())


def answers(**changes: str) -> dict[str, str]:
    return {"version": "0", "boundary": "From the river to the park.", "reason": "home"} | changes


def test_a_member_describes_an_area_in_words_alone(case: Case, zone: Zone) -> None:
    client = members.client_of(case)

    shown = text_of(client, place(zone, "draw/"), **answers())

    assert "Your area is saved." in shown
    assert "From the river to the park." in shown
    assert ZoneVersion.objects.get().made_by == case.person.account


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "cannot be read. Write it as a grid reference"), ("cy", "Ni ellir darllen cornel 1 o ardal 1")],
)
def test_what_cannot_be_read_is_said_in_her_language_and_stays(
    case: Case, zone: Zone, language: str, said: str
) -> None:
    client = members.client_of(case, language=language)

    shown = text_of(client, place(zone, "draw/"), **answers(corners="the corner shop\nST 580 720"))

    assert said in shown
    assert "the corner shop" in shown
    assert "From the river to the park." in shown
    assert not ZoneVersion.objects.exists()


def test_what_only_officers_know_is_on_no_page_of_hers_and_survives_her_drawing(case: Case, zone: Zone) -> None:
    drawn_by_officer(zone)
    client = members.client_of(case)

    pages = [text_of(client, place(zone, page)) for page in ("", "draw/", "place/", "agree/")]
    text_of(client, place(zone, "draw/"), **answers(version="1", corners=CORNERS, known_needs="nosy"))

    assert all(NEEDS not in page for page in pages)
    assert zone_content.drawn_from(zone_versions.versions_of(zone)[0]).known_needs == NEEDS


def test_a_home_in_the_middle_is_warned_of_and_an_area_can_be_suggested_instead(case: Case, zone: Zone) -> None:
    drawn_by_officer(zone)
    client = members.client_of(case)

    warned = text_of(client, place(zone, "place/"), place=MIDDLE, wanted="check")
    suggested = text_of(client, place(zone, "place/"), place=MIDDLE, wanted="1000")

    assert "This area may show where somebody lives" in warned
    assert "This area may show where somebody lives" not in suggested
    assert ZoneVersion.objects.count() == 2
    assert "58875" not in warned + suggested + str(ZoneCheck.objects.values())


def test_without_an_area_there_is_nothing_to_check_and_what_she_typed_stays(case: Case, zone: Zone) -> None:
    shown = text_of(members.client_of(case), place(zone, "place/"), place=MIDDLE, wanted="check")

    assert "There is no area yet." in shown
    assert MIDDLE in shown


def test_she_agrees_to_what_she_was_shown_and_can_take_it_back(case: Case, zone: Zone) -> None:
    version = drawn_by_officer(zone)
    client = members.client_of(case)
    assert "A map for you to look at" in text_of(client, f"/your-page/{case.reference}/")

    text_of(client, place(zone, "agree/"), content_hash=version.content_hash, given="yes")
    assert zone_versions.may_be_shown(version)
    assert "A map for you to look at" not in text_of(client, f"/your-page/{case.reference}/")

    text_of(client, place(zone, "agree/"), content_hash=version.content_hash, given="no")
    assert not zone_versions.may_be_shown(version)


def test_she_does_not_agree_to_something_else_than_she_read(case: Case, zone: Zone) -> None:
    read = drawn_by_officer(zone)
    client = members.client_of(case)
    text_of(client, place(zone, "draw/"), **answers(version="1"))

    shown = text_of(client, place(zone, "agree/"), content_hash=read.content_hash, given="yes")

    assert "Please read it once more." in shown
    assert not ZoneConsent.objects.exists()


def test_she_reads_what_was_decided_and_why(case: Case, zone: Zone) -> None:
    drawn_by_officer(zone)
    narrower = Drawn(reading.read(CORNERS).shape, "The park only.", remark="He works by the canal.")
    zones.grant(zone=zone, drawn=narrower, version=1, by=members.officer_of(case), now=builders.NOW)

    shown = text_of(members.client_of(case), place(zone))

    assert shown.index("Along the canal.") < shown.index("The park only.") < shown.index("He works by the canal.")


def test_her_copy_is_a_pdf_that_says_nothing_in_its_name(case: Case, zone: Zone) -> None:
    drawn_by_officer(zone)

    response = members.client_of(case).get(place(zone, "map.pdf"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="map.pdf"'


@pytest.mark.parametrize("page", ["", "draw/", "place/", "agree/", "map.pdf"])
def test_another_members_area_is_not_there(zone: Zone, page: str) -> None:
    other = builders.joined()
    client = members.client_of(other)

    assert client.get(place(zone, page)).status_code == 404
    assert client.get(f"/your-page/{other.reference}/areas/{zone.reference}/{page}").status_code == 404


def test_her_pages_are_in_welsh_where_she_wants_them(case: Case, zone: Zone) -> None:
    drawn_by_officer(zone)
    client = members.client_of(case, language="cy")

    shown = text_of(client, f"/your-page/{case.reference}/areas/") + text_of(client, place(zone))

    assert "Ardal i gadw allan ohoni" in shown
    assert "Area 1" not in shown
    assert "Change the area" not in shown


@pytest.mark.parametrize(
    ("language", "words"), [("en", "An area not to leave"), ("cy", "Ardal na chaniateir ei gadael")]
)
def test_she_begins_an_area_herself_and_goes_on_to_draw_or_describe_it(case: Case, language: str, words: str) -> None:
    client = members.client_of(case, language=language)
    begin = f"/your-page/{case.reference}/areas/new/"
    offered, missing = text_of(client, begin), text_of(client, begin, purpose="")

    answer = client.post(begin, {"purpose": "RES_ZONE"})
    zone = Zone.objects.get()
    text_of(client, place(zone, "draw/"), **answers())

    assert words in offered
    assert {"en": "Choose what would help you", "cy": "Dewiswch beth fyddai’n eich helpu"}[language] in missing
    assert answer["Location"] == place(zone, "draw/")
    assert (zone.purpose, zone.made_by) == ("RES_ZONE", case.person.account)
    assert ZoneVersion.objects.get().made_by == case.person.account


def test_her_page_leads_to_areas_before_there_is_one(case: Case) -> None:
    client = members.client_of(case)

    assert f"/your-page/{case.reference}/areas/" in text_of(client, f"/your-page/{case.reference}/")
    assert f"/your-page/{case.reference}/areas/new/" in text_of(client, f"/your-page/{case.reference}/areas/")


def test_nobody_begins_an_area_in_another_members_case(case: Case) -> None:
    client = members.client_of(builders.joined())

    assert client.post(f"/your-page/{case.reference}/areas/new/", {"purpose": "EXC_ZONE"}).status_code == 404
    assert not Zone.objects.exists()
