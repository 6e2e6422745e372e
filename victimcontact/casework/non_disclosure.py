"""A victim who wants the prisoner not to see what they say: the wish, and what is to happen if the Board refuses (P32, P33, P36)."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import duties, facts, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Fact, Review, Withholding, WithholdingStep
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD
from victimcontact.scheme.roles import May
from victimcontact.scheme.withholdings import WithholdingState

CHOICES = ("withdraw", "redact", "accept")


class NotBeforeTheBoard(Exception):
    """Only in a review by the Parole Board can anything be kept from the prisoner under rule 17."""


class AlreadyAnswered(Exception):
    """It is known whether the prisoner may see it, and what was chosen for that has been done."""


class UnknownChoice(Exception):
    """Not something that can happen if the Board refuses."""


@dataclass(frozen=True)
class Wanted:
    """The wish as it stands: since when, and what was chosen in case of a refusal (empty: nothing yet)."""

    since: date
    choice: str


@action(needs=May.WRITE_REPORT)
def record(*, case: Case, review: Review, choice: str, by: Account, now: datetime) -> Wanted:
    """The victim wants their words kept from the prisoner; `choice` may be empty while they think about it (P36).

    The Secretary of State applies, never the victim (P32). Raises `NotBeforeTheBoard`, `UnknownChoice`, `AlreadyAnswered`.
    """
    return want(case, review, choice, by=by, now=now)


@action(needs=May.WRITE_OWN_STATEMENT)
def ask_own(*, case: Case, review: Review, choice: str, by: Account, now: datetime) -> Wanted:
    """The member asks in their own pages: their officer has it on the worklist. Raises as `record` does."""
    return want(case, review, choice, by=by, now=now)


def want(case: Case, review: Review, choice: str, *, by: Account, now: datetime) -> Wanted:
    """The wish as a fact, once, and the row of the application that follows from it. Within a verb."""
    if review.kind not in HEARD_BY_THE_BOARD or review.sentence_id != case.sentence_id:
        raise NotBeforeTheBoard
    if choice and choice not in CHOICES:
        raise UnknownChoice
    rows = Withholding.objects.filter(case=case, review=review)
    if rows.filter(state=WithholdingState.ANSWERED).exists():
        raise AlreadyAnswered(review.reference)
    about, before = {"review": review.reference}, wanted_in(case, review)
    if not rows.exclude(state=WithholdingState.GIVEN_UP).exists():
        facts.add(case, facts.New("non_disclosure_wanted", day_of(now), about), by=by, now=now)
        _begin(case, review, by=by, now=now)
        before = None
    if choice:
        facts.add(case, facts.New("non_disclosure_choice", day_of(now), {**about, "choice": choice}), by=by, now=now)
    duties.reconcile(case, now=now)
    chosen_before = before.choice if before else ""
    return Wanted(before.since if before else day_of(now), choice or chosen_before)


def wanted_in(case: Case, review: Review) -> Wanted | None:
    """What this victim wants in this review, with the choice made since; None where nothing is to be kept from the prisoner."""
    rows = Fact.objects.filter(
        case=case, data__review=review.reference, kind__startswith="non_disclosure", withdrawal__isnull=True
    )
    ordered = list(rows.order_by("on", "made_at"))
    wanted = [fact for fact in ordered if fact.kind == "non_disclosure_wanted"]
    chosen = [fact for fact in ordered if fact.kind == "non_disclosure_choice"]
    since = [fact for fact in chosen if wanted and fact.made_at >= wanted[-1].made_at]
    return Wanted(wanted[0].on, since[-1].data["choice"] if since else "") if wanted else None


def is_undecided(case: Case, review: Review | None) -> bool:
    """Whether something is to be kept from the prisoner and nobody knows yet what to do if the Board refuses."""
    wanted = wanted_in(case, review) if review is not None else None
    return wanted is not None and not wanted.choice


def _begin(case: Case, review: Review, *, by: Account, now: datetime) -> None:
    row = Withholding.objects.create(
        reference=references.new("WH"), case=case, review=review, state=WithholdingState.WANTED, made_by=by, made_at=now
    )
    WithholdingStep.objects.create(withholding=row, event="begin", state=row.state, made_by=by, made_at=now)
