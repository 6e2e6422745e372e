"""Moments and days: what counts as a day is a day in London."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

# Gives the moment now, to work that goes on for a while.
Clock = Callable[[], datetime]
LONDON = ZoneInfo("Europe/London")


def day_of(moment: datetime) -> date:
    """The calendar day of an aware moment, in Europe/London."""
    return moment.astimezone(LONDON).date()
