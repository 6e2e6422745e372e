"""The National Grid: worked examples, and there and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcontact.scheme.zones.geometry import distance
from victimcontact.scheme.zones.grid import grid_reference, place_of, point_of, projected, read_reference
from victimcontact.scheme.zones.points import Place, Point

pytestmark = pytest.mark.pure

easts, norths = st.floats(80_000, 660_000), st.floats(5_000, 1_220_000)


def degrees(whole: int, minutes: int, seconds: float) -> float:
    return whole + minutes / 60 + seconds / 3600


def test_the_worked_example_of_the_projection_comes_out_to_the_millimetre() -> None:
    """Ordnance Survey's own: a water tower in Norfolk, on the datum of the grid."""
    found = projected(degrees(52, 39, 27.2531), degrees(1, 43, 4.5177))

    assert (round(found.east, 3), round(found.north, 3)) == (651409.903, 313177.270)


# The same water tower and other well-known places, on the datum of satellites.
PLACES = [
    (Place(degrees(52, 39, 28.723), degrees(1, 42, 57.787)), "TG 51409 13177", 5),
    (Place(51.4778, -0.0014), "TQ 3888 7733", 40),  # the observatory at Greenwich
    (Place(51.50073, -0.12463), "TQ 302 796", 150),  # the clock tower at Westminster
    (Place(51.17884, -1.82619), "SU 122 421", 150),  # Stonehenge
    (Place(53.0685, -4.0763), "SH 609 543", 150),  # Yr Wyddfa
    (Place(56.7969, -5.0036), "NN 166 712", 150),  # Ben Nevis
]


@pytest.mark.parametrize(("place", "reference", "metres"), PLACES)
def test_a_known_place_has_its_known_grid_reference(place: Place, reference: str, metres: int) -> None:
    wanted = read_reference(reference)

    assert wanted is not None
    assert distance(point_of(place), wanted) < metres


@pytest.mark.parametrize(
    ("text", "east", "north"),
    [
        ("TG 51409 13177", 651_409, 313_177),
        ("tg5140913177", 651_409, 313_177),
        ("ST 5871 7293", 358_710, 172_930),
        ("ST587729", 358_700, 172_900),
        (" SV 000 000 ", 0, 0),
        ("HP 400 100", 440_000, 1_210_000),
        ("NZ 265 635", 426_500, 563_500),
        ("SH 609 543", 260_900, 354_300),
    ],
)
def test_a_grid_reference_is_read_however_it_is_spaced(text: str, east: int, north: int) -> None:
    assert read_reference(text) == Point(east, north)


@pytest.mark.parametrize(
    "text",
    ["", "ST", "ST 58 72", "ST 587 72", "ST 58712 7293", "IT 587 729", "ST 587 729 1", "AA 587 729", "ZZ 587 729"],
)
def test_what_is_no_grid_reference_is_not_taken_for_one(text: str) -> None:
    assert read_reference(text) is None


@given(easts, norths)
def test_a_point_comes_back_from_the_globe_to_where_it_was(east: float, north: float) -> None:
    assert distance(point_of(place_of(Point(east, north))), Point(east, north)) < 0.05


@given(easts, norths, st.sampled_from([3, 4, 5]))
def test_a_reference_leads_back_to_within_its_own_exactness(east: float, north: float, figures: int) -> None:
    metres = 10 ** (5 - figures)

    back = read_reference(grid_reference(Point(east, north), figures=figures))

    assert back is not None
    assert abs(back.east - east) <= metres / 2 + 1e-6
    assert abs(back.north - north) <= metres / 2 + 1e-6


@given(easts, norths)
def test_writing_and_reading_again_moves_nothing(east: float, north: float) -> None:
    once = read_reference(grid_reference(Point(east, north), figures=5))

    assert once is not None
    assert read_reference(grid_reference(point_of(place_of(once)), figures=5)) == once


def test_a_point_off_the_grid_has_no_reference() -> None:
    with pytest.raises(ValueError, match="outside"):
        grid_reference(Point(-5_000, 100_000))
