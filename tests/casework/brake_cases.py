"""Waves of news, and what a manager decides on them, as tests need them."""

from datetime import UTC, date, datetime
from typing import Any

from tests import builders, crowds
from victimcontact.casework import access, brakes, duties, feeds, stages
from victimcontact.casework.brakes import Decision
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Account, Brake, Case, Duty, Fact, FeedMessage
from victimcontact.scheme.incoming import Incoming, Number

OUT = "prison-offender-events.prisoner.released"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FRIDAY = date(2026, 11, 20)
GO = Decision(go=True, reason="The prison confirmed every one of them.")
STOP = Decision(go=False, reason="A bulk change of records; nobody was released.")


def small(settings: Any) -> None:
    """Brakes that two in an hour, or three in a day, do not pass."""
    settings.BRAKE_NEWS_AN_HOUR, settings.BRAKE_NEWS_A_DAY = 2, 3


def hear(number: str, *, now: datetime = builders.NOW, code: str = "CR") -> FeedMessage:
    incoming = Incoming(
        OUT,
        numbers=(Number("prison_number", number),),
        occurred_at=NOON,
        occurred_text=NOON.isoformat(),
        reason="RELEASED",
        code=code,
    )
    return feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=now)


def wave(cases: list[Case], *, now: datetime = builders.NOW) -> list[FeedMessage]:
    return [hear(number, now=now) for number in crowds.numbers_of(cases)]


def record(case: Case, code: str, day: date = FRIDAY, **details: Any) -> Fact:
    happened = Happened(code, day, details)
    return stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=builders.NOW)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def manager() -> Account:
    return builders.officer("manager").account


def decide(decision: Decision, *, brake: Brake | None = None, now: datetime = builders.NOW) -> Brake:
    chosen = brake or Brake.objects.get(decided="")
    decided: Brake = brakes.decide(brake=chosen, decision=decision, by=manager(), now=now)
    brakes.carry_out(clock=lambda: now)
    return decided


def owed_because_of(code: str) -> int:
    facts = [str(pk) for pk in Fact.objects.filter(data__code=code).values_list("pk", flat=True)]
    live = Duty.objects.filter(standing__in=duties.LIVE)
    return sum(any(fact in duty.key for fact in facts) for duty in live)
