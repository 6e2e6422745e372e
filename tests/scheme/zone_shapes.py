"""Areas for the tests of zones, and homes that follow from a number."""

import hashlib

from victimcontact.scheme.zones.points import Area, Point, Ring, Shape

CORNER = Point(358_000.0, 172_000.0)  # a field that nobody lives in, as far as these tests know


def ring(*corners: tuple[float, float], around: Point = CORNER) -> Ring:
    """A ring of corners counted in metres from a corner of ours."""
    return tuple(Point(around.east + east, around.north + north) for east, north in corners)


def box(east: float, north: float, wide: float, high: float) -> Ring:
    return ring((east, north), (east + wide, north), (east + wide, north + high), (east, north + high))


def shape(*edges: Ring) -> Shape:
    return tuple(Area(edge) for edge in edges)


def homes(count: int) -> list[Point]:
    """Places all over England and Wales, always the same ones."""
    return [Point(250_000 + share(n, "east") * 300_000, 130_000 + share(n, "north") * 350_000) for n in range(count)]


def share(number: int, what: str) -> float:
    digest = hashlib.sha256(f"{number} {what}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64
