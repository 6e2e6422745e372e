"""Months and days in words, in English and Welsh.

In Welsh a month's name is never changed when "mis" (month) stands before it: it is "mis" that changes ("ym mis Mawrth",
"o fis Mai"). The fixed phrases below therefore always say "mis".
"""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

MONTH: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        "cy": (
            "Ionawr",
            "Chwefror",
            "Mawrth",
            "Ebrill",
            "Mai",
            "Mehefin",
            "Gorffennaf",
            "Awst",
            "Medi",
            "Hydref",
            "Tachwedd",
            "Rhagfyr",
        ),
    }
)


class NotAMonth(ValueError):
    """A month that is not written YYYY-MM, or does not exist."""


class NotADay(ValueError):
    """A day that is not an ISO date, or does not exist."""


def month_in_words(month: str, language: str) -> str:
    """A month written ``YYYY-MM`` as "March 2027" or "Mawrth 2027". Raises `NotAMonth`."""
    if not MONTH.fullmatch(month):
        raise NotAMonth("A month is written YYYY-MM.")
    year, number = month.split("-")
    return f"{NAMES[language][int(number) - 1]} {year}"


def day_in_words(day: date | str, language: str) -> str:
    """A day (a date, or its ISO form) as "24 March 2027" or "24 Mawrth 2027". Raises `NotADay`."""
    if isinstance(day, str):
        day = _day(day)
    return f"{day.day} {NAMES[language][day.month - 1]} {day.year}"


def day_of_the_year_in_words(text: str, language: str) -> str:
    """A day of any year (`MM-DD`) as "24 March" or "24 Mawrth"."""
    month, day = text.split("-")
    return f"{int(day)} {NAMES[language][int(month) - 1]}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay("A day is written YYYY-MM-DD.") from None
