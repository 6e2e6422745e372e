"""Whose delay it is that something is late: the police's, the court's, ours, or somebody else's (R29, B9).

A late referral leaves the full time for first contact and both clocks are reported (R29). When first contact is late as
well, the delay is of whoever lost more days; the days of both are said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

OURS = frozenset({"victim_liaison_officer", "manager"})
FIRST_CONTACT = "make_first_contact"


class Whose(StrEnum):
    """Whose delay."""

    POLICE = "police"
    COURT = "court"
    US = "us"
    OTHER = "other"


class Why(StrEnum):
    """What caused it. `OURS` says no more than that nobody else did."""

    NOT_ALLOCATED = "not_allocated"
    REFERRED_LATE = "referred_late"
    BLOCKED = "blocked"
    OWED_BY_OTHERS = "owed_by_others"
    OURS = "ours"


# Who referred, and who owes what we wait for, by whose they are. A witness care unit is the police's.
REFERRERS: Mapping[str, Whose] = MappingProxyType(
    {"witness_care_unit": Whose.POLICE, "police": Whose.POLICE, "court": Whose.COURT}
)
OWING: Mapping[str, Whose] = MappingProxyType({"witness_care_unit": Whose.POLICE, "court": Whose.COURT})
# What blocks a duty, by its rule, where it is ours to clear. The others wait for somebody outside.
CLEARED_BY_US = frozenset({"R57"})


@dataclass(frozen=True)
class Owed:
    """What is owed, as far as it matters for whose delay it is.

    `referred_by` is the source of the referral; `referral_due_on` and `referred_on` are empty where they do not matter.
    """

    what: str
    owed_by: str
    due_on: date
    blocked_by: str = ""
    has_officer: bool = True
    referred_by: str = ""
    referral_due_on: date | None = None
    referred_on: date | None = None


@dataclass(frozen=True)
class Cause:
    """Whose delay it is, why, and how many calendar days the referral was late, where that is why or adds to it."""

    whose: Whose
    why: Why
    referral_days: int = 0


def cause_of(owed: Owed, *, on: date) -> Cause:
    """Whose delay it is that this is, or would be, late on a day (R29). Days are calendar days."""
    referral_days = _referral_days(owed)
    if owed.owed_by and owed.owed_by not in OURS:
        return Cause(OWING.get(owed.owed_by, Whose.OTHER), Why.OWED_BY_OTHERS)
    if owed.blocked_by:
        return Cause(Whose.US if owed.blocked_by in CLEARED_BY_US else Whose.OTHER, Why.BLOCKED)
    if referral_days > max((on - owed.due_on).days, 0):
        return Cause(REFERRERS.get(owed.referred_by, Whose.OTHER), Why.REFERRED_LATE, referral_days)
    why = Why.OURS if owed.has_officer else Why.NOT_ALLOCATED
    return Cause(Whose.US, why, referral_days)


def _referral_days(owed: Owed) -> int:
    """By how many days the referral came after it was due, where first contact hangs on it."""
    if owed.what != FIRST_CONTACT or owed.referral_due_on is None or owed.referred_on is None:
        return 0
    return max((owed.referred_on - owed.referral_due_on).days, 0)
