"""What a victim may ask for around a parole review, beside the statement: to observe, and a summary (P39, P40, P49, P50).

Each is asked for by itself: to observe, to read the statement, both, or neither (P40).
"""

from datetime import date
from enum import StrEnum

from victimcontact.scheme.calendar import months_after
from victimcontact.scheme.duties.decisions import SUMMARY_MONTHS
from victimcontact.scheme.switches import Law

# A victim is no party: summaries are asked for through the officer, and given by the Secretary of State (P50).
SUMMARY_GOES_THROUGH = ("victim_liaison_officer", "secretary_of_state")


class SummaryRequest(StrEnum):
    """How a request for a summary of a decision stands in time (P49)."""

    OWED = "owed"
    AT_DISCRETION = "at_discretion"


def may_ask_to_observe(on: date, *, is_member: bool, law: Law) -> bool:
    """Whether somebody may ask to observe a private hearing: members only, since SW-OBS (P39)."""
    return is_member and law.in_force("SW-OBS", on)


def summary_asked_on(asked_on: date, *, provided_on: date) -> SummaryRequest:
    """Whether the Board owes a summary asked for on this day, or may give one (P49): six months from the decision."""
    in_time = asked_on <= months_after(provided_on, SUMMARY_MONTHS)
    return SummaryRequest.OWED if in_time else SummaryRequest.AT_DISCRETION
