"""Where somebody would look who has only the map: every middle that a shape has.

An offender sees the map on the licence. If the home lies at one of these points, the map gives it away. Source: P58; law.md
(an address must not follow from the shape of a zone).
"""

import heapq
import math
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from victimcontact.scheme.zones import geometry
from victimcontact.scheme.zones.points import Area, Point, Ring, Shape, edges

FINE: Final = 5.0  # metres: how exactly the point deepest inside is found


def middles(shape: Shape) -> Iterator[Point]:
    """The points anybody would try first, of the whole shape and of each piece of it; the quickest to find come first."""
    pieces = [(area,) for area in shape]
    for each in pieces if len(pieces) == 1 else [shape, *pieces]:
        yield from _of_one(each)


def deepest(shape: Shape) -> tuple[Point, float]:
    """The point within a shape that is furthest from every side (the pole of inaccessibility), and how far that is."""
    return max((_deepest_of(area) for area in shape), key=lambda found: found[1])


def around(points: Sequence[Point]) -> tuple[Point, float]:
    """The smallest circle around points: its centre and its radius, in metres."""
    centre, radius = points[0], 0.0
    for third, one in enumerate(points):
        if _covers(centre, radius, one):
            continue
        centre, radius = one, 0.0
        for second, two in enumerate(points[:third]):
            if _covers(centre, radius, two):
                continue
            centre, radius = _between(one, two)
            for three in points[:second]:
                if not _covers(centre, radius, three):
                    centre, radius = _through(one, two, three)
    return centre, radius


def hull(points: Sequence[Point]) -> Ring:
    """The rubber band around points: its corners, against the clock."""
    ordered = sorted(set(points), key=lambda point: (point.east, point.north))
    return (*_half_of_hull(ordered), *_half_of_hull(ordered[::-1])) if len(ordered) > 2 else tuple(ordered)


def middles_of_narrowest_boxes(points: Sequence[Point]) -> list[Point]:
    """The middle of the smallest box around points, however it is turned; several when some are equally small."""
    band = hull(points)
    boxes = [_box_along(band, a, b) for a, b in edges(band)]
    least = min((size for _middle, size in boxes), default=0.0)
    return [middle for middle, size in boxes if size <= least * 1.001]


def _of_one(shape: Shape) -> Iterator[Point]:
    corners: Ring = tuple(corner for area in shape for corner in area.edge)
    low, high = geometry.box(shape)
    yield geometry.centroid(shape)
    yield geometry.centroid(tuple(Area(area.edge) for area in shape))
    yield geometry.mean(corners)
    yield Point(median(corner.east for corner in corners), median(corner.north for corner in corners))
    yield Point((low.east + high.east) / 2, (low.north + high.north) / 2)
    yield geometry.centroid((Area(hull(corners)),))
    yield from middles_of_narrowest_boxes(corners)
    yield from (geometry.centroid((Area(part),)) for area in shape for part in area.open_parts)
    yield around(corners)[0]
    yield deepest(shape)[0]


def _deepest_of(area: Area) -> tuple[Point, float]:
    """Squares are searched in the order of how deep a point they could hold, and cut into four until one is fine enough."""
    shape = (area,)
    low, high = geometry.box(shape)
    half = max(high.east - low.east, high.north - low.north, FINE) / 2
    middle = Point((low.east + high.east) / 2, (low.north + high.north) / 2)
    best, depth = middle, _depth(shape, middle)
    waiting = [(-(depth + half * math.sqrt(2)), middle.east, middle.north, half)]
    while waiting:
        promise, east, north, half = heapq.heappop(waiting)
        if -promise - depth < FINE:
            break
        for point in _quarters(Point(east, north), half / 2):
            here = _depth(shape, point)
            if here > depth:
                best, depth = point, here
            heapq.heappush(waiting, (-(here + half / 2 * math.sqrt(2)), point.east, point.north, half / 2))
    return best, depth


def _half_of_hull(ordered: Sequence[Point]) -> list[Point]:
    """One side of the rubber band, without its last corner."""
    band: list[Point] = []
    for point in ordered:
        while len(band) > 1 and geometry.side_of(band[-2], band[-1], point) <= 0:
            band.pop()
        band.append(point)
    return band[:-1]


def _box_along(band: Ring, a: Point, b: Point) -> tuple[Point, float]:
    """The box around a rubber band with a side along one of its sides: its middle, and its size."""
    length = geometry.distance(a, b) or 1.0
    east, north = (b.east - a.east) / length, (b.north - a.north) / length
    along = [point.east * east + point.north * north for point in band]
    aside = [point.north * east - point.east * north for point in band]
    far, wide = (min(along) + max(along)) / 2, (min(aside) + max(aside)) / 2
    size = (max(along) - min(along)) * (max(aside) - min(aside))
    return Point(far * east - wide * north, far * north + wide * east), size


def _quarters(middle: Point, half: float) -> Iterator[Point]:
    for east in (-half, half):
        for north in (-half, half):
            yield Point(middle.east + east, middle.north + north)


def _depth(shape: Shape, point: Point) -> float:
    """Metres to the nearest side; negative outside."""
    away = geometry.to_edge(shape, point)
    return away if geometry.holds(shape, point) else -away


def _covers(centre: Point, radius: float, point: Point) -> bool:
    return geometry.distance(centre, point) <= radius + 1e-6


def _between(a: Point, b: Point) -> tuple[Point, float]:
    return geometry.mean((a, b)), geometry.distance(a, b) / 2


def _through(a: Point, b: Point, c: Point) -> tuple[Point, float]:
    """The circle through three points; through the two that are furthest apart when they lie on one line."""
    bx, by, cx, cy = b.east - a.east, b.north - a.north, c.east - a.east, c.north - a.north
    turn = 2 * (bx * cy - by * cx)
    if abs(turn) < 1e-9:
        return max((_between(*pair) for pair in ((a, b), (a, c), (b, c))), key=lambda circle: circle[1])
    squared_b, squared_c = bx**2 + by**2, cx**2 + cy**2
    east, north = (cy * squared_b - by * squared_c) / turn, (bx * squared_c - cx * squared_b) / turn
    return Point(a.east + east, a.north + north), math.hypot(east, north)
