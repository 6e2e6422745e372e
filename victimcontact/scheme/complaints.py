"""Complaints: by when we answer, what a promise of a later day has to be, and the way of a complaint to its last answer.

A complaint is answered, or acknowledged with the day of the answer, within 10 working days; asking again begins a new clock, and
somebody else answers. After the second answer the Ombudsman can look at it, through a member of parliament. What is somebody
else's business is passed on, and the person is told to whom. Sources: law.md T17 to T19, R35, R82.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from victimcontact.scheme import moves
from victimcontact.scheme.calendar import is_working_day, working_days_after
from victimcontact.scheme.moves import Move, Table

REPLY_WORKING_DAYS = 10
# How long a full answer usually takes at most; a later day can be promised, and the manager is told that it is late.
USUAL_WORKING_DAYS = 20


class State(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    ASKED_AGAIN = "asked_again"
    ANSWERED_AGAIN = "answered_again"
    PASSED_ON = "passed_on"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What moves a complaint."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    ASK_AGAIN = "ask_again"
    FORWARD = "forward"
    WITHDRAW = "withdraw"


class Guard(StrEnum):
    """What must be true before a complaint moves."""

    NOT_COMPLAINED_ABOUT = "not_complained_about"
    NOT_THE_FIRST_TO_ANSWER = "not_the_first_to_answer"


class BadPromise(ValueError):
    """The day that was promised is not a working day that lies ahead."""


ComplaintMove = Move[State, Event, Guard]

# We owe an answer here, by a day.
OPEN = frozenset({State.RECEIVED, State.ACKNOWLEDGED, State.ASKED_AGAIN})
_CLOCK = "R35, T17"


def _by_another(event: Event, to: State, *guards: Guard, source: str = _CLOCK) -> ComplaintMove:
    return Move(event, to, frozenset({Guard.NOT_COMPLAINED_ABOUT, *guards}), source)


_WITHDRAW = _by_another(Event.WITHDRAW, State.WITHDRAWN, source="the person’s own word")
_ANSWER = _by_another(Event.ANSWER, State.ANSWERED)
_FORWARD = _by_another(Event.FORWARD, State.PASSED_ON, source="T18")
COMPLAINT_MOVES: Table[State, Event, Guard] = {
    State.RECEIVED: (_ANSWER, _by_another(Event.ACKNOWLEDGE, State.ACKNOWLEDGED), _FORWARD, _WITHDRAW),
    State.ACKNOWLEDGED: (_ANSWER, _FORWARD, _WITHDRAW),
    State.ANSWERED: (Move(Event.ASK_AGAIN, State.ASKED_AGAIN, frozenset(), "T19"),),
    State.ASKED_AGAIN: (
        _by_another(Event.ANSWER, State.ANSWERED_AGAIN, Guard.NOT_THE_FIRST_TO_ANSWER, source="R82, T19"),
        _WITHDRAW,
    ),
    State.ANSWERED_AGAIN: (),
    State.PASSED_ON: (),
    State.WITHDRAWN: (),
}


def reply_due(received_on: date) -> date:
    """The day by which a complaint is answered, or acknowledged with the day of the answer: 10 working days on (R35)."""
    return working_days_after(received_on, REPLY_WORKING_DAYS)


def require_promise(promised_on: date, *, on: date) -> None:
    """Raise `BadPromise` unless the day promised on a day is a working day after it."""
    if promised_on <= on or not is_working_day(promised_on):
        raise BadPromise


def is_unusually_late(promised_on: date, *, received_on: date) -> bool:
    """Whether a promised day is more than 20 working days after the complaint came."""
    return promised_on > working_days_after(received_on, USUAL_WORKING_DAYS)


def move_complaint(state: State, event: Event, *, met: Collection[Guard] = ()) -> State:
    """The state of a complaint after the event. Raises `moves.NotAllowed`, and `moves.GuardNotMet` where something is missing."""
    return moves.after(COMPLAINT_MOVES, state, event, met)


def possible_for_complaint(state: State) -> tuple[Event, ...]:
    """What can be done with a complaint that stands here, in the order of the table."""
    return moves.possible(COMPLAINT_MOVES, state)
