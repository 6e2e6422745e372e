"""The words of a message: composed once in the person's language, kept, and read back for pages, paper and comparison."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from victimcontact.casework import letter_codes, letter_fields, paper
from victimcontact.casework.documents.letters import said
from victimcontact.records.models import Case, Channel, Message
from victimcontact.scheme import words
from victimcontact.scheme.words.composition import Said
from victimcontact.scheme.words.document import Bullets


def compose(case: Case, document: str, variant: str, told: Mapping[str, Any], *, now: datetime) -> dict[str, Any]:
    """The final words of a document for the person of a case, as they are kept. Raises what `scheme.words.compose` raises."""
    own = letter_fields.known(case, document, now=now)
    fields = {**letter_fields.frame(case, now), **own, **told}
    composed = words.compose(document, case.person.language, fields, variant=variant or None)
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
        "text": composed.nudge.text_message,
        "written_on": fields["written_on"],
        "urgent": composed.urgent,
    }


def put_in(message: Message, content: Mapping[str, Any]) -> None:
    """Put composed words into a message, before it is kept. A letter about a key stage, or an answer to a no, ends with its letter code."""
    lines = map(_block, letter_codes.footer_of(message))
    message.content = {**content, "footer": [*content["footer"], *lines]}
    message.content_hash = digest(message.content, message.to)
    message.urgent = content["urgent"]


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
        nudge=words.Nudge(subject=content["subject"], text_message=content.get("text", ""), email=content["email"]),
        urgent=content["urgent"],
    )


def digest(content: Mapping[str, Any], to: list[str]) -> str:
    """A digest of the words of a message and of where it goes."""
    text = json.dumps([content, to], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(message: Message) -> str:
    """A short digest of all that would leave the house with a message, and of how far it has come: what was shown is what is approved."""
    printed = paper.letter_of(message) if message.channel == Channel.LETTER and message.case.unit_id else None
    whole = (
        message.content_hash,
        message.approver,
        message.changed_at.isoformat(),
        message.channel,
        repr(printed),
        message.sender_name,
    )
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:32]


def _block(block: Said) -> list[Any]:
    kind = type(block).__name__.lower()
    return [kind, list(block.items) if isinstance(block, Bullets) else block.text]
