"""How a name sounds, whether it is read as English or as Welsh: a few letters that are the same for names that sound alike.

Consonants are brought to one letter each (ff, ph and v are F; th is T; dd may be D or T; rh is R; c may be K or S; si before a
vowel and sh are X). Vowels count at the beginning; in a name of few consonants the first vowel counts too, as one of three.
"""

import re
from itertools import groupby, product

MOST_READINGS = 4
FEW = 3  # a name of so few consonants is told from others by its first vowel as well

# Beginnings and groups of letters, the longest first, with every way to read them. Small letters are vowels.
_READ: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"^(?:kn|gn)", ("N",)),
    (r"^wr|^rh", ("R",)),
    (r"^ps", ("S",)),
    (r"^gh", ("G",)),
    (r"^wh|^w(?=[aeiouy])", ("W",)),
    (r"^si(?=[aeouwy])", ("X",)),
    (r"^c(?=[eiy])", ("S", "K")),
    (r"^h", ("H",)),
    (r"^ew|^eu", ("e",)),
    (r"sch", ("SK", "X")),
    (r"tch", ("C",)),
    (r"ngh", ("NG",)),
    (r"dg(?=[eiy])", ("J",)),
    (r"mp(?=[st])", ("M",)),
    (r"mb$", ("M",)),
    (r"ch", ("C", "K")),
    (r"ck|cc", ("K",)),
    (r"sh", ("X",)),
    (r"ph|ff|bh|mh|[fv]", ("F",)),
    (r"th", ("T",)),
    (r"dd", ("D", "T")),
    (r"gh", ("",)),
    (r"qu?", ("K",)),
    (r"g(?=[eiy])", ("G", "J")),
    (r"c(?=[eiy])|z", ("S",)),
    (r"c", ("K",)),
    (r"x", ("KS",)),
    (r"h", ("",)),
    (r"aw|au|(?:ew|eu)(?![aeiouwy])", ("o",)),
    (r"[ouw]", ("o",)),
    (r"[eiy]", ("e",)),
    (r"a", ("a",)),
    (r"[bdgjklmnprst]", ()),
)
_READINGS = tuple((re.compile(letters), read) for letters, read in _READ)


def sounds_of(word: str) -> tuple[str, ...]:
    """How a word sounds, in at most four readings; nothing for a word of one letter or with a figure in it.

    The word is small letters without accents, as `names.words_of` answers it. (R80)
    """
    if len(word) < 2 or not word.isalpha():
        return ()
    ways = list(product(*_parts(word)))[:MOST_READINGS]
    return tuple(dict.fromkeys(_skeleton("".join(way)) for way in ways))


def _parts(word: str) -> list[tuple[str, ...]]:
    parts: list[tuple[str, ...]] = []
    place = 0
    while place < len(word):
        length, read = _part(word, place)
        parts.append(read)
        place += length
    return parts


def _part(word: str, place: int) -> tuple[int, tuple[str, ...]]:
    for letters, read in _READINGS:
        if letters.pattern.startswith("^") and place:
            continue
        found = letters.match(word, place)
        if found:
            return found.end() - place, read or (found[0].upper(),)
    return 1, (word[place].upper(),)


def _skeleton(sound: str) -> str:
    once = "".join(letter for letter, _again in groupby(sound))
    consonants = [letter for letter in once if letter.isupper()]
    vowel = next((letter for letter in once if letter.islower()), "")
    if once[:1].islower():
        return vowel + "".join(consonants)
    first_vowel = vowel if len(consonants) <= FEW else ""
    return "".join([*consonants[:1], first_vowel, *consonants[1:]])
