"""Zones from the first corner to what was granted: nothing is overwritten, nothing shows the home, nothing goes unagreed."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

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
    on_the_worklist,
    ready,
    started,
    written,
)
from tests.portal import members
from victimcontact.casework import (
    access,
    facts,
    own_zones,
    people,
    risks,
    zone_content,
    zone_files,
    zone_versions,
    zones,
)
from victimcontact.casework.facts import New
from victimcontact.casework.people import WayGiven
from victimcontact.casework.risks import Told
from victimcontact.casework.zone_files import Missing
from victimcontact.records.models import Case, Duty, ZoneCheck, ZoneVersion
from victimcontact.scheme.risk_information import About
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Point
from victimcontact.scheme.zones.privacy import Warned

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_zones_of_a_case_are_numbered_and_share_what_suggestions_follow_from(case: Case) -> None:
    first, second = started(case), started(case, "EXC_EVENT")
    other = started(builders.joined())

    assert [zone.number for zone in zones.of_case(case)] == [1, 2]
    assert first.secret == second.secret != other.secret


def test_a_zone_is_for_a_condition_that_has_an_area(case: Case) -> None:
    with pytest.raises(zone_versions.UnknownPurpose):
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


@pytest.mark.parametrize(("about", "shown"), [(About.CONTACT, True), (About.FEAR, False)])
def test_a_contact_nobody_wanted_is_shown_at_every_zone_drawn_before_it(case: Case, about: About, shown: bool) -> None:
    zone = started(case)
    before, later = written(zone), builders.later(3)
    told = Told("He stood at the gate.", "victim", "routine", told_on=later.date(), about=about)
    risks.record(case=case, told=told, by=by(case), now=later)
    after = zones.write(zone=zone, drawn=drawn(), version=1, by=by(case), now=builders.later(4))

    assert zone_versions.contacted_since(before) == (later.date() if shown else None)
    assert zone_versions.contacted_since(after) is None
    assert Duty.objects.filter(case=case, what="review_conditions").exists() is shown


def test_nothing_is_added_to_a_zone_that_has_ended(case: Case) -> None:
    zone = started(case)
    zones.end(zone=zone, by=by(case), now=NOW)

    with pytest.raises(zone_versions.Ended):
        written(zone)
    assert own_zones.of_case(case) == ()


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


def test_a_zone_is_on_the_worklist_from_the_day_it_is_to_be_looked_at_again(case: Case) -> None:
    zone = started(case)
    written(zone, review_on=date(2027, 1, 4))

    assert on_the_worklist(case, date(2027, 1, 3)) == []
    assert on_the_worklist(case, date(2027, 1, 4)) == [zone.reference]

    zones.end(zone=zone, by=by(case), now=NOW)
    assert on_the_worklist(case, date(2027, 1, 4)) == []
