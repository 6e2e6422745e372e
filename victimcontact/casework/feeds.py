"""Messages of other systems: kept once, matched to an offender by any number ever held, and acted on only when sure.

What is not sure waits for a person, who matches it, holds it or discards it. What concerns nobody here is kept too, and
comes up again when one of its numbers turns out to belong to somebody we know.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, UUIDField

from victimcontact.casework import identifiers, likenesses, references, replays, stages
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyQuery
from victimcontact.casework.replays import details_of as details_of
from victimcontact.casework.stages import Happened, Heard
from victimcontact.records.models import (
    Account,
    Case,
    Fact,
    FeedMessage,
    FeedStanding,
    Offender,
    OffenderIdentifier,
    Sentence,
)
from victimcontact.scheme.incoming import Incoming, Number, Outcome, Understood, doubtful, nothing, understand
from victimcontact.scheme.movements import ACTED_ON
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.weighing import Known, weigh

OUTSIDE = (Standing.CLOSED.value, Standing.NOT_ELIGIBLE.value)
IDENTIFIER_ADDED = "probation-case.prison-identifier.added"


class AlreadyHeard(Exception):
    """The same message came before; `reference` names it. Nothing was changed."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"This message came before, as {reference}")
        self.reference = reference


@action(needs=May.HEAR_FEED)
def hear(*, incoming: Incoming, raw: str, by: Account, now: datetime) -> FeedMessage:
    """Keep a message and act on it: record a stage, take one back, learn a number, let a person look, or do nothing.

    Answers the kept message, whose `standing`, `stage` and `why` say what came of it. Raises `AlreadyHeard`.
    """
    message = _keep(incoming, raw, now)
    meant = understand(incoming)
    understood, offender = _whose(incoming, meant)
    if meant.outcome is Outcome.SAME_PERSON:
        likenesses.suggest_named_together(_holders(_normal(incoming.numbers)), by=by, now=now)
    if offender is not None:
        # Two messages about one offender are weighed one after the other.
        message.offender = Offender.objects.select_for_update().get(pk=offender.pk)
        newest = _heard_until(message, now)
        by_itself, understood = understood, _weighed(message, incoming, understood, newest, now)
        if _came_late(message, by_itself, newest) and replays.replay(message, incoming, by=by, now=now):
            return message
    _act(message, understood, by=by, now=now)
    return message


def digest_of(incoming: Incoming, raw: str) -> bytes:
    """What makes a message the same one: its kind, numbers, moment as written, reason and code.

    The envelope's own id is left out: it changes with a second delivery and is shared by different messages. Where the
    message does not say enough of itself, its whole text counts too.
    """
    numbers = sorted(f"{number.kind}:{number.value}" for number in _normal(incoming.numbers))
    said: list[Any] = [incoming.kind, numbers, incoming.occurred_text, incoming.reason, incoming.code]
    whole = [] if incoming.kind and numbers and incoming.occurred_at else [raw]
    return hashlib.sha256(json.dumps(said + whole).encode()).digest()


def numbers_in(message: FeedMessage) -> list[tuple[str, str]]:
    """The numbers a message carries, as (kind, value in its one form)."""
    return [(each["kind"], each["value"]) for each in message.identifiers]


def _keep(incoming: Incoming, raw: str, now: datetime) -> FeedMessage:
    """Store the message, or stop at a repeat, also when both come at once: the database refuses the second."""
    message = FeedMessage(
        reference=references.new("IN"),
        digest=digest_of(incoming, raw),
        raw=raw,
        received_at=now,
        event_type=incoming.kind,
        occurred_at=incoming.occurred_at,
        occurred_text=incoming.occurred_text,
        reason=incoming.reason,
        reason_code=incoming.code,
        identifiers=[{"kind": number.kind, "value": number.value} for number in _normal(incoming.numbers)],
        details={"prison": incoming.prison} if incoming.prison else None,
        standing=FeedStanding.WAITING,
    )
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        before = FeedMessage.objects.filter(digest=message.digest).values_list("reference", flat=True)
        raise AlreadyHeard(before.get()) from None
    return message


def _normal(numbers: Iterable[Number]) -> tuple[Number, ...]:
    return tuple(
        dict.fromkeys(replace(number, value=identifiers.normalised(number.kind, number.value)) for number in numbers)
    )


def _whose(incoming: Incoming, understood: Understood) -> tuple[Understood, Offender | None]:
    """Whose the message is, and what is left of its meaning when that is not clear."""
    numbers = _normal(incoming.numbers)
    holders = _holders(numbers)
    owners = {row.offender_id: row.offender for row in holders}
    if understood.outcome is Outcome.NOTHING and len(owners) != 1:
        return understood, None
    if not owners:
        return _nobodys(incoming, understood), None
    if len(owners) > 1:
        return doubtful("Its numbers belong to different people here.", *understood.candidates), None
    offender = next(iter(owners.values()))
    return _with_strange_numbers(incoming, understood, numbers, offender), offender


def _holders(numbers: Iterable[Number]) -> list[OffenderIdentifier]:
    wanted = Q(pk=None)
    for number in numbers:
        wanted |= Q(kind=number.kind, value=number.value)
    return list(OffenderIdentifier.objects.filter(wanted).select_related("offender"))


def _nobodys(incoming: Incoming, understood: Understood) -> Understood:
    if incoming.trouble:
        return understood
    if understood.outcome is Outcome.SAME_PERSON:
        return nothing("Numbers of somebody who is not known here.")
    if incoming.numbers:
        return replace(
            understood,
            outcome=Outcome.NOT_OURS,
            why="Nobody here has any of its numbers. It is kept in case that changes.",
        )
    if understood.outcome is Outcome.STAGE:
        return doubtful("The message does not say whose it is.", understood.stage)
    return nothing("It names nobody by a number.")


def _with_strange_numbers(
    incoming: Incoming, understood: Understood, numbers: Iterable[Number], offender: Offender
) -> Understood:
    """A number of a kind that this offender has another of: the message may be about somebody else."""
    held = set(offender.identifiers.values_list("kind", "value"))
    kinds = {kind for kind, _value in held}
    strange = [number for number in numbers if number.kind in kinds and (number.kind, number.value) not in held]
    merged = understood.outcome is Outcome.SAME_PERSON and incoming.kind != IDENTIFIER_ADDED and len(strange) == 1
    if not strange or merged or understood.outcome is Outcome.NOTHING:
        return understood
    candidates = understood.candidates or ((understood.stage,) if understood.stage else ())
    return doubtful("It carries a number that is not this person's beside one that is.", *candidates)


def _weighed(
    message: FeedMessage, incoming: Incoming, understood: Understood, newest: datetime | None, now: datetime
) -> Understood:
    """What the message means beside what is recorded; the sentence it is about is put into the row."""
    if message.offender is None or understood.outcome not in (Outcome.STAGE, Outcome.NOTHING):
        return understood
    sentences = _live_sentences(message.offender)
    if len(sentences) != 1:
        return _without_one_sentence(understood, len(sentences))
    message.sentence = sentences[0]
    happened_on = day_of(incoming.occurred_at) if incoming.occurred_at else None
    recorded = replays.recorded(sentences[0], message.occurred_at)
    known = Known(sentences[0].imposed_on, recorded, heard_until=newest)
    return weigh(incoming, understood, known, happened_on=happened_on, on=day_of(now))


def _without_one_sentence(understood: Understood, count: int) -> Understood:
    if understood.outcome is Outcome.NOTHING:
        return understood
    if count:
        return doubtful("This person has more than one sentence within the scheme.", understood.stage)
    return nothing("No sentence of this person is within the scheme any more.")


def _live_sentences(offender: Offender) -> list[Sentence]:
    """The sentences of which somebody's case is neither closed nor outside the scheme."""
    live = Case.objects.filter(sentence=OuterRef("pk")).exclude(standing__in=OUTSIDE)
    return list(offender.sentences.filter(Exists(live)))


def _came_late(message: FeedMessage, understood: Understood, newest: datetime | None) -> bool:
    """Whether something that may be a stage, or undo one, happened before something that was heard of already."""
    if message.sentence is None or understood.outcome not in (Outcome.STAGE, Outcome.NOTHING):
        return False
    return newest is not None and message.occurred_at is not None and message.occurred_at < newest


def _heard_until(message: FeedMessage, now: datetime) -> datetime | None:
    """The newest moment that a feed has told of about this offender's movements and stages."""
    newest = NEWEST.ask(offender=message.offender_id, message=message.pk, now=now)
    return newest[0][0] if newest else None


def _newest_first() -> QuerySet[FeedMessage, Any]:
    told_of = Q(standing=FeedStanding.HEARD) | Q(event_type__in=ACTED_ON)
    others = FeedMessage.objects.filter(
        told_of, offender=Asked("offender", UUIDField()), occurred_at__lte=Asked("now", DateTimeField())
    )
    counting = others.exclude(pk=Asked("message", UUIDField())).exclude(standing=FeedStanding.DISCARDED)
    return counting.order_by("-occurred_at").values_list("occurred_at")[:1]


NEWEST = ReadyQuery(_newest_first)


def _act(message: FeedMessage, understood: Understood, *, by: Account, now: datetime) -> None:
    message.why, message.candidates = understood.why, list(understood.candidates)
    message.standing = STANDS[understood.outcome]
    message.stage = understood.stage if understood.outcome is Outcome.STAGE else ""
    if STANDS[understood.outcome] != FeedStanding.HEARD:
        message.sentence = None
    message.save(update_fields=["offender", "sentence", "why", "candidates", "standing", "stage"])
    if understood.outcome is Outcome.STAGE:
        _record(message, by=by, now=now)
    elif understood.outcome is Outcome.UNDOES:
        _take_back(message, understood, by=by, now=now)
    elif understood.outcome is Outcome.SAME_PERSON and message.offender is not None:
        identifiers.keep(message.offender, numbers_in(message))


STANDS = {
    Outcome.STAGE: FeedStanding.HEARD,
    Outcome.UNDOES: FeedStanding.HEARD,
    Outcome.SAME_PERSON: FeedStanding.NOTHING_TO_DO,
    Outcome.NOTHING: FeedStanding.NOTHING_TO_DO,
    Outcome.NOT_OURS: FeedStanding.NOT_OURS,
    Outcome.DOUBTFUL: FeedStanding.WAITING,
}


def _record(message: FeedMessage, *, by: Account, now: datetime) -> None:
    if message.sentence is None or message.occurred_at is None:
        raise TypeError("a message that says a stage has a sentence and a moment")
    happened_on = day_of(message.occurred_at)
    happened = Happened(message.stage, happened_on, details_of(message, message.stage, happened_on))
    hold_until = now + timedelta(minutes=settings.FEED_HOLD_MINUTES)
    stages.add(message.sentence, happened, by=by, now=now, heard=Heard(message, hold_until))


def _take_back(message: FeedMessage, understood: Understood, *, by: Account, now: datetime) -> None:
    for fact in Fact.objects.select_related("sentence").filter(pk__in=understood.undone):
        stages.take_back(fact, reason=f"{understood.why} ({message.reference})", by=by, now=now)
