"""What goes to a hearing from one case as one file: a cover with an index, the reports, the statement. An annex is never inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from victimcontact.casework.documents import layout, statements
from victimcontact.casework.documents.layout import MARKING
from victimcontact.casework.documents.text import printed_passages
from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.words.months import day_in_words

TITLE: Final = "Victim representations for a hearing"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle in final words. `annexes` are what travels beside it and may be known of; what is withheld is not named at all."""

    reference: str
    made_on: date
    decided_by: str
    decision_reference: str
    offender: str
    hearing_on: date | None
    reports: tuple[layout.Report, ...]
    statement: statements.Document | None = None
    annexes: tuple[str, ...] = ()


def pdf(bundle: Bundle, *, fonts: Path | None = None) -> bytes:
    """The bundle as PDF/UA-1 with bookmarks and page numbers counted through; the same bundle always gives the same bytes.

    Raises `NoGlyph`, `FontsMissing`.
    """
    return press(fonts).typeset("bundle.typ", values(bundle))


def values(bundle: Bundle) -> Mapping[str, object]:
    """The bundle as plain values for its template."""
    facts = (
        ("To be decided by", bundle.decided_by),
        ("Their reference", bundle.decision_reference or "Not known"),
        ("About", bundle.offender),
        ("Hearing", day_in_words(bundle.hearing_on, "en") if bundle.hearing_on else "Not yet listed"),
        ("Made on", day_in_words(bundle.made_on, "en")),
    )
    parts: list[Mapping[str, object]] = [{"kind": "report", **layout.values(each)} for each in bundle.reports]
    if bundle.statement is not None:
        parts.append({"kind": "statement", **statements.values(bundle.statement)})
    return {
        "title": TITLE,
        "reference": bundle.reference,
        "made_on": bundle.made_on.isoformat(),
        "marking": MARKING,
        "facts": [(name, printed_passages(value)) for name, value in facts],
        "parts": parts,
        "annexes": bundle.annexes,
    }
