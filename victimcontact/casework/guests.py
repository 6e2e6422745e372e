"""An officer opens one case to somebody of the hospital whose managers give the notices, for a time, and ends it at any moment (R56–R58).

Guests sign in as officers do, with a password that is given to them once and a second step of their own. What they see and do is in
`hospital_desk`; what they tell us is read here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Max

from victimcontact.casework import access, guest_ends, officers, references, sharing
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, AuditEntry, Case, Officer
from victimcontact.records.models import GuestAccess as GuestAccess
from victimcontact.records.models import HospitalNote as HospitalNote
from victimcontact.scheme import guests as rules
from victimcontact.scheme import legal_ways
from victimcontact.scheme.guests import BY_ITSELF, Ended, Said
from victimcontact.scheme.roles import May, Role

LISTED_AT_MOST = 50


class NotHandedOver(Exception):
    """Nobody is let in before the wish, name and address were given to the managers, on a day that is written down (R56, R57)."""


class BadPeriod(Exception):
    """Somebody is let in until a day between today and the last one that the rules allow; `last` is that one."""

    def __init__(self, last: date) -> None:
        super().__init__("Not a day until which somebody may be let in")
        self.last = last


class SomebodyElse(Exception):
    """This address signs in as somebody who is not of a hospital."""


class LetInAlready(Exception):
    """They may come to this case as it is."""


class LetInElsewhere(Exception):
    """With this address they come to another case: each has a sign-in of its own, so that whoever gives a password opens nothing else."""


class IsOver(Exception):
    """It has ended."""


class ReasonMissing(Exception):
    """Ending it, or making it longer, has a reason."""


class NothingToSettle(Exception):
    """It did not end by itself, or somebody has seen to it."""


class HasBeenRead(Exception):
    """Somebody has read it."""


@dataclass(frozen=True)
class NewGuest:
    """Somebody of the hospital, by their name and work address, and the last day on which they may come."""

    name: str
    email: str
    last_on: date


@dataclass(frozen=True)
class LetIn:
    """Who was let in, and the password to give them, once."""

    guest: GuestAccess
    password: str


@dataclass(frozen=True)
class Guest:
    """Somebody who may come to a case, or might until lately: who, until when, when they last looked, and why it is over if it is."""

    guest: GuestAccess
    name: str
    email: str
    last_seen: datetime | None
    over: str

    @property
    def is_to_settle(self) -> bool:
        """Whether it ended by itself and nobody has told the managers yet."""
        return self.over in BY_ITSELF and self.guest.settled_at is None


@action(needs=May.LET_IN_GUEST)
def let_in(*, case: Case, new: NewGuest, by: Account, now: datetime) -> LetIn:
    """Open a case to somebody of the hospital. Raises `NotHandedOver`, `BadPeriod`, `SomebodyElse`, `LetInAlready`,
    `LetInElsewhere`.
    """
    fresh = access.locked(case)
    _require_handed_over(fresh)
    _require_sensible(new.last_on, now)
    guest_ends.follow_case(fresh, now=now)
    officer = _officer(new, by=by, now=now)
    comes_to = GuestAccess.objects.filter(account=officer.account, ended_at__isnull=True).first()
    if comes_to is not None:
        raise LetInAlready if comes_to.case_id == fresh.pk else LetInElsewhere
    guest = _open(fresh, officer.account, new.last_on, by=by, now=now)
    law, subject = legal_ways.for_hospital(fresh.route), f"guestaccess:{guest.reference}"
    sharing.record(fresh, to="hospital_managers", law=law, subject=subject, by=by, now=now)
    return LetIn(guest, _start_anew(officer, now=now))


@action(needs=May.LET_IN_GUEST)
def extend(*, guest: GuestAccess, last_on: date, reason: str, by: Account, now: datetime) -> GuestAccess:
    """Let them come for longer, or less long. Raises `IsOver`, `NotHandedOver`, `BadPeriod`, `ReasonMissing`."""
    fresh = _live(guest, now)
    _require_handed_over(fresh.case)
    _require_sensible(last_on, now)
    _require_reason(reason)
    guest_ends.end(fresh, Ended.EXTENDED, by=by, now=now, reason=reason.strip())
    return _open(fresh.case, fresh.account, last_on, by=by, now=now)


@action(needs=May.LET_IN_GUEST)
def end(*, guest: GuestAccess, reason: str, by: Account, now: datetime) -> GuestAccess:
    """They cannot come any more, from this moment on. Raises `IsOver`, `ReasonMissing`."""
    _require_reason(reason)
    return guest_ends.end(_live(guest, now), Ended.BY_HAND, by=by, now=now, reason=reason.strip())


@action(needs=May.LET_IN_GUEST)
def give_password(*, guest: GuestAccess, by: Account, now: datetime) -> str:
    """They cannot get in: every session and their second step end, and the answer is a password to give them. Raises `IsOver`."""
    return _start_anew(_live(guest, now).account.officer, now=now)


@action(needs=May.LET_IN_GUEST)
def settle(*, guest: GuestAccess, by: Account, now: datetime) -> GuestAccess:
    """It ended by itself, and the managers have been told what that means. Raises `NothingToSettle`."""
    fresh = GuestAccess.objects.select_for_update(of=("self",)).select_related("case").get(pk=guest.pk)
    if _over(fresh, day_of(now)) not in BY_ITSELF or fresh.settled_at is not None:
        raise NothingToSettle
    if fresh.ended_at is None:
        guest_ends.follow_case(fresh.case, now=now)
        fresh.refresh_from_db()
    fresh.settled_by, fresh.settled_at = by, now
    fresh.save(update_fields=["settled_by", "settled_at"])
    return fresh


@action(needs=May.RECORD_CONTACT)
def mark_read(*, note: HospitalNote, by: Account, now: datetime) -> HospitalNote:
    """An officer has read what the hospital told us, and seen to it. Raises `HasBeenRead`."""
    fresh = HospitalNote.objects.select_for_update(of=("self",)).select_related("case").get(pk=note.pk)
    if fresh.read_at is not None:
        raise HasBeenRead
    fresh.read_by, fresh.read_at = by, now
    fresh.save(update_fields=["read_by", "read_at"])
    return fresh


def of_case(case: Case, *, on: date) -> list[Guest]:
    """Who may or might come to a case that `access.case_for` gave on a day, the newest first; what was made longer is left out."""
    rows = GuestAccess.objects.filter(case=case).exclude(ended_why=Ended.EXTENDED)
    listed = rows.select_related("account__officer", "case").order_by("-made_at", "pk")[:LISTED_AT_MOST]
    seen = _last_seen(case, [row.account_id for row in listed])
    return [
        Guest(
            row,
            row.account.officer.name,
            str(row.account.email),
            seen.get(row.account_id),
            _over(row, on),
        )
        for row in listed
    ]


def guest_for(case: Case, reference: str) -> GuestAccess:
    """Somebody's access to a case that `access.case_for` gave; raises `access.NotFound`."""
    row = GuestAccess.objects.filter(case=case, reference=reference).select_related("case", "account__officer").first()
    if row is None:
        raise access.NotFound(reference)
    return row


def notes_of(case: Case) -> list[HospitalNote]:
    """What the hospital has told us in a case, the newest first."""
    rows = HospitalNote.objects.filter(case=case).select_related("made_by__officer", "read_by__officer")
    return list(rows.order_by("-made_at", "pk")[:LISTED_AT_MOST])


def note_for(case: Case, reference: str) -> HospitalNote:
    """One of them; raises `access.NotFound`."""
    note = HospitalNote.objects.filter(case=case, reference=reference).select_related("case").first()
    if note is None:
        raise access.NotFound(reference)
    return note


def waits_to_be_read(note: HospitalNote) -> bool:
    """Whether somebody has to look at it: everything but a notice that was given and has closed the check that waited for it."""
    return note.read_at is None and not (note.said == Said.NOTIFIED and note.duty)


def _over(row: GuestAccess, on: date) -> str:
    return row.ended_why or (guest_ends.why_over(row, row.case, on=on) or "")


def _last_seen(case: Case, accounts: list[UUID]) -> dict[UUID, datetime]:
    """From the trail itself: a look leaves nothing else behind."""
    entries = AuditEntry.objects.filter(case_reference=case.reference, actor__in=accounts)
    return dict(entries.values_list("actor").annotate(Max("at")).order_by())


def _require_handed_over(case: Case) -> None:
    if not rules.may_come(guest_ends.terms_of(case)):
        raise NotHandedOver


def _require_sensible(last_on: date, now: datetime) -> None:
    if not rules.is_sensible(last_on, on=day_of(now)):
        raise BadPeriod(day_of(now) + rules.LONGEST)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing


def _live(guest: GuestAccess, now: datetime) -> GuestAccess:
    rows = GuestAccess.objects.select_for_update(of=("self",)).select_related("case", "account__officer")
    fresh = rows.get(pk=guest.pk)
    if _over(fresh, day_of(now)):
        raise IsOver
    return fresh


def _officer(new: NewGuest, *, by: Account, now: datetime) -> Officer:
    """Whoever signs in with this address, let in again if they were out, or somebody new."""
    email, name = new.email.strip().casefold(), new.name.strip()
    officer = Officer.objects.filter(account__handle=email).select_related("account").first()
    if officer is None:
        return officers.add(officers.NewOfficer(name, email, Role.HOSPITAL_MANAGER), by=by, now=now)
    if officer.role != Role.HOSPITAL_MANAGER:
        raise SomebodyElse
    if officer.left_at is not None:
        officer.name, officer.left_at, officer.account.is_active = name, None, True
        officer.save(update_fields=["name", "left_at"])
        officer.account.save(update_fields=["is_active"])
    return officer


def _start_anew(officer: Officer, *, now: datetime) -> str:
    Authenticator.objects.filter(user=officer.account).delete()
    return officers.new_password(officer, now=now)


def _open(case: Case, guest: Account, last_on: date, *, by: Account, now: datetime) -> GuestAccess:
    """What of theirs had ended by itself in this case is settled by it."""
    ended = GuestAccess.objects.filter(case=case, ended_why__in=BY_ITSELF, settled_at__isnull=True)
    ended.update(settled_by=by, settled_at=now)
    return GuestAccess.objects.create(
        reference=references.new("GA"), case=case, account=guest, last_on=last_on, made_by=by, made_at=now
    )
