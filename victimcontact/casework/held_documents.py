"""A document that a member sent and no virus scanner looked at: an officer lets it in or refuses it, and nobody opens it before that."""

from datetime import datetime

from victimcontact.casework import access, notes
from victimcontact.casework.actions import action
from victimcontact.casework.received_documents import Check, check_of
from victimcontact.records.models import Account, Case, DocumentDecision, ReceivedDocument
from victimcontact.scheme.roles import May


class Decided(Exception):
    """Somebody has decided on this document already."""


class NothingSaid(Exception):
    """Whoever lets a document in says how it was checked, and whoever refuses it what its member is told."""


@action(needs=May.ANSWER_MEMBER)
def let_in(*, document: ReceivedDocument, how: str, by: Account, now: datetime) -> DocumentDecision:
    """It may be opened from now on: `how` says how it was checked elsewhere, or why it is safe. Raises `Decided` or `NothingSaid`."""
    return _decided(document, how, let_in=True, by=by, now=now)


@action(needs=May.ANSWER_MEMBER)
def refuse(*, document: ReceivedDocument, words: str, by: Account, now: datetime) -> DocumentDecision:
    """Nobody opens it, and its member reads these words in their own pages. Raises `Decided` or `NothingSaid`."""
    made = _decided(document, words, let_in=False, by=by, now=now)
    notes.tell_member(document.case, words, by=by, now=now)
    return made


def held_for(account: Account, case: Case, reference: str) -> ReceivedDocument:
    """A held document, without its content, of a case that the gate gave. Raises `access.NotPermitted`, `access.NotFound`, `Decided`."""
    access.require(account, May.ANSWER_MEMBER)
    rows = ReceivedDocument.objects.select_related("decision", "with_note").defer("content")
    document = rows.filter(case=case, reference=reference, with_note__isnull=False, scanned=False).first()
    if document is None:
        raise access.NotFound(reference)
    if check_of(document) is not Check.HELD:
        raise Decided
    document.case = case
    return document


def _decided(document: ReceivedDocument, text: str, *, let_in: bool, by: Account, now: datetime) -> DocumentDecision:
    if not text.strip():
        raise NothingSaid
    # Two officers who decide at once come here one after the other.
    fresh = ReceivedDocument.objects.select_for_update().defer("content").get(pk=document.pk)
    if check_of(fresh) is not Check.HELD:
        raise Decided
    return DocumentDecision.objects.create(document=fresh, let_in=let_in, text=text.strip(), made_by=by, made_at=now)
