"""Attempts to work out the home from the map: from one area, and from several of one case laid over one another.

The attacks are another library's, not the ones that our own check uses.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median

import pytest
import shapely

from tests.scheme.zone_shapes import CORNER, box, homes, ring, shape
from victimcontact.scheme.zones.flaws import flaws
from victimcontact.scheme.zones.points import Area, Point, Shape
from victimcontact.scheme.zones.privacy import CLEAR, FROM_EDGE, SMALL, Seen, Warned, warnings
from victimcontact.scheme.zones.suggestions import WIDTHS, suggest

pytestmark = pytest.mark.pure

PROMISED = 240.0  # metres: CLEAR, less what two libraries may differ by
Attack = Callable[[shapely.Polygon], shapely.Point]

ATTACKS: dict[str, Attack] = {
    "where it balances": lambda area: area.centroid,
    "the middle of the smallest circle": lambda area: shapely.minimum_bounding_circle(area).centroid,
    "the point deepest inside": lambda area: shapely.Point(
        shapely.maximum_inscribed_circle(area, tolerance=1).coords[0]
    ),
    "the median of the corners": lambda area: shapely.Point(*(median(axis) for axis in _axes(area))),
    "the mean of the corners": lambda area: shapely.Point(*(sum(axis) / len(axis) for axis in _axes(area))),
    "the middle of the upright box": lambda area: area.envelope.centroid,
    "the middle of the narrowest box": lambda area: area.minimum_rotated_rectangle.centroid,
    "the middle of the rubber band": lambda area: area.convex_hull.centroid,
}
# Only for what areas have in common, whose corners are those of cuts.
TOGETHER = (
    "where it balances",
    "the middle of the smallest circle",
    "the point deepest inside",
    "the middle of the upright box",
)


def _axes(area: shapely.Polygon) -> tuple[list[float], list[float]]:
    easts, norths = area.exterior.coords.xy
    return list(easts)[:-1], list(norths)[:-1]


def polygon(area: Shape) -> shapely.Polygon:
    (piece,) = area
    return shapely.Polygon([(corner.east, corner.north) for corner in piece.edge])


def away(home: Point, guess: shapely.Point) -> float:
    return math.hypot(home.east - guess.x, home.north - guess.y)


def asked_again_and_again(home: Point, secret: str) -> list[Shape]:
    """What one case would be suggested over the years, each size once and the first one again."""
    made: list[Shape] = []
    for width in (1_000, 2_000, 1_500, 1_000):
        area = suggest(home, width=width, secret=secret, seen=Seen(tuple(made)))
        assert area is not None
        made.append(area)
    return made


def test_no_attack_on_one_suggested_area_comes_near_the_home() -> None:
    nearest = dict.fromkeys(ATTACKS, math.inf)
    for number, home in enumerate(homes(300)):
        area = suggest(home, width=WIDTHS[number % len(WIDTHS)], secret=f"case {number}")
        assert area is not None
        for name, attack in ATTACKS.items():
            nearest[name] = min(nearest[name], away(home, attack(polygon(area))))

    assert {name: round(metres) for name, metres in nearest.items() if metres < PROMISED} == {}


def guesses_from_several(areas: list[shapely.Polygon]) -> Iterator[tuple[str, shapely.Point]]:
    """What they have in common, and what their middles come to on average."""
    common = shapely.intersection_all(areas)
    assert not common.is_empty
    yield from ((name, ATTACKS[name](common)) for name in TOGETHER)
    middles = [area.centroid for area in areas]
    yield (
        "the mean of the middles",
        shapely.Point(sum(m.x for m in middles) / len(middles), sum(m.y for m in middles) / len(middles)),
    )


def test_several_areas_of_one_case_laid_over_one_another_do_not_show_the_home() -> None:
    nearest: dict[str, float] = {}
    for number, home in enumerate(homes(60)):
        areas = [polygon(area) for area in asked_again_and_again(home, f"case {number}")]
        for count in range(2, len(areas) + 1):
            for name, guess in guesses_from_several(areas[:count]):
                nearest[name] = min(nearest.get(name, math.inf), away(home, guess))

    assert {name: round(metres) for name, metres in nearest.items() if metres < PROMISED} == {}


def test_the_home_lies_in_no_direction_more_often_than_in_another() -> None:
    """Whoever knows how areas are suggested, but not the secret, learns nothing from the shape's own axes."""
    quarters: Counter[tuple[bool, bool]] = Counter()
    for number, home in enumerate(homes(200)):
        area = suggest(home, width=1_000, secret=f"case {number}")
        assert area is not None
        middle = polygon(area).centroid
        quarters[home.east > middle.x, home.north > middle.y] += 1

    assert min(quarters.values()) > 30


def test_neighbours_are_suggested_the_same_area_so_it_shows_which_field_and_not_where_in_it() -> None:
    home = homes(1)[0]
    area = suggest(home, width=1_000, secret="one")
    assert area is not None
    others = [
        Point(home.east + 10 * east, home.north + 10 * north)
        for east in range(-60, 61, 6)
        for north in range(-60, 61, 6)
    ]

    alike = [other for other in others if suggest(other, width=1_000, secret="one") == area]

    assert len(alike) > 30
    assert max(math.hypot(one.east - home.east, one.north - home.north) for one in alike) > 500


@pytest.mark.parametrize("width", WIDTHS)
def test_a_suggested_area_may_be_a_zone_holds_the_home_and_is_the_same_when_asked_for_again(width: int) -> None:
    home = homes(5)[4]

    first, again = (suggest(home, width=width, secret="one") for _ in range(2))

    assert first is not None
    assert first == again
    assert flaws(first, purpose="EXC_ZONE") == ()
    assert polygon(first).exterior.distance(shapely.Point(home.east, home.north)) >= FROM_EDGE
    assert polygon(first).area >= SMALL
    assert first != suggest(home, width=width, secret="another")


def test_after_too_many_areas_that_shrink_what_is_common_there_is_none_left_to_suggest() -> None:
    home = homes(3)[2]
    corner = Point(home.east - 300, home.north - 300)
    small = (Area(ring((0, 0), (350, 0), (350, 350), (0, 350), around=corner)),)

    assert suggest(home, width=1_000, secret="one", seen=Seen((small,))) is None


HOME = Point(CORNER.east + 250, CORNER.north + 150)
LOPSIDED = ring((0, 0), (1500, -100), (1700, 600), (1200, 1400), (900, 700), (200, 1100))
CIRCLE = ring(*((800 * math.cos(n * math.pi / 8), 800 * math.sin(n * math.pi / 8)) for n in range(16)))
WARNED = [
    ("a good area, and the place is in a corner of it", shape(LOPSIDED), HOME, []),
    ("the same without saying where the place is", shape(LOPSIDED), None, []),
    ("a circle around the home", shape(CIRCLE), CORNER, [Warned.AT_A_MIDDLE]),
    ("a circle, nobody says around what", shape(CIRCLE), None, [Warned.CLEAR_MIDDLE]),
    ("a square", shape(box(0, 0, 1000, 1000)), None, [Warned.CLEAR_MIDDLE]),
    (
        "a square with the home in a corner",
        shape(box(0, 0, 1000, 1000)),
        Point(CORNER.east + 150, CORNER.north + 150),
        [],
    ),
    ("a few houses", shape(box(0, 0, 300, 300)), None, [Warned.SMALL, Warned.CLEAR_MIDDLE]),
    ("a ribbon along one road", shape(ring((0, 0), (5000, 900), (5100, 1000), (0, 150))), None, [Warned.NARROW]),
    ("the home outside", shape(LOPSIDED), Point(CORNER.east - 500, CORNER.north), [Warned.OUTSIDE]),
    ("the home beside the edge", shape(LOPSIDED), Point(CORNER.east + 100, CORNER.north + 50), [Warned.NEAR_THE_EDGE]),
]


@pytest.mark.parametrize(("what", "area", "place", "wanted"), WARNED, ids=[row[0] for row in WARNED])
def test_an_area_is_warned_of_for_what_is_wrong_with_it(
    what: str, area: Shape, place: Point | None, wanted: list[Warned]
) -> None:
    assert list(warnings(area, place)) == wanted


def test_two_pieces_have_a_middle_between_them_and_one_each() -> None:
    pair = shape(box(0, 0, 1000, 1000), box(1400, 0, 1000, 1000))

    between = warnings(pair, Point(CORNER.east + 1200, CORNER.north + 500))
    in_the_second = warnings(pair, Point(CORNER.east + 1900, CORNER.north + 500))

    assert Warned.AT_A_MIDDLE in between
    assert Warned.AT_A_MIDDLE in in_the_second


def test_what_stays_open_around_the_home_points_at_it() -> None:
    open_part = box(1000, 300, 200, 200)
    pierced = (Area(LOPSIDED, (open_part,)),)

    assert Warned.AT_A_MIDDLE in warnings(pierced, Point(CORNER.east + 1100, CORNER.north + 400))


def test_areas_that_have_only_the_home_in_common_are_warned_of_though_each_alone_is_good() -> None:
    first, second = box(0, 0, 1000, 1000), box(600, 600, 1000, 1000)
    home = Point(CORNER.east + 800, CORNER.north + 800)

    alone = warnings(shape(second), home)
    together = warnings(shape(second), home, Seen((shape(first),)))

    assert alone == ()
    assert set(together) == {Warned.SMALL_TOGETHER, Warned.AT_A_MIDDLE_TOGETHER}


def test_areas_far_from_one_another_say_nothing_of_one_another() -> None:
    far = shape(ring((0, 0), (1000, 0), (1000, 1000), (0, 1000), around=Point(450_000, 300_000)))

    assert warnings(shape(LOPSIDED), HOME, Seen((far,))) == ()


def test_the_distance_that_is_promised_is_the_one_in_the_rules() -> None:
    assert CLEAR - 10 == PROMISED
