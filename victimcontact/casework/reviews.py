"""Reviews: a decision maker considers release, discharge or conditions; its dates are facts and make their own duties.

Every step is asked of the table of its course (`scheme.courses`) before it is recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from victimcontact.casework import (
    applications,
    duties,
    facts,
    laws,
    open_requests,
    plausibility,
    references,
    review_dates,
    review_outcomes,
    review_timetables,
    tellings,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.review_dates import FINAL_STAGE, FINAL_STATES, known_as_final, state_of
from victimcontact.casework.review_dates import hearing_of as hearing_of
from victimcontact.casework.review_outcomes import FINAL, FOLLOWING, NEXT_REVIEW
from victimcontact.casework.review_outcomes import Decision as Decision
from victimcontact.records.models import Account, Case, ConsultationPart, Fact, Sentence
from victimcontact.records.models import Review as Review
from victimcontact.scheme import courses
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.reviews import Guard
from victimcontact.scheme.roles import May
from victimcontact.scheme.tribunals import Guard as InHospital

DEFERRAL = ("hearing_deferred", "")
KINDS = tuple(review_outcomes.OUTCOMES)
# The key stage that a step of a review is, for those kinds of which a member hears by one.
OPENED = {
    "parole": "parole_review_started",
    "recall_review": "parole_review_started",
    "tribunal": "tribunal_applied",
    "mhcs": "discharge_considered",
    "hospital_managers": "discharge_considered",
    "hdc": "home_detention_curfew_considered",
    "temporary_release": "temporary_release_planned",
    "open_conditions": "eligible_for_open_conditions",
    "licence_variation": "licence_variation_considered",
}
LISTED = {
    "parole": "parole_hearing_listed",
    "recall_review": "parole_hearing_listed",
    "tribunal": "tribunal_hearing_listed",
    "hospital_managers": "tribunal_hearing_listed",
}
# A tribunal's hearing put off to another day is told as the new day; one put off without a day has no words of its own.
DEFERRED = {"parole": "parole_hearing_deferred", "recall_review": "parole_hearing_deferred"}
# Opening one of these is the question that a decision maker puts to us: the time for the victim's views runs (P55, P65, P70, D8).
CONSULTED = frozenset({"hdc", "temporary_release", "open_conditions", "licence_variation"})


class UnknownKind(Exception):
    """Not a kind of review."""


class HearingGoneBy(Exception):
    """A hearing cannot be listed for a day that has gone by."""


class ReviewEnded(Exception):
    """The review has been decided."""


class NoHearing(Exception):
    """There is no hearing that could be deferred."""


class NotHeard(Exception):
    """Reviews of this kind have no hearing."""


class AlreadyListed(Exception):
    """The hearing stands on that very day."""


class HearingStillToCome(Exception):
    """A hearing is listed for a day after the decision, and nobody said that it was decided without one."""


class DayMissing(Exception):
    """The next review needs its day."""


@dataclass(frozen=True)
class Opening:
    """How a review was opened.

    `application_made_on` decides on the tribunal statement (P77); `respond_by` is the tribunal's date (D15). `emergency`: a change of the
    licence that cannot wait (D8).
    """

    kind: str
    board_reference: str = ""
    application_made_on: date | None = None
    respond_by: date | None = None
    emergency: bool = False


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
    told: Mapping[str, Any] = _consult(review, opening, by=by, now=now) if opening.kind in CONSULTED else {}
    _tell(review, OPENED[opening.kind], fact, told, by=by, now=now)
    return review


@action(needs=May.OPEN_REVIEW)
def list_hearing(*, review: Review, hearing_on: date, by: Account, now: datetime) -> Fact:
    """A hearing is listed. A later listing replaces the earlier one and everything that hung on it (P7).

    Raises `HearingGoneBy`, `AlreadyListed`, `NotHeard`, `ReviewEnded`, or `scheme.moves.NotAllowed`.
    """
    fresh = _going_on(review, on=day_of(now))
    _require(fresh, _listing_of(fresh), on=day_of(now))
    _require_new_day(hearing_on, hearing_of(fresh), now)
    fact = _record(fresh, "hearing_listed", _iso(hearing_on=hearing_on), by=by, now=now)
    review_timetables.moved(fresh, fact, by=by, now=now)
    _tell(fresh, LISTED.get(fresh.kind), fact, _iso(hearing_on=hearing_on), by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def defer_hearing(*, review: Review, deferral: Deferral, by: Account, now: datetime) -> Fact:
    """The hearing is put off or adjourned, to another day or to one not yet known. Raises `NoHearing`, and as `list_hearing`."""
    fresh = _going_on(review, on=day_of(now))
    _listing_of(fresh)
    stood_on = hearing_of(fresh)
    if stood_on is None:
        raise NoHearing
    _require(fresh, courses.course_of(fresh.kind).moved_by[DEFERRAL], on=day_of(now))
    if deferral.hearing_on is not None:
        _require_new_day(deferral.hearing_on, stood_on, now)
    moved, why = _iso(hearing_on=deferral.hearing_on), deferral.why.strip()
    reason = {"why": why} if why else {}
    fact = _record(fresh, "hearing_deferred", moved, by=by, now=now, details=reason)
    review_timetables.moved(fresh, fact, by=by, now=now)
    code = DEFERRED.get(fresh.kind)
    if code is None:
        _tell(fresh, LISTED.get(fresh.kind) if moved else None, fact, moved, by=by, now=now)
    else:
        _tell(fresh, code, fact, {**moved, **_iso(previous_hearing_on=stood_on), **reason}, by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def decide(*, review: Review, decision: Decision, by: Account, now: datetime) -> Fact:
    """Record the decision, and tell of it in the words its state allows (P42).

    Raises `ReviewEnded`, `HearingStillToCome`, `courses.UnknownOutcome`, `scheme.moves.NotAllowed`, `facts.InTheFuture` for a
    decision of a later day, or `open_requests.StillOpen` while a condition asked for in it is neither decided nor kept for later.
    """
    event = courses.course_of(review.kind).event_of_decision(decision.outcome, reconsiderable=False)
    fresh = _going_on(review, on=day_of(now))
    _require(fresh, event, on=day_of(now))
    open_requests.require_none_in_review(fresh)
    if decision.provided_on > day_of(now):
        raise facts.InTheFuture
    hearing_on = hearing_of(fresh)
    if hearing_on is not None and hearing_on > decision.provided_on and not decision.without_hearing:
        raise HearingStillToCome
    data = {"outcome": decision.outcome, **_iso(provided_on=decision.provided_on)}
    fact = _record(fresh, "decision", data, by=by, now=now, details=decision.details)
    review_dates.settle_end(fresh, now=now)
    review_timetables.moved(fresh, fact, by=by, now=now)
    code = review_outcomes.stage_of(fresh.kind, decision.outcome, state_of(fresh, on=day_of(now)))
    if decision.outcome in review_outcomes.HAPPENS_AT_ONCE:
        _happen(fresh, decision, by=by, now=now)
    else:
        _tell(fresh, code, fact, decision.details, by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def follow(*, review: Review, step: str, by: Account, now: datetime, next_review_on: date | None = None) -> Fact:
    """Record what else happened: how it is looked at, a challenge and its answer, the High Court, setting aside, the next review.

    `step` is one of `steps_after`; raises `scheme.moves.NotAllowed` for any other, and `DayMissing` for a next review without a day.
    """
    fresh = _locked(review)
    if step not in steps_after(fresh, on=day_of(now)):
        raise NotAllowed(f"{step} does not follow here")
    if step == FINAL:
        return _become_final(fresh, by=by, now=now)
    if step == NEXT_REVIEW:
        return _set_next_review(fresh, next_review_on, by=by, now=now)
    following = FOLLOWING[step]
    fact = _record(fresh, following.kind, following.data, by=by, now=now)
    review_dates.settle_end(fresh, now=now)
    review_timetables.moved(fresh, fact, by=by, now=now)
    known = {"outcome": following.says} if following.says else {}
    _tell(fresh, following.stage, fact, known, by=by, now=now)
    return fact


def steps_after(review: Review, *, on: date) -> tuple[str, ...]:
    """What can be recorded of a review that stands as it does on a day, besides a hearing and a decision."""
    dates = review_dates.dates_of(review)
    state, hearing_on = review_dates.state_from(dates, on=on), dates.hearing_on
    steps = review_outcomes.what_can_follow(review.kind, state, _met(review, on))
    if hearing_on is not None and hearing_on > on:
        steps = tuple(step for step in steps if step != "heard")
    return (FINAL, *steps) if state in FINAL_STATES and not known_as_final(dates) else steps


def ways_on(review: Review, *, on: date) -> frozenset[str]:
    """Which of `list`, `defer` and `decide` the table allows from where a review stands on a day."""
    dates, course = review_dates.dates_of(review), courses.course_of(review.kind)
    state = review_dates.state_from(dates, on=on)
    ways = {"decide"} if course.may_be_decided(state) else set()
    if course.hears is not None and course.allows(state, course.hears, ()):
        ways.add("list")
    if dates.hearing_on is not None and course.allows(state, course.moved_by[DEFERRAL], ()):
        ways.add("defer")
    return frozenset(ways)


def _met(review: Review, on: date) -> frozenset[StrEnum]:
    """What is true of a review that moves of its course need."""
    law = {Guard.HIGH_COURT_IN_FORCE} if laws.in_force().in_force("SW-HC", on) else set()
    settled = set() if applications.has_open_summary(review) else {InHospital.SUMMARY_SETTLED}
    return frozenset({*law, *settled})


def _consult(review: Review, opening: Opening, *, by: Account, now: datetime) -> dict[str, str]:
    """The question to us is a fact of each case that is not being asked already (`casework.questions`).

    Answers by when the victim may say what they think, where that is fixed.
    """
    data = {"kind": opening.kind, "review": review.reference} | ({"emergency": True} if opening.emergency else {})
    asked = ConsultationPart.objects.filter(consultation__kind=opening.kind, answered_at__isnull=True).values("case")
    for case in Case.objects.filter(sentence=review.sentence_id).exclude(pk__in=asked):
        facts.add(case, facts.New("consulted", day_of(now), data), by=by, now=now)
        duties.reconcile(case, now=now)
    if opening.kind != "hdc":
        return {}
    return _iso(respond_by=day_of(now) + timedelta(days=laws.in_force().period("D14")))


def _happen(review: Review, decision: Decision, *, by: Account, now: datetime) -> None:
    """What was decided holds from the day it was decided: the stage is recorded with it, and told of once."""
    on = _iso(happened_on=decision.provided_on)
    fact = _record(review, "stage", {"code": decision.outcome, **on}, by=by, now=now)
    _tell(review, decision.outcome, fact, {"ended_on": on["happened_on"]}, by=by, now=now)


def _become_final(review: Review, *, by: Account, now: datetime) -> Fact:
    """Nobody asked in time, or it was looked at again and stands: the members hear that the decision is final (P42, P43)."""
    decided = _decided(review)
    data = {"code": FINAL_STAGE, "happened_on": day_of(now).isoformat()}
    fact = _record(review, "stage", data, by=by, now=now)
    _tell(review, FINAL_STAGE, fact, decided.details or {"outcome": decided.data["outcome"]}, by=by, now=now)
    return fact


def _set_next_review(review: Review, on: date | None, *, by: Account, now: datetime) -> Fact:
    """The next review is a date to count from: its opening is looked for in time (D9), and the members hear its month (R65)."""
    if on is None:
        raise DayMissing
    data = {"name": "parole_eligibility", **_iso(date=on)}
    fact = _record(review, "key_date", data, by=by, now=now)
    told = {"outcome": _decided(review).data["outcome"], **_iso(next_review_on=on)}
    _tell(review, FOLLOWING[NEXT_REVIEW].stage, fact, told, by=by, now=now)
    return fact


def _decided(review: Review) -> Fact:
    decision = review_dates.dates_of(review).decision
    if decision is None:
        raise NotAllowed("nothing has been decided")
    return decision


def _listing_of(review: Review) -> StrEnum:
    """The event of a hearing that is listed. Raises `NotHeard` for kinds without a hearing."""
    hears = courses.course_of(review.kind).hears
    if hears is None:
        raise NotHeard(review.kind)
    return hears


def _require_new_day(hearing_on: date, stands_on: date | None, now: datetime) -> None:
    if hearing_on < day_of(now):
        raise HearingGoneBy
    if hearing_on == stands_on:
        raise AlreadyListed


def _locked(review: Review) -> Review:
    return Review.objects.select_for_update(of=("self",)).select_related("sentence__offender").get(pk=review.pk)


def _going_on(review: Review, *, on: date) -> Review:
    """The row, locked, so that two officers do not both decide. Raises `ReviewEnded` where nothing can be decided any more."""
    fresh = _locked(review)
    decidable = courses.course_of(fresh.kind).may_be_decided(state_of(fresh, on=on))
    if not decidable or fresh.ended_at is not None:
        raise ReviewEnded(fresh.reference)
    return fresh


def _require(review: Review, event: StrEnum, *, on: date) -> None:
    """Raise `scheme.moves.NotAllowed` unless the table allows the event from where the review stands."""
    state = state_of(review, on=on)
    if not courses.course_of(review.kind).allows(state, event, ()):
        raise NotAllowed(f"{event} is not possible from {state}")


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
        beside = facts.recorded(review.sentence)
        brake = plausibility.look(fact, code, known, beside=beside, now=now)
        tellings.make_for_sentence(review.sentence, fact, code, known, by=by, now=now, brake=brake)
        if brake is not None:
            duties.reconcile_sentence(review.sentence, now=now)


def _iso(**dates: date | None) -> dict[str, str]:
    return {name: value.isoformat() for name, value in dates.items() if value is not None}
