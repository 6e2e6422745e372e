"""What the victim asks decision makers to know: the content of R01, of its sensitive part R01-B, and of R02.

Nothing here has a place for the victim's name: the disclosable part knows a role. R02 has no place for concerns or risk
facts either, because only conditions may be represented there (P76, P110). What must be hidden from the prisoner has a
document of its own (P35).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Fallback = Literal["withdraw", "redact and send again", "accept disclosure"]


@dataclass(frozen=True, slots=True)
class Author:
    """The officer who writes, and on whose authority."""

    name: str
    role: str
    unit: str
    telephone: str
    email: str
    authority: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition asked for. Both tests must be answered; a zone is named by its number, never by a place."""

    key: str
    title: str
    wording: str
    why_necessary: str
    why_proportionate: str
    zone: str = ""
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """Something that happened, who says so, and when. No score and no opinion."""

    what: str
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Statement:
    """The Victim Personal Statement: is it attached, how is it to be given, does the victim attend or observe."""

    attached: bool
    presentation: str = ""
    attends: str = ""
    observes: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the content, how, when, and the `layout.fingerprint` of what was approved.

    `carried_to` is the fingerprint of this version, where it says the same and differs only in what was recorded beside it.
    """

    by: str
    how: str
    on: date
    fingerprint: str
    carried_to: str = ""


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """Who read the report before it was sent, when, and what they found."""

    by: str
    on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """To whom the report goes, and how."""

    to: str
    how: str
    on: date


@dataclass(frozen=True, slots=True)
class Records:
    """What is written about a report once its content stands. Without an approval the report is a draft."""

    approval: Approval | None = None
    quality_checks: tuple[QualityCheck, ...] = ()
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What every report of ours has, whatever it says: its reference and version, its day, what is written about it."""

    reference: str
    version: int
    made_on: date
    records: Records = field(default_factory=Records)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParoleRepresentation(Written):
    """The content of R01. `victim_role` is a role ("the victim", "a parent of the victim"), never a name."""

    board_reference: str
    prisoner: str
    hearing_on: date | None
    author: Author
    victim_role: str
    contacts_on: tuple[date, ...]
    concerns: str
    conditions: tuple[Condition, ...]
    statement: Statement
    public_hearing_views: str
    known_facts: tuple[KnownFact, ...]
    told_about_disclosure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivePart(Written):
    """The content of R01-B: material for a non-disclosure application under rule 17."""

    board_reference: str
    prisoner: str
    hearing_on: date | None
    author: Author
    material: str
    ground: str
    harm_feared: str
    why_nothing_less: str
    if_refused: Fallback


@dataclass(frozen=True, slots=True, kw_only=True)
class TribunalRepresentation(Written):
    """The content of R02: conditions only. `statement_allowed` is the answer of the scheme to P77."""

    decided_by: str
    decision_reference: str
    patient: str
    applied_on: date
    hearing_on: date | None
    author: Author
    victim_role: str
    contacts_on: tuple[date, ...]
    conditions: tuple[Condition, ...]
    asks_not_to_disclose: str
    asks_to_attend: str
    statement_attached: bool
    statement_allowed: bool
    told_about_disclosure: str
