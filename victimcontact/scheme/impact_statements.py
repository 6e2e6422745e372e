"""The victim impact statement to a mental health tribunal (DVCVA 2004 s.37ZA)."""

from datetime import date
from enum import StrEnum

from victimcontact.scheme.switches import Law

ROUTE = "B"


class WhyNot(StrEnum):
    """Why a tribunal may not receive one."""

    ANOTHER_ORDER = "another_order"
    BEFORE_THE_LAW = "before_the_law"


def why_not(*, route: str, applied_on: date, law: Law) -> WhyNot | None:
    """Why the tribunal may not receive one (R55, P77); nothing when it may. `applied_on`: the day of the application or reference."""
    if route != ROUTE:
        return WhyNot.ANOTHER_ORDER
    return None if law.in_force("SW-VIS", applied_on) else WhyNot.BEFORE_THE_LAW


def may_be_sent(*, route: str, applied_on: date, law: Law) -> bool:
    """Whether the tribunal may receive one: a hospital order with restrictions, applied for on or after SW-VIS (R55, P77)."""
    return why_not(route=route, applied_on=applied_on, law=law) is None
