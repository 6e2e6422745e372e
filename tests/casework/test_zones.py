"""Zones from the first corner to the file that goes: nothing is overwritten, nothing goes unagreed, nothing shows the home."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, connection, transaction

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    access,
    facts,
    own_zones,
    people,
    protection,
    worklists,
    zone_content,
    zone_files,
    zone_versions,
    zones,
)
from victimcontact.casework.documents import zone_map
from victimcontact.casework.facts import New
from victimcontact.casework.people import WayGiven
from victimcontact.casework.zone_content import Drawn
from victimcontact.casework.zone_files import Missing
from victimcontact.records.models import Account, Case, Zone, ZoneCheck, ZoneConsent, ZoneFile, ZoneVersion
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Point, Shape
from victimcontact.scheme.zones.privacy import Warned

pytestmark = pytest.mark.django_db

NOW = builders.NOW
CORNERS = "ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731"
PLACE, MIDDLE = Point(358_250.0, 172_150.0), Point(358_875.0, 172_475.0)


def area(corners: str = CORNERS) -> Shape:
    return reading.read(corners).shape


def drawn(**changes: Any) -> Drawn:
    values: dict[str, Any] = {
        "shape": area(),
        "boundary": "From the river bridge along the railway to the park, and back along the canal.",
        "roads": "Canal Road\nPark Row",
        "ways": "The railway station and the way to it from the north.",
        "reason": "home",
        "known_needs": "His mother lives in the next street.",
    }
    return Drawn(**(values | changes))


@pytest.fixture
def case() -> Case:
    return builders.joined()


def by(case: Case) -> Account:
    return members.officer_of(case)


def started(case: Case, purpose: str = "EXC_ZONE") -> Zone:
    return zones.start(case=case, purpose=purpose, by=by(case), now=NOW)


def written(zone: Zone, *, version: int = 0, **changes: Any) -> ZoneVersion:
    return zones.write(zone=zone, drawn=drawn(**changes), version=version, by=by(zone.case), now=NOW)


def checked(zone: Zone, place: Point | None = PLACE, reason: str = "") -> ZoneCheck:
    now = builders.later(minutes=ZoneCheck.objects.count())
    return zones.check(zone=zone, place=place, reason=reason, by=by(zone.case), now=now)


def agreed(version: ZoneVersion, *, given: bool = True) -> None:
    zones.record_consent(
        zone=version.zone,
        content_hash=version.content_hash,
        given=given,
        how="telephone",
        by=by(version.zone.case),
        now=builders.later(minutes=ZoneConsent.objects.count()),
    )


def ready(zone: Zone, **changes: Any) -> ZoneVersion:
    """A version that may go."""
    version = written(zone, version=zone_versions.newest_number(zone), **changes)
    checked(zone)
    agreed(version)
    return version


def made(zone: Zone) -> bytes:
    zone_files.make(zone=zone, by=by(zone.case), now=NOW)
    return zone_files.file_of(zone)


def test_zones_of_a_case_are_numbered_and_share_what_suggestions_follow_from(case: Case) -> None:
    first, second = started(case), started(case, "EXC_EVENT")
    other = started(builders.joined())

    assert [zone.number for zone in zones.of_case(case)] == [1, 2]
    assert first.secret == second.secret != other.secret


def test_a_zone_is_for_a_condition_that_has_an_area(case: Case) -> None:
    with pytest.raises(zones.UnknownPurpose):
        started(case, "CURFEW")


@pytest.mark.parametrize(("starts_on", "allowed"), [("2026-09-30", False), ("2026-10-01", True), (None, True)])
def test_a_restriction_zone_is_only_for_licences_under_the_newer_policy(
    case: Case, starts_on: str | None, allowed: bool
) -> None:
    if starts_on:
        facts.add(case.sentence, New("licence_starts", NOW.date(), {"date": starts_on}), by=by(case), now=NOW)

    if allowed:
        assert started(case, "RES_ZONE").purpose == "RES_ZONE"
    else:
        with pytest.raises(zones.NotInThisPolicy):
            started(case, "RES_ZONE")
    assert started(case).purpose == "EXC_ZONE"


def test_each_change_is_a_version_and_the_earlier_one_stays_as_it_was(case: Case) -> None:
    zone = started(case)
    first = written(zone)
    second = written(zone, version=1, boundary="Along the canal only.")

    newest, oldest = zone_versions.versions_of(zone)

    assert (newest, oldest) == (second, first)
    assert zone_content.drawn_from(oldest).boundary == drawn().boundary
    assert zone_content.drawn_from(newest).boundary == "Along the canal only."


@pytest.mark.parametrize("act", ["UPDATE records_zoneversion SET number = 9", "DELETE FROM records_zoneversion"])
def test_a_version_is_neither_changed_nor_taken_away_even_by_the_owner(case: Case, act: str) -> None:
    written(started(case))

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_who_saves_second_is_told_that_somebody_saved_first(case: Case) -> None:
    zone = started(case)
    written(zone)

    with pytest.raises(access.Stale):
        written(zone)
    assert ZoneVersion.objects.count() == 1


def test_an_area_that_crosses_itself_is_refused_and_nothing_is_kept(case: Case) -> None:
    bow = reading.read("ST 580 720\nST 590 730\nST 590 720\nST 580 730").shape

    with pytest.raises(zone_versions.HasFlaws) as refused:
        written(started(case), shape=bow)

    assert [flaw.kind for flaw in refused.value.flaws] == ["crosses_itself"]
    assert not ZoneVersion.objects.exists()


def test_words_alone_are_a_version_but_do_not_go(case: Case) -> None:
    zone = started(case)

    version = written(zone, shape=())

    assert Missing.AREA in zone_files.missing(version)
    with pytest.raises(zone_versions.NothingDrawn):
        checked(zone)
    with pytest.raises(access.NotFound):
        zone_files.copy_of(zone)


def test_a_check_keeps_what_it_warned_of_and_not_the_place(case: Case) -> None:
    zone = started(case)
    written(zone)

    good, bad = checked(zone), checked(zone, MIDDLE)

    assert (zone_versions.warned_of(good), zone_versions.warned_of(bad)) == ((), (Warned.AT_A_MIDDLE,))
    assert {field.name for field in ZoneCheck._meta.get_fields()} == {
        "id", "version", "against_place", "warned", "reason", "made_by", "made_at",
    }  # fmt: skip


def test_a_check_stands_while_only_words_change_and_falls_when_the_area_does(case: Case) -> None:
    zone = started(case)
    ready(zone)

    words = written(zone, version=1, boundary="Along the canal only.")
    assert Missing.CHECK not in zone_files.missing(words)

    moved = written(zone, version=2, shape=area(CORNERS.replace("ST 597 726", "ST 598 726")))
    assert Missing.CHECK in zone_files.missing(moved)


def test_consent_is_to_exactly_what_was_shown_and_can_be_taken_back(case: Case) -> None:
    zone = started(case)
    version = ready(zone)
    assert zone_files.missing(version) == ()

    agreed(version, given=False)
    assert zone_files.missing(version) == (Missing.CONSENT,)

    agreed(version)
    changed = written(zone, version=1, times="Always.")
    assert Missing.CONSENT in zone_files.missing(changed)
    with pytest.raises(access.Stale):
        agreed(version)


def test_what_only_officers_know_may_change_without_asking_her_again(case: Case) -> None:
    zone = started(case)
    ready(zone)

    later = written(zone, version=1, known_needs="His mother has moved away.", review_on=date(2027, 5, 4))

    assert zone_files.missing(later) == ()


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


def test_a_suggested_area_is_checked_holds_the_place_and_keeps_the_words(case: Case) -> None:
    zone = started(case)
    written(zone, shape=())

    version = zones.suggest(zone=zone, place=PLACE, width=1_000, version=1, by=by(case), now=NOW)

    found = zone_content.drawn_from(version)
    assert found.boundary == drawn().boundary
    assert Missing.CHECK not in zone_files.missing(version)
    assert checked(zone).warned == []


def test_what_went_out_before_counts_when_the_next_area_is_checked(case: Case) -> None:
    zone = started(case)
    ready(zone, shape=area("ST 580 720\nST 590 720\nST 590 730\nST 580 730"))
    home = Point(358_800.0, 172_800.0)
    overlapping = area("ST 586 726\nST 596 726\nST 596 736\nST 586 736")
    written(zone, version=1, shape=overlapping)
    assert checked(zone, home).warned == []

    made_of_first = replace(drawn(), shape=area("ST 580 720\nST 590 720\nST 590 730\nST 580 730"))
    zones.grant(zone=zone, drawn=made_of_first, version=2, by=by(case), now=NOW)

    assert Warned.AT_A_MIDDLE_TOGETHER in checked(zone, home).warned


def test_what_was_granted_stands_beside_what_was_asked_for(case: Case) -> None:
    zone = started(case)
    asked = ready(zone)
    narrower = drawn(boundary="The park only.", remark="Narrower: he works by the canal. That is proportionate.")

    granted = zones.grant(zone=zone, drawn=narrower, version=1, by=by(case), now=NOW)

    assert zone_versions.latest(zone) == asked
    assert zones.granted(zone) == granted
    shown = own_zones.shown(zone)
    assert shown.asked is not None
    assert shown.granted is not None
    assert (shown.asked.drawn.boundary, shown.granted.drawn.boundary) == (drawn().boundary, "The park only.")


def test_a_move_is_shown_at_every_zone_drawn_before_it(case: Case) -> None:
    zone = started(case)
    before = written(zone)
    later = builders.later(3)
    people.record_move(
        case=case,
        address=WayGiven(("2 Other Street", "Bristol", "BA99 9ZY"), safe=True),
        version=access.version_of(case),
        by=by(case),
        now=later,
    )
    after = zones.write(zone=zone, drawn=drawn(), version=1, by=by(case), now=builders.later(4))

    assert zone_versions.moved_since(before) == later.date()
    assert zone_versions.moved_since(after) is None


def test_nothing_is_added_to_a_zone_that_has_ended(case: Case) -> None:
    zone = started(case)
    zones.end(zone=zone, by=by(case), now=NOW)

    with pytest.raises(zone_versions.Ended):
        written(zone)
    assert own_zones.of_case(case) == ()


def test_a_member_draws_and_never_sees_or_changes_what_officers_know(case: Case) -> None:
    member, zone = members.activated(case), started(case)
    written(zone, review_on=date(2027, 1, 4))

    own_zones.write(
        zone=zone,
        drawn=drawn(boundary="My own words.", known_needs="nosy", remark="granted!"),
        version=1,
        by=member,
        now=NOW,
    )

    newest = zone_content.drawn_from(zone_versions.versions_of(zone)[0])
    assert (newest.boundary, newest.known_needs, newest.remark, newest.review_on) == (
        "My own words.",
        "His mother lives in the next street.",
        "",
        date(2027, 1, 4),
    )
    assert "mother" not in str(own_zones.of_case(case))


def test_a_member_agrees_in_the_portal_to_what_she_was_shown(case: Case) -> None:
    member, zone = members.activated(case), started(case)
    version = written(zone)

    said = own_zones.agree(zone=zone, content_hash=version.content_hash, given=True, by=member, now=NOW)

    assert (said.how, own_zones.shown(zone).agreed) == ("portal", True)


def test_neither_a_stranger_nor_another_member_comes_to_a_zone(case: Case) -> None:
    zone, other = started(case), builders.joined()
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        zones.zone_for(stranger, zone.reference, now=NOW)
    with pytest.raises(access.NotFound):
        zones.write(zone=zone, drawn=drawn(), version=0, by=stranger, now=NOW)
    with pytest.raises(access.NotFound):
        own_zones.zone_of(other, zone.reference)
    with pytest.raises(access.NotFound):
        own_zones.write(zone=zone, drawn=drawn(), version=0, by=members.activated(other), now=NOW)


@pytest.mark.parametrize("role", ["administrator", "helpline_adviser", "auditor", "analyst"])
def test_only_caseworkers_and_the_member_draw_zones(case: Case, role: str) -> None:
    zone = started(case)

    with pytest.raises(access.NotPermitted):
        zones.write(zone=zone, drawn=drawn(), version=0, by=builders.officer(role).account, now=NOW)


def on_the_worklist(case: Case, on: date) -> list[str]:
    return [item.reference for item in worklists.waiting_in(case, on=on) if item.kind == "zone"]


def test_a_zone_is_on_the_worklist_from_the_day_it_is_to_be_looked_at_again(case: Case) -> None:
    zone = started(case)
    written(zone, review_on=date(2027, 1, 4))

    assert on_the_worklist(case, date(2027, 1, 3)) == []
    assert on_the_worklist(case, date(2027, 1, 4)) == [zone.reference]

    zones.end(zone=zone, by=by(case), now=NOW)
    assert on_the_worklist(case, date(2027, 1, 4)) == []


def test_what_she_drew_waits_until_an_officer_has_held_it_against_the_place(case: Case) -> None:
    member, zone = members.activated(case), started(case)
    own_zones.write(zone=zone, drawn=drawn(), version=0, by=member, now=NOW)
    own_zones.check(zone=zone, place=PLACE, by=member, now=NOW)
    assert on_the_worklist(case, NOW.date()) == [zone.reference]

    checked(zone)

    assert on_the_worklist(case, NOW.date()) == []
