"""Telephone numbers written in words, or with letters for figures: `oh double seven`, `O77OO`, `dim saith saith`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from victimcontact.scheme.leaks.forms import DIALLED_BEFORE, national_number

_FIGURES = {
    word: figure
    for figure, words in {
        "0": "zero oh o nought nil dim sero",
        "1": "one un",
        "2": "two dau dwy",
        "3": "three tri tair",
        "4": "four pedwar pedair",
        "5": "five pump pum",
        "6": "six chwech chwe",
        "7": "seven saith",
        "8": "eight wyth",
        "9": "nine naw",
    }.items()
    for word in words.split()
}
_TIMES = {"double": 2, "dwbl": 2, "treble": 3, "triple": 3}
_LOOK_ALIKE = str.maketrans({"o": "0", "l": "1", "i": "1"})
_TOKEN = re.compile(r"(?<![^\W_])[^\W_]+")


@dataclass(frozen=True)
class Figures:
    """A word or number that says figures: `text[start:end]` says `said`."""

    start: int
    end: int
    said: str


def rows_of_figures(text: str) -> tuple[tuple[Figures, ...], ...]:
    """The figures of a text, those together that no other word divides. `double` is one with the figure it doubles."""
    rows: list[tuple[Figures, ...]] = []
    row: list[Figures] = []
    begins, times = -1, 1
    for token in _TOKEN.finditer(text):
        word = token.group().casefold()
        if word in _TIMES:
            begins, times = token.start(), _TIMES[word]
            continue
        said = _figures_of(word)
        if said:
            row.append(Figures(begins if times > 1 else token.start(), token.end(), said * times))
        else:
            rows.append(tuple(row))
            row = []
        times = 1
    return tuple(each for each in (*rows, tuple(row)) if each)


def where_said(number: str, rows: Iterable[Sequence[Figures]]) -> Iterator[tuple[int, int]]:
    """Where figures say this telephone number, with or without what is dialled before it."""
    national = national_number(number)
    if not national:
        return
    ways = {before + national for before in DIALLED_BEFORE}
    for row in rows:
        for first in range(len(row)):
            said = accumulate(each.said for each in row[first:])
            yield from ((row[first].start, row[first + more].end) for more, so_far in enumerate(said) if so_far in ways)


def _figures_of(word: str) -> str:
    """The figures that a word or number says; nothing for any other word."""
    figures = word.translate(_LOOK_ALIKE)
    return _FIGURES.get(word) or (figures if figures.isdigit() and any(sign.isdigit() for sign in word) else "")
