"""Areas as people type them and as programs keep them: lists of corners, and GeoJSON.

A list has a corner a line, as a grid reference or as latitude and longitude, and an empty line between two pieces. It is
closed by itself. GeoJSON (RFC 7946) is in degrees, longitude first, and closes each ring by repeating its first corner.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from victimcontact.scheme.zones import geometry
from victimcontact.scheme.zones.flaws import Flaw, Kind
from victimcontact.scheme.zones.flaws import flaws as flaws_of
from victimcontact.scheme.zones.grid import grid_reference, place_of, point_of, read_reference
from victimcontact.scheme.zones.points import Area, Place, Point, Ring, Shape

DEGREES: Final = re.compile(
    r"(-?\d{1,2}(?:\.\d+)?) *°? *([NS]?)(?: *, *| +)(-?\d{1,3}(?:\.\d+)?) *°? *([EW]?)", re.IGNORECASE
)
DECIMALS: Final = 7  # about a centimetre
LONGEST_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of an area, and what was not."""

    shape: Shape = ()
    flaws: tuple[Flaw, ...] = field(default=())


def read(corners: str, open_parts: str = "") -> Reading:
    """The area that somebody typed: its edge, and what stays open in it. GeoJSON may stand in the first box instead.

    A corner that cannot be read is a flaw; nothing is left out or guessed.
    """
    if corners.lstrip().startswith("{"):
        return _read_document(corners)
    outer, outer_flaws = _rings(corners, is_open=False)
    inner, inner_flaws = _rings(open_parts, is_open=True)
    flaws = (*outer_flaws, *inner_flaws)
    return Reading((), flaws) if flaws else Reading(_assembled(outer, inner))


def understood(corners: str, open_parts: str, *, purpose: str) -> Reading:
    """The area that somebody typed, if it may be a zone for this purpose; else what is wrong with it. Nothing typed is no area."""
    if not (corners.strip() or open_parts.strip()):
        return Reading()
    reading = read(corners, open_parts)
    return Reading(reading.shape, reading.flaws or flaws_of(reading.shape, purpose=purpose))


def read_point(text: str) -> Point | None:
    """One place as somebody typed it; None when it cannot be read."""
    line = text.strip()
    if found := DEGREES.fullmatch(line):
        latitude, longitude = float(found[1]), float(found[3])
        north = -latitude if found[2].upper() == "S" else latitude
        east = -longitude if found[4].upper() == "W" else longitude
        return point_of(Place(north, east))
    return read_reference(line)


def from_geojson(document: Any) -> Reading:
    """The area of a GeoJSON Polygon or MultiPolygon, or of a Feature with one."""
    geometry_of: Any = document["geometry"] if isinstance(document, Mapping) and "geometry" in document else document
    try:
        kind, coordinates = geometry_of["type"], geometry_of["coordinates"]
        pieces = {"Polygon": [coordinates], "MultiPolygon": coordinates}[kind]
        read_pieces = [[_positions(ring) for ring in piece] for piece in pieces]
    except (KeyError, TypeError, ValueError, IndexError):
        return Reading((), (Flaw(Kind.NOT_AN_AREA),))
    flaws = tuple(_unclosed(read_pieces))
    shape = tuple(Area(_closed(piece[0]), tuple(map(_closed, piece[1:]))) for piece in read_pieces if piece)
    return Reading((), flaws) if flaws else Reading(shape)


def to_geojson(shape: Shape) -> dict[str, object]:
    """A shape as GeoJSON: a Polygon, or a MultiPolygon when there are several pieces. Edges go round against the clock."""
    pieces = [
        [_ring_of(area.edge, clockwise=False), *(_ring_of(part, clockwise=True) for part in area.open_parts)]
        for area in shape
    ]
    if len(pieces) == 1:
        return {"type": "Polygon", "coordinates": pieces[0]}
    return {"type": "MultiPolygon", "coordinates": pieces}


def written(rings: Iterable[Ring], *, figures: int = 5) -> str:
    """Rings as a list of corners, as `read` understands it."""
    return "\n\n".join("\n".join(grid_reference(corner, figures=figures) for corner in ring) for ring in rings)


def _rings(text: str, *, is_open: bool) -> tuple[list[Ring], list[Flaw]]:
    found: list[Ring] = []
    flaws: list[Flaw] = []
    for number, lines in enumerate(_blocks(text), 1):
        points = [read_point(line) for line in lines]
        flaws += [
            Flaw(Kind.UNREADABLE, number, place, in_open_part=is_open, shown=lines[place - 1][:LONGEST_SHOWN])
            for place, point in enumerate(points, 1)
            if point is None
        ]
        found.append(_closed([point for point in points if point is not None]))
    return found, flaws


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []


def _closed(points: Iterable[Point]) -> Ring:
    """Without a corner that only repeats the one before it, and without the first one again at the end."""
    ring: list[Point] = []
    for point in points:
        if not ring or geometry.distance(ring[-1], point) > 0.05:
            ring.append(point)
    if len(ring) > 1 and geometry.distance(ring[0], ring[-1]) <= 0.05:
        ring.pop()
    return tuple(ring)


def _assembled(outer: list[Ring], inner: list[Ring]) -> Shape:
    """Each open part belongs to the piece that its first corner lies in, or to the first piece, where it will be found wrong."""
    parts: dict[int, list[Ring]] = {}
    for ring in inner:
        homes = (at for at, edge in enumerate(outer) if geometry.inside(ring[0], edge))
        parts.setdefault(next(homes, 0), []).append(ring)
    return tuple(Area(edge, tuple(parts.get(at, ()))) for at, edge in enumerate(outer))


def _read_document(text: str) -> Reading:
    try:
        return from_geojson(json.loads(text))
    except (ValueError, RecursionError):
        return Reading((), (Flaw(Kind.NOT_AN_AREA),))


def _positions(ring: Any) -> list[Point]:
    places = [(float(position[1]), float(position[0])) for position in ring]
    if not all(abs(latitude) <= 90 and abs(longitude) <= 180 for latitude, longitude in places):
        raise ValueError("not degrees")
    return [point_of(Place(latitude, longitude)) for latitude, longitude in places]


def _unclosed(pieces: list[list[list[Point]]]) -> Iterator[Flaw]:
    for number, piece in enumerate(pieces, 1):
        for ring in piece:
            if not ring or geometry.distance(ring[0], ring[-1]) > 0.05:
                yield Flaw(Kind.NOT_CLOSED, number, len(ring), in_open_part=ring is not piece[0])


def _ring_of(ring: Ring, *, clockwise: bool) -> list[list[float]]:
    turned = ring if (geometry.signed_area(ring) < 0) == clockwise else ring[::-1]
    places = [place_of(corner) for corner in (*turned, turned[0])]
    return [[round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)] for place in places]
