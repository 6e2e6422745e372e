"""Restorative justice: begun only by the victim, always voluntary, stopped by them at any time, and without effect on anything else.

What the offender wants is a private note until a manager has decided that raising it is safe. We do not run it: a service does.
Sources: representations.md 6; P112; HMPPS framework of February 2023.
"""

from collections.abc import Collection
from enum import StrEnum

from victimcontact.scheme import moves
from victimcontact.scheme.moves import Move, Table


class State(StrEnum):
    """Where it stands."""

    PRIVATE_ENQUIRY = "private_enquiry"
    MAY_BE_RAISED = "may_be_raised"
    NOT_TO_BE_RAISED = "not_to_be_raised"
    RAISED = "raised"
    INFORMED = "informed"
    CONSENTED = "consented"
    REFERRED = "referred"
    ACCEPTED = "accepted"
    NOT_SUITABLE = "not_suitable"
    PREPARING = "preparing"
    ACTIVE = "active"
    COMPLETED = "completed"
    STOPPED_BY_VICTIM = "stopped_by_victim"
    STOPPED_BY_OFFENDER = "stopped_by_offender"
    STOPPED_BY_SERVICE = "stopped_by_service"
    FOLLOWED_UP = "followed_up"


class Event(StrEnum):
    """What moves it."""

    ALLOW_RAISING = "allow_raising"
    FORBID_RAISING = "forbid_raising"
    RAISE = "raise"
    INFORM = "inform"
    CONSENT = "consent"
    REFER = "refer"
    ACCEPT = "accept"
    FIND_UNSUITABLE = "find_unsuitable"
    PREPARE = "prepare"
    BEGIN = "begin"
    COMPLETE = "complete"
    STOP_FOR_VICTIM = "stop_for_victim"
    STOP_FOR_OFFENDER = "stop_for_offender"
    STOP_FOR_SERVICE = "stop_for_service"
    FOLLOW_UP = "follow_up"


class Guard(StrEnum):
    """What must be true before it moves."""

    SCOPE_SAID = "scope_said"
    REASON_GIVEN = "reason_given"
    SERVICE_NAMED = "service_named"


RestorativeMove = Move[State, Event, Guard]
_FRAMEWORK = "RJ framework 2023"
# The member sees none of these: nobody has raised anything with them (P112).
PRIVATE = frozenset({State.PRIVATE_ENQUIRY, State.MAY_BE_RAISED, State.NOT_TO_BE_RAISED})
# Nothing more comes of it by itself.
OVER = frozenset({State.NOT_TO_BE_RAISED, State.FOLLOWED_UP})
# The next step is ours, not a service's.
OURS = frozenset(
    {
        State.PRIVATE_ENQUIRY,
        State.MAY_BE_RAISED,
        State.RAISED,
        State.CONSENTED,
        State.NOT_SUITABLE,
        State.COMPLETED,
        State.STOPPED_BY_VICTIM,
        State.STOPPED_BY_OFFENDER,
        State.STOPPED_BY_SERVICE,
    }
)
BY_MANAGER = frozenset({Event.ALLOW_RAISING, Event.FORBID_RAISING})


def _move(event: Event, to: State, *guards: Guard, source: str = _FRAMEWORK) -> RestorativeMove:
    return Move(event, to, frozenset(guards), source)


_STOP = _move(Event.STOP_FOR_VICTIM, State.STOPPED_BY_VICTIM, source="always voluntary")
_STOPS = (
    _STOP,
    _move(Event.STOP_FOR_OFFENDER, State.STOPPED_BY_OFFENDER),
    _move(Event.STOP_FOR_SERVICE, State.STOPPED_BY_SERVICE, Guard.REASON_GIVEN),
)
_FOLLOW_UP = (_move(Event.FOLLOW_UP, State.FOLLOWED_UP),)
_CONSENT = _move(Event.CONSENT, State.CONSENTED, Guard.SCOPE_SAID, source="consent to share: scope and day")
RESTORATIVE_MOVES: Table[State, Event, Guard] = {
    State.PRIVATE_ENQUIRY: (
        _move(Event.ALLOW_RAISING, State.MAY_BE_RAISED, Guard.REASON_GIVEN, source="P112"),
        _move(Event.FORBID_RAISING, State.NOT_TO_BE_RAISED, Guard.REASON_GIVEN, source="P112"),
    ),
    State.MAY_BE_RAISED: (_move(Event.RAISE, State.RAISED, source="P112"), _STOP),
    State.NOT_TO_BE_RAISED: (),
    State.RAISED: (_move(Event.INFORM, State.INFORMED), _STOP),
    State.INFORMED: (_CONSENT, _STOP),
    State.CONSENTED: (_move(Event.REFER, State.REFERRED, Guard.SERVICE_NAMED), _STOP),
    State.REFERRED: (
        _move(Event.ACCEPT, State.ACCEPTED),
        _move(Event.FIND_UNSUITABLE, State.NOT_SUITABLE, Guard.REASON_GIVEN),
        *_STOPS,
    ),
    State.ACCEPTED: (_move(Event.PREPARE, State.PREPARING), *_STOPS),
    State.PREPARING: (_move(Event.BEGIN, State.ACTIVE), *_STOPS),
    State.ACTIVE: (_move(Event.COMPLETE, State.COMPLETED), *_STOPS),
    State.NOT_SUITABLE: _FOLLOW_UP,
    State.COMPLETED: _FOLLOW_UP,
    State.STOPPED_BY_VICTIM: _FOLLOW_UP,
    State.STOPPED_BY_OFFENDER: _FOLLOW_UP,
    State.STOPPED_BY_SERVICE: _FOLLOW_UP,
    State.FOLLOWED_UP: (),
}


def move_restorative(state: State, event: Event, *, met: Collection[Guard] = ()) -> State:
    """The state after the event. Raises `moves.NotAllowed`, and `moves.GuardNotMet` where something is missing."""
    return moves.after(RESTORATIVE_MOVES, state, event, met)


def possible_for_restorative(state: State) -> tuple[Event, ...]:
    """What can come next from here, in the order of the table."""
    return moves.possible(RESTORATIVE_MOVES, state)


def may_stop(state: State) -> bool:
    """Whether the victim can still stop it: at any time until it is over."""
    return Event.STOP_FOR_VICTIM in possible_for_restorative(state)
