"""Letters that wait, written again: in the name of whoever holds the case now, or to where and as their reader is written to now.

What was approved was approved as it was shown, so it waits for approval again; what nobody has to approve goes straight out.
"""

from datetime import datetime
from typing import Any

from victimcontact.casework import message_words, messages, outcomes, ways_to_write
from victimcontact.casework.actions import action
from victimcontact.casework.message_states import NOT_GONE
from victimcontact.records.models import Account, Approver, Case, ComplaintStep, Message, MessageState
from victimcontact.scheme import words
from victimcontact.scheme.approvers import stricter
from victimcontact.scheme.roles import May

WHY = "another officer holds the case now: written again in their name"
CANNOT_BE_COMPOSED = (words.MissingField, words.BadField)


class CannotBeWrittenAgain(Exception):
    """It was written before what it is composed from was kept."""


class OfComplaint(Exception):
    """A step of a complaint is taken by it, and undone with it: it is taken again there, with a letter of its own."""


@action(needs=May.COMPOSE_MESSAGE)
def write_anew(*, message: Message, by: Account, now: datetime) -> Message:
    """Stop a draft and write the same again: to the person's name, address and language as they are now, by a way that is open.

    Whoever was to approve it still does, or somebody stricter. Raises `messages.NotWaiting`, `messages.UnderBrake`,
    `CannotBeWrittenAgain`, `OfComplaint`, or as `messages.draft`.
    """
    fresh = messages.locked(message, MessageState.DRAFTED)
    messages.require_no_brake(fresh)
    if fresh.fields is None:
        raise CannotBeWrittenAgain
    if ComplaintStep.objects.filter(message=fresh).exists():
        raise OfComplaint
    messages.moved(fresh, MessageState.STOPPED, by=by, now=now, note="written again")
    wanted = messages.Wanted(
        fresh.document,
        fresh.variant,
        fresh.fields,
        telling=fresh.telling,
        about=fresh.about,
        channel=ways_to_write.open_one(fresh.case, fresh.channel, now=now),
        puts_right=fresh.puts_right,
    )
    made = messages.draft(fresh.case, wanted, by=by, now=now)
    if made.state == MessageState.DRAFTED:
        made.approver = str(stricter(fresh.approver, made.approver))
        made.save(update_fields=["approver"])
    return made


def write_again(case: Case, *, by: Account, now: datetime) -> None:
    """Write every letter of a (locked) case that has not gone and is signed by somebody else again, within another verb.

    One that cannot be composed as things stand now keeps its words and waits for its officer, unapproved.
    """
    waiting = Message.objects.select_for_update(of=("self",)).filter(case=case, state__in=NOT_GONE)
    for message in waiting.select_related("telling").order_by("made_at"):
        message.case = case
        content = _content(message, now)
        if content is None or content["sign_off"] != message.content["sign_off"]:
            _rewrite(message, content, by=by, now=now)


def _content(message: Message, now: datetime) -> dict[str, Any] | None:
    if message.fields is None:  # written before what it was composed from was kept
        return None
    try:
        return message_words.compose(message.case, message.document, message.variant, message.fields, now=now)
    except CANNOT_BE_COMPOSED:
        return None


def _rewrite(message: Message, content: dict[str, Any] | None, *, by: Account, now: datetime) -> None:
    if content is not None:
        message_words.put_in(message, content)
    message.pdf = None
    message.save(update_fields=["content", "content_hash", "pdf"])
    outcomes.mark(message, MessageState.DRAFTED, by=by, now=now, note=WHY, approval=False)
    if message.approver == Approver.NOBODY:
        messages.send_straight_out(message, by=by, now=now)
