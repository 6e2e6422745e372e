"""Somebody who decides asks first: how long the victim has, how a question stands, when it may be answered.

Prison, practitioner or ministry ask before home detention curfew, a temporary release, a move to open conditions or a change of the
licence; the managers of a hospital before a discharge or a community treatment order. Sources: representations.md 1.8, 2.1, 3.5, 3.6;
P55, P65, P70, P75, D8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.switches import Law


class Kind(StrEnum):
    """What is to be decided."""

    HDC = "hdc"
    TEMPORARY_RELEASE = "temporary_release"
    OPEN_CONDITIONS = "open_conditions"
    LICENCE_VARIATION = "licence_variation"
    HOSPITAL_DISCHARGE = "hospital_discharge"


# The written report that answers a question of this kind; the others are answered in a few words.
REPORTS: Mapping[Kind, str] = MappingProxyType({Kind.HDC: "R03", Kind.OPEN_CONDITIONS: "R04"})

# Whoever asks knows the victim, who has said that they want to hear from them (R56, R57).
BY_WHO_KNOWS = (Kind.HOSPITAL_DISCHARGE,)

# The ledger itself counts the days of the victim for these (P70, D8).
OWED_AS_DUTIES = (Kind.HDC, Kind.LICENCE_VARIATION)


class Answer(StrEnum):
    """What the one who asked is told: the victim was asked, or nobody is to be asked."""

    YES = "yes"
    NOT_APPLICABLE = "not_applicable"


class Stand(StrEnum):
    """Where a question to one victim stands."""

    TO_ASK = "to_ask"
    WAITING = "waiting"
    VIEWS_GIVEN = "views_given"
    NO_VIEW = "no_view"
    DOUBTED = "doubted"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Course:
    """What has happened with a question to one victim. `last_day` is the victim's last calendar day to say something."""

    last_day: date
    asked_on: date | None = None
    views_on: date | None = None
    doubted: bool = False
    answered: bool = False


def last_day(kind: Kind, asked_on: date, *, emergency: bool, law: Law) -> date:
    """The last day on which a victim can give their views.

    Home detention curfew: 14 calendar days from the day we are asked (P70, D14); everything else: 10 working days, in an emergency 1 (D8).
    Raises `BeyondHorizon`.
    """
    if kind is Kind.HDC:
        return asked_on + timedelta(days=law.period("D14"))
    return working_days_after(asked_on, law.period("D8", 1 if emergency else 0))


def stand(course: Course, *, on: date) -> Stand:
    """Where a question stands on a day; nothing is remembered that these days do not say."""
    if course.answered:
        return Stand.ANSWERED
    if course.doubted:
        return Stand.DOUBTED
    if course.views_on is not None:
        return Stand.VIEWS_GIVEN
    if on > course.last_day:
        return Stand.NO_VIEW
    return Stand.WAITING if course.asked_on is not None else Stand.TO_ASK


def may_be_answered(course: Course, *, on: date) -> bool:
    """Whether the one who decides may have the answer: when the victim has said something, or their days have gone by (P70)."""
    return stand(course, on=on) in (Stand.VIEWS_GIVEN, Stand.NO_VIEW)
