"""Messages to people on the victim's side: composed from what was told, shown as they will be, approved, kept as sent."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcontact.casework import (
    access,
    agreed_hours,
    approval_settings,
    message_words,
    paper,
    people,
    plausibility,
    reach,
    references,
    workers,
)
from victimcontact.casework.actions import action
from victimcontact.casework.documents.letters import UnfitLetter
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.message_states import NOT_GONE, WENT
from victimcontact.casework.safe_contact import NotSafe, Recorded, require_open, verdict
from victimcontact.records.models import (
    Account,
    Approver,
    Case,
    ContactPoint,
    FactSource,
    MessageState,
    MessageStep,
    Origin,
    Telling,
)
from victimcontact.records.models import Message as Message
from victimcontact.scheme import standing, words
from victimcontact.scheme.approvers import Needed, stricter
from victimcontact.scheme.roles import May
from victimcontact.scheme.safe_contact import Verdict

# Documents that go to somebody who has not joined: the offer, the answer to a referral, a confirmation of what they chose.
BEFORE_JOINING = frozenset({"L01", "L02"})
ANSWERS = frozenset({"L04", "L25", "L28", "P01", "H01", "C01", "C02", "C03"})
STRAIGHT_OUT = "goes straight out: it confirms what has just been recorded"
CANNOT_BE_PRINTED = (CannotBeTypeset, UnfitLetter)


class CannotBeWritten(Exception):
    """A message cannot be drafted as things stand; its kinds say why."""


class NameNotConfirmed(CannotBeWritten):
    """No letter goes to a name nobody has confirmed (R80)."""


class NoAddress(CannotBeWritten):
    """There is nowhere to send it by this channel."""


class NotToBeContacted(CannotBeWritten):
    """The person's standing does not allow this message (P14, R31)."""


class NobodyWrites(CannotBeWritten):
    """The case has no unit or no officer yet who could sign."""


class NotWaiting(Exception):
    """The message does not stand where this step begins: somebody else may have been quicker."""


class ManagerApproves(access.NotPermitted):
    """A manager has to approve this message; `why` says why, in words."""

    def __init__(self, why: tuple[str, ...]) -> None:
        super().__init__("A manager approves this message")
        self.why = why


class ChangedMeanwhile(Exception):
    """The message is no longer what was shown when somebody decided to approve it."""


class UnderBrake(Exception):
    """Sending of this was stopped, and nobody has decided yet that it may go on."""


@dataclass(frozen=True)
class Wanted:
    """A message somebody wants to send: which document, in which form, about what, with which told fields.

    `confirms`: the very act that writes it is what it confirms. `puts_right`: the wrong message that it corrects.
    """

    document: str
    variant: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    telling: Telling | None = None
    about: str = ""
    channel: str = "letter"
    confirms: bool = False
    puts_right: Message | None = None


@action(needs=May.COMPOSE_MESSAGE)
def compose(*, case: Case, wanted: Wanted, by: Account, now: datetime) -> Message:
    """Draft a message for an officer to look at and approve. Raises as `draft`, or `NotSafe` for a way that is closed to the person."""
    made = draft(access.locked(case), wanted, by=by, now=now)
    require_open(made.recipient, wanted.channel, moment=now)
    return made


def draft(case: Case, wanted: Wanted, *, by: Account, now: datetime) -> Message:
    """Compose a message in the person's language and keep it as a draft, within another verb.

    Who has to approve it is decided here, and again when it is approved. What nobody has to approve goes straight out where the
    person's plan lets it; where it does not, it waits for the officer. Raises `NotToBeContacted`, `NameNotConfirmed`, `NoAddress`,
    or what `scheme.words.compose` raises for a missing field.
    """
    _require_writable(case, wanted.document)
    to = _destination(case, wanted.channel)
    content = message_words.compose(case, wanted.document, wanted.variant, wanted.fields, now=now)
    message = Message(
        reference=references.new("ML"),
        case=case,
        recipient=case.person,
        telling=wanted.telling,
        about=wanted.about,
        document=wanted.document,
        variant=wanted.variant,
        language=case.person.language,
        channel=wanted.channel,
        to=to,
        fields=dict(wanted.fields),
        state=MessageState.DRAFTED,
        changed_at=now,
        origin=origin_of(wanted, by),
        puts_right=wanted.puts_right,
        made_by=by,
        made_at=now,
    )
    message_words.put_in(message, content)
    message.approver = str(needed_for(message, confirms=wanted.confirms).approver)
    message.save(force_insert=True)
    step(message, MessageState.DRAFTED, by=by, now=now)
    if message.approver == Approver.NOBODY:
        send_straight_out(message, by=by, now=now)
    return message


def origin_of(wanted: Wanted, by: Account) -> Origin:
    """Where the news of a message comes from: the feed that brought what it tells of, or whoever acts."""
    if wanted.telling is not None and wanted.telling.fact.source == FactSource.FEED:
        return Origin.FEED
    if by.is_member:
        return Origin.MEMBER
    return Origin.PROGRAM if by.is_program else Origin.OFFICER


def needed_for(message: Message, *, confirms: bool = False) -> Needed:
    """Who has to approve a message as things stand now, and why; never anybody less than was decided before."""
    return approval_settings.approver_for(
        message.case,
        approval_settings.Sending(
            document=message.document,
            origin=message.origin,
            words=message_words.as_composed(message).plain_text(),
            telling=message.telling,
            confirms=confirms,
            corrects=message.puts_right_id is not None,
        ),
    )


def draft_for_telling(telling: Telling, *, by: Account, now: datetime, after_one_went: bool = False) -> Message | None:
    """Draft the letter of a telling from its row alone; None where the telling names no document or has one already.

    `after_one_went`: another letter is wanted though one has gone, because more is told now.
    """
    live = telling.messages.exclude(state=MessageState.STOPPED)
    if not telling.document or telling.decision == "never" or (live.exists() and not after_one_went):
        return None
    return draft(telling.case, wanted_for(telling, channel_for(telling.case)), by=by, now=now)


def wanted_for(telling: Telling, channel: str) -> Wanted:
    """The message that a telling asks for, by a channel, from its row alone."""
    about, variant = str(telling.fact_id), _variant(telling)
    return Wanted(telling.document, variant, telling.told, telling=telling, about=about, channel=channel)


@action(needs=May.APPROVE_MESSAGE)
def approve(*, message: Message, by: Account, now: datetime, shown: str = "") -> Message:
    """Approve a draft exactly as it stands: from now on neither words nor address change, and the carrier may take it.

    `shown` is the `fingerprint` of what was looked at. At a quiet hour, on a day to avoid or before an agreed hour it is approved
    and goes at the next allowed moment. Raises `NotWaiting`, `ChangedMeanwhile`, `UnderBrake`, `ManagerApproves`, `CANNOT_BE_PRINTED`,
    or `safe_contact.NotSafe` when the person's plan forbids the channel (then it stays the officer's work).
    """
    fresh = as_it_would_go(locked(message, MessageState.DRAFTED), now)
    if shown and shown != message_words.fingerprint(fresh):
        raise ChangedMeanwhile
    require_no_brake(fresh)
    _require_approver(fresh, by)
    answer = may_leave(fresh, now)
    if answer.needs_a_person:
        raise NotSafe(answer.why)
    require_same_destination(fresh)
    _approve(fresh, answer, by=by, now=now)
    return fresh


@action(needs=May.COMPOSE_MESSAGE)
def stop(*, message: Message, reason: str, by: Account, now: datetime) -> Message:
    """Stop a message that has not been handed over. Raises `NotWaiting`."""
    fresh = locked(message, *NOT_GONE)
    moved(fresh, MessageState.STOPPED, by=by, now=now, note=reason)
    return fresh


def stop_waiting(messages: QuerySet[Message], why: str, *, by: Account, now: datetime) -> None:
    """Stop those of some messages that have not been handed over, within another verb."""
    for message in messages.filter(state__in=NOT_GONE).select_for_update(of=("self",)):
        moved(message, MessageState.STOPPED, by=by, now=now, note=why)


def may_leave(message: Message, now: datetime) -> Verdict:
    """What the person's plan says of the message, asked for now or for the hour that is agreed for what it tells of (R73, B14)."""
    agreed = agreed_hours.not_before(message.telling) if message.telling else None
    return verdict(message.recipient, message.channel, moment=max(now, agreed or now), urgent=message.urgent)


def as_it_would_go(message: Message, now: datetime) -> Message:
    """A draft in the envelope it would go in if it were approved now; everything else is as it was approved."""
    if message.state == MessageState.DRAFTED:
        _put_into_envelope(message, may_leave(message, now))
    return message


def require_no_brake(message: Message) -> None:
    """Raise `UnderBrake` unless no brake holds the message or what it tells of, or a person has decided that it may go (B2)."""
    brakes = [message.brake, message.telling.brake if message.telling else None]
    if any(brake is not None and brake.holds for brake in brakes):
        raise UnderBrake


def require_same_destination(message: Message, known: Recorded | None = None) -> None:
    """Raise `NotSafe` when the person's name, address or number is no longer what this was written to, or they read another language.

    `known` is what was read before of how to reach the person (R73, R80, R86).
    """
    try:
        same = _destination(message.case, message.channel, known) == message.to
    except NoAddress:
        same = False
    if not same or message.language != message.recipient.language:
        raise NotSafe(("The name, address or language has changed since this was drafted. Write it again.",))


@action(needs=May.SEE_OWN_CASE)
def acknowledge(*, message: Message, by: Account, now: datetime) -> Message:
    """The member opened it in their own pages: it has reached them. What was opened before, or came back, stays as it is."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state in (MessageState.SENT, MessageState.DELIVERED):
        moved(fresh, MessageState.ACKNOWLEDGED, by=by, now=now)
    return fresh


def sent_in(case: Case) -> QuerySet[Message]:
    """What went out in a case, newest first, also when it came back: the member may read it in their own pages."""
    return Message.objects.filter(case=case, state__in=WENT).select_related("telling").order_by("-approved_at", "pk")


def own_message(case: Case, reference: str) -> Message:
    """A message that went out in a member's own case. Raises `access.NotFound`, also for one that has not gone."""
    message = sent_in(case).filter(reference=reference).first()
    if message is None:
        raise access.NotFound(reference)
    return message


def step(message: Message, state: str, *, by: Account | None, now: datetime, note: str = "") -> MessageStep:
    """Write down that a message moved on, and with it the telling it is of."""
    reach.follow([message], now=now)
    return MessageStep.objects.create(message=message, at=now, state=state, made_by=by, note=note)


def nudge_worker() -> None:
    """Ask a worker to look for approved messages, when this transaction commits."""
    workers.ask_for("gateway.send_messages")


def message_for(account: Account, reference: str, *, now: datetime) -> Message:
    """An officer comes to a message: through its case, with the look written down. Raises `access.NotFound`."""
    message = Message.objects.filter(reference=reference).first()
    if message is None:
        raise access.NotFound(reference)
    message.case = access.case_for(account, message.case.reference, now=now)
    return as_it_would_go(message, now)


def _variant(telling: Telling) -> str:
    variants = words.variants_of(telling.document)
    return telling.code if telling.code in variants else ""


def channel_for(case: Case) -> str:
    """The channel the member chose; e-mail or text only where they can sign in to read what it is about, text only where it is safe.

    For who wants to be called it is a letter, which their plan stops: it is what their officer tells them.
    """
    if case.channel == "phone":
        return "letter"
    if case.channel == "text" and not people.may_be_texted(case.person):
        return "letter"
    return case.channel if case.person.account_id else "letter"


def _require_writable(case: Case, document: str) -> None:
    _require_contact(case, document)
    if case.unit is None or case.officer is None:
        raise NobodyWrites
    if case.person.name_confirmed_at is None:
        raise NameNotConfirmed


def _require_contact(case: Case, document: str) -> None:
    purpose = standing.Purpose.ANSWER if document in ANSWERS else standing.Purpose.ORDINARY
    if not standing.may_be_contacted(standing.Standing(case.standing), purpose):
        raise NotToBeContacted
    joined = case.standing == standing.Standing.JOINED
    if not joined and document not in BEFORE_JOINING | ANSWERS:
        raise NotToBeContacted


def _destination(case: Case, channel: str, known: Recorded | None = None) -> list[str]:
    way = known.way(channel) if known else people.live_way(case.person, channel)
    if way is None:
        raise NoAddress
    return [way.value] if isinstance(way, ContactPoint) else [case.person.full_name, *way.lines]


def _require_approver(message: Message, by: Account) -> None:
    """Decide again who approves, never less strictly than before. Raises `ManagerApproves`."""
    need = needed_for(message)
    message.approver = str(stricter(stricter(message.approver, need.approver), Approver.OFFICER))
    if message.approver == Approver.MANAGER and not access.permits(by, May.APPROVE_AS_MANAGER):
        raise ManagerApproves(need.why)


def send_straight_out(message: Message, *, by: Account, now: datetime) -> None:
    """Approve a draft that nobody has to look at first, within another verb; where its person cannot be reached safely it waits for the
    officer."""
    answer = may_leave(message, now)
    try:
        if answer.needs_a_person:
            raise NotSafe(answer.why)
        _approve(message, answer, by=by, now=now, note=STRAIGHT_OUT)
    except (NotSafe, *CANNOT_BE_PRINTED):
        message.approver = Approver.OFFICER
        message.save(update_fields=["approver"])


def _approve(message: Message, answer: Verdict, *, by: Account, now: datetime, note: str = "") -> None:
    """From here on it may leave the house."""
    later = answer.next_allowed_at is not None and answer.next_allowed_at > now
    message.not_before = answer.next_allowed_at if later else None
    _put_into_envelope(message, answer)
    if message.channel == "letter":
        message.pdf = base64.b64encode(paper.letter_pdf(message)).decode()
    message.approved_by, message.approved_at, message.sent_back_at = by, now, None
    message.brake = message.brake or plausibility.look_at_letters(message, now=now)
    moved(message, MessageState.APPROVED, by=by, now=now, note=note, closed=("pdf",))
    nudge_worker()


def _put_into_envelope(message: Message, answer: Verdict) -> None:
    message.plain_envelope, message.sender_name = answer.needs_plain_envelope, answer.sender_name


def locked(message: Message, *states: str) -> Message:
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in states:
        raise NotWaiting(message.reference)
    fresh.case = access.locked(fresh.case)
    return fresh


def moved(
    message: Message, state: str, *, by: Account | None, now: datetime, note: str = "", closed: Sequence[str] = ()
) -> None:
    """Move a (locked) message on, with its step; `closed` are the closed columns that have changed."""
    message.state, message.changed_at = state, now
    message.save_open(*closed)
    step(message, state, by=by, now=now, note=note)
