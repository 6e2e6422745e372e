"""Whose delay it is: blaming the police for our own delay, or us for theirs, would spoil the board."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from victimcontact.scheme.causes import Cause, Owed, Whose, Why, cause_of

DUE = date(2026, 11, 2)
CONTACT = Owed(
    "make_first_contact",
    "victim_liaison_officer",
    DUE,
    referred_by="witness_care_unit",
    referral_due_on=date(2026, 9, 1),
    referred_on=date(2026, 9, 21),
)


@pytest.mark.parametrize(
    ("days_late", "expected"),
    [
        (1, Cause(Whose.POLICE, Why.REFERRED_LATE, 20)),
        (19, Cause(Whose.POLICE, Why.REFERRED_LATE, 20)),
        (20, Cause(Whose.US, Why.OURS, 20)),
        (40, Cause(Whose.US, Why.OURS, 20)),
    ],
)
def test_a_late_first_contact_is_the_delay_of_whoever_lost_more_days(days_late: int, expected: Cause) -> None:
    assert cause_of(CONTACT, on=DUE + timedelta(days=days_late)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"referred_by": "court"}, Cause(Whose.COURT, Why.REFERRED_LATE, 20)),
        ({"referred_by": "victim"}, Cause(Whose.OTHER, Why.REFERRED_LATE, 20)),
        ({"referred_on": date(2026, 9, 1)}, Cause(Whose.US, Why.OURS)),
        ({"referral_due_on": None}, Cause(Whose.US, Why.OURS)),
        ({"referred_on": date(2026, 9, 1), "has_officer": False}, Cause(Whose.US, Why.NOT_ALLOCATED)),
        ({"what": "send_annual_letter"}, Cause(Whose.US, Why.OURS)),
        ({"blocked_by": "P36"}, Cause(Whose.OTHER, Why.BLOCKED)),
        ({"blocked_by": "R57"}, Cause(Whose.US, Why.BLOCKED)),
        ({"owed_by": "witness_care_unit"}, Cause(Whose.POLICE, Why.OWED_BY_OTHERS)),
        ({"owed_by": "parole_board"}, Cause(Whose.OTHER, Why.OWED_BY_OTHERS)),
        ({"owed_by": "manager", "what": "escalate_two_missed_annual_letters"}, Cause(Whose.US, Why.OURS)),
    ],
)
def test_the_cause_follows_from_what_is_owed_and_by_whom(changes: dict[str, Any], expected: Cause) -> None:
    assert cause_of(replace(CONTACT, **changes), on=DUE + timedelta(days=3)) == expected
