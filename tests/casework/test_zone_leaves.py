"""P69: leave to enter a zone is told to the victim only if a manager has decided so."""

from datetime import date, timedelta

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, worklists, zone_leaves, zones
from victimcontact.casework.worklists import Filters
from victimcontact.casework.zone_leaves import Leave, ZoneLeave
from victimcontact.records.models import Account, Case, Contact

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 3)


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager").account


def given(case: Case) -> ZoneLeave:
    by = members.officer_of(case)
    zone = zones.start(case=case, purpose="EXC_ZONE", by=by, now=builders.NOW)
    leave = Leave(DAY, DAY, "His mother's funeral.", "Pat Practitioner")
    return zone_leaves.record(zone=zone, leave=leave, by=by, now=builders.NOW)


def waiting(account: Account) -> list[str]:
    page = worklists.listed(account, Filters(kind="licence"), on=builders.TODAY)
    return [item.text for item in page.items if item.kind == "zone_leave"]


def told(leave: ZoneLeave, case: Case) -> ZoneLeave:
    return zone_leaves.record_told(leave=leave, channel="phone", by=members.officer_of(case), now=builders.NOW)


def test_nobody_is_told_before_a_manager_has_decided_nor_against_the_decision(case: Case, manager: Account) -> None:
    leave = given(case)
    assert waiting(manager) == ["Decide whether they are told that the offender may enter zone 1"]
    with pytest.raises(zone_leaves.MustNotBeTold):
        told(leave, case)
    with pytest.raises(access.NotPermitted):
        zone_leaves.decide(leave=leave, may_be_told=True, why="x", by=members.officer_of(case), now=builders.NOW)
    with pytest.raises(zone_leaves.NoReason):
        zone_leaves.decide(leave=leave, may_be_told=False, why=" ", by=manager, now=builders.NOW)

    zone_leaves.decide(leave=leave, may_be_told=False, why="It would show where he is.", by=manager, now=builders.NOW)

    with pytest.raises(zone_leaves.MustNotBeTold):
        told(leave, case)
    with pytest.raises(zone_leaves.DecidedAlready):
        zone_leaves.decide(leave=leave, may_be_told=True, why="x", by=manager, now=builders.NOW)
    assert waiting(manager) == []


def test_what_may_be_told_waits_for_the_officer_until_it_is(case: Case, manager: Account) -> None:
    leave = given(case)
    zone_leaves.decide(leave=leave, may_be_told=True, why="She may meet him.", by=manager, now=builders.NOW)

    assert waiting(members.officer_of(case)) == ["Tell them that the offender may enter zone 1"]
    told(leave, case)
    told(leave, case)

    assert waiting(members.officer_of(case)) == []
    assert Contact.objects.filter(case=case, channel="phone").count() == 1


def test_a_leave_that_ends_before_it_begins_is_refused_and_a_stranger_finds_none(case: Case) -> None:
    leave = given(case)
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(zone_leaves.WrongDays):
        wrong = Leave(DAY, DAY - timedelta(days=1), "A visit.", "Pat")
        zone_leaves.record(zone=leave.zone, leave=wrong, by=members.officer_of(case), now=builders.NOW)
    with pytest.raises(access.NotFound):
        zone_leaves.leave_for(stranger, leave.pk, now=builders.NOW)
