"""Documents received in a case: looked into before they are kept, read by its officers only, each look written down."""

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


class NotYet(ValueError):
    """A document has come by today."""


class Infected(Exception):
    """The virus scanner found something."""


@dataclass(frozen=True)
class Received:
    """What an officer says of a document: what it is, the day it came, and whatever they want to remember of it."""

    kind: Kind
    on: date
    note: str = ""


@action(needs=May.RECORD_CONTACT)
def add(*, case: Case, received: Received, content: bytes, by: Account, now: datetime) -> ReceivedDocument:
    """Keep a document as it came. Nothing is kept of the name its file had: names of files name people.

    Raises `NotYet`, `intake.Refused`, `Infected`, `scanners.Silent`.
    """
    if received.on > day_of(now):
        raise NotYet("A document has come by today")
    return take_in(case, received, content, by=by, now=now)


def take_in(
    case: Case, received: Received, content: bytes, *, with_note: Note | None = None, by: Account, now: datetime
) -> ReceivedDocument:
    """Keep a document, within another verb. Raises `intake.Refused`, `Infected`, `scanners.Silent`."""
    form = intake.look_into(content)
    return ReceivedDocument.objects.create(
        reference=references.new("RD"),
        case=case,
        kind=received.kind.value,
        received_on=received.on,
        note=received.note or None,
        form=form.value,
        size=len(content),
        content=base64.b64encode(content).decode(),
        scanned=_scanned(content),
        with_note=with_note,
        made_by=by,
        made_at=now,
    )


def of_case(case: Case) -> list[ReceivedDocument]:
    """The documents received in a case that the gate gave, the newest first, without their content."""
    rows = ReceivedDocument.objects.filter(case=case).defer("content")
    return list(rows.order_by("-received_on", "-made_at"))


def document_for(account: Account, case_reference: str, reference: str, *, now: datetime) -> ReceivedDocument:
    """An officer of the case opens a document, with the look written down. Raises `access.NotPermitted`, `access.NotFound`."""
    access.require(account, May.WRITE_REPORT)
    case = access.case_for(account, case_reference, now=now)
    document = ReceivedDocument.objects.filter(case=case, reference=reference).first()
    if document is None:
        raise access.NotFound(reference)
    subject = f"receiveddocument:{reference}"
    audit.write("received_documents.look", by=account, now=now, case_reference=case.reference, subject=subject)
    return document


def content_of(document: ReceivedDocument) -> bytes:
    """The file, byte for byte as it came."""
    return base64.b64decode(document.content)


def _scanned(content: bytes) -> bool:
    """Whether a virus scanner looked and found nothing; without one nobody looked."""
    if not scanners.is_set_up():
        return False
    if not scanners.in_use().is_clean(content):
        raise Infected
    return True
