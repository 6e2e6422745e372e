"""Our geometry, held against another library's."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scheme.zone_shapes import CORNER, box, ring, shape
from victimcontact.scheme.zones import geometry, middles
from victimcontact.scheme.zones.points import Area, Point, Ring

pytestmark = pytest.mark.pure


@st.composite
def stars(draw: st.DrawFn) -> Ring:
    """Rings that never cross themselves: corners at growing angles, each at a distance of its own."""
    count = draw(st.integers(3, 14))
    reach = [draw(st.integers(200, 3000)) for _ in range(count)]
    angles = [(n + draw(st.floats(0.1, 0.9))) * 2 * math.pi / count for n in range(count)]
    return ring(*((far * math.cos(a), far * math.sin(a)) for far, a in zip(reach, angles, strict=True)))


corners = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda at: (at[0] * 50.0, at[1] * 50.0))


def polygon(edge: Ring) -> shapely.Polygon:
    return shapely.Polygon([(corner.east, corner.north) for corner in edge])


def away(point: Point, other: shapely.Point) -> float:
    return math.hypot(point.east - other.x, point.north - other.y)


@given(stars())
def test_size_middle_and_circle_are_those_of_another_library(edge: Ring) -> None:
    other = polygon(edge)

    assert geometry.size(shape(edge)) == pytest.approx(other.area)
    assert away(geometry.centroid(shape(edge)), other.centroid) < 0.01
    centre, radius = middles.around(edge)
    assert radius == pytest.approx(shapely.minimum_bounding_radius(other), abs=0.01)
    assert away(centre, shapely.minimum_bounding_circle(other).centroid) < 1
    assert geometry.size(shape(middles.hull(edge))) == pytest.approx(other.convex_hull.area)
    narrowest = other.minimum_rotated_rectangle.centroid
    assert min(away(middle, narrowest) for middle in middles.middles_of_narrowest_boxes(edge)) < 0.5


@settings(max_examples=40)
@given(stars())
def test_the_deepest_point_is_as_deep_as_another_library_finds(edge: Ring) -> None:
    _point, depth = middles.deepest(shape(edge))

    assert depth == pytest.approx(shapely.maximum_inscribed_circle(polygon(edge), tolerance=1).length, abs=8)


@given(st.lists(corners, min_size=3, max_size=9, unique=True))
def test_a_ring_crosses_itself_exactly_where_another_library_says_so(steps: list[tuple[float, float]]) -> None:
    edge = ring(*steps)

    assert (geometry.crossing_sides(edge) is None) == polygon(edge).is_valid or geometry.signed_area(edge) == 0


@given(stars(), st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_a_point_is_inside_and_as_far_from_the_edge_as_another_library_says(edge: Ring, east: int, north: int) -> None:
    point, there = (
        Point(CORNER.east + east, CORNER.north + north),
        shapely.Point(CORNER.east + east, CORNER.north + north),
    )
    far = polygon(edge).exterior.distance(there)

    assert geometry.to_edge(shape(edge), point) == pytest.approx(far, abs=1e-6)
    assert geometry.holds(shape(edge), point) == polygon(edge).contains(there) or far < 1e-6


def test_what_stays_open_is_no_part_of_the_area() -> None:
    area = (Area(box(0, 0, 1000, 1000), (box(100, 100, 200, 200),)),)

    assert geometry.size(area) == 960_000
    assert not geometry.holds(area, Point(CORNER.east + 200, CORNER.north + 200))
    assert geometry.holds(area, Point(CORNER.east + 400, CORNER.north + 200))
