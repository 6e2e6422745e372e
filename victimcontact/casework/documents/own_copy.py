"""A copy of what we hold about a member, as a tagged PDF in the language of their letters."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from victimcontact.casework.documents.text import printed_passages
from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.words import own_copy as words
from victimcontact.scheme.words.months import day_in_words


@dataclass(frozen=True, slots=True)
class Document:
    """The copy in final words: each part with its title and its entries."""

    language: str
    reference: str
    made_on: date
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def pdf(document: Document, *, fonts: Path | None = None) -> bytes:
    """The copy as PDF/UA-1; the same copy always gives the same bytes. Raises `NoGlyph`, `FontsMissing`."""
    language = document.language
    made_on = day_in_words(document.made_on, language)
    return press(fonts).typeset(
        "own_copy.typ",
        {
            "language": language,
            "title": words.title("copy", language),
            "reference": document.reference,
            "made_on": words.label("made_on", language).replace("{day}", made_on),
            "keep_safe": words.label("keep_safe", language),
            "nothing": words.label("nothing", language),
            "page": words.label("page", language),
            "parts": [
                {"title": title, "entries": [(called, printed_passages(text)) for called, text in entries]}
                for title, entries in document.parts
            ],
        },
    )
