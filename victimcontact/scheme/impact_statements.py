"""The victim impact statement to a mental health tribunal (DVCVA 2004 s.37ZA)."""

from datetime import date

from victimcontact.scheme.switches import Law

ROUTE = "B"


def may_be_sent(*, route: str, applied_on: date, law: Law) -> bool:
    """Whether the tribunal may receive one: a hospital order with restrictions, applied for on or after SW-VIS (R55, P77)."""
    return route == ROUTE and law.in_force("SW-VIS", applied_on)
