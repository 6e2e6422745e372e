"""An area in which a home lies at a random place, so that the area does not show where.

The country is covered with uneven fields, as if a net had been thrown over it and pulled about; where it fell and how it was
pulled follows from a secret of the case. The suggested area is the field that holds the home. So the area depends on
which field that is, and not on where in it the home stands: everybody who lives in that field would be suggested the same
one. A net in which the home lies near a middle or near the edge of its field is not used; the next one is tried.

The same secret and the same size give the same area each time: asking again and again brings nothing new that could be
laid over the old. Another size gives an area that is held against all that went out before.
"""

import hashlib
import math
from collections.abc import Iterator
from typing import Final

from victimcontact.scheme.zones import geometry
from victimcontact.scheme.zones.points import Area, Point, Ring, Shape
from victimcontact.scheme.zones.privacy import Seen, is_quiet

WIDTHS: Final = (1_000, 1_500, 2_000, 3_000)  # metres across, roughly
NETS: Final = 200  # how many nets are tried
PULLED: Final = 0.2  # of its width: how far the knots of a net may lie from where they would be
BENT: Final = 0.12  # and how far the middles of its strings
SPARE: Final = 50.0  # metres more than must be: so that there is an area of another size as well, later
STEP: Final = 10.0  # metres: corners are put where a grid reference of eight figures can name them


def suggest(place: Point, *, width: int, secret: str, seen: Seen | None = None) -> Shape | None:
    """An area about so many metres across that holds the place and does not show where it is; None if there is none.

    `secret` is kept with the case and known to nobody else. `seen` is what the offender's side may have already. Whatever is
    answered has no warning (`privacy.is_quiet`) for this place and these earlier areas.
    """
    for number in range(NETS):
        net = _Net(f"{secret}:{width}:{number}", float(width))
        edge = net.field_around(place)
        if edge is None:
            continue
        shape = (Area(edge),)
        if is_quiet(shape, place, seen, spare=SPARE):
            return shape
    return None


class _Net:
    """Uneven fields that cover the plane: squares, turned, whose knots and strings have been pulled about."""

    def __init__(self, secret: str, width: float) -> None:
        self._secret, self._width = secret, width
        self._angle = self._share("angle") * math.pi / 2
        self._start = Point(self._share("east") * width, self._share("north") * width)

    def field_around(self, place: Point) -> Ring | None:
        """The field that holds a place; None where it lies on a string."""
        column, row = self._square_of(place)
        near = ((column + across, row + up) for across in (-1, 0, 1) for up in (-1, 0, 1))
        return next((edge for edge in map(self._field, near) if geometry.inside(place, edge)), None)

    def _field(self, square: tuple[int, int]) -> Ring:
        column, row = square
        turns = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
        return tuple(self._corners(turns))

    def _corners(self, turns: list[tuple[int, int]]) -> Iterator[Point]:
        for here, there in zip(turns, turns[1:] + turns[:1], strict=True):
            yield self._knot(*here)
            yield self._bend(*sorted((here, there)))

    def _knot(self, column: int, row: int) -> Point:
        pull = [(self._share(f"knot {column} {row} {axis}") - 0.5) * 2 * PULLED for axis in "en"]
        return self._on_the_ground(column + pull[0], row + pull[1])

    def _bend(self, one: tuple[int, int], other: tuple[int, int]) -> Point:
        """A string is bent near its middle; both fields beside it share the bend."""
        (c, r), (d, s) = one, other
        pull = [(self._share(f"bend {c} {r} {d} {s} {axis}") - 0.5) * 2 * BENT for axis in "en"]
        return self._on_the_ground((c + d) / 2 + pull[0], (r + s) / 2 + pull[1])

    def _on_the_ground(self, across: float, up: float) -> Point:
        sine, cosine = math.sin(self._angle), math.cos(self._angle)
        east = self._start.east + self._width * (across * cosine - up * sine)
        north = self._start.north + self._width * (across * sine + up * cosine)
        return Point(round(east / STEP) * STEP, round(north / STEP) * STEP)

    def _square_of(self, place: Point) -> tuple[int, int]:
        sine, cosine = math.sin(self._angle), math.cos(self._angle)
        east, north = (place.east - self._start.east) / self._width, (place.north - self._start.north) / self._width
        return math.floor(east * cosine + north * sine), math.floor(-east * sine + north * cosine)

    def _share(self, what: str) -> float:
        """A number from 0 up to 1 that follows from the secret and says nothing about it."""
        digest = hashlib.sha256(f"{self._secret}:{what}".encode()).digest()
        return int.from_bytes(digest[:8]) / 2**64
