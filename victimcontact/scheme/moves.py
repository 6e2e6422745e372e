"""Tables of moves: from where, by what event, to where, and what must be true first.

A case, a review and a report each have a table. A table is data: it can be printed, read by somebody who does not
program, and tested row by row.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

State = TypeVar("State", bound=StrEnum)
Event = TypeVar("Event", bound=StrEnum)
Guard = TypeVar("Guard", bound=StrEnum)


@dataclass(frozen=True)
class Move(Generic[State, Event, Guard]):
    """One row of a table. `to` is None where the thing goes back to the state it had before."""

    event: Event
    to: State | None
    guards: frozenset[Guard]
    source: str


Table = Mapping[State, tuple[Move[State, Event, Guard], ...]]


class NotAllowed(Exception):
    """There is no such move from where the thing stands."""


class GuardNotMet(NotAllowed):
    """The move exists, but something that must be true first is not. `missing` names it."""

    def __init__(self, state: StrEnum, event: StrEnum, missing: frozenset[StrEnum]) -> None:
        super().__init__(f"{event} from {state} needs: {', '.join(sorted(missing))}")
        self.missing = missing


def find_move(table: Table[State, Event, Guard], state: State, event: Event) -> Move[State, Event, Guard]:
    """The row for this event from this state. Raises `NotAllowed` where there is none."""
    for row in table[state]:
        if row.event is event:
            return row
    raise NotAllowed(f"{event} is not possible from {state}")


def possible(table: Table[State, Event, Guard], state: State) -> tuple[Event, ...]:
    """The events that can move the thing from here, in the order of the table."""
    return tuple(row.event for row in table[state])


def after(
    table: Table[State, Event, Guard],
    state: State,
    event: Event,
    met: Collection[Guard] = (),
    before: State | None = None,
) -> State:
    """The state after the event.

    `met` are the guards the caller has checked; `before` is the state to go back to, for rows that go back. Raises
    `NotAllowed` where the table has no such move or nothing to go back to, and `GuardNotMet` where a guard is missing.
    """
    row = find_move(table, state, event)
    missing = row.guards - frozenset(met)
    if missing:
        raise GuardNotMet(state, event, frozenset(missing))
    target = row.to if row.to is not None else before
    if target is None or (row.to is None and target is state):
        raise NotAllowed(f"{event} from {state} needs the state before")
    return target


def followed(table: Table[State, Event, Guard], state: State, event: Event | None, met: Collection[Guard]) -> State:
    """The state after an event that was recorded; one that does not follow from here leaves things as they stand.

    Facts can be recorded late and out of turn: a state read from them must never run ahead of them.
    """
    if event is None:
        return state
    try:
        return after(table, state, event, met)
    except NotAllowed:
        return state


def as_rows(table: Table[State, Event, Guard]) -> tuple[tuple[str, str, str, str, str], ...]:
    """A table as text: from, event, to, guards, source; for documentation and golden files."""
    return tuple(
        (str(state), str(row.event), str(row.to or "the state before"), ", ".join(sorted(row.guards)), row.source)
        for state, rows in table.items()
        for row in rows
    )
