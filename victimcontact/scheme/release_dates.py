"""What to expect of a release, to explain it and to notice a mistake; never to tell somebody a day (P71, P72, P99 to P104).

Dates of release come from the prison. What is worked out here is compared with them, and a difference is a warning to an
officer (P99). Days of a sentence count its first day: a third of 300 days is the hundredth day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from victimcontact.scheme.calendar import is_working_day
from victimcontact.scheme.switches import Law

# P100: a sentence from before SW-PROG of up to so many days is released by the model from this day on, not before.
TRANCHES: Sequence[tuple[int, date]] = (
    (574, date(2026, 10, 1)),
    (882, date(2026, 10, 13)),
    (1162, date(2026, 11, 10)),
    (1561, date(2026, 12, 8)),
    (2121, date(2027, 1, 12)),
    (2758, date(2027, 2, 9)),
    (3283, date(2027, 3, 9)),
    (3654, date(2027, 4, 13)),
    (4396, date(2027, 5, 11)),
)
LAST_TRANCHE = date(2027, 6, 8)
STANDARD_PART, SERIOUS_PART = (1, 3), (1, 2)

# P103: from this day on a sentence for an offender of particular concern has two thirds before it, not half.
PARTICULAR_CONCERN_FROM = date(2022, 6, 28)
TWO_THIRDS, HALF = (2, 3), (1, 2)

# P104: years on licence before an IPP or DPP licence may end, by the law of the day.
OLD_IPP_YEARS, IPP_YEARS, DPP_YEARS, NEW_IPP_YEARS = 10, 3, 2, 2


@dataclass(frozen=True)
class ExtendedDates:
    """The days of an extended sentence: first Board review, end of custody, end of the licence. All calendar days."""

    parole_eligible_on: date
    released_on: date
    licence_ends_on: date


def part_of(imposed_on: date, days: int, part: tuple[int, int]) -> date:
    """The day on which a part of a sentence of so many days has been served, rounded up to whole days."""
    numerator, denominator = part
    served = -(-days * numerator // denominator)
    return imposed_on + timedelta(days=served - 1)


def extended_dates(imposed_on: date, *, custodial_days: int, extension_days: int) -> ExtendedDates:
    """An extended sentence: eligible at two thirds of custody, out at its end, on licence to the end of the extension (P102)."""
    return ExtendedDates(
        parole_eligible_on=part_of(imposed_on, custodial_days, TWO_THIRDS),
        released_on=imposed_on + timedelta(days=custodial_days - 1),
        licence_ends_on=imposed_on + timedelta(days=custodial_days + extension_days - 1),
    )


def particular_concern_eligible_on(imposed_on: date, *, custodial_days: int, youth: bool = False) -> date:
    """When the Board first looks at an offender of particular concern: two thirds from 28 June 2022 or for a youth (P103)."""
    late = youth or imposed_on >= PARTICULAR_CONCERN_FROM
    return part_of(imposed_on, custodial_days, TWO_THIRDS if late else HALF)


def progression_date(imposed_on: date, *, days: int, standard_on: date, serious: bool, law: Law) -> date:
    """The release of a standard sentence under the progression model (P100).

    `standard_on` is the release by the rules before, `serious` says that the sentence was imposed with the longer part. The
    model never makes a release later. Sentences imposed before the model wait for the tranche of their length.
    """
    since = law.switches["SW-PROG"]
    if since is None or standard_on < since:
        return standard_on
    point = part_of(imposed_on, days, SERIOUS_PART if serious else STANDARD_PART)
    if imposed_on < since:
        point = max(point, _tranche(days))
    return min(standard_on, point)


def _tranche(days: int) -> date:
    return next((begins_on for longest, begins_on in TRANCHES if days <= longest), LAST_TRANCHE)


def could_be_earlier(released_on: date) -> date | None:
    """The earlier day to which a release may be brought forward, at the prison's discretion, or None (P72).

    A release is moved off a day that is no working day or is followed by one that is none. Raises `BeyondHorizon`.
    """
    day = released_on
    while not (is_working_day(day) and is_working_day(day + timedelta(days=1))):
        day -= timedelta(days=1)
    return day if day != released_on else None


def may_have_curfew(eligible_on: date, *, adult: bool, law: Law) -> bool:
    """Whether somebody eligible on this day may still get a date for home detention curfew (P71): youths always."""
    return not adult or not law.in_force("SW-HDCEND", eligible_on)


def years_before_licence_may_end(on: date, *, youth: bool, law: Law) -> int:
    """The years on licence after which an IPP (`youth`: a DPP) licence may end, under the law of the day (P104)."""
    if law.in_force("SW-PSSIPP", on):
        return NEW_IPP_YEARS
    if law.in_force("SW-IPP3", on):
        return DPP_YEARS if youth else IPP_YEARS
    return OLD_IPP_YEARS


def warning_about(fed_on: date, expected_on: date) -> str | None:
    """A line for the officer where the prison's date is not the one expected; the prison's date stands (P99)."""
    if fed_on == expected_on:
        return None
    days, way = abs((fed_on - expected_on).days), "earlier" if fed_on < expected_on else "later"
    return f"The prison’s date is {days} days {way} than expected: ask why."
