"""The ways in which a protected fact may be written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from types import MappingProxyType

from victimcontact.scheme.leaks.texts import Form, plain
from victimcontact.scheme.leaks.values import Kind, ProtectedFact

# What tells that somebody is in the scheme at all.
MEMBERSHIP_PHRASES = (
    "victim contact scheme",
    "victim contact",
    "victim liaison officer",
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
# May be about something else: the police have liaison officers too.
_PERHAPS_MEMBERSHIP = ("liaison officer", "contact scheme")


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
# What courts and offices are called after their town: the town is not where somebody lives then.
_OF_A_TOWN = ("crowncourt", "magistrates", "countycourt", "youthcourt", "probation", "prison", "police")
_MOST_NAMES_IN_ANY_ORDER = 4
DIALLED_BEFORE = ("", "0", "44", "440", "0044", "00440")


def forms_of(fact: ProtectedFact) -> Iterator[Form]:
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
        yield from (Form(plain(phrase)) for phrase in MEMBERSHIP_PHRASES)
        yield from (Form(plain(phrase), certain=False) for phrase in _PERHAPS_MEMBERSHIP)
    elif fact.kind is Kind.EMAIL:
        yield from _email_forms(fact.value)
    else:
        yield from (Form(form) for form in _look_alikes(plain(fact.value)))


def is_title(word: str) -> bool:
    """Whether a word is a form of address and nobody's name."""
    return plain(word) in _TITLES


def national_number(value: str) -> str:
    """The figures of a telephone number without what is dialled before it: neither 0 nor 44."""
    digits = "".join(character for character in value if character.isdigit())
    return re.sub(r"^(?:00)?44(?=\d{9})", "", digits).removeprefix("0")


def names_of_places(fact: ProtectedFact) -> tuple[tuple[str, ...], ...]:
    """The names, word by word, by which an address or a place may be misspelt: streets without their number, towns, the place."""
    lines = [fact.value] if fact.kind is Kind.PLACE else _parts_of(fact.value)
    words = [tuple(_HOUSE_NUMBER.sub("", line).split()) for line in lines]
    return tuple(name for name in words if name and not any(sign.isdigit() for word in name for sign in word))


def _name_forms(value: str) -> Iterator[Form]:
    """The whole name and any two of its parts in either order; and each part alone, which may be somebody else's."""
    parts = [part for part in map(plain, value.split()) if part and part not in _TITLES]
    if 1 < len(parts) <= _MOST_NAMES_IN_ANY_ORDER:
        yield from (Form("".join(order)) for count in range(2, len(parts) + 1) for order in permutations(parts, count))
    else:
        yield Form("".join(parts))
    for name in value.split():
        yield from (_part_of_a_name(part) for part in {plain(name), *map(plain, name.split("-"))} if part)


def _part_of_a_name(part: str) -> Form:
    return Form("" if part in _TITLES or len(part) < 2 else part, False, len(part) < 4 or part in _ORDINARY_WORDS)


def _phone_forms(value: str) -> Iterator[Form]:
    """The number with 0, with +44 and with neither, in any spacing."""
    national = national_number(value)
    if national:
        yield from (Form(prefix + national) for prefix in DIALLED_BEFORE)


def _address_forms(value: str) -> Iterator[Form]:
    """The whole address, the name of the house, and the line with the street: with its number, and without, which is less certain."""
    parts = _parts_of(value)
    yield Form(plain(value))
    for part in parts:
        street = _HOUSE_NUMBER.sub("", part)
        if street == part:
            continue
        yield from (Form(plain(form)) for form in _spellings(part))
        yield from (Form(plain(form), certain=False) for form in _spellings(street) if len(plain(form)) > 3)
    yield from (Form(plain(name)) for name in _house_names(parts))
    yield from (Form(plain(town), certain=False, as_a_name=True, unless_before=_OF_A_TOWN) for town in _towns(parts))


def _parts_of(value: str) -> list[str]:
    return [part.strip() for part in _PARTS_OF_AN_ADDRESS.split(value) if part.strip()]


def _towns(parts: Sequence[str]) -> Sequence[str]:
    """What stands below the street and is no postcode: where somebody lives may be the worst to give away."""
    street = next((place for place, part in enumerate(parts) if _HOUSE_NUMBER.match(part)), 0)
    return [part for part in parts[street + 1 :] if len(plain(part)) > 3 and plain(part).isalpha()]


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


def _place_forms(value: str) -> Iterator[Form]:
    """The name of a place, and what is left of it without words such as "school" at its end."""
    yield Form(plain(value))
    words = value.split()
    shortest = min(len(words), 2)
    while len(words) > shortest or (len(words) > 1 and plain(words[-1]) in _GENERIC):
        words.pop()
        if len(plain("".join(words))) > 3:
            yield Form(plain("".join(words)), certain=False)


def _email_forms(value: str) -> Iterator[Form]:
    """The address as it is, with its signs in words, and what stands before the sign, which alone is less certain."""
    name, _, host = value.partition("@")
    for at in ("", "at"):
        for dot in ("", "dot"):
            yield Form(plain(name.replace(".", dot) + at + host.replace(".", dot)))
    if len(plain(name)) > 4:
        yield Form(plain(name), certain=False)


def _look_alikes(letters: str) -> Iterator[str]:
    """A row of letters and figures, and the same with the letters that look like its figures."""
    for zero in ("0", "o"):
        for one in ("1", "i", "l"):
            yield letters.replace("0", zero).replace("1", one)
