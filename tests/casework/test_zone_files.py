"""The file of a zone for the licence service: made only when nothing is missing, with nothing in it that leads to somebody."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests import builders
from tests.casework.areas import (
    CORNERS,
    MIDDLE,
    NOW,
    PLACE,
    agreed,
    area,
    by,
    checked,
    drawn,
    made,
    ready,
    started,
    written,
)
from victimcontact.casework import (
    access,
    protection,
    zone_files,
    zone_versions,
    zones,
)
from victimcontact.casework.documents import zone_map
from victimcontact.casework.zone_files import Missing
from victimcontact.records.models import Case, ZoneFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_words_alone_are_a_version_but_do_not_go(case: Case) -> None:
    zone = started(case)

    version = written(zone, shape=())

    assert Missing.AREA in zone_files.missing(version)
    with pytest.raises(zone_versions.NothingDrawn):
        checked(zone)
    with pytest.raises(access.NotFound):
        zone_files.copy_of(zone)


Step = tuple[str, dict[str, Any], Missing]
STEPS: list[Step] = [
    ("nothing in words", {"boundary": " "}, Missing.BOUNDARY),
    ("her own street", {"roads": "Made-up Street"}, Missing.SILENCE),
    ("her postcode", {"boundary": "All of BS99 9ZZ."}, Missing.SILENCE),
    ("the scheme", {"ways": "As the victim liaison officer agrees."}, Missing.SILENCE),
]


@pytest.mark.parametrize(("what", "changes", "lacks"), STEPS, ids=[step[0] for step in STEPS])
def test_no_file_is_made_of_what_would_give_her_away(
    case: Case, what: str, changes: dict[str, Any], lacks: Missing
) -> None:
    zone = started(case)
    if "roads" in changes:
        changes = {"roads": case.person.addresses.get(replaced_at__isnull=True).lines[0]}
    ready(zone, **changes)

    with pytest.raises(zone_files.NotReady) as refused:
        made(zone)

    assert refused.value.missing == (lacks,)
    assert not ZoneFile.objects.exists()


def test_a_warning_holds_the_file_back_until_an_officer_says_why_it_may_go(case: Case) -> None:
    zone = started(case)
    version = written(zone)
    agreed(version)
    checked(zone, MIDDLE)
    assert zone_files.missing(version) == (Missing.CHECK,)

    checked(zone, MIDDLE, reason="The place is a school that everybody knows.")

    assert zone_files.missing(version) == ()


def test_a_check_without_the_place_is_not_enough(case: Case) -> None:
    zone = started(case)
    version = written(zone)
    agreed(version)

    checked(zone, None)

    assert zone_files.missing(version) == (Missing.CHECK,)


def test_the_file_has_a_map_without_words_and_then_the_boundary_alone(case: Case) -> None:
    zone = started(case)
    ready(zone)

    file = made(zone)
    on_the_map, description = zone_map.words_of(file)

    assert file.startswith(b"%PDF-")
    assert 0 < len(file) < 10 * 1024 * 1024
    assert on_the_map == ()
    assert "From the river bridge along the railway" in description
    assert "Canal Road, Park Row" in description
    assert "ST 5800 7200 – ST 5950 7190" in description
    assert protection.hits_in(case, description) == ()
    for secret in ("home", "mother", case.person.given_names, case.person.family_name, zone.reference):
        assert secret.casefold() not in description.casefold()


def test_several_zones_are_a_file_each(case: Case) -> None:
    """P60."""
    first, second = started(case), started(case, "EXC_EVENT")
    ready(first)
    ready(second, boundary="Around the festival ground.")
    descriptions = [zone_map.words_of(made(zone))[1] for zone in (first, second)]

    assert ["river bridge" in each for each in descriptions] == [True, False]
    assert ["festival ground" in each for each in descriptions] == [False, True]


def test_the_file_says_nothing_about_itself(case: Case) -> None:
    zone = started(case)
    ready(zone)

    with pikepdf.open(BytesIO(made(zone))) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in document.trailer
        assert [len(page.get_images()) for page in document.pages] == [0, 0]
        pieces = [str(each) for each in document.objects if isinstance(each, pikepdf.Dictionary)]
    assert not [piece for piece in pieces if "/Alt" in piece or "/Title" in piece or "/Author" in piece]


def test_our_own_copy_can_be_read_aloud(case: Case) -> None:
    from victimcontact.casework.documents import checks

    zone = started(case)
    ready(zone)

    copy = zone_files.copy_of(zone)

    assert checks.reading_problems(copy) == []
    assert checks.reading_order(copy)[:2] == [("H1", "Zone 1, version 1"), ("H2", "The boundary")]


def test_a_map_with_a_word_on_it_does_not_go(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    zone = started(case)
    ready(zone)
    monkeypatch.setattr(zone_map, "for_the_licence", zone_map.for_us)

    with pytest.raises(zone_files.UnfitMap):
        made(zone)

    assert not ZoneFile.objects.exists()


def test_a_boundary_that_gives_her_away_only_in_print_does_not_go(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    zone = started(case)
    ready(zone)
    monkeypatch.setattr(zone_map, "words_of", lambda pdf: ((), f"Towards {case.person.full_name}."))

    with pytest.raises(protection.GivesAway):
        made(zone)

    assert not ZoneFile.objects.exists()


def test_what_was_granted_is_a_file_of_its_own_once_it_is_checked_and_agreed(case: Case) -> None:
    zone = started(case)
    ready(zone)
    asked = made(zone)
    narrower = drawn(boundary="The park only.", shape=area(CORNERS.replace("ST 597 726", "ST 598 726")), remark="Less.")
    granted = zones.grant(zone=zone, drawn=narrower, version=1, by=by(case), now=NOW)
    lacking = zone_files.missing(granted)

    zones.check(zone=zone, place=PLACE, reason="", of_granted=True, by=by(case), now=builders.later(minutes=5))
    agreed(granted)
    zone_files.make(zone=zone, of_granted=True, by=by(case), now=NOW)
    words = zone_map.words_of(zone_files.file_of(zone, of_granted=True))

    assert lacking == (Missing.CHECK, Missing.CONSENT)
    assert words[0] == ()
    assert "The park only." in words[1]
    assert zone_files.file_of(zone) == asked


def test_nothing_is_made_of_what_nobody_granted(case: Case) -> None:
    zone = started(case)
    ready(zone)

    with pytest.raises(zone_versions.NothingDrawn):
        zone_files.make(zone=zone, of_granted=True, by=by(case), now=NOW)
