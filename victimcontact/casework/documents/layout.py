"""What a report is made of: sections of headings, paragraphs, lists, facts and tables. And its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from victimcontact.casework.documents.text import printed_passages
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

MARKING: Final = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its name: ``("Hearing", "12 May 2027")``."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. `widths` are shares of the page, one a column; without them the columns are equal."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Raises `ValueError` when a row or the widths do not have one entry a column."""
        if any(len(row) != len(self.columns) for row in (*self.rows, self.widths or self.columns)):
            raise ValueError("Every row of a table, and its widths, have one entry a column.")

    @property
    def shares(self) -> tuple[int, ...]:
        """The share of the page of each column."""
        return self.widths or (1,) * len(self.columns)


Part = Heading | Paragraph | Bullets | Facts | Table


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered section. `is_record` marks what is written about a finished report, such as who approved it."""

    heading: str
    parts: tuple[Part, ...]
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report to a decision maker or a meeting, in final words.

    Attributes:
        code: which report it is, such as R01.
        title: what it is, without anybody's name: it becomes the title of the file.
        reference: ours, opaque.
        version: counted from 1.
        made_on: the day of this version.
        sections: numbered in this order.
        draft: printed on every page until somebody has approved it.
        handling: who may not see it, printed on every page.
        marking: the classification, printed on every page.
    """

    code: str
    title: str
    reference: str
    version: int
    made_on: date
    sections: tuple[Section, ...]
    draft: bool = False
    handling: str = ""
    marking: str = MARKING


def fingerprint(report: Report) -> str:
    """The SHA-256, in hexadecimal, of what the report says: everything but the sections that are records about it.

    So it is the same before and after the approval that names it, and another as soon as a word changes (P109).
    """
    said = [
        report.code,
        report.reference,
        report.version,
        *(_shape(each) for each in report.sections if not each.is_record),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def values(report: Report) -> Mapping[str, object]:
    """The report as plain values for its template."""
    return {
        "code": report.code,
        "title": report.title,
        "reference": report.reference,
        "version": report.version,
        "made_on": report.made_on.isoformat(),
        "sections": list(map(_shape, report.sections)),
        "draft": report.draft,
        "handling": report.handling,
        "marking": report.marking,
        "content": short_fingerprint(report),
    }


def short_fingerprint(report: Report) -> str:
    """The first 16 characters of the fingerprint, as they stand in the footer."""
    return grouped(fingerprint(report)[:16])


def grouped(digest: str) -> str:
    """A fingerprint in groups of four, as people compare them."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _shape(section: Section) -> dict[str, object]:
    return {"heading": section.heading, "parts": list(map(_part, section.parts))}


def _part(part: Part) -> dict[str, object]:
    match part:
        case Heading():
            return {"kind": "heading", "text": part.text}
        case Paragraph():
            return {"kind": "paragraph", "passages": printed_passages(part.text)}
        case Bullets():
            return {"kind": "bullets", "items": part.items}
        case Facts():
            return {"kind": "facts", "rows": [(name, printed_passages(value)) for name, value in part.rows]}
        case Table():
            rows = [list(map(printed_passages, row)) for row in part.rows]
            return {"kind": "table", "columns": part.columns, "rows": rows, "widths": part.shares}
