"""Moments some office hours or working days from another: the clocks by which people are chased.

The office is open from 9 to 17 in London on working days (R36). Hours without more are those of the clock on the wall, by day and by night.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from victimcontact.scheme.calendar import is_working_day, on_or_after, working_days_after

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(9), time(17)


class Unit(StrEnum):
    """In what a clock is counted."""

    HOURS = "hours"
    WORKING_HOURS = "working hours"
    WORKING_DAYS = "working days"


def after(moment: datetime, number: int, unit: Unit) -> datetime:
    """The moment `number` hours, office hours, or working days (at closing time) later, in London. Raises `BeyondHorizon`."""
    local = moment.astimezone(LONDON)
    if unit is Unit.HOURS:
        return (moment.astimezone(UTC) + timedelta(hours=number)).astimezone(LONDON)
    if unit is Unit.WORKING_DAYS:
        return closing(working_days_after(local.date(), number))
    return _office_hours_after(_into_the_office(local), timedelta(hours=number))


def _office_hours_after(local: datetime, left: timedelta) -> datetime:
    closes = closing(local.date())
    while local + left > closes:
        left -= closes - local
        local = opening(working_days_after(local.date(), 1))
        closes = closing(local.date())
    return local + left


def _into_the_office(local: datetime) -> datetime:
    """The same moment when the office is open, else the next one at which it opens."""
    if is_working_day(local.date()) and local.time() < CLOSES:
        return max(local, opening(local.date()))
    following = local.date() + timedelta(days=1)
    return opening(on_or_after(following))


def opening(day: date) -> datetime:
    """When the office opens on a day, whether or not it is a working day."""
    return datetime.combine(day, OPENS, tzinfo=LONDON)


def closing(day: date) -> datetime:
    """When the office closes on a day, whether or not it is a working day."""
    return datetime.combine(day, CLOSES, tzinfo=LONDON)


def day_in_london(moment: datetime) -> date:
    """The calendar day of an aware moment, in London."""
    return moment.astimezone(LONDON).date()
