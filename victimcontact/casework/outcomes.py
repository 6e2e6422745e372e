"""What became of a message: written down in one place, with the contact that is its proof."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from victimcontact.casework import access, contacts, messages, reach
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Contact, Message, MessageState

CAME_BACK = "it came back; the address is not used again"
MOVED = """
WITH moved AS (
    UPDATE records_message AS message SET state = %(state)s, changed_at = %(now)s, carrier = %(carrier)s,
        carrier_reference = COALESCE(known.reference, carrier_reference)
    FROM unnest(%(keys)s::uuid[], %(references)s::text[]) AS known (id, reference) WHERE message.id = known.id
    RETURNING message.id
)
INSERT INTO records_messagestep (id, message_id, at, state, note)
SELECT gen_random_uuid(), id, %(now)s, %(state)s, %(note)s FROM moved
"""


def mark(
    message: Message, state: str, *, by: Account | None, now: datetime, note: str = "", approval: bool = True
) -> None:
    """Move a (locked) message on, with its step. `approval` False takes back the approval: it waits for a person again."""
    if not approval:
        message.approved_by = message.approved_at = None
    messages.moved(message, state, by=by, now=now, note=note)


def mark_each(
    rows: Sequence[Message], state: str, carrier: str, *, now: datetime, note: str = "", taken: bool = False
) -> None:
    """Move several (locked) messages on in the same way, each with its step. Where they were `taken`, the carrier's references are kept."""
    keys, references = [row.pk for row in rows], [row.carrier_reference if taken else None for row in rows]
    moved: dict[str, Any] = {
        "state": state,
        "carrier": carrier,
        "now": now,
        "note": note,
        "keys": keys,
        "references": references,
    }
    with connection.cursor() as cursor:
        cursor.execute(MOVED, moved)
    reach.follow(rows, now=now)


def sent(message: Message, *, by: Account, now: datetime) -> Contact:
    """It went: the contact is logged, which keeps the duty."""
    contact = contacts.log(access.locked(message.case), _made(message, "sent", now), by=by, now=now)
    message.contact = contact
    mark(message, MessageState.SENT, by=by, now=now)
    return contact


def bounced(message: Message, *, by: Account, now: datetime, note: str = "") -> Contact:
    """It came back or was not delivered: it keeps no duty, and somebody phones on the next working day (D18)."""
    about = str(message.contact.fact_id) if message.contact else ""
    made = contacts.ContactMade(day_of(now), message.channel, "bounced", document=message.document, about=about)
    contact = contacts.log(access.locked(message.case), made, by=by, now=now)
    mark(message, MessageState.BOUNCED, by=by, now=now, note=note)
    return contact


def failed(message: Message, *, now: datetime, note: str) -> None:
    """It will not go by this carrier: the contact says so, and it becomes a person's work."""
    made = contacts.ContactMade(day_of(now), message.channel, "failed", document=message.document)
    contacts.log(access.locked(message.case), made, by=access.program(), now=now)
    mark(message, MessageState.FAILED, by=None, now=now, note=note)


def _made(message: Message, outcome: str, now: datetime) -> contacts.ContactMade:
    about = message.about or (str(message.telling.fact_id) if message.telling else "")
    return contacts.ContactMade(
        happened_on=day_of(now), channel=message.channel, outcome=outcome, document=message.document, about=about
    )
