"""Handing messages to their carrier, once.

A message row is claimed ("handing over", committed), then locked while the carrier is called, then marked, a portion of rows at a time
(`casework.hand_overs`). Whoever dies in between, or loses the connection, leaves rows in "handing over" that nobody holds locked: a
minute later a worker asks the carrier whether it has them. A carrier that cannot say is given one at a time, and that one becomes a
person's work; nothing is ever sent a second time by itself.
"""

import contextlib
import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from victimcontact.casework import (
    access,
    audit,
    hand_overs,
    messages,
    one_time_codes,
    outcomes,
    paces,
    posting_days,
    stops,
    taken_back,
    ways_in,
)
from victimcontact.casework.actions import action
from victimcontact.casework.carriage import BY_HAND, Carrier, Misconfigured, NotNow, Parcel, Refused, Takes, Uncertain
from victimcontact.casework.days import Clock
from victimcontact.casework.hand_overs import Claim, Went
from victimcontact.casework.plausibility import HELD
from victimcontact.records.models import Account, Contact, Message, MessageState, WaitingMail
from victimcontact.scheme.needs import MADE_BY_HAND
from victimcontact.scheme.roles import May

log = logging.getLogger(__name__)

BATCH = 100
ABANDONED_AFTER = timedelta(minutes=1)
NOT_IN_USE_AFTER = timedelta(hours=1)  # by then a carrier has taken up its own, if it is still used
TROUBLES = 3  # in a row: it is the carrier and not the parcels; the round ends
REFUSALS = 5  # in a row: it is our set-up and not the parcels; the carrier stands still


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
        """Claim as many as the allowances let us, hand them over, and put back what was not called for.

        Of a carrier that remembers nothing one at a time: whoever dies leaves one in doubt.
        """
        granted = paces.take(self.carrier, at_once if self.carrier.remembers else 1, now=self.clock())
        claims = _claim(self.carrier, granted, now=self.clock()) if granted else []
        self.goes_on, left = bool(claims), claims
        while left and self.goes_on:
            left = hand_overs.hand_over(self.carrier, left, clock=self.clock, goes_on=self._count)
        hand_overs.put_back(self.carrier, left, now=self.clock())
        paces.give_back(self.carrier, granted - len(claims) + len(left), now=self.clock())

    def _count(self, went: Went) -> bool:
        """Count how one went; whether the next is called for."""
        self.handed_over += went is Went.TAKEN
        self.troubles = self.troubles + 1 if went is Went.TROUBLE else 0
        self.refusals = self.refusals + 1 if went is Went.REFUSED else 0
        if self.refusals == REFUSALS:
            stops.begin(self.carrier.name, "it refused several in a row", now=self.clock())
        self.goes_on = self.troubles < TROUBLES and self.refusals < REFUSALS and went not in (Went.FULL, Went.STOPPED)
        return self.goes_on


def drain_codes(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over sign-in codes, and notes that a way in was changed, from when on they may go. Emptied once sent.

    A code that has run out is not sent; one sent twice after a crash does no harm.
    """
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
        ripe = Q(not_before__isnull=True) | Q(not_before__lte=now)
        mail = waiting.filter(ripe, channel=carrier.channel, body__isnull=False).order_by("made_at").first()
        if mail is None:
            return False
        if _may_go(mail, now):
            if not paces.take(carrier, 1, now=now):
                raise NotNow
            with contextlib.suppress(Refused, Uncertain):
                carrier.hand_over(Parcel(f"CD-{mail.pk}", [mail.to_address], mail.subject, mail.body, None, True))
        mail.handed_over_at, mail.to_address, mail.body = now, None, None
        mail.save()
    return True


def _may_go(mail: WaitingMail, now: datetime) -> bool:
    """A code until it runs out; a note, which may have waited for hours, while it is still safe."""
    if mail.not_before is None:
        return mail.made_at + one_time_codes.LIVES > now
    return ways_in.may_still_go(mail, now=now)


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


def _claim(carrier: Carrier, many: int, *, now: datetime) -> list[Claim]:
    """The oldest that may go now and that no brake holds, committed as being handed over by this carrier."""
    with transaction.atomic():
        waiting = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            Q(not_before__isnull=True) | Q(not_before__lte=now),
            _is_for(carrier),
            state=MessageState.APPROVED,
            channel=carrier.channel,
        )
        rows = list(waiting.exclude(HELD).order_by("approved_at", "pk").only("telling")[:many])
        outcomes.mark_each(rows, MessageState.HANDING_OVER, carrier.name, now=now)
    return [Claim(row.pk, now) for row in rows]


def _is_for(carrier: Carrier) -> Q:
    """What of its channel a carrier gets: with some letters goes something, and on some stands a name, by a person's hand (R86, R73)."""
    more = Q(recipient__letter_format__in=MADE_BY_HAND) | ~Q(sender_name="")
    return {Takes.ALL: Q(), Takes.ALONE: ~more, Takes.WITH_MORE: more}[carrier.takes]


def _had_trouble(carrier: Carrier) -> bool:
    """Whether something waits that this carrier could not take a while ago."""
    return Message.objects.filter(state=MessageState.APPROVED, channel=carrier.channel, tries__gt=0).exists()


def _take_up_abandoned(carrier: Carrier, *, clock: Clock) -> None:
    """One by one, as the carrier has to be asked; a carrier that does not answer is asked again at the next look."""
    now = clock()
    own = Q(carrier__in=("", carrier.name)) | Q(changed_at__lte=now - NOT_IN_USE_AFTER)
    left = Message.objects.filter(
        own, state=MessageState.HANDING_OVER, channel=carrier.channel, changed_at__lte=now - ABANDONED_AFTER
    ).order_by("changed_at")
    for claim in [Claim(pk, at) for pk, at in left.values_list("pk", "changed_at")]:
        try:
            _take_up(carrier, claim, now=clock())
        except NotNow:
            return
        except Misconfigured as error:
            stops.begin(carrier.name, error.why, now=clock())
            return
        except Exception as error:
            # Whatever is wrong with one must not keep the others in the house.
            log.error("a message could not be taken up", extra={"row": str(claim.pk), "error": type(error).__name__})


def _take_up(carrier: Carrier, claim: Claim, *, now: datetime) -> None:
    with transaction.atomic():
        for message in hand_overs.claimed([claim]):
            asked = message.carrier in ("", carrier.name) and now - claim.at <= carrier.remembers
            has_it = carrier.has(message.reference) if asked else None
            if has_it is None:
                outcomes.mark(message, MessageState.UNCERTAIN, by=None, now=now, note=hand_overs.MAY_HAVE_BEEN_SENT)
            elif has_it:
                hand_overs.taken(carrier, message, now=now)
            else:
                _once_more(message, now=now)


def _once_more(message: Message, *, now: datetime) -> None:
    """The carrier does not have it: it goes again, but not for ever."""
    message.tries += 1
    if message.tries >= hand_overs.TRIES:
        outcomes.failed(message, now=now, note=hand_overs.NOT_TAKEN)
    else:
        outcomes.mark(message, MessageState.APPROVED, by=None, now=now, note="taken up again after a stop")
