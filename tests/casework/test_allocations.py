"""Who holds a case."""

import pytest

from tests import builders
from victimcontact.casework import access, allocations, letter_fields
from victimcontact.records.models import Allocation, Message, Practitioner

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


def test_a_member_who_knew_another_officer_is_written_to_once_the_new_one_holds_the_case():
    first, second = builders.officer(name="Ann First"), builders.officer(name="Ben Second")
    case, manager = builders.joined(first), builders.officer("manager")

    allocations.allocate(
        case=case, officer_id=str(second.pk), note="She likes calls early.", by=manager.account, now=builders.later(1)
    )

    letter = Message.objects.get(case=case, document="L25")
    assert (letter.state, letter.content["sign_off"][1]) == ("approved", "Ben Second")
    newest = Allocation.objects.filter(case=case).latest("made_at")
    assert (newest.officer, newest.note) == (second, "She likes calls early.")


def test_a_letter_of_a_change_that_has_changed_again_does_not_go():
    officers = [builders.officer() for _ in range(3)]
    case, manager = builders.joined(officers[0]), builders.officer("manager").account
    for officer in officers[1:]:
        allocations.allocate(case=case, officer_id=str(officer.pk), by=manager, now=builders.NOW)

    states = {letter.content["sign_off"][1]: letter.state for letter in Message.objects.filter(document="L25")}

    assert states == {officers[1].name: "stopped", officers[2].name: "approved"}


def test_somebody_who_has_not_heard_from_an_officer_gets_no_letter_of_a_change():
    case, manager = builders.allocated(), builders.officer("manager").account

    allocations.allocate(case=case, officer_id=str(builders.officer().pk), by=manager, now=builders.NOW)

    assert not Message.objects.filter(case=case).exists()


def test_an_officer_who_never_wrote_is_not_named_to_the_member():
    case, manager = builders.joined(), builders.officer("manager").account
    allocations.allocate(case=case, officer_id=str(builders.officer().pk), by=manager, now=builders.NOW)
    case.refresh_from_db()

    known = letter_fields.known(case, "L25", now=builders.NOW)

    assert "previous_officer_name" not in known
    assert known["has_moved_area"] is False


def test_a_case_that_a_unit_holds_goes_to_another_only_by_a_transfer():
    case, manager = builders.referred(), builders.officer("manager").account
    builders.unit("cardiff")

    with pytest.raises(allocations.HeldByAUnit):
        allocations.allocate_to_unit(case=case, unit_reference="cardiff", by=manager, now=builders.NOW)
    assert not Allocation.objects.filter(case=case, unit__reference="cardiff").exists()
