"""One shape for every kind of review: which table it follows, how it can be decided, and which fact moves it.

The tables are the law of what may follow. A state is never stored: it is read from the facts each time.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

from victimcontact.scheme.considerations import CONSIDERATION_MOVES, Consideration, ConsiderationEvent
from victimcontact.scheme.moves import Table, find_move, followed, possible
from victimcontact.scheme.reviews import PAROLE_MOVES, RECONSIDERATION_DAYS, Parole, ParoleEvent
from victimcontact.scheme.tribunals import TRIBUNAL_MOVES, Tribunal, TribunalEvent

# Under which names a fact says more than its kind.
_SAYS = ("outcome", "step", "document", "code")
# What happened in a review and is no fact of the ledger, because no duty is counted from it: `step` names it.
STEP = "review_step"


class UnknownCourse(LookupError):
    """There is no review of this kind."""


class UnknownOutcome(LookupError):
    """Not a way in which this kind of review can be decided."""


class Step(Protocol):
    """A dated fact about a review: its kind and data as in the ledger."""

    @property
    def kind(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def data(self) -> Mapping[str, object]: ...


@dataclass(frozen=True)
class Course:
    """The course of one kind of review.

    `decisions` are its outcomes with the event each is; `provisional` those that are another event while the decision may still be
    looked at again. `moved_by` are the other facts, by kind and by what they say (empty: whatever they say). `hears` is the event of a
    hearing that is listed; None where there is none.
    """

    table: Table[Any, Any, Any]
    begins: StrEnum
    decisions: Mapping[str, StrEnum]
    moved_by: Mapping[tuple[str, str], StrEnum]
    hears: StrEnum | None = None
    provisional: Mapping[str, StrEnum] = field(default_factory=dict)

    @property
    def guards(self) -> frozenset[StrEnum]:
        """Everything that must be true before one of its moves."""
        return frozenset(guard for rows in self.table.values() for row in rows for guard in row.guards)

    def event_of_decision(self, outcome: str, *, reconsiderable: bool) -> StrEnum:
        """The event that a decision is. Raises `UnknownOutcome`."""
        if outcome not in self.decisions:
            raise UnknownOutcome(outcome)
        return self.provisional.get(outcome, self.decisions[outcome]) if reconsiderable else self.decisions[outcome]

    def allows(self, state: StrEnum, event: StrEnum, met: Collection[StrEnum]) -> bool:
        """Whether an event may follow from a state, with these guards met."""
        return event in possible(self.table, state) and find_move(self.table, state, event).guards <= set(met)

    def may_be_decided(self, state: StrEnum) -> bool:
        """Whether a decision may follow from a state: a review that takes none any more has ended."""
        events = {*self.decisions.values(), *self.provisional.values()}
        return not events.isdisjoint(possible(self.table, state))


_LIST, _DEFER = ("hearing_listed", ""), ("hearing_deferred", "")
_BOARD = Course(
    table=PAROLE_MOVES,
    begins=Parole.NOTIFIED,
    hears=ParoleEvent.LIST,
    decisions={
        "release": ParoleEvent.RELEASE_FINALLY,
        "no_release": ParoleEvent.REFUSE_FINALLY,
        "open_conditions": ParoleEvent.ADVISE_OPEN_CONDITIONS,
    },
    provisional={
        "release": ParoleEvent.RELEASE_PROVISIONALLY,
        "no_release": ParoleEvent.REFUSE_PROVISIONALLY,
    },
    moved_by={
        _LIST: ParoleEvent.LIST,
        _DEFER: ParoleEvent.DEFER,
        (STEP, "papers"): ParoleEvent.LOOK_AT_PAPERS,
        (STEP, "hearing_directed"): ParoleEvent.DIRECT_HEARING,
        (STEP, "heard"): ParoleEvent.HEAR,
        ("reconsideration_applied", ""): ParoleEvent.CHALLENGE,
        ("reconsideration_decided", "granted"): ParoleEvent.GRANT_CHALLENGE,
        ("reconsideration_decided", "refused"): ParoleEvent.REFUSE_CHALLENGE,
        ("high_court_referral", ""): ParoleEvent.REFER_TO_HIGH_COURT,
        ("high_court_decided", "upheld"): ParoleEvent.UPHOLD,
        ("high_court_decided", "quashed"): ParoleEvent.QUASH,
        ("set_aside_applied", ""): ParoleEvent.ASK_TO_SET_ASIDE,
        ("set_aside_applied", "granted"): ParoleEvent.SET_ASIDE,
        ("set_aside_applied", "refused"): ParoleEvent.LET_STAND,
        (STEP, "advice_accepted"): ParoleEvent.ACCEPT_ADVICE,
        (STEP, "advice_refused"): ParoleEvent.REFUSE_ADVICE,
        (STEP, "release_prepared"): ParoleEvent.PREPARE_RELEASE,
        ("key_date", ""): ParoleEvent.SET_NEXT_REVIEW,
        ("released", ""): ParoleEvent.RELEASE,
        ("stage", "released"): ParoleEvent.RELEASE,
        ("stage", "released_again"): ParoleEvent.RELEASE,
    },
)
_RECALL = Course(
    table=_BOARD.table,
    begins=_BOARD.begins,
    hears=_BOARD.hears,
    decisions={name: event for name, event in _BOARD.decisions.items() if name != "open_conditions"},
    provisional=_BOARD.provisional,
    moved_by=_BOARD.moved_by,
)
_IN_HOSPITAL: Mapping[tuple[str, str], StrEnum] = {
    ("submitted", "R02"): TribunalEvent.SEND_REPRESENTATIONS,
    (STEP, "told"): TribunalEvent.TELL_VICTIM,
    (STEP, "closed"): TribunalEvent.CLOSE,
}
_HEARD_IN_HOSPITAL: Mapping[tuple[str, str], StrEnum] = {
    **_IN_HOSPITAL,
    _LIST: TribunalEvent.LIST,
    _DEFER: TribunalEvent.ADJOURN,
    (STEP, "heard"): TribunalEvent.HEAR,
}
_WITHDRAWN = {"withdrawn": TribunalEvent.WITHDRAW}
_TRIBUNAL = Course(
    table=TRIBUNAL_MOVES,
    begins=Tribunal.NOTIFIED,
    hears=TribunalEvent.LIST,
    decisions={
        "not_discharged": TribunalEvent.REFUSE_DISCHARGE,
        "discharge_deferred": TribunalEvent.DEFER_DISCHARGE,
        "conditional_discharge": TribunalEvent.DISCHARGE_WITH_CONDITIONS,
        "absolute_discharge": TribunalEvent.DISCHARGE_ABSOLUTELY,
        **_WITHDRAWN,
    },
    moved_by=_HEARD_IN_HOSPITAL,
)
_SECRETARY_OF_STATE = Course(
    table=TRIBUNAL_MOVES,
    begins=Tribunal.CONSIDERING,
    decisions={
        "not_discharged": TribunalEvent.REFUSE_DISCHARGE,
        "conditional_discharge": TribunalEvent.DISCHARGE_WITH_CONDITIONS,
        "absolute_discharge": TribunalEvent.DISCHARGE_ABSOLUTELY,
        "conditions_varied": TribunalEvent.VARY_CONDITIONS,
        "restriction_ended": TribunalEvent.END_RESTRICTION,
        **_WITHDRAWN,
    },
    moved_by=_IN_HOSPITAL,
)
# The managers can end a detention in hospital, and set no conditions.
_HOSPITAL_MANAGERS = Course(
    table=TRIBUNAL_MOVES,
    begins=Tribunal.NOTIFIED,
    hears=TribunalEvent.LIST,
    decisions={
        "not_discharged": TribunalEvent.REFUSE_DISCHARGE,
        "absolute_discharge": TribunalEvent.DISCHARGE_ABSOLUTELY,
        **_WITHDRAWN,
    },
    moved_by=_HEARD_IN_HOSPITAL,
)


def _considered(report: str, **decisions: ConsiderationEvent) -> Course:
    return Course(
        table=CONSIDERATION_MOVES,
        begins=Consideration.NOTIFIED,
        decisions={**decisions, "withdrawn": ConsiderationEvent.WITHDRAW},
        moved_by={("submitted", report): ConsiderationEvent.SEND_VIEWS},
    )


_GRANTED, _REFUSED = ConsiderationEvent.GRANT, ConsiderationEvent.REFUSE
COURSES: Mapping[str, Course] = MappingProxyType(
    {
        "parole": _BOARD,
        "recall_review": _RECALL,
        "tribunal": _TRIBUNAL,
        "mhcs": _SECRETARY_OF_STATE,
        "hospital_managers": _HOSPITAL_MANAGERS,
        "hdc": _considered("R03", granted=_GRANTED, refused=_REFUSED),
        "temporary_release": _considered("R04", granted=_GRANTED, refused=_REFUSED),
        "open_conditions": _considered("R04", open_conditions=_GRANTED, no_release=_REFUSED),
        "licence_variation": _considered("R03", granted=_GRANTED, refused=_REFUSED),
    }
)


def course_of(kind: str) -> Course:
    """The course of this kind of review. Raises `UnknownCourse`."""
    if kind not in COURSES:
        raise UnknownCourse(kind)
    return COURSES[kind]


def state_of(kind: str, steps: Iterable[Step], *, on: date, reconsiderable: bool) -> StrEnum:
    """Where a review stands on a day, from the facts about it; facts of one day in the order in which they come.

    `reconsiderable` is what the sentence says (P45); a decision that says otherwise wins. A provisional decision becomes final when 21
    days have gone by after it was provided and nobody asked (P43). A fact that does not follow from those before it is passed over.
    Raises `UnknownCourse`.
    """
    course = course_of(kind)
    state, provided_on = course.begins, None
    for step in sorted(steps, key=lambda each: each.on):
        state = _with_window(course, state, provided_on, step.on)
        for event in _events_of(course, step, reconsiderable):
            state = followed(course.table, state, event, course.guards)
        provided_on = _provided_on(step) if step.kind == "decision" else provided_on
    return _with_window(course, state, provided_on, on)


def _events_of(course: Course, step: Step, reconsiderable: bool) -> tuple[StrEnum | None, ...]:
    says = next((str(step.data[name]) for name in _SAYS if step.data.get(name)), "")
    if step.kind == "decision":
        said = step.data.get("reconsiderable")
        of_this = said if isinstance(said, bool) else reconsiderable
        return (course.event_of_decision(says, reconsiderable=of_this),) if says in course.decisions else ()
    event = course.moved_by.get((step.kind, says)) or course.moved_by.get((step.kind, ""))
    # A hearing put off to another day is listed again at once.
    return (event, course.hears) if step.kind == "hearing_deferred" and step.data.get("hearing_on") else (event,)


def _provided_on(step: Step) -> date:
    provided = step.data.get("provided_on")
    if isinstance(provided, str):
        return date.fromisoformat(provided)
    return provided if isinstance(provided, date) else step.on


def _with_window(course: Course, state: StrEnum, provided_on: date | None, on: date) -> StrEnum:
    """A provisional decision is final from the day after the window's last day (P43)."""
    if provided_on is None or on <= provided_on + timedelta(days=RECONSIDERATION_DAYS):
        return state
    closed: StrEnum = followed(course.table, state, ParoleEvent.CLOSE_WINDOW, course.guards)
    return closed
