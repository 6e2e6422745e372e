"""Text from outside, made fit for print. Nothing that can be seen is changed."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

# Invisible marks that turn the reading direction could show a text other than the one that was approved.
HIDDEN_MARKS: Final = frozenset("\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
EMPTY_LINE = re.compile(r"\n\s*\n")


def cleaned(value: object) -> object:
    """The value with its texts fit for print: composed characters, no control or hidden marks; lines and tabs stay."""
    match value:
        case str():
            return "".join(filter(_is_printable, unicodedata.normalize("NFC", value)))
        case Mapping():
            return {key: cleaned(item) for key, item in value.items()}
        case list() | tuple():
            return [cleaned(item) for item in value]
        case _:
            return value


def passages(text: str) -> list[str]:
    """The paragraphs of a text: they are parted by an empty line."""
    return [passage for part in EMPTY_LINE.split(text) if (passage := part.strip())]


def printed_passages(text: str) -> list[str]:
    """The paragraphs of a text for print. The space before a line break is for the ear: without it two words are one."""
    return [passage.replace("\n", " \n") for passage in passages(text)]


def _is_printable(character: str) -> bool:
    if character in "\n\t":
        return True
    return character not in HIDDEN_MARKS and unicodedata.category(character) not in {"Cc", "Cs"}
