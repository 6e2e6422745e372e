"""A message as it will reach the person, with everything that whoever approves it has to see beside it."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, drafts, message_words, messages, name_differences, omissions, paper
from victimcontact.casework.message_states import WENT
from victimcontact.casework.safe_contact import NotSafe, require_same_envelope
from victimcontact.records.models import Account, Channel, Message, MessageState, MessageStep
from victimcontact.scheme import words
from victimcontact.scheme.approvers import Approver, Needed
from victimcontact.scheme.needs import NAMES, Format, to_prepare
from victimcontact.scheme.roles import May


@dataclass(frozen=True)
class Going:
    """When it goes: at once (`at` is None), at a moment, or not before a person has seen to something. `why` in words."""

    at: datetime | None
    stopped: bool
    why: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Something that is not as it was in the last message to the person. `kind`: how far apart two ways of writing a name are."""

    what: str
    before: str
    now: str
    kind: str = ""


@dataclass(frozen=True)
class LastSent:
    """The last message to the person, of the same document where there was one, and what is different now."""

    reference: str
    same_document: bool
    sent_at: datetime
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Preview:
    """One message as it will go.

    `notice` is the e-mail or text itself, which says only that there is something to read; `letter` are the words it is about.
    `to_prepare` says what somebody has to make by hand first. `withheld` are the fields of the telling with their reasons.
    """

    message: Message
    fingerprint: str
    letter: words.Composed
    notice: str
    large_print: bool
    made_as: str
    to_prepare: tuple[str, ...]
    going: Going
    withheld: Mapping[str, str]
    last: LastSent | None
    needed: Needed
    may_approve: bool


MANAGER = Approver.MANAGER
STAYS_WITH_MANAGER = "It was given to the manager, and stays so."
ADDRESS, ENVELOPE, SALUTATION = "Address", "Name on the envelope", "Salutation"
HOW_WRITTEN = (ENVELOPE, SALUTATION)


def of(message: Message, account: Account, *, now: datetime) -> Preview:
    """The preview of a message for an officer who has come to it."""
    person, need = message.recipient, needed(message)
    letter_format = Format(person.letter_format)
    printed_large = letter_format is Format.LARGE_PRINT and message.channel == "letter"
    made_as = letter_format if printed_large else Format.STANDARD
    return Preview(
        message=message,
        fingerprint=message_words.fingerprint(message),
        letter=message_words.as_composed(message),
        notice="" if message.channel == "letter" else str(message.content.get(message.channel, "")),
        large_print=printed_large,
        made_as="Plain text" if message.channel != "letter" else NAMES[made_as],
        to_prepare=to_prepare(message.channel, letter_format=letter_format, interpreter=person.interpreter),
        going=going(message, now=now),
        withheld=omissions.withheld_of(message.telling) if message.telling else {},
        last=last_sent(message),
        needed=need,
        may_approve=may_approve(message, need, account),
    )


def pdf(message: Message) -> bytes:
    """The letter exactly as it is or will be printed. Raises `access.NotFound` for what goes without paper."""
    if message.channel != Channel.LETTER:
        raise access.NotFound
    return base64.b64decode(message.pdf) if message.pdf else paper.letter_pdf(message)


def steps_of(message: Message) -> list[MessageStep]:
    """The way of a message so far, oldest first, each step with who made it."""
    return list(MessageStep.objects.filter(message=message).select_related("made_by__officer").order_by("at"))


def needed(message: Message) -> Needed:
    """Who approves a draft, as strictly as was ever decided; why, as things stand now."""
    now = messages.needed_for(message)
    if message.approver == MANAGER and now.approver is not MANAGER:
        return Needed(MANAGER, (STAYS_WITH_MANAGER,))
    return now


def may_approve(message: Message, need: Needed, account: Account) -> bool:
    """Whether the message is a draft that this officer may approve."""
    act = May.APPROVE_AS_MANAGER if need.approver is MANAGER else May.APPROVE_MESSAGE
    return message.state == MessageState.DRAFTED and access.permits(account, act)


def going(message: Message, *, now: datetime) -> Going:
    """When a draft would go if it were approved now, or when an approved message goes."""
    try:
        messages.require_no_brake(message)
        messages.require_same_destination(message)
        answer = messages.may_leave(message, now)
        require_same_envelope(message, answer)
    except (messages.UnderBrake, NotSafe) as refusal:
        return Going(None, True, drafts.why_not(refusal))
    if answer.needs_a_person:
        return Going(None, True, answer.why)
    times = [at for at in (answer.next_allowed_at, message.not_before) if at is not None and at > now]
    return Going(max(times, default=None), False, answer.why)


def last_sent(message: Message) -> LastSent | None:
    """The last message that went to the same person before this one, with what is different now (R80)."""
    went = Message.objects.filter(recipient=message.recipient_id, state__in=WENT, approved_at__isnull=False)
    newest = went.exclude(pk=message.pk).order_by("-approved_at")
    before = newest.filter(document=message.document).first() or newest.first()
    if before is None or before.approved_at is None:
        return None
    same = before.document == message.document
    return LastSent(before.reference, same, before.approved_at, tuple(_differences(before, message)))


def _differences(before: Message, now: Message) -> Iterator[Difference]:
    then_said, now_said = _in_words(before), _in_words(now)
    for what, said in now_said.items():
        if then_said[what] != said and (what != ADDRESS or before.channel == now.channel):
            kind = (
                name_differences.kind_of(then_said[what], said).value if what in HOW_WRITTEN and then_said[what] else ""
            )
            yield Difference(what, then_said[what], said, kind)


def _in_words(message: Message) -> dict[str, str]:
    on_paper = message.channel == "letter"
    signed = message.content["sign_off"]
    return {
        ENVELOPE: message.to[0] if on_paper else "",
        ADDRESS: ", ".join(message.to[1:] if on_paper else message.to),
        SALUTATION: message.content["salutation"],
        "Officer": signed[1] if len(signed) > 1 else "",
        "Language": {"en": "English", "cy": "Welsh"}.get(message.language, message.language),
        "How it goes": {"letter": "By post", "email": "By email", "text": "By text"}.get(
            message.channel, message.channel
        ),
    }
