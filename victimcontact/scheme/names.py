"""Names as people write, hear and misspell them, in English and in Welsh: what they are found by, and how alike two are.

A name is taken apart into words of plain small letters. Each word gives keys of five kinds, and two names meet where a key is the
same: `n:` the word as written, `b:` its beginnings, `c:` the name it is a form of (Kate, Catrin: Catherine), `s:` how it sounds
(Rhys, Rees, Reece), `d:` the word with one letter left out (which finds a letter too many, too few, or wrong).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from victimcontact.scheme.short_names import stands_for
from victimcontact.scheme.sounds import sounds_of

BEGINNINGS, LONGEST, MISSPELT_FROM, CLOSE_ENOUGH = 6, 40, 5, 70
VERSION = "v:1"  # which way of making keys made them; a new way has a new one, and the next night writes all keys again
_LETTERS = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_SON_OF = {"ap": "p", "ab": "b"}
_DAUGHTER_OF = frozenset({"ferch", "verch"})
_WRITTEN_APART = frozenset({"mc", "mac", "o", "fitz", "st"})


class Alike(StrEnum):
    """In what way a name is the one that was sought, the surest first."""

    AS_GIVEN = "as_given"
    BEGINS = "begins"
    SHORT_FORM = "short_form"
    SOUNDS_ALIKE = "sounds_alike"
    MISSPELT = "misspelt"


SUREST_FIRST = tuple(Alike)


@dataclass(frozen=True)
class Word:
    """One word of a name, in every spelling it counts as (ap Rhys is also Prhys, which sounds like Price)."""

    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """How a name meets what was sought: by its least sure word, and how close the letters are, 0 to 100."""

    how: Alike
    closeness: int


def plain(text: str) -> str:
    """A text in small letters without accents, apostrophes or signs: `Siân O'Neill-Tŷ` becomes `sian oneill ty`."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", re.sub(r"['’‘`´]", "", letters)).strip()


def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name. Mc, Mac, O, St belong to the next word; ap, ab and ferch say whose child, and may be left out."""
    tokens = _joined(plain(name).split())
    taken: list[Word] = []
    for before, token in pairwise(["", *tokens]):
        if token in _DAUGHTER_OF or token in _SON_OF:
            continue
        spellings = [token[:LONGEST], _without_mac(token)]
        if before in _SON_OF:
            spellings += [before + token, _SON_OF[before] + token.removeprefix("h")]
        taken.append(Word(tuple(dict.fromkeys(spellings))))
    return tuple(taken) or tuple(Word((token,)) for token in tokens)


def keys(given: str, family: str, former: Iterable[tuple[str, str]] = ()) -> tuple[str, ...]:
    """Everything a person is found by: the keys of their names, and of other names (given, family) they have or had.

    Sorted, none twice, each at most 60 characters; with the version of the way they are made. (R80)
    """
    found = {VERSION}
    for name in (given, family, *(part for pair in former for part in pair)):
        words = words_of(name)
        found |= {key for word in words for spelling in word.spellings for key in _stored(spelling)}
        found |= {key for spelling in _run_together(words) for key in _heard_as_one(spelling)}
    return tuple(sorted(found))


def sought(word: Word) -> dict[Alike, tuple[str, ...]]:
    """The keys by which one word that was typed is looked for, by how sure a find by them is. One letter is a beginning."""
    return {
        Alike.AS_GIVEN: tuple(f"n:{spelling}" for spelling in word.spellings if len(spelling) > 1),
        Alike.BEGINS: tuple(f"b:{spelling[:BEGINNINGS]}" for spelling in word.spellings[:2]),
        Alike.SHORT_FORM: _flat(word, "c", stands_for),
        Alike.SOUNDS_ALIKE: _flat(word, "s", sounds_of),
        Alike.MISSPELT: tuple(dict.fromkeys(f"d:{left}" for left in _left_out(word.spellings[0]))),
    }


def as_one(wanted: str) -> tuple[str, ...]:
    """The keys of several words that were typed apart and may stand as one on the record (Price-Jones, Pricejones)."""
    return tuple(f"n:{spelling}" for spelling in _run_together(words_of(wanted)))


def match(wanted: str, *names: str) -> Match | None:
    """How names meet what was sought: every word of it has to meet some word of them. Nothing sought meets nothing."""
    there = [word for name in names for word in (*words_of(name), *map(_word, _run_together(words_of(name))))]
    found = [_best(word, there) for word in _prepared(wanted)]
    each = [one for one in found if one is not None]
    if not each or len(each) < len(found):
        together = _run_together(words_of(wanted))
        return Match(Alike.AS_GIVEN, 100) if any(word.spellings[0] in together for word in there) else None
    how = max((one.how for one in each), key=SUREST_FIRST.index)
    return Match(how, sum(one.closeness for one in each) // len(each))


def same(given: str, family: str, other_given: str, other_family: str) -> bool:
    """Whether two people's names are written alike, whatever the accents, capitals and hyphens."""
    return bool(plain(family)) and (plain(given), plain(family)) == (plain(other_given), plain(other_family))


def sound_alike(given: str, family: str, other_given: str, other_family: str) -> bool:
    """Whether two people's names could be the same one heard or misspelt: first names and last names each meet."""
    return all(
        any(_surely(match(first, second)) for first, second in ((one, other), (other, one)))
        for one, other in ((given, other_given), (family, other_family))
    )


def closeness(one: str, other: str) -> int:
    """How close two words or names are, 0 to 100: letters to change, add, leave out or swap, beside the longer one."""
    first, second = plain(one), plain(other)
    longest = max(len(first), len(second))
    return 100 - 100 * _distance(first, second) // longest if longest else 0


def _surely(found: Match | None) -> bool:
    return found is not None and found.how is not Alike.BEGINS


def _joined(tokens: list[str]) -> list[str]:
    joined: list[str] = []
    for token in tokens:
        if joined and joined[-1] in _WRITTEN_APART:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _without_mac(word: str) -> str:
    return re.sub(r"^mac(?=[bcdfgklmnpqrstvw][a-z]{2})", "mc", word)[:LONGEST]


def _word(spelling: str) -> Word:
    return Word((spelling,))


def _run_together(words: tuple[Word, ...]) -> tuple[str, ...]:
    """A double-barrelled name written as one word."""
    return ("".join(word.spellings[0] for word in words)[:LONGEST],) if len(words) > 1 else ()


@lru_cache(maxsize=4096)
def _stored(word: str) -> frozenset[str]:
    found = {f"n:{word}"} | {f"b:{word[:length]}" for length in range(1, min(BEGINNINGS, len(word)) + 1)}
    found |= {f"c:{name}" for name in stands_for(word)} | {f"s:{sound}" for sound in sounds_of(word)}
    return frozenset(found | {f"d:{left}" for left in _left_out(word)})


def _heard_as_one(word: str) -> set[str]:
    return {f"n:{word}"} | {f"s:{sound}" for sound in sounds_of(word)}


def _left_out(word: str) -> tuple[str, ...]:
    """The word, and with each letter left out; nothing for a short word, which would meet too many others."""
    if len(word) < MISSPELT_FROM or not word.isalpha():
        return ()
    return (word, *(word[:place] + word[place + 1 :] for place in range(len(word))))


def _flat(word: Word, kind: str, read: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{kind}:{key}" for spelling in word.spellings for key in read(spelling)))


@lru_cache(maxsize=64)
def _prepared(wanted: str) -> tuple[tuple[Word, dict[Alike, tuple[str, ...]]], ...]:
    """What was typed with the keys it is looked for by: held against many names one after the other."""
    return tuple((word, sought(word)) for word in words_of(wanted))


def _best(wanted: tuple[Word, dict[Alike, tuple[str, ...]]], there: Iterable[Word]) -> Match | None:
    found = [one for word in there if (one := _meeting(*wanted, word)) is not None]
    return min(found, key=lambda one: (SUREST_FIRST.index(one.how), -one.closeness), default=None)


def _meeting(wanted: Word, wanted_keys: dict[Alike, tuple[str, ...]], word: Word) -> Match | None:
    """How one word meets another. Keys of beginnings stop at six letters, so what is longer is looked at whole."""
    ways = [
        how for how, its in wanted_keys.items() if any(not _stored(each).isdisjoint(its) for each in word.spellings)
    ]
    if not ways:
        return None
    close = closeness(wanted.spellings[0], word.spellings[0])
    if Alike.BEGINS in ways and not _begins(wanted, word):
        ways.remove(Alike.BEGINS)
    if Alike.MISSPELT in ways and close < CLOSE_ENOUGH:
        ways.remove(Alike.MISSPELT)
    return Match(ways[0], close) if ways else None


def _begins(wanted: Word, word: Word) -> bool:
    return any(spelling.startswith(wanted.spellings) for spelling in word.spellings)


def _distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with their neighbour, to make one text of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, last, row = row, before, [place]
        for column, beside in enumerate(other, 1):
            cost = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != beside))
            swapped = column > 1 and place > 1 and letter == other[column - 2] and one[place - 2] == beside
            row.append(min(cost, last[column - 2] + 1) if swapped else cost)
    return row[-1]
