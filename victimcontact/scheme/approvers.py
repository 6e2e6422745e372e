"""Who has to approve a message before it leaves: the officer, the manager, or nobody.

A stage has a usual approver, which managers may set otherwise; what puts somebody at risk goes to the manager whatever is
set. Nobody approves only what confirms to a person what they have just chosen, or what their officer has just recorded.
Sources: law.md 3.2 (who decides what is told), R73, R84; users-and-peers.md B2, B14, B17.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme.keystages import REGISTER, Decision


class Approver(StrEnum):
    """Whose approval is needed, the strictest last."""

    NOBODY = "nobody"
    OFFICER = "officer"
    MANAGER = "manager"


class Origin(StrEnum):
    """Where the news of a message came from."""

    OFFICER = "officer"
    FEED = "feed"
    MEMBER = "member"
    PROGRAM = "program"


_STRICTNESS = tuple(Approver)
_LEFT_TO_MANAGER = (
    "The register leaves to the manager whether this is told at all, so the manager reads how it is said."
)
_AT_LARGE = "The police and the prison agree what is said while somebody is at large; a wrong word can put the person in danger."

# Stages whose letters the manager reads, over what the register says, with the reason.
_MANAGER_READS: Mapping[str, str] = {"escaped": _AT_LARGE, "absconded": _AT_LARGE}
# A release after a sentence without an end is rare, looked at by everybody, and a mistake about it is never forgotten.
RELEASES = frozenset({"released", "released_on_home_detention_curfew", "released_again"})
WITHOUT_END = frozenset({"life", "ipp", "custody_for_life", "hmp_detention"})

# The stage a letter belongs to that is written without one having been recorded.
STAGE_OF_DOCUMENT: Mapping[str, str] = MappingProxyType({"L06": "yearly_letter_due", "L25": "officer_changed"})
# What may go straight out where the verb that writes it says that it only confirms.
CONFIRMATIONS = frozenset({"L04", "L25"})
# The letters about a complaint, which the manager who looks at it signs.
_MANAGER_SIGNS = frozenset({"C02", "C03"})
_ONES_OWN = frozenset({Origin.OFFICER, Origin.MEMBER})

IN_DANGER = "The person is in danger: the manager reads everything that goes to them."
NAMES_OTHERS = "It may show who or where another member of the same sentence is."
CORRECTS = "It puts right something wrong that we had sent."
WITHOUT_END_RELEASE = "It tells of a release after a sentence that has no end of its own, such as life."
SIGNED_BY_MANAGER = "It is about a complaint: the manager who looks at it signs it."
CONFIRMS = "It only confirms what has just been recorded, so nobody has to approve it."
USUAL = "The officer who holds the case approves it."
SET_HERE = "Managers have set it so for this stage."


@dataclass(frozen=True)
class Shipped:
    """Who approves the letters of a stage as the program is made, and why."""

    approver: Approver
    why: str


@dataclass(frozen=True)
class Draft:
    """What the answer rests on.

    `code` is the stage it tells of (empty: none), `entered` what managers have set for that stage (None: nothing).
    `confirms`: it was written by the very act that it confirms. `names_others`: its words give away something protected
    about another member of the sentence. `corrects`: it puts right a message that was wrong.
    """

    document: str
    origin: Origin
    code: str = ""
    sentence_kind: str = ""
    entered: Approver | None = None
    confirms: bool = False
    in_danger: bool = False
    names_others: bool = False
    corrects: bool = False


@dataclass(frozen=True)
class Needed:
    """Who has to approve, and why in words for an officer."""

    approver: Approver
    why: tuple[str, ...]


def shipped(code: str) -> Shipped:
    """The usual approver of a stage's letters: the manager where the register leaves the telling to the manager (R48, R84), and
    for escapes (law.md 3.2). An empty or unknown code is the officer's."""
    if code in _MANAGER_READS:
        return Shipped(Approver.MANAGER, _MANAGER_READS[code])
    stage = REGISTER.get(code)
    if stage is not None and stage.decision is Decision.MANAGER_DECIDES:
        return Shipped(Approver.MANAGER, _LEFT_TO_MANAGER)
    return Shipped(Approver.OFFICER, USUAL)


def needed(draft: Draft) -> Needed:
    """Who has to approve this draft. What puts somebody at risk comes before what is set, and both before going straight out."""
    risks = _risks(draft)
    if risks:
        return Needed(Approver.MANAGER, risks)
    usual = Shipped(draft.entered, SET_HERE) if draft.entered else shipped(draft.code)
    if usual.approver is Approver.OFFICER and draft.entered is None and goes_straight_out(draft):
        return Needed(Approver.NOBODY, (CONFIRMS,))
    return Needed(usual.approver, (usual.why,))


def goes_straight_out(draft: Draft) -> bool:
    """Whether it is a confirmation of what an officer has just recorded or the member just chose; never what a feed brought."""
    return draft.confirms and draft.document in CONFIRMATIONS and draft.origin in _ONES_OWN


def stricter(one: str, other: str) -> Approver:
    """The stricter of two approvers: what was once for the manager stays so."""
    return max(Approver(one), Approver(other), key=_STRICTNESS.index)


def _risks(draft: Draft) -> tuple[str, ...]:
    found = {
        IN_DANGER: draft.in_danger,
        NAMES_OTHERS: draft.names_others,
        CORRECTS: draft.corrects,
        SIGNED_BY_MANAGER: draft.document in _MANAGER_SIGNS,
        WITHOUT_END_RELEASE: draft.code in RELEASES and draft.sentence_kind in WITHOUT_END,
    }
    return tuple(why for why, holds in found.items() if holds)
