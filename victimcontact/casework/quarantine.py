"""Messages of other systems that wait for a person: matched, held or discarded, each with who decided it and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from victimcontact.casework import access, audit, feeds, identifiers, stages
from victimcontact.casework.actions import action
from victimcontact.casework.stages import Happened, Heard
from victimcontact.records.models import (
    Account,
    Case,
    Fact,
    FeedDecision,
    FeedMessage,
    FeedStanding,
    OffenderIdentifier,
    Sentence,
)
from victimcontact.scheme.roles import May

FOR_A_PERSON = (FeedStanding.WAITING, FeedStanding.HELD)
TO_BE_DECIDED = (*FOR_A_PERSON, FeedStanding.NOT_OURS)
PAGE = 50


class NotWaiting(Exception):
    """The message does not wait for a person: it was acted on, or somebody else was quicker."""


class ReasonMissing(Exception):
    """Setting a message aside needs a reason."""


@dataclass(frozen=True)
class Matched:
    """What a person says a message means: whose sentence, which stage, and whether its numbers are this offender's."""

    happened: Happened
    keep_numbers: bool = False


@action(needs=May.MATCH_FEED)
def match(*, message: FeedMessage, sentence: Sentence, matched: Matched, by: Account, now: datetime) -> Fact:
    """A person matches a message to a sentence and says which stage it is. It is not held: somebody has looked.

    Raises `NotWaiting`, `identifiers.NumberOfAnother`, `access.NotFound`, or as `stages.record`.
    """
    fresh = _locked(message, by)
    if matched.keep_numbers:
        identifiers.keep(sentence.offender, feeds.numbers_in(fresh))
    fact = stages.add(sentence, matched.happened, by=by, now=now, heard=Heard(fresh))
    fresh.offender_id, fresh.sentence, fresh.stage = sentence.offender_id, sentence, matched.happened.code
    _decide(fresh, FeedStanding.HEARD, "matched", by=by, now=now)
    return fact


@action(needs=May.MATCH_FEED)
def hold(*, message: FeedMessage, reason: str, by: Account, now: datetime) -> FeedMessage:
    """A person keeps a message for later, with the reason. Raises `NotWaiting`, `ReasonMissing`, `access.NotFound`."""
    return _set_aside(message, FeedStanding.HELD, reason, by=by, now=now)


@action(needs=May.MATCH_FEED)
def discard(*, message: FeedMessage, reason: str, by: Account, now: datetime) -> FeedMessage:
    """A person says that a message means nothing for us. It is kept. Raises `NotWaiting`, `ReasonMissing`, `access.NotFound`."""
    return _set_aside(message, FeedStanding.DISCARDED, reason, by=by, now=now)


def within_reach(account: Account) -> QuerySet[FeedMessage]:
    """The messages this account may come to: about an offender of its cases; those about nobody known only to managers."""
    reached = Q(offender__in=access.cases_within_reach(account).values("sentence__offender"))
    if access.permits(account, May.ALLOCATE):
        reached |= Q(offender__isnull=True)
    return FeedMessage.objects.filter(reached).defer("raw", "details")


@dataclass(frozen=True)
class Page:
    """One page of messages, with how many there are of each standing a person sees to."""

    messages: tuple[FeedMessage, ...]
    counts: dict[str, int]
    number: int
    of: int


def listed(account: Account, *, standing: str, number: int = 1) -> Page:
    """Messages that wait for a person, oldest first, 50 a page. Raises `access.NotPermitted`."""
    access.require(account, May.MATCH_FEED)
    within = within_reach(account)
    counted = within.filter(standing__in=TO_BE_DECIDED).values("standing").annotate(rows=Count("pk"))
    counts = {name.value: 0 for name in TO_BE_DECIDED} | {row["standing"]: row["rows"] for row in counted}
    rows = within.filter(standing=standing).select_related("offender").order_by("received_at", "pk")
    pages = Paginator(rows, PAGE)
    pages.count = counts.get(standing, 0)  # known already: it is not asked for again
    page = pages.get_page(number)
    return Page(tuple(page), counts, page.number, page.paginator.num_pages)


def message_for(account: Account, reference: str, *, now: datetime) -> FeedMessage:
    """An officer comes to a message, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.MATCH_FEED)
    message = within_reach(account).select_related("offender").filter(reference=reference).first()
    if message is None:
        raise access.NotFound(reference)
    audit.write("feeds.look", by=account, now=now, subject=f"feedmessage:{message.reference}")
    return message


def decisions_on(message: FeedMessage) -> list[FeedDecision]:
    """What people decided about a message, in order, with who they are."""
    return list(message.decisions.select_related("made_by__officer").order_by("made_at"))


def cases_for(account: Account, message: FeedMessage) -> list[Case]:
    """Where a message may belong: for each sentence of its offender the oldest case within reach, newest sentence first."""
    if message.offender_id is None:
        return []
    reached = access.cases_within_reach(account).filter(sentence__offender=message.offender_id)
    by_sentence: dict[UUID, Case] = {}
    for case in reached.select_related("sentence__offender").order_by("-sentence__imposed_on", "sentence", "opened_at"):
        by_sentence.setdefault(case.sentence_id, case)
    return list(by_sentence.values())


def has_strange_numbers(message: FeedMessage, sentence: Sentence) -> bool:
    """Whether a message carries a number that its offender is not known by."""
    held = set(OffenderIdentifier.objects.filter(offender=sentence.offender_id).values_list("kind", "value"))
    return any((each["kind"], each["value"]) not in held for each in message.identifiers)


def _set_aside(message: FeedMessage, standing: FeedStanding, reason: str, *, by: Account, now: datetime) -> FeedMessage:
    fresh = _locked(message, by)
    if not reason.strip():
        raise ReasonMissing
    return _decide(fresh, standing, standing.value, reason, by=by, now=now)


def _decide(
    message: FeedMessage, standing: FeedStanding, decision: str, reason: str = "", *, by: Account, now: datetime
) -> FeedMessage:
    message.standing = standing
    message.save(update_fields=["standing", "offender", "sentence", "stage"])
    FeedDecision.objects.create(feed_message=message, decision=decision, reason=reason or None, made_by=by, made_at=now)
    return message


def _locked(message: FeedMessage, by: Account) -> FeedMessage:
    """The message's row, locked; only within the reach of `by`, and only while it waits for a person."""
    if not within_reach(by).filter(pk=message.pk).exists():
        raise access.NotFound(message.reference)
    fresh = FeedMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if fresh.standing not in TO_BE_DECIDED:
        raise NotWaiting(message.reference)
    return fresh
