"""Does this text give a victim away?

Whatever may reach the offender or those who act for them is compared with the victim's protected facts first. The text
is squeezed to its letters and digits, without accents, case, spaces, punctuation or line breaks, and every form in
which a fact is likely to be written is looked for between word boundaries. Better one hit too many than one too few: a
hit stops the text until two people release it. Source: the scheme's own guard; R70, R72, P58, P111, P114.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import permutations
from types import MappingProxyType


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


# What tells that somebody is in the scheme at all.
MEMBERSHIP_PHRASES = (
    "victim contact",
    "victim liaison",
    "victim notification",
    "victims liaison",
    "VCS",
    "VLO",
    "VLU",
    "VNS",
    "cyswllt dioddefwyr",
    "hysbysu dioddefwyr",
    "SCD",
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names that are also words: found only when written as a name, with a capital letter.
_ORDINARY_WORDS = _words("""
    april archer art baker banks bell best bill bishop black bond brook brown burns carpenter carter chance church clay
    cook cross daisy dale dawn day dean drew earl faith field fisher ford fox frank gale garden gene gill glen grace
    grant gray green grey hall hand harper hill holly hope hunt hunter iris ivy jack jade jay joy june justice king
    knight lake lane law lee lily long love mark marsh mason max may mercy miles mill miller mills moore moss nick
    north page parish park parker pat patience penny piper pool poppy price ray read reed rich river rivers rob robin
    rock rose rowan ruby rusty sage sandy shepherd short skip sky smart star steel stone strong sue summer swift tanner
    taylor temple tom turner underwood violet wade walker wall ward waters webb wells west white will wise wood woods
    young
""")
_TITLES = _words("mr mrs miss ms mx dr prof sir lady dame lord rev")
_GENERIC = _words("school primary secondary academy college hospital surgery nursery limited ltd plc company")
_SHORT: Mapping[str, str] = MappingProxyType(
    {
        "street": "st",
        "road": "rd",
        "avenue": "ave",
        "close": "cl",
        "court": "ct",
        "crescent": "cres",
        "drive": "dr",
        "gardens": "gdns",
        "lane": "ln",
        "place": "pl",
        "saint": "st",
        "square": "sq",
        "terrace": "terr",
    }
)
_HOUSE_NUMBER = re.compile(r"^\W*(?:flat\s+\w+\W+)?\d+\s*[a-zA-Z]?\b\W*", re.IGNORECASE)
_PARTS_OF_AN_ADDRESS = re.compile(r"[\n,;]+")
_MOST_NAMES_IN_ANY_ORDER = 4


@dataclass(frozen=True)
class _Form:
    """One way a fact may be written: its squeezed letters, and how sure a find is."""

    letters: str
    certain: bool = True
    as_a_name: bool = False


def find(text: str, protected: Iterable[ProtectedFact]) -> tuple[Hit, ...]:
    """Every place where the text gives one of these facts away, in the order of the text.

    A find inside a longer one is left out. Positions count characters of `text` as it was given.
    """
    squeezed = _Squeezed(text)
    found = {
        Hit(start, end, fact.kind, fact.label, form.certain)
        for fact in protected
        for form in _forms(fact)
        for start, end in squeezed.places(form)
    }
    return tuple(hit for hit in sorted(found, key=_by_place) if not any(_covers(other, hit) for other in found))


def pieces(text: str, hits: Iterable[Hit]) -> tuple[Piece, ...]:
    """The text cut into pieces for showing, those that give something away with their hit."""
    made: list[Piece] = []
    at = 0
    for hit in sorted(hits, key=_by_place):
        start = max(hit.start, at)
        if start >= hit.end:
            continue
        made += [Piece(text[at:start], None), Piece(text[start : hit.end], hit)]
        at = hit.end
    made.append(Piece(text[at:], None))
    return tuple(piece for piece in made if piece.text)


def _by_place(hit: Hit) -> tuple[int, int, str, str, bool]:
    return hit.start, -hit.end, hit.kind, hit.label, not hit.certain


def _covers(other: Hit, hit: Hit) -> bool:
    """Whether the other hit says as much and more, or the same with more certainty."""
    if (other.start, other.end) == (hit.start, hit.end):
        return (other.kind, other.label) == (hit.kind, hit.label) and other.certain and not hit.certain
    return other.start <= hit.start and hit.end <= other.end


class _Squeezed:
    """A text as its letters and digits, each with its place in the text and whether a word begins there."""

    def __init__(self, text: str) -> None:
        self._text = text
        letters: list[str] = []
        self._places: list[int] = []
        begins: list[bool] = []
        apart = True
        for place, character in enumerate(text):
            if _joins(character):
                continue
            plain = _plain(character)
            if not plain:
                apart = True
            for letter in plain:
                begins.append(apart or letter.isdigit() != letters[-1].isdigit())
                letters.append(letter)
                self._places.append(place)
                apart = False
        self._letters = "".join(letters)
        self._begins = [*begins, True]

    def places(self, form: _Form) -> Iterator[tuple[int, int]]:
        """Where the form stands between word boundaries, as places in the text."""
        at = self._letters.find(form.letters) if form.letters else -1
        while at >= 0:
            after = at + len(form.letters)
            if self._begins[at] and self._begins[after] and self._written_so(form, at):
                yield self._places[at], self._end(after)
            at = self._letters.find(form.letters, at + 1)

    def _end(self, after: int) -> int:
        """The place behind the last letter, with the accents that belong to it."""
        end = self._places[after - 1] + 1
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end

    def _written_so(self, form: _Form, at: int) -> bool:
        return not form.as_a_name or self._text[self._places[at]].isupper()


def _joins(character: str) -> bool:
    """Whether a character stands inside a word without dividing it: loose accents, soft hyphens, invisible joiners."""
    return bool(unicodedata.combining(character)) or unicodedata.category(character) == "Cf"


def _plain(text: str) -> str:
    """Letters and digits only, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if character.isalnum())


def _forms(fact: ProtectedFact) -> Iterator[_Form]:
    """The ways the fact may be written."""
    if fact.kind is Kind.NAME:
        yield from _name_forms(fact.value)
    elif fact.kind is Kind.PHONE:
        yield from _phone_forms(fact.value)
    elif fact.kind is Kind.ADDRESS:
        yield from _address_forms(fact.value)
    elif fact.kind is Kind.PLACE:
        yield from _place_forms(fact.value)
    elif fact.kind is Kind.MEMBERSHIP:
        yield from (_Form(_plain(phrase)) for phrase in MEMBERSHIP_PHRASES)
    else:
        yield _Form(_plain(fact.value))


def _name_forms(value: str) -> Iterator[_Form]:
    """The whole name and any two of its parts in either order; and each part alone, which may be somebody else's."""
    parts = [part for part in map(_plain, value.split()) if part and part not in _TITLES]
    if 1 < len(parts) <= _MOST_NAMES_IN_ANY_ORDER:
        yield from (_Form("".join(order)) for count in range(2, len(parts) + 1) for order in permutations(parts, count))
    else:
        yield _Form("".join(parts))
    for name in value.split():
        yield from (_part_of_a_name(part) for part in {_plain(name), *map(_plain, name.split("-"))} if part)


def _part_of_a_name(part: str) -> _Form:
    return _Form("" if part in _TITLES or len(part) < 2 else part, False, len(part) < 4 or part in _ORDINARY_WORDS)


def _phone_forms(value: str) -> Iterator[_Form]:
    """The number with 0, with +44 and with neither, in any spacing."""
    digits = "".join(character for character in value if character.isdigit())
    national = re.sub(r"^(?:00)?44(?=\d{9})", "", digits).removeprefix("0")
    if national:
        yield from (_Form(prefix + national) for prefix in ("", "0", "44", "440", "0044", "00440"))


def _address_forms(value: str) -> Iterator[_Form]:
    """The whole address, the name of the house, and the line with the street: with its number, and without, which is less certain."""
    parts = [part.strip() for part in _PARTS_OF_AN_ADDRESS.split(value) if part.strip()]
    yield _Form(_plain(value))
    for part in parts:
        street = _HOUSE_NUMBER.sub("", part)
        if street == part:
            continue
        yield from (_Form(_plain(form)) for form in _spellings(part))
        yield from (_Form(_plain(form), certain=False) for form in _spellings(street) if len(_plain(form)) > 3)
    yield from (_Form(_plain(name)) for name in _house_names(parts))


def _house_names(parts: Sequence[str]) -> Sequence[str]:
    """What stands above the line with the number is the name of a house; without a number the first line is."""
    numbered = [bool(_HOUSE_NUMBER.match(part)) for part in parts]
    return parts[: numbered.index(True) if any(numbered) else 1]


def _spellings(street: str) -> tuple[str, ...]:
    """A street in full and with the usual short forms."""
    words = [word.strip(".").casefold() for word in street.split()]
    full_of = {short: full for full, short in _SHORT.items() if full != "saint"}
    short = [_SHORT.get(word, word) for word in words]
    full = [*words[:-1], *(full_of.get(word, word) for word in words[-1:])]
    return tuple(dict.fromkeys((street, " ".join(words), " ".join(short), " ".join(full))))


def _place_forms(value: str) -> Iterator[_Form]:
    """The name of a place, and what is left of it without words such as "school" at its end."""
    yield _Form(_plain(value))
    words = value.split()
    while len(words) > 1 and _plain(words[-1]) in _GENERIC:
        words.pop()
        if len(_plain("".join(words))) > 3:
            yield _Form(_plain("".join(words)), certain=False)
