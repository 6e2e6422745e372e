"""Dated facts: recorded once, never edited, taken back when wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from victimcontact.casework.days import day_of
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


def of(case: Case) -> list[SchemeFact]:
    """Everything dated that counts for a case, as the scheme reads it: its own facts, its sentence's, and withdrawals.

    A fact that a brake holds does not count until somebody has let it go: nobody is to act on it either.
    """
    held = Telling.objects.filter(fact=OuterRef("pk"), brake__decided__in=("", "stop"))
    rows = Fact.objects.filter(Q(case=case) | Q(sentence=case.sentence_id)).exclude(Exists(held))
    return list(as_scheme_facts(rows.select_related("withdrawal").defer("details")))


def happened_on(fact: Fact) -> date:
    """The day a fact happened: its own where it has one, else the day we learned it."""
    said = fact.data.get("happened_on")
    return date.fromisoformat(said) if said else fact.on


def as_scheme_facts(rows: Iterable[Fact]) -> Iterable[SchemeFact]:
    """Rows as the scheme's values; a withdrawn row is followed by the fact that withdraws it."""
    for row in rows:
        # A hearing can be listed and moved on one day: the last word counts.
        order = {"recorded_at": row.made_at.isoformat()} if row.kind in NOTICES else {}
        yield SchemeFact(kind=row.kind, on=row.on, id=str(row.pk), data={**_dates_read(row.data), **order})
        withdrawal = getattr(row, "withdrawal", None)
        if withdrawal is not None:
            taken_back_on = day_of(withdrawal.made_at)
            yield SchemeFact("withdrawn", taken_back_on, f"withdrawal-{row.pk}", {"withdraws": str(row.pk)})


def _dates_read(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _date_or_same(name, value) for name, value in data.items()}


def _date_or_same(name: str, value: Any) -> Any:
    is_a_date = name.endswith("_on") or name in {"date", "respond_by"}
    return date.fromisoformat(value) if is_a_date and isinstance(value, str) else value
