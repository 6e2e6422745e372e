"""What can be decided in a review, what can follow a decision, and the key stage by which a member hears of either."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from victimcontact.scheme import reviews as course
from victimcontact.scheme.keystages import stage_called
from victimcontact.scheme.moves import possible
from victimcontact.scheme.reviews import LETTERS, Guard, Parole, ParoleEvent

OUTCOMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "parole": ("release", "no_release", "open_conditions"),
        "recall_review": ("release", "no_release"),
        "tribunal": ("not_discharged", "conditional_discharge", "absolute_discharge"),
        "mhcs": ("not_discharged", "conditional_discharge", "absolute_discharge", "conditions_varied"),
        "hdc": ("granted", "refused"),
        "open_conditions": ("open_conditions", "no_release"),
        "licence_variation": ("granted", "refused"),
    }
)
# Outcomes about conditions of a discharge: those about the victim are told (R40, R41).
WITH_CONDITIONS = frozenset({"conditional_discharge", "conditions_varied"})
FINAL = "final"

# The stages that tell of a decision, in the order in which they are tried for the letter its state asks for (P42, P51).
_OF_THE_BOARD = ("parole_decided", "parole_decision_final")
_OF_A_DISCHARGE: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("tribunal", "not_discharged"): "tribunal_decided",
        ("tribunal", "conditional_discharge"): "conditionally_discharged",
        ("tribunal", "absolute_discharge"): "absolutely_discharged",
        ("mhcs", "conditional_discharge"): "conditionally_discharged",
        ("mhcs", "absolute_discharge"): "absolutely_discharged",
        ("mhcs", "conditions_varied"): "discharge_conditions_varied",
    }
)


class UnknownOutcome(Exception):
    """Not an outcome of this kind of review."""


@dataclass(frozen=True)
class Decision:
    """What was decided and when it was provided to the parties.

    `conditions` are those about the victim or their family, among others they need not hear of; None where they are not known.
    """

    outcome: str
    provided_on: date
    next_review_on: date | None = None
    conditions: tuple[str, ...] | None = None

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
    """Something that can follow a decision of the Board: the event, the fact it is, and the stage that tells of it."""

    event: ParoleEvent
    kind: str
    outcome: str = ""
    stage: str | None = None


FOLLOWING: Mapping[str, Following] = MappingProxyType(
    {
        "challenged": Following(
            ParoleEvent.CHALLENGE, "reconsideration_applied", stage="parole_reconsideration_applied"
        ),
        "challenge_granted": Following(
            ParoleEvent.GRANT_CHALLENGE, "reconsideration_decided", "granted", "parole_reconsideration_decided"
        ),
        "challenge_refused": Following(
            ParoleEvent.REFUSE_CHALLENGE, "reconsideration_decided", "refused", "parole_reconsideration_decided"
        ),
        "high_court": Following(
            ParoleEvent.REFER_TO_HIGH_COURT, "high_court_referral", stage="parole_referred_to_high_court"
        ),
        "upheld": Following(ParoleEvent.UPHOLD, "high_court_decided", "upheld", "parole_high_court_decided"),
        "quashed": Following(ParoleEvent.QUASH, "high_court_decided", "quashed", "parole_high_court_decided"),
        "set_aside_asked": Following(ParoleEvent.ASK_TO_SET_ASIDE, "set_aside_applied"),
    }
)
# After these the Board considers the case again.
REOPENS = frozenset({"challenge_granted"})


def kinds_on(route: str) -> tuple[str, ...]:
    """The kinds of review there can be on a route: of a sentence, of a hospital order, or of both where one became the other (P85)."""
    in_hospital = ("tribunal", "mhcs")
    if route in ("D", "E"):
        return tuple(OUTCOMES)
    return tuple(kind for kind in OUTCOMES if (kind in in_hospital) == (route in ("B", "C", "F", "G")))


def require_known(kind: str, outcome: str) -> None:
    """Raise `UnknownOutcome` unless this kind of review can end so."""
    if outcome not in OUTCOMES[kind]:
        raise UnknownOutcome(f"{outcome} of {kind}")


def stage_of(kind: str, outcome: str, state: Parole | None) -> str | None:
    """The stage that tells of a decision; None where nothing of ours tells of it.

    Of the Board's, the one whose letter the state asks for: a release that is final at once is not written of as provisional.
    """
    if state is None:
        return _OF_A_DISCHARGE.get((kind, outcome))
    wanted = LETTERS.get(state)
    fitting = (code for code in _OF_THE_BOARD if stage_called(code).document_for(outcome) == wanted)
    return next(fitting, _OF_THE_BOARD[0])


def known_to(code: str, details: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the details that the stage has a field for."""
    stage = stage_called(code)
    return {name: value for name, value in details.items() if stage.field_named(name)}


def what_can_follow(state: Parole | None, *, high_court: bool) -> tuple[str, ...]:
    """What can be recorded after a decision of the Board that stands so. `high_court`: the law on the referral is in force."""
    if state is None:
        return ()
    events = possible(course.PAROLE_MOVES, state)
    guarded = {
        row.event for row in course.PAROLE_MOVES[state] if Guard.HIGH_COURT_IN_FORCE in row.guards and not high_court
    }
    return tuple(name for name, each in FOLLOWING.items() if each.event in events and each.event not in guarded)
