"""The gate of the victim impact statement (R55, P77)."""

from datetime import date

import pytest

from victimcontact.scheme.impact_statements import WhyNot, may_be_sent, why_not
from victimcontact.scheme.switches import SHIPPED, law_with

pytestmark = pytest.mark.pure

GATE = date(2025, 6, 25)


@pytest.mark.parametrize("route", ["A", "C", "D", "E", "F", "G", "vns"])
def test_only_restricted_hospital_orders_have_one_r55(route: str) -> None:
    assert not may_be_sent(route=route, applied_on=GATE, law=SHIPPED)


@pytest.mark.parametrize(("applied_on", "may"), [(date(2025, 6, 24), False), (GATE, True)])
def test_the_day_of_the_application_opens_the_gate_and_not_the_day_of_the_hearing_r55_p77(
    applied_on: date, may: bool
) -> None:
    assert may_be_sent(route="B", applied_on=applied_on, law=SHIPPED) is may


def test_without_commencement_nobody_has_one_r55() -> None:
    assert not may_be_sent(route="B", applied_on=GATE, law=law_with(switches={"SW-VIS": None}))


@pytest.mark.parametrize(
    ("route", "applied_on", "why"),
    [("B", date(2025, 6, 24), WhyNot.BEFORE_THE_LAW), ("B", GATE, None), ("C", GATE, WhyNot.ANOTHER_ORDER)],
)
def test_why_there_is_none_can_be_said_r55_p77(route: str, applied_on: date, why: WhyNot | None) -> None:
    assert why_not(route=route, applied_on=applied_on, law=SHIPPED) is why
