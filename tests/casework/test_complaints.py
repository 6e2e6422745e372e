"""Somebody says what went wrong: who answers, by when, and how they are told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, complaints, messages, worklists
from victimcontact.casework.complaints import Complaint, Reply, Told
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, Case, Message
from victimcontact.scheme.complaints import BadPromise, State
from victimcontact.scheme.moves import GuardNotMet, NotAllowed

pytestmark = pytest.mark.django_db

TOLD = Told("Nobody told me of the hearing.", builders.TODAY, "phone", wanted="Say sorry.")
REPLY = Reply("We wrote too late.", put_right="Somebody else checks it each day now.")


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def manager() -> Account:
    return builders.officer("manager", name="Mair Morgan").account


def made(case: Case, **changes: Any) -> Complaint:
    return complaints.record(case=case, told=replace(TOLD, **changes), by=members.officer_of(case), now=builders.NOW)


def state_of(complaint: Complaint, account: Account) -> State:
    return complaints.complaint_for(account, complaint.reference, now=builders.NOW).state


def test_the_clock_runs_from_the_day_it_came_over_christmas(case: Case, manager: Account) -> None:
    """R35: ten working days from 17 December end on 5 January."""
    now = builders.later(days=24)
    complaint = complaints.record(
        case=case, told=replace(TOLD, received_on=date(2026, 12, 17)), by=members.officer_of(case), now=now
    )

    shown = complaints.complaint_for(manager, complaint.reference, now=now)
    assert shown.answer_by == date(2027, 1, 5)
    assert not shown.is_late(date(2027, 1, 5)) and shown.is_late(date(2027, 1, 6))


def test_it_waits_for_the_manager_with_its_day_until_it_is_answered(case: Case, manager: Account) -> None:
    complaint = made(case)

    def waiting(on: date) -> list[worklists.Item]:
        page = worklists.listed(manager, Filters(kind="complaint"), on=on)
        return list(page.items)

    (item,) = waiting(builders.TODAY)
    assert (item.reference, item.due_on, item.late) == (complaint.reference, date(2026, 12, 7), False)
    assert waiting(date(2026, 12, 8))[0].late
    complaints.answer(complaint=complaint, reply=REPLY, by=manager, now=builders.NOW)
    assert waiting(builders.TODAY) == []


def test_the_answer_is_a_letter_that_a_manager_signs_and_approves(case: Case, manager: Account) -> None:
    complaints.answer(complaint=made(case), reply=REPLY, by=manager, now=builders.NOW)

    letter = Message.objects.get(case=case, document="C03")
    text = str(letter.content)
    assert REPLY.text in text and REPLY.put_right in text and "Ombudsman" not in str(letter.content["blocks"])
    assert letter.content["sign_off"] == ["Yours sincerely", "Mair Morgan", "Manager"]
    with pytest.raises(messages.ManagerApproves):
        messages.approve(message=letter, by=members.officer_of(case), now=builders.NOW)


def test_a_promised_day_begins_the_clock_of_the_answer_and_the_letter_says_it(case: Case, manager: Account) -> None:
    complaint = made(case)
    complaints.acknowledge(complaint=complaint, promised_on=date(2026, 12, 18), by=manager, now=builders.NOW)

    assert complaints.complaint_for(manager, complaint.reference, now=builders.NOW).answer_by == date(2026, 12, 18)
    assert "18 December 2026" in str(Message.objects.get(case=case, document="C02").content)
    with pytest.raises(NotAllowed):
        complaints.acknowledge(complaint=complaint, promised_on=date(2026, 12, 21), by=manager, now=builders.NOW)


def test_a_day_on_which_nobody_works_is_not_promised_and_nothing_is_written(case: Case, manager: Account) -> None:
    complaint = made(case)
    with pytest.raises(BadPromise):
        complaints.acknowledge(complaint=complaint, promised_on=date(2026, 12, 25), by=manager, now=builders.NOW)

    assert state_of(complaint, manager) is State.RECEIVED
    assert not Message.objects.filter(document="C02").exists()


def test_the_second_answer_is_another_managers_and_names_the_ombudsman(case: Case, manager: Account) -> None:
    """R82, T19."""
    complaint, other = made(case), builders.officer("manager").account
    complaints.answer(complaint=complaint, reply=REPLY, by=manager, now=builders.NOW)
    again = builders.later(days=2)
    step = complaints.ask_again(complaint=complaint, text="Why late?", by=members.officer_of(case), now=again)
    assert step.answer_by == date(2026, 12, 9)

    with pytest.raises(GuardNotMet):
        complaints.answer(complaint=complaint, reply=REPLY, by=manager, now=again)
    complaints.answer(complaint=complaint, reply=REPLY, by=other, now=again)
    assert state_of(complaint, manager) is State.ANSWERED_AGAIN
    letter = Message.objects.filter(case=case, document="C03").latest("made_at")
    assert "Parliamentary and Health Service Ombudsman" in str(letter.content["blocks"])
    with pytest.raises(NotAllowed):
        complaints.ask_again(complaint=complaint, text="Again.", by=members.officer_of(case), now=again)


def test_whom_it_is_about_neither_answers_nor_reads_it_nor_takes_it_back(case: Case) -> None:
    boss = builders.officer("manager")
    complaint = made(case, about=str(boss.pk))

    assert not complaints.may_read(boss.account, complaint)
    with pytest.raises(GuardNotMet):
        complaints.answer(complaint=complaint, reply=REPLY, by=boss.account, now=builders.NOW)
    with pytest.raises(GuardNotMet):
        complaints.withdraw(complaint=complaint, text="She said so.", by=boss.account, now=builders.NOW)


def test_an_officer_records_and_does_not_answer(case: Case) -> None:
    with pytest.raises(access.NotPermitted):
        complaints.answer(complaint=made(case), reply=REPLY, by=members.officer_of(case), now=builders.NOW)


def test_what_is_somebody_elses_is_passed_on_and_the_person_told_to_whom(case: Case, manager: Account) -> None:
    """T18."""
    complaint = made(case)
    complaints.pass_on(complaint=complaint, to="Avon and Somerset Police", by=manager, now=builders.NOW)

    assert "Avon and Somerset Police" in str(Message.objects.get(case=case, document="C02").content)
    (own,) = complaints.own(case)
    assert (own.state, own.answer_by, own.passed_to) == ("passed_on", None, "Avon and Somerset Police")


def owed(account: Account) -> list[str]:
    """The complaints that somebody's list holds."""
    page = worklists.listed(account, Filters(kind="complaint"), on=builders.TODAY)
    return [item.reference for item in page.items]


def test_without_a_case_a_unit_answers_and_says_how(manager: Account) -> None:
    told = replace(TOLD, complainant="Mrs Hale, 0117 496 0321, after six")
    complaint = complaints.record(case=None, told=told, by=manager, now=builders.NOW)
    stranger = builders.officer("manager", in_unit="exeter").account
    assert (owed(manager), owed(stranger)) == ([complaint.reference], [])

    with pytest.raises(complaints.HowMissing):
        complaints.answer(complaint=complaint, reply=REPLY, by=manager, now=builders.NOW)
    complaints.answer(complaint=complaint, reply=replace(REPLY, told_how="By telephone"), by=manager, now=builders.NOW)
    assert owed(manager) == []
    with pytest.raises(access.NotFound):
        complaints.complaint_for(stranger, complaint.reference, now=builders.NOW)


def test_another_unit_comes_to_no_complaint_of_a_case(case: Case) -> None:
    complaint, stranger = made(case), builders.officer("manager", in_unit="exeter").account

    assert complaints.listed(stranger) == []
    with pytest.raises(access.NotFound):
        complaints.answer(complaint=complaint, reply=REPLY, by=stranger, now=builders.NOW)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": " "}, complaints.NothingWritten),
        ({"received_on": date(2026, 11, 24)}, complaints.NotYetReceived),
        ({"complainant": " "}, complaints.NobodyComplains),
    ],
)
def test_a_complaint_that_says_too_little_is_refused(
    manager: Account, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    told = (
        replace(TOLD, complainant="Mrs Hale", **changes) if "complainant" not in changes else replace(TOLD, **changes)
    )
    with pytest.raises(refusal):
        complaints.record(case=None, told=told, by=manager, now=builders.NOW)


def test_a_member_complains_about_their_officer_and_asks_again(case: Case, manager: Account) -> None:
    member = members.activated(case)
    case.refresh_from_db()
    complaint = complaints.make(
        case=case, text="He did not listen.", wanted="", about_officer=True, by=member, now=builders.NOW
    )
    assert complaint.about == case.officer
    complaints.answer(complaint=complaint, reply=REPLY, by=manager, now=builders.NOW)
    complaints.ask_again_own(complaint=complaint, text="He still does not.", by=member, now=builders.NOW)

    assert complaints.own(case)[0].state == "asked_again"


def test_a_complaint_whose_letter_was_stopped_is_work_again_with_the_day_it_had(case: Case, manager: Account) -> None:
    complaint = made(case)
    for take, document in ((promise, "C02"), (reply, "C03")):
        take(complaint, manager)
        letter = Message.objects.get(case=case, document=document, state="drafted")
        messages.stop(message=letter, reason="The wrong words.", by=manager, now=builders.NOW)

        shown = complaints.complaint_for(manager, complaint.reference, now=builders.NOW)
        assert (shown.state, shown.answer_by, shown.letter_was_stopped) == (State.RECEIVED, date(2026, 12, 7), True)
        (item,) = worklists.listed(manager, Filters(kind="complaint"), on=builders.TODAY).items
        assert (item.reference, item.due_on) == (complaint.reference, date(2026, 12, 7))
        assert complaints.own_complaint(case, complaint.reference).state == State.RECEIVED

    reply(complaint, manager)
    assert state_of(complaint, manager) is State.ANSWERED


def test_whoever_wrote_an_answer_that_was_stopped_has_not_answered_yet(case: Case, manager: Account) -> None:
    complaint, other = made(case), builders.officer("manager").account
    reply(complaint, manager)
    letter = Message.objects.get(case=case, document="C03")
    messages.stop(message=letter, reason="Somebody else writes it.", by=manager, now=builders.NOW)
    reply(complaint, other)
    complaints.ask_again(complaint=complaint, text="No.", by=members.officer_of(case), now=builders.NOW)

    reply(complaint, manager)

    assert state_of(complaint, manager) is State.ANSWERED_AGAIN


def promise(complaint: Complaint, by: Account) -> None:
    complaints.acknowledge(complaint=complaint, promised_on=date(2026, 12, 14), by=by, now=builders.NOW)


def reply(complaint: Complaint, by: Account) -> None:
    complaints.answer(complaint=complaint, reply=REPLY, by=by, now=builders.NOW)
