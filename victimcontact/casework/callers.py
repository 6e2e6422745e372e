"""Somebody calls the helpline: whom to put them through to, and nothing else. Whether and why they are in the scheme is not said."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from django.db import transaction
from django.db.models import Q, QuerySet, UUIDField

from victimcontact.casework import access, attempts, audit
from victimcontact.casework.actions import action
from victimcontact.casework.ready_queries import Asked, ReadyRows
from victimcontact.records.models import Account, CallerNote, Case, FormerName, Unit
from victimcontact.scheme.roles import May

SEARCHES = 40
WITHIN = timedelta(hours=1)


class NobodyThere(Exception):
    """Nobody of this name and date of birth is with that unit and officer."""


class NothingWritten(Exception):
    """A note says something."""


@dataclass(frozen=True)
class Caller:
    """Who somebody says they are."""

    family_name: str
    born_on: date


@dataclass(frozen=True)
class Way:
    """Whom to put a caller through to. `key` names unit and officer when a note is left for them."""

    key: str
    unit: str
    unit_phone: str
    unit_hours: str
    officer: str
    officer_phone: str


def find(account: Account, caller: Caller, *, now: datetime) -> list[Way]:
    """Whom to put a caller through to: each unit and officer once, the newest case first.

    Counted, so that nobody can go through names, and written down. Raises `access.NotPermitted` or `attempts.TooMany`.
    """
    access.require(account, May.SEARCH_FOR_CALLER)
    attempts.count("caller", str(account.pk), now=now, limit=SEARCHES, within=WITHIN)
    with transaction.atomic():
        cases = list(_cases(caller))
        audit.write("callers.find", by=account, now=now, data={"found": len(cases)})
        for case in cases:
            audit.write("callers.found", by=account, now=now, case_reference=case.reference)
    return list({_key(case): _way(case) for case in reversed(cases)}.values())[::-1]


@action(needs=May.LEAVE_NOTE_FOR_OFFICER)
def leave_note(*, caller: Caller, way: str, text: str, by: Account, now: datetime) -> CallerNote:
    """Leave a note for the unit and officer that `find` named by its key. Raises `NobodyThere` or `NothingWritten`."""
    if not text.strip():
        raise NothingWritten
    case = next((case for case in _cases(caller) if _key(case) == way), None)
    if case is None:
        raise NobodyThere
    return CallerNote.objects.create(case=case, text=text.strip(), made_by=by, made_at=now)


@action(needs=May.RECORD_CONTACT)
def mark_read(*, note: CallerNote, by: Account, now: datetime) -> CallerNote:
    """An officer has read what a caller wanted; the first to say so stands."""
    if note.read_at is None:
        note.read_by, note.read_at = by, now
        note.save(update_fields=["read_by", "read_at"])
    return note


def notes_of(case: Case) -> list[CallerNote]:
    """What callers wanted the officer to know and nobody has read yet, oldest first."""
    return UNREAD.read(case=case.pk)


def _unread() -> QuerySet[CallerNote]:
    rows = CallerNote.objects.filter(case=Asked("case", UUIDField()), read_at__isnull=True)
    return rows.select_related("made_by__officer").order_by("made_at", "pk")


UNREAD = ReadyRows(_unread)


def note_for(account: Account, case: Case, note_id: str) -> CallerNote:
    """A note of a case that `access.case_for` gave; raises `access.NotFound`."""
    note = CallerNote.objects.filter(case=case, pk=note_id).select_related("case").first()
    if note is None:
        raise access.NotFound(note_id)
    return note


def _cases(caller: Caller) -> QuerySet[Case]:
    name = caller.family_name.strip()
    before = FormerName.objects.filter(family_name__iexact=name, ended_at__isnull=True, person__isnull=False)
    named = Q(person__family_name__iexact=name) | Q(person__in=before.values("person"))
    cases = Case.objects.filter(named, unit__isnull=False, person__born_on=caller.born_on)
    return cases.select_related("unit", "officer").order_by("-opened_at")


def _key(case: Case) -> str:
    unit = case.unit.reference if case.unit else ""
    return f"{unit}:{case.officer_id or ''}"


def _way(case: Case) -> Way:
    unit, officer = cast(Unit, case.unit), case.officer
    return Way(
        key=_key(case),
        unit=unit.name,
        unit_phone=unit.phone,
        unit_hours=unit.hours,
        officer=officer.name if officer else "",
        officer_phone=officer.phone if officer else "",
    )
