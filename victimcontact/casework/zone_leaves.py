"""Leave to enter a zone: recorded as the practitioner gave it, and told to the victim only if a manager has decided so (P69)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import F, Q, QuerySet
from django.db.models import When as Condition

from victimcontact.casework import access, contacts, zones
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.work_columns import CASES, MANAGER, ON, columns, text, yes
from victimcontact.records.models import Account, Zone
from victimcontact.records.models import ZoneLeave as ZoneLeave
from victimcontact.scheme.roles import May

# A leave is news for the same day: it is said, not written.
SPOKEN = ("phone", "visit")


class WrongDays(Exception):
    """The last day is before the first."""


class NoReason(Exception):
    """Whether the victim is told is decided for a reason."""


class DecidedAlready(Exception):
    """A manager has decided."""


class MustNotBeTold(Exception):
    """Nobody has decided that the victim may be told, or somebody that they may not."""


@dataclass(frozen=True)
class Leave:
    """From which day to which, both included, for what, and who gave it."""

    from_on: date
    to_on: date
    purpose: str
    given_by: str


@action(needs=May.DRAW_ZONE)
def record(*, zone: Zone, leave: Leave, by: Account, now: datetime) -> ZoneLeave:
    """The practitioner gave leave: a manager decides whether the victim is told. Raises `WrongDays`."""
    if leave.to_on < leave.from_on:
        raise WrongDays
    return ZoneLeave.objects.create(
        zone=zone,
        from_on=leave.from_on,
        to_on=leave.to_on,
        purpose=leave.purpose,
        given_by=leave.given_by,
        made_by=by,
        made_at=now,
    )


@action(needs=May.APPROVE_AS_MANAGER)
def decide(*, leave: ZoneLeave, may_be_told: bool, why: str, by: Account, now: datetime) -> ZoneLeave:
    """A manager decides whether the victim is told of it. Raises `NoReason`, `DecidedAlready`."""
    if not why.strip():
        raise NoReason
    fresh = ZoneLeave.objects.select_for_update(of=("self",)).get(pk=leave.pk)
    if fresh.decided_at is not None:
        raise DecidedAlready
    fresh.may_be_told, fresh.decided_why, fresh.decided_by, fresh.decided_at = may_be_told, why.strip(), by, now
    fresh.save(update_fields=["may_be_told", "decided_why", "decided_by", "decided_at"])
    return fresh


@action(needs=May.RECORD_CONTACT)
def record_told(*, leave: ZoneLeave, channel: str, by: Account, now: datetime) -> ZoneLeave:
    """The victim was told, by one of `SPOKEN`; the first time counts. Raises `MustNotBeTold`, `ValueError` for another way."""
    if channel not in SPOKEN:
        raise ValueError(channel)
    fresh = ZoneLeave.objects.select_for_update(of=("self",)).select_related("zone__case").get(pk=leave.pk)
    if not fresh.may_be_told:
        raise MustNotBeTold
    if fresh.told_at is None:
        fresh.told_by, fresh.told_at = by, now
        fresh.save(update_fields=["told_by", "told_at"])
        made = contacts.ContactMade(day_of(now), channel, "completed")
        contacts.log(access.locked(fresh.case), made, by=by, now=now)
    return fresh


def of_zone(zone: Zone) -> list[ZoneLeave]:
    """Every leave to enter a zone, the latest first."""
    return list(ZoneLeave.objects.filter(zone=zone).order_by("-from_on", "-made_at"))


def leave_for(account: Account, key: UUID, *, now: datetime) -> ZoneLeave:
    """An officer comes to a leave through its zone. Raises `access.NotFound`."""
    leave = ZoneLeave.objects.select_related("zone").filter(pk=key).first()
    if leave is None:
        raise access.NotFound(str(key))
    leave.zone = zones.zone_for(account, leave.zone.reference, now=now)
    return leave


def waiting() -> QuerySet[Any]:
    """Those on which a manager has not decided, and those of which the victim may be told and has not been; until they are over."""
    undecided, to_tell = Q(decided_at__isnull=True), Q(may_be_told=True, told_at__isnull=True)
    rows = ZoneLeave.objects.filter(undecided | to_tell, zone__case__in=CASES, to_on__gte=ON)
    return columns(
        rows,
        "zone_leave",
        case=F("zone__case_id"),
        officer=F("zone__case__officer_id"),
        day=F("from_on"),
        dated=yes(),
        what=text("zone_leave"),
        standing=text("open"),
        waits_for=Choose(Condition(undecided, then=text(MANAGER)), default=text("")),
    )


def work_in(row: ZoneLeave) -> str:
    """What there is to do about it."""
    if row.decided_at is None:
        return f"Decide whether they are told that the offender may enter zone {row.zone.number}"
    return f"Tell them that the offender may enter zone {row.zone.number}"
