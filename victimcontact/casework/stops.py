"""Carriers that cannot work as they are set up. Nothing is spoilt by it: messages wait, people see why, and one is tried now and then."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from victimcontact.casework import access, audit
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, CarrierStop, Message, MessageState
from victimcontact.scheme.roles import May

TRIED_AGAIN_AFTER = timedelta(minutes=15)


class AlreadyEnded(Exception):
    """The carrier works again: somebody else was quicker, or it was tried by itself."""


@dataclass(frozen=True)
class Stopped:
    """A carrier that stands still, since when and why, and how many messages wait behind it."""

    carrier: str
    why: str
    began_at: datetime
    waiting: int


def begin(carrier: str, why: str, *, now: datetime) -> None:
    """A carrier said that it cannot work as it is set up; one stop is enough, however many workers hear of it."""
    with transaction.atomic():
        _row, made = CarrierStop.objects.get_or_create(
            carrier=carrier, ended_at=None, defaults={"why": why[:60], "began_at": now, "tried_at": now}
        )
        if made:
            audit.write("stops.began", by=access.program(), now=now, subject=f"carrier:{carrier}")


def may_try(carrier: str, *, now: datetime) -> bool:
    """Whether a carrier that stands still may be tried with one message: one worker, once in a quarter of an hour."""
    with transaction.atomic():
        row = CarrierStop.objects.select_for_update().filter(carrier=carrier, ended_at__isnull=True).first()
        if row is None or row.tried_at + TRIED_AGAIN_AFTER > now:
            return False
        row.tried_at = now
        row.save(update_fields=["tried_at"])
    return True


def stands_still(carrier: str) -> bool:
    """Whether a carrier stands still now."""
    return CarrierStop.objects.filter(carrier=carrier, ended_at__isnull=True).exists()


def end(carrier: str, *, now: datetime) -> None:
    """It took a message: it works again."""
    CarrierStop.objects.filter(carrier=carrier, ended_at__isnull=True).update(ended_at=now)


@action(needs=May.CHANGE_SETTINGS)
def end_by_hand(*, carrier: str, by: Account, now: datetime) -> CarrierStop:
    """Somebody has put the set-up right: everything that waits goes at the next look. Raises `AlreadyEnded`."""
    row = CarrierStop.objects.select_for_update().filter(carrier=carrier, ended_at__isnull=True).first()
    if row is None:
        raise AlreadyEnded(carrier)
    row.ended_at, row.ended_by = now, by
    row.save(update_fields=["ended_at", "ended_by"])
    return row


def standing_still(account: Account) -> list[Stopped]:
    """Every carrier that stands still, for whoever posts letters or writes to people."""
    access.require(account, May.SEE_CASE)
    rows = CarrierStop.objects.filter(ended_at__isnull=True).order_by("began_at")
    return [Stopped(row.carrier, row.why, row.began_at, _waiting(row)) for row in rows]


def _waiting(stop: CarrierStop) -> int:
    """Messages that were offered to this carrier, or approved since it stands still and offered to none."""
    since = Q(carrier="", approved_at__gte=stop.began_at)
    return Message.objects.filter(since | Q(carrier=stop.carrier), state=MessageState.APPROVED).count()
