"""Documents received in a case: looked into before they are kept, read by its officers only, each look written down.

What a member sends and no virus scanner looks at is held: nobody opens it before a person has decided (`held_documents`).
"""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcontact.casework import access, audit, references, scanners
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import intake
from victimcontact.records.models import Account, Case, Note, ReceivedDocument
from victimcontact.scheme.roles import May


class Kind(StrEnum):
    """What was received."""

    STATEMENT = "statement"
    DECISION_SUMMARY = "decision_summary"
    LETTER = "letter"
    OTHER = "other"


class Check(StrEnum):
    """What is known of a document: a scanner found nothing, a person let it in or refused it, or nobody has looked at all.

    `held` came from a member and waits for a person; `not_scanned` was taken in by an officer, who has it from elsewhere.
    """

    CLEAN = "clean"
    HELD = "held"
    LET_IN = "let_in"
    REFUSED = "refused"
    NOT_SCANNED = "not_scanned"


class NotYet(ValueError):
    """A document has come by today."""


class Infected(Exception):
    """The virus scanner found something."""


class Held(Exception):
    """Nobody has checked this document: a person decides before anybody opens it."""


@dataclass(frozen=True)
class Received:
    """What an officer says of a document: what it is, the day it came, and whatever they want to remember of it."""

    kind: Kind
    on: date
    note: str = ""


@dataclass(frozen=True)
class Kept:
    """A document without its content, and what is known of it."""

    document: ReceivedDocument
    check: Check


@action(needs=May.RECORD_CONTACT)
def add(*, case: Case, received: Received, content: bytes, by: Account, now: datetime) -> ReceivedDocument:
    """Keep a document as it came, a photograph drawn anew. Nothing is kept of the name its file had: names of files name people.

    Raises `NotYet`, `intake.Refused`, `Infected`, `scanners.Silent`.
    """
    if received.on > day_of(now):
        raise NotYet("A document has come by today")
    return take_in(case, received, content, by=by, now=now)


def take_in(
    case: Case, received: Received, content: bytes, *, with_note: Note | None = None, by: Account, now: datetime
) -> ReceivedDocument:
    """Keep a document, within another verb. Raises `intake.Refused`, `Infected`, `scanners.Silent`."""
    looked = intake.look_into(content)
    return ReceivedDocument.objects.create(
        reference=references.new("RD"),
        case=case,
        kind=received.kind.value,
        received_on=received.on,
        note=received.note or None,
        form=looked.form.value,
        size=len(looked.content),
        content=base64.b64encode(looked.content).decode(),
        scanned=_scanned(content),
        with_note=with_note,
        made_by=by,
        made_at=now,
    )


def of_case(case: Case) -> list[Kept]:
    """The documents received in a case that the gate gave, the newest first, without their content."""
    rows = ReceivedDocument.objects.filter(case=case).select_related("decision").defer("content")
    return [Kept(row, check_of(row)) for row in rows.order_by("-received_on", "-made_at", "pk")]


def check_of(document: ReceivedDocument) -> Check:
    """What is known of a document."""
    if document.scanned:
        return Check.CLEAN
    if document.with_note_id is None:
        return Check.NOT_SCANNED
    decision = getattr(document, "decision", None)
    if decision is None:
        return Check.HELD
    return Check.LET_IN if decision.let_in else Check.REFUSED


def document_for(account: Account, case_reference: str, reference: str, *, now: datetime) -> ReceivedDocument:
    """An officer of the case opens a document, with the look written down.

    Raises `access.NotPermitted`, `Held`, or `access.NotFound`, also for one that was refused: nobody opens it.
    """
    access.require(account, May.WRITE_REPORT)
    case = access.case_for(account, case_reference, now=now)
    document = ReceivedDocument.objects.select_related("decision").filter(case=case, reference=reference).first()
    if document is None or check_of(document) is Check.REFUSED:
        raise access.NotFound(reference)
    if check_of(document) is Check.HELD:
        raise Held
    subject = f"receiveddocument:{reference}"
    audit.write("received_documents.look", by=account, now=now, case_reference=case.reference, subject=subject)
    return document


def content_of(document: ReceivedDocument) -> bytes:
    """The file as it is kept."""
    return base64.b64decode(document.content)


def _scanned(content: bytes) -> bool:
    """Whether a virus scanner looked and found nothing; without one nobody looked."""
    if not scanners.is_set_up():
        return False
    if not scanners.in_use().is_clean(content):
        raise Infected
    return True
