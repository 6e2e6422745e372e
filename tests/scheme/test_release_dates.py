"""What to expect of a release (P71, P72, P99, P100, P102, P103, P104). Explained to people, so wrong is a broken promise."""

from datetime import date

import pytest

from victimcontact.scheme.release_dates import (
    LAST_TRANCHE,
    TRANCHES,
    could_be_earlier,
    extended_dates,
    may_have_curfew,
    part_of,
    particular_concern_eligible_on,
    progression_date,
    warning_about,
    years_before_licence_may_end,
)
from victimcontact.scheme.switches import SHIPPED, law_with

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("days", "part", "served_on"),
    [
        (300, (1, 3), date(2026, 4, 10)),
        (301, (1, 3), date(2026, 4, 11)),
        (300, (1, 2), date(2026, 5, 30)),
        (1, (2, 3), date(2026, 1, 1)),
    ],
)
def test_part_of_a_sentence_is_rounded_up_and_counts_its_first_day(
    days: int, part: tuple[int, int], served_on: date
) -> None:
    assert part_of(date(2026, 1, 1), days, part) == served_on


def test_an_extended_sentence_is_reviewed_at_two_thirds_and_ends_with_custody_and_extension_p102() -> None:
    dates = extended_dates(date(2026, 1, 1), custodial_days=100, extension_days=50)

    assert dates.parole_eligible_on == date(2026, 3, 8)  # day 67
    assert dates.released_on == date(2026, 4, 10)  # day 100
    assert dates.licence_ends_on == date(2026, 5, 30)  # day 150


@pytest.mark.parametrize(
    ("imposed_on", "youth", "eligible_on"),
    [
        (date(2022, 6, 27), False, date(2022, 11, 23)),  # day 150 of 300
        (date(2022, 6, 28), False, date(2023, 1, 13)),  # day 200 of 300
        (date(2022, 6, 27), True, date(2023, 1, 12)),
    ],
)
def test_particular_concern_waits_two_thirds_from_28_june_2022_on_p103(
    imposed_on: date, youth: bool, eligible_on: date
) -> None:
    assert particular_concern_eligible_on(imposed_on, custodial_days=300, youth=youth) == eligible_on


BEFORE, AFTER = date(2025, 10, 2), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("imposed_on", "days", "standard_on", "serious", "released_on", "why"),
    [
        (BEFORE, 730, date(2026, 9, 30), False, date(2026, 9, 30), "out before the model began"),
        (BEFORE, 730, date(2026, 10, 10), False, date(2026, 10, 10), "out before the tranche of its length"),
        (BEFORE, 730, date(2026, 10, 20), False, date(2026, 10, 13), "a third is long served: out with the tranche"),
        (BEFORE, 1500, date(2027, 5, 24), False, date(2027, 2, 13), "out at a third, after the tranche"),
        (BEFORE, 1500, date(2028, 6, 28), True, date(2027, 10, 21), "the serious ones at half"),
        (AFTER, 730, date(2027, 7, 19), False, date(2027, 6, 1), "a new sentence knows no tranche"),
        (BEFORE, 5000, date(2030, 1, 1), False, date(2030, 1, 1), "never later than before"),
    ],
)
def test_the_progression_model_brings_a_release_forward_but_not_before_its_tranche_p100(
    imposed_on: date, days: int, standard_on: date, serious: bool, released_on: date, why: str
) -> None:
    found = progression_date(imposed_on, days=days, standard_on=standard_on, serious=serious, law=SHIPPED)

    assert found == released_on, why


def test_without_commencement_the_model_moves_nobody_p100() -> None:
    off = law_with(switches={"SW-PROG": None})
    standard_on = date(2027, 5, 24)

    assert progression_date(BEFORE, days=1500, standard_on=standard_on, serious=False, law=off) == standard_on


@pytest.mark.parametrize(("longest", "begins_on"), TRANCHES)
def test_each_tranche_takes_its_longest_sentence_and_the_next_one_waits_p100(longest: int, begins_on: date) -> None:
    def out(days: int) -> date:
        return progression_date(date(2010, 1, 1), days=days, standard_on=date(2040, 1, 1), serious=False, law=SHIPPED)

    assert out(longest) == begins_on
    assert out(longest + 1) == next((day for most, day in TRANCHES if most > longest), LAST_TRANCHE)


def test_the_tranches_follow_the_published_table_p100() -> None:
    assert [days for days, _ in TRANCHES] == [574, 882, 1162, 1561, 2121, 2758, 3283, 3654, 4396]
    assert [f"{day:%d %m %y}" for _, day in TRANCHES] == [
        "01 10 26", "13 10 26", "10 11 26", "08 12 26", "12 01 27", "09 02 27", "09 03 27", "13 04 27", "11 05 27",
    ]  # fmt: skip
    assert date(2027, 6, 8) == LAST_TRANCHE


@pytest.mark.parametrize(
    ("released_on", "earlier"),
    [
        (date(2026, 12, 2), None),  # a Wednesday
        (date(2026, 12, 4), date(2026, 12, 3)),  # a Friday
        (date(2026, 12, 6), date(2026, 12, 3)),  # a Sunday
        (date(2026, 12, 24), date(2026, 12, 23)),  # Christmas Eve
        (date(2026, 12, 28), date(2026, 12, 23)),  # the bank holiday after
        (date(2026, 4, 2), date(2026, 4, 1)),  # Maundy Thursday
    ],
)
def test_a_release_before_days_off_may_be_brought_forward_p72(released_on: date, earlier: date | None) -> None:
    assert could_be_earlier(released_on) == earlier


@pytest.mark.parametrize(
    ("eligible_on", "adult", "may"),
    [(date(2026, 9, 1), True, True), (date(2026, 9, 2), True, False), (date(2026, 9, 2), False, True)],
)
def test_adults_get_no_curfew_from_the_day_it_ended_by_the_day_they_became_eligible_p71(
    eligible_on: date, adult: bool, may: bool
) -> None:
    assert may_have_curfew(eligible_on, adult=adult, law=SHIPPED) is may


@pytest.mark.parametrize(
    ("on", "youth", "years"),
    [
        (date(2024, 10, 31), False, 10),
        (date(2024, 11, 1), False, 3),
        (date(2024, 11, 1), True, 2),
        (date(2026, 6, 1), False, 2),
    ],
)
def test_an_ipp_licence_may_end_sooner_under_each_newer_law_p104(on: date, youth: bool, years: int) -> None:
    law = law_with(switches={"SW-PSSIPP": date(2026, 6, 1)})

    assert years_before_licence_may_end(on, youth=youth, law=law) == years


def test_a_date_of_the_prison_that_is_not_expected_is_a_warning_and_never_replaced_p99() -> None:
    fed_on, expected_on = date(2027, 3, 1), date(2027, 3, 15)

    assert warning_about(expected_on, expected_on) is None
    assert warning_about(fed_on, expected_on) == "The prison’s date is 14 days earlier than expected: ask why."
    assert warning_about(expected_on, fed_on) == "The prison’s date is 14 days later than expected: ask why."
