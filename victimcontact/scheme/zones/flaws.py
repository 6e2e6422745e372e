"""What is wrong with an area that was drawn or typed, and at which corner (representations.md 3.4; P58 to P60)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from victimcontact.scheme.zones import geometry
from victimcontact.scheme.zones.middles import hull
from victimcontact.scheme.zones.points import Area, Point, Ring, Shape, rings

MOST_CORNERS: Final = 200
SMALLEST: Final = 10_000  # square metres: 100 metres by 100 metres
LARGEST: Final = 500_000_000  # square metres: 500 square kilometres, a city with its suburbs
LARGEST_TO_STAY_IN: Final = 10_000_000_000  # a restriction zone may be a county
RESTRICTION_ZONE: Final = "RES_ZONE"
# The rough bounds of Great Britain in kilometres on the National Grid, and of the part of Ireland that lies within them.
WEST, EAST, SOUTH, NORTH = 80, 660, 5, 1_220
IRELAND_EAST, IRELAND_SOUTH, IRELAND_NORTH = 185, 240, 600


class Kind(StrEnum):
    """What can be wrong."""

    NOTHING_DRAWN = "nothing_drawn"
    UNREADABLE = "unreadable"
    NOT_AN_AREA = "not_an_area"
    NOT_CLOSED = "not_closed"
    TOO_FEW_CORNERS = "too_few_corners"
    TOO_MANY_CORNERS = "too_many_corners"
    OUTSIDE_GREAT_BRITAIN = "outside_great_britain"
    CROSSES_ITSELF = "crosses_itself"
    NO_SIZE = "no_size"
    AREAS_MEET = "areas_meet"
    OPEN_PART_OUTSIDE = "open_part_outside"
    OPEN_PARTS_MEET = "open_parts_meet"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with an area. `ring` counts the pieces of edge, `corner` and `other` the corners of it, all from 1.

    `in_open_part` says that the ring is one of those that stay open; `shown` is what was typed, where that is the trouble.
    """

    kind: Kind
    ring: int = 0
    corner: int = 0
    other: int = 0
    in_open_part: bool = False
    shown: str = ""


def flaws(shape: Shape, *, purpose: str) -> tuple[Flaw, ...]:
    """What is wrong with a shape; nothing when it may be a zone. `purpose` is the kind of condition, such as `RES_ZONE`.

    Corners come first: while one is wrong, sizes and crossings would only repeat it.
    """
    return (
        tuple(_numbers(shape))
        or tuple(_of_rings(shape))
        or tuple(_between_rings(shape))
        or tuple(_sizes(shape, purpose))
    )


def in_great_britain(point: Point) -> bool:
    """Whether a point lies within the rough bounds of Great Britain. Sea and the Isle of Man are not told apart."""
    east, north = point.east / 1000, point.north / 1000
    ireland = east < IRELAND_EAST and IRELAND_SOUTH < north < IRELAND_NORTH
    return WEST <= east <= EAST and SOUTH <= north <= NORTH and not ireland


def _numbered(shape: Shape) -> Iterator[tuple[Ring, int, bool]]:
    """Every ring with its number: the edges are counted for themselves, and so are the open parts."""
    yield from ((area.edge, number, False) for number, area in enumerate(shape, 1))
    inner = [part for area in shape for part in area.open_parts]
    yield from ((part, number, True) for number, part in enumerate(inner, 1))


def _numbers(shape: Shape) -> Iterator[Flaw]:
    if not shape:
        yield Flaw(Kind.NOTHING_DRAWN)
    if sum(len(ring) for ring in rings(shape)) > MOST_CORNERS:
        yield Flaw(Kind.TOO_MANY_CORNERS)
    for ring, number, is_open in _numbered(shape):
        if len(ring) < 3:
            yield Flaw(Kind.TOO_FEW_CORNERS, number, len(ring), in_open_part=is_open)
        outside = (place for place, corner in enumerate(ring, 1) if not in_great_britain(corner))
        if first := next(outside, 0):
            yield Flaw(Kind.OUTSIDE_GREAT_BRITAIN, number, first, in_open_part=is_open)


def _of_rings(shape: Shape) -> Iterator[Flaw]:
    for ring, number, is_open in _numbered(shape):
        if geometry.signed_area(hull(ring)) < 1:
            yield Flaw(Kind.NO_SIZE, number, in_open_part=is_open)
        elif crossing := geometry.crossing_sides(ring):
            first, second = crossing
            yield Flaw(Kind.CROSSES_ITSELF, number, first + 1, second + 1, is_open)


def _between_rings(shape: Shape) -> Iterator[Flaw]:
    numbered = [(area, number) for number, area in enumerate(shape, 1)]
    for (one, first), (other, second) in combinations(numbered, 2):
        if _overlap(one.edge, other.edge):
            yield Flaw(Kind.AREAS_MEET, first, other=second)
    number = 0
    for area in shape:
        for part in area.open_parts:
            number += 1
            if not _lies_within(part, area):
                yield Flaw(Kind.OPEN_PART_OUTSIDE, number, in_open_part=True)
        if any(_overlap(one, other) for one, other in combinations(area.open_parts, 2)):
            yield Flaw(Kind.OPEN_PARTS_MEET, number, in_open_part=True)


def _lies_within(part: Ring, area: Area) -> bool:
    return geometry.inside(part[0], area.edge) and not geometry.rings_meet(part, area.edge)


def _overlap(one: Ring, other: Ring) -> bool:
    return geometry.rings_meet(one, other) or geometry.inside(one[0], other) or geometry.inside(other[0], one)


def _sizes(shape: Shape, purpose: str) -> Iterator[Flaw]:
    size = geometry.size(shape)
    if size < SMALLEST:
        yield Flaw(Kind.TOO_SMALL)
    if size > (LARGEST_TO_STAY_IN if purpose == RESTRICTION_ZONE else LARGEST):
        yield Flaw(Kind.TOO_LARGE)
