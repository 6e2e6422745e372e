"""Messages between a member and their officer: written by either, read by the other, never by anybody else."""

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, notes, worklists
from victimcontact.records.models import Account, AuditEntry, Case, Note

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    case = builders.joined()
    members.activated(case)
    return case


def member_of(case: Case) -> Account:
    assert case.person.account is not None
    return case.person.account


def write(case: Case, text: str = "He has written to me.") -> Note:
    return notes.write(case=case, text=text, by=member_of(case), now=builders.NOW)


def answer(case: Case, text: str = "I call you today.") -> Note:
    return notes.answer(case=case, text=text, by=members.officer_of(case), now=builders.later(minutes=5))


def waiting(case: Case) -> list[str]:
    items = worklists.listed(members.officer_of(case), worklists.Filters(kind="reading"), on=builders.TODAY).items
    return [item.kind for item in items if item.kind == "note"]


def test_what_a_member_writes_waits_on_the_worklist_until_it_is_answered(case: Case) -> None:
    write(case)
    before = waiting(case)

    answer(case)

    assert (before, waiting(case)) == (["note"], [])


def test_what_needs_no_answer_can_be_marked_as_read(case: Case) -> None:
    write(case)

    read = notes.mark_read_by_officer(case=case, by=members.officer_of(case), now=builders.NOW)

    assert (read, waiting(case)) == (1, [])


def test_what_a_member_writes_is_a_contact_that_came_in(case: Case) -> None:
    write(case)

    contact = case.contacts.latest("made_at")
    assert (contact.direction, contact.channel, contact.outcome) == ("in", "portal", "completed")
    assert contact.fact is None


def test_both_read_the_same_words_in_the_order_they_were_written(case: Case) -> None:
    write(case)
    answer(case)

    assert [(said.from_member, said.text) for said in notes.between(case)] == [
        (True, "He has written to me."),
        (False, "I call you today."),
    ]


def test_an_answer_is_new_until_the_member_opens_their_messages(case: Case) -> None:
    write(case)
    answer(case)
    before = notes.unread_by_member(case)

    opened = notes.mark_read_by_member(case=case, by=member_of(case), now=builders.NOW)

    assert (before, opened, notes.unread_by_member(case)) == (1, 1, 0)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_not_sent(case: Case, text: str) -> None:
    with pytest.raises(notes.NothingWritten):
        write(case, text)
    assert not Note.objects.exists()


def test_what_is_written_is_closed_in_the_table_and_not_in_the_trail(case: Case) -> None:
    note = write(case, "Canary Close 9")

    stored = Note.objects.filter(pk=note.pk).values("text").get()["text"]
    assert b"Canary" not in bytes(stored)
    assert "Canary" not in str(list(AuditEntry.objects.values()))


def test_nobody_writes_into_a_case_that_is_not_theirs(case: Case) -> None:
    other = builders.joined()
    members.activated(other)

    with pytest.raises(access.NotFound):
        notes.write(case=case, text="Hello", by=member_of(other), now=builders.NOW)
    with pytest.raises(access.NotFound):
        notes.answer(case=case, text="Hello", by=builders.officer(in_unit="exeter").account, now=builders.NOW)


def test_a_member_cannot_answer_and_an_officer_cannot_write_as_the_member(case: Case) -> None:
    with pytest.raises(access.NotPermitted):
        notes.answer(case=case, text="Hello", by=member_of(case), now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        notes.write(case=case, text="Hello", by=members.officer_of(case), now=builders.NOW)
    assert not Note.objects.exists()
