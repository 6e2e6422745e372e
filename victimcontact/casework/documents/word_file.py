"""A report as a Word document in which a screen reader finds its way: styles, header rows, language, title.

Python puts every text in as text, so nothing in it is markup, and no template has to be kept beside the code.
"""

import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from victimcontact.casework.documents.layout import Facts, Report, Section, Table, short_fingerprint
from victimcontact.casework.documents.text import cleaned, passages
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

FONT: Final = "Arial"
TEXT_WIDTH: Final = 170
BRAND: Final = RGBColor(0x3C, 0x2A, 0x6B)
LANGUAGE: Final = "en-GB"
SIZES: Final = {"Normal": 11, "Title": 18, "Heading 1": 14, "Heading 2": 12}
WRITER: Final = "Victim Contact Scheme, Probation Service"
# A zip file holds a time for each part, and it cannot hold one before this.
NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def written(report: Report) -> bytes:
    """The bytes of the Word document."""
    document = docx.Document()
    _dress(document)
    _describe(document, report)
    _frame(document.sections[0], report)
    document.add_paragraph(_text(report.title), style="Title")
    for number, section in enumerate(report.sections, 1):
        _add_section(document, number, section)
    kept = BytesIO()
    document.save(kept)
    return _without_times(kept.getvalue())


def _dress(document: Any) -> None:
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        if name != "Normal":
            style.font.color.rgb = BRAND
    for part, name in ((document.styles, "w:lang"), (document.settings, "w:themeFontLang")):
        for language in part.element.iter(qn(name)):
            language.set(qn("w:val"), LANGUAGE)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)


def _describe(document: Any, report: Report) -> None:
    about = document.core_properties
    about.title = _text(f"{report.title}, {report.reference}")
    about.author = about.last_modified_by = WRITER
    about.language, about.comments, about.keywords = LANGUAGE, "", report.marking
    about.created = about.modified = datetime.combine(report.made_on, time(), UTC)
    about.revision = report.version


def _frame(page: Any, report: Report) -> None:
    top = page.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    top.add_run(report.marking).bold = True
    top.add_run(" · DRAFT, not approved" if report.draft else "")
    if report.handling:
        page.header.add_paragraph(_text(report.handling)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    bottom = page.footer.paragraphs[0]
    about = (
        report.code,
        report.reference,
        f"version {report.version}",
        f"content {short_fingerprint(report)}",
        "Page ",
    )
    bottom.add_run(_text(" · ".join(about)))
    _add_counter(bottom, "PAGE")
    bottom.add_run(" of ")
    _add_counter(bottom, "NUMPAGES")
    for run in bottom.runs:
        run.font.size = Pt(8)
    last = page.footer.add_paragraph()
    last.alignment = WD_ALIGN_PARAGRAPH.CENTER
    last.add_run(report.marking).bold = True


def _add_counter(paragraph: Any, name: str) -> None:
    counter = OxmlElement("w:fldSimple")
    counter.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    counter.append(run._r)
    paragraph._p.append(counter)


def _add_section(document: Any, number: int, section: Section) -> None:
    document.add_paragraph(_text(f"{number}. {section.heading}"), style="Heading 1")
    for part in section.parts:
        WRITERS[type(part)](document, part)


def _add_heading(document: Any, heading: Heading) -> None:
    document.add_paragraph(_text(heading.text), style="Heading 2")


def _add_paragraph(document: Any, paragraph: Paragraph) -> None:
    for passage in _passages(paragraph.text):
        document.add_paragraph(passage)


def _add_bullets(document: Any, bullets: Bullets) -> None:
    for item in bullets.items:
        document.add_paragraph(_text(item), style="List Bullet")


def _add_facts(document: Any, facts: Facts) -> None:
    for name, value in facts.rows:
        first, *more = _passages(value) or [""]
        paragraph = document.add_paragraph()
        paragraph.add_run(_text(f"{name}: ")).bold = True
        paragraph.add_run(first)
        for passage in more:
            document.add_paragraph(passage)


def _add_table(document: Any, table: Table) -> None:
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(_text(name)).bold = True
    _repeat_as_header(grid.rows[0])
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            _fill(cell, value)
    whole = sum(table.shares)
    for column, share in zip(grid.columns, table.shares, strict=True):
        for cell in column.cells:
            cell.width = Mm(TEXT_WIDTH * share / whole)


def _fill(cell: Any, value: str) -> None:
    first, *more = _passages(value) or [""]
    cell.paragraphs[0].add_run(first)
    for passage in more:
        cell.add_paragraph(passage)


def _repeat_as_header(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(name))


def _text(value: str) -> str:
    return str(cleaned(value))


def _passages(value: str) -> list[str]:
    return passages(_text(value))


def _without_times(made: bytes) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as before, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, NO_TIME), before.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


WRITERS: Final[Mapping[type, Callable[[Any, Any], None]]] = {
    Heading: _add_heading,
    Paragraph: _add_paragraph,
    Bullets: _add_bullets,
    Facts: _add_facts,
    Table: _add_table,
}
