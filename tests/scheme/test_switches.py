from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scheme.thoroughness import EXAMPLES
from victimcontact.scheme.switches import (
    PERIODS,
    SHIPPED,
    SWITCHES,
    BadPeriod,
    UnknownPeriod,
    UnknownSwitch,
    law_with,
)

TODAY = date(2026, 11, 22)

SHAPES = {
    "D1": (1, 5),
    "D2": (5,),
    "D3": (28, 10),
    "D4": (10,),
    "D5": (12, 20),
    "D6": (20,),
    "D7": (5, 2),
    "D8": (10, 1),
    "D9": (26, 30),
    "D10": (5,),
    "D11": (10,),
    "D12": (5, 1, 28),
    "D14": (14,),
    "D15": (10,),
    "D17": (5, 2),
    "T20": (5,),
}


def test_the_shipped_periods_are_those_of_the_contract() -> None:
    """D1 to D18, T20; P95: those of meetings too."""
    assert dict(SHIPPED.periods) == SHAPES


COMMENCED = {
    "SW-PB22": "2022-07-21",
    "SW-SDS40a": "2024-09-10",
    "SW-SDS40b": "2024-10-22",
    "SW-SDS40c": "2024-12-16",
    "SW-IPP3": "2024-11-01",
    "SW-IPP3-ALL": "2025-02-01",
    "SW-OBS": "2025-04-01",
    "SW-HDC365": "2025-06-03",
    "SW-VIS": "2025-06-25",
    "SW-FTR48": "2025-09-02",
    "SW-HC": "2025-12-31",
    "SW-SA26": "2026-01-22",
    "SW-FTR56": "2026-03-31",
    "SW-VCA26": None,
    "SW-PSSIPP": None,
    "SW-HDCEND": "2026-09-02",
    "SW-PROG": "2026-10-01",
}


def test_the_shipped_switches_have_the_days_that_were_read() -> None:
    """P8."""
    assert {name: day and day.isoformat() for name, day in SHIPPED.switches.items()} == COMMENCED


@pytest.mark.parametrize("name", ["SW-VCA26", "SW-PSSIPP"])
def test_a_law_whose_commencement_is_unknown_is_never_in_force(name: str) -> None:
    assert SHIPPED.switches[name] is None
    assert not SHIPPED.in_force(name, date.max)


@pytest.mark.parametrize("name", [name for name, switch in SWITCHES.items() if switch.came_into_force_on])
def test_a_switch_is_in_force_from_its_own_day_and_not_the_day_before(name: str) -> None:
    """P8."""
    since = SHIPPED.switches[name]

    assert since is not None
    assert SHIPPED.in_force(name, since)
    assert not SHIPPED.in_force(name, since - timedelta(days=1))


def test_a_switch_named_in_an_override_replaces_the_shipped_one_and_the_others_stay() -> None:
    law = law_with({"SW-VCA26": TODAY, "SW-VIS": None})

    assert law.in_force("SW-VCA26", TODAY)
    assert not law.in_force("SW-VIS", TODAY)
    assert law.switches["SW-OBS"] == SHIPPED.switches["SW-OBS"]


def test_a_changed_period_leaves_the_others_and_the_shipped_law_alone() -> None:
    law = law_with(periods={"D1": [2, 6], "D2": 4})

    assert (law.period("D1"), law.period("D1", 1), law.period("D2")) == (2, 6, 4)
    assert law.period("D12", 2) == 28
    assert SHIPPED.period("D1") == 1


def test_an_unknown_switch_is_refused_by_name() -> None:
    with pytest.raises(UnknownSwitch, match="SW-NOPE"):
        law_with({"SW-NOPE": None})
    with pytest.raises(UnknownSwitch):
        SHIPPED.in_force("SW-NOPE", TODAY)


@pytest.mark.parametrize("name", ["D0", "D13", "D16", "D18", "d1", ""])
def test_a_period_that_is_not_a_setting_is_refused(name: str) -> None:
    with pytest.raises(UnknownPeriod):
        law_with(periods={name: 5})
    with pytest.raises(UnknownPeriod):
        SHIPPED.period(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [("D1", 5), ("D1", [5]), ("D1", [1, 5, 9]), ("D2", [5]), ("D2", -1), ("D2", 1001), ("D2", True), ("D12", [5, 1])],
)
def test_a_period_of_the_wrong_shape_or_size_is_refused(name: str, value: int | list[int]) -> None:
    with pytest.raises(BadPeriod, match=name):
        law_with(periods={name: value})


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("D2", [5], "one whole number"),
        ("D1", 5, "a list of 2 whole numbers"),
        ("D12", [5], "a list of 3 whole numbers"),
    ],
)
def test_the_refusal_says_what_shape_is_accepted(name: str, value: int | list[int], accepted: str) -> None:
    with pytest.raises(BadPeriod, match=f"accepted: {accepted}$"):
        law_with(periods={name: value})


def test_the_longest_period_that_anybody_may_enter_is_accepted() -> None:
    assert law_with(periods={"D2": 1000, "D6": 0}).period("D2") == 1000


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.data())
def test_every_period_accepts_whole_numbers_of_its_own_shape(name: str, data: st.DataObject) -> None:
    count = len(SHAPES[name])
    numbers = data.draw(st.lists(st.integers(0, 1000), min_size=count, max_size=count))

    law = law_with(periods={name: numbers[0] if count == 1 else numbers})

    assert law.periods[name] == tuple(numbers)


def test_managers_can_see_which_periods_are_local_settings() -> None:
    assert [name for name, period in PERIODS.items() if not period.is_local_setting] == ["D14"]
    assert all(part.unit in {"working days", "days", "weeks", "months"} for p in PERIODS.values() for part in p.parts)


def test_the_shipped_law_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        cast(dict[str, date], SHIPPED.switches)["SW-VCA26"] = TODAY
