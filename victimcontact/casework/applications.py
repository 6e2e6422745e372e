"""What a member applies for beside a review, and what came of it: asked for by themselves or through their officer, step by step.

The rules are in `scheme.applications`. Nothing is overwritten: where an application stands is its newest step.
"""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, duties, facts, laws, references, review_dates
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.review_dates import Dates
from victimcontact.records.models import Account, ApplicationStep, Case, Duty, Fact, Review
from victimcontact.records.models import Application as Application
from victimcontact.scheme import applications as rules
from victimcontact.scheme.applications import Event, Guard, State, WhyNot
from victimcontact.scheme.duties.reviews import PAROLE
from victimcontact.scheme.moves import GuardNotMet, after, possible
from victimcontact.scheme.parole_rights import SummaryRequest, summary_asked_on
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

KINDS = tuple(kind.value for kind in rules.Application)


class CannotBeAskedFor(Exception):
    """This cannot be applied for in this review; `why` says why."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why)
        self.why = why


class AlreadyAsked(Exception):
    """The same has been asked for and stands."""


class ReasonMissing(Exception):
    """A refusal has its reason, and the person hears it (P79)."""


@dataclass(frozen=True)
class Asked:
    """An application as it stands: since when, what is said with it, and each step with its day and reason, newest last."""

    application: Application
    state: State
    steps: tuple[ApplicationStep, ...]

    @property
    def reason(self) -> str:
        """Why it was refused, if it was."""
        return next((step.reason or "" for step in reversed(self.steps) if step.state == State.REFUSED), "")

    @property
    def ways(self) -> tuple[str, ...]:
        """What can be recorded of it next."""
        return tuple(event.value for event in possible(rules.APPLICATION_MOVES, self.state))


@action(needs=May.RECORD_WISH)
def record(*, case: Case, review: Review, kind: str, note: str = "", by: Account, now: datetime) -> Application:
    """An officer records what the person asks for. Raises `CannotBeAskedFor`, `AlreadyAsked`."""
    return _ask(case, review, rules.Application(kind), note, by=by, now=now)


@action(needs=May.ASK_IN_OWN_REVIEW)
def ask_own(*, case: Case, review: Review, kind: str, note: str = "", by: Account, now: datetime) -> Application:
    """A member asks for it in their own pages. Raises as `record`."""
    return _ask(case, review, rules.Application(kind), note, by=by, now=now)


@action(needs=May.RECORD_WISH)
def move(*, application: Application, event: str, reason: str = "", by: Account, now: datetime) -> Application:
    """Record what became of it. Raises `ReasonMissing` for a refusal without a reason, or `scheme.moves.NotAllowed`."""
    return _move(application, Event(event), reason, by=by, now=now)


@action(needs=May.ASK_IN_OWN_REVIEW)
def withdraw_own(*, application: Application, by: Account, now: datetime) -> Application:
    """A member takes it back. Raises `scheme.moves.NotAllowed` where it was answered with no."""
    return _move(application, Event.WITHDRAW, "", by=by, now=now)


@action(needs=May.OPEN_REVIEW)
def record_public(*, review: Review, by: Account, now: datetime) -> Fact:
    """Somebody else applied for a hearing in public: every victim is asked what they think (P38).

    Raises `CannotBeAskedFor`, and `AlreadyAsked` where an application is recorded.
    """
    dates = review_dates.dates_of(review)
    if dates.in_public is not None:
        raise AlreadyAsked
    if not may_be_in_public(dates):
        raise CannotBeAskedFor(WhyNot.NOT_IN_THIS_REVIEW)
    return _applied_in_public(review, by=by, now=now)


def of_case(case: Case, review: Review) -> list[Asked]:
    """Everything this person asked for in a review, oldest first."""
    rows = Application.objects.filter(case=case, review=review).prefetch_related("steps").order_by("made_at")
    return [_asked(row) for row in rows]


def can_be_asked_for(case: Case, dates: Dates, *, on: date) -> dict[str, date | None]:
    """What this person can ask for in a review as things stand, each with its last day where there is one."""
    about = _circumstances(case, dates, on)
    standing = {asked.application.kind for asked in of_case(case, dates.review) if asked.state not in _OVER}
    law = laws.in_force()
    return {
        kind.value: rules.last_day(kind, about)
        for kind in rules.Application
        if kind.value not in standing and rules.why_not(kind, about, law=law) is None
    }


def may_be_in_public(dates: Dates) -> bool:
    """Whether it may still be recorded that somebody applied for a hearing in public: once, in a parole review that is not decided."""
    return dates.review.kind == PAROLE and dates.decision is None and dates.in_public is None


def has_open_summary(review: Review) -> bool:
    """Whether anybody waits for an answer about a summary: the review is not closed before (P84)."""
    rows = Application.objects.filter(review=review, kind=rules.Application.SUMMARY).prefetch_related("steps")
    return any(_asked(row).state in rules.UNANSWERED for row in rows)


def is_owed(asked: Asked) -> bool:
    """Whether the Board owes the summary, because it was asked for within six months of the decision (P49)."""
    provided_on = _provided_on(review_dates.dates_of(asked.application.review))
    if asked.application.kind != rules.Application.SUMMARY or provided_on is None:
        return False
    asked_on = day_of(asked.application.made_at)
    return summary_asked_on(asked_on, provided_on=provided_on) is SummaryRequest.OWED


def application_for(account: Account, reference: str, *, now: datetime) -> Application:
    """An officer comes to an application through its case, with the look written down. Raises `access.NotFound`."""
    row = Application.objects.select_related("case", "review").filter(reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    row.case = access.case_for(account, row.case.reference, now=now)
    return row


def own_application(case: Case, reference: str) -> Application:
    """One of a member's own. Raises `access.NotFound`."""
    row = Application.objects.select_related("review").filter(case=case, reference=reference).first()
    if row is None:
        raise access.NotFound(reference)
    return row


def asked_for(application: Application) -> Asked:
    """An application with where it stands."""
    return _asked(application)


_OVER = frozenset({State.WITHDRAWN, State.REFUSED})


def _ask(case: Case, review: Review, kind: rules.Application, note: str, *, by: Account, now: datetime) -> Application:
    fresh, dates = access.locked(case), review_dates.dates_of(review)
    if review.sentence_id != fresh.sentence_id:
        raise access.NotFound(review.reference)
    refused = rules.why_not(kind, _circumstances(fresh, dates, day_of(now)), law=laws.in_force())
    if refused is not None:
        raise CannotBeAskedFor(refused)
    if any(asked.application.kind == kind and asked.state not in _OVER for asked in of_case(fresh, review)):
        raise AlreadyAsked
    made = Application.objects.create(
        reference=references.new("AP"), case=fresh, review=review, kind=kind, note=note.strip() or None,
        made_by=by, made_at=now,
    )  # fmt: skip
    _step(made, State.ASKED, "", by=by, now=now)
    _count(made, dates, by=by, now=now)
    return made


def _count(made: Application, dates: Dates, *, by: Account, now: datetime) -> None:
    """What the ledger counts: a hearing in public concerns every victim (P38); a summary asked for in time keeps its window (P49)."""
    if made.kind == rules.Application.PUBLIC_HEARING and dates.in_public is None:
        _applied_in_public(made.review, by=by, now=now)
    if made.kind == rules.Application.SUMMARY:
        _keep_summary(made, dates, by=by, now=now)


def _applied_in_public(review: Review, *, by: Account, now: datetime) -> Fact:
    new = facts.New("public_hearing_applied", day_of(now), {"review": review.reference})
    fact = facts.add(review.sentence, new, by=by, now=now)
    duties.reconcile_sentence(review.sentence, now=now)
    return fact


def _keep_summary(made: Application, dates: Dates, *, by: Account, now: datetime) -> None:
    windows = Duty.objects.filter(
        case=made.case, what="ask_for_summary", about=dates.review.reference, standing__in=duties.LIVE
    )
    for window in windows:
        facts.add(made.case, facts.New("done", day_of(now), {"duty": window.key}), by=by, now=now)
    duties.reconcile(made.case, now=now)


def _move(application: Application, event: Event, reason: str, *, by: Account, now: datetime) -> Application:
    row = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    met = {Guard.REASON_GIVEN} if reason.strip() else set()
    try:
        state = after(rules.APPLICATION_MOVES, _asked(row).state, event, met)
    except GuardNotMet:
        raise ReasonMissing from None
    _step(row, state, reason if state is State.REFUSED else "", by=by, now=now)
    return row


def _step(made: Application, state: State, reason: str, *, by: Account, now: datetime) -> None:
    ApplicationStep.objects.create(
        application=made, state=state, reason=reason.strip() or None, made_by=by, made_at=now
    )


def _asked(row: Application) -> Asked:
    steps = tuple(sorted(row.steps.all(), key=lambda step: step.made_at))
    return Asked(row, State(steps[-1].state), steps)


def _circumstances(case: Case, dates: Dates, on: date) -> rules.Circumstances:
    return rules.Circumstances(
        review_kind=dates.review.kind,
        route=case.route or duties.provisional_route(case.sentence),
        on=on,
        is_member=case.standing == Standing.JOINED,
        applied_on=dates.application_made_on or day_of(dates.review.made_at),
        hearing_on=dates.hearing_on,
        provided_on=_provided_on(dates),
    )


def _provided_on(dates: Dates) -> date | None:
    provided = dates.decision.data.get("provided_on") if dates.decision else None
    return date.fromisoformat(provided) if provided else None
