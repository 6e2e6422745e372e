"""Documents that come in a case: every kind of bad file is refused, a good one comes out as it went in, nobody else sees it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.casework.foreign_files import BAD, a_pdf, a_word_document
from victimcontact.casework import access, received_documents, scanners
from victimcontact.casework.documents import intake
from victimcontact.casework.received_documents import Infected, Kind, Received
from victimcontact.gateway.scanner import Daemon
from victimcontact.records.models import Account, AuditEntry, Case, ReceivedDocument
from victimcontact.records.models import received as rows

GOOD = {
    "a PDF": (a_pdf, "pdf"),
    "a PDF that opens at its first page": (
        lambda: a_pdf(lambda pdf: setattr(pdf.Root, "OpenAction", [pdf.pages[0].obj])),
        "pdf",
    ),
    "a Word document with a link to an address of mail": (a_word_document, "docx"),
}
SAID = Received(Kind.STATEMENT, builders.TODAY, "She brought it along.")


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_for_what_is_in_it(what: str) -> None:
    found, make = BAD[what]

    with pytest.raises(intake.Refused) as refusal:
        intake.look_into(make())

    assert refusal.value.found == found


@pytest.mark.parametrize(
    "reader",
    [
        "import os; os.abort()",
        "import time; time.sleep(60)",
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 28,) * 2); bytes(1 << 29)",
    ],
    ids=["breaks", "never ends", "wants too much memory"],
)
def test_a_pdf_with_which_its_reader_does_not_come_to_an_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    program = tmp_path / "reader.py"
    program.write_text(reader)
    monkeypatch.setattr(intake, "PROGRAM", program)
    monkeypatch.setattr(intake, "SECONDS", 2)

    with pytest.raises(intake.Refused, match="swells"):
        intake.look_into(a_pdf())


def test_there_is_a_bad_file_for_everything_that_is_looked_for() -> None:
    assert {found for found, _make in BAD.values()} == set(intake.Found)


def test_program_and_database_hold_the_same_to_be_acceptable() -> None:
    assert intake.MOST_BYTES == rows.MOST_BYTES
    assert (tuple(Kind), tuple(intake.Form)) == (rows.KINDS, rows.FORMS)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def kept(case: Case, content: bytes) -> ReceivedDocument:
    return received_documents.add(case=case, received=SAID, content=content, by=by_of(case), now=builders.NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("what", GOOD)
def test_a_good_file_comes_out_byte_for_byte_as_it_went_in(what: str) -> None:
    make, form = GOOD[what]
    case, content = builders.allocated(), make()
    reference = kept(case, content).reference

    found = received_documents.document_for(by_of(case), case.reference, reference, now=builders.NOW)

    assert received_documents.content_of(found) == content
    assert (found.form, found.kind, found.note, found.scanned) == (form, "statement", "She brought it along.", False)


@pytest.mark.django_db
def test_every_look_is_written_down_and_one_of_a_stranger_finds_nothing() -> None:
    case = builders.allocated()
    reference = kept(case, a_pdf()).reference
    builders.unit("exeter")
    stranger, auditor = builders.officer(in_unit="exeter").account, builders.officer("auditor").account

    received_documents.document_for(by_of(case), case.reference, reference, now=builders.NOW)
    with pytest.raises(access.NotFound):
        received_documents.document_for(stranger, case.reference, reference, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        received_documents.document_for(auditor, case.reference, reference, now=builders.NOW)

    looks = AuditEntry.objects.filter(what="received_documents.look")
    assert [(look.actor, look.subject) for look in looks] == [(by_of(case).pk, f"receiveddocument:{reference}")]


@pytest.mark.django_db
def test_a_document_of_another_case_is_not_found_through_this_one() -> None:
    case, other = builders.allocated(), builders.allocated()
    reference = kept(case, a_pdf()).reference

    with pytest.raises(access.NotFound):
        received_documents.document_for(by_of(other), other.reference, reference, now=builders.NOW)


@pytest.mark.django_db
def test_nothing_comes_tomorrow() -> None:
    case, tomorrow = builders.allocated(), builders.TODAY + timedelta(days=1)

    with pytest.raises(received_documents.NotYet):
        received_documents.add(
            case=case, received=Received(Kind.LETTER, tomorrow), content=a_pdf(), by=by_of(case), now=builders.NOW
        )


@contextmanager
def scanner(folder: Path, answer: bytes) -> Iterator[tuple[str, bytearray]]:
    """A daemon on a socket that takes one file and answers as told; its address, and the file as it arrived."""
    place, arrived = folder / "scanner", bytearray()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        listening.listen()

        def take() -> None:
            line, _peer = listening.accept()
            with line, line.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                while size := int.from_bytes(said.read(4), "big"):
                    arrived.extend(said.read(size))
                line.sendall(answer)

        taking = threading.Thread(target=take, daemon=True)
        taking.start()
        yield f"unix:{place}", arrived
        taking.join(10)


def test_the_scanner_is_given_the_whole_file_in_pieces(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1_000

    with scanner(tmp_path, b"stream: OK\0") as (address, arrived):
        clean = Daemon(address).is_clean(content)

    assert clean
    assert arrived == content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"stream: Eicar-Signature FOUND\0", Infected),
        (b"INSTREAM size limit exceeded. ERROR\0", scanners.Silent),
        (b"", scanners.Silent),
    ],
)
def test_nothing_is_kept_that_the_scanner_does_not_call_clean(
    tmp_path: Path, settings: Any, answer: bytes, error: type[Exception]
) -> None:
    case = builders.allocated()

    with scanner(tmp_path, answer) as (settings.SCANNER_ADDRESS, _arrived), pytest.raises(error):
        kept(case, a_pdf())

    assert not ReceivedDocument.objects.exists()


@pytest.mark.django_db
def test_what_the_scanner_calls_clean_is_kept_as_scanned(tmp_path: Path, settings: Any) -> None:
    with scanner(tmp_path, b"stream: OK\0") as (settings.SCANNER_ADDRESS, _arrived):
        assert kept(builders.allocated(), a_pdf()).scanned


@pytest.mark.django_db
def test_nothing_is_kept_where_no_scanner_listens(tmp_path: Path, settings: Any) -> None:
    settings.SCANNER_ADDRESS = f"unix:{tmp_path}/nobody"

    with pytest.raises(scanners.Silent):
        kept(builders.allocated(), a_pdf())
