"""What happens in a sentence or order: recorded by hand or heard from a feed through the same steps, withdrawn when wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from victimcontact.casework import access, audit, corrections, duties, facts, plausibility, review_dates, tellings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    Account,
    Brake,
    Case,
    Fact,
    FactSource,
    FactWithdrawal,
    FeedMessage,
    Review,
    Sentence,
)
from victimcontact.scheme import keystages
from victimcontact.scheme.duties.hospital import MANAGERS_TELL
from victimcontact.scheme.keystages import court, custody, hospital, licence, recall, release
from victimcontact.scheme.keystages.values import checked
from victimcontact.scheme.roles import May
from victimcontact.scheme.weighing import is_same

# Fields of a stage that the ledger counts from; everything else is closed, because it can say where the offender is.
COUNTED_FROM = {"recalled": ("returned_on",), "recalled_to_hospital": ("returned_on",)}
SETS_RELEASE_DATE = frozenset({"release_date_set", "release_date_changed"})
# Steps of a review, requests for conditions and the hand-over have verbs and pages of their own.
RECORDED_ELSEWHERE = frozenset(
    {
        "condition_granted",
        "condition_refused",
        "condition_requested",
        "discharge_considered",
        "handed_over_to_hospital_managers",
        "tribunal_applied",
        "tribunal_decided",
        "tribunal_hearing_listed",
    }
)
GROUPS = (
    ("In prison", custody.STAGES),
    ("Release and the end of the sentence", release.STAGES),
    ("Recall", recall.STAGES),
    ("Licence conditions", licence.STAGES),
    ("Hospital", hospital.STAGES),
    ("Court", court.STAGES),
)


class AlreadyRecorded(Exception):
    """The same stage is recorded for the same day, by hand or from a feed."""


class BeforeTheSentence(Exception):
    """It cannot have happened before the sentence was passed."""


class CannotBeWithdrawn(Exception):
    """The fact is no stage and no step of a review: it is put right by recording what is right."""


@dataclass(frozen=True)
class Happened:
    """A stage as somebody says it happened. `details` are the fields of the register: ISO dates, texts, conditions."""

    code: str
    happened_on: date
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """Where a stage came from when it was not recorded by hand, and until when nothing is drafted from it.

    `in_turn` is false for one that is put in between others: it has been weighed beside all of them. `beside` are the facts of its
    sentence, where they have been read since that was locked.
    """

    message: FeedMessage
    hold_until: datetime | None = None
    in_turn: bool = True
    beside: Sequence[Fact] | None = None


@action(needs=May.RECORD_STAGE)
def record(*, sentence: Sentence, happened: Happened, by: Account, now: datetime) -> Fact:
    """Record what happened: the stage, what each member may be told of it, their letters as drafts, and what is owed.

    Raises `facts.InTheFuture`, `BeforeTheSentence`, `AlreadyRecorded`, or `keystages.UnknownStage`, `UnknownField` and `BadValue`
    for what the register does not know.
    """
    return add(sentence, happened, by=by, now=now)


@action(needs=May.WITHDRAW_FACT)
def withdraw(*, fact: Fact, reason: str, by: Account, now: datetime) -> FactWithdrawal:
    """Take back a stage, a hearing or a decision that was recorded wrongly.

    Raises `CannotBeWithdrawn` or `facts.AlreadyWithdrawn`.
    """
    if not can_be_withdrawn(fact):
        raise CannotBeWithdrawn
    return take_back(fact, reason=reason, by=by, now=now)


def add(sentence: Sentence, happened: Happened, *, by: Account, now: datetime, heard: Heard | None = None) -> Fact:
    """Record a stage within another verb, the same for hand and feed. Raises as `record`."""
    fresh = locked(Sentence.objects.filter(pk=sentence.pk)).get()
    return add_to(fresh, happened, by=by, now=now, heard=heard)


def add_to(sentence: Sentence, happened: Happened, *, by: Account, now: datetime, heard: Heard | None = None) -> Fact:
    """The same of a sentence that is `locked` already. Raises as `record`."""
    fact, brake = _added(sentence, happened, heard, by=by, now=now)
    if brake is None:
        duties.reconcile_sentence(sentence, now=now)
    _tell(sentence, fact, brake, happened, heard, by=by, now=now)
    return fact


def take_back(fact: Fact, *, reason: str, by: Account, now: datetime) -> FactWithdrawal:
    """Take back a fact of a sentence within another verb: what was to be told of it is stopped, the ledger put right.

    Where a letter had gone, a correction opens: putting it right with the member becomes work (`casework.corrections`).
    """
    withdrawal = _taken_back(fact, reason=reason, by=by, now=now)
    if fact.case is not None:
        duties.reconcile(fact.case, now=now)
    if fact.sentence is not None:
        duties.reconcile_sentence(fact.sentence, now=now)
    return withdrawal


def put_in_order(
    sentence: Sentence,
    wrong: Iterable[Fact],
    right: Iterable[tuple[Happened, Heard]],
    *,
    reason: str,
    by: Account,
    now: datetime,
) -> None:
    """Take back what does not stand and record what does, the earliest first, within another verb; the ledger follows once.

    The sentence is `locked`; each has been weighed beside all the others. Raises as `record`.
    """
    for fact in wrong:
        _taken_back(fact, reason=reason, by=by, now=now)
    for happened, heard in right:
        fact, brake = _added(sentence, happened, heard, by=by, now=now)
        _tell(sentence, fact, brake, happened, heard, by=by, now=now)
    duties.reconcile_sentence(sentence, now=now)


def locked(sentences: QuerySet[Sentence]) -> QuerySet[Sentence]:
    """Sentences locked until the transaction ends, so that two who record the same at once do not both succeed, with their cases."""
    cases = Case.objects.select_related("person", "unit", "officer")
    return sentences.select_for_update(of=("self",)).prefetch_related(Prefetch("cases", cases))


def of(sentence: Sentence) -> list[Fact]:
    """The stages of a sentence that count, in the order they happened."""
    return among(facts.recorded(sentence))


def among(recorded: Iterable[Fact]) -> list[Fact]:
    """The stages among facts of a sentence, in the order they happened."""
    rows = [fact for fact in recorded if "code" in fact.data]
    return sorted(rows, key=lambda fact: (facts.happened_on(fact), fact.made_at))


def can_be_withdrawn(fact: Fact) -> bool:
    """Whether a fact is one that is taken back when wrong: a stage, or a step of a review."""
    return fact.sentence_id is not None and ("code" in fact.data or "review" in fact.data)


def code_of(fact: Fact) -> str:
    """The stage a fact is, or else its kind."""
    return str(fact.data.get("code") or fact.kind)


def by_group() -> tuple[tuple[str, tuple[keystages.Stage, ...]], ...]:
    """The stages that can be recorded by hand, grouped as the register is."""
    return tuple(
        (title, tuple(stage for stage in stages if stage.code not in RECORDED_ELSEWHERE)) for title, stages in GROUPS
    )


def fact_for(account: Account, fact_id: str, *, now: datetime) -> Fact:
    """An officer comes to something recorded, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.SEE_CASE)
    fact = Fact.objects.select_related("sentence__offender", "case", "made_by", "withdrawal").filter(pk=fact_id).first()
    if fact is None:
        raise access.NotFound
    access.require_reach(account, fact)
    audit.write("stages.look", by=account, now=now, subject=f"fact:{fact.pk}")
    return fact


def case_of(account: Account, fact: Fact) -> Case:
    """A case within reach to go back to from a fact: the fact's own, or the oldest of its sentence."""
    if fact.case is not None:
        return fact.case
    return access.cases_within_reach(account).filter(sentence=fact.sentence_id).order_by("opened_at")[0]


def _added(
    sentence: Sentence, happened: Happened, heard: Heard | None, *, by: Account, now: datetime
) -> tuple[Fact, Brake | None]:
    """A stage recorded, and the brake it comes under. The caller reconciles."""
    beside = facts.recorded(sentence) if heard is None or heard.beside is None else heard.beside
    _refuse_impossible(sentence, happened, beside, now)
    fact = facts.add(sentence, _new(happened, now, heard), by=by, now=now)
    # What is put in between others has been weighed beside everything before and after it.
    held_against = beside if heard is None or heard.in_turn else None
    return fact, plausibility.look(fact, happened.code, happened.details, beside=held_against, now=now)


def _tell(
    sentence: Sentence,
    fact: Fact,
    brake: Brake | None,
    happened: Happened,
    heard: Heard | None,
    *,
    by: Account,
    now: datetime,
) -> None:
    tellings.make_for_sentence(
        sentence,
        fact,
        happened.code,
        happened.details,
        by=by,
        now=now,
        hold_until=heard.hold_until if heard else None,
        brake=brake,
    )


def _taken_back(fact: Fact, *, reason: str, by: Account, now: datetime) -> FactWithdrawal:
    """A fact withdrawn, and what was to be told of it stopped. The caller reconciles the cases of its sentence."""
    withdrawal = facts.take_back(fact, reason=reason, by=by, now=now)
    wrong = tellings.end_for(fact, by=by, now=now)
    if wrong:
        corrections.open_for(fact, wrong, reason=reason, by=by, now=now)
    for other in _review_put_right(fact, now):
        _taken_back(other, reason=reason, by=by, now=now)
    return withdrawal


def _refuse_impossible(sentence: Sentence, happened: Happened, beside: Iterable[Fact], now: datetime) -> None:
    checked(keystages.stage_called(happened.code), happened.details, day_of(now))
    if happened.happened_on > day_of(now):
        raise facts.InTheFuture
    if happened.happened_on < sentence.imposed_on:
        raise BeforeTheSentence
    if any(
        is_same(fact.data["code"], facts.happened_on(fact), happened.code, happened.happened_on)
        for fact in among(beside)
    ):
        raise AlreadyRecorded


def _review_put_right(fact: Fact, now: datetime) -> list[Fact]:
    """A decision taken back lets its review go on; a review that never was ends, and its other steps are taken back too."""
    if "review" not in fact.data:
        return []
    review = Review.objects.select_for_update(of=("self",)).get(reference=fact.data["review"])
    review_dates.settle_end(review, now=now)
    if fact.kind != "review_opened":
        return []
    of_cases = Q(case__sentence=fact.sentence_id, kind="consulted")
    rows = Fact.objects.filter(Q(sentence=fact.sentence_id) | of_cases, data__review=fact.data["review"])
    return list(rows.filter(withdrawal__isnull=True))


def _new(happened: Happened, now: datetime, heard: Heard | None) -> facts.New:
    data: dict[str, Any] = {"code": happened.code, "happened_on": happened.happened_on.isoformat()}
    data |= {name: happened.details[name] for name in COUNTED_FROM.get(happened.code, ()) if happened.details.get(name)}
    if keystages.stage_called(happened.code).managers_tell:
        data[MANAGERS_TELL] = True
    release_on = happened.details.get("release_on") if happened.code in SETS_RELEASE_DATE else None
    # A date of release that becomes known is the fact the ledger counts from (D9, D12).
    key_date = {"name": "release", "date": release_on} if release_on else {}
    return facts.New(
        kind="key_date" if key_date else "stage",
        on=day_of(now),
        data=data | key_date,
        details=happened.details or None,
        source=FactSource.FEED if heard else FactSource.HAND,
        feed_message=heard.message if heard else None,
    )
