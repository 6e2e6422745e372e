"""When sending stops by itself: what is too many, what cannot well be true, what was told a short while ago (B2)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcontact.scheme.brakes import (
    INDETERMINATE,
    Beside,
    Limits,
    News,
    Pace,
    Stop,
    allowed,
    changes_much,
    contradiction,
    is_repeat,
    is_too_many,
    usual,
)
from victimcontact.scheme.keystages import REGISTER

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 23)
FLOOR = Pace(20, 60)
COUNTS = st.lists(st.integers(0, 500), max_size=70)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def stages(*told: tuple[str, int]) -> tuple[News, ...]:
    """Stages as (code, so many days ago)."""
    return tuple(News(code, days_ago(days)) for code, days in told)


@pytest.mark.parametrize(
    ("per_day", "expected"),
    [
        ((), 0),
        ((0,) * 56, 0),
        ((1,) * 56, 1),
        ((0,) * 52 + (15_000,) * 4, 0),  # four bulks in eight weeks are still no habit
        ((0,) * 51 + (15_000,) * 5, 289),  # five are
        ((3, 4), 4),  # rounded up
        ((0,) * 13 + (9,), 0),
    ],
)
def test_the_usual_is_what_most_days_bring_and_not_what_the_busiest_did(
    per_day: tuple[int, ...], expected: int
) -> None:
    assert usual(per_day) == expected


@given(COUNTS)
def test_the_usual_is_never_more_than_the_busiest_day(per_day: list[int]) -> None:
    assert 0 <= usual(per_day) <= max(per_day, default=0)


@given(COUNTS, st.integers(0, 500))
def test_a_busier_day_never_lowers_the_usual(per_day: list[int], more: int) -> None:
    assert usual([*per_day, 0]) <= usual([*per_day, more])


@pytest.mark.parametrize(
    ("usual_on_a_day", "limit"),
    [(0, Pace(20, 60)), (12, Pace(20, 60)), (13, Pace(20, 65)), (100, Pace(63, 500))],
)
def test_five_times_the_usual_is_allowed_and_never_less_than_the_floor(usual_on_a_day: int, limit: Pace) -> None:
    assert allowed(usual_on_a_day, FLOOR, times=5) == limit


@pytest.mark.parametrize(
    ("seen", "stops"),
    [
        (Pace(20, 60), False),
        (Pace(21, 21), True),
        (Pace(1, 61), True),
        (Pace(0, 0), False),
        (Pace(15_000, 15_000), True),
    ],
)
def test_more_than_is_allowed_in_an_hour_or_in_a_day_is_too_many(seen: Pace, stops: bool) -> None:
    assert is_too_many(seen, FLOOR) is stops


@given(st.integers(0, 300), st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 10))
def test_once_too_many_more_of_them_are_too_many_still(usual_on_a_day: int, hour: int, more: int, times: int) -> None:
    limit = allowed(usual_on_a_day, FLOOR, times)

    if is_too_many(Pace(hour, hour), limit):
        assert is_too_many(Pace(hour + more, hour + more), limit)


RELEASED = News("released", TODAY)
# What is recorded besides, of what kind of sentence, and what a release today contradicts.
RELEASE_TABLE = [
    ("a first release", "imprisonment", {}, None),
    ("out since last week", "imprisonment", {"stages": stages(("released", 7))}, Stop.OUT_ALREADY),
    ("on curfew", "imprisonment", {"stages": stages(("released_on_home_detention_curfew", 30))}, Stop.OUT_ALREADY),
    ("recalled since", "imprisonment", {"stages": stages(("released", 70), ("recalled", 7))}, None),
    ("at large", "imprisonment", {"stages": stages(("absconded", 2))}, Stop.OUT_ALREADY),
    ("found again", "imprisonment", {"stages": stages(("escaped", 9), ("recaptured", 2))}, None),
    ("out and back on one day", "imprisonment", {"stages": stages(("released", 1), ("recalled", 1))}, None),
    ("back and out on one day", "imprisonment", {"stages": stages(("recalled", 1), ("released", 1))}, Stop.OUT_ALREADY),
    ("died", "imprisonment", {"stages": stages(("died", 40))}, Stop.OUT_ALREADY),
    ("recorded before: a release next day", "imprisonment", {"stages": stages(("released", -1))}, Stop.OUT_ALREADY),
    ("recorded before: a recall next day", "imprisonment", {"stages": stages(("recalled", -1))}, None),
    ("moved within prison", "imprisonment", {"stages": stages(("moved_to_open_conditions", 3))}, None),
    ("a fixed sentence has no tariff", "imprisonment", {"tariff_ends_on": days_ago(-900)}, None),
    (
        "life, tariff running",
        "life",
        {"tariff_ends_on": days_ago(-1), "release_decided_on": [TODAY]},
        Stop.BEFORE_TARIFF,
    ),
    ("life, tariff over, nothing decided", "life", {"tariff_ends_on": days_ago(0)}, Stop.NO_DECISION),
    ("life, nothing known", "life", {}, Stop.NO_DECISION),
    ("life, decided", "life", {"tariff_ends_on": days_ago(40), "release_decided_on": [days_ago(30)]}, None),
    ("life, decided tomorrow", "life", {"release_decided_on": [days_ago(-1)]}, Stop.NO_DECISION),
    (
        "life, decided before the recall",
        "life",
        {"release_decided_on": [days_ago(300)], "stages": stages(("released", 290), ("recalled", 100))},
        Stop.NO_DECISION,
    ),
    (
        "life, decided after the recall",
        "life",
        {"release_decided_on": [days_ago(20)], "stages": stages(("released", 290), ("recalled", 100))},
        None,
    ),
]


@pytest.mark.parametrize(
    ("kind", "more", "expected"), [row[1:] for row in RELEASE_TABLE], ids=[row[0] for row in RELEASE_TABLE]
)
def test_a_release_is_held_against_what_is_recorded(kind: str, more: dict[str, Any], expected: Stop | None) -> None:
    beside = Beside(kind, **more)

    assert contradiction(RELEASED, beside) == expected


@pytest.mark.parametrize("kind", sorted(INDETERMINATE))
def test_no_indeterminate_sentence_ends_in_a_release_that_nobody_decided(kind: str) -> None:
    assert contradiction(RELEASED, Beside(kind)) is Stop.NO_DECISION


@pytest.mark.parametrize(
    ("code", "is_patient", "recorded", "expected"),
    [
        ("conditionally_discharged", True, (), None),
        ("absolutely_discharged", True, (), None),
        ("conditionally_discharged", False, (), Stop.NOT_DETAINED),
        ("conditionally_discharged", False, (("transferred_to_hospital", 90),), None),
        (
            "conditionally_discharged",
            False,
            (("transferred_to_hospital", 90), ("returned_to_prison", 8)),
            Stop.NOT_DETAINED,
        ),
        ("conditionally_discharged", True, (("conditionally_discharged", 9),), Stop.NOT_DETAINED),
        ("absolutely_discharged", True, (("conditionally_discharged", 9),), None),
        ("conditionally_discharged", True, (("conditionally_discharged", 9), ("recalled_to_hospital", 2)), None),
        ("absolutely_discharged", True, (("absolutely_discharged", 9),), Stop.NOT_DETAINED),
    ],
)
def test_nobody_is_discharged_who_is_not_detained(
    code: str, is_patient: bool, recorded: tuple[tuple[str, int], ...], expected: Stop | None
) -> None:
    beside = Beside("hospital_order" if is_patient else "imprisonment", is_patient, stages(*recorded))

    assert contradiction(News(code, TODAY), beside) == expected


@given(st.sampled_from(sorted(REGISTER)), st.lists(st.tuples(st.sampled_from(sorted(REGISTER)), st.integers(0, 90))))
def test_only_releases_and_discharges_contradict_and_only_as_a_contradiction(
    code: str, recorded: list[tuple[str, int]]
) -> None:
    found = contradiction(News(code, TODAY), Beside("life", stages=stages(*recorded)))

    assert found in {None, Stop.OUT_ALREADY, Stop.BEFORE_TARIFF, Stop.NO_DECISION, Stop.NOT_DETAINED}
    assert found is None or "released" in code or "discharged" in code


@given(st.lists(st.tuples(st.sampled_from(["released", "recalled", "absconded"]), st.integers(0, 9)), max_size=4))
def test_the_order_in_which_things_were_recorded_changes_nothing_on_different_days(
    recorded: list[tuple[str, int]],
) -> None:
    by_day = tuple({days: (code, days) for code, days in recorded}.values())

    forwards = contradiction(RELEASED, Beside("imprisonment", stages=stages(*by_day)))

    assert forwards == contradiction(RELEASED, Beside("imprisonment", stages=stages(*reversed(by_day))))


def happened(days: int, said: str = "the same", code: str = "moved_prison") -> News:
    return News(code, days_ago(days), said)


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], False),
        ([happened(0)], True),
        ([happened(7)], True),
        ([happened(8)], False),
        ([happened(-1)], True),
        ([happened(1, said="something else")], False),
        ([happened(1, code="released")], False),
        ([happened(30), happened(2)], True),
    ],
)
def test_the_same_news_of_days_within_a_week_is_a_repeat(earlier: list[News], expected: bool) -> None:
    assert is_repeat(happened(0), earlier, Limits()) is expected


@pytest.mark.parametrize(("new_duties", "expected"), [(0, False), (50, False), (51, True)])
def test_a_change_of_the_rules_that_brings_much_at_once_is_looked_at(new_duties: int, expected: bool) -> None:
    assert changes_much(new_duties, Limits()) is expected
