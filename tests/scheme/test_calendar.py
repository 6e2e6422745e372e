"""Counting time: a wrong day here is a missed letter everywhere."""

from datetime import date, timedelta

import pytest

from victimcontact.scheme import bank_holidays
from victimcontact.scheme.calendar import (
    EARLIEST,
    HORIZON,
    BeyondHorizon,
    bank_holiday_name,
    is_working_day,
    months_after,
    next_working_day,
    on_or_after,
    on_or_before,
    period_beginning_with,
    working_days_after,
    working_days_before,
)

DAYS_OFF_IN_THE_REFERENCE = [
    "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
    "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
]  # fmt: skip


def test_the_years_2026_and_2027_hold_exactly_the_bank_holidays_of_rule_p1():
    listed = {date.fromisoformat(day) for day in DAYS_OFF_IN_THE_REFERENCE}

    found = set(bank_holidays.holidays_of(2026)) | set(bank_holidays.holidays_of(2027))

    assert found == listed


def test_every_tabled_year_but_those_with_a_one_off_day_agrees_with_the_arithmetic_of_earlier_years():
    one_off_years = {2020, 2022, 2023}

    for year in bank_holidays.TABLE.keys() - one_off_years:
        computed = {date(year, month, day) for month, day, _ in bank_holidays._past_days(year)}
        assert computed == set(bank_holidays.holidays_of(year)), year


@pytest.mark.parametrize(
    ("day", "english"),
    [
        ("1975-01-01", "New Year’s Day"),
        ("1977-06-07", "Silver Jubilee bank holiday"),
        ("1981-07-29", "Royal Wedding bank holiday"),
        ("1995-05-08", "Early May bank holiday"),
        ("1999-12-31", "Millennium bank holiday"),
        ("2000-04-21", "Good Friday"),
        ("2002-06-03", "Golden Jubilee bank holiday"),
        ("2002-06-04", "Spring bank holiday"),
        ("2004-12-28", "Boxing Day"),
        ("2005-01-03", "New Year’s Day"),
        ("2008-03-24", "Easter Monday"),
        ("2010-12-27", "Christmas Day"),
        ("2011-04-29", "Royal Wedding bank holiday"),
        ("2011-04-25", "Easter Monday"),
        ("2011-12-27", "Christmas Day"),
        ("2012-06-04", "Spring bank holiday"),
        ("2012-06-05", "Diamond Jubilee bank holiday"),
        ("2020-05-08", "Early May bank holiday (VE day)"),
        ("2022-09-19", "Bank holiday for the State Funeral of Queen Elizabeth II"),
    ],
)
def test_a_known_bank_holiday_of_the_past_is_named_and_no_working_day(day, english):
    day = date.fromisoformat(day)

    assert bank_holiday_name(day, "en") == english
    assert not is_working_day(day)


@pytest.mark.parametrize("day", ["1975-05-05", "1995-05-01", "2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"])
def test_a_day_that_was_no_holiday_in_that_year_is_a_working_day(day):
    assert is_working_day(date.fromisoformat(day))


def test_a_substitute_day_stands_in_and_the_weekend_day_has_no_name():
    assert bank_holidays.holidays_of(2026)[date(2026, 12, 28)].substitute
    assert bank_holiday_name(date(2026, 12, 26), "en") is None


def test_every_bank_holiday_is_a_weekday_and_has_a_name_in_both_languages():
    for year in range(bank_holidays.FIRST_YEAR, bank_holidays.LAST_YEAR + 1):
        for day, holiday in bank_holidays.holidays_of(year).items():
            assert day.weekday() < 5, day
            assert holiday.english and holiday.welsh and holiday.english != holiday.welsh


def test_the_welsh_name_is_given_in_welsh_and_another_language_is_refused():
    assert bank_holiday_name(date(2026, 12, 25), "cy") == "Dydd Nadolig"
    with pytest.raises(ValueError, match="language"):
        bank_holiday_name(date(2026, 12, 25), "fr")


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-12-23", 1, "2026-12-24"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-24", 5, "2027-01-05"),
        ("2026-12-26", 1, "2026-12-29"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-02", 10, "2026-04-20"),
        ("2027-12-24", 2, "2027-12-30"),
        ("2024-02-28", 2, "2024-03-01"),
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-11-23", 0, "2026-11-23"),
    ],
)
def test_working_days_are_counted_forward_without_the_day_itself(day, count, expected):
    """R36, P2."""
    assert working_days_after(date.fromisoformat(day), count) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-12-29", 1, "2026-12-24"),
        ("2027-01-04", 1, "2026-12-31"),
        ("2026-04-08", 2, "2026-04-02"),
        ("2027-02-24", 10, "2027-02-10"),
        ("2026-11-22", 0, "2026-11-20"),
    ],
)
def test_working_days_are_counted_back_without_the_day_itself(day, count, expected):
    """R36, P4."""
    assert working_days_before(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_a_legal_date_on_a_holiday_is_worked_on_the_day_before_and_never_after():
    """P3, D13."""
    christmas = date(2026, 12, 25)

    assert on_or_before(christmas) == date(2026, 12, 24)
    assert on_or_after(christmas) == date(2026, 12, 29)
    assert on_or_before(date(2026, 12, 24)) == on_or_after(date(2026, 12, 24)) == date(2026, 12, 24)
    assert next_working_day(date(2026, 12, 24)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -13, "2024-12-15"),
        ("2026-11-22", 0, "2026-11-22"),
    ],
)
def test_months_keep_the_day_number_or_clamp_to_the_end_of_the_month(day, months, expected):
    """P6."""
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_fifty_six_days_beginning_with_the_return_end_on_return_plus_55():
    """P5, P96."""
    assert period_beginning_with(date(2026, 4, 1), 56) == date(2026, 4, 1) + timedelta(days=55)


@pytest.mark.parametrize("day", [EARLIEST - timedelta(days=1), HORIZON + timedelta(days=1), date(2029, 12, 25)])
def test_a_day_outside_the_known_years_is_refused_and_never_taken_for_an_ordinary_day(day):
    for question in (is_working_day, on_or_before, on_or_after, lambda day: bank_holiday_name(day, "en")):
        with pytest.raises(BeyondHorizon, match=day.isoformat()):
            question(day)


def test_counting_past_the_last_known_day_is_refused_with_the_years_we_know():
    with pytest.raises(BeyondHorizon, match="1975-01-01 to 2028-12-31"):
        working_days_after(HORIZON, 1)
    with pytest.raises(BeyondHorizon):
        working_days_before(date(2029, 1, 10), 1)


def test_the_last_and_the_first_known_day_are_still_answered():
    assert not is_working_day(HORIZON)
    assert next_working_day(date(2028, 12, 28)) == date(2028, 12, 29)
    assert not is_working_day(EARLIEST)


def test_a_negative_number_of_working_days_is_refused():
    with pytest.raises(ValueError, match="cannot be -1"):
        working_days_after(date(2026, 11, 23), -1)
