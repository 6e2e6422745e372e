"""A case moves to another unit only when that unit takes it, and shows it no person before."""

from dataclasses import asdict, replace

import pytest

from tests import builders
from victimcontact.casework import access, allocations, bars, transfers, worklists
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, Allocation, Case, Message, Transfer
from victimcontact.scheme.standing import Standing

pytestmark = pytest.mark.django_db

NOW, TODAY = builders.NOW, builders.TODAY


def manager(unit: str) -> Account:
    return builders.officer("manager", in_unit=unit).account


def cardiff() -> Account:
    builders.unit("cardiff", region="Wales")
    return manager("cardiff")


def offered(case: Case, by: Account, to: str = "cardiff", reason: str = "She lives near you now.") -> Transfer:
    return transfers.offer(case=case, unit_reference=to, reason=reason, by=by, now=NOW)


def test_until_it_is_accepted_the_case_and_its_work_stay_and_the_other_unit_sees_no_person() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")

    offer = offered(case, here)

    case.refresh_from_db()
    assert case.unit is not None and case.unit.reference == "bristol" and case.officer is not None
    with pytest.raises(access.NotFound):
        access.case_for(there, case.reference, now=NOW)
    seen = transfers.offer_for(there, str(offer.pk), now=NOW)
    assert (seen.reference, seen.route, seen.standing, seen.ours) == (case.reference, case.route, "joined", False)
    assert seen.next_due_on is not None and seen.reason == "She lives near you now."
    shown = str(asdict(seen)) + str(worklists.listed(there, Filters(), on=TODAY).items)
    for secret in (case.person.family_name, case.person.given_names, case.sentence.offender.family_name, "Street"):
        assert secret not in shown


def test_an_open_transfer_is_work_for_both_units() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")
    offered(case, here)

    for account, waits_for in ((there, "manager"), (here, "other_unit")):
        page = worklists.listed(account, Filters(whose="unit", kind="staffing"), on=TODAY)
        assert [(item.case_reference, item.waits_for) for item in page.items] == [(case.reference, waits_for)]
    assert [item.kind for item in worklists.listed(there, Filters(), on=TODAY).items] == ["transfer"]


def test_an_accepted_case_waits_for_an_officer_there_and_is_gone_here() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")
    offer = offered(case, here)

    transfers.accept(transfer_id=str(offer.pk), by=there, now=NOW)

    case.refresh_from_db()
    assert case.unit is not None
    assert (case.unit.reference, case.officer, case.region) == ("cardiff", None, "Wales")
    assert Allocation.objects.filter(case=case, unit=case.unit, reason=transfers.CODE).exists()
    assert not access.cases_within_reach(here).filter(pk=case.pk).exists()
    assert access.case_for(there, case.reference, now=NOW).person == case.person
    waiting = worklists.listed(there, Filters(whose="unallocated", kind="allocation"), on=TODAY)
    assert [item.case_reference for item in waiting.items] == [case.reference]
    with pytest.raises(transfers.NotWaiting):
        transfers.accept(transfer_id=str(offer.pk), by=there, now=NOW)


def test_the_member_is_written_to_when_an_officer_of_the_new_area_has_the_case() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")
    transfers.accept(transfer_id=str(offered(case, here).pk), by=there, now=builders.later(1))
    officer = builders.officer(in_unit="cardiff", name="Eleri New")

    allocations.allocate(case=case, officer_id=str(officer.pk), by=there, now=builders.later(2))

    letter = Message.objects.get(case=case, document="L25")
    assert letter.state == "approved"
    assert "another area" in str(letter.content["blocks"])
    assert letter.content["sign_off"][1] == "Eleri New"


def test_a_declined_case_stays_with_the_reason_and_may_be_offered_again() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")
    offer = offered(case, here)

    with pytest.raises(transfers.ReasonMissing):
        transfers.decline(transfer_id=str(offer.pk), reason=" ", by=there, now=NOW)
    transfers.decline(transfer_id=str(offer.pk), reason="We have no officer free.", by=there, now=NOW)

    assert [(each.accepted, each.answer) for each in transfers.of_case(case)] == [(False, "We have no officer free.")]
    case.refresh_from_db()
    assert case.unit is not None and case.unit.reference == "bristol"
    assert transfers.open_offers(there) == []
    offered(case, here)


def test_the_unit_that_offered_may_take_it_back() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")
    offer = offered(case, here)

    transfers.take_back(transfer=transfers.own_offer(here, str(offer.pk)), by=here, now=NOW)

    with pytest.raises(transfers.NotWaiting):
        transfers.accept(transfer_id=str(offer.pk), by=there, now=NOW)
    with pytest.raises(access.NotFound):
        transfers.own_offer(there, str(offer.pk))


def test_only_a_manager_of_the_unit_it_was_offered_to_answers() -> None:
    case, here = builders.joined(), manager("bristol")
    cardiff()
    offer = offered(case, here)

    for stranger in (here, manager("exeter")):
        with pytest.raises(access.NotFound):
            transfers.accept(transfer_id=str(offer.pk), by=stranger, now=NOW)
    for role in ("victim_liaison_officer", "administrator"):
        with pytest.raises(access.NotPermitted):
            transfers.accept(transfer_id=str(offer.pk), by=builders.officer(role, in_unit="cardiff").account, now=NOW)


def test_a_manager_with_a_conflict_of_interest_neither_sees_nor_answers_the_offer() -> None:
    case, there, here = builders.joined(), cardiff(), manager("bristol")
    other = manager("cardiff")
    offer = offered(case, here)
    bars.record(case=_theirs(case), officer=access.officer_of(there), reason="Her brother.", by=other, now=NOW)

    with pytest.raises(access.NotFound):
        transfers.accept(transfer_id=str(offer.pk), by=there, now=NOW)
    assert transfers.open_offers(there) == []
    assert [
        item for item in worklists.listed(there, Filters(whose="unit"), on=TODAY).items if item.kind == "transfer"
    ] == []


def _theirs(case: Case) -> Case:
    """Another case of the same offender, in the unit of the transfer."""
    cardiff_case = builders.referred(sentence=replace(builders.told().sentence, court_name="Cardiff Crown Court"))
    cardiff_case.sentence.offender = case.sentence.offender
    cardiff_case.sentence.save()
    return cardiff_case


def test_the_unit_of_the_court_makes_first_contact_before_a_case_moves_on() -> None:
    case, here = builders.allocated(), manager("bristol")
    cardiff()

    with pytest.raises(transfers.FirstContactFirst):
        offered(case, here)
    Case.objects.filter(pk=case.pk).update(standing=Standing.OFFERED)

    offered(case, here)


@pytest.mark.parametrize(
    ("to", "reason", "refusal"),
    [
        ("bristol", "No reason of ours.", transfers.SameUnit),
        ("cardiff", "  ", transfers.ReasonMissing),
        ("nowhere", "She has moved.", access.NotFound),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused(to: str, reason: str, refusal: type[Exception]) -> None:
    case, here = builders.joined(), manager("bristol")
    cardiff()

    with pytest.raises(refusal):
        offered(case, here, to, reason)


def test_a_case_is_offered_to_one_unit_at_a_time() -> None:
    case, here = builders.joined(), manager("bristol")
    cardiff()
    offered(case, here)

    with pytest.raises(transfers.AlreadyOffered):
        offered(case, here)
