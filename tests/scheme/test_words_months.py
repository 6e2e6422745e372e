"""Months and days in two languages: a wrong month in a letter is a wrong release."""

from datetime import date

import pytest

from victimcontact.scheme.words.months import (
    NAMES,
    NotADay,
    NotAMonth,
    day_in_words,
    month_in_words,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("month", "english", "welsh"),
    [
        ("2027-01", "January 2027", "Ionawr 2027"),
        ("2027-02", "February 2027", "Chwefror 2027"),
        ("2027-03", "March 2027", "Mawrth 2027"),
        ("2027-04", "April 2027", "Ebrill 2027"),
        ("2027-05", "May 2027", "Mai 2027"),
        ("2027-06", "June 2027", "Mehefin 2027"),
        ("2027-07", "July 2027", "Gorffennaf 2027"),
        ("2027-08", "August 2027", "Awst 2027"),
        ("2027-09", "September 2027", "Medi 2027"),
        ("2027-10", "October 2027", "Hydref 2027"),
        ("2027-11", "November 2027", "Tachwedd 2027"),
        ("2027-12", "December 2027", "Rhagfyr 2027"),
    ],
)
def test_a_month_is_named_in_both_languages(month: str, english: str, welsh: str) -> None:
    assert month_in_words(month, "en") == english
    assert month_in_words(month, "cy") == welsh


def test_every_month_has_a_name_of_its_own_in_both_languages() -> None:
    assert {language: len(set(names)) for language, names in NAMES.items()} == {"en": 12, "cy": 12}


@pytest.mark.parametrize(
    "month", ["2027-00", "2027-13", "27-03", "2027-3", "March 2027", "2027-03-01", "", "２０２７-03"]
)
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(NotAMonth):
        month_in_words(month, "en")


@pytest.mark.parametrize(
    ("day", "english", "welsh"),
    [
        (date(2028, 2, 29), "29 February 2028", "29 Chwefror 2028"),
        ("2026-12-01", "1 December 2026", "1 Rhagfyr 2026"),
        ("2027-05-31", "31 May 2027", "31 Mai 2027"),
    ],
)
def test_a_day_is_written_without_noughts_or_endings(day: date | str, english: str, welsh: str) -> None:
    assert day_in_words(day, "en") == english
    assert day_in_words(day, "cy") == welsh


@pytest.mark.parametrize("day", ["2027-02-29", "01/12/2026", "2026-12", ""])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(NotADay):
        day_in_words(day, "cy")
