"""What a row of the ledger is: the kind of duty, and one draft of it before its standing is settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from victimcontact.scheme.duties.values import Fact

OFFICER = "victim_liaison_officer"
PRACTITIONER = "probation_practitioner"
MANAGER = "manager"
VICTIM = "victim"
SECRETARY = "secretary_of_state"
PRISONER_OR_SECRETARY = "prisoner_or_secretary_of_state"
BOARD = "parole_board"
WITNESS_CARE = "witness_care_unit"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One kind of duty. contracts/explain.md fixes `rule`, `what` and `owed_by`; `text` may hold {names} to fill in.

    `lapses`: the law closes the window after its last day. `person`: it is done with or for the person, so that it is
    not owed to somebody who said they do not want to hear from us (R31, P14). `ends`: it ends with the sentence or
    order (R89). `tells`: it tells of the fact it arises from, and ends when somebody decides not to tell of that (R84).
    """

    rule: str
    what: str
    owed_by: str
    source: str
    text: str
    lapses: bool = False
    person: bool = False
    ends: bool = False
    tells: bool = False


@dataclass(frozen=True)
class Proof:
    """The fact that keeps a duty, and the day it was kept."""

    by: str
    on: date


@dataclass(frozen=True)
class Draft:
    """One duty as a rule derives it, before anybody looks at the day of the question.

    `origin` is the fact it arises from, `anchor` the later fact that gave it its date (a listing), if there is one.
    `arose_on` is the first day both were known. `window`: nobody owes it yet, it may be used until its last day.
    `only_every_stage`: told only to members who chose to hear of every stage.
    """

    row: Row
    origin: Fact
    due_on: date
    last_on: date | None = None
    opens_on: date | None = None
    about: str | None = None
    anchor: Fact | None = None
    arises_on: date | None = None
    proof: Proof | None = None
    ended_by: Fact | None = None
    blocked_by: str | None = None
    window: bool = False
    only_every_stage: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def arose_on(self) -> date:
        known = [self.origin.on, self.anchor.on if self.anchor else self.origin.on]
        return self.arises_on or max(known)

    @property
    def legal_on(self) -> date:
        """The legal or policy date: the day shown to staff where the rule names no other."""
        return self.last_on or self.due_on

    @property
    def lapses(self) -> bool:
        """Whether it cannot be used any more after its last day: the law says so, or nobody ever owed it."""
        return self.row.lapses or self.window

    @property
    def began_by(self) -> str:
        """The id of the fact that began this very duty: a new anchor begins a new one."""
        return (self.anchor or self.origin).id

    @cached_property
    def key(self) -> str:
        """Unique within the case and the same from night to night."""
        parts = [self.row.rule, self.row.what, self.origin.id]
        if self.anchor is not None:
            parts.append(self.anchor.id)
        hearing_on = (self.anchor or self.origin).day("hearing_on")
        if hearing_on is not None:
            parts.append(hearing_on.isoformat())
        return ":".join(parts)

    @property
    def text(self) -> str:
        """What is to be done, in plain English for staff."""
        return self.row.text.format_map({"last_on": long_date(self.legal_on), **self.words})


def proof_of(fact: Fact | None) -> Proof | None:
    """The proof that a fact is, on the day it was learned; None without a fact."""
    return Proof(fact.id, fact.on) if fact is not None else None


def earliest(*facts: Fact | None) -> Fact | None:
    """The fact that was learned first, of those there are."""
    return min((fact for fact in facts if fact is not None), key=lambda fact: fact.on, default=None)


def subject_of(fact: Fact) -> str:
    """What a duty that arises from a fact is about: its review or request, else the fact itself."""
    return fact.text("review") or fact.text("request") or fact.id


def targets_of(fact: Fact) -> frozenset[str]:
    """The ids a contact may name to say that it answers this fact."""
    return frozenset({fact.id, subject_of(fact)})


def long_date(day: date) -> str:
    """A date as staff read it: 24 March 2027."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
