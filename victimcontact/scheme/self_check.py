"""Is this for me? What somebody knows of their own case, in plain words, put to the rules of eligibility (R1 to R23).

Few people know an Act or a section. So each plain answer stands for the offences and sentences it can mean, and the rules are
asked about every one of them. Where all say the same, that is the answer; where they do not, it is "perhaps". It is never a no:
whoever the law does not name may still be taken in by a manager (R20).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Final

from victimcontact.scheme.eligibility import (
    OUTCOME_OF,
    Court,
    Disposal,
    Kind,
    Offence,
    Outcome,
    Question,
    Relationship,
    Term,
    Transfer,
    Verdict,
    Victim,
    assess,
)
from victimcontact.scheme.switches import Law


class Who(StrEnum):
    """Who asks, seen from whoever was harmed."""

    MYSELF = "myself"
    BEREAVED = "bereaved"
    PARENT = "parent"
    ACTING_FOR = "acting_for"
    OTHER = "other"


class Place(StrEnum):
    """Whose court it was."""

    ENGLAND_OR_WALES = "england_or_wales"
    MILITARY = "military"
    ELSEWHERE = "elsewhere"


class Harm(StrEnum):
    """What was done, as people name it."""

    VIOLENCE = "violence"
    SEXUAL = "sexual"
    TERRORISM = "terrorism"
    FEAR = "fear"
    CONTROL = "control"
    ROAD = "road"
    OTHER = "other"
    UNKNOWN = "unknown"


class Ended(StrEnum):
    """What the court did."""

    PRISON = "prison"
    HOSPITAL = "hospital"
    MOVED = "moved"
    SUSPENDED = "suspended"
    COMMUNITY = "community"
    WAITING = "waiting"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class Length(StrEnum):
    """How long the sentence is; a life sentence is long."""

    LONG = "long"
    SHORT = "short"
    UNKNOWN = "unknown"


class Likely(StrEnum):
    """What the rules would say. `ASK`: the law does not name it, a manager may. `ELSEWHERE`: another country's scheme."""

    YES = "yes"
    PERHAPS = "perhaps"
    OTHER_SCHEME = "other_scheme"
    LATER = "later"
    ASK = "ask"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Told:
    """The answers. `length` counts for prison alone; `year` is that of the sentence or order, None where it is not known."""

    who: Who
    place: Place
    harm: Harm
    ended: Ended
    length: Length = Length.UNKNOWN
    year: int | None = None


HAS_LENGTH: Final = frozenset({Ended.PRISON, Ended.MOVED})
HAS_YEAR: Final = frozenset({Ended.PRISON, Ended.MOVED, Ended.HOSPITAL})

_RELATIONSHIPS: Final[Mapping[Who, Relationship]] = MappingProxyType(
    {
        Who.MYSELF: Relationship.VICTIM,
        Who.BEREAVED: Relationship.BEREAVED_RELATIVE,
        Who.PARENT: Relationship.PARENT_OR_GUARDIAN,
        Who.ACTING_FOR: Relationship.ACTING_FOR,
        Who.OTHER: Relationship.OTHER,
    }
)
_WOUNDING = Offence("Wounding with intent to do grievous bodily harm", "Offences against the Person Act 1861", "18")
_FEAR = Offence("Stalking involving fear of violence", "Protection from Harassment Act 1997", "4A")
_CONTROL = Offence("Controlling or coercive behaviour", "Serious Crime Act 2015", "76")
_BURGLARY = Offence("Burglary", "Theft Act 1968", "9")
_DANGEROUS = Offence("Causing death by dangerous driving", "Road Traffic Act 1988", "1")
_CARELESS = Offence("Causing death by careless driving", "Road Traffic Act 1988", "2B")
_OFFENCES: Final[Mapping[Harm, tuple[Offence, ...]]] = MappingProxyType(
    {
        Harm.VIOLENCE: (_WOUNDING,),
        Harm.SEXUAL: (Offence("Rape", "Sexual Offences Act 2003", "1"),),
        Harm.TERRORISM: (Offence("Preparation of terrorist acts", "Terrorism Act 2006", "5"),),
        Harm.FEAR: (_FEAR,),
        Harm.CONTROL: (_CONTROL,),
        Harm.ROAD: (_DANGEROUS, _CARELESS),
        Harm.OTHER: (_BURGLARY,),
        Harm.UNKNOWN: (_WOUNDING, _CONTROL, _BURGLARY),
    }
)
_TERMS: Final[Mapping[Length, tuple[Term, ...]]] = MappingProxyType(
    {
        Length.LONG: (Term(months=12),),
        Length.SHORT: (Term(months=11),),
        Length.UNKNOWN: (Term(months=12), Term(months=11)),
    }
)


def check(told: Told, *, on: date, law: Law) -> Likely:
    """What the rules would say of these answers on a day (R1 to R23); R20 stands behind every answer that is not yes.

    A sentence of an unknown year is taken as a recent one. A year that began under one rule and ended under another is "perhaps".
    """
    if told.place is Place.ELSEWHERE:
        return Likely.ELSEWHERE
    outcomes = {assess(question, on=on, law=law).outcome for question in _questions(told, on)}
    if not outcomes:
        return Likely.ASK
    if outcomes <= set(OUTCOME_OF.values()):
        return Likely.YES
    return _ALONE[outcomes.pop()] if len(outcomes) == 1 else Likely.PERHAPS


_ALONE: Final[Mapping[Outcome, Likely]] = MappingProxyType(
    {
        Outcome.MANAGER_REVIEW: Likely.PERHAPS,
        Outcome.NOT_YET: Likely.LATER,
        Outcome.VNS: Likely.OTHER_SCHEME,
        Outcome.NOT_STATUTORY: Likely.ASK,
    }
)


def _questions(told: Told, on: date) -> Iterator[Question]:
    """Every question to the rules that the answers can mean; none where nobody was sentenced."""
    victim = Victim(relationship=_RELATIONSHIPS[told.who], died=told.who is Who.BEREAVED)
    court = Court.COURT_MARTIAL if told.place is Place.MILITARY else Court.CIVILIAN
    for offence, (verdict, disposal) in product(_OFFENCES[told.harm], _disposals(told, on)):
        yield Question(offence, verdict, disposal, victim, court=court)


def _disposals(told: Told, on: date) -> Iterator[tuple[Verdict, Disposal]]:
    for day in _days(told.year, on):
        yield from ((_verdict(disposal), disposal) for disposal in _on(told, day))


def _on(told: Told, day: date) -> Iterator[Disposal]:
    if told.ended in (Ended.PRISON, Ended.UNKNOWN):
        yield from (Disposal(Kind.IMPRISONMENT, day, term=term) for term in _TERMS[told.length])
    if told.ended in (Ended.HOSPITAL, Ended.UNKNOWN):
        yield from (Disposal(Kind.HOSPITAL_ORDER, day, restriction_order=restricted) for restricted in (True, False))
    if told.ended is Ended.MOVED:
        for term, restricted in product(_TERMS[told.length], (True, False)):
            yield Disposal(Kind.IMPRISONMENT, day, term=term, transfer=Transfer("47", restricted, day))
    if told.ended in _WITHOUT_CUSTODY:
        yield Disposal(_WITHOUT_CUSTODY[told.ended], day)


_WITHOUT_CUSTODY: Final[Mapping[Ended, Kind]] = MappingProxyType(
    {
        Ended.SUSPENDED: Kind.SUSPENDED,
        Ended.COMMUNITY: Kind.COMMUNITY,
        Ended.WAITING: Kind.REMAND,
        Ended.UNKNOWN: Kind.COMMUNITY,
    }
)


def _verdict(disposal: Disposal) -> Verdict:
    return Verdict.NONE if disposal.kind is Kind.REMAND else Verdict.CONVICTED


def _days(year: int | None, on: date) -> tuple[date, ...]:
    """The first and the last day that a sentence of that year can be of; today where the year is not known."""
    if year is None:
        return (on,)
    return date(year, 1, 1), min(date(year, 12, 31), on)
