"""Questions of eligibility to test with: assault occasioning actual bodily harm and 12 months' prison, unless said."""

from dataclasses import replace
from datetime import date
from typing import Any

from victimcontact.scheme.eligibility import (
    Assessment,
    Disposal,
    Kind,
    Offence,
    Question,
    Term,
    Transfer,
    Verdict,
    Victim,
    assess,
)
from victimcontact.scheme.switches import SHIPPED, Law

ASKED_ON = date(2026, 11, 22)
SENTENCED_ON = date(2026, 3, 26)
A_YEAR = Term(months=12)
SHORT = Term(months=6)

ASSAULT = Offence(
    title="Assault occasioning actual bodily harm",
    act="Offences against the Person Act 1861",
    section="47",
    convicted_on=SENTENCED_ON,
)
COMMON_ASSAULT = Offence("Common assault", "Criminal Justice Act 1988", "39")
STALKING = Offence("Stalking", "Protection from Harassment Act 1997", "2A")
BURGLARY = Offence("Burglary", "Theft Act 1968", "9")


def question(offence: Offence = ASSAULT, victim: Victim | None = None, **changes: Any) -> Question:
    """A question; `changes` are of the disposal."""
    disposal = Disposal(Kind.IMPRISONMENT, SENTENCED_ON, term=A_YEAR)
    return Question(
        offence=offence, verdict=Verdict.CONVICTED, disposal=replace(disposal, **changes), victim=victim or Victim()
    )


def hospital_order(offence: Offence = ASSAULT, verdict: Verdict = Verdict.CONVICTED, **changes: Any) -> Question:
    return replace(question(offence, kind=Kind.HOSPITAL_ORDER, term=None, **changes), verdict=verdict)


def transferred(section: str = "47", restricted: bool = False, on: date | None = SENTENCED_ON) -> Transfer:
    return Transfer(section, restriction_direction=restricted, directed_on=on)


def answer(asked: Question, law: Law = SHIPPED) -> Assessment:
    return assess(asked, on=ASKED_ON, law=law)


def deciding(assessment: Assessment) -> set[str]:
    return {reason.rule for reason in assessment.reasons if reason.decisive}
