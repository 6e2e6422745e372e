"""A document with a message: taken in with it, looked into first, and opened by nobody but the officers of the case."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests import builders
from tests.casework.foreign_files import BAD, a_pdf, a_photo, a_word_document
from tests.portal import members
from victimcontact.casework import held_documents, notes, received_documents, scanners
from victimcontact.casework.received_documents import Check
from victimcontact.records.models import Case, Note, ReceivedDocument

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]


class Scanner:
    """Stands in for a virus scanner."""

    def __init__(self, finds: bool | None) -> None:
        self.finds = finds

    def is_clean(self, content: bytes) -> bool:
        if self.finds is None:
            raise scanners.Silent
        return not self.finds


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def browser(case: Case) -> Client:
    return members.client_of(case)


def send(browser: Client, case: Case, content: bytes, name: str = "my ex husband.pdf") -> str:
    """Where it leads, or the page with what is wrong."""
    sent = {"text": "Please look at this.", "document": SimpleUploadedFile(name, content)}
    answer = browser.post(f"/your-page/{case.reference}/messages/", sent)
    return str(answer.headers.get("Location") or answer.content.decode())


@pytest.mark.parametrize(("make", "form"), [(a_pdf, "pdf"), (a_word_document, "docx")])
def test_a_document_goes_with_the_message_and_its_name_is_not_kept(
    case: Case, browser: Client, make: Callable[[], bytes], form: str
) -> None:
    content = make()

    leads_to = send(browser, case, content, f"my ex husband.{form}")

    document = ReceivedDocument.objects.get(case=case)
    assert leads_to == f"/your-page/{case.reference}/messages/"
    assert (document.form, document.scanned, document.with_note) == (form, False, Note.objects.get(case=case))
    assert received_documents.content_of(document) == content
    assert "husband" not in browser.get(leads_to).content.decode()
    assert notes.between(case)[0].documents == ((document.reference, Check.HELD),)


def test_a_photo_goes_without_where_it_was_taken(case: Case, browser: Client) -> None:
    send(browser, case, a_photo(), "Canary Close.JPG")

    document = ReceivedDocument.objects.get(case=case)
    content = received_documents.content_of(document)
    assert (document.form, document.size) == ("jpg", len(content))
    assert b"Canary" not in content


def test_the_member_reads_that_it_is_checked_and_what_became_of_it(case: Case, browser: Client) -> None:
    for _ in range(2):
        send(browser, case, a_pdf())
    first, second = ReceivedDocument.objects.filter(case=case)
    by, place = members.officer_of(case), f"/your-page/{case.reference}/messages/"

    before = browser.get(place).content.decode()
    held_documents.let_in(document=first, how="Scanned elsewhere.", by=by, now=builders.NOW)
    held_documents.refuse(document=second, words="Please bring it on paper.", by=by, now=builders.NOW)
    after = browser.get(place).content.decode()

    assert before.count("We are checking it, and nobody opens it before that.") == 2
    assert "We are checking it" not in after
    assert "With a document that we could not take." in after
    assert "Please bring it on paper." in after
    assert "Scanned elsewhere." not in after


def test_a_photo_of_the_newer_format_is_refused_by_its_name_and_by_what_is_in_it(case: Case, browser: Client) -> None:
    make = next(make for kind, make in BAD.values() if kind == "heic")

    pages = [send(browser, case, make(), name) for name in ("IMG_1.HEIC", "IMG_1.jpg")]

    assert all("We cannot take photos in this format (HEIC)" in page for page in pages)
    assert not Note.objects.filter(case=case).exists()


@pytest.mark.parametrize("found", ["scripted", "encrypted", "no_document", "empty", "test_virus", "vast"])
def test_a_document_that_is_not_taken_sends_nothing_and_says_why(case: Case, browser: Client, found: str) -> None:
    make = next(make for kind, make in BAD.values() if kind == found)
    said = {
        "scripted": "Something in the file could do harm",
        "encrypted": "The file has a password, or cannot be read.",
        "no_document": "The file is not a PDF, a Word document (DOCX) or a photo",
        "empty": "The file is empty",
        "test_virus": "Something in the file could do harm",
        "vast": "The photo is too large.",
    }

    page = send(browser, case, make())

    assert said[found] in page
    assert "Please look at this." in page
    assert not Note.objects.filter(case=case).exists()
    assert not ReceivedDocument.objects.exists()


@pytest.mark.parametrize(
    ("finds", "said"),
    [(True, "Something in the file could do harm"), (None, "The file could not be checked just now.")],
)
def test_what_a_scanner_finds_or_cannot_look_at_is_not_sent(
    case: Case, browser: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, finds: bool | None, said: str
) -> None:
    settings.SCANNER_ADDRESS = "tcp://localhost:3310"
    monkeypatch.setattr(scanners, "in_use", lambda: Scanner(finds))

    assert said in send(browser, case, a_pdf())
    assert not Note.objects.filter(case=case).exists()


def test_what_a_scanner_found_clean_waits_for_nobody(
    case: Case, browser: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SCANNER_ADDRESS = "tcp://localhost:3310"
    monkeypatch.setattr(scanners, "in_use", lambda: Scanner(False))

    send(browser, case, a_pdf())

    document = ReceivedDocument.objects.get(case=case)
    assert received_documents.check_of(document) is Check.CLEAN
    assert "We are checking it" not in browser.get(f"/your-page/{case.reference}/messages/").content.decode()


def test_a_message_still_goes_without_a_document(case: Case, browser: Client) -> None:
    answer = browser.post(f"/your-page/{case.reference}/messages/", {"text": "He wrote to me."})

    assert answer["Location"] == f"/your-page/{case.reference}/messages/"
    assert not ReceivedDocument.objects.exists()
