"""What somebody may apply for beside a review: to read their statement, to observe, a hearing in public, a summary of the decision.

Each is asked for by itself: to observe, to read the statement, both, or neither (P40). A victim is no party: all of it goes through the
officer, and is answered by the Board or a judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from victimcontact.scheme.calendar import months_after
from victimcontact.scheme.duties.decisions import SUMMARY_MONTHS
from victimcontact.scheme.duties.hearings import PUBLIC_HEARING_DAYS
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD, PAROLE, TRIBUNAL
from victimcontact.scheme.impact_statements import may_be_sent
from victimcontact.scheme.moves import Move, Table
from victimcontact.scheme.parole_rights import may_ask_to_observe
from victimcontact.scheme.switches import Law


class Application(StrEnum):
    """What can be applied for."""

    READ_STATEMENT = "read_statement"
    OBSERVE = "observe"
    PUBLIC_HEARING = "public_hearing"
    SUMMARY = "summary"


class State(StrEnum):
    """Where an application stands."""

    ASKED = "asked"
    PASSED_ON = "passed_on"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What moves it."""

    FORWARD = "forward"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


class Guard(StrEnum):
    """What must be true before it moves."""

    REASON_GIVEN = "reason_given"


class WhyNot(StrEnum):
    """Why something cannot be applied for."""

    NOT_IN_THIS_REVIEW = "not_in_this_review"
    NOT_IN_FORCE = "not_in_force"
    MEMBERS_ONLY = "members_only"
    DECIDED = "decided"
    NOT_DECIDED = "not_decided"
    TOO_LATE = "too_late"


ApplicationMove = Move[State, Event, Guard]


def _move(event: Event, to: State, *guards: Guard, source: str) -> ApplicationMove:
    return Move(event, to, frozenset(guards), source)


_ANSWERS = (
    _move(Event.GRANT, State.GRANTED, source="P26, P39, P49, P79, P84"),
    # Granted unless there is a good reason, and the reason is said (P79).
    _move(Event.REFUSE, State.REFUSED, Guard.REASON_GIVEN, source="P79"),
)
_WITHDRAW = _move(Event.WITHDRAW, State.WITHDRAWN, source="P40")

APPLICATION_MOVES: Table[State, Event, Guard] = {
    State.ASKED: (_move(Event.FORWARD, State.PASSED_ON, source="P39, P50"), *_ANSWERS, _WITHDRAW),
    State.PASSED_ON: (*_ANSWERS, _WITHDRAW),
    State.GRANTED: (_move(Event.REFUSE, State.REFUSED, Guard.REASON_GIVEN, source="P79"), _WITHDRAW),
    State.REFUSED: (_move(Event.GRANT, State.GRANTED, source="P79"),),
    State.WITHDRAWN: (),
}
UNANSWERED = frozenset({State.ASKED, State.PASSED_ON})


@dataclass(frozen=True)
class Circumstances:
    """The review and the person on the day of the question. `applied_on`: the day the review was applied for (P77)."""

    review_kind: str
    route: str
    on: date
    is_member: bool
    applied_on: date
    hearing_on: date | None = None
    provided_on: date | None = None


def last_day(application: Application, about: Circumstances) -> date | None:
    """The last calendar day to apply, where there is one and it is known.

    Public hearing: 84 days before the hearing (P37). To observe: the same day, as a local target; later ones may be too late and are
    taken all the same. Summary: six months after the decision (P49); later ones are at the Board's discretion.
    """
    if application is Application.SUMMARY:
        owed = about.provided_on is not None and about.review_kind in HEARD_BY_THE_BOARD
        return months_after(about.provided_on, SUMMARY_MONTHS) if about.provided_on is not None and owed else None
    if application is Application.READ_STATEMENT or about.hearing_on is None:
        return None
    return about.hearing_on - timedelta(days=PUBLIC_HEARING_DAYS)


def why_not(application: Application, about: Circumstances, *, law: Law) -> WhyNot | None:
    """Why this cannot be applied for as things stand; None where it can (P26, P37, P39, P49, P77, P84)."""
    if about.review_kind not in _IN[application]:
        return WhyNot.NOT_IN_THIS_REVIEW
    if application is Application.SUMMARY:
        return None if about.provided_on is not None else WhyNot.NOT_DECIDED
    if about.provided_on is not None:
        return WhyNot.DECIDED
    return _before_the_decision(application, about, law)


def _before_the_decision(application: Application, about: Circumstances, law: Law) -> WhyNot | None:
    if application is Application.OBSERVE and not may_ask_to_observe(about.on, is_member=about.is_member, law=law):
        return WhyNot.MEMBERS_ONLY if about.is_member is False else WhyNot.NOT_IN_FORCE
    if application is Application.READ_STATEMENT and about.review_kind == TRIBUNAL:
        allowed = may_be_sent(route=about.route, applied_on=about.applied_on, law=law)
        return None if allowed else WhyNot.NOT_IN_FORCE
    if application is Application.PUBLIC_HEARING:
        return _in_public(about, law)
    return None


def _in_public(about: Circumstances, law: Law) -> WhyNot | None:
    if not law.in_force("SW-PB22", about.on):
        return WhyNot.NOT_IN_FORCE
    last = last_day(Application.PUBLIC_HEARING, about)
    return WhyNot.TOO_LATE if last is not None and about.on > last else None


_IN: Mapping[Application, tuple[str, ...]] = {
    Application.READ_STATEMENT: (*HEARD_BY_THE_BOARD, TRIBUNAL),
    Application.OBSERVE: HEARD_BY_THE_BOARD,
    Application.PUBLIC_HEARING: (PAROLE,),
    Application.SUMMARY: (*HEARD_BY_THE_BOARD, TRIBUNAL),
}
