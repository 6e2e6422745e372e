"""By when a complaint is answered, and who may take it how far."""

from datetime import date

import pytest

from victimcontact.scheme.complaints import (
    COMPLAINT_MOVES,
    OPEN,
    BadPromise,
    Event,
    Guard,
    State,
    is_unusually_late,
    move_complaint,
    reply_due,
    require_promise,
)
from victimcontact.scheme.moves import GuardNotMet, NotAllowed

OTHER = {Guard.NOT_COMPLAINED_ABOUT}
THIRD = {*OTHER, Guard.NOT_THE_FIRST_TO_ANSWER}


@pytest.mark.parametrize(
    ("received_on", "due"),
    [
        (date(2026, 11, 23), date(2026, 12, 7)),  # a Monday
        (date(2026, 11, 21), date(2026, 12, 4)),  # a Saturday
        (date(2026, 12, 17), date(2027, 1, 5)),  # over Christmas and the new year
    ],
)
def test_an_answer_is_due_ten_working_days_after_it_came(received_on: date, due: date) -> None:
    """R35, T17."""
    assert reply_due(received_on) == due


@pytest.mark.parametrize(
    "promised_on", [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 28), date(2026, 12, 25)]
)
def test_a_day_that_is_not_ahead_or_on_which_nobody_works_is_not_promised(promised_on: date) -> None:
    with pytest.raises(BadPromise):
        require_promise(promised_on, on=date(2026, 11, 23))


def test_a_later_working_day_may_be_promised_and_after_twenty_it_is_late() -> None:
    received_on = date(2026, 11, 23)
    require_promise(date(2026, 11, 24), on=received_on)

    assert not is_unusually_late(date(2026, 12, 21), received_on=received_on)
    assert is_unusually_late(date(2026, 12, 22), received_on=received_on)


@pytest.mark.parametrize(
    ("state", "event", "met", "to"),
    [
        (State.RECEIVED, Event.ACKNOWLEDGE, OTHER, State.ACKNOWLEDGED),
        (State.RECEIVED, Event.ANSWER, OTHER, State.ANSWERED),
        (State.RECEIVED, Event.FORWARD, OTHER, State.PASSED_ON),
        (State.RECEIVED, Event.WITHDRAW, OTHER, State.WITHDRAWN),
        (State.ACKNOWLEDGED, Event.ANSWER, OTHER, State.ANSWERED),
        (State.ANSWERED, Event.ASK_AGAIN, set(), State.ASKED_AGAIN),
        (State.ASKED_AGAIN, Event.ANSWER, THIRD, State.ANSWERED_AGAIN),
    ],
)
def test_the_way_of_a_complaint(state: State, event: Event, met: set[Guard], to: State) -> None:
    assert move_complaint(state, event, met=met) is to


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (State.ACKNOWLEDGED, Event.ACKNOWLEDGE),  # a second day cannot be promised in place of the first
        (State.ANSWERED_AGAIN, Event.ASK_AGAIN),  # the Ombudsman is next
        (State.RECEIVED, Event.ASK_AGAIN),
        (State.PASSED_ON, Event.ANSWER),
        (State.WITHDRAWN, Event.ANSWER),
    ],
)
def test_what_cannot_be_done_with_a_complaint(state: State, event: Event) -> None:
    with pytest.raises(NotAllowed):
        move_complaint(state, event, met=THIRD)


@pytest.mark.parametrize(
    ("state", "met", "missing"),
    [
        (State.RECEIVED, set(), Guard.NOT_COMPLAINED_ABOUT),
        (State.ASKED_AGAIN, OTHER, Guard.NOT_THE_FIRST_TO_ANSWER),
    ],
)
def test_nobody_answers_about_themselves_or_twice(state: State, met: set[Guard], missing: Guard) -> None:
    with pytest.raises(GuardNotMet) as refusal:
        move_complaint(state, Event.ANSWER, met=met)
    assert refusal.value.missing == {missing}


def test_a_complaint_waits_for_an_answer_exactly_where_it_can_be_answered() -> None:
    assert {state for state, rows in COMPLAINT_MOVES.items() if any(row.event is Event.ANSWER for row in rows)} == OPEN
