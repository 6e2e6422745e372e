"""Reviews: a decision maker considers release, discharge or conditions; its dates are facts and make their own duties."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcontact.casework import (
    duties,
    facts,
    laws,
    open_requests,
    plausibility,
    references,
    review_outcomes,
    tellings,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.review_dates import FINAL_STAGE, FINAL_STATES, known_as_final, state_of
from victimcontact.casework.review_dates import hearing_of as hearing_of
from victimcontact.casework.review_outcomes import FINAL, FOLLOWING, REOPENS
from victimcontact.casework.review_outcomes import Decision as Decision
from victimcontact.records.models import Account, Fact, Sentence
from victimcontact.records.models import Review as Review
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.roles import May

KINDS = tuple(review_outcomes.OUTCOMES)
# The key stage that a step of a review is, for those kinds of which a member hears by one.
OPENED = {
    "parole": "parole_review_started",
    "recall_review": "parole_review_started",
    "tribunal": "tribunal_applied",
    "mhcs": "discharge_considered",
}
LISTED = {
    "parole": "parole_hearing_listed",
    "recall_review": "parole_hearing_listed",
    "tribunal": "tribunal_hearing_listed",
}
# A tribunal's hearing put off to another day is told as the new day; one put off without a day has no words of its own.
DEFERRED = {"parole": "parole_hearing_deferred", "recall_review": "parole_hearing_deferred"}


class UnknownKind(Exception):
    """Not a kind of review."""


class HearingGoneBy(Exception):
    """A hearing cannot be listed for a day that has gone by."""


class ReviewEnded(Exception):
    """The review has been decided."""


class NoHearing(Exception):
    """There is no hearing that could be deferred."""


@dataclass(frozen=True)
class Opening:
    """How a review was opened. `application_made_on` decides on the tribunal statement (P77); `respond_by` is the tribunal's date (D15)."""

    kind: str
    board_reference: str = ""
    application_made_on: date | None = None
    respond_by: date | None = None


@dataclass(frozen=True)
class Deferral:
    """A hearing put off: to which day, if one is known, and why, in words the person may read."""

    hearing_on: date | None = None
    why: str = ""


@action(needs=May.OPEN_REVIEW)
def open_review(*, sentence: Sentence, opening: Opening, by: Account, now: datetime) -> Review:
    """Open a review of a sentence: its duties appear in every case of the sentence. Raises `UnknownKind`, `facts.InTheFuture`."""
    if opening.kind not in KINDS:
        raise UnknownKind(opening.kind)
    if opening.application_made_on is not None and opening.application_made_on > day_of(now):
        raise facts.InTheFuture
    review = Review.objects.create(
        reference=references.new("RV"),
        sentence=sentence,
        kind=opening.kind,
        board_reference=opening.board_reference,
        made_by=by,
        made_at=now,
    )
    dates = _iso(application_made_on=opening.application_made_on, respond_by=opening.respond_by)
    fact = _record(review, "review_opened", {"kind": opening.kind, **dates}, by=by, now=now)
    _tell(review, OPENED.get(opening.kind), fact, {}, by=by, now=now)
    return review


@action(needs=May.OPEN_REVIEW)
def list_hearing(*, review: Review, hearing_on: date, by: Account, now: datetime) -> Fact:
    """A hearing is listed. A later listing replaces the earlier one and everything that hung on it (P7).

    Raises `HearingGoneBy`, `ReviewEnded`.
    """
    fresh = _open(review)
    if hearing_on < day_of(now):
        raise HearingGoneBy
    fact = _record(fresh, "hearing_listed", _iso(hearing_on=hearing_on), by=by, now=now)
    _tell(fresh, LISTED.get(fresh.kind), fact, _iso(hearing_on=hearing_on), by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def defer_hearing(*, review: Review, deferral: Deferral, by: Account, now: datetime) -> Fact:
    """The hearing is deferred, to another day or to one not yet known. Raises `NoHearing`, `HearingGoneBy`, `ReviewEnded`."""
    fresh = _open(review)
    stood_on = hearing_of(fresh)
    if stood_on is None:
        raise NoHearing
    if deferral.hearing_on is not None and deferral.hearing_on < day_of(now):
        raise HearingGoneBy
    moved = _iso(hearing_on=deferral.hearing_on)
    fact = _record(fresh, "hearing_deferred", moved, by=by, now=now)
    code = DEFERRED.get(fresh.kind)
    if code is None:
        _tell(fresh, LISTED.get(fresh.kind) if moved else None, fact, moved, by=by, now=now)
        return fact
    why = {"why": deferral.why} if deferral.why.strip() else {}
    _tell(fresh, code, fact, {**moved, **_iso(previous_hearing_on=stood_on), **why}, by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def decide(*, review: Review, decision: Decision, by: Account, now: datetime) -> Fact:
    """Record the decision, and tell of it in the words its state allows (P42).

    Raises `ReviewEnded`, `review_outcomes.UnknownOutcome`, `facts.InTheFuture` for a decision of a later day, or
    `open_requests.StillOpen` while a condition asked for in it is neither decided nor kept for later.
    """
    fresh = _open(review)
    open_requests.require_none_in_review(fresh)
    review_outcomes.require_known(fresh.kind, decision.outcome)
    if decision.provided_on > day_of(now):
        raise facts.InTheFuture
    data = {"outcome": decision.outcome, **_iso(provided_on=decision.provided_on)}
    fact = _record(fresh, "decision", data, by=by, now=now, details=decision.details)
    fresh.ended_at = now
    fresh.save(update_fields=["ended_at"])
    code = review_outcomes.stage_of(fresh.kind, decision.outcome, state_of(fresh, on=day_of(now)))
    _tell(fresh, code, fact, decision.details, by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def follow(*, review: Review, step: str, by: Account, now: datetime) -> Fact:
    """Record what followed a decision of the Board: a challenge, its answer, the High Court, or that it became final.

    `step` is one of `steps_after`; raises `scheme.moves.NotAllowed` for any other.
    """
    fresh = _locked(review)
    if step not in steps_after(fresh, on=day_of(now)):
        raise NotAllowed(f"{step} does not follow here")
    if step == FINAL:
        return _become_final(fresh, by=by, now=now)
    following = FOLLOWING[step]
    outcome = {"outcome": following.outcome} if following.outcome else {}
    fact = _record(fresh, following.kind, outcome, by=by, now=now)
    if step in REOPENS:
        fresh.ended_at = None
        fresh.save(update_fields=["ended_at"])
    _tell(fresh, following.stage, fact, outcome, by=by, now=now)
    return fact


def steps_after(review: Review, *, on: date) -> tuple[str, ...]:
    """What can be recorded as following the decision of a review that stands as it does on a day."""
    state = state_of(review, on=on)
    steps = review_outcomes.what_can_follow(state, high_court=laws.in_force().in_force("SW-HC", on))
    return (FINAL, *steps) if state in FINAL_STATES and not known_as_final(review) else steps


def _become_final(review: Review, *, by: Account, now: datetime) -> Fact:
    """Nobody asked in time, or it was looked at again and stands: the members hear that the decision is final (P42, P43)."""
    decided = Fact.objects.filter(
        sentence=review.sentence_id, kind="decision", data__review=review.reference, withdrawal__isnull=True
    ).latest("made_at")
    data = {"code": FINAL_STAGE, "happened_on": day_of(now).isoformat()}
    fact = _record(review, "stage", data, by=by, now=now)
    _tell(review, FINAL_STAGE, fact, decided.details or {"outcome": decided.data["outcome"]}, by=by, now=now)
    return fact


def _locked(review: Review) -> Review:
    return Review.objects.select_for_update(of=("self",)).select_related("sentence__offender").get(pk=review.pk)


def _open(review: Review) -> Review:
    """The row, locked, so that two officers do not both decide. Raises `ReviewEnded`."""
    fresh = _locked(review)
    if fresh.ended_at is not None:
        raise ReviewEnded(fresh.reference)
    return fresh


def _record(
    review: Review,
    kind: str,
    data: Mapping[str, Any],
    *,
    by: Account,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> Fact:
    new = facts.New(kind, day_of(now), {"review": review.reference, **data}, details)
    fact = facts.add(review.sentence, new, by=by, now=now)
    duties.reconcile_sentence(review.sentence, now=now)
    return fact


def _tell(
    review: Review, code: str | None, fact: Fact, details: Mapping[str, Any], *, by: Account, now: datetime
) -> None:
    """Pass a step through the disclosure gate for every member of the sentence."""
    if code is not None:
        known = review_outcomes.known_to(code, details)
        brake = plausibility.look(fact, code, known, now=now)
        tellings.make_for_sentence(review.sentence, fact, code, known, by=by, now=now, brake=brake)
        if brake is not None:
            duties.reconcile_sentence(review.sentence, now=now)


def _iso(**dates: date | None) -> dict[str, str]:
    return {name: value.isoformat() for name, value in dates.items() if value is not None}
