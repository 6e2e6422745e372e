"""How often something may be tried: counted in a locked row, so that the bound holds across processes and sessions."""

from datetime import datetime, timedelta

from django.db import transaction

from victimcontact.records.keyring import blind_index
from victimcontact.records.models import Attempt

LIMIT = 5
WITHIN = timedelta(minutes=15)
KEPT = timedelta(days=2)  # longer than any period that tries are counted within


class TooMany(Exception):
    """Tried too often; nothing is answered until the period has passed."""


def count(what: str, about: str, *, now: datetime, limit: int = LIMIT, within: timedelta = WITHIN) -> None:
    """Count one try of `what` (a code, a sign-in) about something (an address, an account); `TooMany` beyond the limit.

    Committed by itself: a try that fails afterwards stays counted.
    """
    with transaction.atomic():
        row, _ = Attempt.objects.get_or_create(what=what, about=blind_index(f"{what}:{about}"), defaults={"since": now})
        row = Attempt.objects.select_for_update().get(pk=row.pk)
        if row.since + within <= now:
            row.count, row.since = 0, now
        row.count += 1
        row.save(update_fields=["count", "since"])
        exceeded = row.count > limit
    if exceeded:
        raise TooMany


def forget(what: str, about: str) -> None:
    """Begin to count anew, after a success."""
    Attempt.objects.filter(what=what, about=blind_index(f"{what}:{about}")).delete()


def forget_old(*, now: datetime) -> int:
    """Tries of before yesterday count for nothing any more. Answers how many rows went."""
    gone, _by_table = Attempt.objects.filter(since__lt=now - KEPT).delete()
    return gone
