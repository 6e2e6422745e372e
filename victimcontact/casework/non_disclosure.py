"""A victim who wants the prisoner not to see what they say: the wish, and what is to happen if the Board refuses (P32, P33, P36)."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import duties, facts
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Fact, Review
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD
from victimcontact.scheme.roles import May

CHOICES = ("withdraw", "redact", "accept")


class NotBeforeTheBoard(Exception):
    """Only in a review by the Parole Board can anything be kept from the prisoner under rule 17."""


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

    The Secretary of State applies, never the victim (P32). Raises `NotBeforeTheBoard`, `UnknownChoice`.
    """
    if review.kind not in HEARD_BY_THE_BOARD or review.sentence_id != case.sentence_id:
        raise NotBeforeTheBoard
    if choice and choice not in CHOICES:
        raise UnknownChoice
    about, before = {"review": review.reference}, wanted_in(case, review)
    if before is None:
        facts.add(case, facts.New("non_disclosure_wanted", day_of(now), about), by=by, now=now)
    if choice:
        facts.add(case, facts.New("non_disclosure_choice", day_of(now), {**about, "choice": choice}), by=by, now=now)
    duties.reconcile(case, now=now)
    chosen_before = before.choice if before else ""
    return Wanted(before.since if before else day_of(now), choice or chosen_before)


def wanted_in(case: Case, review: Review) -> Wanted | None:
    """What this victim wants in this review; None where nothing is to be kept from the prisoner."""
    rows = Fact.objects.filter(
        case=case, data__review=review.reference, kind__startswith="non_disclosure", withdrawal__isnull=True
    )
    ordered = list(rows.order_by("on", "made_at"))
    wanted = [fact for fact in ordered if fact.kind == "non_disclosure_wanted"]
    chosen = [fact for fact in ordered if fact.kind == "non_disclosure_choice"]
    return Wanted(wanted[0].on, chosen[-1].data["choice"] if chosen else "") if wanted else None


def is_undecided(case: Case, review: Review | None) -> bool:
    """Whether something is to be kept from the prisoner and nobody knows yet what to do if the Board refuses."""
    wanted = wanted_in(case, review) if review is not None else None
    return wanted is not None and not wanted.choice
