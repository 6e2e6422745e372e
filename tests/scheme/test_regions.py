import pytest

from victimcontact.scheme.regions import REGIONS, WALES, region_named


def test_there_are_twelve_regions_and_wales_is_one_of_them() -> None:
    """R77, R87."""
    assert len(REGIONS) == 12
    assert WALES in REGIONS
    assert len({region.code for region in REGIONS.values()}) == 12


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Yorkshire & The Humber", "Yorkshire and the Humber"),
        ("Kent, Surrey & Sussex", "Kent, Surrey and Sussex"),
        ("  south west ", "South West"),
        ("N03", "Wales"),
    ],
)
def test_a_region_is_known_as_neighbours_write_it(written: str, name: str) -> None:
    region = region_named(written)

    assert region is not None
    assert region.name == name


@pytest.mark.parametrize("written", ["National", "Gloucestershire", "", "N06"])
def test_a_place_that_is_no_region_is_not_guessed(written: str) -> None:
    assert region_named(written) is None
