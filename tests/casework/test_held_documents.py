"""A document that a member sent and no virus scanner looked at: held until an officer decides, and then either open or closed for good."""

import pytest
from django.db import IntegrityError, transaction

from tests import builders
from tests.casework.foreign_files import a_pdf
from tests.portal import members
from victimcontact.casework import access, held_documents, notes, received_documents, worklists
from victimcontact.casework.received_documents import Check, Held
from victimcontact.records.models import Account, AuditEntry, Case, DocumentDecision, ReceivedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    case = builders.joined()
    members.activated(case)
    return case


@pytest.fixture
def document(case: Case) -> ReceivedDocument:
    """What a member sent with a message, where no scanner is set up."""
    assert case.person.account is not None
    note = notes.write(case=case, text="Please look.", document=a_pdf(), by=case.person.account, now=builders.NOW)
    return note.documents.get()


def by_of(case: Case) -> Account:
    return members.officer_of(case)


def opened(case: Case, document: ReceivedDocument) -> bytes:
    found = received_documents.document_for(by_of(case), case.reference, document.reference, now=builders.NOW)
    return received_documents.content_of(found)


def waiting(case: Case) -> list[str]:
    items = worklists.listed(by_of(case), worklists.Filters(kind="reading"), on=builders.TODAY).items
    return [item.kind for item in items]


def test_nobody_opens_it_before_somebody_has_decided_and_it_is_on_the_worklist(
    case: Case, document: ReceivedDocument
) -> None:
    notes.mark_read_by_officer(case=case, by=by_of(case), now=builders.NOW)

    with pytest.raises(Held):
        opened(case, document)

    assert notes.between(case)[0].documents == ((document.reference, Check.HELD),)
    assert waiting(case) == ["held_document"]
    assert not AuditEntry.objects.filter(what="received_documents.look").exists()


def test_what_was_checked_elsewhere_is_let_in_with_how_written_down(case: Case, document: ReceivedDocument) -> None:
    held_documents.let_in(document=document, how="Scanned by the service desk.", by=by_of(case), now=builders.NOW)

    assert opened(case, document).startswith(b"%PDF")
    assert notes.between(case)[0].documents == ((document.reference, Check.LET_IN),)
    assert "held_document" not in waiting(case)
    entry = AuditEntry.objects.get(what="held_documents.let_in")
    assert (entry.actor, entry.subject) == (by_of(case).pk, f"receiveddocument:{document.reference}")
    assert str(DocumentDecision.objects.get().text) == "Scanned by the service desk."


def test_what_is_refused_stays_closed_and_its_member_reads_why(case: Case, document: ReceivedDocument) -> None:
    held_documents.refuse(document=document, words="Please bring it on paper.", by=by_of(case), now=builders.NOW)

    with pytest.raises(access.NotFound):
        opened(case, document)
    said = sorted(notes.between(case), key=lambda each: each.from_member)
    assert (said[0].text, said[1].documents) == ("Please bring it on paper.", ((document.reference, Check.REFUSED),))
    assert waiting(case) == ["note"]  # her words are still to be read


@pytest.mark.parametrize("words", ["", "  \n"])
def test_nothing_is_decided_without_words(case: Case, document: ReceivedDocument, words: str) -> None:
    with pytest.raises(held_documents.NothingSaid):
        held_documents.let_in(document=document, how=words, by=by_of(case), now=builders.NOW)
    with pytest.raises(held_documents.NothingSaid):
        held_documents.refuse(document=document, words=words, by=by_of(case), now=builders.NOW)

    assert notes.between(case)[0].documents == ((document.reference, Check.HELD),)


def test_it_is_decided_once_and_never_otherwise(case: Case, document: ReceivedDocument) -> None:
    held_documents.refuse(document=document, words="On paper, please.", by=by_of(case), now=builders.NOW)

    with pytest.raises(held_documents.Decided):
        held_documents.let_in(document=document, how="Sure.", by=by_of(case), now=builders.NOW)
    with pytest.raises(held_documents.Decided):
        held_documents.held_for(by_of(case), case, document.reference)
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentDecision.objects.create(
            document=document, let_in=True, text="x", made_by=by_of(case), made_at=builders.NOW
        )


def test_only_the_officers_of_the_case_decide(case: Case, document: ReceivedDocument) -> None:
    builders.unit("exeter")
    stranger, clerk = builders.officer(in_unit="exeter").account, builders.officer("administrator").account

    with pytest.raises(access.NotFound):
        held_documents.let_in(document=document, how="Sure.", by=stranger, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        held_documents.let_in(document=document, how="Sure.", by=clerk, now=builders.NOW)

    assert not DocumentDecision.objects.exists()


def test_what_an_officer_took_in_waits_for_nobody(case: Case) -> None:
    received = received_documents.Received(received_documents.Kind.LETTER, builders.TODAY)
    kept = received_documents.add(case=case, received=received, content=a_pdf(), by=by_of(case), now=builders.NOW)

    assert opened(case, kept).startswith(b"%PDF")
    assert [each.check for each in received_documents.of_case(case)] == [Check.NOT_SCANNED]
    with pytest.raises(access.NotFound):
        held_documents.held_for(by_of(case), case, kept.reference)
