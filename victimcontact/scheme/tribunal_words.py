"""Words that have no place in representations to a mental health tribunal: only conditions may be represented (P76, P110).

Whether somebody is to be discharged, their illness and their treatment are not for the victim to argue. A sentence that argues
stops the report. A word that may belong to a condition ("if he is discharged") is shown, and whoever checks it judges.
Source: Domestic Violence, Crime and Victims Act 2004 ss.36 to 37; representations.md 2.2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_WHO: Final = r"(?:he|she|they|him|her|them|(?:the )?patient)"
_ARGUES: Final = (
    r"\b(?:should|must|ought|needs?|has|have|deserves?)(?: not| never|n['’]t)?(?: to)?(?: ever)? (?:be )?"
    r"(?:discharged?|released?|let out|set free|freed|kept in|detained|locked up|recalled)\b",
    r"(?:\bnot|\bnever|n['’]t)(?: ever)?(?: be)?(?: ready to be| fit to be| safe to be)? (?:discharged?|released?|let out|freed)\b",
    rf"\b(?:do not|don['’]t|never|please do not|please don['’]t) (?:discharge|release|free|let {_WHO} (?:out|go))\b",
    rf"\b(?:keep|leave) {_WHO} (?:there|in hospital|inside|locked up|where)\b",
    r"\b(?:stay|remain|kept?)\b.{0,20}\b(?:in hospital|locked up|inside|on the ward|detained)\b",
    r"\b(?:oppos\w+|against|object\w*|in favour|support\w*)\b.{0,30}\b(?:discharge|release)\b",
    rf"\b{_WHO}(?: is|'s|’s|'re|’re| are) (?:not |still |too )?(?:dangerous|ill|mad|mentally|insane|psychotic|cured|recovered|a danger)\b",
)
_TOUCHES: Final = (
    r"\b(?:discharg\w+|releas\w+|parole)\b",
    r"\b(?:diagnos\w+|illness(?:es)?|mentally|psychos\w+|psychotic|psychopath\w*|schizo\w+|bipolar|personality disorder|disorder)\b",
    r"\b(?:medicat\w+|medicines?|treatments?|therap\w+|tablets|injections?|clinical\w*|symptoms?|section(?:ed)?|detain\w*|detention)\b",
)


@dataclass(frozen=True)
class OutsideConditions:
    """Words at `text[start:end]` that are not about a condition. `argues`: they cannot stay; otherwise somebody judges."""

    start: int
    end: int
    argues: bool


def outside_conditions(text: str) -> tuple[OutsideConditions, ...]:
    """What in a text for the tribunal is, or may be, about something other than conditions, in the order it stands (P76)."""
    argued = list(_found(text, _ARGUES, argues=True))
    touched = (each for each in _found(text, _TOUCHES, argues=False) if not any(_overlap(each, one) for one in argued))
    ordered = sorted((*argued, *touched), key=lambda each: (each.start, -each.end))
    repeated = {later for earlier, later in pairwise(ordered) if _overlap(earlier, later)}
    return tuple(each for each in ordered if each not in repeated)


def _found(text: str, ways: tuple[str, ...], *, argues: bool) -> Iterator[OutsideConditions]:
    # A line break inside a sentence hides nothing; each character keeps its place.
    flat = text.replace("\n", " ").replace("\t", " ")
    for way in ways:
        for match in re.finditer(way, flat, re.IGNORECASE):
            yield OutsideConditions(match.start(), match.end(), argues)


def _overlap(one: OutsideConditions, other: OutsideConditions) -> bool:
    return one.start < other.end and other.start < one.end
