"""Facts that a victim tells and that help others to judge risk: what they are about, who is told, where they were used.

Facts only, never a score: the judging is the practitioner's. What nobody said may be disclosed may not. Sources: representations.md 4.5;
P91, P92, P93; B24.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

RESTRICTED_ROUTES = frozenset({"B", "D", "E"})


class About(StrEnum):
    """What a fact is about. Contact is with the victim or their family, by the offender or somebody for them."""

    CONTACT = "contact"
    BREACH = "breach"
    FEAR = "fear"
    OTHER = "other"


class Who(StrEnum):
    """Who was in touch, in a contact nobody wanted."""

    OFFENDER = "offender"
    SOMEBODY_FOR_THEM = "somebody_for_them"
    NOT_KNOWN = "not_known"


class How(StrEnum):
    """How they were in touch."""

    LETTER = "letter"
    PHONE = "phone"
    ONLINE = "online"
    IN_PERSON = "in_person"
    OTHER = "other"


class Recipient(StrEnum):
    """Who is told in writing."""

    PRACTITIONER = "practitioner"
    POLICE = "police"
    MENTAL_HEALTH_CASEWORK = "mental_health_casework"


class Place(StrEnum):
    """Where a fact was used, as far as we were told: the first five are parts of the practitioner's assessment (P93)."""

    WHO_IS_AT_RISK = "who_is_at_risk"
    NATURE_OF_RISK = "nature_of_risk"
    WHEN_GREATEST = "when_greatest"
    VICTIM_SAFETY_PLANNING = "victim_safety_planning"
    MONITORING_AND_CONTROL = "monitoring_and_control"
    LICENCE = "licence"
    RECALL = "recall"
    PAROLE_OR_TRIBUNAL = "parole_or_tribunal"
    MEETING = "meeting"
    POLICE_ACTION = "police_action"
    NOT_USED = "not_used"


class Stands(StrEnum):
    """Where something that a victim reported stands, as they may know it."""

    WITH_OFFICER = "with_officer"
    PASSED_ON = "passed_on"
    RECEIVED = "received"
    USED = "used"


# How each is called in what goes out and in a meeting's input.
ABOUT: Mapping[About, str] = MappingProxyType(
    {
        About.CONTACT: "Contact nobody wanted",
        About.BREACH: "A condition that was not kept",
        About.FEAR: "What they are afraid of",
        About.OTHER: "Something else",
    }
)


def may_be_told(recipient: Recipient, route: str) -> bool:
    """Whether somebody is told of risk on this route: the ministry only of patients whose release it decides on."""
    return recipient is not Recipient.MENTAL_HEALTH_CASEWORK or route in RESTRICTED_ROUTES


def stands(*, passed_on: bool, received: bool, used: bool) -> Stands:
    """How far something that was reported has come."""
    if used:
        return Stands.USED
    if received:
        return Stands.RECEIVED
    return Stands.PASSED_ON if passed_on else Stands.WITH_OFFICER
