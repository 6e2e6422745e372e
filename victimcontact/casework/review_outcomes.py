"""What can be decided in a review, what can be recorded beside a decision, and the key stage by which a member hears of either."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from victimcontact.scheme.courses import COURSES, STEP, course_of
from victimcontact.scheme.keystages import UNRESTRICTED, stage_called
from victimcontact.scheme.reviews import LETTERS, Parole

OUTCOMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(course.decisions) for kind, course in COURSES.items()}
)
# Outcomes about conditions of a discharge: those about the victim are told (R40, R41).
WITH_CONDITIONS = frozenset({"conditional_discharge", "conditions_varied", "granted"})
FINAL, NEXT_REVIEW = "final", "next_review"

# The stages that tell of a decision, in the order in which they are tried for the letter its state asks for (P42, P51).
_OF_THE_BOARD = ("parole_decided", "parole_decision_final")
_WITHOUT_THE_BOARD: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("tribunal", "not_discharged"): "tribunal_decided",
        ("tribunal", "discharge_deferred"): "tribunal_decided",
        ("tribunal", "conditional_discharge"): "conditionally_discharged",
        ("tribunal", "absolute_discharge"): "absolutely_discharged",
        ("mhcs", "conditional_discharge"): "conditionally_discharged",
        ("mhcs", "absolute_discharge"): "absolutely_discharged",
        ("mhcs", "conditions_varied"): "discharge_conditions_varied",
        ("mhcs", "restriction_ended"): "restriction_ended",
        ("hospital_managers", "absolute_discharge"): "absolutely_discharged",
        ("licence_variation", "granted"): "licence_conditions_varied",
    }
)


@dataclass(frozen=True)
class Decision:
    """What was decided and when it was provided to the parties.

    `conditions` are those about the victim or their family, among others they need not hear of; None where they are not known.
    `without_hearing`: a hearing is listed for a later day, and it was decided without it.
    """

    outcome: str
    provided_on: date
    next_review_on: date | None = None
    conditions: tuple[str, ...] | None = None
    without_hearing: bool = False

    @property
    def details(self) -> dict[str, Any]:
        """Everything that could be told of it, by the names of the register."""
        known = {"outcome": self.outcome, "next_review_on": self.next_review_on and self.next_review_on.isoformat()}
        if self.conditions is None:
            return {name: value for name, value in known.items() if value}
        about_victim = [{"text": text, "about_victim": True} for text in self.conditions]
        others = {"text": "Conditions about other matters", "about_victim": False}
        return {**{name: value for name, value in known.items() if value}, "conditions": [*about_victim, others]}


@dataclass(frozen=True)
class Following:
    """Something recorded of a review beside its dates and decisions: the fact it is, what that says, the stage that tells of it."""

    kind: str
    says: str = ""
    stage: str | None = None

    @property
    def data(self) -> dict[str, str]:
        """What the fact says, under the name the ledger knows it by."""
        return {"step" if self.kind == STEP else "outcome": self.says} if self.says else {}

    def event_in(self, review_kind: str) -> StrEnum | None:
        """The event that it is in this kind of review; None where there is no such step."""
        return course_of(review_kind).moved_by.get((self.kind, self.says))


_ANSWERED = "parole_reconsideration_decided"
FOLLOWING: Mapping[str, Following] = MappingProxyType(
    {
        "papers": Following(STEP, "papers"),
        "hearing_directed": Following(STEP, "hearing_directed"),
        "heard": Following(STEP, "heard"),
        "challenged": Following("reconsideration_applied", stage="parole_reconsideration_applied"),
        "challenge_granted": Following("reconsideration_decided", "granted", _ANSWERED),
        "challenge_refused": Following("reconsideration_decided", "refused", _ANSWERED),
        "high_court": Following("high_court_referral", stage="parole_referred_to_high_court"),
        "upheld": Following("high_court_decided", "upheld", "parole_high_court_decided"),
        "quashed": Following("high_court_decided", "quashed", "parole_high_court_decided"),
        "set_aside_asked": Following("set_aside_applied", stage="parole_set_aside_applied"),
        "set_aside": Following("set_aside_applied", "granted", "parole_decision_set_aside"),
        "let_stand": Following("set_aside_applied", "refused", _ANSWERED),
        "advice_accepted": Following(STEP, "advice_accepted", "eligible_for_open_conditions"),
        "advice_refused": Following(STEP, "advice_refused", "open_conditions_refused"),
        "release_prepared": Following(STEP, "release_prepared"),
        NEXT_REVIEW: Following("key_date", stage="parole_decision_final"),
        "told": Following(STEP, "told"),
        "closed": Following(STEP, "closed"),
    }
)
# Decided, and at once so: these are stages of their own as well, that the ledger counts from (R54, P86).
HAPPENS_AT_ONCE = frozenset({"restriction_ended"})


def kinds_on(route: str) -> tuple[str, ...]:
    """The kinds of review there can be on a route: of a sentence, of a hospital order, or of both where one became the other (P85).

    The managers of a hospital decide where there are no restrictions, the Secretary of State where there are (P75).
    """
    managers, restricted = ("tribunal", "hospital_managers"), ("tribunal", "mhcs")
    if route in UNRESTRICTED:
        return managers
    if route == "B":
        return restricted
    elsewhere = {"hospital_managers"} if route in ("D", "E") else {*managers, *restricted}
    return tuple(kind for kind in OUTCOMES if kind not in elsewhere)


def stage_of(kind: str, outcome: str, state: StrEnum) -> str | None:
    """The stage that tells of a decision; None where nothing of ours tells of it.

    Of the Board's, the one whose letter the state asks for: a release that is final at once is not written of as provisional.
    """
    if not isinstance(state, Parole):
        return _WITHOUT_THE_BOARD.get((kind, outcome))
    wanted = LETTERS.get(state)
    fitting = (code for code in _OF_THE_BOARD if stage_called(code).document_for(outcome) == wanted)
    return next(fitting, _OF_THE_BOARD[0])


def known_to(code: str, details: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the details that the stage has a field for."""
    stage = stage_called(code)
    return {name: value for name, value in details.items() if stage.field_named(name)}


def what_can_follow(kind: str, state: StrEnum, met: Collection[StrEnum]) -> tuple[str, ...]:
    """What can be recorded of a review that stands so, besides a hearing and a decision, with these guards met."""
    course = course_of(kind)
    events = {name: following.event_in(kind) for name, following in FOLLOWING.items()}
    return tuple(name for name, event in events.items() if event is not None and course.allows(state, event, met))
