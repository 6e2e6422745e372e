"""The helpline: whom a caller is put through to, and nothing more."""

from dataclasses import fields, replace
from datetime import date

import pytest

from tests import builders
from victimcontact.casework import access, attempts, callers, officers, other_names, worklists
from victimcontact.casework.callers import Caller, Way
from victimcontact.records.models import Account, AuditEntry, CallerNote, Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Account:
    return builders.officer("helpline_adviser").account


def caller(case: Case) -> Caller:
    assert case.person.born_on is not None
    return Caller(case.person.family_name, case.person.born_on)


def test_a_caller_is_put_through_to_unit_and_officer(adviser: Account) -> None:
    case = builders.allocated()
    assert case.officer is not None and case.unit is not None

    (way,) = callers.find(adviser, caller(case), now=builders.NOW)

    assert (way.unit, way.unit_phone, way.officer, way.officer_phone) == (
        case.unit.name,
        case.unit.phone,
        case.officer.name,
        case.officer.phone,
    )


def test_nothing_else_of_the_case_is_answered() -> None:
    assert {field.name for field in fields(Way)} == {
        "key",
        "unit",
        "unit_phone",
        "unit_hours",
        "officer",
        "officer_phone",
    }


def test_name_and_date_of_birth_must_both_be_right(adviser: Account) -> None:
    right = caller(builders.allocated())

    assert callers.find(adviser, replace(right, family_name=right.family_name.upper()), now=builders.NOW)
    assert callers.find(adviser, replace(right, born_on=date(1991, 4, 2)), now=builders.NOW) == []
    assert callers.find(adviser, replace(right, family_name=right.family_name[:-1]), now=builders.NOW) == []


def test_two_cases_with_one_officer_are_one_way(adviser: Account) -> None:
    holder = builders.officer()
    victim = builders.victim()
    builders.allocated(holder, victims=(victim,))
    case = builders.allocated(holder, victims=(victim,))

    assert len(callers.find(adviser, caller(case), now=builders.NOW)) == 1


def test_a_case_that_went_back_to_the_unit_leads_to_the_unit(adviser: Account) -> None:
    case = builders.allocated()
    assert case.officer is not None
    officers.deactivate(officer=case.officer, by=builders.officer("manager").account, now=builders.NOW)

    (way,) = callers.find(adviser, caller(case), now=builders.NOW)

    assert (way.officer, bool(way.unit)) == ("", True)


def test_a_search_is_written_down_without_the_name(adviser: Account) -> None:
    case = builders.allocated()

    callers.find(adviser, caller(case), now=builders.NOW)

    assert AuditEntry.objects.get(what="callers.find").data == {"found": 1}
    assert AuditEntry.objects.get(what="callers.found").case_reference == case.reference
    assert case.person.family_name not in str([entry.__dict__ for entry in AuditEntry.objects.all()])


def test_nobody_goes_through_names_without_end(adviser: Account) -> None:
    right = caller(builders.allocated())
    for _ in range(callers.SEARCHES):
        callers.find(adviser, replace(right, family_name="Nobody"), now=builders.NOW)

    with pytest.raises(attempts.TooMany):
        callers.find(adviser, right, now=builders.NOW)

    assert callers.find(builders.officer("helpline_adviser").account, right, now=builders.NOW)
    assert callers.find(adviser, right, now=builders.later(hours=1))


def left(case: Case, by: Account, text: str = "Ring after six") -> CallerNote:
    (way,) = callers.find(by, caller(case), now=builders.NOW)
    return callers.leave_note(caller=caller(case), way=way.key, text=text, by=by, now=builders.NOW)


def test_a_note_waits_on_the_officers_worklist_until_it_is_read(adviser: Account) -> None:
    case = builders.allocated()
    assert case.officer is not None
    holder = case.officer.account
    note = left(case, adviser)

    page = worklists.listed(holder, worklists.Filters(kind="reading"), on=builders.TODAY)
    waiting = [item for item in page.items if item.kind == "caller"]
    assert [(item.case_reference, item.reference) for item in waiting] == [(case.reference, str(note.pk))]
    assert callers.notes_of(case) == [note]

    callers.mark_read(note=note, by=holder, now=builders.later(1))
    assert callers.notes_of(case) == []
    assert (note.read_by, note.read_at) == (holder, builders.later(1))


def test_what_the_first_reader_wrote_down_stands(adviser: Account) -> None:
    case = builders.allocated()
    assert case.officer is not None
    note = left(case, adviser)
    callers.mark_read(note=note, by=case.officer.account, now=builders.NOW)

    callers.mark_read(note=note, by=builders.officer("manager").account, now=builders.later(1))

    assert CallerNote.objects.get().read_by == case.officer.account


def test_a_note_is_not_left_for_a_case_that_was_not_found(adviser: Account) -> None:
    case, other = builders.allocated(), builders.allocated()
    (way,) = callers.find(adviser, caller(other), now=builders.NOW)

    with pytest.raises(callers.NobodyThere):
        callers.leave_note(caller=caller(case), way=way.key, text="Ring", by=adviser, now=builders.NOW)


def test_an_empty_note_is_no_note(adviser: Account) -> None:
    with pytest.raises(callers.NothingWritten):
        left(builders.allocated(), adviser, "  ")


def test_an_officer_of_another_unit_does_not_read_it(adviser: Account) -> None:
    case = builders.allocated()
    note = left(case, adviser)

    with pytest.raises(access.NotFound):
        callers.mark_read(note=note, by=builders.officer(in_unit="cardiff").account, now=builders.NOW)


@pytest.mark.parametrize("role", ["victim_liaison_officer", "manager", "administrator", "auditor", "analyst"])
def test_only_a_helpline_adviser_searches_for_callers(role: str) -> None:
    right = caller(builders.allocated())

    with pytest.raises(access.NotPermitted):
        callers.find(builders.officer(role).account, right, now=builders.NOW)


def test_a_caller_who_gives_her_maiden_name_is_put_through():
    case = builders.allocated()
    assert case.officer is not None
    by = case.officer.account
    other_names.add(
        case=case, of_offender=False, kind="maiden", given_names="", family_name="Rhydwen", by=by, now=builders.NOW
    )
    adviser = builders.officer("helpline_adviser").account

    found = callers.find(adviser, callers.Caller("rhydwen", case.person.born_on), now=builders.NOW)

    assert [way.officer for way in found] == [case.officer.name]
