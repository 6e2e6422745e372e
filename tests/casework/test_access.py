"""The only way to a record: what is not yours is not there, and every look is written down."""

from typing import Any

import pytest
from django.db import transaction

from tests import builders
from victimcontact.casework import access
from victimcontact.records.models import Account, AuditEntry, Case, Officer, Practitioner
from victimcontact.scheme.roles import May

pytestmark = pytest.mark.django_db


def holder_of(case: Case) -> Officer:
    assert case.officer is not None
    return case.officer


def looks() -> list[tuple[Any, str]]:
    return list(AuditEntry.objects.filter(what="access.look").values_list("actor", "case_reference"))


def test_an_officer_comes_to_a_case_of_their_unit_and_the_look_is_written_down() -> None:
    case = builders.allocated()
    colleague = builders.officer().account

    assert access.case_for(colleague, case.reference, now=builders.NOW) == case

    assert looks() == [(colleague.pk, case.reference)]


def test_a_case_of_another_unit_and_one_that_does_not_exist_are_not_told_apart() -> None:
    case = builders.allocated()
    stranger = builders.officer(in_unit="cardiff").account

    for reference in (case.reference, "VC-NOTH-INGG"):
        with pytest.raises(access.NotFound, match=f"^{reference}$"):
            access.case_for(stranger, reference, now=builders.NOW)
    assert looks() == []


def test_the_offenders_practitioner_does_not_reach_the_victims_case() -> None:
    case = builders.allocated()
    colleague = builders.officer()
    practitioner(case, colleague)

    with pytest.raises(access.NotFound):
        access.case_for(colleague.account, case.reference, now=builders.NOW)
    assert access.case_for(builders.officer().account, case.reference, now=builders.NOW)


def practitioner(case: Case, officer: Officer) -> None:
    Practitioner.objects.create(
        offender=case.sentence.offender,
        name=officer.name,
        email="practitioner@example.org",
        account=officer.account,
        made_by=officer.account,
        made_at=builders.NOW,
    )


def test_nor_does_one_who_was_the_practitioner_before() -> None:
    case = builders.allocated()
    colleague = builders.officer()
    practitioner(case, colleague)
    Practitioner.objects.update(ended_at=builders.NOW)

    with pytest.raises(access.NotFound):
        access.case_for(colleague.account, case.reference, now=builders.NOW)


@pytest.mark.parametrize(
    ("role", "reaches"), [("manager", True), ("administrator", True), ("victim_liaison_officer", False)]
)
def test_a_case_no_unit_has_yet_is_within_reach_of_those_who_allocate(role: str, reaches: bool) -> None:
    case = builders.allocated()
    Case.objects.update(unit=None, officer=None)

    assert access.cases_within_reach(builders.officer(role).account).contains(case) is reaches


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_who_works_without_cases_reaches_none(role: str) -> None:
    case = builders.allocated()
    account = builders.officer(role).account

    assert not access.cases_within_reach(account).exists()
    with pytest.raises(access.NotPermitted):
        access.case_for(account, case.reference, now=builders.NOW)


def test_a_member_reaches_their_own_case_and_no_other() -> None:
    own, other = builders.allocated(), builders.allocated()
    account = member(own)

    assert list(access.cases_within_reach(account)) == [own]
    assert access.own_case(account, own.reference, now=builders.NOW) == own
    with pytest.raises(access.NotFound):
        access.own_case(account, other.reference, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        access.case_for(account, own.reference, now=builders.NOW)


def member(case: Case) -> Account:
    account = Account.objects.create(handle=f"member-{case.pk}", kind="member")
    case.person.account = account
    case.person.save(update_fields=["account"])
    return account


def test_co_victims_do_not_reach_one_another() -> None:
    told = builders.told()
    one = builders.allocated(offender=told.offender, sentence=told.sentence)
    other = builders.allocated(offender=told.offender, sentence=told.sentence)
    assert one.sentence == other.sentence

    assert list(access.cases_within_reach(member(one))) == [one]


def test_an_officer_who_left_is_no_officer_any_more() -> None:
    holder = builders.officer()
    Officer.objects.update(left_at=builders.NOW)

    with pytest.raises(access.NotPermitted):
        access.officer_of(holder.account)
    assert not access.permits(holder.account, May.SEE_CASE)


def test_the_look_is_only_written_down_with_what_it_was_for() -> None:
    case = builders.allocated()
    colleague = builders.officer().account

    class Broken(Exception):
        pass

    with pytest.raises(Broken), transaction.atomic():
        access.case_for(colleague, case.reference, now=builders.NOW)
        raise Broken

    assert looks() == []


def test_a_form_opened_before_somebody_else_saved_is_stale() -> None:
    case = builders.allocated()

    with transaction.atomic():
        fresh = access.locked(case, version=case.version)
        access.touched(fresh)

    with pytest.raises(access.Stale), transaction.atomic():
        access.locked(case, version=case.version)
    with transaction.atomic():
        assert access.locked(case, version=access.version_of(case)).version == case.version + 1


def test_a_row_is_reached_through_its_case_or_its_sentence() -> None:
    case = builders.allocated()
    stranger = builders.officer(in_unit="cardiff").account
    duty = case.duties.first()
    assert duty is not None

    for row in (case, case.sentence, duty):
        access.require_reach(holder_of(case).account, row)
        with pytest.raises(access.NotFound):
            access.require_reach(stranger, row)
