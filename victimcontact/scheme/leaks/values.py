"""What is protected, and where a text gives it away."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What sort of fact is protected."""

    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    PLACE = "place"
    REFERENCE = "reference"
    MEMBERSHIP = "membership"


@dataclass(frozen=True)
class ProtectedFact:
    """Something that must not be given away. `value` is shown in no log; `label` says what it is, such as "old name".

    A name is written given names first; an address is its lines, divided by commas or line breaks, the street line
    with its number. A place is a school, a place of work and the like. A membership needs no value.
    """

    kind: Kind
    value: str = field(repr=False)
    label: str = ""


@dataclass(frozen=True)
class Hit:
    """Where a text gives something away: `text[start:end]`.

    `certain` is false where only a part was found that may be something else, such as a given name alone.
    """

    start: int
    end: int
    kind: Kind
    label: str
    certain: bool


@dataclass(frozen=True)
class Piece:
    """A part of a text, to be shown as it is or marked."""

    text: str
    hit: Hit | None
