"""Months and days in two languages: a wrong month in a letter is a wrong release."""

from datetime import date

import pytest

from victimcontact.scheme.words.months import (
    NAMES,
    PHRASES,
    NotADay,
    NotAMonth,
    day_in_words,
    month_in_words,
    month_phrase,
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


@pytest.mark.parametrize(
    ("preposition", "english", "welsh"),
    [
        ("in", "in March 2027", "ym mis Mawrth 2027"),
        ("from", "from March 2027", "o fis Mawrth 2027"),
        ("to", "to March 2027", "i fis Mawrth 2027"),
        ("until", "until March 2027", "tan fis Mawrth 2027"),
        ("by", "by March 2027", "erbyn mis Mawrth 2027"),
        ("before", "before March 2027", "cyn mis Mawrth 2027"),
        ("after", "after March 2027", "ar ôl mis Mawrth 2027"),
        ("about", "about March 2027", "am fis Mawrth 2027"),
    ],
)
def test_a_preposition_changes_mis_and_never_the_month(preposition: str, english: str, welsh: str) -> None:
    assert month_phrase(preposition, "2027-03", "en") == english
    assert month_phrase(preposition, "2027-03", "cy") == welsh


def test_every_preposition_has_both_languages() -> None:
    assert {word for word, language in PHRASES if language == "en"} == {
        word for word, language in PHRASES if language == "cy"
    }
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
