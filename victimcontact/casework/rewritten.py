"""Letters that wait while their case goes to another officer: written again in the name of whoever holds it now.

What was approved was approved as it was shown, so it waits for approval again; what nobody has to approve goes straight out.
"""

from datetime import datetime
from typing import Any

from victimcontact.casework import message_words, messages, outcomes
from victimcontact.casework.message_states import NOT_GONE
from victimcontact.records.models import Account, Approver, Case, Message, MessageState
from victimcontact.scheme import words

WHY = "another officer holds the case now: written again in their name"
CANNOT_BE_COMPOSED = (words.MissingField, words.BadField)


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
