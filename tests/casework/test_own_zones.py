"""A member's own part in her zones: begun, drawn, agreed, and an officer's work until it has been looked at."""

from datetime import date

import pytest

from tests import builders
from tests.casework.areas import (
    NOW,
    PLACE,
    by,
    checked,
    drawn,
    on_the_worklist,
    started,
    written,
)
from tests.casework.stated import HOSPITAL, joined
from tests.portal import members
from victimcontact.casework import (
    access,
    facts,
    own_zones,
    zone_content,
    zone_versions,
    zones,
)
from victimcontact.casework.facts import New
from victimcontact.records.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return builders.joined()


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


def test_what_she_drew_waits_until_an_officer_has_held_it_against_the_place(case: Case) -> None:
    member, zone = members.activated(case), started(case)
    own_zones.write(zone=zone, drawn=drawn(), version=0, by=member, now=NOW)
    own_zones.check(zone=zone, place=PLACE, by=member, now=NOW)
    assert on_the_worklist(case, NOW.date()) == [zone.reference]

    checked(zone)

    assert on_the_worklist(case, NOW.date()) == []


def test_a_zone_she_begins_is_the_officers_work_until_it_was_looked_at(case: Case) -> None:
    member = members.activated(case)
    zone = own_zones.start_own(case=case, purpose="EXC_ZONE", by=member, now=NOW)
    begun = on_the_worklist(case, NOW.date())

    own_zones.write(zone=zone, drawn=drawn(), version=0, by=member, now=NOW)
    drawn_by_her = on_the_worklist(case, NOW.date())
    checked(zone)

    assert (begun, drawn_by_her) == ([zone.reference], [zone.reference])
    assert on_the_worklist(case, NOW.date()) == []


def test_words_alone_are_the_officers_work_too(case: Case) -> None:
    member = members.activated(case)
    zone = own_zones.start_own(case=case, purpose="RES_ZONE", by=member, now=NOW)

    own_zones.write(zone=zone, drawn=drawn(shape=()), version=0, by=member, now=NOW)

    assert on_the_worklist(case, NOW.date()) == [zone.reference]


def test_one_that_is_not_drawn_yet_is_gone_on_with_and_not_begun_again(case: Case) -> None:
    member = members.activated(case)
    begin = {"case": case, "purpose": "EXC_ZONE", "by": member, "now": NOW}
    first = own_zones.start_own(**begin)
    again = own_zones.start_own(**begin)
    own_zones.write(zone=first, drawn=drawn(), version=0, by=member, now=NOW)

    assert again == first
    assert own_zones.start_own(**begin) != first


def test_what_is_offered_does_not_show_how_near_a_release_is(case: Case) -> None:
    before = own_zones.purposes_for(case)
    facts.add(case.sentence, New("licence_starts", NOW.date(), {"date": "2026-09-30"}), by=by(case), now=NOW)

    assert own_zones.purposes_for(case) == before == ("EXC_ZONE", "RES_ZONE", "EXC_EVENT")
    assert not zones.may_be_asked(case, "RES_ZONE")


def test_on_a_discharge_from_hospital_only_an_area_to_keep_out_of_is_begun() -> None:
    patient = joined(HOSPITAL)

    assert own_zones.purposes_for(patient) == ("EXC_ZONE",)
    with pytest.raises(zone_versions.UnknownPurpose):
        own_zones.start_own(case=patient, purpose="RES_ZONE", by=members.activated(patient), now=NOW)


def test_another_member_begins_no_zone_in_a_case(case: Case) -> None:
    with pytest.raises(access.NotFound):
        own_zones.start_own(case=case, purpose="EXC_ZONE", by=members.activated(builders.joined()), now=NOW)
