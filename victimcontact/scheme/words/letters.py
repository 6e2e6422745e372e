"""Composing a document: the letter, its place in the timeline, and the nudge that reveals nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from victimcontact.scheme.words.composition import Filling, Said, SaysNothing, Told
from victimcontact.scheme.words.document import Block, Bullets, Document, Frame, Variant, asked_in, named, needed

LANGUAGES: Final = ("en", "cy")
CODES: Final = (*(f"L{number:02}" for number in range(1, 29)), "P01", "H01", "C01", "C02", "C03")


class UnknownDocument(LookupError):
    """There is no such document in this language."""


class UnknownVariant(LookupError):
    """The document has no such form, or needs one and none was named."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """What may stand on a shared telephone or in a shared mailbox: that there is something to read, and no more."""

    subject: str
    text_message: str
    email: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a document: those it cannot do without, and all that it prints or looks at."""

    required: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document in final words. `subject` is for an e-mail and says nothing; `title` belongs inside the letter."""

    document: str
    variant: str | None
    language: str
    title: str
    subject: str
    header: tuple[str, ...]
    salutation: str
    blocks: tuple[Said, ...]
    sign_off: tuple[str, ...]
    footer: tuple[Said, ...]
    timeline: str
    nudge: Nudge
    urgent: bool

    def plain_text(self) -> str:
        """The whole letter as plain text, for reading aloud, for large print and for a carrier that knows no more."""
        parts = ["\n".join(self.header), f"{self.salutation},", self.title, *map(_plain, self.blocks)]
        return "\n\n".join([*parts, "\n".join(self.sign_off), *map(_plain, self.footer)]) + "\n"


def documents() -> tuple[str, ...]:
    """The codes of every document: L01 to L28, P01 (invitation to the site), H01 (the hospital and its address) and C01 to C03
    (what was wrong put right, a complaint received, a complaint answered)."""
    return CODES


def variants_of(document: str) -> tuple[str, ...]:
    """The codes of a document's variants, in order; empty when it has one form only. Raises `UnknownDocument`."""
    return tuple(variant.code for variant in document_in(document, "en").variants)


@cache
def document_in(document: str, language: str) -> Document:
    """The words of a document as written, fields and all. Raises `UnknownDocument`."""
    if document not in CODES or language not in LANGUAGES:
        raise UnknownDocument(f"There is no document {document!r} in {language!r}.")
    words = import_module(f"{__package__}.{language}.{document.lower()}").DOCUMENT
    if not isinstance(words, Document):
        raise UnknownDocument(f"There is no document {document!r} in {language!r}.")
    return words


def fields_of(document: str, language: str, variant: str | None = None) -> Fields:
    """The fields a document asks for, its header, footer and nudge included.

    Raises `UnknownDocument`, and `UnknownVariant` when the document has variants and none or a wrong one is named.
    """
    words, frame = document_in(document, language), _frame(language)
    chosen = _variant(words, variant)
    blocks = tuple(_all_blocks(words, chosen, frame))
    lines = _lines(words, chosen, frame)
    return Fields(required=needed(blocks) | lines, known=named(blocks) | lines)


def compose(document: str, language: str, fields: Told, *, variant: str | None = None) -> Composed:
    """A document in final words, from what may be told (R80, R81, R90, P54, P115).

    `fields` are the told fields of the stage and those of the frame (recipient, reference, officer, office); a field no
    words ask for is left alone. Months come as ``YYYY-MM`` and days as ISO dates. Raises `MissingField`, of it `SaysNothing`,
    `BadField`, `UnknownDocument` and `UnknownVariant`.
    """
    words, frame = document_in(document, language), _frame(language)
    if words.never_without and not any(fields.get(name) for name in words.never_without):
        raise SaysNothing
    chosen, filling = _variant(words, variant), Filling(fields, language)
    urgent = words.urgent or bool(chosen and chosen.urgent)
    return Composed(
        document=document,
        variant=variant,
        language=language,
        title=filling.text(chosen.title if chosen else words.title),
        subject=frame.subject,
        header=tuple(said.text for said in filling.blocks(frame.header) if not isinstance(said, Bullets)),
        salutation=filling.text(frame.salutation),
        blocks=filling.blocks(_letter_blocks(words, chosen, frame)),
        sign_off=tuple(map(filling.text, words.sign_off or frame.sign_off)),
        footer=filling.blocks(frame.footer),
        timeline=filling.text(chosen.timeline if chosen else words.timeline),
        nudge=_nudge(frame, filling, urgent=urgent),
        urgent=urgent,
    )


def _nudge(frame: Frame, filling: Filling, *, urgent: bool) -> Nudge:
    return Nudge(
        subject=frame.subject,
        text_message=filling.text(frame.urgent_text_message if urgent else frame.text_message),
        email=filling.text(frame.urgent_email if urgent else frame.email),
    )


def _variant(words: Document, variant: str | None) -> Variant | None:
    if variant is None and not words.variants:
        return None
    found = next((each for each in words.variants if each.code == variant), None)
    if found is None:
        raise UnknownVariant(f"{words.code} has no variant {variant!r}.")
    return found


def _letter_blocks(words: Document, chosen: Variant | None, frame: Frame) -> Iterator[Block]:
    yield from frame.opening if words.names_offender else ()
    yield from words.body
    yield from chosen.body if chosen else ()
    yield from words.ending


def _all_blocks(words: Document, chosen: Variant | None, frame: Frame) -> Iterator[Block]:
    yield from frame.header
    yield from _letter_blocks(words, chosen, frame)
    yield from frame.footer


def _lines(words: Document, chosen: Variant | None, frame: Frame) -> frozenset[str]:
    about = chosen or words
    lines: Iterable[str] = (
        about.title,
        about.timeline,
        frame.salutation,
        *(words.sign_off or frame.sign_off),
        *_nudge_lines(frame),
    )
    return frozenset().union(*map(asked_in, lines))


def _nudge_lines(frame: Frame) -> tuple[str, ...]:
    return (frame.text_message, frame.email, frame.urgent_text_message, frame.urgent_email)


@cache
def _frame(language: str) -> Frame:
    frame = import_module(f"{__package__}.{language}.frame").FRAME
    if not isinstance(frame, Frame):
        raise UnknownDocument(f"There is no frame in {language!r}.")
    return frame


def _plain(said: Said) -> str:
    if isinstance(said, Bullets):
        return "\n".join(f"- {item}" for item in said.items)
    return said.text
