"""The answer: outcome, route, owner, the reasons in the order consulted, and the next step."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    STATUTORY_PROBATION = "statutory_probation"
    STATUTORY_RESTRICTED = "statutory_restricted"
    STATUTORY_UNRESTRICTED = "statutory_unrestricted"
    NOT_STATUTORY = "not_statutory"
    NOT_YET = "not_yet"
    MANAGER_REVIEW = "manager_review"
    VNS = "vns"


class Route(StrEnum):
    """The ways into the scheme (law.md 1.2): A prison; B, D, E restricted patients; C, F, G unrestricted patients."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"


class Owner(StrEnum):
    PROBATION = "probation"
    HOSPITAL_MANAGERS = "hospital_managers"


OUTCOME_OF: dict[Route, Outcome] = {
    Route.A: Outcome.STATUTORY_PROBATION,
    Route.B: Outcome.STATUTORY_RESTRICTED,
    Route.D: Outcome.STATUTORY_RESTRICTED,
    Route.E: Outcome.STATUTORY_RESTRICTED,
    Route.C: Outcome.STATUTORY_UNRESTRICTED,
    Route.F: Outcome.STATUTORY_UNRESTRICTED,
    Route.G: Outcome.STATUTORY_UNRESTRICTED,
}


@dataclass(frozen=True)
class Reason:
    """One rule that was consulted. `holds`: it stands in nobody's way; `decisive`: it decided the outcome."""

    rule: str
    holds: bool
    text: str
    source: str
    decisive: bool = False


@dataclass(frozen=True)
class Assessment:
    """`route` is given exactly when the outcome is statutory; `owner` says who gives the notices."""

    outcome: Outcome
    route: Route | None
    owner: Owner | None
    scheme: str
    reasons: tuple[Reason, ...]
    next: str


class Effect(StrEnum):
    """What a point does to the outcome.

    An unlisted offence is out unless the notification scheme takes it. A review waits for the points after it; the
    others below it end the test.
    """

    PASSES = "passes"
    CARRIES = "carries"
    UNLISTED = "unlisted"
    REVIEW = "review"
    NOT_YET = "not_yet"
    OUT = "out"
    NOTIFICATION = "notification"


ENDING = frozenset({Effect.NOT_YET, Effect.OUT, Effect.NOTIFICATION})

DECIDED_BY: dict[Outcome, frozenset[Effect]] = {
    Outcome.STATUTORY_PROBATION: frozenset({Effect.CARRIES}),
    Outcome.STATUTORY_RESTRICTED: frozenset({Effect.CARRIES}),
    Outcome.STATUTORY_UNRESTRICTED: frozenset({Effect.CARRIES}),
    Outcome.NOT_STATUTORY: frozenset({Effect.OUT, Effect.UNLISTED}),
    Outcome.NOT_YET: frozenset({Effect.NOT_YET}),
    Outcome.MANAGER_REVIEW: frozenset({Effect.REVIEW}),
    Outcome.VNS: frozenset({Effect.NOTIFICATION}),
}


@dataclass(frozen=True)
class Point:
    """A rule consulted on the way, with its effect."""

    rule: str
    effect: Effect
    text: str
    source: str
    holds: bool

    def as_reason(self, outcome: Outcome) -> Reason:
        return Reason(self.rule, self.holds, self.text, self.source, self.effect in DECIDED_BY[outcome])


def passes(rule: str, text: str, source: str) -> Point:
    return Point(rule, Effect.PASSES, text, source, True)


def carries(rule: str, text: str, source: str) -> Point:
    return Point(rule, Effect.CARRIES, text, source, True)


def fails(rule: str, text: str, source: str, effect: Effect = Effect.OUT) -> Point:
    return Point(rule, effect, text, source, False)
