"""What a victim may ask for around a parole review (P39, P40, P49, P50)."""

from datetime import date

import pytest

from victimcontact.scheme.parole_rights import (
    SUMMARY_GOES_THROUGH,
    SummaryRequest,
    may_ask_to_observe,
    summary_asked_on,
)
from victimcontact.scheme.switches import SHIPPED

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("on", "is_member", "may"),
    [(date(2025, 4, 1), True, True), (date(2025, 3, 31), True, False), (date(2025, 4, 1), False, False)],
)
def test_members_may_ask_to_observe_since_1_april_2025_p39(on: date, is_member: bool, may: bool) -> None:
    assert may_ask_to_observe(on, is_member=is_member, law=SHIPPED) is may


@pytest.mark.parametrize(
    ("provided_on", "asked_on", "stands"),
    [
        (date(2026, 6, 4), date(2026, 12, 4), SummaryRequest.OWED),
        (date(2026, 6, 4), date(2026, 12, 5), SummaryRequest.AT_DISCRETION),
        (date(2026, 8, 31), date(2027, 2, 28), SummaryRequest.OWED),
        (date(2026, 8, 31), date(2027, 3, 1), SummaryRequest.AT_DISCRETION),
    ],
)
def test_a_summary_asked_for_after_six_months_is_not_refused_but_no_longer_owed_p49(
    provided_on: date, asked_on: date, stands: SummaryRequest
) -> None:
    assert summary_asked_on(asked_on, provided_on=provided_on) is stands


def test_a_victim_never_asks_the_board_itself_p50() -> None:
    assert SUMMARY_GOES_THROUGH == ("victim_liaison_officer", "secretary_of_state")
