"""Mail of ours to people who work on a case, by our own server alone: handed over once, and never a second time by itself.

A row is marked as being handed over and that is committed; then it is locked while the carrier is called. A crash in between is settled
by asking the carrier, and where it cannot know, it is for a person to find out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework.carriage import Carrier, NotNow, Parcel, Refused, Uncertain
from victimcontact.casework.days import Clock

APPROVED, HANDING_OVER, SENT, UNCERTAIN = "approved", "handing_over", "sent", "uncertain"
WAITING = (APPROVED, HANDING_OVER)


@dataclass(frozen=True)
class Post:
    """One kind of mail: its rows, which have a `reference`, a `state` and `handed_over_at`; the parcel of a row; and what follows once
    it is known whether one went."""

    rows: Callable[[], QuerySet[Any]]
    parcel: Callable[[Any], Parcel]
    settled: Callable[[Any, bool, datetime], None]


def drain(post: Post, carrier: Carrier, *, clock: Clock) -> int:
    """Hand over what waits. Returns how many went."""
    waiting = post.rows().filter(state__in=WAITING).values_list("pk", flat=True)
    return sum(_hand_over(post, carrier, pk, now=clock()) for pk in list(waiting))


def _hand_over(post: Post, carrier: Carrier, pk: UUID, *, now: datetime) -> bool:
    with transaction.atomic():
        rows = post.rows().select_for_update(skip_locked=True, of=("self",))
        row = rows.filter(pk=pk, state__in=WAITING).first()
        if row is None:
            return False
        if row.state == HANDING_OVER:
            return _settle(post, row, carrier.has(row.reference), now=now)
        row.state = HANDING_OVER
        row.save(update_fields=["state"])
    with transaction.atomic():
        return _give(post, carrier, post.rows().select_for_update(of=("self",)).get(pk=pk), now=now)


def _give(post: Post, carrier: Carrier, row: Any, *, now: datetime) -> bool:
    try:
        carrier.hand_over(post.parcel(row))
    except NotNow:
        row.state = APPROVED
        row.save(update_fields=["state"])
        return False
    except (Refused, Uncertain):
        return _settle(post, row, None, now=now)
    return _settle(post, row, True, now=now)


def _settle(post: Post, row: Any, went: bool | None, *, now: datetime) -> bool:
    row.state = {True: SENT, False: APPROVED, None: UNCERTAIN}[went]
    row.handed_over_at = now if went else None
    row.save(update_fields=["state", "handed_over_at"])
    post.settled(row, bool(went), now)
    return bool(went)
