"""Can the home be worked out from an area? Asked of the shape alone, of the shape and the place it protects, and of all versions together.

What is promised of an area without a warning: the place lies at least `CLEAR` metres from every point that somebody would
try who has this map, or this map and every one before it. Source: P58, representations.md 3.4; law.md on exclusion zones.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from victimcontact.scheme.zones import geometry
from victimcontact.scheme.zones.middles import around, deepest, hull, middles
from victimcontact.scheme.zones.points import Area, Point, Shape, rings

CLEAR: Final = 250.0  # metres between the place and every point that can be guessed from the map
FROM_EDGE: Final = 100.0  # metres: nearer the edge the area neither protects nor hides
SMALL: Final = 400_000.0  # square metres: fewer homes than that are soon counted
NARROW: Final = 100.0  # metres from the deepest point to the nearest side: less is a ribbon along one road
ROUND: Final = 0.9  # of a circle's roundness: a regular octagon has 0.95
MIRRORED: Final = 0.05  # of its own width, by which a shape turned about its middle may differ from itself
NET: Final = 32  # steps of the net on which areas are laid over one another


class Warned(StrEnum):
    """Why the home could be worked out, or would not be protected."""

    SMALL = "small"
    NARROW = "narrow"
    CLEAR_MIDDLE = "clear_middle"
    AT_A_MIDDLE = "at_a_middle"
    OUTSIDE = "outside"
    NEAR_THE_EDGE = "near_the_edge"
    SMALL_TOGETHER = "small_together"
    AT_A_MIDDLE_TOGETHER = "at_a_middle_together"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the offender's side may have of one case already: the areas that went out before."""

    earlier: tuple[Shape, ...] = ()


def warnings(shape: Shape, place: Point | None = None, seen: Seen | None = None) -> tuple[Warned, ...]:
    """Why this area should not go as it is; nothing when it may. Without the place only the shape itself is judged.

    The place is a home, a school or a work place within the area. It is used here and kept nowhere.
    """
    return tuple(dict.fromkeys(_warnings(shape, place, seen)))


def is_quiet(shape: Shape, place: Point, seen: Seen | None = None, *, spare: float = 0.0) -> bool:
    """Whether there is no warning at all, with so many metres to spare between the place and the shape's own middles."""
    return next(_warnings(shape, place, seen, spare), None) is None


def _warnings(shape: Shape, place: Point | None, seen: Seen | None, spare: float = 0.0) -> Iterator[Warned]:
    if place is not None:
        yield from _of_the_place(shape, place, CLEAR + spare)
    yield from _of_the_shape(shape, place)
    yield from _together(shape, place, seen.earlier if seen else ())


def _of_the_shape(shape: Shape, place: Point | None) -> Iterator[Warned]:
    if geometry.size(shape) < SMALL:
        yield Warned.SMALL
    if deepest(shape)[1] < NARROW:
        yield Warned.NARROW
    if place is None and any(_has_clear_middle(area) for area in shape):
        yield Warned.CLEAR_MIDDLE


def _of_the_place(shape: Shape, place: Point, clear: float) -> Iterator[Warned]:
    if not any(geometry.inside(place, area.edge) for area in shape):
        yield Warned.OUTSIDE
    elif geometry.to_edge(shape, place) < FROM_EDGE:
        yield Warned.NEAR_THE_EDGE
    if any(geometry.distance(place, guess) < clear for guess in middles(shape)):
        yield Warned.AT_A_MIDDLE


def _together(shape: Shape, place: Point | None, earlier: Sequence[Shape]) -> Iterator[Warned]:
    """Areas are laid over one another: what they have in common must be as large, and its middles as far away, as for one alone.

    An area that was seen before gives away nothing new.
    """
    if not earlier or any(_written(shape) == _written(other) for other in earlier):
        return
    overlay = _laid(shape, earlier)
    if any(ground.size < SMALL for ground in overlay.grounds) and geometry.size(shape) >= SMALL:
        yield Warned.SMALL_TOGETHER
    clear = CLEAR + overlay.step / 2
    if place is not None and any(geometry.distance(place, guess) < clear for guess in _guesses_together(overlay)):
        yield Warned.AT_A_MIDDLE_TOGETHER


def _has_clear_middle(area: Area) -> bool:
    """Round, or the same when turned by half about its middle: then the eye finds the middle by itself."""
    edge = (Area(area.edge),)
    roundness = 4 * math.pi * geometry.size(edge) / geometry.perimeter(area.edge) ** 2
    return roundness > ROUND or _is_mirrored(edge)


def _is_mirrored(edge: Shape) -> bool:
    middle, (low, high) = geometry.centroid(edge), geometry.box(edge)
    allowed = MIRRORED * max(high.east - low.east, high.north - low.north)
    turned = (Point(2 * middle.east - p.east, 2 * middle.north - p.north) for area in edge for p in area.edge)
    return all(geometry.to_edge(edge, corner) <= allowed for corner in turned)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What areas have in common, as points of a net."""

    points: tuple[Point, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Overlay:
    """An area with the earlier ones that overlap it, and the ground in common with each of them and with all.

    `step` is how far apart the points of the net are, and how far off a middle found on it may be.
    """

    shapes: tuple[Shape, ...]
    grounds: tuple[_Ground, ...]
    step: float


def _written(shape: Shape) -> tuple[tuple[int, int], ...]:
    """A shape to the metre, to know it again."""
    return tuple(sorted((round(corner.east), round(corner.north)) for ring in rings(shape) for corner in ring))


def _laid(shape: Shape, earlier: Sequence[Shape]) -> _Overlay:
    """Laid out on the smallest of the areas that overlap, so that what they have in common is seen finely."""
    overlapping = [other for other in earlier if any(geometry.holds(other, p) for p in geometry.samples(shape, NET))]
    if not overlapping:
        return _Overlay((shape,), (), 0.0)
    shapes = (shape, *overlapping)
    net = tuple(geometry.samples(min(shapes, key=geometry.size), NET))
    here, *parts = (frozenset(p for p in net if geometry.holds(each, p)) for each in shapes)
    common = [here & part for part in parts]
    grounds = dict.fromkeys(points for points in (*common, here.intersection(*parts)) if points)
    square = geometry.size(min(shapes, key=geometry.size)) / len(net)
    return _Overlay(
        shapes,
        tuple(_Ground(tuple(p for p in net if p in points), square * len(points)) for points in grounds),
        math.sqrt(square),
    )


def _guesses_together(overlay: _Overlay) -> Iterator[Point]:
    """The middles of what is in common, and the middle of all the points at which the areas balance."""
    for ground in overlay.grounds:
        band = hull(ground.points)
        low, high = geometry.box((Area(band),))
        yield geometry.mean(ground.points)
        yield Point((low.east + high.east) / 2, (low.north + high.north) / 2)
        yield around(band)[0]
        yield from _deepest_of(ground, overlay)
    if overlay.grounds:
        yield geometry.mean([geometry.centroid(each) for each in overlay.shapes])


def _deepest_of(ground: _Ground, overlay: _Overlay) -> Iterator[Point]:
    """The points of a ground furthest from every edge: all that may be the deepest, as far as the net can tell."""
    depths = {point: min(geometry.to_edge(each, point) for each in overlay.shapes) for point in ground.points}
    most = max(depths.values())
    return (point for point, depth in depths.items() if depth > most - overlay.step / 2)
