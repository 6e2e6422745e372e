"""Where reviews stand: their hearings as they were moved, their decisions, and what is owed because of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from victimcontact.casework import access, audit, facts, non_disclosure, proofs
from victimcontact.casework.days import day_of
from victimcontact.casework.non_disclosure import Wanted
from victimcontact.casework.ready_queries import Among, ReadyRows
from victimcontact.records.models import Account, Case, Duty, Fact, Report, Review, Sentence
from victimcontact.scheme import courses
from victimcontact.scheme.duties.reviews import RECONSIDERABLE_SENTENCES
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.reviews import Parole
from victimcontact.scheme.roles import May

HEARINGS = ("hearing_listed", "hearing_deferred")
FINAL_STAGE = "parole_decision_final"
FINAL_STATES = frozenset({Parole.FINAL_RELEASE, Parole.FINAL_NO_RELEASE})
RELEASES = ("released", "released_again")


@dataclass(frozen=True)
class Step:
    """One thing that happened in a review, as its page shows it. `fact` leads to taking it back.

    `name` is what a step says that is no fact of the ledger; `why` the reason that was given for it.
    """

    kind: str
    on: date
    fact: str
    hearing_on: date | None
    provided_on: date | None
    outcome: str
    name: str
    why: str


@dataclass(frozen=True)
class Dates:
    """A review with what happened in it, oldest first, without what was taken back.

    `beside` moves the review as well and is recorded elsewhere: what was sent in for a victim, a release.
    """

    review: Review
    steps: tuple[Fact, ...]
    beside: tuple[Fact, ...] = ()

    @property
    def course(self) -> tuple[Step, ...]:
        """Everything that happened, newest first."""
        return tuple(_step(fact) for fact in reversed(self.steps))

    @property
    def outcome(self) -> str:
        """How the newest decision ended it; empty while nothing is decided."""
        return str(self.decision.data["outcome"]) if self.decision else ""

    @property
    def opened(self) -> Fact | None:
        """How it was opened."""
        return next((fact for fact in self.steps if fact.kind == "review_opened"), None)

    @property
    def hearings(self) -> tuple[Fact, ...]:
        """The notices of a hearing, newest last."""
        return tuple(fact for fact in self.steps if fact.kind in HEARINGS)

    @property
    def decision(self) -> Fact | None:
        """The newest decision."""
        return next((fact for fact in reversed(self.steps) if fact.kind == "decision"), None)

    @property
    def in_public(self) -> Fact | None:
        """That somebody applied for a hearing in public."""
        return next((fact for fact in self.steps if fact.kind == "public_hearing_applied"), None)

    @property
    def hearing_on(self) -> date | None:
        """The day of the hearing as it now stands."""
        return _day(self.hearings[-1], "hearing_on") if self.hearings else None

    @property
    def application_made_on(self) -> date | None:
        """The day the application or reference was made (P77)."""
        return _day(self.opened, "application_made_on") if self.opened else None

    @property
    def respond_by(self) -> date | None:
        """The last day the tribunal's notice names (D15)."""
        return _day(self.opened, "respond_by") if self.opened else None


@dataclass(frozen=True)
class Heard:
    """One case of the sentence under review: what is owed because of it, the reports, what is to be kept from the prisoner."""

    case: Case
    duties: tuple[Duty, ...]
    ended_duties: tuple[Duty, ...]
    kept_by_word: frozenset[str]
    reports: tuple[Report, ...]
    wanted: Wanted | None

    @property
    def live_documents(self) -> frozenset[str]:
        """The kinds of report of which one is on its way or has gone."""
        return frozenset(report.document for report in self.reports if report.state not in ("withdrawn", "superseded"))

    @property
    def managers_notify(self) -> bool:
        """The hospital managers own the notices of this case; ours is to check (P75)."""
        return self.case.route in UNRESTRICTED


ENDED = ("kept", "kept_late", "superseded", "passed")


def dates_of(review: Review) -> Dates:
    """What happened in a review."""
    return _dates([review])[0]


def hearing_of(review: Review) -> date | None:
    """The day of the hearing as it now stands; None when none is listed or the new day is not known."""
    return dates_of(review).hearing_on


def state_of(review: Review, *, on: date) -> StrEnum:
    """Where a review stands on a day, by the table of its course."""
    return state_from(dates_of(review), on=on)


def state_from(dates: Dates, *, on: date) -> StrEnum:
    """The same, from what happened in it."""
    return _state(dates, (*dates.steps, *dates.beside), on)


def settle_end(review: Review, *, now: datetime) -> None:
    """A (locked) review has ended when no decision can follow any more or it never was opened; else it goes on. Within another verb."""
    dates = dates_of(review)
    decidable = courses.course_of(review.kind).may_be_decided(state_from(dates, on=day_of(now)))
    goes_on = decidable and dates.opened is not None
    ended_at = None if goes_on else review.ended_at or now
    if ended_at != review.ended_at:
        review.ended_at = ended_at
        review.save(update_fields=["ended_at"])


def known_as_final(dates: Dates) -> bool:
    """Whether the newest decision was final when it was recorded, or its becoming final has been recorded since."""
    decision = dates.decision
    if decision is None:
        return False
    place = dates.steps.index(decision)
    at_once = _state(dates, dates.steps[: place + 1], decision.on) in FINAL_STATES
    return at_once or any(fact.data.get("code") == FINAL_STAGE for fact in dates.steps[place:])


def _state(dates: Dates, steps: Sequence[Fact], on: date) -> StrEnum:
    said = dates.opened.data.get("reconsiderable") if dates.opened else None
    reconsiderable = said if isinstance(said, bool) else dates.review.sentence.kind in RECONSIDERABLE_SENTENCES
    known = facts.as_scheme_facts(steps)
    return courses.state_of(dates.review.kind, known, on=on, reconsiderable=reconsiderable)


def listed(account: Account, *, decided: bool) -> list[Dates]:
    """The reviews within reach, those with a hearing first and soonest, or those decided, newest first."""
    access.require(account, May.OPEN_REVIEW)
    sentences = access.cases_within_reach(account).values("sentence")
    rows = Review.objects.filter(sentence__in=sentences, ended_at__isnull=not decided)
    made = _dates(list(rows.select_related("sentence__offender").order_by("-made_at")))
    return made if decided else sorted(made, key=lambda dates: dates.hearing_on or date.max)


def of_sentence(sentence: Sentence) -> list[Dates]:
    """The reviews of a sentence with what happened in each, those not decided first, the newest of either first."""
    reviews = Review.objects.filter(sentence=sentence).order_by(F("ended_at").asc(nulls_first=True), "-made_at")
    return _dates(list(reviews))


def going_on(cases: Iterable[Case]) -> list[Dates]:
    """The reviews of the sentences of some cases that have not ended."""
    rows = Review.objects.filter(sentence__in={case.sentence_id for case in cases}, ended_at__isnull=True)
    return _dates(list(rows.select_related("sentence__offender").order_by("reference")))


def heard_in(review: Review, *, by: Account) -> list[Heard]:
    """The cases of the sentence that this officer may come to, oldest first, each with its duties and reports of this review."""
    cases = access.cases_within_reach(by).filter(sentence=review.sentence_id).order_by("opened_at")
    return [_heard(case, review) for case in cases.select_related("person", "officer", "unit")]


def review_for(account: Account, reference: str, *, now: datetime) -> Review:
    """An officer comes to a review of a sentence within reach, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.SEE_CASE)
    review = Review.objects.select_related("sentence__offender").filter(reference=reference).first()
    if review is None:
        raise access.NotFound(reference)
    access.require_reach(account, review)
    audit.write("reviews.look", by=account, now=now, subject=f"review:{review.reference}")
    return review


def _heard(case: Case, review: Review) -> Heard:
    duties = list(Duty.objects.filter(case=case, about=review.reference).order_by("due_on", "pk"))
    return Heard(
        case=case,
        duties=tuple(duty for duty in duties if duty.standing not in ENDED),
        ended_duties=tuple(duty for duty in duties if duty.standing in ENDED),
        kept_by_word=proofs.kept_by_word(case),
        reports=tuple(Report.objects.filter(case=case, review=review).order_by("made_at")),
        wanted=non_disclosure.wanted_in(case, review),
    )


def _dates(reviews: Sequence[Review]) -> list[Dates]:
    """Several reviews with what happened in each, by two questions for all of them."""
    sentences = list({review.sentence_id for review in reviews})
    by_review: dict[str, list[Fact]] = {}
    for fact in STEPS.read(sentences=sentences):
        by_review.setdefault(fact.data["review"], []).append(fact)
    beside = BESIDE.read(sentences=sentences)
    return [
        Dates(
            review,
            tuple(by_review.get(review.reference, ())),
            tuple(fact for fact in beside if _moves(fact, review)),
        )
        for review in reviews
    ]


def _steps() -> QuerySet[Fact]:
    rows = Fact.objects.filter(sentence__in=SENTENCES, data__has_key="review", withdrawal__isnull=True)
    return rows.select_related("withdrawal").order_by("on", "made_at", "pk")


def _beside() -> QuerySet[Fact]:
    released = Q(sentence__in=SENTENCES, kind="stage", data__code__in=RELEASES)
    sent = Q(case__sentence__in=SENTENCES, kind="submitted", data__has_key="review")
    rows = Fact.objects.filter(released | sent, withdrawal__isnull=True)
    return rows.select_related("withdrawal").order_by("on", "made_at", "pk")


SENTENCES = Among("sentences")
STEPS, BESIDE = ReadyRows(_steps), ReadyRows(_beside)


def _moves(fact: Fact, review: Review) -> bool:
    return fact.data.get("review", "") == review.reference or fact.sentence_id == review.sentence_id


def _step(fact: Fact) -> Step:
    return Step(
        kind=fact.kind,
        on=fact.on,
        fact=str(fact.pk),
        hearing_on=_day(fact, "hearing_on"),
        provided_on=_day(fact, "provided_on"),
        outcome=str(fact.data.get("outcome", "")),
        name=str(fact.data.get("step", "")),
        why=str((fact.details or {}).get("why", "")),
    )


def _day(fact: Fact, name: str) -> date | None:
    text = fact.data.get(name)
    return date.fromisoformat(text) if text else None
