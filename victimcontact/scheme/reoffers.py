"""When somebody who said no may be asked again: only as they chose (users-and-peers.md B5; P12, P14, R31).

"No" has a kind. Whoever says "never" is not asked again. Whoever says "not now", declines or leaves may name a day, or
things that may happen, at which they want to be asked once more. Whoever names nothing is not asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Point(StrEnum):
    """What may happen that somebody wants to be asked again at."""

    OPEN_CONDITIONS = "open_conditions"
    PAROLE = "parole"
    BEFORE_RELEASE = "before_release"
    RELEASE = "release"


# How a point is said to the officer who asks again.
IN_WORDS: Mapping[Point, str] = {
    Point.OPEN_CONDITIONS: "when a move to an open prison comes up",
    Point.PAROLE: "when a parole review begins",
    Point.BEFORE_RELEASE: "six months before the release",
    Point.RELEASE: "at the release",
}
MONTHS_BEFORE_RELEASE = 6
MAY_NAME_POINTS = ("not_now", "decline", "leave")


@dataclass(frozen=True)
class AskAgain:
    """What somebody chose when they said no: a day from which on they may be asked, and points. Either may be missing."""

    from_on: date | None
    points: frozenset[Point]


NEVER = AskAgain(None, frozenset())


def chosen(wish: str | None, from_on: date | None, points: Iterable[str]) -> AskAgain:
    """What a wish allows. "Never" allows nothing, whatever was ticked beside it; joining needs no asking.

    Raises `ValueError` for a point there is none of.
    """
    named = frozenset(Point(point) for point in points)
    return AskAgain(from_on, named) if wish in MAY_NAME_POINTS else NEVER
