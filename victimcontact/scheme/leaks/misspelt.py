"""Names and places with a slip in them: a letter wrong, swapped, left out or doubled, a name only heard, a short form.

Held word by word against what is protected. What is found so is never certain: it may be somebody else's name.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from victimcontact.scheme import names
from victimcontact.scheme.leaks.forms import is_title, names_of_places
from victimcontact.scheme.leaks.values import Kind, ProtectedFact
from victimcontact.scheme.names import Alike
from victimcontact.scheme.words.months import NAMES as MONTHS

SHORTEST, MOST_SLIPS = names.MISSPELT_FROM, 2
_WORD = re.compile(r"([^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*)(?:['’]s\b)?")
# Written with a capital, and nobody's name where a name may have a slip in it.
_NO_NAMES = frozenset(names.plain(month) for months in MONTHS.values() for month in months)
_NEARLY, _EXACTLY = 80, 100  # of 100: one slip in a word of five letters, two in a name of ten


class Words:
    """The words of a text, each with its place."""

    def __init__(self, text: str) -> None:
        self._words = [(match[1], match.start(1), match.end(1)) for match in _WORD.finditer(text)]

    def misspelt(self, fact: ProtectedFact) -> Iterator[tuple[int, int]]:
        """Where a name or place of the fact stands with a slip in it, beginning with a capital, as places in the text."""
        if fact.kind is Kind.NAME:
            parts = [part for part in fact.value.split() if not is_title(part) and len(names.plain(part)) >= SHORTEST]
            yield from (place for part in parts for place in self._like(1, part, _could_be_this_name))
        elif fact.kind in (Kind.ADDRESS, Kind.PLACE):
            for place in names_of_places(fact):
                yield from self._like(len(place), " ".join(place), _could_be_this_place)

    def _like(self, count: int, sought: str, is_like: Callable[[str, str], bool]) -> Iterator[tuple[int, int]]:
        """Where so many words in a row are like what is sought."""
        for at in range(len(self._words) - count + 1):
            there = self._words[at : at + count]
            written = " ".join(word for word, _, _ in there)
            if written[0].isupper() and is_like(sought, written):
                yield there[0][1], there[-1][2]


@lru_cache(maxsize=65536)
def _could_be_this_name(name: str, written: str) -> bool:
    """Whether a word could be this name, heard or written with a slip, or a short form of it."""
    found = None if names.plain(written) in _NO_NAMES else names.match(written, name)
    if found is None or found.how is Alike.AS_GIVEN:
        return False
    return found.how is not Alike.BEGINS or found.closeness >= _NEARLY


@lru_cache(maxsize=65536)
def _could_be_this_place(place: str, written: str) -> bool:
    """Whether some words could be the name of this place, with a slip after the first letter."""
    long_enough = len(place) >= SHORTEST and abs(len(place) - len(written)) <= MOST_SLIPS
    begins_alike = place[0].casefold() == written[0].casefold()
    return long_enough and begins_alike and _NEARLY <= names.closeness(place, written) < _EXACTLY
