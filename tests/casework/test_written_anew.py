"""A letter that cannot go as it was written is written again in one step, right this time; and a stopped one is not lost."""

from datetime import date
from pathlib import Path

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    access,
    complaints,
    drafts,
    messages,
    people,
    rewritten,
    sending,
    stages,
    tellings,
)
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import NameWanted, WayGiven
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.casework.stages import Happened
from victimcontact.gateway.carriers import PrintRoom
from victimcontact.records.models import Account, Case, Message, Person, Telling

pytestmark = pytest.mark.django_db

NEW = ("9 Elsewhere Road", "Bath", "BA99 9ZZ")


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def told(case: Case) -> Telling:
    happened = Happened("moved_to_open_conditions", date(2026, 11, 20), {})
    fact = stages.record(sentence=case.sentence, happened=happened, by=officer_of(case), now=builders.NOW)
    return Telling.objects.get(fact=fact)


def moves(case: Case) -> None:
    by, version = officer_of(case), access.version_of(case)
    people.record_move(case=case, address=WayGiven(NEW, safe=True), version=version, by=by, now=builders.later(1))


def reads_welsh(case: Case) -> None:
    Person.objects.filter(pk=case.person_id).update(language="cy")


def approve(message: Message, *, days: int = 1) -> Message:
    return messages.approve(message=message, by=officer_of(message.case), now=builders.later(days))


def anew(message: Message) -> Message:
    return rewritten.write_anew(message=message, by=officer_of(message.case), now=builders.later(1))


def test_after_a_move_the_letter_of_a_stage_is_written_again_to_the_new_address_and_goes(tmp_path: Path) -> None:
    case = builders.joined()
    telling = told(case)
    letter = telling.messages.get()
    moves(case)
    with pytest.raises(NotSafe):
        approve(letter)

    again = anew(letter)

    letter.refresh_from_db()
    assert (letter.state, again.state, again.telling, again.to[1:]) == ("stopped", "drafted", telling, [*NEW])
    approve(again)
    assert sending.drain(PrintRoom(tmp_path), clock=lambda: builders.later(1)) == 1


def test_a_letter_approved_in_a_language_they_no_longer_read_stays_and_is_written_again_in_theirs(
    tmp_path: Path,
) -> None:
    case = builders.joined()
    letter = messages.approve(message=told(case).messages.get(), by=officer_of(case), now=builders.NOW)
    reads_welsh(case)

    assert sending.drain(PrintRoom(tmp_path), clock=lambda: builders.later(1)) == 0
    letter.refresh_from_db()
    assert (letter.state, letter.approved_by) == ("drafted", None)

    again = anew(letter)
    assert (again.language, again.content["salutation"][:5]) == ("cy", "Annwy")
    assert approve(again).state == "approved"


def test_it_is_written_to_a_way_that_is_open_where_its_own_was_closed() -> None:
    case = builders.joined()
    members.activated(case)
    letter = told(case).messages.get(channel="letter")
    closed = WayGiven(tuple(letter.to[1:]), safe=False)
    builders.reachable(case, now=builders.later(1), address=closed)

    assert anew(letter).channel == "email"


def test_a_new_name_is_in_what_is_written_again() -> None:
    case = builders.joined()
    letter = told(case).messages.get()
    wanted = NameWanted("Rhian", "Canaryowen", language=case.person.language)
    version = access.version_of(case)
    people.confirm_name(case=case, name=wanted, version=version, by=officer_of(case), now=builders.later(1))

    assert anew(letter).to[0] == "Rhian Canaryowen"


def test_what_was_approved_is_not_written_again() -> None:
    case = builders.joined()
    letter = messages.approve(message=told(case).messages.get(), by=officer_of(case), now=builders.NOW)

    with pytest.raises(messages.NotWaiting):
        anew(letter)


def test_a_letter_that_was_stopped_by_mistake_can_be_drafted_again_and_only_while_none_waits() -> None:
    case = builders.joined()
    telling, by = told(case), officer_of(case)
    with pytest.raises(tellings.NotWaiting):
        tellings.draft_again(telling=telling, by=by, now=builders.NOW)
    messages.stop(message=telling.messages.get(), reason="By mistake.", by=by, now=builders.NOW)

    tellings.draft_again(telling=telling, by=by, now=builders.later(1))

    assert sorted(telling.messages.values_list("state", flat=True)) == ["drafted", "stopped"]
    with pytest.raises(tellings.NotWaiting):
        tellings.draft_again(telling=telling, by=by, now=builders.later(1))


def test_a_letter_without_a_stage_keeps_what_it_was_written_from() -> None:
    case = builders.joined()
    letter = messages.compose(case=case, wanted=Wanted("L25"), by=officer_of(case), now=builders.NOW)
    moves(case)

    again = anew(letter)

    assert (again.document, again.to[1:], again.content["blocks"]) == ("L25", [*NEW], letter.content["blocks"])


def test_what_was_given_to_the_manager_is_the_managers_when_it_is_written_again() -> None:
    case = builders.joined()
    letter = told(case).messages.get()
    drafts.ask_manager(message=letter, note="Is this right?", by=officer_of(case), now=builders.NOW)
    moves(case)

    again = anew(letter)

    assert again.approver == "manager"
    with pytest.raises(messages.ManagerApproves):
        approve(again)


def test_the_answer_to_a_complaint_is_written_again_where_the_complaint_is() -> None:
    """A step is undone with its letter: another letter without its step would have the complaint answered twice."""
    case, manager = builders.joined(), builders.officer("manager").account
    complaint = complaints.record(
        case=case,
        told=complaints.Told("Nobody told me.", builders.TODAY, "phone"),
        by=officer_of(case),
        now=builders.NOW,
    )
    step = complaints.answer(complaint=complaint, reply=complaints.Reply("We did not."), by=manager, now=builders.NOW)
    moves(case)
    assert step.message is not None

    with pytest.raises(rewritten.OfComplaint):
        anew(step.message)

    step.message.refresh_from_db()
    assert step.message.state == "drafted"
