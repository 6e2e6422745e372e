"""Conflict of interest: whoever must not come to an offender's cases does not, by any way."""

import pytest

from tests import builders
from victimcontact.casework import access, allocations, bars
from victimcontact.records.models import Allocation, Bar, Case, Offender

pytestmark = pytest.mark.django_db


def barred(case: Case, officer, by) -> Bar:
    return bars.record(case=case, officer=officer, reason="They are cousins.", by=by.account, now=builders.NOW)


def test_a_barred_officer_loses_the_case_and_can_neither_see_nor_get_it():
    holder, manager = builders.officer(), builders.officer("manager")
    case = builders.joined(holder)

    barred(case, holder, manager)

    case.refresh_from_db()
    assert case.officer is None
    assert Allocation.objects.filter(case=case, officer=None, reason=bars.CODE).exists()
    assert not access.cases_within_reach(holder.account).filter(pk=case.pk).exists()
    with pytest.raises(access.NotFound):
        access.case_for(holder.account, case.reference, now=builders.NOW)
    with pytest.raises(allocations.ConflictOfInterest):
        allocations.allocate(case=case, officer_id=str(holder.pk), by=manager.account, now=builders.NOW)
    assert str(holder.pk) not in dict(allocations.officers_for(case))


def test_a_bar_holds_for_every_case_of_the_offender_and_for_no_other():
    holder, manager = builders.officer(), builders.officer("manager")
    told = builders.told(victims=(builders.victim(), builders.victim()))
    case = builders.allocated(holder, offender=told.offender, victims=told.victims)
    other = builders.allocated(holder)

    barred(case, holder, manager)

    within = set(access.cases_within_reach(holder.account))
    assert within == {other}
    assert Case.objects.filter(sentence=case.sentence).count() == 2


def test_a_bar_follows_an_offender_who_turns_out_to_be_another():
    officer, manager = builders.officer(), builders.officer("manager")
    case, kept = builders.referred(), builders.referred()
    barred(case, officer, manager)
    gone = case.sentence.offender
    Offender.objects.filter(pk=gone.pk).update(merged_into=kept.sentence.offender)

    assert not access.cases_within_reach(officer.account).filter(pk=kept.pk).exists()


def test_an_officer_declares_a_conflict_of_their_own():
    case = builders.allocated()
    assert case.officer is not None
    own = case.officer

    bars.declare(case=case, reason="I know the family.", by=own.account, now=builders.NOW)

    case.refresh_from_db()
    assert case.officer is None
    assert not access.cases_within_reach(own.account).exists()


def test_a_lifted_bar_lets_the_officer_in_again_and_keeps_its_reasons():
    officer, manager = builders.officer(), builders.officer("manager")
    case = builders.referred()
    bar = barred(case, officer, manager)

    with pytest.raises(bars.ReasonMissing):
        bars.lift(bar=bar, reason=" ", by=manager.account, now=builders.NOW)
    bars.lift(bar=bar, reason="Entered for the wrong person.", by=manager.account, now=builders.NOW)

    bar.refresh_from_db()
    assert bar.lifted_reason == "Entered for the wrong person."
    assert access.cases_within_reach(officer.account).filter(pk=case.pk).exists()
    with pytest.raises(bars.NothingToLift):
        bars.lift(bar=bar, reason="Again.", by=manager.account, now=builders.NOW)


def test_a_bar_is_entered_once_and_with_a_reason():
    officer, manager = builders.officer(), builders.officer("manager")
    case = builders.referred()
    with pytest.raises(bars.ReasonMissing):
        bars.record(case=case, officer=officer, reason="", by=manager.account, now=builders.NOW)
    barred(case, officer, manager)

    with pytest.raises(bars.AlreadyBarred):
        barred(case, officer, manager)
    assert str(officer.pk) not in dict(bars.who_can_be_barred(manager.account, case))


def test_nobody_lifts_their_own_bar_or_reads_of_it():
    one, other = builders.officer("manager"), builders.officer("manager")
    case = builders.referred()
    bar = barred(case, one, other)

    assert list(bars.standing(one.account)) == []
    assert list(bars.standing(other.account)) == [bar]
    with pytest.raises(bars.NotYourself):
        bars.lift(bar=bar, reason="It is fine.", by=one.account, now=builders.NOW)


def test_only_a_manager_bars_somebody_else_and_only_in_their_unit():
    officer, colleague = builders.officer(), builders.officer()
    case, stranger = builders.referred(), builders.officer(in_unit="exeter")

    with pytest.raises(access.NotPermitted):
        barred(case, colleague, officer)
    with pytest.raises(access.NotFound):
        barred(case, stranger, builders.officer("manager"))
    with pytest.raises(access.NotFound):
        barred(case, colleague, builders.officer("manager", in_unit="exeter"))
