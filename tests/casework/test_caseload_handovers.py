"""Many cases go from one officer to another, each by itself: none is lost, none is doubled, and a conflict stops only its own."""

from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, bars, bulk, caseload_handovers, histories
from victimcontact.casework.caseload_handovers import Plan
from victimcontact.records.models import Account, Allocation, BulkWork, Case, Duty, Message, Officer

pytestmark = pytest.mark.django_db

NOW, TODAY = builders.later(1), builders.TODAY


def setting(count: int) -> tuple[Officer, Officer, Account, list[Case]]:
    one, other = builders.officer(), builders.officer()
    manager = builders.officer("manager")
    return one, other, manager.account, [builders.allocated(one) for _ in range(count)]


def begin(officer: Officer, to: Officer, cases: list[Case], by: Account, **more: Any) -> BulkWork:
    plan = Plan(str(to.pk), tuple(case.reference for case in cases), **more)
    return caseload_handovers.begin(officer=officer, plan=plan, by=by, now=NOW)


def holders(cases: list[Case]) -> list[Officer | None]:
    return [Case.objects.get(pk=case.pk).officer for case in cases]


def test_a_few_cases_go_at_once_each_with_its_allocation_and_its_note() -> None:
    one, other, manager, cases = setting(3)
    first, second, kept = cases

    work = begin(
        one, other, [first, second], manager, note="All are up to date.", notes={first.reference: "Ring early."}
    )

    assert holders(cases) == [other, other, one]
    notes = [Allocation.objects.filter(case=case, officer=other).get().note for case in (first, second)]
    assert notes == ["Ring early.\n\nAll are up to date.", "All are up to date."]
    assert (work.done, work.problems, work.notes, work.ended_at) == (2, [], None, NOW)
    assert Duty.objects.filter(case=kept, case__officer=one).exists()


def test_a_case_with_a_conflict_stays_and_says_why_while_the_others_go() -> None:
    one, other, manager, cases = setting(2)
    bars.record(case=cases[0], officer=other, reason="A cousin.", by=manager, now=NOW)

    shown = {case.reference: case.conflict for case in caseload_handovers.held(manager, one, other, on=TODAY)}
    work = begin(one, other, cases, manager)

    assert shown == {cases[0].reference: True, cases[1].reference: False}
    assert holders(cases) == [one, other]
    progress = caseload_handovers.progress(manager, str(work.pk))
    assert progress.problems == (bulk.Problem(cases[0].reference, "conflict"),)
    assert (progress.succeeded, progress.total, progress.state) == (1, 2, "ended")


def go_on() -> int:
    return bulk.drain({caseload_handovers.KIND: caseload_handovers.hand_over_next}, clock=lambda: NOW)


def test_many_cases_are_the_workers_and_none_is_handed_over_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caseload_handovers, "AT_ONCE", 1)
    monkeypatch.setattr(bulk, "SLICE", 1)
    one, other, manager, cases = setting(3)
    work = begin(one, other, cases, manager, note="Good luck.")
    assert holders(cases) == [one] * 3

    assert go_on() == 1
    midway = caseload_handovers.progress(manager, str(work.pk))
    assert [go_on(), go_on(), go_on()] == [1, 1, 0]

    assert (midway.done, midway.state) == (1, "runs")
    assert holders(cases) == [other] * 3
    given = [Allocation.objects.get(case=case, officer=other).note for case in cases]
    assert given == ["Good luck."] * 3
    work.refresh_from_db()
    assert work.notes is None and work.ended_at == NOW


def test_a_case_that_went_elsewhere_meanwhile_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caseload_handovers, "AT_ONCE", 1)
    one, other, manager, cases = setting(2)
    third = builders.officer()
    work = begin(one, other, cases, manager)
    Case.objects.filter(pk=cases[0].pk).update(officer=third)

    go_on()

    assert holders(cases) == [third, other]
    assert caseload_handovers.progress(manager, str(work.pk)).problems == (
        bulk.Problem(cases[0].reference, "moved_on"),
    )


def test_members_are_written_to_and_the_note_stands_in_the_history() -> None:
    one, other = builders.officer(), builders.officer()
    case, manager = builders.joined(one), builders.officer("manager").account

    begin(one, other, [case], manager, note="She likes to be called in the morning.")

    case.refresh_from_db()
    assert Message.objects.filter(case=case, document="L25").exists()
    details = [entry.detail for entry in histories.of(case, kinds=["moves"]).entries]
    assert any("She likes to be called in the morning." in detail for detail in details)


def test_the_preview_says_what_is_open_in_each_case() -> None:
    one, other, manager, cases = setting(1)
    late_on = TODAY.replace(year=TODAY.year + 1)

    (held,) = caseload_handovers.held(manager, one, other, on=late_on)

    assert (held.reference, held.person) == (cases[0].reference, cases[0].person.full_name)
    assert held.open >= held.late > 0


def test_only_cases_the_officer_holds_go_and_only_to_another_of_the_unit() -> None:
    one, other, manager, _cases = setting(0)
    elsewhere = builders.allocated(other)

    with pytest.raises(caseload_handovers.NothingChosen):
        begin(one, other, [elsewhere], manager)
    for wrong in (other, builders.officer(in_unit="exeter"), builders.officer("administrator")):
        with pytest.raises(caseload_handovers.WrongOfficer):
            begin(other, wrong, [elsewhere], manager)


def test_another_unit_learns_nothing_of_a_hand_over() -> None:
    one, other, manager, cases = setting(1)
    work, stranger = begin(one, other, cases, manager), builders.officer("manager", in_unit="exeter").account

    with pytest.raises(access.NotFound):
        caseload_handovers.progress(stranger, str(work.pk))
    with pytest.raises(access.NotFound):
        caseload_handovers.officer_for(stranger, str(one.pk))
    with pytest.raises(access.NotPermitted):
        caseload_handovers.officer_for(one.account, str(one.pk))
