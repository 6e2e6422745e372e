"""What carriers say became of a message, taken in once however often and in whatever order it is said.

The words are ours; each carrier's own are put into them at the door. *Delivered* says that a machine took it, never that somebody read it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from django.db import transaction
from django.db.models import DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value

from victimcontact.casework import access, audit, failed_ways, outcomes, stops
from victimcontact.casework.carriage import Misconfigured, NotNow
from victimcontact.casework.days import Clock
from victimcontact.records.models import Message, MessageState, Receipt

FIRST_ASKED_AFTER, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=6)
ASKED_FOR = timedelta(days=6)
LOOKED_BACK = timedelta(days=60)
TOO_EARLY = timedelta(minutes=1)
AT_ONCE = 200


class Status(StrEnum):
    """What a carrier says of a message."""

    UNDER_WAY = "under_way"
    HANDED_ON = "handed_on"  # to a network abroad that says no more
    DELIVERED = "delivered"
    POSTED = "posted"  # a letter was printed and has left; that it arrived nobody says
    WRONG_WAY = "wrong_way"  # the address or number is wrong, for good
    NOT_REACHED = "not_reached"  # not this time
    NOT_SENT = "not_sent"  # the carrier's own fault
    HELD_UP = "held_up"  # a letter that the carrier mends by itself: never to be sent again
    NOT_PRINTED = "not_printed"  # a letter that will not leave as it is
    CAME_BACK = "came_back"


FINAL = frozenset(Status) - {Status.UNDER_WAY, Status.HELD_UP}
NOTES: Mapping[Status, str] = {
    Status.WRONG_WAY: "the carrier says that the address or number is wrong; it is not used again",
    Status.NOT_REACHED: "could not be delivered this time",
    Status.NOT_SENT: "not sent: a fault between the carrier and the network",
    Status.CAME_BACK: outcomes.CAME_BACK,
    Status.HELD_UP: "held up at the carrier, which mends it: do not send it again, reach the person another way",
    Status.NOT_PRINTED: "the carrier will not print it as it is",
}
WRONG = frozenset({Status.WRONG_WAY, Status.CAME_BACK})
NO_WORD = "the carrier has not said that it was posted; a person finds out"


@dataclass(frozen=True)
class Said:
    """One thing a carrier said: of which message (our reference), under its own, and what."""

    carrier: str
    reference: str
    carrier_reference: str
    status: Status


class Asked(Protocol):
    """A carrier that can be asked what became of what it took."""

    name: str

    def what_became(self, reference: str) -> Sequence[Said]:
        """What it says now of our reference. Raises `NotNow` or `Misconfigured`."""


def take(said: Said, *, now: datetime) -> bool:
    """Keep what was said and follow it; answers whether it was news. What comes before our own record of the hand-over waits for it."""
    if said.status is Status.UNDER_WAY:
        return False
    with transaction.atomic():
        row, made = Receipt.objects.get_or_create(
            carrier=said.carrier,
            carrier_reference=said.carrier_reference[:120],
            status=said.status,
            defaults={"reference": said.reference[:60], "received_at": now},
        )
    if made:
        _take_up(row, now=now)
    return made


def take_up_waiting(*, now: datetime) -> int:
    """Follow what was said too early: the minute task's. Answers how many were followed."""
    waiting = Receipt.objects.filter(taken_up_at__isnull=True, received_at__lte=now - TOO_EARLY)
    return sum(_take_up(row, now=now) for row in waiting.order_by("received_at")[:AT_ONCE])


def ask(carrier: Asked, *, clock: Clock) -> int:
    """Ask after messages that nothing final was said of: after five minutes, then each time twice as late. Answers how many were asked for.

    A letter of which nothing was said in all that time becomes a person's work.
    """
    _give_up(carrier.name, now=clock())
    references = list(_to_ask(carrier.name, now=clock()).values_list("reference", flat=True)[:AT_ONCE])
    for number, reference in enumerate(references):
        Message.objects.filter(reference=reference).update(asked_at=clock())
        try:
            heard = carrier.what_became(reference)
        except NotNow:
            return number
        except Misconfigured as error:
            stops.begin(carrier.name, error.why, now=clock())
            return number
        for said in heard:
            take(said, now=clock())
    return len(references)


def _out(carrier: str, *, now: datetime) -> QuerySet[Message]:
    """What a carrier took and has not said anything final of."""
    held_up = Q(state=MessageState.FAILED, carrier_status=Status.HELD_UP)
    out = Q(state__in=(MessageState.SENT, MessageState.IN_PRINT_ROOM))
    rows = Message.objects.filter(out | held_up, carrier=carrier, approved_at__gte=now - LOOKED_BACK)
    return rows.exclude(carrier_status__in=FINAL)


def _to_ask(carrier: str, *, now: datetime) -> QuerySet[Message]:
    """Those whose pause is over: it is as long as they had been out when they were asked for last."""
    pause_over = ExpressionWrapper(
        Value(now, DateTimeField()) - (F("asked_at") - F("changed_at")), output_field=DateTimeField()
    )
    never = Q(asked_at__isnull=True, changed_at__lte=now - FIRST_ASKED_AFTER)
    again = Q(asked_at__lte=pause_over) | Q(asked_at__lte=now - LONGEST_PAUSE)
    return _out(carrier, now=now).filter(never | again, changed_at__gte=now - ASKED_FOR).order_by("changed_at")


def _give_up(carrier: str, *, now: datetime) -> None:
    with transaction.atomic():
        rows = _out(carrier, now=now).select_for_update(skip_locked=True, of=("self",))
        for message in rows.filter(state=MessageState.IN_PRINT_ROOM, changed_at__lt=now - ASKED_FOR)[:AT_ONCE]:
            outcomes.mark(message, MessageState.UNCERTAIN, by=None, now=now, note=NO_WORD)


def _take_up(row: Receipt, *, now: datetime) -> bool:
    """Follow a receipt, unless its message is being handed over at this moment."""
    with transaction.atomic():
        receipt = Receipt.objects.select_for_update(skip_locked=True).filter(pk=row.pk, taken_up_at=None).first()
        if receipt is None or not _follow(receipt, now=now):
            return False
        receipt.taken_up_at = now
        receipt.save(update_fields=["taken_up_at"])
    return True


def _follow(receipt: Receipt, *, now: datetime) -> bool:
    """Answers whether it is settled; a message that somebody holds, or that is still being handed over, has to be looked at again."""
    ours = Message.objects.filter(reference=receipt.reference)
    message = ours.select_for_update(skip_locked=True, of=("self",)).exclude(state=MessageState.HANDING_OVER).first()
    if message is None:
        return not ours.exists()
    if message.carrier != receipt.carrier or message.carrier_reference not in ("", receipt.carrier_reference):
        return True
    status = Status(receipt.status)
    if message.carrier_status not in FINAL or status in FINAL:
        message.carrier_status, message.carrier_reference = status, receipt.carrier_reference
        message.save(update_fields=["carrier_status", "carrier_reference"])
    _become(message, status, now=now)
    audit.write(
        "receipts.taken", by=access.program(), now=now, case_reference=message.case.reference, subject=message.reference
    )
    return True


def _become(message: Message, status: Status, *, now: datetime) -> None:
    """What a status makes of a message, from where it stands. What a person settled, or the member has read, stays."""
    if status in WRONG:
        failed_ways.mark(message.recipient, message.channel, message.to, now=now)
    if status is Status.UNDER_WAY or status is Status.HANDED_ON:
        return
    if message.state not in FROM[status]:
        return
    if status is Status.POSTED:
        outcomes.sent(message, by=access.program(), now=now)
    elif status is Status.DELIVERED:
        _delivered(message, now=now)
    elif status in (Status.HELD_UP, Status.NOT_PRINTED):
        outcomes.failed(message, now=now, note=NOTES[status])
    else:
        outcomes.bounced(message, by=access.program(), now=now, note=NOTES[status])


_LETTER_OUT = frozenset({MessageState.IN_PRINT_ROOM, MessageState.UNCERTAIN})
_OUT = frozenset({MessageState.SENT, MessageState.UNCERTAIN})
FROM: Mapping[Status, frozenset[MessageState]] = {
    Status.DELIVERED: _OUT,
    Status.POSTED: _LETTER_OUT | {MessageState.FAILED},
    Status.WRONG_WAY: _OUT | {MessageState.DELIVERED},
    Status.NOT_REACHED: _OUT,
    Status.NOT_SENT: _OUT,
    Status.HELD_UP: _LETTER_OUT,
    Status.NOT_PRINTED: _LETTER_OUT,
    Status.CAME_BACK: _LETTER_OUT | {MessageState.SENT},
}


def _delivered(message: Message, *, now: datetime) -> None:
    if message.state == MessageState.UNCERTAIN:
        outcomes.sent(message, by=access.program(), now=now)
    outcomes.mark(message, MessageState.DELIVERED, by=None, now=now)
