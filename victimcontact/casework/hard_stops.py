"""The hard stop of a licence: until then a condition can be put on it, afterwards only after the release (P62 to P64).

Every request that is not decided is looked at each night, and whenever a date or a request changes: two working days before the hard
stop somebody is warned, and from the hard stop on it has been missed. Either is an alert of the same day.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcontact.casework import access, duties, facts, workers
from victimcontact.casework import request_steps as steps
from victimcontact.casework.actions import action
from victimcontact.casework.days import Clock, day_of
from victimcontact.casework.open_requests import UNDECIDED
from victimcontact.records.models import Account, Case, Fact, Request, RequestAlert, Sentence
from victimcontact.scheme.duties.licence import hard_stop, warning
from victimcontact.scheme.licences import UNNAMED, only_standard_licence
from victimcontact.scheme.moves import NotAllowed, possible
from victimcontact.scheme.requests import REQUEST_MOVES
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.requests import RequestEvent as Event
from victimcontact.scheme.requests import RequestGuard as Guard
from victimcontact.scheme.roles import May

WARNED, MISSED, NOT_APPLICABLE = "warned", "missed", "not_applicable"
# A draft has gone nowhere yet, so it cannot be late on its way: it is warned about, and asked for after the release.
MAY_BE_MISSED = frozenset(
    state for state in State if Event.MISS_HARD_STOP in possible(REQUEST_MOVES, state) and state != State.DRAFT
)
WARNED_ABOUT = UNDECIDED - {State.SUPPORTED, State.MISSED_HARD_STOP, State.AFTER_RELEASE}


class BeforeTheSentence(Exception):
    """A licence cannot start before the sentence was passed."""


class NobodyTold(Exception):
    """An alert is answered by saying who was told, and what they said."""


class NotWaiting(Exception):
    """The alert has been answered."""


@dataclass(frozen=True)
class Dates:
    """What is counted back from the start of a licence: the last day for a condition, and the day of the warning."""

    starts_on: date
    hard_stop_on: date
    warning_on: date


@action(needs=May.RECORD_STAGE)
def record_start(*, sentence: Sentence, starts_on: date, by: Account, now: datetime) -> Fact:
    """The day on which the licence starts, as it is known now; a later entry takes its place.

    Requests for which it leaves too little time are warned about, or missed, at once. Raises `BeforeTheSentence`, `BeyondHorizon`.
    """
    if starts_on < sentence.imposed_on:
        raise BeforeTheSentence
    # Whether the days before it can be counted at all, before anything is kept.
    warning(starts_on)
    fact = facts.add(
        sentence, facts.New("licence_starts", day_of(now), {"date": starts_on.isoformat()}), by=by, now=now
    )
    duties.reconcile_sentence(sentence, now=now)
    for request in Request.objects.filter(case__sentence=sentence, state__in=UNDECIDED):
        look(steps.locked(request), now=now)
    return fact


@action(needs=May.RECONCILE)
def look_again(*, request: Request, by: Account, now: datetime) -> Request:
    """Hold one request against the clock of its licence."""
    fresh = steps.locked(request)
    look(fresh, now=now)
    return fresh


@action(needs=May.CARRY_REQUEST)
def ask_after_release(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """It goes on as a change of the licence: they are out, or the release was put back so far that there is time again.

    Raises `scheme.moves.NotAllowed` while neither is so.
    """
    fresh = steps.locked(request)
    starts_on = start_of(fresh.case.sentence)
    if starts_on is not None and hard_stop(starts_on) <= day_of(now) < starts_on:
        raise NotAllowed(f"{fresh.reference} waits for the release")
    return steps.move(fresh, Event.ASK_AFTER_RELEASE, by=by, now=now, said=steps.Said(note=reason))


@action(needs=May.CARRY_REQUEST)
def answer(*, alert: RequestAlert, told: str, by: Account, now: datetime) -> RequestAlert:
    """Somebody was told of it: the practitioner and their senior, or our manager. Raises `NobodyTold`, `NotWaiting`."""
    fresh = RequestAlert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
    if fresh.answered_at is not None:
        raise NotWaiting
    if not told.strip():
        raise NobodyTold
    fresh.answered_at, fresh.answered_by, fresh.answer = now, by, told.strip()
    fresh.save(update_fields=["answered_at", "answered_by", "answer"])
    return fresh


def watch(*, clock: Clock) -> int:
    """Hold every request that nobody has decided against the clock of its licence; how many."""
    undecided = Request.objects.filter(state__in=UNDECIDED).exclude(condition=UNNAMED).order_by("made_at")
    keys = undecided.values_list("pk", flat=True)
    return workers.one_by_one(keys, lambda pk: _watch(pk, now=clock()), trouble="a request could not be watched")


def look(request: Request, *, now: datetime) -> None:
    """Warn about a (locked) request, or mark it as missed, as the day and the start of the licence have it.

    No contact without names goes on every licence by itself, and one asked for when they were out already is a change of it.
    """
    starts_on, on = start_of(request.case.sentence), day_of(now)
    if starts_on is None or request.condition == UNNAMED or _asked_on(request) >= starts_on:
        return
    if only_standard_licence(on, starts_on) and request.state in MAY_BE_MISSED:
        alert(request, MISSED, now=now, starts_on=starts_on)
        steps.move(request, Event.MISS_HARD_STOP, by=access.program(), now=now, met={Guard.ALERT_RAISED})
    elif on >= warning(starts_on) and request.state in WARNED_ABOUT:
        alert(request, WARNED, now=now, starts_on=starts_on)


def alert(request: Request, kind: str, *, now: datetime, starts_on: date | None = None) -> RequestAlert:
    """Raise an alert about a request: one of a kind for a start of the licence; without one, again once the last was answered."""
    values = {"request": request, "kind": kind, "licence_starts_on": starts_on}
    again = {"answered_at": None} if starts_on is None else {}
    return RequestAlert.objects.get_or_create(**values, **again, defaults={"raised_at": now})[0]


def start_of(sentence: Sentence) -> date | None:
    """The day on which the licence starts, as last known; None while nobody knows."""
    rows = Fact.objects.filter(sentence=sentence, kind="licence_starts", withdrawal__isnull=True)
    last = rows.order_by("on", "made_at").last()
    return date.fromisoformat(last.data["date"]) if last else None


def dates_of(sentence: Sentence) -> Dates | None:
    """The start of the licence with what is counted back from it; None while nobody knows it."""
    starts_on = start_of(sentence)
    return Dates(starts_on, hard_stop(starts_on), warning(starts_on)) if starts_on else None


def alerts_of(case: Case) -> list[RequestAlert]:
    """The alerts of a case that nobody has answered, the oldest first."""
    rows = RequestAlert.objects.filter(request__case=case, answered_at__isnull=True).select_related("request")
    return list(rows.order_by("raised_at"))


def alert_for(account: Account, alert_id: str, *, now: datetime) -> RequestAlert:
    """An officer comes to an alert through its case, with the look written down. Raises `access.NotFound`."""
    found = RequestAlert.objects.select_related("request").filter(pk=alert_id).first()
    if found is None:
        raise access.NotFound(alert_id)
    found.request.case = access.case_for(account, found.request.case.reference, now=now)
    return found


def _watch(pk: UUID, *, now: datetime) -> int:
    look_again(request=Request.objects.get(pk=pk), by=access.program(), now=now)
    return 1


def _asked_on(request: Request) -> date:
    """The day from which it counts as asked for: again after a refusal, or after the release."""
    again = steps.last(request, Event.ASK_AGAIN, Event.ASK_AFTER_RELEASE)
    return day_of(again.made_at if again is not None else request.made_at)
