"""Guests of one case: those of a hospital who give the notices where there are no restrictions (R56–R59, P75).

When somebody may be let in, for how long, and when it is over by itself. Source: DVCVA 2004 ss.36A to 38A and 42A to 44A; how many days
is ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme.duties.hospital import event_called
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.standing import Standing

LONGEST = timedelta(days=92)


class Ended(StrEnum):
    """Why somebody cannot come to the case any more."""

    BY_HAND = "by_hand"
    EXTENDED = "extended"
    RAN_OUT = "ran_out"
    LEFT = "left"
    CASE_OVER = "case_over"
    NOT_THEIRS = "not_theirs"


# Where somebody stands who does not want to hear.
SAID_NO = (Standing.LEFT, Standing.NEVER, Standing.DECLINED, Standing.NOT_NOW)

# What nobody did by hand: the managers do not know of it until somebody tells them.
BY_ITSELF = (Ended.RAN_OUT, Ended.LEFT, Ended.CASE_OVER, Ended.NOT_THEIRS)

# What the managers give notice of (R59), by the code of the stage it is in the register.
NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "discharge_considered": "A discharge, or a community treatment order, is being considered",
        "tribunal_hearing_listed": "A tribunal will look at the case",
        "tribunal_decided": "The tribunal has decided",
        "absolutely_discharged": "Discharge from hospital",
        "community_treatment_order_made": "A community treatment order, and its conditions",
        "community_treatment_order_varied": "A change of the conditions of a community treatment order",
        "community_treatment_order_ended": "The end of a community treatment order",
        "authority_to_detain_lapsing": "The day on which the power to detain ends",
    }
)


def in_words(name: str) -> str:
    """What a notice is about, by the code of the stage or the kind of the fact. Raises `KeyError` for what the managers do not tell of."""
    event = NOTICES.get(name) or event_called(name)
    return event[:1].upper() + event[1:]


class Said(StrEnum):
    """What somebody of the hospital tells us."""

    NOTIFIED = "notified"
    NOT_NOTIFIED = "not_notified"
    COMING = "coming"


@dataclass(frozen=True)
class Terms:
    """What must be known of a case before anybody of a hospital may come to it. `handed_over`: wish, name and address were given."""

    standing: str
    route: str
    handed_over: bool


def may_come(terms: Terms) -> bool:
    """Whether the managers own the notices, the person wants to hear, and was handed over to them (R56, R57, R58)."""
    return terms.standing == Standing.JOINED and terms.route in UNRESTRICTED and terms.handed_over


def over(terms: Terms, *, last_on: date, on: date) -> Ended | None:
    """Why it is over by itself on a day; None while it is not. A pause closes the door and ends nothing.

    `last_on` is the last calendar day on which they may come.
    """
    if terms.standing in SAID_NO:
        return Ended.LEFT
    if terms.standing not in (Standing.JOINED, Standing.PAUSED):
        return Ended.CASE_OVER
    if terms.route not in UNRESTRICTED:
        return Ended.NOT_THEIRS
    return Ended.RAN_OUT if on > last_on else None


def is_sensible(last_on: date, *, on: date) -> bool:
    """Whether somebody may be let in until that day: today at the earliest, 92 days ahead at the latest."""
    return on <= last_on <= on + LONGEST
