"""A report says what its reader may know, in the expected order, marked on every page, and cannot change under an approval."""

import re
import zipfile
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from sample_documents import (
    NO_CONTACT,
    approved,
    meeting_content,
    open_conditions_content,
    parole_content,
    practitioner_content,
    recall_content,
    sensitive_content,
    tribunal_content,
)

from victimcontact.casework.documents import reports
from victimcontact.casework.documents.checks import language_of, reading_order, reading_problems
from victimcontact.casework.documents.layout import (
    Facts,
    Report,
    Section,
    Table,
    fingerprint,
    grouped,
    short_fingerprint,
)
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.documents.meeting_input import meeting_report
from victimcontact.casework.documents.representation_layouts import (
    OtherContentApproved,
    StatementNotAllowed,
    parole_report,
    sensitive_part,
    tribunal_report,
)
from victimcontact.casework.documents.representations import (
    ParoleRepresentation,
    SensitivePart,
    TribunalRepresentation,
)
from victimcontact.casework.documents.response_layouts import (
    open_conditions_response,
    practitioner_response,
    recall_response,
)
from victimcontact.casework.documents.responses import OpenConditionsResponse, PractitionerResponse, RecallResponse
from victimcontact.casework.documents.typesetting import page_count
from victimcontact.casework.documents.word_file import TEMPLATE
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

REPORTS = {
    "R01": parole_report(approved(parole_content())),
    "R01 draft": parole_report(parole_content()),
    "R01 with nothing to say": parole_report(
        parole_content(
            concerns="", conditions=(), known_facts=(), contacts_on=(), hearing_on=None, public_hearing_views=""
        )
    ),
    "R01-B": sensitive_part(sensitive_content()),
    "R02": tribunal_report(tribunal_content()),
    "R03": practitioner_response(practitioner_content()),
    "R03 with nothing to say": practitioner_response(
        practitioner_content(effect_of_release="", conditions=(), contacts_on=(), answer_by=None, opted_in=False)
    ),
    "R04": open_conditions_response(open_conditions_content()),
    "R06": recall_response(recall_content()),
    "R06 with nothing to say": recall_response(
        recall_content(recalled_on=None, told_on=None, statement_wish="", summary_wish="", conditions=())
    ),
    "R05": meeting_report(meeting_content()),
    "R05 with nothing to say": meeting_report(
        meeting_content(conditions_now=(), breaches=(), conditions_asked=(), upcoming=(), unspoken=(), fears="")
    ),
    "long": parole_report(parole_content(concerns="A & B went on. " * 900, conditions=(NO_CONTACT,) * 12)),
}
HOSTILE = (
    "A & B <i>C</i>",
    '#read("/etc/passwd")',
    "{{ value }} {% raw %}",
    '"quoted" \\ back',
    "*stars* = $x$ @at <l>",
)


def everything(hostile: str) -> Report:
    """A report in which every kind of part holds this text."""
    parts = (
        Heading(hostile),
        Paragraph(hostile),
        Bullets((hostile,)),
        Facts(((hostile, hostile),)),
        Table((hostile, "Second"), ((hostile, "x"),)),
    )
    return Report("R09", hostile, "RP-1", 1, date(2026, 11, 20), (Section(hostile, parts),), handling=hostile)


def headings(report: Report) -> list[str]:
    return [section.heading for section in report.sections]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_read_aloud_in_english(name: str) -> None:
    made = reports.pdf(REPORTS[name])

    assert reading_problems(made) == []
    assert language_of(made) == "en-GB"


@pytest.mark.parametrize("name", REPORTS)
def test_every_page_is_marked_numbered_and_tells_its_version_and_content(name: str) -> None:
    report = REPORTS[name]
    made = reports.pdf(report)
    pages = page_count(made)

    for page in range(1, pages + 1):
        printed = "".join(mark.text for mark in marks(made) if mark.page == page)
        assert printed.count("OFFICIAL-SENSITIVE") >= 2
        assert f"Page {page} of {pages}" in printed
        assert f"version {report.version} · content {short_fingerprint(report)}" in printed
        assert ("DRAFT" in printed) == report.draft
        assert report.handling in printed


def test_a_long_report_goes_over_several_pages_without_losing_a_word() -> None:
    made = reports.pdf(REPORTS["long"])

    heard = " ".join(text for _, text in reading_order(made))

    assert page_count(made) > 5
    assert heard.count("A & B went on.") == 900


def test_the_parole_report_has_its_sections_in_order() -> None:
    assert headings(REPORTS["R01"]) == [
        "The review",
        "Author, authority and basis",
        "Status of the person represented",
        "Contact with the person represented",
        "Concerns about release or a move to open conditions",
        "Conditions asked for",
        "Victim Personal Statement, attending and observing",
        "Views on a hearing in public",
        "Facts that may matter to risk",
        "What the person was told about who can read this",
        "Approval",
        "Quality check",
        "Distribution",
    ]


def test_a_tribunal_gets_conditions_only_and_neither_concerns_nor_risk_facts() -> None:
    given = {field.name for field in fields(TribunalRepresentation)}

    assert not given & {"concerns", "known_facts", "fears", "material"}
    assert headings(REPORTS["R02"]) == [
        "The decision",
        "Author, authority and basis",
        "Status of the person represented",
        "Contact with the person represented",
        "Conditions asked for (T144, part A)",
        "Request not to disclose (T144, part B)",
        "Request to attend (T144, part C)",
        "Victim impact statement",
        "What the person was told about who can read this",
        "Approval",
        "Quality check",
        "Distribution",
    ]


def test_a_tribunal_is_told_to_use_the_impact_statement_for_conditions_only() -> None:
    heard = " ".join(text for _, text in reading_order(reports.pdf(REPORTS["R02"])))

    assert "for conditions only, and for nothing else" in heard


def test_an_impact_statement_the_tribunal_may_not_receive_is_not_sent() -> None:
    with pytest.raises(StatementNotAllowed):
        tribunal_report(tribunal_content(statement_allowed=False))

    assert tribunal_report(tribunal_content(statement_allowed=False, statement_attached=False)).code == "R02"


@pytest.mark.parametrize(
    "content",
    [
        ParoleRepresentation,
        SensitivePart,
        TribunalRepresentation,
        PractitionerResponse,
        OpenConditionsResponse,
        RecallResponse,
    ],
)
def test_no_representation_has_a_place_for_the_victims_name(content: type) -> None:
    about_the_victim = {field.name for field in fields(content) if "victim" in field.name or "name" in field.name}

    assert about_the_victim <= {"victim_role"}


def test_hidden_material_travels_apart_from_the_report() -> None:
    apart = sensitive_part(sensitive_content())

    assert apart.code == "R01-B"
    assert "Not for the prisoner" in apart.handling
    assert "Material to be withheld" in headings(apart)
    assert not set(headings(apart)[2:7]) & set(headings(REPORTS["R01"]))


def test_a_meeting_reads_first_what_must_not_be_said() -> None:
    heard = [text for kind, text in reading_order(reports.pdf(REPORTS["R05"])) if kind == "H2"]

    assert heard[:2] == ["1. The meeting", "2. What must not be said, and before whom"]
    assert len(heard) == 9


@pytest.mark.parametrize("name", ["R01 with nothing to say", "R05 with nothing to say"])
def test_an_empty_section_says_so_instead_of_being_left_out(name: str) -> None:
    report = REPORTS[name]

    assert all(section.parts for section in report.sections)
    assert ("P", "Nothing to report.") in reading_order(reports.pdf(report))
    assert headings(report) == headings(REPORTS[name.split()[0]])


def test_an_approval_stands_for_exactly_what_was_approved() -> None:
    draft = parole_report(parole_content())
    finished = parole_report(approved(parole_content()))

    assert draft.draft
    assert not finished.draft
    assert fingerprint(draft) == fingerprint(finished)
    assert grouped(fingerprint(draft)) in [text for _, text in reading_order(reports.pdf(finished))]


@pytest.mark.parametrize(
    "edit",
    [
        {"concerns": "She plans each week around the places where she feels safe"},
        {"conditions": (NO_CONTACT,)},
        {"version": 3},
        {"hearing_on": date(2027, 1, 22)},
        {"told_about_disclosure": "Not told."},
    ],
)
def test_an_edit_ends_the_approval(edit: dict[str, Any]) -> None:
    content = approved(parole_content())

    with pytest.raises(OtherContentApproved):
        parole_report(replace(content, **edit))


def test_the_cells_of_a_table_know_their_headers() -> None:
    made = reports.pdf(REPORTS["R01"])

    heard = reading_order(made)

    with pikepdf.open(BytesIO(made)) as document:
        kinds = [str(thing.get("/S")) for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
    assert kinds.count("/TH") == 9
    assert [text for _, text in heard if text in {"Date", "What is known", "Source"}][:3] == [
        "Date",
        "What is known",
        "Source",
    ]


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="one entry a column"):
        Table(("One", "Two"), (("only one",),))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_in_a_report_is_printed_and_not_obeyed(hostile: str) -> None:
    heard = [text for _, text in reading_order(reports.pdf(everything(hostile)))]

    assert heard.count(hostile) == 8
    assert f"1. {hostile}" in heard


@pytest.mark.parametrize("name", REPORTS)
def test_the_name_of_the_file_tells_nobodys_name(name: str) -> None:
    with pikepdf.open(BytesIO(reports.pdf(REPORTS[name]))) as document, document.open_metadata() as about:
        titled = str(about["dc:title"])

    assert "Doyle" not in titled
    assert titled == f"{REPORTS[name].title}, {REPORTS[name].reference}"
    assert docx.Document(BytesIO(reports.docx(REPORTS[name]))).core_properties.title == titled


@pytest.mark.parametrize("name", ["R01", "R05"])
@pytest.mark.parametrize("make", [reports.pdf, reports.docx])
def test_the_same_report_gives_the_same_bytes(name: str, make: Any) -> None:
    assert make(REPORTS[name]) == make(replace(REPORTS[name]))


@pytest.mark.parametrize("name", REPORTS)
def test_the_word_document_has_the_sections_as_headings_and_no_empty_paragraph(name: str) -> None:
    report = REPORTS[name]

    document = docx.Document(BytesIO(reports.docx(report)))

    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert styles[0] == ("Title", report.title)
    assert [text for style, text in styles if style == "Heading 1"] == [
        f"{number}. {heading}" for number, heading in enumerate(headings(report), 1)
    ]
    assert all(text.strip() for _, text in styles)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_word_document_shows_markup_as_it_was_written(hostile: str) -> None:
    document = docx.Document(BytesIO(reports.docx(everything(hostile))))

    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == [hostile, f"1. {hostile}", hostile, hostile, hostile, f"{hostile}: {hostile}"]
    assert [cell.text for cell in document.tables[0].column_cells(0)] == [hostile, hostile]


def test_control_characters_do_not_spoil_the_word_document() -> None:
    document = docx.Document(BytesIO(reports.docx(everything("a\x00b\x0bc\ud800\u202ed"))))

    assert document.paragraphs[0].text == "abcd"


def test_the_word_document_keeps_paragraphs_apart_and_lines_together() -> None:
    report = replace(
        REPORTS["R01"], sections=(Section("One", (Paragraph("first\nsecond\n\nthird"), Facts((("Name", "x\n\ny"),)))),)
    )

    document = docx.Document(BytesIO(reports.docx(report)))

    assert [paragraph.text for paragraph in document.paragraphs][2:] == ["first\nsecond", "third", "Name: x", "y"]


def test_the_word_document_is_marked_numbered_and_in_british_english() -> None:
    report = REPORTS["R01-B"]
    made = reports.docx(report)

    document = docx.Document(BytesIO(made))
    with zipfile.ZipFile(BytesIO(made)) as parts:
        footer, styles = parts.read("word/footer1.xml").decode(), parts.read("word/styles.xml").decode()

    top, bottom = document.sections[0].header.paragraphs, document.sections[0].footer.paragraphs
    assert top[0].text == "OFFICIAL-SENSITIVE · DRAFT, not approved"
    assert top[1].text == report.handling
    assert short_fingerprint(report) in bottom[0].text
    assert bottom[1].text == "OFFICIAL-SENSITIVE"
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}


def test_the_tables_of_the_word_document_repeat_their_header_row() -> None:
    document = docx.Document(BytesIO(reports.docx(REPORTS["R01"])))

    assert len(document.tables) == 3
    for table in document.tables:
        first, *others = (row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows)
        assert first
        assert not any(others)


@pytest.mark.parametrize("name", REPORTS)
def test_the_word_document_says_every_word_of_the_pdf_in_its_order(name: str) -> None:
    report = REPORTS[name]
    spoken = re.sub(r"\W+", "", " ".join(text for kind, text in reading_order(reports.pdf(report)) if kind != "Lbl"))
    written = re.sub(r"\W+", "", body_of(docx.Document(BytesIO(reports.docx(report)))))

    assert written == spoken


def body_of(document: Any) -> str:
    """The text of a Word document in reading order, with its tables where they stand."""
    blocks = document.element.body.iter(qn("w:p"))
    return " ".join("".join(text.text or "" for text in block.iter(qn("w:t"))) for block in blocks)


def test_the_word_template_can_be_read_by_anybody_and_names_what_it_fills_in() -> None:
    template = docx.Document(str(TEMPLATE))
    text = body_of(template)

    for name in ("{{ report.title }}", "{{ section.heading }}", "{{ passage }}", "{{ column }}"):
        assert name in text
    assert template.styles["Heading 1"].font.name == "Arial"
