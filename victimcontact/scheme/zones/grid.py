"""The National Grid: places as eastings and northings in metres, as grid references, and as latitude and longitude.

Zones are measured in metres on the National Grid and kept as latitude and longitude (WGS84, as GeoJSON asks). The change
between the two is Ordnance Survey's published projection with one shift of datum for the whole country: within about 5
metres, less than the width of a road with its pavements. Source: Ordnance Survey, guide to coordinate systems in Great
Britain (formulae and constants).
"""

import math
import re
from dataclasses import dataclass
from typing import Final

from victimcontact.scheme.zones.points import Place, Point

SQUARE: Final = 100_000
LETTERS: Final = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # no I
REFERENCE: Final = re.compile(r"([HJNOST][A-HJ-Z]) *(?:(\d{3,5}) +(\d{3,5})|(\d{6}|\d{8}|\d{10}))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ellipsoid:
    """A shape of the earth: half its width and half its height, in metres."""

    a: float
    b: float

    @property
    def squared_eccentricity(self) -> float:
        return 1 - (self.b / self.a) ** 2


@dataclass(frozen=True, slots=True)
class _Shift:
    """From one datum to another: metres along each axis, a turn about each in seconds of arc, and a scale in millionths."""

    moves: tuple[float, float, float]
    turns: tuple[float, float, float]
    scale: float

    def reversed(self) -> "_Shift":
        (x, y, z), (rx, ry, rz) = self.moves, self.turns
        return _Shift((-x, -y, -z), (-rx, -ry, -rz), -self.scale)


_WGS84, _AIRY = _Ellipsoid(6378137.0, 6356752.314245), _Ellipsoid(6377563.396, 6356256.909)
_TO_AIRY = _Shift((-446.448, 125.157, -542.060), (-0.1502, -0.2470, -0.8421), 20.4894)
_SCALE, _TRUE_LATITUDE, _TRUE_LONGITUDE = 0.9996012717, math.radians(49), math.radians(-2)
_TRUE_EASTING, _TRUE_NORTHING = 400_000.0, -100_000.0


def point_of(place: Place) -> Point:
    """Eastings and northings, in metres, of a latitude and longitude. Far from Great Britain the answer means nothing."""
    return projected(*_shifted(place.latitude, place.longitude, _WGS84, _AIRY, _TO_AIRY))


def place_of(point: Point) -> Place:
    """Latitude and longitude, in degrees, of eastings and northings."""
    latitude, longitude = _unprojected(point)
    return Place(*_shifted(latitude, longitude, _AIRY, _WGS84, _TO_AIRY.reversed()))


def grid_reference(point: Point, *, figures: int = 4) -> str:
    """The grid reference nearest to a point: with 3 figures each way to 100 metres, with 4 to 10, with 5 to one.

    Raises `ValueError` for a point that no lettered square holds.
    """
    metres = 10 ** (5 - figures)
    east, north = (round(value / metres) * metres for value in (point.east, point.north))
    column, row = east // SQUARE, north // SQUARE
    if not _is_lettered(column, row):
        raise ValueError("The point lies outside the lettered squares of the National Grid.")
    across, up = column + 10, row + 5  # counted from the south-west corner of all lettered squares
    great, small = (4 - up // 5) * 5 + across // 5, (4 - up % 5) * 5 + across % 5
    parts = (str(value % SQUARE).zfill(5)[:figures] for value in (east, north))
    return f"{LETTERS[great]}{LETTERS[small]} {' '.join(parts)}"


def read_reference(text: str) -> Point | None:
    """The south-west corner of the square that a grid reference names; None for anything else.

    Understood: two letters and 3, 4 or 5 figures each way, with or without spaces.
    """
    found = REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    letters, east, north, together = found[1].upper(), found[2], found[3], found[4]
    if together:
        east, north = together[: len(together) // 2], together[len(together) // 2 :]
    if len(east) != len(north):
        return None
    (column, row), metres = _square(letters), 10 ** (5 - len(east))
    if not _is_lettered(column, row):
        return None
    return Point(column * SQUARE + int(east) * metres, row * SQUARE + int(north) * metres)


def _square(letters: str) -> tuple[int, int]:
    """Column and row of a lettered square, counted from SV."""
    great, small = (LETTERS.index(letter) for letter in letters)
    return great % 5 * 5 + small % 5 - 10, (4 - great // 5) * 5 + 4 - small // 5 - 5


def _is_lettered(column: int, row: int) -> bool:
    return 0 <= column <= 6 and 0 <= row <= 12


def _shifted(
    latitude: float, longitude: float, since: _Ellipsoid, until: _Ellipsoid, shift: _Shift
) -> tuple[float, float]:
    """Latitude and longitude in degrees, from one datum to another."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    across = since.a / math.sqrt(1 - since.squared_eccentricity * math.sin(phi) ** 2)
    x, y = across * math.cos(phi) * math.cos(lam), across * math.cos(phi) * math.sin(lam)
    z = across * (1 - since.squared_eccentricity) * math.sin(phi)
    (tx, ty, tz), scale = shift.moves, 1 + shift.scale / 1e6
    rx, ry, rz = (math.radians(turn / 3600) for turn in shift.turns)
    x, y, z = (
        tx + scale * x - rz * y + ry * z,
        ty + rz * x + scale * y - rx * z,
        tz - ry * x + rx * y + scale * z,
    )
    return _on_the_ground(x, y, z, until)


def _on_the_ground(x: float, y: float, z: float, shape: _Ellipsoid) -> tuple[float, float]:
    flat, e2 = math.hypot(x, y), shape.squared_eccentricity
    phi = math.atan2(z, flat * (1 - e2))
    for _ in range(10):
        across = shape.a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
        phi = math.atan2(z + e2 * across * math.sin(phi), flat)
    return math.degrees(phi), math.degrees(math.atan2(y, x))


def projected(latitude: float, longitude: float) -> Point:
    """Eastings and northings of a latitude and longitude on the grid's own datum (OSGB36), in degrees."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    nu, rho, eta2 = _radii(phi)
    sine, cosine, t2 = math.sin(phi), math.cos(phi), math.tan(phi) ** 2
    d = lam - _TRUE_LONGITUDE
    north = (
        _arc(phi) + _TRUE_NORTHING,
        nu / 2 * sine * cosine,
        nu / 24 * sine * cosine**3 * (5 - t2 + 9 * eta2),
        nu / 720 * sine * cosine**5 * (61 - 58 * t2 + t2**2),
    )
    east = (
        nu * cosine,
        nu / 6 * cosine**3 * (nu / rho - t2),
        nu / 120 * cosine**5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2),
    )
    return Point(
        _TRUE_EASTING + sum(part * d ** (2 * power + 1) for power, part in enumerate(east)),
        sum(part * d ** (2 * power) for power, part in enumerate(north)),
    )


def _unprojected(point: Point) -> tuple[float, float]:
    """Latitude and longitude in degrees on the grid's own datum: the projection, solved by going towards it (Newton)."""
    phi, lam = _TRUE_LATITUDE + (point.north - _TRUE_NORTHING) / _AIRY.a, _TRUE_LONGITUDE
    for _ in range(12):
        there = projected(math.degrees(phi), math.degrees(lam))
        nu, rho, _eta2 = _radii(phi)
        phi += (point.north - there.north) / rho
        lam += (point.east - there.east) / (nu * math.cos(phi))
    return math.degrees(phi), math.degrees(lam)


def _radii(phi: float) -> tuple[float, float, float]:
    """Radii of curvature across and along the meridian, and what they differ by."""
    e2 = _AIRY.squared_eccentricity
    nu = _AIRY.a * _SCALE / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    rho = _AIRY.a * _SCALE * (1 - e2) * (1 - e2 * math.sin(phi) ** 2) ** -1.5
    return nu, rho, nu / rho - 1


def _arc(phi: float) -> float:
    """Metres along the meridian from the true origin."""
    n = (_AIRY.a - _AIRY.b) / (_AIRY.a + _AIRY.b)
    less, more = phi - _TRUE_LATITUDE, phi + _TRUE_LATITUDE
    terms = (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less,
        -(3 * n + 3 * n**2 + 21 / 8 * n**3) * math.sin(less) * math.cos(more),
        (15 / 8 * n**2 + 15 / 8 * n**3) * math.sin(2 * less) * math.cos(2 * more),
        -35 / 24 * n**3 * math.sin(3 * less) * math.cos(3 * more),
    )
    return _AIRY.b * _SCALE * sum(terms)
