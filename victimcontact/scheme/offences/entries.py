"""What one entry of Schedule 18 to the Sentencing Code (Sentencing Act 2020) is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# Part 3 of the list, and with it the scheme for these offences, began on this day (R15).
TERRORISM_LISTED_ON = date(2019, 4, 12)

# Terrorism offences that stood in the violent part before; the day is background knowledge, not read in an Act.
TERRORISM_LISTED_AS_VIOLENT_ON = date(2010, 1, 14)

# Section 15 of the Counter-Terrorism and Sentencing Act 2021: some entries count for convictions from this day on.
ADDED_FOR_CONVICTIONS_FROM = date(2021, 6, 29)


@dataclass(frozen=True)
class Kinds:
    """Words in a title (patterns, lower case) that decide where only some offences of a section are listed."""

    listed: str
    unlisted: str | None = None


@dataclass(frozen=True)
class Entry:
    """One entry. `section` is empty for common-law offences, which go by `kinds`; `also` are other usual titles.

    `since`: listed from this day; before it the offence is not in the list, or, unless `since_was_read`, doubtful.
    `convicted_from`: the entry covers convictions from this day on.
    """

    section: str
    paragraph: str
    title: str
    also: tuple[str, ...] = ()
    kinds: Kinds | None = None
    since: date | None = None
    since_was_read: bool = True
    convicted_from: date | None = None


Part = Mapping[str, tuple[Entry, ...]]
