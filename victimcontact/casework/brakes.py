"""Sending that stopped by itself: what is held, how much that is beside what is usual, and what a person decides (B2).

A decision is one row and takes a moment, also for fifteen thousand letters: from then on what was stopped can never go, and what was
let go is taken up in its order. The rest is the worker's (`carry_out`), a bounded part at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from victimcontact.casework import access, audit, message_words, messages, plausibility, references, stages, workers
from victimcontact.casework.actions import action
from victimcontact.casework.days import Clock, day_of
from victimcontact.casework.message_states import NEVER_WENT, NOT_GONE
from victimcontact.records.models import (
    Account,
    Brake,
    Fact,
    FactWithdrawal,
    Message,
    MessageState,
    MessageStep,
    Telling,
)
from victimcontact.scheme import words
from victimcontact.scheme.brakes import Stop
from victimcontact.scheme.roles import May

GO, STOP = "go", "stop"
SAMPLE, DAYS_SHOWN = 5, 14
BATCH, AT_ONCE = 250, 10
STOPPED = "A manager decided that this must not go."


class NotOpen(Exception):
    """Somebody has decided on this already."""


class ReasonMissing(Exception):
    """A decision on a brake needs its reason."""


class NothingOfThat(Exception):
    """The brake holds nothing of the kind that the decision is about."""


@dataclass(frozen=True)
class Decision:
    """What somebody decided: to let it go or to stop it, and why. With `fact` it is about one piece of news among those held."""

    go: bool
    reason: str
    fact: UUID | None = None


@dataclass(frozen=True)
class Line:
    """A brake in the list: `news` are the sentences it is about, `members` those who would be told, `left` what is not done yet."""

    brake: Brake
    news: int
    members: int
    left: int


@dataclass(frozen=True)
class Preview:
    """What one member would read; `letter` is None where it cannot be composed, or somebody has to decide first."""

    case_reference: str
    person: str
    fact: str
    letter: words.Composed | None
    message: str = ""


@dataclass(frozen=True)
class Held:
    """Everything somebody needs to decide on a brake.

    `per_day` are the counts of the last days and of today, `units` the members by unit, `gone` how many had been written to before it
    was noticed, `previews` what some members within reach would read.
    """

    line: Line
    per_day: tuple[tuple[str, int], ...]
    units: tuple[tuple[str, int], ...]
    gone: int
    previews: tuple[Preview, ...]


@action(needs=May.APPROVE_AS_MANAGER)
def decide(*, brake: Brake, decision: Decision, by: Account, now: datetime) -> Brake:
    """Let go what a brake holds, or stop it for good; with `decision.fact` only what is about that piece of news.

    A decision about a part is a brake of its own that is decided at once; the rest goes on being held. Raises `NotOpen`,
    `ReasonMissing`, `NothingOfThat`.
    """
    # A feed that is just adding to the brake finishes first.
    fresh = Brake.objects.select_for_update().get(pk=brake.pk)
    if fresh.decided:
        raise NotOpen(fresh.reference)
    if not decision.reason.strip():
        raise ReasonMissing
    part = _part_of(fresh, decision.fact) if decision.fact else fresh
    part.decided, part.reason = GO if decision.go else STOP, decision.reason.strip()
    part.decided_by, part.decided_at = by, now
    part.save()
    if decision.fact:
        _move(fresh, part, decision.fact)
    part.count = _rows(part).news() or part.count
    part.save(update_fields=["count"])
    if decision.go:
        # What had been taken up before the brake began counts again, and is looked at once more.
        part.tellings.filter(hold_until__isnull=True, ended_at__isnull=True).update(hold_until=now)
    _ask_worker()
    messages.nudge_worker()
    return part


def carry_out(*, clock: Clock) -> int:
    """Do what was decided: end what was stopped, a part at a time; how many tellings and messages. What was let go needs nothing here."""
    return workers.step_by_step(
        lambda: _end_some(clock()) + _stop_some(clock()), at_most=AT_ONCE, ask_again=_ask_worker
    )


def listed(account: Account) -> list[Line]:
    """The brakes: the open ones, then the newest decisions. Raises `access.NotPermitted` for anybody but a manager."""
    access.require(account, May.APPROVE_AS_MANAGER)
    ordered = sorted(Brake.objects.order_by("-began_at")[:100], key=lambda brake: brake.decided != "")
    return [_line(brake) for brake in ordered]


def brake_for(account: Account, reference: str, *, now: datetime) -> Brake:
    """A manager comes to a brake, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.APPROVE_AS_MANAGER)
    brake = Brake.objects.select_related("decided_by__officer").filter(reference=reference).first()
    if brake is None:
        raise access.NotFound(reference)
    audit.write("brakes.look", by=account, now=now, subject=f"brake:{brake.reference}")
    return brake


def held_by(account: Account, brake: Brake, *, now: datetime) -> Held:
    """What a brake holds, in numbers, and what some of the members within the account's reach would read."""
    return Held(
        line=_line(brake),
        per_day=tuple((f"{day:%-d %B}", number) for day, number in _rows(brake).per_day(now)),
        units=_units(brake),
        gone=_gone(brake),
        previews=_previews(account, brake, now),
    )


def _ask_worker() -> None:
    workers.ask_for("gateway.carry_out_brakes")


def _part_of(brake: Brake, fact: UUID) -> Brake:
    """A brake for one piece of news alone, not saved: it is decided before it stands beside the one it is a part of."""
    if not Telling.objects.filter(brake=brake, fact=fact, ended_at__isnull=True).exists():
        raise NothingOfThat(brake.reference)
    shared = {"kind": brake.kind, "code": brake.code, "began_at": brake.began_at, "usual": brake.usual}
    return Brake(reference=references.new("BR"), count=1, **shared)


def _move(brake: Brake, part: Brake, fact: UUID) -> None:
    Telling.objects.filter(brake=brake, fact=fact, ended_at__isnull=True).update(brake=part)
    Message.objects.filter(brake=brake, telling__fact=fact).update(brake=part)


def _end_some(now: datetime) -> int:
    """End the tellings of stopped news and take the news back: in bulk where nothing had gone, one by one where something had."""
    stopped = Telling.objects.filter(brake__decided=STOP, ended_at__isnull=True).order_by("made_at")
    facts = list(dict.fromkeys(stopped.values_list("fact_id", "brake_id")[:BATCH]))
    with_history = _with_history([fact for fact, _brake in facts])
    for fact_id, brake_id in facts:
        if fact_id in with_history:
            _take_back(fact_id, brake_id, now)
    return len(with_history) + _end_in_bulk({fact: brake for fact, brake in facts if fact not in with_history}, now)


def _with_history(facts: list[UUID]) -> set[UUID]:
    """Of these, the facts of which something has gone to a member, or that are a step of a review: more hangs on them."""
    went = Message.objects.filter(telling__fact=OuterRef("pk")).exclude(state__in=NEVER_WENT)
    rows = Fact.objects.filter(Exists(went) | Q(data__has_key="review"), pk__in=facts)
    return set(rows.values_list("pk", flat=True))


def _take_back(fact_id: UUID, brake_id: UUID, now: datetime) -> None:
    brake = Brake.objects.select_related("decided_by").get(pk=brake_id)
    fact = Fact.objects.select_related("sentence", "case").get(pk=fact_id)
    by = brake.decided_by or access.program()
    if FactWithdrawal.objects.filter(fact=fact).exists():
        Telling.objects.filter(fact=fact, ended_at__isnull=True).update(ended_at=now, hold_until=None)
    else:
        stages.take_back(fact, reason=str(brake.reason), by=by, now=now)


def _end_in_bulk(facts: Mapping[UUID, UUID], now: datetime) -> int:
    """Nothing of these had gone and, since a brake held them, nothing was owed because of them: no ledger has to be derived again."""
    brakes = {row.pk: row for row in Brake.objects.select_related("decided_by").filter(pk__in=set(facts.values()))}
    gone_already = set(FactWithdrawal.objects.filter(fact__in=facts).values_list("fact_id", flat=True))
    FactWithdrawal.objects.bulk_create(
        FactWithdrawal(
            fact_id=fact, reason=brakes[brake].reason, made_by=brakes[brake].decided_by or access.program(), made_at=now
        )
        for fact, brake in facts.items()
        if fact not in gone_already
    )
    tellings = Telling.objects.filter(fact__in=facts, ended_at__isnull=True)
    _stop_messages(Message.objects.filter(telling__fact__in=facts, state__in=NOT_GONE), now)
    return tellings.update(ended_at=now, hold_until=None)


def _stop_some(now: datetime) -> int:
    """Stop the letters of a stopped brake that is about letters."""
    return _stop_messages(Message.objects.filter(brake__decided=STOP, state__in=NOT_GONE)[:BATCH], now)


def _stop_messages(rows: QuerySet[Message], now: datetime) -> int:
    chosen = list(rows.select_for_update(of=("self",)).select_related("brake").defer("pdf", "content", "to"))
    for message in chosen:
        message.state, message.changed_at = MessageState.STOPPED, now
    Message.objects.bulk_update(chosen, ["state", "changed_at"])
    MessageStep.objects.bulk_create(
        MessageStep(
            message=row,
            at=now,
            state=MessageState.STOPPED,
            made_by_id=row.brake.decided_by_id if row.brake else None,
            note=STOPPED,
        )
        for row in chosen
    )
    return len(chosen)


@dataclass(frozen=True)
class _Rows:
    """What a brake is about: `held` by it, `left` of that to be dealt with, and everything `alike`, counted by its `moment`.

    Tellings of one fact are one piece of news, however many members there are; a letter is one by itself (`each`).
    """

    held: QuerySet[Any]
    left: QuerySet[Any]
    alike: QuerySet[Any]
    moment: str
    each: str

    def news(self) -> int:
        return self.held.values(self.each).distinct().count()

    def per_day(self, now: datetime) -> list[tuple[date, int]]:
        """The days before, and today."""
        before = plausibility.counts_per_day(self.alike, self.moment, now=now, days=DAYS_SHOWN, each=self.each)
        today = self.alike.filter(**{f"{self.moment}__date": day_of(now)}).values(self.each).distinct().count()
        return [*before, (day_of(now), today)]


def _rows(brake: Brake) -> _Rows:
    if brake.kind == Stop.LETTERS:
        letters = Message.objects.filter(brake=brake)
        alike = Message.objects.filter(document=brake.code, approved_at__isnull=False)
        return _Rows(letters, letters.filter(state__in=NOT_GONE), alike, "approved_at", "pk")
    tellings = Telling.objects.filter(brake=brake)
    left = tellings.filter(ended_at__isnull=True)
    left = left.filter(hold_until__isnull=False) if brake.decided == GO else left
    return _Rows(tellings, left, Telling.objects.filter(code=brake.code), "made_at", "fact")


def _line(brake: Brake) -> Line:
    rows = _rows(brake)
    return Line(brake, rows.news(), rows.held.values("case").distinct().count(), rows.left.count())


def _units(brake: Brake) -> tuple[tuple[str, int], ...]:
    counted = _rows(brake).held.values("case__unit__name").annotate(members=Count("case", distinct=True))
    return tuple((row["case__unit__name"] or "No unit", row["members"]) for row in counted.order_by("-members"))


def _gone(brake: Brake) -> int:
    """How many members something had gone to before it was noticed."""
    gone = Message.objects.filter(telling__brake=brake).exclude(state__in=NEVER_WENT)
    return gone.values("case").distinct().count()


def _previews(account: Account, brake: Brake, now: datetime) -> tuple[Preview, ...]:
    within = access.cases_within_reach(account).values("pk")
    if brake.kind == Stop.LETTERS:
        letters = Message.objects.filter(brake=brake, case__in=within).select_related("case__person", "telling")
        return tuple(_of_message(row) for row in letters.order_by("made_at")[:SAMPLE])
    rows = Telling.objects.filter(brake=brake, case__in=within, ended_at__isnull=True).order_by("made_at")
    related = ("case__person", "case__unit", "case__officer", "case__sentence__offender", "brake")
    return tuple(_of_telling(row, now) for row in rows.select_related(*related)[:SAMPLE])


def _of_message(message: Message) -> Preview:
    fact = str(message.telling.fact_id) if message.telling else ""
    person = message.case.person.full_name
    return Preview(message.case.reference, person, fact, message_words.as_composed(message), message.reference)


def _of_telling(telling: Telling, now: datetime) -> Preview:
    """The letter as it would be drafted now; nothing is kept of it."""
    case = telling.case
    variant = messages.wanted_for(telling, messages.channel_for(case)).variant
    try:
        content = message_words.compose(case, telling.document, variant, telling.told, now=now)
    except (words.MissingField, words.BadField, words.UnknownDocument, words.UnknownVariant):
        return Preview(case.reference, case.person.full_name, str(telling.fact_id), None)
    unsaved = Message(document=telling.document, variant=variant, language=case.person.language, content=content)
    return Preview(case.reference, case.person.full_name, str(telling.fact_id), message_words.as_composed(unsaved))
