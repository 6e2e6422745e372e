"""Restorative justice: begun by the victim alone, stopped at any time, private while the offender's wish is not hers."""

import pytest

from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.restorative_justice import (
    OURS,
    OVER,
    PRIVATE,
    RESTORATIVE_MOVES,
    Event,
    Guard,
    State,
    may_stop,
    move_restorative,
    possible_for_restorative,
)

ALL = frozenset(Guard)


@pytest.mark.parametrize("state", [state for state in State if Event.BEGIN not in possible_for_restorative(state)])
def test_nothing_begins_before_it_was_prepared(state: State) -> None:
    with pytest.raises(NotAllowed):
        move_restorative(state, Event.BEGIN, met=ALL)


@pytest.mark.parametrize(
    "state",
    [
        State.MAY_BE_RAISED,
        State.RAISED,
        State.INFORMED,
        State.CONSENTED,
        State.REFERRED,
        State.ACCEPTED,
        State.PREPARING,
        State.ACTIVE,
    ],
)
def test_the_victim_stops_it_at_any_time_without_a_reason(state: State) -> None:
    assert may_stop(state)
    assert move_restorative(state, Event.STOP_FOR_VICTIM) is State.STOPPED_BY_VICTIM


def test_what_the_offender_wants_reaches_the_victim_only_by_way_of_a_decision() -> None:
    """P112."""
    reached = {move.to for move in RESTORATIVE_MOVES[State.PRIVATE_ENQUIRY]}

    assert reached <= PRIVATE
    with pytest.raises(GuardNotMet):
        move_restorative(State.PRIVATE_ENQUIRY, Event.ALLOW_RAISING)


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (State.INFORMED, Event.CONSENT),
        (State.CONSENTED, Event.REFER),
        (State.REFERRED, Event.FIND_UNSUITABLE),
        (State.ACTIVE, Event.STOP_FOR_SERVICE),
    ],
)
def test_a_consent_has_its_scope_a_referral_its_service_and_an_end_its_reason(state: State, event: Event) -> None:
    with pytest.raises(GuardNotMet):
        move_restorative(state, event)
    assert move_restorative(state, event, met=ALL) in State


def test_nobody_is_referred_who_did_not_consent() -> None:
    assert [state for state in State if Event.REFER in possible_for_restorative(state)] == [State.CONSENTED]


def test_every_way_leads_to_an_end() -> None:
    for state in State:
        assert possible_for_restorative(state) or state in OVER
    assert not OURS & OVER
