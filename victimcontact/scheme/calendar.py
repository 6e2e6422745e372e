"""Working days in England and Wales, and the ways the scheme counts time.

A working day (WD) is Monday to Friday and no bank holiday (R36, P1). The day something happens is day 0 (P2).
Where working days are needed outside the years whose bank holidays we know, every function here raises
`BeyondHorizon`: a day we know nothing about is never taken for an ordinary one. Source: representations.md 0.2.
"""

import calendar
from datetime import date, timedelta
from functools import lru_cache

from victimcontact.scheme.bank_holidays import FIRST_YEAR, LAST_YEAR, SATURDAY, holidays_of

EARLIEST = date(FIRST_YEAR, 1, 1)
HORIZON = date(LAST_YEAR, 12, 31)
LANGUAGES = ("en", "cy")
# The same days are counted from again and again, in every case of a night.
REMEMBERED = 50_000

_DAY = timedelta(days=1)


class BeyondHorizon(ValueError):
    """Working days were asked for outside the years whose bank holidays are known; `day` is the day asked for."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day.isoformat()} is outside the years whose bank holidays are known"
            f" ({EARLIEST.isoformat()} to {HORIZON.isoformat()})"
        )
        self.day = day


def is_working_day(day: date) -> bool:
    """Whether people work on this day: Monday to Friday, no bank holiday (R36). Raises `BeyondHorizon`."""
    if not EARLIEST <= day <= HORIZON:
        raise BeyondHorizon(day)
    return day.weekday() < SATURDAY and day not in holidays_of(day.year)


def working_days_after(day: date, count: int) -> date:
    """The `count`-th working day after `day`, which itself is not counted (P2). Raises `BeyondHorizon`."""
    return _step(day, count, _DAY)


def working_days_before(day: date, count: int) -> date:
    """The `count`-th working day before `day`, which itself is not counted (P4). Raises `BeyondHorizon`."""
    return _step(day, count, -_DAY)


def next_working_day(day: date) -> date:
    """The first working day after `day`, never `day` itself. Raises `BeyondHorizon`."""
    return working_days_after(day, 1)


def on_or_before(day: date) -> date:
    """`day` when it is a working day, else the last working day before it (D13, P3). Raises `BeyondHorizon`."""
    return _step(day, 0, -_DAY)


def on_or_after(day: date) -> date:
    """`day` when it is a working day, else the first working day after it. Raises `BeyondHorizon`."""
    return _step(day, 0, _DAY)


def months_after(day: date, months: int) -> date:
    """The same day number `months` calendar months later (earlier when negative), clamped to the month's end (P6)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last_of_month = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_of_month))


def period_beginning_with(day: date, days: int) -> date:
    """The last calendar day of a period of `days` days that begins with `day`, which counts (P5)."""
    return day + timedelta(days=days - 1)


def bank_holiday_name(day: date, language: str) -> str | None:
    """The name of the bank holiday on `day` in English ("en") or Welsh ("cy"); None on any other day.

    Raises `BeyondHorizon` outside the known years and `ValueError` for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is none of {LANGUAGES}")
    if not EARLIEST <= day <= HORIZON:
        raise BeyondHorizon(day)
    holiday = holidays_of(day.year).get(day)
    if holiday is None:
        return None
    return holiday.welsh if language == "cy" else holiday.english


@lru_cache(maxsize=REMEMBERED)
def _step(day: date, count: int, step: timedelta) -> date:
    """Walk to the `count`-th working day in one direction; a count of 0 stays, moving only off a non-working day."""
    if count < 0:
        raise ValueError(f"a number of working days cannot be {count}")
    if count == 0:
        count = 0 if is_working_day(day) else 1
    while count:
        day += step
        count -= is_working_day(day)
    return day
