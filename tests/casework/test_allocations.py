"""Who holds a case."""

import pytest

from tests import builders
from victimcontact.casework import access, allocations
from victimcontact.records.models import Practitioner

pytestmark = pytest.mark.django_db


def test_an_officer_of_the_unit_gets_the_case_and_its_duty():
    holder = builders.officer()

    case = builders.allocated(holder)

    assert (case.officer, case.standing) == (holder, "allocated")


def test_the_offenders_practitioner_cannot_be_the_liaison_officer():
    holder, manager = builders.officer(), builders.officer("manager")
    case = builders.referred()
    Practitioner.objects.create(
        offender=case.sentence.offender,
        name=holder.name,
        email="practitioner@example.org",
        account=holder.account,
        made_by=manager.account,
        made_at=builders.NOW,
    )

    with pytest.raises(allocations.ConflictOfInterest):
        allocations.allocate(case=case, officer_id=str(holder.pk), by=manager.account, now=builders.NOW)
    assert str(holder.pk) not in dict(allocations.officers_for(case))
    with pytest.raises(access.NotFound):
        access.case_for(holder.account, case.reference, now=builders.NOW)


def test_an_officer_of_another_unit_cannot_hold_or_see_the_case():
    stranger = builders.officer(in_unit="exeter")
    case = builders.referred()
    manager = builders.officer("manager")

    with pytest.raises(allocations.WrongUnit):
        allocations.allocate(case=case, officer_id=str(stranger.pk), by=manager.account, now=builders.NOW)
    with pytest.raises(access.NotFound):
        access.case_for(stranger.account, case.reference, now=builders.NOW)


def test_only_those_who_may_allocate_do():
    holder = builders.officer()
    case = builders.referred()

    with pytest.raises(access.NotPermitted):
        allocations.allocate(case=case, officer_id=str(holder.pk), by=holder.account, now=builders.NOW)
