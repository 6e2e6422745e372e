"""Who has looked at a member's case: days and roles, for the member. Of officers nobody is named but their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, AccountKind, AuditEntry, Case, Officer

SHOWN_FOR = timedelta(days=365)
ACTS_FOR_YOU = "acts_for_you"


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody came to the case on a day. `role` is an officer's, or that of who acts for the member; `name` is filled for their own
    officer alone."""

    on: date
    role: str
    name: str = ""


def of_own(case: Case, account: Account, *, now: datetime) -> tuple[Look, ...]:
    """Everybody but the member who came to a case in the last year, newest first, once a day each. The program itself looks at every
    case each night and is left out."""
    entries = AuditEntry.objects.filter(
        case_reference=case.reference, at__gt=now - SHOWN_FOR, actor_kind__in=(AccountKind.OFFICER, AccountKind.MEMBER)
    )
    seen = {(day_of(at), actor) for at, actor in entries.exclude(actor=account.pk).values_list("at", "actor") if actor}
    officers = _officers({actor for _day, actor in seen})
    looks = {_look(day, officers.get(actor), case) for day, actor in seen}
    return tuple(sorted(looks, key=lambda look: (-look.on.toordinal(), look.role, look.name)))


def _look(day: date, officer: Officer | None, case: Case) -> Look:
    if officer is None:
        return Look(day, ACTS_FOR_YOU)
    return Look(day, officer.role, officer.name if officer.pk == case.officer_id else "")


def _officers(accounts: Iterable[UUID]) -> dict[UUID, Officer]:
    return {officer.account_id: officer for officer in Officer.objects.filter(account__in=accounts)}
