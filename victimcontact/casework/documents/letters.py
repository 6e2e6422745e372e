"""A letter to a victim: a value goes in, a tagged PDF for a window envelope comes out.

The sheet keeps to the zones that carriers of ready-made letters ask for (see `checks`). Nothing but the address stands
in the window. A *plain* letter shows no name of the service and no office above the fold: only a neutral return
address, the reference and the date.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from victimcontact.casework.documents.labels import LABELS
from victimcontact.casework.documents.text import printed_passages
from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

Language = Literal["en", "cy"]
Said = Heading | Paragraph | Bullets

TEMPLATE: Final = "letter.typ"
ADDRESS_LINES: Final = range(3, 8)
NO_LINE_BEGINS: Final = '@()=[]"\\/,<>'
RESERVED: Final = "NOTIFY"
TELLING: Final = re.compile(r"victim|probation|liaison|offender|prison|dioddef|prawf|cyswllt|carchar", re.IGNORECASE)
# A word of 21 letters always fits a line, even in the largest heading. To look at every word in print would take time.
LONG_WORD: Final = re.compile(r"\S{22}")


class UnfitLetter(ValueError):
    """A letter that must not be printed as it is. Says what is wrong without quoting the letter."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and the address a lost letter goes back to. For a plain letter that address must itself be neutral.

    Attributes:
        name: the officer's.
        unit: the office's; in a plain letter it stands under the signature only.
        address: up to six lines, printed as they are, in plain letters too.
        telephone: as it should be read.
        email: of the office or officer.
        hours: when the telephone is answered, in the letter's language.
    """

    name: str
    unit: str
    address: tuple[str, ...]
    telephone: str
    email: str
    hours: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in final words.

    Attributes:
        language: of everything in it; also what a screen reader is told.
        sender: see `Sender`.
        recipient: the name and the address, three to seven lines.
        reference: opaque; it says nothing about anybody.
        date: in words.
        title: the heading of the letter.
        salutation: without a comma.
        blocks: headings, paragraphs and lists, as `scheme.words` composes them. An empty line begins a new paragraph.
        closing: the valediction, then the lines of the signature.
        footer: support, rights, complaints: blocks that follow the signature.
        plain: nothing above the fold names the service or the office.
        large_print: 16 point and larger.
    """

    language: Language
    sender: Sender
    recipient: tuple[str, ...]
    reference: str
    date: str
    title: str
    salutation: str
    blocks: tuple[Said, ...]
    closing: tuple[str, ...]
    footer: tuple[Said, ...] = ()
    plain: bool = False
    large_print: bool = False

    def __post_init__(self) -> None:
        """Raises `UnfitLetter` with every fault found."""
        if faults := list(_faults(self)):
            raise UnfitLetter(" ".join(faults))


def pdf(letter: Letter, *, fonts: Path | None = None) -> bytes:
    """The letter as PDF/UA-1; the same letter always gives the same bytes.

    `fonts` is the folder of fonts, by default the setting FONTS. Raises `DoesNotFit` when the address or the sender is
    too large for its place, `NoGlyph` for a character our fonts lack, `FontsMissing`.
    """
    return press(fonts).typeset(TEMPLATE, values(letter))


def said(pairs: Iterable[Sequence[object]]) -> tuple[Said, ...]:
    """Blocks from pairs such as ``("paragraph", "…")`` or ``["bullets", ["…"]]``, the form in which words are stored.

    Raises `UnfitLetter` for a pair that is neither heading, paragraph nor bullets.
    """
    return tuple(map(_block, pairs))


def _block(pair: Sequence[object]) -> Said:
    match pair:
        case "heading", str(text):
            return Heading(text)
        case "paragraph", str(text):
            return Paragraph(text)
        case "bullets", list() | tuple() as items:
            return Bullets(tuple(map(str, items)))
    raise UnfitLetter("A block is a heading, a paragraph or bullets.")


def _shape(block: Said) -> tuple[str, object, bool]:
    has_long_word = any(LONG_WORD.search(text) for text in _words(block))
    match block:
        case Heading():
            return "heading", block.text, has_long_word
        case Paragraph():
            return "paragraph", printed_passages(block.text), has_long_word
        case Bullets():
            return "bullets", block.items, has_long_word


def _words(block: Said) -> tuple[str, ...]:
    return block.items if isinstance(block, Bullets) else (block.text,)


def values(letter: Letter) -> Mapping[str, object]:
    """What the template is given."""
    sender = letter.sender
    return {
        "language": letter.language,
        "labels": dict(LABELS[letter.language]),
        # The title of a file shows in windows and histories, so a plain letter's names the reference only.
        "document_title": letter.reference if letter.plain else letter.title,
        "sender": {name: getattr(sender, name) for name in Sender.__dataclass_fields__},
        "recipient": letter.recipient,
        "reference": letter.reference,
        "date": letter.date,
        "title": letter.title,
        "salutation": letter.salutation,
        "blocks": tuple(map(_shape, letter.blocks)),
        "closing": letter.closing,
        "footer": tuple(map(_shape, letter.footer)),
        "plain": letter.plain,
        "large_print": letter.large_print,
    }


def _faults(letter: Letter) -> Iterable[str]:
    if letter.language not in LABELS:
        yield "A letter is in English (en) or Welsh (cy)."
    if len(letter.recipient) not in ADDRESS_LINES:
        yield "A recipient has three to seven lines."
    if not all(
        line.strip() and line.lstrip()[0] not in NO_LINE_BEGINS and "\n" not in line for line in letter.recipient
    ):
        yield "A line of the recipient is empty, has a line break, or begins with a mark that no address begins with."
    if not all(
        (letter.reference.strip(), letter.title.strip(), letter.salutation.strip(), letter.blocks, letter.closing)
    ):
        yield "A letter has a reference, a title, a salutation, something to say, and a closing."
    if letter.plain and any(TELLING.search(line) for line in letter.sender.address):
        yield "The return address of a plain letter must not say who writes."
    if any(RESERVED in text for text in _texts(letter)):
        yield f"The word {RESERVED} in capitals is kept for the carrier."


def _texts(letter: Letter) -> Iterable[str]:
    yield from (letter.title, letter.reference, letter.date, letter.salutation, *letter.closing, *letter.recipient)
    yield from (letter.sender.unit, *letter.sender.address)
    for block in (*letter.blocks, *letter.footer):
        yield from _words(block)
