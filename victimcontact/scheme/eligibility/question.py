"""The question: one victim, one offence and its disposal (R13)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from victimcontact.scheme.offences import CodeFlags


class Contradiction(ValueError):
    """The question cannot be true: one line that names the field, what was found and what is accepted."""


class VictimKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


class Relationship(StrEnum):
    """Who would be the member, seen from the victim of the offence."""

    VICTIM = "victim"
    BEREAVED_RELATIVE = "bereaved_relative"
    PARENT_OR_GUARDIAN = "parent_or_guardian"
    ACTING_FOR = "acting_for"
    WITNESS = "witness"
    OTHER = "other"


class Inchoate(StrEnum):
    ATTEMPT = "attempt"
    CONSPIRACY = "conspiracy"
    ENCOURAGE = "encourage"


class Verdict(StrEnum):
    CONVICTED = "convicted"
    INSANITY = "insanity"
    UNFIT_DID_ACT = "unfit_did_act"
    NONE = "none"


class Court(StrEnum):
    CIVILIAN = "civilian"
    COURT_MARTIAL = "court_martial"


class Kind(StrEnum):
    """Kinds of disposal."""

    IMPRISONMENT = "imprisonment"
    LIFE = "life"
    IPP = "ipp"
    EXTENDED = "extended"
    SOPC = "sopc"
    YOI_DETENTION = "yoi_detention"
    CUSTODY_FOR_LIFE = "custody_for_life"
    DTO = "dto"
    HMP_DETENTION = "hmp_detention"
    S250 = "s250"
    S252A = "s252a"
    S254 = "s254"
    SUSPENDED = "suspended"
    COMMUNITY = "community"
    FINE = "fine"
    DISCHARGE = "discharge"
    HOSPITAL_ORDER = "hospital_order"
    INTERIM_HOSPITAL_ORDER = "interim_hospital_order"
    GUARDIANSHIP = "guardianship"
    REMAND = "remand"


CUSTODY = frozenset(Kind) - {
    Kind.SUSPENDED,
    Kind.COMMUNITY,
    Kind.FINE,
    Kind.DISCHARGE,
    Kind.HOSPITAL_ORDER,
    Kind.INTERIM_HOSPITAL_ORDER,
    Kind.GUARDIANSHIP,
    Kind.REMAND,
}


@dataclass(frozen=True)
class Term:
    """A length as the court said it."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0


@dataclass(frozen=True)
class Victim:
    """`relationship` and `suspected_of_same_conduct` are of the would-be member, the rest of the victim."""

    kind: VictimKind = VictimKind.PERSON
    relationship: Relationship = Relationship.VICTIM
    born_on: date | None = None
    died: bool = False
    lacks_capacity: bool = False
    suspected_of_same_conduct: bool = False


@dataclass(frozen=True)
class Offence:
    """The offence as named. `murder` None: the title says. `flags`: what a list of offence codes says of its code."""

    title: str
    act: str | None = None
    section: str | None = None
    committed_on: date | None = None
    convicted_on: date | None = None
    against_this_victim: bool = True
    murder: bool | None = None
    notification_requirements: bool = False
    offence_against_child: bool = False
    inchoate: Inchoate | None = None
    flags: CodeFlags | None = None


@dataclass(frozen=True)
class Transfer:
    """A transfer direction under the Mental Health Act 1983, section 47 or 48."""

    section: str
    restriction_direction: bool = False
    directed_on: date | None = None


@dataclass(frozen=True)
class Disposal:
    """What the court (or the Secretary of State) did, with its dates."""

    kind: Kind
    imposed_on: date
    term: Term | None = None
    aggregate_term: Term | None = None
    activated_on: date | None = None
    activated_term: Term | None = None
    restriction_order: bool = False
    hospital_and_limitation_direction: bool = False
    transfer: Transfer | None = None
    restriction_ended_on: date | None = None
    quashed_on: date | None = None
    reduced_to: Term | None = None

    @property
    def counts_from(self) -> date:
        """The day of the sentence: of its activation, for a suspended one (R9)."""
        return self.activated_on or self.imposed_on

    @property
    def is_custody(self) -> bool:
        return self.kind in CUSTODY or (self.kind is Kind.SUSPENDED and self.activated_on is not None)

    @property
    def directed_on(self) -> date | None:
        return self.transfer.directed_on if self.transfer else None


@dataclass(frozen=True)
class Question:
    """One victim and one offence-and-disposal."""

    offence: Offence
    verdict: Verdict
    disposal: Disposal
    victim: Victim = field(default_factory=Victim)
    offender_born_on: date | None = None
    court: Court = Court.CIVILIAN


def refuse_contradictions(question: Question, on: date) -> None:
    """Raises Contradiction for a date later than `on`, dates the wrong way round and parts that exclude each other."""
    for name, day in _dates(question):
        if day > on:
            raise Contradiction(f"{name}: found {day}; accepted: a date not later than {on} (the field on)")
    for name, found, accepted in _impossible(question):
        raise Contradiction(f"{name}: found {found}; accepted: {accepted}")


def _dates(question: Question) -> Iterator[tuple[str, date]]:
    disposal = question.disposal
    named = (
        ("victim.born_on", question.victim.born_on),
        ("offender.born_on", question.offender_born_on),
        ("offence.committed_on", question.offence.committed_on),
        ("offence.convicted_on", question.offence.convicted_on),
        ("disposal.imposed_on", disposal.imposed_on),
        ("disposal.activated_on", disposal.activated_on),
        ("disposal.transfer.directed_on", disposal.directed_on),
        ("disposal.restriction_ended_on", disposal.restriction_ended_on),
        ("disposal.quashed_on", disposal.quashed_on),
    )
    for name, day in named:
        if day is not None:
            yield name, day


def _impossible(question: Question) -> Iterator[tuple[str, str, str]]:
    yield from _impossible_together(question)
    yield from _impossible_activation(question.disposal)
    yield from _impossible_order(question.disposal)


def _impossible_together(question: Question) -> Iterator[tuple[str, str, str]]:
    disposal, transfer = question.disposal, question.disposal.transfer
    awaiting_trial = disposal.kind is Kind.REMAND or (transfer is not None and transfer.section == "48")
    if question.verdict is Verdict.NONE and not awaiting_trial:
        yield "verdict", "none", "none only with remand or a section 48 transfer"
    if disposal.restriction_order and disposal.kind is not Kind.HOSPITAL_ORDER:
        yield "disposal.restriction_order", "true", "true only with hospital_order"
    if disposal.hospital_and_limitation_direction and not disposal.is_custody:
        yield "disposal.hospital_and_limitation_direction", "true", "true only with a custodial sentence"
    if transfer is not None and transfer.section == "47" and not disposal.is_custody:
        yield "disposal.transfer.section", "47", "47 only with a custodial sentence"
    if disposal.restriction_ended_on and not _could_be_restricted(disposal):
        yield "disposal.restriction_ended_on", str(disposal.restriction_ended_on), "a date only after a restriction"


def _could_be_restricted(disposal: Disposal) -> bool:
    transferred = disposal.transfer is not None and disposal.transfer.section == "47"
    return disposal.kind is Kind.HOSPITAL_ORDER or disposal.hospital_and_limitation_direction or transferred


def _impossible_activation(disposal: Disposal) -> Iterator[tuple[str, str, str]]:
    activated = disposal.activated_on is not None or disposal.activated_term is not None
    if activated and disposal.kind is not Kind.SUSPENDED:
        yield "disposal.activated_on", "an activation", "an activation only with suspended"
    if disposal.activated_term is not None and disposal.activated_on is None:
        yield "disposal.activated_on", "nothing", "a date, because activated_term is given"


def _impossible_order(disposal: Disposal) -> Iterator[tuple[str, str, str]]:
    later = [
        ("disposal.activated_on", disposal.activated_on),
        ("disposal.restriction_ended_on", disposal.restriction_ended_on),
        ("disposal.quashed_on", disposal.quashed_on),
    ]
    if disposal.transfer is not None and disposal.transfer.section == "47":
        later.append(("disposal.transfer.directed_on", disposal.directed_on))
    for name, day in later:
        if day is not None and day < disposal.imposed_on:
            yield name, str(day), f"a date not before disposal.imposed_on ({disposal.imposed_on})"
