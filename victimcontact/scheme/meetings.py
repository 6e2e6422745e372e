"""Meetings of agencies about an offender: their kinds, for which of them the victim's officer is owed an invitation and owes input.

Victims never sit at the table (P87); their officer speaks for them. Sources: representations.md 4.1, 4.2, 4.4; MAPPA guidance.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class MeetingKind(StrEnum):
    """What kind of meeting it is."""

    MAPPA = "mappa"
    MARAC = "marac"
    OFFENDER_MANAGEMENT = "offender_management"
    CHILD_PROTECTION = "child_protection"
    SAFEGUARDING_ADULTS = "safeguarding_adults"
    HOSPITAL_CARE = "hospital_care"
    BEFORE_PAROLE = "before_parole"
    PRISON_RISK = "prison_risk"


# How each is called in what we write to it.
TITLES: Mapping[MeetingKind, str] = MappingProxyType(
    {
        MeetingKind.MAPPA: "MAPPA",
        MeetingKind.MARAC: "MARAC",
        MeetingKind.OFFENDER_MANAGEMENT: "Integrated offender management",
        MeetingKind.CHILD_PROTECTION: "Child protection",
        MeetingKind.SAFEGUARDING_ADULTS: "Safeguarding adults",
        MeetingKind.HOSPITAL_CARE: "Hospital care",
        MeetingKind.BEFORE_PAROLE: "Parole preparation",
        MeetingKind.PRISON_RISK: "Prison risk",
    }
)
LEVELS = (1, 2, 3)
CATEGORIES = (1, 2, 3, 4)
# At these levels several agencies manage the offender together: every victim's officer is invited and brings input (P87, D17).
MANAGED_TOGETHER = (2, 3)
# The offender must not even learn that it was held (representations.md 4.4).
HELD_IN_SECRET = frozenset({MeetingKind.MARAC})


def manages_together(kind: str, level: int | None) -> bool:
    """Whether it is a MAPPA meeting at level 2 or 3."""
    return kind == MeetingKind.MAPPA and level in MANAGED_TOGETHER
