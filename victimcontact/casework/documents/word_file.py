"""A report as a Word document in which a screen reader finds its way, from a template that anybody can open in Word.

The template is `templates/report.docx`: its styles, header and footer are changed there, not here (docs/howto/report-templates.md).
Every text goes in escaped, so nothing in it is markup or a placeholder; the template itself can reach nothing but these values.
"""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final

from docx.shared import Mm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from victimcontact.casework.documents.layout import Facts, Part, Report, Section, Table, short_fingerprint
from victimcontact.casework.documents.text import cleaned, passages
from victimcontact.casework.documents.typesetting import TEMPLATES
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

TEMPLATE: Final = TEMPLATES / "report.docx"
TEXT_WIDTH: Final = 170
LANGUAGE: Final = "en-GB"
WRITER: Final = "Victim Contact Scheme, Probation Service"
# A zip file holds a time for each part, and it cannot hold one before this.
NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def written(report: Report) -> bytes:
    """The bytes of the Word document."""
    template = DocxTemplate(TEMPLATE)
    template.render({"report": _values(report)}, _sandbox(), autoescape=True)
    _describe(template.docx, report)
    _set_widths(template.docx, report)
    kept = BytesIO()
    template.save(kept)
    return _without_times(kept.getvalue())


def _sandbox() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _values(report: Report) -> dict[str, object]:
    """The report as the template names it."""
    return {
        "code": report.code,
        "title": _text(report.title),
        "reference": report.reference,
        "version": report.version,
        "content": short_fingerprint(report),
        "marking": report.marking,
        "handling": _text(report.handling),
        "draft": report.draft,
        "sections": [_section(section) for section in report.sections],
    }


def _section(section: Section) -> dict[str, object]:
    return {"heading": _text(section.heading), "parts": [_part(part) for part in section.parts]}


def _part(part: Part) -> dict[str, object]:
    match part:
        case Heading():
            return {"kind": "heading", "text": _text(part.text)}
        case Paragraph():
            return {"kind": "paragraph", "passages": _passages(part.text)}
        case Bullets():
            return {"kind": "bullets", "items": [_text(item) for item in part.items]}
        case Facts():
            return {"kind": "facts", "rows": [(_text(name), *_first_and_more(value)) for name, value in part.rows]}
        case Table():
            rows = [[_passages(value) or [""] for value in row] for row in part.rows]
            return {"kind": "table", "columns": [_text(name) for name in part.columns], "rows": rows}


def _first_and_more(value: str) -> tuple[str, list[str]]:
    first, *more = _passages(value) or [""]
    return first, more


def _describe(document: Any, report: Report) -> None:
    about = document.core_properties
    about.title = _text(f"{report.title}, {report.reference}")
    about.author = about.last_modified_by = WRITER
    about.language, about.comments, about.keywords = LANGUAGE, "", report.marking
    about.created = about.modified = datetime.combine(report.made_on, time(), UTC)
    about.revision = report.version


def _set_widths(document: Any, report: Report) -> None:
    """A template cannot know how many columns a table has, so their shares of the page are set here."""
    for grid, table in zip(document.tables, _tables(report), strict=True):
        for column, share in zip(grid.columns, table.shares, strict=True):
            for cell in column.cells:
                cell.width = Mm(TEXT_WIDTH * share / sum(table.shares))


def _tables(report: Report) -> Iterator[Table]:
    return (part for section in report.sections for part in section.parts if isinstance(part, Table))


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
