"""Is a term 12 months or more? Months are counted as months; no calendar is consulted (R3)."""

from enum import StrEnum

from victimcontact.scheme.eligibility.question import Term

MONTHS_NEEDED = 12
DAYS_FOR_A_MISSING_MONTH = 31
DAYS_FOR_A_MISSING_YEAR = 366
DOUBTFUL_DAYS = 365


class Length(StrEnum):
    ENOUGH = "enough"
    SHORT = "short"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


def length_of(term: Term | None) -> Length:
    """Whether a term reaches 12 months (R3).

    Weeks and days make up a missing month only at 31 days each, so that the answer is true from any day of the year;
    a whole missing year at 366 days. Exactly 365 days may be a year or not: doubtful.
    """
    if term is None:
        return Length.UNKNOWN
    months = 12 * term.years + term.months
    days = 7 * term.weeks + term.days
    if months >= MONTHS_NEEDED:
        return Length.ENOUGH
    if months == 0 and days == DOUBTFUL_DAYS:
        return Length.DOUBTFUL
    needed = DAYS_FOR_A_MISSING_YEAR if months == 0 else DAYS_FOR_A_MISSING_MONTH * (MONTHS_NEEDED - months)
    return Length.ENOUGH if days >= needed else Length.SHORT


def compared(term: Term | None) -> str:
    """The comparison in words: `11 months and 30 days is less than 12 months`."""
    words = {
        Length.ENOUGH: "is 12 months or more",
        Length.SHORT: "is less than 12 months",
        Length.DOUBTFUL: "may or may not be 12 months",
        Length.UNKNOWN: "may or may not be 12 months",
    }
    return f"{spoken(term)} {words[length_of(term)]}"


def spoken(term: Term | None) -> str:
    """`1 year and 6 months`; `a term not known` for None."""
    if term is None:
        return "a term not known"
    counted = (("year", term.years), ("month", term.months), ("week", term.weeks), ("day", term.days))
    parts = [f"{count} {unit}{'' if count == 1 else 's'}" for unit, count in counted if count]
    if not parts:
        return "0 days"
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
