"""Messages between a member and the officer who holds their case, in the portal and beside the case."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from victimcontact.casework import access, contacts, received_documents
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.received_documents import Check, Kind, Received
from victimcontact.records.models import Account, Case, Note, ReceivedDocument
from victimcontact.scheme.roles import May

WITH_A_MESSAGE = "Came with a message in their own pages"
WITHOUT_CONTENT = Prefetch("documents", ReceivedDocument.objects.select_related("decision").defer("content"))


class NothingWritten(Exception):
    """An empty message."""


@dataclass(frozen=True)
class Said:
    """A message as both sides read it. `documents` came with it: what they are called, and what is known of them."""

    from_member: bool
    text: str
    at: datetime
    read_at: datetime | None
    documents: tuple[tuple[str, Check], ...] = ()


@action(needs=May.WRITE_TO_OFFICER)
def write(*, case: Case, text: str, document: bytes = b"", by: Account, now: datetime) -> Note:
    """A member writes, with a document if they like: it waits on the officer's worklist until it is read.

    A document that no virus scanner looks at is held. Raises `NothingWritten`, or what `received_documents.take_in` raises; then
    nothing was sent.
    """
    note = tell_officer(case, text, by=by, now=now)
    if document:
        sent = Received(Kind.OTHER, day_of(now), WITH_A_MESSAGE)
        received_documents.take_in(case, sent, document, with_note=note, by=by, now=now)
    return note


def tell_officer(case: Case, text: str, *, by: Account, now: datetime) -> Note:
    """Put a member's words before their officer, within another verb. Raises `NothingWritten`."""
    note = _add(case, text, from_member=True, by=by, now=now)
    made = contacts.ContactMade(happened_on=day_of(now), channel="portal", outcome="completed", direction="in")
    contacts.log(access.locked(case), made, by=by, now=now)
    return note


@action(needs=May.ANSWER_MEMBER)
def answer(*, case: Case, text: str, by: Account, now: datetime) -> Note:
    """The officer writes: what the member wrote before counts as read. Raises `NothingWritten`."""
    Note.objects.filter(case=case, from_member=True, read_at__isnull=True).update(read_at=now)
    return tell_member(case, text, by=by, now=now)


def tell_member(case: Case, text: str, *, by: Account, now: datetime) -> Note:
    """Put an officer's words before the member, within another verb. Raises `NothingWritten`."""
    return _add(case, text, from_member=False, by=by, now=now)


@action(needs=May.ANSWER_MEMBER)
def mark_read_by_officer(*, case: Case, by: Account, now: datetime) -> int:
    """The officer read what the member wrote, and it needs no written answer. Returns how many were new."""
    return Note.objects.filter(case=case, from_member=True, read_at__isnull=True).update(read_at=now)


@action(needs=May.SEE_OWN_CASE)
def mark_read_by_member(*, case: Case, by: Account, now: datetime) -> int:
    """The member opened their messages: the officer's are read. Returns how many were new."""
    return Note.objects.filter(case=case, from_member=False, read_at__isnull=True).update(read_at=now)


def between(case: Case) -> list[Said]:
    """Everything said, oldest first."""
    return [
        Said(
            note.from_member,
            str(note.text),
            note.made_at,
            note.read_at,
            tuple((each.reference, received_documents.check_of(each)) for each in note.documents.all()),
        )
        for note in Note.objects.filter(case=case).order_by("made_at").prefetch_related(WITHOUT_CONTENT)
    ]


def unread_by_member(case: Case) -> int:
    """How many messages of the officer the member has not opened."""
    return Note.objects.filter(case=case, from_member=False, read_at__isnull=True).count()


def _add(case: Case, text: str, *, from_member: bool, by: Account, now: datetime) -> Note:
    if not text.strip():
        raise NothingWritten
    return Note.objects.create(case=case, from_member=from_member, text=text.strip(), made_by=by, made_at=now)
