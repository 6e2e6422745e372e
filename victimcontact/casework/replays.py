"""A message that comes after others although it happened before them: all of them are weighed again, in the order they happened.

So it does not matter in which order messages come, nor how often: what is recorded in the end is what it would have been in order.
As soon as a member has been told, or a person has decided, nothing is changed behind their backs: then it waits for a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, QuerySet, UUIDField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from victimcontact.casework import stages
from victimcontact.casework.days import day_of
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import NEVER_WENT
from victimcontact.casework.ready_queries import Asked, ReadyQuery
from victimcontact.casework.stages import Happened, Heard
from victimcontact.records.models import (
    Account,
    Contact,
    Fact,
    FactSource,
    FeedDecision,
    FeedMessage,
    FeedStanding,
    Message,
    Sentence,
)
from victimcontact.scheme.incoming import Incoming, Number, Outcome, Understood, understand
from victimcontact.scheme.keystages import Kind, stage_called
from victimcontact.scheme.weighing import OF_ORDER, Known, Recorded, weigh

WHY = "A message that came late shows that it happened otherwise"
STANDS = {
    Outcome.STAGE: FeedStanding.HEARD,
    Outcome.UNDOES: FeedStanding.HEARD,
    Outcome.NOTHING: FeedStanding.NOTHING_TO_DO,
    Outcome.DOUBTFUL: FeedStanding.WAITING,
}
# What weighing a message says of it.
KEPT = ("why", "candidates", "standing", "stage", "sentence_id")


@dataclass(frozen=True)
class _Heard:
    """A message as it is weighed: its row, what it says, and when it happened."""

    row: FeedMessage
    incoming: Incoming
    at: datetime


@dataclass(frozen=True)
class _Stage:
    """A stage while messages are weighed in order; `at` is the moment of the message that brought it, None for one by hand."""

    id: str
    code: str
    happened_on: date
    at: datetime | None = None

    def recorded(self, moment: datetime) -> Recorded:
        held = self.at is not None and timedelta(0) <= moment - self.at < _hold()
        return Recorded(self.id, self.code, self.happened_on, held=held)


def recorded(sentence: Sentence, facts: Iterable[Fact], moment: datetime | None) -> tuple[Recorded, ...]:
    """The stages among facts of a sentence as they stand at a moment, in the order they happened.

    Those that a feed brought are held while they happened less than the holding time before the moment, and no member has been told.
    """
    stood = [_stage_of(fact) for fact in stages.among(facts)]
    told = _told_of(sentence) if _some_held(stood, moment) else frozenset()
    return tuple(
        replace(row, held=row.held and row.id not in told)
        for row in _sorted(stood, moment or datetime.max.replace(tzinfo=UTC))
    )


def _some_held(stood: Iterable["_Stage"], moment: datetime | None) -> bool:
    return moment is not None and any(stage.recorded(moment).held for stage in stood)


def _stage_of(fact: Fact) -> "_Stage":
    by_program = fact.source == FactSource.FEED and fact.made_by.is_program
    at = fact.feed_message.occurred_at if by_program and fact.feed_message is not None else None
    return _Stage(str(fact.pk), stages.code_of(fact), happened_on(fact), at)


def replay(message: FeedMessage, incoming: Incoming, beside: Iterable[Fact], *, by: Account, now: datetime) -> bool:
    """Weigh every message about the sentence again, with this one in its place, and record what follows, within another verb.

    `beside` is what is recorded of the sentence. False, with nothing changed, where a person has decided on one of them or a member
    has been told: then a person has to look.
    """
    sentence, at = message.sentence, message.occurred_at
    if sentence is None or at is None:
        return False
    rows = [row for row in _weighed_before(message) if row.occurred_at is not None]
    facts = stages.among(beside)
    brought = {fact.feed_message_id: fact for fact in facts if fact.feed_message_id is not None}
    if not _is_ours_to_change(sentence, brought.values(), rows, at):
        return False
    heard = [_Heard(row, _as_incoming(row), row.occurred_at) for row in rows if row.occurred_at is not None]
    heard = sorted([*heard, _Heard(message, incoming, at)], key=lambda each: (each.at, bytes(each.row.digest)))
    replayed = {each.row.pk for each in heard}
    by_hand = [fact for fact in facts if fact.feed_message_id not in replayed]
    _record(sentence, heard, _in_order(sentence, heard, by_hand, now), brought, by=by, now=now)
    return True


def _weighed_before(message: FeedMessage) -> list[FeedMessage]:
    """The messages about the offender whose meaning hangs on their order: acted on, or doubtful for that reason only."""
    rows = FeedMessage.objects.filter(offender=message.offender_id, occurred_at__isnull=False).exclude(pk=message.pk)
    settled = rows.filter(standing__in=(FeedStanding.HEARD, FeedStanding.NOTHING_TO_DO))
    doubtful = rows.filter(standing=FeedStanding.WAITING, why__in=OF_ORDER)
    return [row for row in (settled | doubtful).defer("raw") if understand(_as_incoming(row)).outcome in _MEANS]


_MEANS = (Outcome.STAGE, Outcome.NOTHING)


def _is_ours_to_change(sentence: Sentence, brought: Iterable[Fact], rows: Iterable[FeedMessage], at: datetime) -> bool:
    """Whether nobody has decided on a message that happened later, and nobody has been told of what it brought."""
    later = {row.pk for row in rows if row.occurred_at is not None and row.occurred_at >= at}
    if FeedDecision.objects.filter(feed_message__in=later).exists():
        return False
    changing = {str(fact.pk) for fact in brought if fact.feed_message_id in later}
    return not changing or changing.isdisjoint(_told_of(sentence))


def _told_of(sentence: Sentence) -> frozenset[str]:
    """The facts of a sentence about which a letter has left the house, or somebody has spoken with a member."""
    return frozenset(fact for (fact,) in TOLD_OF.ask(sentence=sentence.pk))


def _told() -> QuerySet[Any, Any]:
    of_sentence = {"case__sentence": Asked("sentence", UUIDField())}
    went = Message.objects.filter(**of_sentence, telling__isnull=False).exclude(state__in=NEVER_WENT)
    spoken = Contact.objects.filter(**of_sentence, fact__data__has_key="about")
    by_letter = went.values_list(Cast("telling__fact", CharField()))
    return by_letter.union(spoken.values_list(KeyTextTransform("about", "fact__data")))


TOLD_OF = ReadyQuery(_told)


def _in_order(
    sentence: Sentence, heard: Iterable[_Heard], by_hand: Iterable[Fact], now: datetime
) -> dict[UUID, Understood]:
    """What each message means, weighed one after the other as they happened."""
    stood = [_stage_of(fact) for fact in by_hand]
    found: dict[UUID, Understood] = {}
    for each in heard:
        known = Known(sentence.imposed_on, _sorted(stood, each.at))
        by_itself = understand(each.incoming)
        understood = weigh(each.incoming, by_itself, known, happened_on=day_of(each.at), on=day_of(now))
        if understood.outcome is Outcome.STAGE:
            stood.append(_Stage(str(each.row.pk), understood.stage, day_of(each.at), each.at))
        elif understood.outcome is Outcome.UNDOES:
            stood = [stage for stage in stood if stage.id not in understood.undone]
            found = {row: _undone(means, str(row) in understood.undone) for row, means in found.items()}
        found[each.row.pk] = understood
    return found


def _undone(understood: Understood, undone: bool) -> Understood:
    return replace(understood, undone=("itself",)) if undone else understood


def _sorted(stood: Iterable[_Stage], moment: datetime) -> tuple[Recorded, ...]:
    ordered = sorted(stood, key=lambda stage: (stage.happened_on, (stage.at is not None and stage.at) or moment))
    return tuple(stage.recorded(moment) for stage in ordered)


def _record(
    sentence: Sentence,
    heard: Iterable[_Heard],
    found: Mapping[UUID, Understood],
    brought: Mapping[UUID, Fact],
    *,
    by: Account,
    now: datetime,
) -> None:
    """Take back what does not stand any more, then record what does and did not, the earliest first."""
    wanted = {row: means.stage for row, means in found.items() if means.outcome is Outcome.STAGE and not means.undone}
    stands = {row for row, fact in brought.items() if wanted.get(row) == fact.data["code"]}
    wrong = [fact for row, fact in brought.items() if row in found and row not in stands]
    for each in heard:
        _keep(each, found[each.row.pk], sentence)
    new = [each for each in heard if each.row.pk in wanted and each.row.pk not in stands]
    right = [_as_stage(each, wanted[each.row.pk], now) for each in new]
    stages.put_in_order(sentence, wrong, right, reason=WHY, by=by, now=now)


def _as_stage(heard: _Heard, code: str, now: datetime) -> tuple[Happened, Heard]:
    day = day_of(heard.at)
    happened = Happened(code, day, details_of(heard.row, code, day))
    return happened, Heard(heard.row, now + _hold(), in_turn=False)


def _keep(heard: _Heard, understood: Understood, sentence: Sentence) -> None:
    row, stands = heard.row, STANDS[understood.outcome]
    before = {name: getattr(row, name) for name in KEPT}
    row.why, row.candidates, row.standing = understood.why, list(understood.candidates), stands
    row.stage = understood.stage if understood.outcome is Outcome.STAGE else ""
    row.sentence = sentence if stands == FeedStanding.HEARD else None
    if row._state.adding:
        row.save(force_insert=True)
    elif before != {name: getattr(row, name) for name in KEPT}:
        row.save(update_fields=["offender", "sentence", "why", "candidates", "standing", "stage"])


def details_of(message: FeedMessage, stage: str, happened_on: date) -> dict[str, Any]:
    """What a message says of a stage's fields: the prison, and the day for a date that is the day it happened."""
    said = {name: value for name, value in (message.details or {}).items() if stage_called(stage).field_named(name)}
    days = [field.name for field in stage_called(stage).fields if field.kind is Kind.DATE and field.past]
    return said | dict.fromkeys(days, happened_on.isoformat())


def _as_incoming(row: FeedMessage) -> Incoming:
    return Incoming(
        kind=row.event_type,
        numbers=tuple(Number(each["kind"], each["value"]) for each in row.identifiers),
        occurred_at=row.occurred_at,
        occurred_text=row.occurred_text,
        reason=row.reason,
        code=row.reason_code,
        prison=(row.details or {}).get("prison", ""),
    )


def _hold() -> timedelta:
    return timedelta(minutes=settings.FEED_HOLD_MINUTES)
