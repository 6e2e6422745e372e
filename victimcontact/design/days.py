"""Days in words, in English and Welsh.

Own tables rather than the locale files of a framework, so that a date in a page reads exactly like the same date in a
letter, and nothing depends on which locales a machine has.
"""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

MONTHS = {
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


def day_in_words(day: date, language: str = "en") -> str:
    """Write a day as "3 March 2027" or "3 Mawrth 2027"; a moment is written as its day in London."""
    day = _in_london(day)
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def month_in_words(day: date, language: str = "en") -> str:
    """Write only the month and year: "March 2027" or "Mawrth 2027"."""
    day = _in_london(day)
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def time_in_words(moment: datetime) -> str:
    """Write the London clock time of a moment on 24 hours, "14:05", which reads the same in both languages."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def moment_in_words(moment: datetime, language: str = "en") -> str:
    """Write a moment as its London day and time: "3 March 2027 at 14:05" or "3 Mawrth 2027 am 14:05"."""
    joint = {"en": "at", "cy": "am"}[language]
    return f"{day_in_words(moment, language)} {joint} {time_in_words(moment)}"


def month_number(name: str) -> int | None:
    """Read a month typed as a number or as an English or Welsh name or its first three or more letters."""
    if name.isascii() and name.isdigit():
        return int(name)
    typed = name.casefold()
    found = {
        number
        for months in MONTHS.values()
        for number, month in enumerate(months, start=1)
        if len(typed) >= 3 and month.casefold().startswith(typed)
    }
    return found.pop() if len(found) == 1 else None


def days_of_the_year_in_words(days: Iterable[str], language: str = "en") -> list[str]:
    """Write days of any year as they are typed: `03-27` is "27 March" or "27 Mawrth"."""
    apart = (day.split("-") for day in days)
    return [f"{int(day)} {MONTHS[language][int(month) - 1]}" for month, day in apart]


def _in_london(day: date) -> date:
    return day.astimezone(LONDON).date() if isinstance(day, datetime) else day
