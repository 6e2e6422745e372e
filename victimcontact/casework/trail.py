"""Reading the trail: by day, by case, by who acted. Reading it is itself written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcontact.casework import access, audit
from victimcontact.casework.days import LONDON
from victimcontact.records.models import Account, AccountKind, AuditEntry, Officer
from victimcontact.scheme.roles import May

PAGE = 100


class UnknownActor(Exception):
    """No officer has this e-mail address."""


@dataclass(frozen=True)
class Sought:
    """What an auditor looks for; what is left empty does not narrow. `before` is the number of an entry to go on from."""

    day: date | None = None
    case_reference: str = ""
    officer_email: str = ""
    before: int | None = None


@dataclass(frozen=True)
class Line:
    """An entry of the trail as it is read: references and codes, and the name of the officer who acted."""

    number: int
    at: datetime
    who: str
    what: str
    case_reference: str
    subject: str
    data: str


@dataclass(frozen=True)
class Found:
    """A page of the trail, newest first; `more` is where the next one begins, if there is one."""

    lines: tuple[Line, ...]
    more: int | None


def search(account: Account, sought: Sought, *, now: datetime) -> Found:
    """Read a page of the trail. Raises `access.NotPermitted` or `UnknownActor`."""
    access.require(account, May.READ_AUDIT)
    actor = _actor(sought.officer_email)
    with transaction.atomic():
        rows = list(AuditEntry.objects.filter(_narrowed(sought, actor)).order_by("-id")[: PAGE + 1])
        audit.write("trail.search", by=account, now=now, data=_written(sought, actor))
    names = _names(rows)
    lines = tuple(_line(row, names) for row in rows[:PAGE])
    return Found(lines, lines[-1].number if len(rows) > PAGE else None)


def _actor(email: str) -> UUID | None:
    if not email.strip():
        return None
    account = Account.objects.filter(kind=AccountKind.OFFICER, email__iexact=email.strip()).first()
    if account is None:
        raise UnknownActor
    return account.pk


def _narrowed(sought: Sought, actor: UUID | None) -> Q:
    wanted = Q()
    if sought.day is not None:
        begins = datetime.combine(sought.day, time.min, tzinfo=LONDON)
        ends = datetime.combine(sought.day + timedelta(days=1), time.min, tzinfo=LONDON)
        wanted &= Q(at__gte=begins, at__lt=ends)
    if sought.case_reference.strip():
        wanted &= Q(case_reference=sought.case_reference.strip().upper())
    if actor is not None:
        wanted &= Q(actor=actor)
    if sought.before is not None:
        wanted &= Q(id__lt=sought.before)
    return wanted


def _written(sought: Sought, actor: UUID | None) -> dict[str, object]:
    return {
        "day": sought.day.isoformat() if sought.day else "",
        "case": sought.case_reference.strip().upper(),
        "actor": str(actor) if actor else "",
    }


def _names(rows: Iterable[AuditEntry]) -> dict[UUID, str]:
    actors = {row.actor for row in rows if row.actor}
    return dict(Officer.objects.filter(account__in=actors).values_list("account", "name"))


def _line(row: AuditEntry, names: dict[UUID, str]) -> Line:
    return Line(row.id, row.at, _who(row, names), row.what, row.case_reference, row.subject, _plain(row.data))


def _who(row: AuditEntry, names: dict[UUID, str]) -> str:
    if row.actor is None:
        return "nobody signed in"
    if row.actor_kind == AccountKind.OFFICER:
        return names.get(row.actor, "an officer")
    return {AccountKind.PROGRAM.value: "the program"}.get(row.actor_kind, "a member")


def _plain(data: dict[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in sorted(data.items()))
