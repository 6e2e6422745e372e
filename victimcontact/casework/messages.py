"""Messages to people on the victim's side: composed from what was told, shown as they will be, approved, kept as sent."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcontact.casework import access, letter_fields, paper, people, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents.letters import said
from victimcontact.casework.safe_contact import NotSafe, verdict
from victimcontact.records.models import Account, Case, MessageState, MessageStep, Telling
from victimcontact.records.models import Message as Message
from victimcontact.scheme import standing, words
from victimcontact.scheme.roles import May
from victimcontact.scheme.words.composition import Said
from victimcontact.scheme.words.document import Bullets

# Documents that go to somebody who has not joined: the offer, the answer to a referral, a confirmation of what they chose.
BEFORE_JOINING = frozenset({"L01", "L02"})
ANSWERS = frozenset({"L04", "L25", "L28", "P01", "H01"})
WENT = (MessageState.SENT, MessageState.DELIVERED, MessageState.ACKNOWLEDGED, MessageState.BOUNCED)


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


@dataclass(frozen=True)
class Wanted:
    """A message somebody wants to send: which document, in which form, about what, with which told fields."""

    document: str
    variant: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    telling: Telling | None = None
    about: str = ""
    channel: str = "letter"


@action(needs=May.COMPOSE_MESSAGE)
def compose(*, case: Case, wanted: Wanted, by: Account, now: datetime) -> Message:
    """Draft a message for an officer to look at and approve. Raises as `draft`."""
    return draft(access.locked(case), wanted, by=by, now=now)


def draft(case: Case, wanted: Wanted, *, by: Account, now: datetime) -> Message:
    """Compose a message in the person's language and keep it as a draft, within another verb.

    Raises `NotToBeContacted`, `NameNotConfirmed`, `NoAddress`, or what `scheme.words.compose` raises for a missing field.
    """
    _require_contact(case, wanted.document)
    if case.unit is None or case.officer is None:
        raise NobodyWrites
    if case.person.name_confirmed_at is None:
        raise NameNotConfirmed
    to = _destination(case, wanted.channel)
    content = _compose(case, wanted, now)
    plan = people.live_plan(case.person)
    message = Message.objects.create(
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
        content=content,
        content_hash=_hash(content, to),
        plain_envelope=plan.plain_envelope if plan else True,
        urgent=content["urgent"],
        state=MessageState.DRAFTED,
        changed_at=now,
        made_by=by,
        made_at=now,
    )
    step(message, MessageState.DRAFTED, by=by, now=now)
    return message


def draft_for_telling(telling: Telling, *, by: Account, now: datetime) -> Message | None:
    """Draft the letter of a telling from its row alone; None where the telling names no document or one is drafted already."""
    live = telling.messages.exclude(state=MessageState.STOPPED)
    if not telling.document or telling.decision == "never" or live.exists():
        return None
    wanted = Wanted(
        document=telling.document,
        variant=_variant(telling),
        fields=telling.told,
        telling=telling,
        about=str(telling.fact_id),
        channel=channel_for(telling.case),
    )
    return draft(telling.case, wanted, by=by, now=now)


@action(needs=May.APPROVE_MESSAGE)
def approve(*, message: Message, by: Account, now: datetime) -> Message:
    """Approve a draft exactly as it stands: from now on neither words nor address change, and the carrier may take it.

    At a quiet hour or on a day to avoid it is approved and goes at the next allowed moment. Raises `NotWaiting`, or `safe_contact.NotSafe`
    when the person's plan forbids the channel (then it stays the officer's work).
    """
    fresh = _locked(message, MessageState.DRAFTED)
    answer = verdict(fresh.case.person, fresh.channel, moment=now, urgent=fresh.urgent)
    if answer.needs_a_person:
        raise NotSafe(answer.why)
    fresh.not_before = None if answer.may_go else answer.next_allowed_at
    fresh.plain_envelope = answer.needs_plain_envelope
    require_same_destination(fresh)
    if fresh.channel == "letter":
        fresh.pdf = base64.b64encode(paper.letter_pdf(fresh)).decode()
    fresh.approved_by, fresh.approved_at = by, now
    _to(fresh, MessageState.APPROVED, by=by, now=now)
    nudge_worker()
    return fresh


@action(needs=May.COMPOSE_MESSAGE)
def stop(*, message: Message, reason: str, by: Account, now: datetime) -> Message:
    """Stop a message that has not been handed over. Raises `NotWaiting`."""
    fresh = _locked(message, MessageState.DRAFTED, MessageState.APPROVED)
    _to(fresh, MessageState.STOPPED, by=by, now=now, note=reason)
    return fresh


def require_same_destination(message: Message) -> None:
    """Raise `safe_contact.NotSafe` when the person's address or number is no longer the one this was written to (R73)."""
    try:
        same = _destination(message.case, message.channel) == message.to
    except NoAddress:
        same = False
    if not same:
        raise NotSafe(("The address has changed since this was drafted. Stop it and write it again.",))


@action(needs=May.SEE_OWN_CASE)
def acknowledge(*, message: Message, by: Account, now: datetime) -> Message:
    """The member opened it in their own pages: it has reached them. What was opened before, or came back, stays as it is."""
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state in (MessageState.SENT, MessageState.DELIVERED):
        _to(fresh, MessageState.ACKNOWLEDGED, by=by, now=now)
    return fresh


def sent_in(case: Case) -> QuerySet[Message]:
    """What went out in a case, newest first, also when it came back: the member may read it in their own pages."""
    return Message.objects.filter(case=case, state__in=WENT).select_related("telling").order_by("-approved_at")


def own_message(case: Case, reference: str) -> Message:
    """A message that went out in a member's own case. Raises `access.NotFound`, also for one that has not gone."""
    message = sent_in(case).filter(reference=reference).first()
    if message is None:
        raise access.NotFound(reference)
    return message


def preview_pdf(message: Message) -> bytes:
    """The letter exactly as it is or will be printed."""
    return base64.b64decode(message.pdf) if message.pdf else paper.letter_pdf(message)


def as_composed(message: Message) -> words.Composed:
    """The stored words of a message in the form the pages show letters in."""
    content = message.content
    return words.Composed(
        document=message.document,
        variant=message.variant or None,
        language=message.language,
        title=content["title"],
        subject=content["subject"],
        header=tuple(content["header"]),
        salutation=content["salutation"],
        blocks=said(content["blocks"]),
        sign_off=tuple(content["sign_off"]),
        footer=said(content["footer"]),
        timeline=content["timeline"],
        nudge=words.Nudge(subject=content["subject"], text_message="", email=content["email"]),
        urgent=content["urgent"],
    )


def step(message: Message, state: str, *, by: Account | None, now: datetime, note: str = "") -> MessageStep:
    """Write down that a message moved on."""
    return MessageStep.objects.create(message=message, at=now, state=state, made_by=by, note=note)


def steps_of(message: Message) -> list[MessageStep]:
    """The way of a message so far, oldest first, each step with who made it."""
    return list(MessageStep.objects.filter(message=message).select_related("made_by__officer").order_by("at"))


def nudge_worker() -> None:
    """Ask a worker to look for approved messages, when this transaction commits."""
    from procrastinate.contrib.django import app  # the connector needs Django's settings; imported where it is used

    app.configure_task("gateway.send_messages").defer()


def message_for(account: Account, reference: str, *, now: datetime) -> Message:
    """An officer comes to a message: through its case, with the look written down. Raises `access.NotFound`."""
    message = Message.objects.filter(reference=reference).first()
    if message is None:
        raise access.NotFound(reference)
    message.case = access.case_for(account, message.case.reference, now=now)
    return message


def _compose(case: Case, wanted: Wanted, now: datetime) -> dict[str, Any]:
    own = letter_fields.known(case, wanted.document, now=now)
    fields = {**frame_fields(case, now), **own, **wanted.fields}
    composed = words.compose(wanted.document, case.person.language, fields, variant=wanted.variant or None)
    return {
        "title": composed.title,
        "subject": composed.nudge.subject,
        "header": list(composed.header),
        "salutation": composed.salutation,
        "blocks": [_block(block) for block in composed.blocks],
        "sign_off": list(composed.sign_off),
        "footer": [_block(block) for block in composed.footer],
        "timeline": composed.timeline,
        "email": composed.nudge.email,
        "written_on": fields["written_on"],
        "urgent": composed.urgent,
    }


def frame_fields(case: Case, now: datetime) -> dict[str, Any]:
    """What stands around every letter: the person's name, our reference, the officer and the office."""
    unit, officer = case.unit, case.officer
    welsh = case.person.language == "cy"
    office_hours = (unit.hours_in_welsh if welsh else unit.hours) if unit else ""
    return {
        "recipient_name": case.person.preferred_name or case.person.full_name,
        "case_reference": case.reference,
        "written_on": day_of(now).isoformat(),
        "offender_name": case.sentence.offender.full_name,
        "officer_name": officer.name if officer else "",
        "office_name": unit.name if unit else "",
        "office_phone": (officer.phone if officer else "") or (unit.phone if unit else ""),
        "office_email": unit.email if unit else "",
        "office_hours": office_hours,
    }


def _block(block: Said) -> list[Any]:
    kind = type(block).__name__.lower()
    return [kind, list(block.items) if isinstance(block, Bullets) else block.text]


def _variant(telling: Telling) -> str:
    variants = words.variants_of(telling.document)
    return telling.code if telling.code in variants else ""


def channel_for(case: Case) -> str:
    """The channel the member chose; e-mail only for somebody who can sign in to read what it is about."""
    return "email" if case.channel == "email" and case.person.account_id else "letter"


def _require_contact(case: Case, document: str) -> None:
    purpose = standing.Purpose.ANSWER if document in ANSWERS else standing.Purpose.ORDINARY
    if not standing.may_be_contacted(standing.Standing(case.standing), purpose):
        raise NotToBeContacted
    joined = case.standing == standing.Standing.JOINED
    if not joined and document not in BEFORE_JOINING | ANSWERS:
        raise NotToBeContacted


def _destination(case: Case, channel: str) -> list[str]:
    if channel == "email":
        point = people.live_contact_point(case.person, "email")
        if point is None:
            raise NoAddress
        return [point.value]
    address = people.live_address(case.person)
    if address is None:
        raise NoAddress
    return [case.person.full_name, *address.lines]


def _hash(content: Mapping[str, Any], to: list[str]) -> str:
    text = json.dumps([content, to], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _locked(message: Message, *states: str) -> Message:
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.state not in states:
        raise NotWaiting(message.reference)
    fresh.case = access.locked(fresh.case)
    return fresh


def _to(message: Message, state: str, *, by: Account | None, now: datetime, note: str = "") -> None:
    message.state, message.changed_at = state, now
    message.save()
    step(message, state, by=by, now=now, note=note)
