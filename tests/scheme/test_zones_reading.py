"""Areas as they are typed and kept: what is understood, and what is said of what is not."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheme.zone_shapes import box, ring, shape
from victimcontact.scheme.zones.flaws import Kind, flaws
from victimcontact.scheme.zones.geometry import distance, size
from victimcontact.scheme.zones.points import Area, Point, Shape
from victimcontact.scheme.zones.reading import from_geojson, read, read_point, to_geojson, written

pytestmark = pytest.mark.pure

EXCLUSION, RESTRICTION = "EXC_ZONE", "RES_ZONE"
SQUARE = "ST 580 720\nST 590 720\nST 590 730\nST 580 730"


def kinds(corners: str, open_parts: str = "", purpose: str = EXCLUSION) -> list[Kind]:
    reading = read(corners, open_parts)
    return [flaw.kind for flaw in reading.flaws or flaws(reading.shape, purpose=purpose)]


@pytest.mark.parametrize(
    "corners",
    [
        SQUARE,
        SQUARE + "\nST 580 720",
        SQUARE.replace("\n", "\r\n") + "\r\n\r\n",
        "st580720\nST 58000 72000\nST 590 720\nST 590 730\nST 580 730",
        "\n\n" + SQUARE + "\n \n",
    ],
)
def test_a_square_kilometre_is_understood_however_it_is_typed(corners: str) -> None:
    reading = read(corners)

    assert reading.flaws == ()
    assert size(reading.shape) == pytest.approx(1_000_000)


@pytest.mark.parametrize(
    "text", ["51.4545, -2.5879", "51.4545 -2.5879", "51.4545° N, 2.5879° W", "51.4545N 2.5879W", "ST 59247 73000"]
)
def test_one_place_may_be_written_in_many_ways(text: str) -> None:
    found, wanted = read_point(text), read_point("51.4545, -2.5879")

    assert found is not None
    assert wanted is not None
    assert distance(found, wanted) < 10


CASES = [
    ("", "", [Kind.NOTHING_DRAWN]),
    ("   \n\n", "", [Kind.NOTHING_DRAWN]),
    ("ST 580 720", "", [Kind.TOO_FEW_CORNERS]),
    ("ST 580 720\nST 590 720", "", [Kind.TOO_FEW_CORNERS]),
    ("ST 580 720\nST 590 720\nST 580 720", "", [Kind.TOO_FEW_CORNERS]),
    ("the corner shop\n" + SQUARE, "", [Kind.UNREADABLE]),
    ("ST 580 720\nST 590 730\nST 590 720\nST 580 730", "", [Kind.CROSSES_ITSELF]),
    ("ST 580 720\nST 590 720\nST 600 720", "", [Kind.NO_SIZE]),
    ("ST 580 720\nST 600 720\nST 590 720\nST 590 730", "", [Kind.CROSSES_ITSELF]),
    ("ST 5800 7200\nST 5805 7200\nST 5805 7205", "", [Kind.TOO_SMALL]),
    ("ST 000 000\nST 999 000\nST 999 999\nST 000 999", "", [Kind.TOO_LARGE]),
    ("48.85, 2.35\n48.86, 2.35\n48.86, 2.36", "", [Kind.OUTSIDE_GREAT_BRITAIN]),
    ("54.6, -5.93\n54.61, -5.93\n54.61, -5.92", "", [Kind.OUTSIDE_GREAT_BRITAIN]),
    ("-2.58, 51.45\n-2.57, 51.45\n-2.57, 51.46", "", [Kind.OUTSIDE_GREAT_BRITAIN]),
    (SQUARE + "\n\n" + SQUARE, "", [Kind.AREAS_MEET]),
    (SQUARE + "\n\nST 585 725\nST 586 725\nST 586 726", "", [Kind.AREAS_MEET]),
    (SQUARE, "ST 585 725\nST 587 725\nST 587 727", []),
    (SQUARE, "ST 585 725\nST 595 725\nST 587 727", [Kind.OPEN_PART_OUTSIDE]),
    (SQUARE, "ST 685 725\nST 695 725\nST 687 727", [Kind.OPEN_PART_OUTSIDE]),
    (SQUARE, "ST 585 725\nST 587 725", [Kind.TOO_FEW_CORNERS]),
    (SQUARE, "ST 585 725\nST 587 725\nST 587 727\n\nST 586 725\nST 588 725\nST 588 727", [Kind.OPEN_PARTS_MEET]),
    ("{", "", [Kind.NOT_AN_AREA]),
    ('{"type": "Point", "coordinates": [-2.5, 51.4]}', "", [Kind.NOT_AN_AREA]),
    ('{"type": "Polygon", "coordinates": [[["a", "b"]]]}', "", [Kind.NOT_AN_AREA]),
    ('{"type": "Polygon", "coordinates": [[[NaN, 51.4], [1, 2]]]}', "", [Kind.NOT_AN_AREA]),
    ('{"type": "Polygon", "coordinates": 3}', "", [Kind.NOT_AN_AREA]),
    ('{"type": "Polygon", "coordinates": []}', "", [Kind.NOTHING_DRAWN]),
    ('{"type": "Polygon", "coordinates": [[[-2.6, 51.4], [-2.5, 51.4], [-2.5, 51.5]]]}', "", [Kind.NOT_CLOSED]),
    ("[" * 100_000, "", [Kind.UNREADABLE]),
    ("{" + '"a":{' * 100_000, "", [Kind.NOT_AN_AREA]),
]


@pytest.mark.parametrize(("corners", "open_parts", "wrong"), CASES)
def test_what_cannot_be_an_area_is_refused_for_the_right_reason(
    corners: str, open_parts: str, wrong: list[Kind]
) -> None:
    assert kinds(corners, open_parts) == wrong


def test_a_flaw_says_which_corner_and_what_was_typed() -> None:
    (flaw,) = read(f"{SQUARE}\n\nST 600 720\nnear the church\nST 610 720").flaws

    assert (flaw.kind, flaw.ring, flaw.corner, flaw.shown) == (Kind.UNREADABLE, 2, 2, "near the church")


def test_a_crossing_names_the_corners_at_which_the_two_sides_begin() -> None:
    bow = ring((0, 0), (900, 900), (900, 0), (0, 900))

    (flaw,) = flaws(shape(bow), purpose=EXCLUSION)

    assert (flaw.kind, flaw.ring, flaw.corner, flaw.other) == (Kind.CROSSES_ITSELF, 1, 1, 3)


def test_a_county_may_be_an_area_to_stay_in_but_not_one_to_keep_out_of() -> None:
    county = shape(box(0, 0, 60_000, 60_000))

    assert flaws(county, purpose=RESTRICTION) == ()
    assert [flaw.kind for flaw in flaws(county, purpose=EXCLUSION)] == [Kind.TOO_LARGE]


def test_two_hundred_corners_are_accepted_and_one_more_is_not() -> None:
    def comb(corners: int) -> Shape:
        return shape(ring(*((number * 20.0, 500.0 + number % 2) for number in range(corners - 2)), (4000, 0), (0, 0)))

    assert flaws(comb(200), purpose=EXCLUSION) == ()
    assert [flaw.kind for flaw in flaws(comb(201), purpose=EXCLUSION)] == [Kind.TOO_MANY_CORNERS]


offsets = st.integers(0, 300).map(lambda tens: tens * 10.0)


@st.composite
def areas(draw: st.DrawFn) -> Shape:
    """A box with or without a box that stays open in it, and sometimes a second one well away."""
    wide, high = draw(st.integers(20, 300)) * 10.0, draw(st.integers(20, 300)) * 10.0
    east, north = draw(offsets), draw(offsets)
    open_part = box(east + 20, north + 20, wide / 2, high / 2)
    first = Area(box(east, north, wide, high), (open_part,) if draw(st.booleans()) else ())
    return (first, Area(box(east + 9000, north, wide, high))) if draw(st.booleans()) else (first,)


def same(one: Shape, other: Shape) -> bool:
    pairs = [
        (a, b)
        for first, second in zip(one, other, strict=True)
        for a, b in zip((first.edge, *first.open_parts), (second.edge, *second.open_parts), strict=True)
    ]
    return all(sorted_corners(a) == sorted_corners(b) for a, b in pairs)


def sorted_corners(corners: tuple[Point, ...]) -> list[tuple[int, int]]:
    return sorted((round(corner.east), round(corner.north)) for corner in corners)


@given(areas())
def test_an_area_comes_back_from_geojson_as_it_was(area: Shape) -> None:
    document = json.loads(json.dumps(to_geojson(area)))

    assert same(from_geojson(document).shape, area)


@given(areas())
def test_an_area_comes_back_from_its_list_of_corners_as_it_was(area: Shape) -> None:
    corners = written(piece.edge for piece in area)
    open_parts = written(part for piece in area for part in piece.open_parts)

    assert same(read(corners, open_parts).shape, area)


@given(areas())
def test_geojson_goes_round_edges_against_the_clock_and_closes_them(area: Shape) -> None:
    document = to_geojson(area)
    coordinates = document["coordinates"]
    polygons: Any = [coordinates] if document["type"] == "Polygon" else coordinates

    for outer, *inner in polygons:
        assert outer[0] == outer[-1]
        assert turn(outer) > 0
        assert all(turn(part) < 0 for part in inner)


def turn(positions: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(positions))
