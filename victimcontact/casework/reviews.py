"""Reviews: a decision maker considers release, discharge or conditions; its dates are facts and make their own duties."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcontact.casework import access, audit, duties, facts, references, tellings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Fact, Review, Sentence
from victimcontact.scheme.roles import May

KINDS = ("parole", "tribunal", "mhcs", "hdc", "open_conditions", "licence_variation", "recall_review")
# The key stage that a step of a review is, for those kinds of which a member hears; hearings and their moves have letters of their own.
OPENED = {"parole": "parole_review_started", "tribunal": "tribunal_applied", "mhcs": "discharge_considered"}
LISTED = {"parole": "parole_hearing_listed", "recall_review": "parole_hearing_listed"}
DECIDED = {"parole": "parole_decided", "recall_review": "parole_decided"}


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
class Decision:
    """What was decided, when it was provided to the parties, and what of it a member may hear."""

    outcome: str
    provided_on: date
    next_review_on: date | None = None


@action(needs=May.OPEN_REVIEW)
def open_review(*, sentence: Sentence, opening: Opening, by: Account, now: datetime) -> Review:
    """Open a review of a sentence: its duties appear in every case of the sentence. Raises `UnknownKind`."""
    if opening.kind not in KINDS:
        raise UnknownKind(opening.kind)
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
    _require_open(review)
    if hearing_on < day_of(now):
        raise HearingGoneBy
    fact = _record(review, "hearing_listed", _iso(hearing_on=hearing_on), by=by, now=now)
    _tell(review, LISTED.get(review.kind), fact, _iso(hearing_on=hearing_on), by=by, now=now)
    return fact


@action(needs=May.OPEN_REVIEW)
def defer_hearing(*, review: Review, hearing_on: date | None, by: Account, now: datetime) -> Fact:
    """The hearing is deferred, to another day or to one not yet known. Raises `NoHearing`, `HearingGoneBy`, `ReviewEnded`."""
    _require_open(review)
    if hearing_of(review) is None:
        raise NoHearing
    if hearing_on is not None and hearing_on < day_of(now):
        raise HearingGoneBy
    return _record(review, "hearing_deferred", _iso(hearing_on=hearing_on), by=by, now=now)


@action(needs=May.OPEN_REVIEW)
def decide(*, review: Review, decision: Decision, by: Account, now: datetime) -> Fact:
    """Record the decision. Raises `ReviewEnded`, or `facts.InTheFuture` for a decision of a later day."""
    _require_open(review)
    if decision.provided_on > day_of(now):
        raise facts.InTheFuture
    data = {"outcome": decision.outcome, **_iso(provided_on=decision.provided_on)}
    fact = _record(review, "decision", data, by=by, now=now)
    review.ended_at = now
    review.save(update_fields=["ended_at"])
    details = {"outcome": decision.outcome, **_iso(next_review_on=decision.next_review_on)}
    _tell(review, DECIDED.get(review.kind, DISCHARGES.get(decision.outcome)), fact, details, by=by, now=now)
    return fact


DISCHARGES = {"conditional_discharge": "conditionally_discharged", "absolute_discharge": "absolutely_discharged"}


@dataclass(frozen=True)
class Dates:
    """A review with its hearings as they were moved, newest last, and its decision."""

    review: Review
    hearings: tuple[Fact, ...]
    decision: Fact | None

    @property
    def hearing_on(self) -> date | None:
        """The day of the hearing as it now stands."""
        last = self.hearings[-1].data.get("hearing_on") if self.hearings else None
        return date.fromisoformat(last) if last else None


def dates_of(review: Review) -> Dates:
    """The hearings and the decision of a review, without facts that were withdrawn."""
    rows = Fact.objects.filter(sentence=review.sentence_id, data__review=review.reference, withdrawal__isnull=True)
    ordered = list(rows.order_by("on", "made_at"))
    hearings = tuple(fact for fact in ordered if fact.kind in ("hearing_listed", "hearing_deferred"))
    return Dates(review, hearings, next((fact for fact in ordered if fact.kind == "decision"), None))


def hearing_of(review: Review) -> date | None:
    """The day of the hearing as it now stands; None when none is listed or the new day is not known."""
    return dates_of(review).hearing_on


def review_for(account: Account, reference: str, *, now: datetime) -> Review:
    """An officer comes to a review of a sentence within reach, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.SEE_CASE)
    review = Review.objects.select_related("sentence__offender").filter(reference=reference).first()
    if review is None:
        raise access.NotFound(reference)
    access.require_reach(account, review)
    audit.write("reviews.look", by=account, now=now, subject=f"review:{review.reference}")
    return review


def _require_open(review: Review) -> None:
    if review.ended_at is not None:
        raise ReviewEnded(review.reference)


def _record(review: Review, kind: str, data: Mapping[str, Any], *, by: Account, now: datetime) -> Fact:
    new = facts.New(kind, day_of(now), {"review": review.reference, **data})
    fact = facts.add(review.sentence, new, by=by, now=now)
    duties.reconcile_sentence(review.sentence, now=now)
    return fact


def _tell(
    review: Review, code: str | None, fact: Fact, details: Mapping[str, Any], *, by: Account, now: datetime
) -> None:
    """Pass a step through the disclosure gate for every member of the sentence."""
    if code is not None:
        tellings.make_for_sentence(review.sentence, fact, code, details, by=by, now=now)


def _iso(**dates: date | None) -> dict[str, str]:
    return {name: value.isoformat() for name, value in dates.items() if value is not None}
