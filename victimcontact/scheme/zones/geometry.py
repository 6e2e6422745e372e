"""Plane geometry on the National Grid, in metres: how large, where the middle is, what lies inside, which sides cross.

Zones have at most some hundred corners, so every pair of sides may be looked at.
"""

import math
from collections.abc import Iterator, Sequence

from victimcontact.scheme.zones.points import Edge, Point, Ring, Shape, edges, rings


def signed_area(ring: Ring) -> float:
    """Square metres within a ring; negative where its corners go clockwise."""
    return sum(_turn(a, b) for a, b in edges(ring)) / 2


def size(shape: Shape) -> float:
    """Square metres of a shape, without what is open in it."""
    return sum(abs(signed_area(area.edge)) - sum(abs(signed_area(part)) for part in area.open_parts) for area in shape)


def perimeter(ring: Ring) -> float:
    """Metres around a ring."""
    return sum(distance(a, b) for a, b in edges(ring))


def distance(a: Point, b: Point) -> float:
    """Metres between two points."""
    return math.hypot(a.east - b.east, a.north - b.north)


def centroid(shape: Shape) -> Point:
    """The point at which a shape cut from card would balance. A shape without any area balances at the middle of its corners."""
    east = north = total = 0.0
    for ring, sign in _weighed(shape):
        whole = signed_area(ring)
        weight = sign * abs(whole)
        if whole == 0:
            continue
        middle = _balance(ring, whole)
        east, north, total = east + weight * middle.east, north + weight * middle.north, total + weight
    return Point(east / total, north / total) if total else mean([corner for ring in rings(shape) for corner in ring])


def mean(points: Sequence[Point]) -> Point:
    """The middle of some points."""
    return Point(sum(p.east for p in points) / len(points), sum(p.north for p in points) / len(points))


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies within a ring. On its edge the answer may be either."""
    odd = False
    for a, b in edges(ring):
        if (a.north > point.north) != (b.north > point.north):
            crossing = a.east + (point.north - a.north) / (b.north - a.north) * (b.east - a.east)
            odd ^= point.east < crossing
    return odd


def holds(shape: Shape, point: Point) -> bool:
    """Whether a point lies within a shape, and not in what is open in it."""
    return any(inside(point, area.edge) and not any(inside(point, part) for part in area.open_parts) for area in shape)


def to_edge(shape: Shape, point: Point) -> float:
    """Metres from a point to the nearest side of a shape."""
    return min(to_side(point, side) for ring in rings(shape) for side in edges(ring))


def to_side(point: Point, side: Edge) -> float:
    """Metres from a point to the nearest point of a side."""
    a, b = side
    along_east, along_north = b.east - a.east, b.north - a.north
    length = along_east**2 + along_north**2
    share = ((point.east - a.east) * along_east + (point.north - a.north) * along_north) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(point.east - a.east - share * along_east, point.north - a.north - share * along_north)


def crossing_sides(ring: Ring) -> tuple[int, int] | None:
    """The first two sides of a ring that meet where they should not, by the corner at which each begins (from 0)."""
    sides = edges(ring)
    for first, one in enumerate(sides):
        for second in range(first + 1, len(sides)):
            if _folds(sides, first, second) or (
                not _neighbours(first, second, len(sides)) and meet(one, sides[second])
            ):
                return first, second
    return None


def rings_meet(one: Ring, other: Ring) -> bool:
    """Whether the sides of two rings touch or cross."""
    return any(meet(a, b) for a in edges(one) for b in edges(other))


def meet(one: Edge, other: Edge) -> bool:
    """Whether two sides have a point in common."""
    (a, b), (c, d) = one, other
    if side_of(a, b, c) * side_of(a, b, d) < 0 and side_of(c, d, a) * side_of(c, d, b) < 0:
        return True
    return any(_on(p, side) for p, side in ((c, one), (d, one), (a, other), (b, other)))


def side_of(a: Point, b: Point, c: Point) -> float:
    """Positive where c lies to the left of the way from a to b, negative to the right, 0 on it."""
    return (b.east - a.east) * (c.north - a.north) - (b.north - a.north) * (c.east - a.east)


def box(shape: Shape) -> tuple[Point, Point]:
    """The south-west and north-east corners of the smallest upright box around a shape."""
    corners = [corner for area in shape for corner in area.edge]
    easts, norths = [c.east for c in corners], [c.north for c in corners]
    return Point(min(easts), min(norths)), Point(max(easts), max(norths))


def samples(shape: Shape, steps: int) -> Iterator[Point]:
    """Points spread evenly over a shape: the middles of the squares of a net with so many steps along the longer side."""
    low, high = box(shape)
    step = max(high.east - low.east, high.north - low.north) / steps or 1.0
    across, up = (math.ceil((high.east - low.east) / step) or 1, math.ceil((high.north - low.north) / step) or 1)
    for row in range(up):
        for column in range(across):
            point = Point(low.east + (column + 0.5) * step, low.north + (row + 0.5) * step)
            if holds(shape, point):
                yield point


def _weighed(shape: Shape) -> Iterator[tuple[Ring, int]]:
    for area in shape:
        yield area.edge, 1
        yield from ((part, -1) for part in area.open_parts)


def _balance(ring: Ring, whole: float) -> Point:
    """Counted from the first corner, so that large numbers do not swallow small differences."""
    start = ring[0]
    east = north = 0.0
    for a, b in edges(ring):
        ax, ay, bx, by = a.east - start.east, a.north - start.north, b.east - start.east, b.north - start.north
        turn = ax * by - bx * ay
        east, north = east + (ax + bx) * turn, north + (ay + by) * turn
    return Point(start.east + east / (6 * whole), start.north + north / (6 * whole))


def _turn(a: Point, b: Point) -> float:
    return a.east * b.north - b.east * a.north


def _on(point: Point, side: Edge) -> bool:
    a, b = side
    if side_of(a, b, point) != 0:
        return False
    return min(a.east, b.east) <= point.east <= max(a.east, b.east) and min(a.north, b.north) <= point.north <= max(
        a.north, b.north
    )


def _neighbours(first: int, second: int, count: int) -> bool:
    return second - first == 1 or (first == 0 and second == count - 1)


def _folds(sides: Sequence[Edge], first: int, second: int) -> bool:
    """Whether two sides that follow each other lie upon one another: the edge goes back the way it came."""
    if not _neighbours(first, second, len(sides)):
        return False
    one, other = (sides[first], sides[second]) if second - first == 1 else (sides[second], sides[first])
    return _on(other[1], one) or _on(one[0], other)
