"""Handing over what a worker has claimed, a portion at a time.

The rows of a portion are locked, what decides whether each may go is read once for all of them, the carrier is called for one after the
other, and what came of it is written down together. A portion lasts about a second: no longer is anything locked, and no older is what
was read when the carrier is called. Whoever dies within it leaves rows that nobody holds locked (`casework.sending`).
"""

import base64
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import access, audit, messages, outcomes, paces, safe_contact, stops, workers
from victimcontact.casework.carriage import Carrier, Full, Misconfigured, NotNow, Parcel, Refused, Uncertain
from victimcontact.casework.days import Clock
from victimcontact.casework.plausibility import is_held
from victimcontact.casework.safe_contact import NotSafe, Recorded
from victimcontact.records.models import Message, MessageState

log = logging.getLogger(__name__)

WHAT = "sending.handed_over"
LASTS = timedelta(seconds=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
TRIES = 8  # over about three hours
NOT_TAKEN = f"not taken by the carrier in {TRIES} tries"
MAY_HAVE_BEEN_SENT = "may have been sent; a person finds out"


# Of a message all that is written again when it moves on, and what the carrier gets; of the others what is asked.
READ = (
    *(field.name for field in Message._meta.concrete_fields if field.name != "fields"),
    "brake__decided",
    "recipient__language",
    "recipient__letter_format",
    "case__reference",
    "case__person__title",
    "case__person__given_names",
    "case__person__family_name",
)


class Held(Exception):
    """A brake came down after the message was claimed."""


class Went(Enum):
    """How one hand-over ended."""

    TAKEN = "taken"
    ASIDE = "aside"  # it waits for its time or for a person
    TROUBLE = "trouble"
    REFUSED = "refused"
    FULL = "full"
    STOPPED = "stopped"


WENT: Mapping[type, Went] = {
    Held: Went.ASIDE,
    NotSafe: Went.ASIDE,
    NotNow: Went.TROUBLE,
    Uncertain: Went.TROUBLE,
    Refused: Went.REFUSED,
    Full: Went.FULL,
    Misconfigured: Went.STOPPED,
}
# Written down without locking a case; whatever else comes of one ends its portion, so that two cases are never locked together.
LIGHT = (Went.TAKEN, Went.ASIDE)
FORESEEN = (Held, NotSafe, NotNow, Uncertain, Refused, Misconfigured)


@dataclass(frozen=True)
class Claim:
    """A message that is ours to hand over, for as long as nobody has moved it since."""

    pk: UUID
    at: datetime


@dataclass(frozen=True)
class Ended:
    """What came of handing over a message: the carrier has it, unless there was trouble."""

    message: Message
    trouble: Exception | None

    @property
    def went(self) -> Went:
        if self.trouble is None:
            return Went.TAKEN
        return next(WENT[kind] for kind in type(self.trouble).__mro__ if kind in WENT)


def hand_over(
    carrier: Carrier, claims: Sequence[Claim], *, clock: Clock, goes_on: Callable[[Went], bool]
) -> list[Claim]:
    """Hand over a portion of what was claimed, in a transaction of its own, and answer what was not called for.

    `goes_on` hears how each one went, and says whether the next is called for. What somebody has moved since is left to them.
    """
    portion = claims[:1] if _keeps_a_duty(carrier) else claims
    with transaction.atomic():
        rows = claimed(portion)
        known = safe_contact.recorded_of({person for row in rows for person in (row.recipient, row.case.person)})
        until = clock() + LASTS
        ended: list[Ended] = []
        for row in rows:
            ended.append(Ended(row, _trouble_with(carrier, row, known, now=clock())))
            went = ended[-1].went
            if not goes_on(went) or went not in LIGHT or clock() >= until:
                break
        _write_down(carrier, ended, now=clock())
    done = {claim.pk for claim in portion} - {row.pk for row in rows[len(ended) :]}
    return [claim for claim in claims if claim.pk not in done]


def claimed(claims: Sequence[Claim]) -> list[Message]:
    """Those of some claims that are ours still, locked until the transaction ends, in the order of the claims."""
    rows = {row.pk: row for row in _ours(claims).select_related("brake", "recipient", "case__person").only(*READ)}
    return [rows[claim.pk] for claim in claims if claim.pk in rows]


def put_back(carrier: Carrier, claims: Sequence[Claim], *, now: datetime) -> None:
    """What was claimed and not called for is as if it had not been claimed."""
    if claims:
        with transaction.atomic():
            rows = list(_ours(claims).only("telling"))
            outcomes.mark_each(rows, MessageState.APPROVED, carrier.name, now=now, note="waits for the carrier")


def _ours(claims: Sequence[Claim]) -> QuerySet[Message]:
    rows = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(state=MessageState.HANDING_OVER)
    return rows.filter(pk__in=[claim.pk for claim in claims], changed_at__in={claim.at for claim in claims})


def _keeps_a_duty(carrier: Carrier) -> bool:
    """What is sent at once keeps a duty: its case is locked and its ledger derived. Never two of these in one transaction."""
    return carrier.ends_in == MessageState.SENT


def _trouble_with(
    carrier: Carrier, message: Message, known: Mapping[UUID, Recorded], *, now: datetime
) -> Exception | None:
    """Ask once more whether a message may go, and call the carrier. Of what nobody foresaw we do not know whether it was taken."""
    person, way = message.recipient, message.channel
    try:
        if is_held(message):
            raise Held
        answer = safe_contact.require_safe(person, known[person.pk], way, moment=now, urgent=message.urgent)
        messages.require_same_destination(message, known[message.case.person_id])
        safe_contact.require_same_envelope(message, answer)
        message.carrier_reference = carrier.hand_over(parcel(message))
    except FORESEEN as trouble:
        return trouble
    except Exception as error:
        log.error("a message could not be handed over", extra={"row": str(message.pk), "error": type(error).__name__})
        return Uncertain()
    return None


def _write_down(carrier: Carrier, ended: Sequence[Ended], *, now: datetime) -> None:
    """Write down what came of each. Where that of one cannot be, the others' is; the carrier is asked after that one in a minute."""
    alone = {each.message.pk: each for each in ended}
    together = [] if _keeps_a_duty(carrier) else [each.message for each in ended if each.went is Went.TAKEN]
    try:
        with transaction.atomic():
            _all_taken(carrier, together, now=now)
    except Exception as error:
        log.warning("hand-overs are written down one by one", extra={"error": type(error).__name__})
    else:
        for message in together:
            del alone[message.pk]
    workers.one_by_one(
        alone, lambda pk: _ended(carrier, alone[pk], now=now), trouble="a hand-over could not be written down"
    )


def _all_taken(carrier: Carrier, rows: Sequence[Message], *, now: datetime) -> None:
    """Several letters lie with their carrier; none of them has been posted, so that no duty is kept yet."""
    if rows:
        outcomes.mark_each(rows, carrier.ends_in, carrier.name, now=now, taken=True)
        audit.write_each(WHAT, [_about(row) for row in rows], by=access.program(), now=now)


def taken(carrier: Carrier, message: Message, *, now: datetime) -> None:
    """The carrier has a (locked) message: written down within another transaction."""
    program = access.program()
    if _keeps_a_duty(carrier):
        outcomes.sent(message, by=program, now=now)
    else:
        outcomes.mark(message, carrier.ends_in, by=None, now=now)
    audit.write_each(WHAT, [_about(message)], by=program, now=now)


def _about(message: Message) -> tuple[str, str]:
    return message.case.reference, message.reference


def _ended(carrier: Carrier, ended: Ended, *, now: datetime) -> int:
    message, trouble = ended.message, ended.trouble
    if trouble is None:
        taken(carrier, message, now=now)
    elif isinstance(trouble, NotSafe):
        _not_safe(message, trouble, now=now)
    elif isinstance(trouble, Refused):
        outcomes.failed(message, now=now, note="refused by the carrier")
    elif isinstance(trouble, Uncertain):
        _ask_later(carrier, message, now=now)
    else:
        _waits(carrier, message, trouble, now=now)
    return 1


def _waits(carrier: Carrier, message: Message, trouble: Exception, *, now: datetime) -> None:
    """It was not taken, and nobody has to do anything. What is not its own fault costs it no try."""
    if isinstance(trouble, Held):
        note = "held by a brake"
    elif isinstance(trouble, Misconfigured):
        stops.begin(carrier.name, trouble.why, now=now)
        note = "the carrier stands still"
    elif isinstance(trouble, Full):
        paces.fill(carrier, trouble.allowance, now=now)
        note = "the carrier takes no more for now"
    else:
        _try_later(message, now=now)
        return
    outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note=note)


def _try_later(message: Message, *, now: datetime) -> None:
    """Each time twice as late, and in the end a person's work."""
    message.tries += 1
    if message.tries >= TRIES:
        outcomes.failed(message, now=now, note=NOT_TAKEN)
        return
    message.not_before = now + min(FIRST_PAUSE * 2 ** (message.tries - 1), LONGEST_PAUSE)
    outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note="carrier not available; tried again later")


def _ask_later(carrier: Carrier, message: Message, *, now: datetime) -> None:
    """The carrier may have it. Whoever remembers is asked in a minute, when what was under way has come to an end."""
    if carrier.remembers:
        note = "the connection broke; the carrier is asked whether it has it"
        outcomes.mark(message, MessageState.HANDING_OVER, by=None, now=now, note=note)
    else:
        outcomes.mark(message, MessageState.UNCERTAIN, by=None, now=now, note=MAY_HAVE_BEEN_SENT)


def _not_safe(message: Message, refusal: NotSafe, *, now: datetime) -> None:
    """What passes with time waits for its time; the rest goes back to its officer, unapproved."""
    message.not_before = refusal.next_allowed_at
    if refusal.next_allowed_at is not None:
        note = "waits for a time at which it may go"
        outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note=note)
    else:
        note = "not safe to send; waits for a person"
        outcomes.mark(message, MessageState.DRAFTED, by=None, now=now, note=note, approval=False)


def parcel(message: Message) -> Parcel:
    """What leaves the house: a letter's PDF, or a mail or a text that says only that there is something to read.

    Its reference is the message's own, the same for every try, so that the carrier can be asked for it.
    """
    return Parcel(
        reference=message.reference,
        to=message.to,
        subject=message.content["subject"],
        body="" if message.channel == "letter" else message.content[message.channel],
        pdf=base64.b64decode(message.pdf) if message.pdf else None,
        plain_envelope=message.plain_envelope,
    )
