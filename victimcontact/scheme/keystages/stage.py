"""What a key stage is: a row of the register, and the words the rows are written in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Route(StrEnum):
    """How a sentence or order came into the scheme (DVCVA 2004 ss.35-45); `vns`: the Victim Notification Scheme."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    VNS = "vns"


ALL_ROUTES = frozenset(Route)
RESTRICTED = frozenset({Route.B, Route.D, Route.E})
UNRESTRICTED = frozenset({Route.C, Route.F, Route.G})


class Level(StrEnum):
    """How much a member chose to hear (P13)."""

    RELEASE_MONTH = "release_month"
    ANNUAL = "annual"
    KEY_STAGES = "key_stages"


EVERY_LEVEL = frozenset(Level)
YEARLY_AND_MORE = frozenset({Level.ANNUAL, Level.KEY_STAGES})
KEY_STAGES_ONLY = frozenset({Level.KEY_STAGES})


class Decision(StrEnum):
    """What comes of a stage for one member."""

    TELL = "tell"
    OFFICER_DECIDES = "officer_decides"
    MANAGER_DECIDES = "manager_decides"
    MANAGERS_TELL = "managers_tell"
    NOT_CHOSEN = "not_chosen"
    NEVER = "never"


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    DATE = "date"
    CONDITIONS = "conditions"
    WHOLE_NUMBER = "whole number"


class Shown(StrEnum):
    """How much of a field may be told."""

    AS_IT_IS = "as it is"
    AS_MONTH = "as its month"
    ABOUT_VICTIM = "the parts about the victim"
    NEVER = "never"


class Pace(StrEnum):
    """How soon a member is to hear; the periods behind each are settings."""

    SAME_DAY = "same day, letter as for an outcome (D1)"
    OUTCOME = "outcome (D1)"
    NOTICE = "notice of a review or hearing (D2)"
    NEW_DATE = "changed release date (D12)"
    ANSWER = "answer to a request (D7)"
    CLOSING = "closing letter (D11)"


@dataclass(frozen=True)
class Field:
    """One thing that is known about a stage.

    `shown` holds on `routes`; on all others the field is never told. `why` is the reason given where a part of it is
    withheld. `by_manager` says that a manager may authorise this very field to be told as it is (R42, P17).
    `past` dates have happened when the stage is recorded, the others may lie ahead.
    """

    name: str
    kind: Kind
    shown: Shown
    why: str = ""
    routes: frozenset[Route] = ALL_ROUTES
    by_manager: bool = False
    past: bool = False

    @property
    def told_name(self) -> str:
        """The name it is told under: a date told as its month ends in `_month` instead of `_on`."""
        return f"{self.name.removesuffix('_on')}_month" if self.shown is Shown.AS_MONTH else self.name

    @property
    def told_names(self) -> frozenset[str]:
        """All names under which something of it can be told: also the whole day, and whether there are conditions at all."""
        also = f"has_{self.name}" if self.kind is Kind.CONDITIONS else self.name
        return frozenset({self.told_name, also})


@dataclass(frozen=True)
class Heard:
    """How another system says that the stage happened.

    `codes` are movement reason codes; with none, the event itself says it. `sure` is false where the same message can
    mean something else, so that a person must look before the stage is recorded.
    """

    event: str
    codes: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True)
class Stage:
    """One row of the register.

    `means` and `next_step` say it in plain English. `told_at_every_level_when`: with one of these outcomes it goes to
    members of every level. `managers_tell`: on routes C, F and G the hospital managers give the notice (R58).
    `considered`: on routes B, D and E it goes to those who wanted to make representations, and only to them, whatever
    level they chose (R53). `owed_on`: on these routes the law owes it at every level. `in_vns`: it is heard of in the
    Victim Notification Scheme too (R85, P20). `public`: the world may learn of it, so victims must hear first.
    """

    code: str
    title: str
    means: str
    next_step: str
    rules: tuple[str, ...]
    source: str
    document: str | None
    decision: Decision = Decision.TELL
    levels: frozenset[Level] = KEY_STAGES_ONLY
    pace: Pace = Pace.OUTCOME
    fields: tuple[Field, ...] = ()
    managers_tell: bool = False
    considered: bool = False
    owed_on: frozenset[Route] = frozenset()
    told_at_every_level_when: frozenset[str] = frozenset()
    in_vns: bool = False
    public: bool = False
    heard_as: tuple[Heard, ...] = ()
    document_by_outcome: Mapping[str, str] = field(default_factory=dict)

    def field_named(self, name: str) -> Field | None:
        """The field of this name, or None."""
        return next((each for each in self.fields if each.name == name), None)

    def document_for(self, outcome: object = None) -> str | None:
        """The document that tells of the stage, and of this outcome where that matters."""
        by_outcome = self.document_by_outcome.get(outcome) if isinstance(outcome, str) else None
        return by_outcome or self.document
