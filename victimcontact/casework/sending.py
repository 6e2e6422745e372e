"""Handing messages to their carrier, once.

A message row is claimed ("handing over", committed), then locked while the carrier is called, then marked. Whoever dies
in between leaves a row in "handing over" that nobody holds locked: the next worker asks the carrier whether it has it. A
carrier that cannot say makes it a person's work; nothing is ever sent a second time by itself.
"""

import base64
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcontact.casework import access, audit, contacts, messages
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.safe_contact import NotSafe, require_safe
from victimcontact.records.models import Account, Contact, Message, MessageState, WaitingMail
from victimcontact.scheme.roles import May

Clock = Callable[[], datetime]
BATCH = 100
CODE_LIVES = timedelta(minutes=10)
ABANDONED_AFTER = timedelta(minutes=1)
TRIED_AGAIN_AFTER = timedelta(minutes=10)


class Refused(Exception):
    """The carrier will never take this parcel."""


class NotNow(Exception):
    """The carrier cannot take parcels at present and has not taken this one."""


class Uncertain(Exception):
    """The connection broke after the parcel began to move: the carrier may have it."""


@dataclass(frozen=True)
class Parcel:
    """What a carrier needs and nothing more."""

    reference: str
    to: Sequence[str]
    subject: str
    body: str
    pdf: bytes | None
    plain_envelope: bool


class Carrier(Protocol):
    """A way out of the house. `channel` is what it carries; `ends_in` the state of a message it has taken."""

    channel: str
    ends_in: str

    def hand_over(self, parcel: Parcel) -> str:
        """Take the parcel once and answer the carrier's own reference. Raises `Refused` or `NotNow`."""

    def has(self, reference: str) -> bool | None:
        """Whether the parcel was taken; None when the carrier cannot know."""


def drain(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over every approved message of the carrier's channel, and take up what a dead worker left. Returns how many went."""
    _take_up_abandoned(carrier, now=clock())
    handed_over = 0
    while claimed := _claim(carrier, now=clock()):
        handed_over += sum(_hand_over(carrier, pk, now=clock()) for pk in claimed)
    return handed_over


def drain_codes(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over sign-in codes. A code that has run out is not sent; one sent twice after a crash does no harm. Emptied once sent."""
    sent = 0
    with contextlib.suppress(NotNow):
        while _send_one_code(carrier, now=clock()):
            sent += 1
    return sent


def _send_one_code(carrier: Carrier, *, now: datetime) -> bool:
    with transaction.atomic():
        waiting = WaitingMail.objects.select_for_update(skip_locked=True).filter(handed_over_at__isnull=True)
        mail = waiting.order_by("made_at").first()
        if mail is None:
            return False
        if mail.made_at + CODE_LIVES > now:
            with contextlib.suppress(Refused, Uncertain):
                carrier.hand_over(Parcel(f"CD-{mail.pk}", [mail.to_address], mail.subject, mail.body, None, True))
        mail.handed_over_at, mail.to_address, mail.body = now, None, None
        mail.save()
    return True


@action(needs=May.POST_LETTERS)
def mark_posted(*, message: Message, by: Account, now: datetime) -> Contact:
    """A letter from the print room was posted: the contact is logged, which is the proof the duty asks for."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state != MessageState.IN_PRINT_ROOM:
        raise messages.NotWaiting(message.reference)
    return _sent(fresh, by=by, now=now)


@action(needs=May.RECORD_CONTACT)
def mark_bounced(*, message: Message, by: Account, now: datetime) -> Contact:
    """A letter came back, or a mail could not be delivered: it keeps no duty, and somebody phones (D18)."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in (MessageState.SENT, MessageState.UNCERTAIN):
        raise messages.NotWaiting(message.reference)
    return _bounced(fresh, by=by, now=now)


@action(needs=May.APPROVE_MESSAGE)
def settle_uncertain(*, message: Message, was_sent: bool, by: Account, now: datetime) -> Message:
    """A person has found out whether an uncertain message went: log it as sent, or let it be handed over again."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state != MessageState.UNCERTAIN:
        raise messages.NotWaiting(message.reference)
    if was_sent:
        _sent(fresh, by=by, now=now)
    else:
        _mark(fresh, MessageState.APPROVED, by=by, now=now, note="found not to have been sent")
        messages.nudge_worker()
    return fresh


def to_post(account: Account, *, now: datetime) -> list[Message]:
    """Letters within reach that are printed and wait to be posted, oldest first; the look is written down."""
    access.require(account, May.POST_LETTERS)
    audit.write("sending.print_room", by=account, now=now)
    within = access.cases_within_reach(account).values("pk")
    rows = Message.objects.filter(case__in=within, state=MessageState.IN_PRINT_ROOM).select_related("case")
    return list(rows.order_by("approved_at"))


def _claim(carrier: Carrier, *, now: datetime) -> list[UUID]:
    with transaction.atomic():
        waiting = Message.objects.select_for_update(skip_locked=True).filter(
            Q(not_before__isnull=True) | Q(not_before__lte=now), state=MessageState.APPROVED, channel=carrier.channel
        )
        rows = list(waiting.order_by("approved_at")[:BATCH])
        for row in rows:
            _mark(row, MessageState.HANDING_OVER, by=None, now=now)
    return [row.pk for row in rows]


def _hand_over(carrier: Carrier, pk: UUID, *, now: datetime) -> bool:
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(skip_locked=True).filter(pk=pk, state=MessageState.HANDING_OVER).first()
        )
        if message is None:
            return False
        try:
            require_safe(message.recipient, message.channel, moment=now, urgent=message.urgent)
            messages.require_same_destination(message)
            message.carrier_reference = carrier.hand_over(parcel(message))
        except NotSafe as refusal:
            _not_safe(message, refusal, now=now)
        except NotNow:
            message.not_before = now + TRIED_AGAIN_AFTER
            _mark(message, MessageState.APPROVED, by=None, now=now, note="carrier not available; tried again later")
        except Uncertain:
            _mark(message, MessageState.UNCERTAIN, by=None, now=now, note="may have been sent; a person finds out")
        except Refused:
            _failed(message, now=now)
        else:
            _taken(carrier, message, now=now)
            return True
    return False


def _not_safe(message: Message, refusal: NotSafe, *, now: datetime) -> None:
    """What passes with time waits for its time; the rest goes back to its officer, unapproved."""
    message.not_before = refusal.next_allowed_at
    if refusal.next_allowed_at is not None:
        _mark(message, MessageState.APPROVED, by=None, now=now, note="waits for a time at which it may go")
    else:
        _mark(
            message, MessageState.DRAFTED, by=None, now=now, note="not safe to send; waits for a person", approval=False
        )


def _taken(carrier: Carrier, message: Message, *, now: datetime) -> None:
    program = access.program()
    if carrier.ends_in == MessageState.SENT:
        _sent(message, by=program, now=now)
    else:
        _mark(message, carrier.ends_in, by=None, now=now)
    audit.write(
        "sending.handed_over", by=program, now=now, case_reference=message.case.reference, subject=message.reference
    )


def _take_up_abandoned(carrier: Carrier, *, now: datetime) -> None:
    with transaction.atomic():
        left = Message.objects.select_for_update(skip_locked=True).filter(
            state=MessageState.HANDING_OVER, channel=carrier.channel, changed_at__lte=now - ABANDONED_AFTER
        )
        for message in left:
            _take_up(carrier, message, carrier.has(message.reference), now=now)


def _take_up(carrier: Carrier, message: Message, has_it: bool | None, *, now: datetime) -> None:
    if has_it is None:
        _mark(message, MessageState.UNCERTAIN, by=None, now=now, note="may have been sent; a person finds out")
    elif has_it:
        _taken(carrier, message, now=now)
    else:
        _mark(message, MessageState.APPROVED, by=None, now=now, note="taken up again after a stop")


def parcel(message: Message) -> Parcel:
    """What leaves the house: a letter's PDF, or a mail that says only that there is something to read."""
    return Parcel(
        reference=message.reference,
        to=message.to,
        subject=message.content["subject"],
        body=message.content["email"] if message.channel == "email" else "",
        pdf=base64.b64decode(message.pdf) if message.pdf else None,
        plain_envelope=message.plain_envelope,
    )


def _made(message: Message, outcome: str, now: datetime) -> contacts.ContactMade:
    about = message.about or (str(message.telling.fact_id) if message.telling else "")
    return contacts.ContactMade(
        happened_on=day_of(now), channel=message.channel, outcome=outcome, document=message.document, about=about
    )


def _sent(message: Message, *, by: Account, now: datetime) -> Contact:
    contact = contacts.log(access.locked(message.case), _made(message, "sent", now), by=by, now=now)
    message.contact = contact
    _mark(message, MessageState.SENT, by=by, now=now)
    return contact


def _bounced(message: Message, *, by: Account, now: datetime) -> Contact:
    about = str(message.contact.fact_id) if message.contact else ""
    made = contacts.ContactMade(day_of(now), message.channel, "bounced", document=message.document, about=about)
    contact = contacts.log(access.locked(message.case), made, by=by, now=now)
    _mark(message, MessageState.BOUNCED, by=by, now=now)
    return contact


def _failed(message: Message, *, now: datetime) -> None:
    by = access.program()
    made = contacts.ContactMade(day_of(now), message.channel, "failed", document=message.document)
    contacts.log(access.locked(message.case), made, by=by, now=now)
    _mark(message, MessageState.FAILED, by=None, now=now, note="refused by the carrier")


def _mark(
    message: Message, state: str, *, by: Account | None, now: datetime, note: str = "", approval: bool = True
) -> None:
    message.state, message.changed_at = state, now
    if not approval:
        message.approved_by = message.approved_at = None
    message.save()
    messages.step(message, state, by=by, now=now, note=note)
