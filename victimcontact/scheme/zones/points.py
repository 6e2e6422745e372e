"""What areas are made of: points in metres on the National Grid, places on the globe, rings of corners, and shapes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the National Grid: metres east and north of its false origin."""

    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the globe, in degrees (WGS84)."""

    latitude: float
    longitude: float


Ring = tuple[Point, ...]
Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Area:
    """One piece of a zone: its edge, corner by corner, and what is left open within it (ways that may be used).

    A ring is not closed by repeating its first corner: the last one leads back to the first.
    """

    edge: Ring
    open_parts: tuple[Ring, ...] = ()


Shape = tuple[Area, ...]


def rings(shape: Shape) -> Iterator[Ring]:
    """Every ring of a shape: each edge, and then what is open within it."""
    for area in shape:
        yield area.edge
        yield from area.open_parts


def edges(ring: Ring) -> list[Edge]:
    """The sides of a ring, the last of which leads back to the first corner."""
    return [*pairwise(ring), (ring[-1], ring[0])] if ring else []
