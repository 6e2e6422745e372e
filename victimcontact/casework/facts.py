"""Dated facts: recorded once, never edited, taken back when wrong."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField
from django.db.models import When as Condition

from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyQuery, Within
from victimcontact.records.models import (
    Account,
    Case,
    Fact,
    FactSource,
    FactWithdrawal,
    FeedMessage,
    Sentence,
    Telling,
)
from victimcontact.scheme.duties import Fact as SchemeFact

NOTICES = frozenset({"hearing_listed", "hearing_deferred"})
# Facts without a code of a stage that say what may be expected of one.
DATED = frozenset({"key_date", "decision"})
# What is read of a fact that is only held against others.
PLAIN = ("kind", "on", "data", "details", "source", "made_at", "sentence", "case")


class InTheFuture(Exception):
    """Something that has happened cannot have happened on a later day than today."""


class AlreadyWithdrawn(Exception):
    """The fact was taken back before."""


@dataclass(frozen=True)
class New:
    """A fact about to be recorded. `data` is what the ledger reads (ISO dates, references); `details` is closed."""

    kind: str
    on: date
    data: Mapping[str, Any]
    details: Mapping[str, Any] | None = None
    source: str = FactSource.HAND
    feed_message: FeedMessage | None = None


def add(about: Case | Sentence, new: New, *, by: Account, now: datetime) -> Fact:
    """Record a fact of a case or of a sentence. The caller reconciles."""
    return Fact.objects.create(
        case=about if isinstance(about, Case) else None,
        sentence=about if isinstance(about, Sentence) else None,
        kind=new.kind,
        on=new.on,
        data=dict(new.data),
        details=dict(new.details) if new.details else None,
        source=new.source,
        feed_message=new.feed_message,
        made_by=by,
        made_at=now,
    )


def take_back(fact: Fact, *, reason: str, by: Account, now: datetime) -> FactWithdrawal:
    """Withdraw a fact recorded wrongly; raises `AlreadyWithdrawn`. The caller reconciles."""
    if FactWithdrawal.objects.filter(fact=fact).exists():
        raise AlreadyWithdrawn
    return FactWithdrawal.objects.create(fact=fact, reason=reason, made_by=by, made_at=now)


class Counting(NamedTuple):
    """A fact that counts, column by column as it is asked for; `data` is JSON as it is stored, or what was read from it.

    `made_at` is empty but for a notice.
    """

    pk: UUID
    kind: str
    on: date
    data: str | Mapping[str, Any]
    made_at: datetime | None
    taken_back_at: datetime | None


def of(case: Case) -> list[SchemeFact]:
    """Everything dated that counts for a case, as the scheme reads it: its own facts, its sentence's, and withdrawals.

    A fact that a brake holds does not count until somebody has let it go: nobody is to act on it either.
    """
    rows = OF_ONE.ask(case=case.pk, sentence=case.sentence_id)
    return read(Counting._make(row[2:]) for row in rows)


def of_each(cases: Collection[Case]) -> dict[UUID, list[Counting]]:
    """The same for many cases, by the key of the case, each still to be `read`: one that cannot be read spoils no other."""
    own = Case.objects.filter(pk__in=[case.pk for case in cases])
    sentences = Sentence.objects.filter(pk__in={case.sentence_id for case in cases})
    known: dict[UUID, list[Counting]] = {}
    for row in OF_MANY.ask(sets={"cases": own, "sentences": sentences}):
        known.setdefault(row[0] or row[1], []).append(Counting._make(row[2:]))
    return {case.pk: [*known.get(case.pk, ()), *known.get(case.sentence_id, ())] for case in cases}


def read(rows: Iterable[Counting]) -> list[SchemeFact]:
    """Facts as the scheme's values; a withdrawn one is followed by the fact that withdraws it."""
    return [fact for row in rows for fact in _read(row)]


def _counting(about: Q) -> QuerySet[Fact, Any]:
    held = Telling.objects.filter(fact=OuterRef("pk"), brake__decided__in=("", "stop"))
    rows = Fact.objects.filter(about).exclude(Exists(held))
    of_a_notice = Choose(Condition(kind__in=sorted(NOTICES), then="made_at"))
    return rows.values_list("case", "sentence", "pk", "kind", "on", "data", of_a_notice, "withdrawal__made_at")


def _of_one() -> QuerySet[Fact, Any]:
    return _counting(Q(case=Asked("case", UUIDField())) | Q(sentence=Asked("sentence", UUIDField())))


def _of_many() -> QuerySet[Fact, Any]:
    of_sentences = _counting(Q(sentence__in=Within("sentences")))
    return _counting(Q(case__in=Within("cases"))).union(of_sentences, all=True)


OF_ONE, OF_MANY = ReadyQuery(_of_one), ReadyQuery(_of_many)


def recorded(sentence: Sentence) -> list[Fact]:
    """What is recorded of a sentence itself and counts: its stages, and the dates and decisions they are held against."""
    rows = Fact.objects.filter(Q(data__has_key="code") | Q(kind__in=DATED), sentence=sentence, withdrawal__isnull=True)
    with_origin = rows.select_related("made_by", "feed_message")
    return list(with_origin.only(*PLAIN, "made_by__kind", "feed_message__occurred_at"))


def happened_on(fact: Fact) -> date:
    """The day a fact happened: its own where it has one, else the day we learned it."""
    said = fact.data.get("happened_on")
    return date.fromisoformat(said) if said else fact.on


def as_scheme_facts(rows: Iterable[Fact]) -> list[SchemeFact]:
    """The same of rows that were read before."""
    return read(
        Counting(row.pk, row.kind, row.on, row.data, row.made_at, withdrawal.made_at if withdrawal else None)
        for row, withdrawal in ((row, getattr(row, "withdrawal", None)) for row in rows)
    )


def _read(row: Counting) -> Iterator[SchemeFact]:
    data = json.loads(row.data) if isinstance(row.data, str) else row.data
    # A hearing can be listed and moved on one day: the last word counts.
    order = {"recorded_at": row.made_at.isoformat()} if row.made_at and row.kind in NOTICES else {}
    yield SchemeFact(kind=row.kind, on=row.on, id=str(row.pk), data={**_dates_read(data), **order})
    if row.taken_back_at is not None:
        taken_back_on = day_of(row.taken_back_at)
        yield SchemeFact("withdrawn", taken_back_on, f"withdrawal-{row.pk}", {"withdraws": str(row.pk)})


def _dates_read(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _date_or_same(name, value) for name, value in data.items()}


def _date_or_same(name: str, value: Any) -> Any:
    is_a_date = name.endswith("_on") or name in {"date", "respond_by"}
    return date.fromisoformat(value) if is_a_date and isinstance(value, str) else value
