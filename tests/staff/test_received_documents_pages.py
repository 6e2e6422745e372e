"""The pages of documents that came: what is typed stays when a file is refused, and a file is only ever given out to be saved."""

import io
import json
import logging
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import builders
from tests.casework.foreign_files import BAD, a_pdf, a_word_document, large_pdf
from tests.portal import members
from tests.staff.officers_site import boxes, holder, joined, today, visit
from victimcontact.casework import notes
from victimcontact.casework.documents.intake import Found
from victimcontact.design import uploads
from victimcontact.records.models import AuditEntry, Case, ReceivedDocument
from victimcontact.staff.pages.received_documents import WHY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

NOTE = "She brought it to the visit."
NAME = "Rhian-Canary-statement.pdf"


@pytest.fixture
def case() -> Case:
    return joined()


def typed(content: bytes, name: str = NAME, **changes: Any) -> dict[str, Any]:
    file = SimpleUploadedFile(name, content)
    return {"kind": "statement", **boxes("received_on", today()), "note": NOTE, "file": file, **changes}


def place(case: Case, part: str = "") -> str:
    return f"/cases/{case.reference}/documents/{part}"


@pytest.mark.parametrize(("make", "form"), [(a_pdf, "pdf"), (a_word_document, "docx")])
def test_a_document_goes_in_and_is_given_out_as_a_file_under_our_name(case: Case, make: Any, form: str) -> None:
    client, content = visit(holder(case)), make()

    page = client.post(place(case, "add/"), typed(content, f"Canary.{form}"), follow=True).content.decode()
    document = ReceivedDocument.objects.get()
    file = client.get(place(case, f"{document.reference}/file"))

    assert "The document is kept with the case." in page and NOTE in page and "Canary" not in page
    assert place(case, f"{document.reference}/file") in page
    assert file.content == content
    assert file["Content-Disposition"] == f'attachment; filename="{document.reference}.{form}"'
    assert file["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "what", ["a PDF with a script on a page", "the test virus", "a Word document that swells", "macros", "an entity"]
)
def test_what_was_typed_stays_when_the_file_is_refused(case: Case, what: str) -> None:
    found, make = BAD[what]

    page = visit(holder(case)).post(place(case, "add/"), typed(make())).content.decode()

    assert str(WHY[Found(found)]) in page
    assert NOTE in page and f'value="{today().year}"' in page
    assert not ReceivedDocument.objects.exists()


def test_fifty_megabytes_bring_the_form_back_with_what_was_typed(case: Case) -> None:
    whole = b"".join(large_pdf(50))

    page = visit(holder(case)).post(place(case, "add/"), typed(whole))

    assert page.status_code == 200
    assert "The file must be smaller than 10 MB" in page.content.decode() and NOTE in page.content.decode()


def test_of_a_file_that_is_too_large_nothing_is_held() -> None:
    arriving, most, place_in_it = uploads.Bounded(), 0, 0
    arriving.new_file("file", NAME, "application/pdf", None)
    for piece in large_pdf(50):
        arriving.receive_data_chunk(piece, place_in_it)
        place_in_it += len(piece)
        most = max(most, len(arriving.held.getvalue()))

    arrived = arriving.file_complete(place_in_it)

    assert (arrived.size, arrived.read()) == (place_in_it, b"")
    assert most <= uploads.MOST_BYTES


def test_many_files_at_once_are_held_no_more_than_one() -> None:
    arriving = uploads.Bounded()
    held = []
    for _ in range(3):
        arriving.new_file("file", NAME, "application/pdf", None)
        arriving.receive_data_chunk(bytes(6_000_000), 0)
        held.append(len(arriving.file_complete(6_000_000).read()))

    assert held == [6_000_000, 0, 0]


def test_another_ending_and_no_file_are_refused(case: Case) -> None:
    client = visit(holder(case))

    wrong = client.post(place(case, "add/"), typed(a_pdf(), "a.exe")).content.decode()
    none = client.post(place(case, "add/"), typed(b"") | {"file": ""}).content.decode()

    assert "The file must be one of these: PDF, DOCX, JPG, JPEG, PNG" in wrong and NOTE in wrong
    assert "Choose a file" in none and NOTE in none


def test_the_page_says_that_no_virus_scanner_looks(case: Case, settings: Any) -> None:
    client = visit(holder(case))
    unscanned = client.get(place(case, "add/")).content.decode()
    settings.SCANNER_ADDRESS = "unix:/nowhere"

    assert "it is not scanned for viruses" in unscanned
    assert "it is not scanned for viruses" not in client.get(place(case, "add/")).content.decode()
    silent = client.post(place(case, "add/"), typed(a_pdf())).content.decode()
    assert "The virus scanner does not answer" in silent and NOTE in silent


def test_nothing_of_the_name_of_a_file_is_in_the_log_or_the_trail(case: Case) -> None:
    client, stream = visit(holder(case)), io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    try:
        client.post(place(case, "add/"), typed(a_pdf()))
        client.post(place(case, "add/"), typed(b"MZ"))
    finally:
        logging.getLogger().removeHandler(handler)

    trail = json.dumps([str(entry) for entry in AuditEntry.objects.values_list("what", "subject", "data")])
    assert "receiveddocument" in trail
    assert "Canary" not in trail + stream.getvalue()


def test_others_find_neither_the_page_nor_the_file(case: Case) -> None:
    visit(holder(case)).post(place(case, "add/"), typed(a_pdf()))
    file = place(case, f"{ReceivedDocument.objects.get().reference}/file")
    stranger, clerk = visit(builders.officer(in_unit="exeter")), visit(builders.officer("administrator"))

    assert [stranger.get(place(case, "add/")).status_code, stranger.get(file).status_code] == [404, 404]
    assert [clerk.get(place(case, "add/")).status_code, clerk.get(file).status_code] == [200, 403]


def sent_by_its_member(case: Case) -> ReceivedDocument:
    members.activated(case)
    assert case.person.account is not None
    note = notes.write(case=case, text="Please look.", document=a_pdf(), by=case.person.account, now=builders.NOW)
    return note.documents.get()


def test_a_document_that_nobody_has_checked_leads_to_the_decision_and_not_to_the_file(case: Case) -> None:
    document, client = sent_by_its_member(case), visit(holder(case))

    thread = client.get(f"/cases/{case.reference}/messages/").content.decode()
    file = client.get(place(case, f"{document.reference}/file"))
    page = client.get(place(case, f"{document.reference}/")).content.decode()

    assert place(case, f'{document.reference}/"') in thread and f"{document.reference}/file" not in thread
    assert file["Location"] == place(case, f"{document.reference}/")
    assert "Please look." in page
    assert f"{document.reference}/file" not in client.get(place(case)).content.decode()


def test_whoever_lets_it_in_says_how_it_was_checked_and_then_opens_it(case: Case) -> None:
    document, client = sent_by_its_member(case), visit(holder(case))
    here = place(case, f"{document.reference}/")

    silent = client.post(here, {"let_in": "yes", "how": ""}).content.decode()
    client.post(here, {"let_in": "yes", "how": "Scanned by the service desk."})

    assert "Enter how it was checked" in silent
    assert client.get(f"{here}file").content.startswith(b"%PDF")
    again = client.get(here, follow=True).content.decode()
    assert "Somebody has decided on this document already." in again


def test_whoever_refuses_it_says_what_its_member_reads_and_nobody_opens_it(case: Case) -> None:
    document, client = sent_by_its_member(case), visit(holder(case))
    here = place(case, f"{document.reference}/")

    page = client.post(here, {"let_in": "no", "words": "Please bring it on paper."}, follow=True).content.decode()

    assert "Please bring it on paper." in page and "Refused: it stays closed." in page
    assert client.get(f"{here}file").status_code == 404
