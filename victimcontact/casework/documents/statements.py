"""A victim's statement as a tagged PDF, in the language it was written in: their words exactly, nobody's name (F01, T144)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from victimcontact.casework.documents.layout import MARKING, grouped
from victimcontact.casework.documents.text import printed_passages
from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.statements import minutes_to_read
from victimcontact.scheme.words import statements as said
from victimcontact.scheme.words.months import day_in_words

FORMS: Mapping[str, str] = {"parole": "F01", "tribunal": "T144"}
LABELS: Mapping[str, tuple[str, str]] = {
    "made_by": ("Made by", "Gwnaed gan"),
    "reading_time": ("Time to read it out loud", "Amser i’w ddarllen yn uchel"),
    "minutes": ("About {minutes} min", "Tua {minutes} munud"),
    "given": ("How it is to be given", "Sut y caiff ei gyflwyno"),
    "not_chosen": ("Not chosen yet", "Heb ei ddewis eto"),
    "support": ("Somebody comes with them", "Daw rhywun gyda nhw"),
    "child": ("Written with a child", "Ysgrifennwyd gyda phlentyn"),
    "yes": ("Yes", "Ie"),
    "no": ("No", "Nac oes"),
    "child_no": ("No", "Na"),
    "understood": ("They know who can read it", "Maent yn gwybod pwy all ei ddarllen"),
    "agreed": ("They agreed to these words", "Cytunwyd i’r geiriau hyn"),
    "not_agreed": ("Not yet", "Ddim eto"),
    "content": ("Content agreed to", "Cynnwys y cytunwyd iddo"),
    "statement": ("The statement", "Y datganiad"),
    "about": ("About the statement", "Am y datganiad"),
    "draft": ("DRAFT, not agreed", "DRAFFT, heb gytuno iddo"),
    "apart": (
        "Sensitive. Not for the prisoner. Do not place it in the dossier before the Board has decided.",
        "Sensitif. Nid i’r carcharor. Peidiwch â’i roi yn y coflen cyn i’r Bwrdd benderfynu.",
    ),
    "page": ("Page {page} of {pages}", "Tudalen {page} o {pages}"),
    "version": ("version", "fersiwn"),
}
HOW: Mapping[str, tuple[str, str]] = {
    "portal": ("on their own page", "ar eu tudalen eu hunain"),
    "read_back_call": ("when it was read back by phone", "pan ddarllenwyd ef yn ôl dros y ffôn"),
    "in_person": ("in person", "wyneb yn wyneb"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """One statement in final words. `made_on` is the day of these words; `words` the answers by the name of their question."""

    kind: str
    language: str
    reference: str
    version: int
    content_hash: str
    made_on: date
    maker: str
    words: Mapping[str, str]
    presentation: str
    with_support: bool
    child_assisted: bool
    approved_how: str
    approved_on: date | None
    apart: bool = False


def pdf(document: Document, *, fonts: Path | None = None) -> bytes:
    """The statement as PDF/UA-1; the same statement always gives the same bytes. Raises `NoGlyph`, `FontsMissing`."""
    return press(fonts).typeset("statement.typ", values(document))


def values(document: Document) -> Mapping[str, object]:
    """The statement as plain values for its template."""
    labels = said.in_language(LABELS, document.language)
    questions = said.in_language(said.QUESTIONS[document.kind], document.language)
    return {
        "language": document.language,
        "title": said.in_language(said.TITLES, document.language)[document.kind],
        "form": FORMS[document.kind],
        "reference": document.reference,
        "version": document.version,
        "made_on": document.made_on.isoformat(),
        "marking": MARKING,
        "draft": "" if document.approved_on else labels["draft"],
        "apart": labels["apart"] if document.apart else "",
        "use": said.in_language(said.WHAT_FOR, document.language)[document.kind],
        "labels": {name: labels[name] for name in ("statement", "about", "page", "version")},
        "answers": [
            (questions[part], printed_passages(text)) for part in said.PARTS if (text := document.words[part]).strip()
        ],
        "facts": list(_facts(document, labels)),
        "content": grouped(document.content_hash[:16]),
    }


def _facts(document: Document, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    language = document.language
    minutes = minutes_to_read("\n".join(document.words.values()))
    given = said.in_language(said.PRESENTATIONS, language).get(document.presentation, labels["not_chosen"])
    return [
        (labels["made_by"], said.in_language(said.MAKERS, language)[document.maker]),
        (labels["reading_time"], labels["minutes"].format(minutes=minutes)),
        (labels["given"], given),
        (labels["support"], labels["yes"] if document.with_support else labels["no"]),
        (labels["child"], labels["yes"] if document.child_assisted else labels["child_no"]),
        *_approval(document, labels),
    ]


def _approval(document: Document, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Nobody approves without having said that they know who reads it (P31): one approval is the answer to both."""
    if document.approved_on is None:
        return [(labels["agreed"], labels["not_agreed"])]
    how = said.in_language(HOW, document.language)[document.approved_how]
    return [
        (labels["understood"], labels["yes"]),
        (labels["agreed"], f"{day_in_words(document.approved_on, document.language)}, {how}"),
        (labels["content"], grouped(document.content_hash)),
    ]
