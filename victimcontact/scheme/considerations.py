"""The course of a review without a hearing: home detention curfew, temporary release, open conditions, a change of the licence."""

from enum import StrEnum

from victimcontact.scheme.moves import Move, Table


class Consideration(StrEnum):
    """Where it stands."""

    NOTIFIED = "notified"
    VIEWS_SENT = "views_sent"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsiderationEvent(StrEnum):
    """What moves it."""

    SEND_VIEWS = "send_views"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


class Guard(StrEnum):
    """Nothing has to be true before it moves: views may come late, and a decision may come without them."""


ConsiderationMove = Move[Consideration, ConsiderationEvent, Guard]


def _move(event: ConsiderationEvent, to: Consideration, source: str) -> ConsiderationMove:
    return Move(event, to, frozenset(), source)


_COURSE = (
    _move(ConsiderationEvent.SEND_VIEWS, Consideration.VIEWS_SENT, "P55, P65, P70"),
    _move(ConsiderationEvent.GRANT, Consideration.GRANTED, "R43, R45, R51"),
    _move(ConsiderationEvent.REFUSE, Consideration.REFUSED, "R43, R45, R51"),
    _move(ConsiderationEvent.WITHDRAW, Consideration.WITHDRAWN, "R43, R45, R51"),
)

CONSIDERATION_MOVES: Table[Consideration, ConsiderationEvent, Guard] = {
    Consideration.NOTIFIED: _COURSE,
    Consideration.VIEWS_SENT: _COURSE,
    Consideration.GRANTED: (),
    Consideration.REFUSED: (),
    Consideration.WITHDRAWN: (),
}
