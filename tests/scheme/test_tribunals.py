"""The course of a tribunal review."""

import pytest

from victimcontact.scheme.moves import GuardNotMet, after, possible
from victimcontact.scheme.tribunals import TRIBUNAL_MOVES, Guard, Tribunal, TribunalEvent

pytestmark = pytest.mark.pure

DECIDED = [
    Tribunal.NOT_DISCHARGED,
    Tribunal.CONDITIONALLY_DISCHARGED,
    Tribunal.ABSOLUTELY_DISCHARGED,
    Tribunal.CONDITIONS_VARIED,
    Tribunal.RESTRICTION_ENDED,
    Tribunal.WITHDRAWN,
]


@pytest.mark.parametrize("state", DECIDED)
def test_a_decided_review_goes_nowhere_but_to_the_victim(state: Tribunal) -> None:
    """P80."""
    assert possible(TRIBUNAL_MOVES, state) == (TribunalEvent.TELL_VICTIM,)


def test_a_deferred_discharge_is_not_yet_something_to_tell_as_decided() -> None:
    assert TribunalEvent.TELL_VICTIM not in possible(TRIBUNAL_MOVES, Tribunal.DISCHARGE_DEFERRED)


def test_a_review_is_not_closed_before_the_summary_is_settled() -> None:
    """P84."""
    with pytest.raises(GuardNotMet):
        after(TRIBUNAL_MOVES, Tribunal.VICTIM_TOLD, TribunalEvent.CLOSE)


@pytest.mark.parametrize(
    "state", [state for state in Tribunal if TribunalEvent.SEND_REPRESENTATIONS in possible(TRIBUNAL_MOVES, state)]
)
def test_what_is_sent_is_about_conditions_only(state: Tribunal) -> None:
    """P76."""
    with pytest.raises(GuardNotMet) as refused:
        after(TRIBUNAL_MOVES, state, TribunalEvent.SEND_REPRESENTATIONS)

    assert refused.value.missing == {Guard.WITHIN_CONDITIONS}


@pytest.mark.parametrize("state", DECIDED)
def test_nothing_is_sent_to_a_tribunal_that_has_decided(state: Tribunal) -> None:
    assert TribunalEvent.SEND_REPRESENTATIONS not in possible(TRIBUNAL_MOVES, state)


def test_every_state_has_a_row_and_can_be_reached() -> None:
    reached = {row.to for rows in TRIBUNAL_MOVES.values() for row in rows}

    assert set(TRIBUNAL_MOVES) == set(Tribunal)
    assert reached | {Tribunal.NOTIFIED} == set(Tribunal)
