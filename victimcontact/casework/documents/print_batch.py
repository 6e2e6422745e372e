"""The list that goes with a batch of letters to the print room: how many, and which envelope. It names nobody."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.words.months import day_in_words

REFERENCE: Final = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")


class UnfitBatch(ValueError):
    """A batch that cannot be listed: it is empty, counts wrongly, or a reference is not one."""


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """One letter of a batch, by its reference only. `plain` asks for an envelope with a window and nothing else.

    `goes_with` is what somebody has prepared and puts in beside it, such as a recording; `sender` the name its reader wants to
    see on the envelope.
    """

    reference: str
    pages: int
    plain: bool
    large_print: bool = False
    goes_with: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class PrintBatch:
    """The letters handed over together, in the order of their files. Raises `UnfitBatch`."""

    reference: str
    made_on: date
    letters: tuple[PrintedLetter, ...]

    def __post_init__(self) -> None:
        """A reference is capitals, digits and hyphens, so that no name can stand in its place."""
        references = [letter.reference for letter in self.letters]
        if not all(map(REFERENCE.fullmatch, (self.reference, *references))):
            raise UnfitBatch("A reference is made of capitals, digits and hyphens.")
        if not references or len(set(references)) != len(references):
            raise UnfitBatch("A batch has at least one letter, and each of them once.")
        if any(letter.pages < 1 for letter in self.letters):
            raise UnfitBatch("A letter has at least one page.")

    @property
    def pages(self) -> int:
        """How many pages are to be printed."""
        return sum(letter.pages for letter in self.letters)

    @property
    def plain_envelopes(self) -> int:
        """How many plain envelopes are needed."""
        return sum(letter.plain for letter in self.letters)


def cover_list(batch: PrintBatch, *, fonts: Path | None = None) -> bytes:
    """The list as PDF/UA-1; the same batch always gives the same bytes. `fonts` as in `letters.pdf`."""
    return press(fonts).typeset("cover_list.typ", _values(batch))


def _values(batch: PrintBatch) -> Mapping[str, object]:
    return {
        "reference": batch.reference,
        "date": day_in_words(batch.made_on, "en"),
        "totals": list(_totals(batch)),
        "rows": [_row(number, letter) for number, letter in enumerate(batch.letters, 1)],
    }


def _totals(batch: PrintBatch) -> Iterable[tuple[str, str]]:
    yield "Letters", str(len(batch.letters))
    yield "Pages", str(batch.pages)
    yield "Plain window envelopes", str(batch.plain_envelopes)
    yield "Other window envelopes", str(len(batch.letters) - batch.plain_envelopes)
    yield "Envelopes with a sender’s name", str(sum(bool(letter.sender) for letter in batch.letters))
    yield "Letters with which something else goes", str(sum(bool(letter.goes_with) for letter in batch.letters))


def _row(number: int, letter: PrintedLetter) -> tuple[str, ...]:
    return (
        str(number),
        letter.reference,
        str(letter.pages),
        "Yes" if letter.plain else "No",
        letter.sender or "None",
        "Yes" if letter.large_print else "No",
        letter.goes_with or "Nothing",
    )
