"""Slips of typing: what may be put right in approved words without asking the victim again (representations.md 8.5).

A change counts as a slip while it cannot well change what is said: no figure and no word that turns a meaning is
touched, a long word is at most two letters from what it was and a short one a single letter, or two letters of it were
swapped. Whoever checks the report sees each slip and judges it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MOST: Final = 20
LONG_WORD: Final = 6
FURTHEST_IN_LONG, FURTHEST_IN_SHORT = 2, 1

# Words of which one letter more or less can say the opposite, or speak of somebody else.
_TURNING = frozenset(
    word
    for line in (
        "no not now never nor none nobody nothing without unless until only always all any every before after if",
        "may must might can cannot cant wont dont didnt isnt wasnt should shouldnt would wouldnt could couldnt",
        "he him his she her hers they them their i me my we us our you your it its",
    )
    for word in line.split()
)
_NO_LETTERS = re.compile(r"\W+")


class MoreThanTyping(Exception):
    """The change may alter what is said: the victim has to approve it again."""


@dataclass(frozen=True)
class Slip:
    """One change: in which answer, what stood there and what stands there now."""

    where: str
    before: str
    after: str


def slips(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Slip, ...]:
    """The slips put right between two versions of the same answers, by the name of the answer (8.5; P109).

    Raises `MoreThanTyping` when an answer was added or taken away, or when a change is more than a slip.
    """
    if before.keys() != after.keys():
        raise MoreThanTyping
    found = tuple(slip for where in before for slip in _in_one(where, before[where], after[where]))
    if len(found) > MOST:
        raise MoreThanTyping
    return found


def _in_one(where: str, before: str, after: str) -> Iterator[Slip]:
    old, new = before.split(), after.split()
    for what, begin, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = old[begin:end], new[start:stop]
        if what == "replace":
            yield from (Slip(where, one, other) for one, other in _slips_in(was, now))
        elif what != "equal" and (not was or was not in (old[begin - 1 : begin], old[end : end + 1])):
            # A whole word more or less is no slip, but for one that stood there twice.
            raise MoreThanTyping
        elif what != "equal":
            yield Slip(where, " ".join(was), "")


def _slips_in(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """What changed, word by word. Raises `MoreThanTyping` unless the words are the old ones with a letter put right here and there."""
    if _digits(old) != _digits(new) or _turning(old) != _turning(new):
        raise MoreThanTyping
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else [(" ".join(old), " ".join(new))]
    if not all(_near(one, other) for one, other in pairs):
        raise MoreThanTyping
    return pairs


def _near(before: str, after: str) -> bool:
    """Words that ran together, or one that was cut in two, are compared without the space."""
    one, other = before.replace(" ", ""), after.replace(" ", "")
    swapped = sorted(one.casefold()) == sorted(other.casefold())
    furthest = FURTHEST_IN_LONG if swapped or len(one) >= LONG_WORD else FURTHEST_IN_SHORT
    return _distance(one, other) <= furthest


def _digits(words: Sequence[str]) -> list[str]:
    return [character for character in "".join(words) if character.isdigit()]


def _turning(words: Sequence[str]) -> list[str]:
    bare = [_NO_LETTERS.sub("", word).casefold() for word in words]
    return [word for word in bare if word in _TURNING]


def _distance(one: str, other: str) -> int:
    """How many letters have to be added, left out or replaced."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row[0] = row[0], place
        for column, wanted in enumerate(other, 1):
            above, row[column] = row[column], min(above + (letter != wanted), row[column] + 1, row[column - 1] + 1)
    return row[-1]
