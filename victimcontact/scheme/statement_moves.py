"""The way of a victim's statement: written, with the victim, approved by them, sent; or taken back at any time.

A word that is changed ends an approval. Once somebody outside has it, taking it back means asking them to remove it, and
keeping what they answered.
"""

from collections.abc import Collection
from enum import StrEnum

from victimcontact.scheme import moves
from victimcontact.scheme.moves import Move, Table


class StatementState(StrEnum):
    """Where a statement stands."""

    DRAFT = "draft"
    WITH_VICTIM = "with_victim"
    APPROVED = "approved"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    TAKING_BACK = "taking_back"
    ASKED_BACK = "asked_back"
    TAKEN_BACK = "taken_back"


class StatementEvent(StrEnum):
    """What moves a statement."""

    WRITE = "write"
    WRITE_OWN = "write_own"
    ASK_VICTIM = "ask_victim"
    APPROVE = "approve"
    SEND = "send"
    SEND_LATE = "send_late"
    GO_APART = "go_apart"
    WITHDRAW = "withdraw"
    TAKE_BACK = "take_back"
    ASK_BACK = "ask_back"
    ANSWER = "answer"


class StatementGuard(StrEnum):
    """What must be true before a statement moves."""

    SOMETHING_WRITTEN = "something_written"
    DISCLOSURE_UNDERSTOOD = "disclosure_understood"
    AS_APPROVED = "as_approved"
    NOT_HELD = "not_held"
    NO_LEAK = "no_leak"
    IN_TIME = "in_time"
    MANAGER_AGREED = "manager_agreed"
    REASON_GIVEN = "reason_given"
    SAID_WHO_WAS_ASKED = "said_who_was_asked"
    ANSWER_KEPT = "answer_kept"


StatementMove = Move[StatementState, StatementEvent, StatementGuard]
ENDED = frozenset({StatementState.WITHDRAWN, StatementState.TAKEN_BACK})
BEING_WRITTEN = frozenset({StatementState.DRAFT, StatementState.WITH_VICTIM, StatementState.APPROVED})


def _move(
    event: StatementEvent, to: StatementState, *guards: StatementGuard, source: str = "the victim’s own words"
) -> StatementMove:
    return Move(event, to, frozenset(guards), source)


_WRITE = (
    _move(StatementEvent.WRITE, StatementState.DRAFT),
    _move(StatementEvent.WRITE_OWN, StatementState.WITH_VICTIM),
)
_WITHDRAW = _move(StatementEvent.WITHDRAW, StatementState.WITHDRAWN)
_TAKE_BACK = _move(StatementEvent.TAKE_BACK, StatementState.TAKING_BACK)
_AS_IT_WAS_APPROVED = (StatementGuard.AS_APPROVED, StatementGuard.NOT_HELD, StatementGuard.NO_LEAK)

STATEMENT_MOVES: Table[StatementState, StatementEvent, StatementGuard] = {
    StatementState.DRAFT: (
        *_WRITE,
        _move(StatementEvent.ASK_VICTIM, StatementState.WITH_VICTIM, StatementGuard.SOMETHING_WRITTEN),
        _WITHDRAW,
        _TAKE_BACK,
    ),
    StatementState.WITH_VICTIM: (
        *_WRITE,
        _move(
            StatementEvent.APPROVE,
            StatementState.APPROVED,
            StatementGuard.SOMETHING_WRITTEN,
            StatementGuard.DISCLOSURE_UNDERSTOOD,
            source="R62, P31",
        ),
        _WITHDRAW,
        _TAKE_BACK,
    ),
    StatementState.APPROVED: (
        *_WRITE,
        _move(StatementEvent.SEND, StatementState.SENT, *_AS_IT_WAS_APPROVED, StatementGuard.IN_TIME, source="P28, P36"),
        _move(
            StatementEvent.SEND_LATE,
            StatementState.SENT,
            *_AS_IT_WAS_APPROVED,
            StatementGuard.MANAGER_AGREED,
            StatementGuard.REASON_GIVEN,
            source="R34, P36",
        ),
        _move(StatementEvent.GO_APART, StatementState.SENT, StatementGuard.AS_APPROVED, source="P35"),
        _WITHDRAW,
        _TAKE_BACK,
    ),
    StatementState.SENT: (_TAKE_BACK,),
    StatementState.WITHDRAWN: (),
    StatementState.TAKING_BACK: (
        _move(StatementEvent.ASK_BACK, StatementState.ASKED_BACK, StatementGuard.SAID_WHO_WAS_ASKED),
    ),
    StatementState.ASKED_BACK: (
        _move(StatementEvent.ANSWER, StatementState.TAKEN_BACK, StatementGuard.ANSWER_KEPT),
    ),
    StatementState.TAKEN_BACK: (),
}  # fmt: skip


def move_statement(
    state: StatementState, event: StatementEvent, *, met: Collection[StatementGuard] = ()
) -> StatementState:
    """The state of a statement after the event. Raises `moves.NotAllowed`, and `GuardNotMet` where something is missing."""
    return moves.after(STATEMENT_MOVES, state, event, met)


def possible_for_statement(state: StatementState) -> tuple[StatementEvent, ...]:
    """What can be done with a statement that stands here, in the order of the table."""
    return moves.possible(STATEMENT_MOVES, state)
