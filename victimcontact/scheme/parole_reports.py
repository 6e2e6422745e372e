"""What the practitioner's parole report (PAROM1) asks of us: three facts, and nothing that shows who or where anybody is.

Is a victim in the scheme; do they wish to send a statement; on which day the practitioner contacted us, which counts only within the
last twelve months and after the conviction. Source: representations.md 1.8; P53.
"""

from datetime import date
from enum import StrEnum

from victimcontact.scheme.calendar import months_after

COUNTS_FOR_MONTHS = 12


class StatementWish(StrEnum):
    """Whether a victim wishes to send a statement, as far as we know."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


def counts(asked_on: date, *, convicted_on: date | None, on: date) -> bool:
    """Whether a contact of a day may stand in a report written on another: within 12 months before, and after the conviction.

    Where the day of the conviction is not known, only the twelve months count.
    """
    is_recent = asked_on <= on < months_after(asked_on, COUNTS_FOR_MONTHS)
    return is_recent and (convicted_on is None or asked_on > convicted_on)


def wish(*, has_statement: bool, took_it_back: bool) -> StatementWish:
    """What we know of the wish: a statement that is on its way is a yes, one taken back a no, neither is not known."""
    if has_statement:
        return StatementWish.YES
    return StatementWish.NO if took_it_back else StatementWish.NOT_KNOWN
