"""Messages of other systems: kept once, matched to an offender by any number ever held, and acted on only when sure.

What is not sure waits for a person, who matches it, holds it or discards it. What concerns nobody here is kept too, and
comes up again when one of its numbers turns out to belong to somebody we know.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, Q, QuerySet, UUIDField

from victimcontact.casework import facts, identifiers, likenesses, references, replays, stages
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyQuery
from victimcontact.casework.replays import details_of as details_of
from victimcontact.casework.stages import Happened, Heard
from victimcontact.records.models import (
    Account,
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
    meant, holders = understand(incoming), _holders(incoming)
    understood, offender = _whose(incoming, meant, holders)
    message = _message(incoming, raw, now)
    if offender is not None:
        # Two messages about one offender are weighed one after the other.
        message.offender = Offender.objects.select_for_update().get(pk=offender.pk)
    _refuse_repeat(message)
    if meant.outcome is Outcome.SAME_PERSON:
        likenesses.suggest_named_together(holders, by=by, now=now)
    if offender is None:
        _act(message, understood, by=by, now=now)
    else:
        _weigh_and_act(message, incoming, understood, by=by, now=now)
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


def _message(incoming: Incoming, raw: str, now: datetime) -> FeedMessage:
    """The message as it came, not stored yet."""
    return FeedMessage(
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


def _refuse_repeat(message: FeedMessage) -> None:
    before = FeedMessage.objects.filter(digest=message.digest).values_list("reference", flat=True).first()
    if before is not None:
        raise AlreadyHeard(before)


def _store(message: FeedMessage) -> None:
    """Store the message, or stop at a repeat, also when both come at once: the database refuses the second.

    Two about one offender cannot come at once: the second waits until the first is there.
    """
    if message.offender is not None:
        message.save(force_insert=True)
        return
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        _refuse_repeat(message)
        raise


def _normal(numbers: Iterable[Number]) -> tuple[Number, ...]:
    return tuple(
        dict.fromkeys(replace(number, value=identifiers.normalised(number.kind, number.value)) for number in numbers)
    )


def _whose(
    incoming: Incoming, understood: Understood, holders: Sequence[OffenderIdentifier]
) -> tuple[Understood, Offender | None]:
    """Whose the message is, and what is left of its meaning when that is not clear."""
    owners = {row.offender_id: row.offender for row in holders}
    if understood.outcome is Outcome.NOTHING and len(owners) != 1:
        return understood, None
    if not owners:
        return _nobodys(incoming, understood), None
    if len(owners) > 1:
        return doubtful("Its numbers belong to different people here.", *understood.candidates), None
    return _with_strange_numbers(incoming, understood, holders), next(iter(owners.values()))


def _holders(incoming: Incoming) -> list[OffenderIdentifier]:
    """Every number of everybody who has one of a message's numbers."""
    wanted = Q(pk=None)
    for number in _normal(incoming.numbers):
        wanted |= Q(kind=number.kind, value=number.value)
    theirs = OffenderIdentifier.objects.filter(wanted).values("offender")
    return list(OffenderIdentifier.objects.filter(offender__in=theirs).select_related("offender"))


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
    incoming: Incoming, understood: Understood, holders: Iterable[OffenderIdentifier]
) -> Understood:
    """A number of a kind that this offender has another of: the message may be about somebody else."""
    held = {(row.kind, row.value) for row in holders}
    kinds = {kind for kind, _value in held}
    numbers = [(number.kind, number.value) for number in _normal(incoming.numbers)]
    strange = [number for number in numbers if number[0] in kinds and number not in held]
    merged = understood.outcome is Outcome.SAME_PERSON and incoming.kind != IDENTIFIER_ADDED and len(strange) == 1
    if not strange or merged or understood.outcome is Outcome.NOTHING:
        return understood
    candidates = understood.candidates or ((understood.stage,) if understood.stage else ())
    return doubtful("It carries a number that is not this person’s beside one that is.", *candidates)


def _weigh_and_act(
    message: FeedMessage, incoming: Incoming, by_itself: Understood, *, by: Account, now: datetime
) -> None:
    """Hold a message about a known offender against what is recorded of their one sentence, and do what it means then."""
    if by_itself.outcome not in (Outcome.STAGE, Outcome.NOTHING):
        _act(message, by_itself, by=by, now=now)
        return
    sentences = _live_sentences(message)
    if len(sentences) != 1:
        _act(message, _without_one_sentence(by_itself, len(sentences)), by=by, now=now)
        return
    message.sentence, newest = sentences[0], _heard_until(message, now)
    beside = facts.recorded(sentences[0])
    if _came_late(message, newest) and replays.replay(message, incoming, beside, by=by, now=now):
        return
    recorded = replays.recorded(sentences[0], beside, message.occurred_at)
    known = Known(sentences[0].imposed_on, recorded, heard_until=newest)
    happened_on = day_of(incoming.occurred_at) if incoming.occurred_at else None
    understood = weigh(incoming, by_itself, known, happened_on=happened_on, on=day_of(now))
    _act(message, understood, beside, by=by, now=now)


def _without_one_sentence(understood: Understood, count: int) -> Understood:
    if understood.outcome is Outcome.NOTHING:
        return understood
    if count:
        return doubtful("This person has more than one sentence within the scheme.", understood.stage)
    return nothing("No sentence of this person is within the scheme any more.")


def _live_sentences(message: FeedMessage) -> list[Sentence]:
    """The sentences of its offender of which somebody's case is neither closed nor outside the scheme, locked."""
    theirs = stages.locked(Sentence.objects.filter(offender=message.offender_id))
    return [each for each in theirs if any(case.standing not in OUTSIDE for case in each.cases.all())]


def _came_late(message: FeedMessage, newest: datetime | None) -> bool:
    """Whether something that may be a stage, or undo one, happened before something that was heard of already."""
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


def _act(
    message: FeedMessage, understood: Understood, beside: Sequence[Fact] = (), *, by: Account, now: datetime
) -> None:
    message.why, message.candidates = understood.why, list(understood.candidates)
    message.standing = STANDS[understood.outcome]
    message.stage = understood.stage if understood.outcome is Outcome.STAGE else ""
    if STANDS[understood.outcome] != FeedStanding.HEARD:
        message.sentence = None
    _store(message)
    if understood.outcome is Outcome.STAGE:
        _record(message, beside, by=by, now=now)
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


def _record(message: FeedMessage, beside: Sequence[Fact], *, by: Account, now: datetime) -> None:
    if message.sentence is None or message.occurred_at is None:
        raise TypeError("a message that says a stage has a sentence and a moment")
    happened_on = day_of(message.occurred_at)
    happened = Happened(message.stage, happened_on, details_of(message, message.stage, happened_on))
    heard = Heard(message, now + timedelta(minutes=settings.FEED_HOLD_MINUTES), beside=beside)
    stages.add_to(message.sentence, happened, by=by, now=now, heard=heard)


def _take_back(message: FeedMessage, understood: Understood, *, by: Account, now: datetime) -> None:
    for fact in Fact.objects.select_related("sentence").filter(pk__in=understood.undone):
        stages.take_back(fact, reason=f"{understood.why} ({message.reference})", by=by, now=now)
