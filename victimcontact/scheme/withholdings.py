"""Keeping a victim's words from the prisoner (rule 17): who asks whom, what must be said, and what follows from the answer.

The victim asks their officer; only the Secretary of State applies to the Board, never the victim (P32). Both limbs of the
test have to be answered (P34), and what is to happen if it is refused has to be known before anything leaves (P36).
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme import moves
from victimcontact.scheme.calendar import on_or_before, working_days_before
from victimcontact.scheme.duties.hearings import NON_DISCLOSURE_DAYS
from victimcontact.scheme.moves import Move, Table
from victimcontact.scheme.switches import Law


class WithholdingState(StrEnum):
    """Where the wish stands."""

    WANTED = "wanted"
    PREPARED = "prepared"
    AGREED = "agreed"
    PASSED_ON = "passed_on"
    APPLIED = "applied"
    ANSWERED = "answered"
    GIVEN_UP = "given_up"


class WithholdingEvent(StrEnum):
    """What moves it."""

    PREPARE = "prepare"
    AGREE = "agree"
    HAND_ON = "hand_on"
    HAND_ON_LATE = "hand_on_late"
    APPLY = "apply"
    ANSWER = "answer"
    GIVE_UP = "give_up"


class WithholdingGuard(StrEnum):
    """What must be true before it moves."""

    BOTH_LIMBS = "both_limbs"
    CHOICE_RECORDED = "choice_recorded"
    IN_TIME = "in_time"
    MANAGER_AGREED = "manager_agreed"
    REASON_GIVEN = "reason_given"


class Answer(StrEnum):
    """What came of it: the Secretary of State did not apply, or the Board decided."""

    NOT_APPLIED = "not_applied"
    DISCLOSE = "disclose"
    FROM_PRISONER = "from_prisoner"
    FROM_BOTH = "from_both"
    SUMMARY = "summary"


class Consequence(StrEnum):
    """What happens with the victim's words then."""

    GO_APART = "go_apart"
    TAKE_BACK = "take_back"
    WRITE_AGAIN = "write_again"
    GO_OPENLY = "go_openly"


WithholdingMove = Move[WithholdingState, WithholdingEvent, WithholdingGuard]


def _move(event: WithholdingEvent, to: WithholdingState, *guards: WithholdingGuard, source: str) -> WithholdingMove:
    return Move(event, to, frozenset(guards), source)


_PREPARE = _move(WithholdingEvent.PREPARE, WithholdingState.PREPARED, WithholdingGuard.BOTH_LIMBS, source="P34, P35")
_GIVE_UP = _move(WithholdingEvent.GIVE_UP, WithholdingState.GIVEN_UP, source="the victim’s own wish")
_ANSWER = _move(WithholdingEvent.ANSWER, WithholdingState.ANSWERED, source="Parole Board Rules 2019, rule 17")
_TO_HAND_ON = (WithholdingGuard.BOTH_LIMBS, WithholdingGuard.CHOICE_RECORDED)

WITHHOLDING_MOVES: Table[WithholdingState, WithholdingEvent, WithholdingGuard] = {
    WithholdingState.WANTED: (_PREPARE, _GIVE_UP),
    WithholdingState.PREPARED: (
        _PREPARE,
        _move(
            WithholdingEvent.AGREE,
            WithholdingState.AGREED,
            WithholdingGuard.BOTH_LIMBS,
            WithholdingGuard.MANAGER_AGREED,
            source="R63",
        ),
        _GIVE_UP,
    ),
    WithholdingState.AGREED: (
        _PREPARE,
        _move(
            WithholdingEvent.HAND_ON,
            WithholdingState.PASSED_ON,
            *_TO_HAND_ON,
            WithholdingGuard.IN_TIME,
            source="P32, P33, P36",
        ),
        _move(
            WithholdingEvent.HAND_ON_LATE,
            WithholdingState.PASSED_ON,
            *_TO_HAND_ON,
            WithholdingGuard.MANAGER_AGREED,
            WithholdingGuard.REASON_GIVEN,
            source="P33, P36",
        ),
        _GIVE_UP,
    ),
    WithholdingState.PASSED_ON: (
        _move(WithholdingEvent.APPLY, WithholdingState.APPLIED, source="P32"),
        _ANSWER,
        _GIVE_UP,
    ),
    WithholdingState.APPLIED: (_ANSWER, _GIVE_UP),
    WithholdingState.ANSWERED: (),
    WithholdingState.GIVEN_UP: (),
}

_REFUSED: Mapping[str, Consequence] = MappingProxyType(
    {"withdraw": Consequence.TAKE_BACK, "redact": Consequence.WRITE_AGAIN, "accept": Consequence.GO_OPENLY}
)


def move_withholding(
    state: WithholdingState, event: WithholdingEvent, *, met: Collection[WithholdingGuard] = ()
) -> WithholdingState:
    """Where the wish stands after the event. Raises `moves.NotAllowed`, and `GuardNotMet` where something is missing."""
    return moves.after(WITHHOLDING_MOVES, state, event, met)


def possible_for_withholding(state: WithholdingState) -> tuple[WithholdingEvent, ...]:
    """What can be done from here, in the order of the table."""
    return moves.possible(WITHHOLDING_MOVES, state)


def answers_from(state: WithholdingState) -> tuple[Answer, ...]:
    """What may be answered from here: the Board answers only an application that was made (P32)."""
    if state is WithholdingState.PASSED_ON:
        return (Answer.NOT_APPLIED,)
    return tuple(answer for answer in Answer if answer is not Answer.NOT_APPLIED)


def what_follows(answer: Answer, choice: str) -> Consequence:
    """What happens with the words after an answer, by what the victim chose for a refusal (P36).

    A summary for the prisoner is a refusal in part: who accepts it lets the whole text travel apart. Raises `KeyError`
    for a choice there is not.
    """
    if answer in (Answer.FROM_PRISONER, Answer.FROM_BOTH):
        return Consequence.GO_APART
    if answer is Answer.SUMMARY and choice == "accept":
        return Consequence.GO_APART
    return _REFUSED[choice]


def last_day(hearing_on: date) -> date:
    """The last day on which the Secretary of State may apply: eight weeks before the hearing, a calendar day (P33)."""
    return hearing_on - timedelta(days=NON_DISCLOSURE_DAYS)


def pack_due_on(hearing_on: date, law: Law) -> date:
    """The working day by which the Secretary of State should have what is needed (D4, a local setting)."""
    return working_days_before(on_or_before(last_day(hearing_on)), law.period("D4"))
