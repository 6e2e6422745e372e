"""What a person needs in order to read or hear us, and what of it somebody has to prepare by hand.

The needs travel with every letter, call and visit (R86). A format that the program cannot make is never dropped and never
replaced in silence: it is said beside the message, so that a person prepares it before the message goes.
"""

from collections.abc import Mapping
from enum import StrEnum

from victimcontact.scheme.safe_contact import Channel


class Format(StrEnum):
    """How a person wants what we write."""

    STANDARD = "standard"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    AUDIO = "audio"
    BRAILLE = "braille"
    SIGNED = "bsl"


NAMES: Mapping[Format, str] = {
    Format.STANDARD: "Ordinary print",
    Format.LARGE_PRINT: "Large print",
    Format.EASY_READ: "Easy read",
    Format.AUDIO: "A recording",
    Format.BRAILLE: "Braille",
    Format.SIGNED: "British Sign Language (a video or an interpreter)",
}

# The program prints these by itself; with the others something goes that a person has prepared.
MADE_HERE = frozenset({Format.STANDARD, Format.LARGE_PRINT})
MADE_BY_HAND = frozenset(Format) - MADE_HERE

WRITTEN = frozenset({Channel.LETTER, Channel.EMAIL, Channel.TEXT, Channel.PORTAL})

_TO_PREPARE: Mapping[Format, str] = {
    Format.EASY_READ: "Prepare an easy-read version to go with it",
    Format.AUDIO: "Prepare a recording to go with it",
    Format.BRAILLE: "Have it put into Braille to go with it",
    Format.SIGNED: "Arrange for it to be signed in British Sign Language",
}


def goes_with(letter_format: str) -> str:
    """What somebody puts into the envelope beside a printed letter, as a noun; empty when the letter is all (R86)."""
    wanted = Format(letter_format)
    return NAMES[wanted] if wanted in MADE_BY_HAND else ""


def to_prepare(channel: str, *, letter_format: str = Format.STANDARD, interpreter: str = "") -> tuple[str, ...]:
    """What somebody has to prepare before this reaches the person by this channel, in words for an officer (R86).

    `interpreter` is the language of an interpreter, empty when none is needed. Raises `ValueError` for an unknown channel or
    format.
    """
    by, wanted = Channel(channel), Format(letter_format)
    if by in WRITTEN:
        prepared = () if wanted in MADE_HERE else (_TO_PREPARE[wanted],)
        return (*prepared, *((f"Offer to have it explained in {interpreter}",) if interpreter else ()))
    if wanted is Format.SIGNED:
        return ("Book a British Sign Language interpreter",)
    return (f"Book an interpreter: {interpreter}",) if interpreter else ()
