"""How fast a carrier may be used: counted in locked rows, so that the bound holds across workers and machines.

An allowance of a minute is a vessel that holds half of it and loses the other half in a minute: in no sixty seconds can more
than the whole go out, whenever they begin. An allowance of a day begins again at midnight in Greenwich, where carriers count theirs.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db import transaction

from victimcontact.casework.carriage import Allowance, Carrier, Per
from victimcontact.records.models import CarrierPace

MINUTE_SECONDS = 60


def take(carrier: Carrier, wanted: int, *, now: datetime) -> int:
    """Take up to `wanted` places from every allowance of a carrier; answers how many there were. Committed by itself."""
    if not carrier.allowances:
        return wanted
    with transaction.atomic():
        rows = [(allowance, _row(carrier.name, allowance, now)) for allowance in _in_order(carrier.allowances)]
        granted = min([wanted, *(max(0, holds(allowance) - row.used) for allowance, row in rows)])
        for _allowance, row in rows:
            row.used += granted
            row.save(update_fields=["since", "used"])
    return granted


def give_back(carrier: Carrier, unused: int, *, now: datetime) -> None:
    """Places that were taken and not used: nobody was called for them."""
    if not unused or not carrier.allowances:
        return
    with transaction.atomic():
        for allowance in _in_order(carrier.allowances):
            row = _row(carrier.name, allowance, now)
            row.used = max(0, row.used - unused)
            row.save(update_fields=["since", "used"])


def fill(carrier: Carrier, name: str, *, now: datetime) -> None:
    """The carrier says that an allowance is used up, whatever we counted: others use it too."""
    with transaction.atomic():
        for allowance in carrier.allowances:
            if allowance.name == name:
                row = _row(carrier.name, allowance, now)
                row.used = allowance.limit
                row.save(update_fields=["since", "used"])


def holds(allowance: Allowance) -> int:
    """How many may go at once: half of a minute's allowance (at least one), the whole of a day's."""
    return max(1, allowance.limit // 2) if allowance.per is Per.MINUTE else allowance.limit


def _in_order(allowances: Sequence[Allowance]) -> list[Allowance]:
    """Always the same order, so that two workers never wait for each other."""
    return sorted(allowances, key=lambda allowance: allowance.name)


def _row(carrier: str, allowance: Allowance, now: datetime) -> CarrierPace:
    CarrierPace.objects.get_or_create(carrier=carrier, allowance=allowance.name, defaults={"since": now})
    row = CarrierPace.objects.select_for_update().get(carrier=carrier, allowance=allowance.name)
    if allowance.per is Per.DAY:
        _begin_the_day(row, now)
    else:
        _let_run_out(row, allowance, now)
    return row


def _begin_the_day(row: CarrierPace, now: datetime) -> None:
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if row.since < midnight:
        row.since, row.used = midnight, 0


def _let_run_out(row: CarrierPace, allowance: Allowance, now: datetime) -> None:
    """What has run out of the vessel since it was last looked at, in whole places; the rest of the time is kept."""
    a_second = holds(allowance) / MINUTE_SECONDS
    gone = int(max(0.0, (now - row.since).total_seconds()) * a_second)
    if gone >= row.used:
        row.since, row.used = max(row.since, now), 0
    else:
        row.since, row.used = row.since + timedelta(seconds=gone / a_second), row.used - gone
