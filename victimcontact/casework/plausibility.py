"""Can this be true, and is there far more of it than usual? Asked before anything is written because of it (B2).

What is asked stands in `scheme.brakes`. A fact that does not pass opens a brake, or joins the one that is open: its tellings
stay where they are, it does not count in any ledger, and nothing of it is drafted or sent until somebody has decided (`casework.brakes`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from victimcontact.casework import access, audit, duties, reach, references
from victimcontact.casework.days import LONDON, day_of
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import NOT_GONE
from victimcontact.records.models import AccountKind, Brake, Fact, Message, Sentence, Telling
from victimcontact.scheme import brakes as rule
from victimcontact.scheme.brakes import Beside, Limits, News, Pace, Stop
from victimcontact.scheme.keystages import Kind, stage_called
from victimcontact.scheme.standing import Standing

# Of a row with a brake: nobody has decided yet, or somebody has decided to stop.
HELD = Q(brake__decided__in=("", "stop"))
UNDECIDED = Q(brake__decided="")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PATIENT_ROUTES = frozenset("BCDEF")
IN_HOSPITAL = frozenset({"hospital_order", "interim_hospital_order", "guardianship"})
DISCHARGED_AS = {"conditional_discharge": "conditionally_discharged", "absolute_discharge": "absolutely_discharged"}


def limits() -> Limits:
    """The local settings of the brakes."""
    return Limits(
        weeks=settings.BRAKE_WEEKS,
        times=settings.BRAKE_TIMES_USUAL,
        news=Pace(settings.BRAKE_NEWS_AN_HOUR, settings.BRAKE_NEWS_A_DAY),
        letters=Pace(settings.BRAKE_LETTERS_AN_HOUR, settings.BRAKE_LETTERS_A_DAY),
        rules=settings.BRAKE_DUTIES_OF_A_RULE,
        repeat_days=settings.BRAKE_REPEAT_DAYS,
    )


def look(
    fact: Fact, code: str, details: Mapping[str, Any], *, beside: Iterable[Fact] | None, now: datetime
) -> Brake | None:
    """The brake that a fact of a sentence comes under, or None; within another verb, before anybody is told and anything is owed.

    `details` are the fields of the stage; `beside` are the recorded facts that it is held against. Without them only how many there
    are is asked. A fact that no member would be told of is not looked at.
    """
    if fact.sentence is None:
        return None
    if not any(case.standing == Standing.JOINED for case in fact.sentence.cases.all()):
        return None
    others = None if beside is None else [row for row in beside if row.pk != fact.pk]
    stop = _doubt(fact, fact.sentence, code, details, others) if others is not None else None
    return open_brake(stop, code, now=now, count=1) if stop else _too_many(fact, code, now)


def look_at_letters(message: Message, *, now: datetime) -> Brake | None:
    """The brake that a message comes under as it is approved: far more of one document than usual, or None."""
    standing = Brake.objects.filter(kind=Stop.LETTERS, code=message.document, decided="").first()
    if standing is not None:
        return standing
    alike = Message.objects.filter(document=message.document, approved_at__isnull=False).exclude(state="stopped")
    counted = _Counted(alike.exclude(pk=message.pk), "approved_at", now)
    usual = counted.usual_when_too_many(1, limits().letters)
    if usual is None:
        return None
    brake = open_brake(Stop.LETTERS, message.document, now=now, count=counted.recent().count() + 1, usual=usual)
    counted.recent().filter(state__in=NOT_GONE).update(brake=brake)
    return brake


def open_brake(stop: Stop, code: str, *, now: datetime, count: int, usual: int = 0) -> Brake:
    """The open brake of this kind and code; one is opened, and written down, where there is none."""
    found = Brake.objects.filter(kind=stop, code=code, decided="").first()
    if found is not None:
        return found
    values = {"kind": stop.value, "code": code, "began_at": now, "count": count, "usual": usual}
    try:
        with transaction.atomic():
            brake = Brake.objects.create(reference=references.new("BR"), **values)
    except IntegrityError:
        # Somebody else opened it in the same moment.
        return Brake.objects.get(kind=stop, code=code, decided="")
    data = {"kind": stop.value, "code": code, "count": count, "usual": usual}
    audit.write("brakes.began", by=access.program(), now=now, subject=f"brake:{brake.reference}", data=data)
    return brake


def is_held(row: Telling | Message) -> bool:
    """Whether a telling or message stays where it is because of a brake."""
    return row.brake is not None and row.brake.holds


def counts_per_day(
    rows: QuerySet[Any], moment: str, *, now: datetime, days: int, each: str = "pk"
) -> list[tuple[date, int]]:
    """How many there were on each of so many days before today, by their day in London, also where there were none."""
    today = day_of(now)
    began = datetime.combine(today - timedelta(days=days), datetime.min.time(), LONDON)
    within = rows.filter(**{f"{moment}__gte": began})
    found = (
        within.annotate(day=TruncDate(moment, tzinfo=LONDON)).values("day").annotate(rows=Count(each, distinct=True))
    )
    counted = dict(found.values_list("day", "rows"))
    every = [today - timedelta(days=number) for number in range(days, 0, -1)]
    return [(day, counted.get(day, 0)) for day in every]


def of_stage(code: str, *, by_hand: bool) -> QuerySet[Telling]:
    """The tellings of one stage that only a feed has said, or those that a person has recorded."""
    brought = Q(made_by__kind=AccountKind.PROGRAM)
    return Telling.objects.filter(~brought if by_hand else brought, code=code)


@dataclass(frozen=True)
class _Counted:
    """Rows of one kind, counted by their moment. Those of a brake that was decided have been looked at and count no more."""

    rows: QuerySet[Any]
    moment: str
    now: datetime
    # Tellings of one fact are one piece of news, however many members there are.
    each: str = "pk"

    def usual_when_too_many(self, more: int, floor: Pace) -> int | None:
        """What is usual on a day, where so many more are too many; else None. Below the floor the usual is not even counted."""
        if not rule.is_too_many(self._seen(more, floor), floor):
            return None
        known = limits()
        looked_at = self.rows.exclude(brake__decided="stop")
        per_day = counts_per_day(looked_at, self.moment, now=self.now, days=7 * known.weeks, each=self.each)
        usual = rule.usual([number for _day, number in per_day])
        allowed = rule.allowed(usual, floor, known.times)
        return usual if rule.is_too_many(self._seen(more, allowed), allowed) else None

    def recent(self) -> QuerySet[Any]:
        """Those of the last day that nobody has looked at."""
        return self.rows.filter(brake__isnull=True, **{f"{self.moment}__gt": self.now - DAY})

    def _seen(self, more: int, limit: Pace) -> Pace:
        day = self.recent().values(self.each).distinct()
        hour = day.filter(**{f"{self.moment}__gt": self.now - HOUR})
        # No further than is needed to know that it is too many; an hour cannot hold more than its day.
        of_day = day[: limit.day + 1].count() + more
        return Pace(of_day if of_day <= limit.hour else hour[: limit.hour + 1].count() + more, of_day)


def _too_many(fact: Fact, code: str, now: datetime) -> Brake | None:
    by_hand = not fact.made_by.is_program
    stop = Stop.TOO_MANY_BY_HAND if by_hand else Stop.TOO_MANY
    standing = Brake.objects.filter(kind=stop, code=code, decided="").first()
    if standing is not None:
        return standing
    counted = _Counted(of_stage(code, by_hand=by_hand), "made_at", now, each="fact")
    usual = counted.usual_when_too_many(1, limits().news)
    if usual is None:
        return None
    before = counted.recent().filter(ended_at__isnull=True)
    count = before.values("fact").distinct().count() + 1
    brake = open_brake(stop, code, now=now, count=count, usual=usual)
    _bring_under(brake, before, now=now)
    return brake


def _bring_under(brake: Brake, tellings: QuerySet[Telling], *, now: datetime) -> None:
    """The whole of a wave stops, not only what came after the limit; what it had made owed is owed no more."""
    keys = list(tellings.values_list("pk", flat=True))
    Telling.objects.filter(pk__in=keys).update(brake=brake)
    Message.objects.filter(telling__in=keys, state__in=NOT_GONE).update(brake=brake)
    for sentence in Sentence.objects.filter(facts__tellings__in=keys).distinct():
        duties.reconcile_sentence(sentence, now=now)
    for telling in Telling.objects.filter(pk__in=keys).order_by("pk"):
        reach.reconcile(telling, now=now)


def _doubt(
    fact: Fact, sentence: Sentence, code: str, details: Mapping[str, Any], recorded: Sequence[Fact]
) -> Stop | None:
    """Why it cannot well be true, or that it is no news."""
    news = _news(fact, code, details)
    return rule.contradiction(news, _beside(sentence, recorded)) or _repeats(news, recorded)


def _repeats(news: News, recorded: Iterable[Fact]) -> Stop | None:
    known = limits()
    alike = [row for row in recorded if row.data.get("code") == news.code]
    told = [_news(row, news.code, row.details or {}) for row in alike]
    return Stop.REPEAT if rule.is_repeat(news, told, known) else None


def _news(fact: Fact, code: str, details: Mapping[str, Any]) -> News:
    """A fact as news. The day it happened stands apart, so that the same on another day says the same."""
    stage = stage_called(code)
    days = {field.name for field in stage.fields if field.kind is Kind.DATE and field.past}
    said = {name: value for name, value in details.items() if name not in days and value not in (None, "")}
    return News(code, happened_on(fact), json.dumps(said, sort_keys=True, default=str))


def _beside(sentence: Sentence, recorded: Iterable[Fact]) -> Beside:
    rows = sorted(recorded, key=lambda fact: (happened_on(fact), fact.made_at))
    coded = [(row, row.data.get("code") or DISCHARGED_AS.get(row.data.get("outcome", ""), "")) for row in rows]
    return Beside(
        kind=sentence.kind,
        is_patient=_is_patient(sentence),
        stages=tuple(News(code, happened_on(row)) for row, code in coded if code),
        tariff_ends_on=_tariff(rows),
        release_decided_on=[_provided_on(row) for row in rows if _releases(row)],
    )


def _tariff(rows: Iterable[Fact]) -> date | None:
    days = [row.data["date"] for row in rows if row.kind == "key_date" and row.data.get("name") == "tariff"]
    return date.fromisoformat(days[-1]) if days and days[-1] else None


def _releases(fact: Fact) -> bool:
    """Whether a fact is a decision to release."""
    return fact.kind == "decision" and fact.data.get("outcome") == "release"


def _provided_on(fact: Fact) -> date:
    return date.fromisoformat(fact.data["provided_on"]) if fact.data.get("provided_on") else fact.on


def _is_patient(sentence: Sentence) -> bool:
    more = sentence.disposal
    directed = bool(more.get("hospital_and_limitation_direction") or more.get("transfer"))
    by_route = any(case.route in PATIENT_ROUTES for case in sentence.cases.all())
    return directed or sentence.kind in IN_HOSPITAL or by_route
