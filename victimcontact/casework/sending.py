"""Handing messages to their carrier, once.

A message row is claimed ("handing over", committed), then locked while the carrier is called, then marked. Whoever dies
in between, or loses the connection, leaves a row in "handing over" that nobody holds locked: a minute later a worker asks the
carrier whether it has it. A carrier that cannot say makes it a person's work; nothing is ever sent a second time by itself.
"""

import base64
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcontact.casework import (
    access,
    audit,
    messages,
    one_time_codes,
    outcomes,
    paces,
    posting_days,
    stops,
    taken_back,
)
from victimcontact.casework.actions import action
from victimcontact.casework.carriage import (
    BY_HAND,
    Carrier,
    Full,
    Misconfigured,
    NotNow,
    Parcel,
    Refused,
    Takes,
    Uncertain,
)
from victimcontact.casework.days import Clock
from victimcontact.casework.plausibility import HELD, is_held
from victimcontact.casework.safe_contact import NotSafe, require_safe, require_same_envelope
from victimcontact.records.models import Account, Contact, Message, MessageState, WaitingMail
from victimcontact.scheme.needs import MADE_BY_HAND
from victimcontact.scheme.roles import May

BATCH = 100
ABANDONED_AFTER = timedelta(minutes=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
TRIES = 8  # over about three hours
TROUBLES = 3  # in a row: it is the carrier and not the parcels; the round ends
REFUSALS = 5  # in a row: it is our set-up and not the parcels; the carrier stands still


class Went(Enum):
    """How one hand-over ended."""

    TAKEN = "taken"
    ASIDE = "aside"  # it waits for its time or for a person, or is somebody else's by now
    TROUBLE = "trouble"
    REFUSED = "refused"
    FULL = "full"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Claim:
    """A message that is ours to hand over, for as long as nobody has moved it since."""

    pk: UUID
    at: datetime


def drain(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over every approved message of the carrier's channel, and take up what a dead worker left. Returns how many went.

    As fast as the carrier's allowances let it; what they hold back goes at a later look. A carrier that stands still is tried with one
    message now and then; one that had trouble lately begins with a few.
    """
    stood_still = stops.stands_still(carrier.name)
    if stood_still and not stops.may_try(carrier.name, now=clock()):
        return 0
    _take_up_abandoned(carrier, clock=clock)
    this = _Round(carrier, clock)
    if stood_still:
        this.carry(1)
        if not this.handed_over:
            return 0
        stops.end(carrier.name, now=clock())
    elif _had_trouble(carrier):
        this.carry(TROUBLES)
    while this.goes_on:
        this.carry(BATCH)
    return this.handed_over


class _Round:
    """One look of one worker at what waits for a carrier."""

    def __init__(self, carrier: Carrier, clock: Clock) -> None:
        self.carrier, self.clock = carrier, clock
        self.handed_over = self.troubles = self.refusals = 0
        self.goes_on = True

    def carry(self, at_once: int) -> None:
        """Claim as many as the allowances let us, hand them over, and put back what was not called for."""
        granted = paces.take(self.carrier, at_once, now=self.clock())
        claims = _claim(self.carrier, granted, now=self.clock()) if granted else []
        self.goes_on = bool(claims)
        done = 0
        for claim in claims:
            done += 1
            self._count(_hand_over(self.carrier, claim, now=self.clock()))
            if not self.goes_on:
                break
        _put_back(claims[done:])
        paces.give_back(self.carrier, granted - done, now=self.clock())

    def _count(self, went: Went) -> None:
        self.handed_over += went is Went.TAKEN
        self.troubles = self.troubles + 1 if went is Went.TROUBLE else 0
        self.refusals = self.refusals + 1 if went is Went.REFUSED else 0
        if self.refusals == REFUSALS:
            stops.begin(self.carrier.name, "it refused several in a row", now=self.clock())
        self.goes_on = self.troubles < TROUBLES and self.refusals < REFUSALS and went not in (Went.FULL, Went.STOPPED)


def drain_codes(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over sign-in codes. A code that has run out is not sent; one sent twice after a crash does no harm. Emptied once sent."""
    sent = 0
    try:
        while _send_one_code(carrier, now=clock()):
            sent += 1
    except NotNow:
        pass
    except Misconfigured as error:
        stops.begin(carrier.name, error.why, now=clock())
    return sent


def _send_one_code(carrier: Carrier, *, now: datetime) -> bool:
    with transaction.atomic():
        waiting = WaitingMail.objects.select_for_update(skip_locked=True).filter(handed_over_at__isnull=True)
        mail = waiting.filter(channel=carrier.channel, body__isnull=False).order_by("made_at").first()
        if mail is None:
            return False
        if mail.made_at + one_time_codes.LIVES > now:
            if not paces.take(carrier, 1, now=now):
                raise NotNow
            with contextlib.suppress(Refused, Uncertain):
                carrier.hand_over(Parcel(f"CD-{mail.pk}", [mail.to_address], mail.subject, mail.body, None, True))
        mail.handed_over_at, mail.to_address, mail.body = now, None, None
        mail.save()
    return True


@action(needs=May.POST_LETTERS)
def mark_posted(*, message: Message, by: Account, now: datetime) -> Contact:
    """A letter from the print room was posted: the contact is logged, which is the proof the duty asks for.

    Raises `messages.NotWaiting`, also for one that must not go any more, because its reader has moved or the plan is another, and
    `posting_days.NotYet`.
    """
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state != MessageState.IN_PRINT_ROOM or fresh.carrier not in BY_HAND:
        raise messages.NotWaiting(message.reference)
    if not taken_back.may_go(fresh, now):
        raise messages.NotWaiting(message.reference)
    posting_days.require_come(fresh, now)
    return outcomes.sent(fresh, by=by, now=now)


@action(needs=May.APPROVE_MESSAGE)
def settle_uncertain(*, message: Message, was_sent: bool, by: Account, now: datetime) -> Message:
    """A person has found out whether an uncertain message went: log it as sent, or let it be handed over again."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state != MessageState.UNCERTAIN:
        raise messages.NotWaiting(message.reference)
    if was_sent:
        outcomes.sent(fresh, by=by, now=now)
    else:
        outcomes.mark(fresh, MessageState.APPROVED, by=by, now=now, note="found not to have been sent")
        messages.nudge_worker()
    return fresh


def to_post(account: Account, *, now: datetime) -> list[Message]:
    """Letters within reach that a person prints and posts and that are in no batch yet, oldest first; the look is written down."""
    access.require(account, May.POST_LETTERS)
    audit.write("sending.print_room", by=account, now=now)
    within = access.cases_within_reach(account).values("pk")
    rows = Message.objects.filter(case__in=within, state=MessageState.IN_PRINT_ROOM, carrier__in=BY_HAND, batch=None)
    return list(rows.select_related("case", "recipient").order_by("-urgent", "approved_at"))


def reference_of(message: Message) -> str:
    """Our reference with the carrier: the message's own. The same for every try, so that the carrier can be asked for it."""
    return message.reference


def _claim(carrier: Carrier, many: int, *, now: datetime) -> list[Claim]:
    """The oldest that may go now and that no brake holds, committed as being handed over by this carrier."""
    with transaction.atomic():
        waiting = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            Q(not_before__isnull=True) | Q(not_before__lte=now),
            _is_for(carrier),
            state=MessageState.APPROVED,
            channel=carrier.channel,
        )
        rows = list(waiting.exclude(HELD).order_by("approved_at").only("telling")[:many])
        outcomes.mark_claimed(rows, carrier.name, now=now)
    return [Claim(row.pk, now) for row in rows]


def _is_for(carrier: Carrier) -> Q:
    """What of its channel a carrier gets: with some letters goes something, and on some stands a name, by a person's hand (R86, R73)."""
    more = Q(recipient__letter_format__in=MADE_BY_HAND) | ~Q(sender_name="")
    return {Takes.ALL: Q(), Takes.ALONE: ~more, Takes.WITH_MORE: more}[carrier.takes]


def _put_back(claims: Sequence[Claim]) -> None:
    """What was claimed and not called for is as if it had not been claimed."""
    with transaction.atomic():
        for claim in claims:
            message = _claimed(claim)
            if message is not None:
                outcomes.mark(message, MessageState.APPROVED, by=None, now=claim.at, note="waits for the carrier")


def _claimed(claim: Claim) -> Message | None:
    rows: QuerySet[Message] = Message.objects.select_for_update(skip_locked=True, of=("self",))
    related = rows.select_related("brake", "recipient", "case__person")
    return related.filter(pk=claim.pk, state=MessageState.HANDING_OVER, changed_at=claim.at).first()


def _hand_over(carrier: Carrier, claim: Claim, *, now: datetime) -> Went:
    with transaction.atomic():
        message = _claimed(claim)
        if message is None:
            return Went.ASIDE
        if is_held(message):
            outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note="held by a brake")
            return Went.ASIDE
        try:
            answer = require_safe(message.recipient, message.channel, moment=now, urgent=message.urgent)
            messages.require_same_destination(message)
            require_same_envelope(message, answer)
            message.carrier_reference = carrier.hand_over(parcel(message))
        except NotSafe as refusal:
            _not_safe(message, refusal, now=now)
            return Went.ASIDE
        except (NotNow, Uncertain, Refused, Misconfigured) as trouble:
            return _in_trouble(carrier, message, trouble, now=now)
        _taken(carrier, message, now=now)
    return Went.TAKEN


def _in_trouble(carrier: Carrier, message: Message, trouble: Exception, *, now: datetime) -> Went:
    """The carrier did not take it, or we do not know. What is the carrier's own fault costs the message no try."""
    if isinstance(trouble, Misconfigured):
        stops.begin(carrier.name, trouble.why, now=now)
        outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note="the carrier stands still")
        return Went.STOPPED
    if isinstance(trouble, Full):
        paces.fill(carrier, trouble.allowance, now=now)
        outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note="the carrier takes no more for now")
        return Went.FULL
    if isinstance(trouble, Refused):
        outcomes.failed(message, now=now, note="refused by the carrier")
        return Went.REFUSED
    if isinstance(trouble, NotNow):
        _try_later(message, now=now)
    else:
        _ask_later(carrier, message, now=now)
    return Went.TROUBLE


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


NOT_TAKEN = f"not taken by the carrier in {TRIES} tries"
MAY_HAVE_BEEN_SENT = "may have been sent; a person finds out"


def _not_safe(message: Message, refusal: NotSafe, *, now: datetime) -> None:
    """What passes with time waits for its time; the rest goes back to its officer, unapproved."""
    message.not_before = refusal.next_allowed_at
    if refusal.next_allowed_at is not None:
        note = "waits for a time at which it may go"
        outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note=note)
    else:
        note = "not safe to send; waits for a person"
        outcomes.mark(message, MessageState.DRAFTED, by=None, now=now, note=note, approval=False)


def _taken(carrier: Carrier, message: Message, *, now: datetime) -> None:
    program = access.program()
    if carrier.ends_in == MessageState.SENT:
        outcomes.sent(message, by=program, now=now)
    else:
        outcomes.mark(message, carrier.ends_in, by=None, now=now)
    audit.write(
        "sending.handed_over", by=program, now=now, case_reference=message.case.reference, subject=message.reference
    )


def _had_trouble(carrier: Carrier) -> bool:
    """Whether something waits that this carrier could not take a while ago."""
    return Message.objects.filter(state=MessageState.APPROVED, channel=carrier.channel, tries__gt=0).exists()


def _take_up_abandoned(carrier: Carrier, *, clock: Clock) -> None:
    """One by one, as the carrier has to be asked; a carrier that does not answer is asked again at the next look."""
    before = clock() - ABANDONED_AFTER
    left = Message.objects.filter(
        state=MessageState.HANDING_OVER, channel=carrier.channel, changed_at__lte=before
    ).order_by("changed_at")
    for claim in [Claim(pk, at) for pk, at in left.values_list("pk", "changed_at")]:
        try:
            _take_up(carrier, claim, now=clock())
        except NotNow:
            return
        except Misconfigured as error:
            stops.begin(carrier.name, error.why, now=clock())
            return


def _take_up(carrier: Carrier, claim: Claim, *, now: datetime) -> None:
    with transaction.atomic():
        message = _claimed(claim)
        if message is None:
            return
        asked = message.carrier in ("", carrier.name) and now - claim.at <= carrier.remembers
        has_it = carrier.has(reference_of(message)) if asked else None
        if has_it is None:
            outcomes.mark(message, MessageState.UNCERTAIN, by=None, now=now, note=MAY_HAVE_BEEN_SENT)
        elif has_it:
            _taken(carrier, message, now=now)
        else:
            _once_more(message, now=now)


def _once_more(message: Message, *, now: datetime) -> None:
    """The carrier does not have it: it goes again, but not for ever."""
    message.tries += 1
    if message.tries >= TRIES:
        outcomes.failed(message, now=now, note=NOT_TAKEN)
    else:
        outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note="taken up again after a stop")


def parcel(message: Message) -> Parcel:
    """What leaves the house: a letter's PDF, or a mail or a text that says only that there is something to read."""
    return Parcel(
        reference=reference_of(message),
        to=message.to,
        subject=message.content["subject"],
        body="" if message.channel == "letter" else message.content[message.channel],
        pdf=base64.b64decode(message.pdf) if message.pdf else None,
        plain_envelope=message.plain_envelope,
    )
