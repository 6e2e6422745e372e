"""Where reviews stand: their hearings as they were moved, their decisions, and what is owed because of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from victimcontact.casework import access, audit, facts, non_disclosure, proofs
from victimcontact.casework.non_disclosure import Wanted
from victimcontact.records.models import Account, Case, Duty, Fact, Report, Review, Sentence
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD, RECONSIDERABLE_SENTENCES
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.reviews import Parole, parole_state
from victimcontact.scheme.roles import May

HEARINGS = ("hearing_listed", "hearing_deferred")
FINAL_STAGE = "parole_decision_final"
FINAL_STATES = frozenset({Parole.FINAL_RELEASE, Parole.FINAL_NO_RELEASE})


@dataclass(frozen=True)
class Step:
    """One thing that happened in a review, as its page shows it. `fact` leads to taking it back."""

    kind: str
    on: date
    fact: str
    hearing_on: date | None
    provided_on: date | None
    outcome: str


@dataclass(frozen=True)
class Dates:
    """A review with what happened in it, oldest first, without what was taken back."""

    review: Review
    steps: tuple[Fact, ...]

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
    return Dates(review, tuple(_facts([review])))


def hearing_of(review: Review) -> date | None:
    """The day of the hearing as it now stands; None when none is listed or the new day is not known."""
    return dates_of(review).hearing_on


def state_of(review: Review, *, on: date) -> Parole | None:
    """Where a review by the Parole Board stands on a day; None for other reviews."""
    return state_from(dates_of(review), on=on)


def state_from(dates: Dates, *, on: date) -> Parole | None:
    """The same, from what happened in it."""
    return _state(dates, dates.steps, on) if dates.review.kind in HEARD_BY_THE_BOARD else None


def known_as_final(review: Review) -> bool:
    """Whether the newest decision was final when it was recorded, or its becoming final has been recorded since."""
    dates = dates_of(review)
    decision = dates.decision
    if decision is None:
        return False
    place = dates.steps.index(decision)
    at_once = _state(dates, dates.steps[: place + 1], decision.on) in FINAL_STATES
    return at_once or any(fact.data.get("code") == FINAL_STAGE for fact in dates.steps[place:])


def _state(dates: Dates, steps: Sequence[Fact], on: date) -> Parole:
    said = dates.opened.data.get("reconsiderable") if dates.opened else None
    reconsiderable = said if isinstance(said, bool) else dates.review.sentence.kind in RECONSIDERABLE_SENTENCES
    return parole_state(facts.as_scheme_facts(steps), on=on, reconsiderable=reconsiderable)


def listed(account: Account, *, decided: bool) -> list[Dates]:
    """The reviews within reach, those with a hearing first and soonest, or those decided, newest first."""
    access.require(account, May.OPEN_REVIEW)
    sentences = access.cases_within_reach(account).values("sentence")
    rows = Review.objects.filter(sentence__in=sentences, ended_at__isnull=not decided)
    reviews = list(rows.select_related("sentence__offender").order_by("-made_at"))
    made = _with_facts(reviews)
    return made if decided else sorted(made, key=lambda dates: dates.hearing_on or date.max)


def of_sentence(sentence: Sentence) -> list[Dates]:
    """The reviews of a sentence with what happened in each, those not decided first, the newest of either first."""
    reviews = Review.objects.filter(sentence=sentence).order_by(F("ended_at").asc(nulls_first=True), "-made_at")
    return _with_facts(list(reviews))


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


def _with_facts(reviews: Sequence[Review]) -> list[Dates]:
    by_review: dict[str, list[Fact]] = {}
    for fact in _facts(reviews):
        by_review.setdefault(fact.data["review"], []).append(fact)
    return [Dates(review, tuple(by_review.get(review.reference, ()))) for review in reviews]


def _facts(reviews: Sequence[Review]) -> Iterable[Fact]:
    references = [review.reference for review in reviews]
    sentences = {review.sentence_id for review in reviews}
    rows = Fact.objects.filter(sentence__in=sentences, data__review__in=references, withdrawal__isnull=True)
    return rows.select_related("withdrawal").order_by("on", "made_at")


def _step(fact: Fact) -> Step:
    return Step(
        kind=fact.kind,
        on=fact.on,
        fact=str(fact.pk),
        hearing_on=_day(fact, "hearing_on"),
        provided_on=_day(fact, "provided_on"),
        outcome=str(fact.data.get("outcome", "")),
    )


def _day(fact: Fact, name: str) -> date | None:
    text = fact.data.get(name)
    return date.fromisoformat(text) if text else None
