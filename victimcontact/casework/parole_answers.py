"""What we tell the practitioner for their parole report (P53): kept as it was given, and suggested from what the case knows."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, facts
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Review, Statement
from victimcontact.records.models import ParoleAnswer as ParoleAnswer
from victimcontact.scheme import parole_reports
from victimcontact.scheme.parole_reports import StatementWish
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.statement_moves import ENDED

PAROLE = ("parole", "recall_review")


class NoParoleReport(Exception):
    """No parole report is written for a review of this kind."""


class DoesNotCount(Exception):
    """The day lies before the conviction or more than a year back: the report would not take it."""


@dataclass(frozen=True)
class Asked:
    """Who asked, on which day, and what the victim wishes."""

    asked_on: date
    asked_by: str
    statement: StatementWish


@action(needs=May.WRITE_REPORT)
def give(*, case: Case, review: Review, asked: Asked, by: Account, now: datetime) -> ParoleAnswer:
    """Keep what the practitioner was told. Whether the victim is in the scheme is as the case stands.

    Raises `NoParoleReport`, `facts.InTheFuture`, `DoesNotCount`, `access.NotFound` for a review of another sentence.
    """
    if review.sentence_id != case.sentence_id:
        raise access.NotFound(review.reference)
    if review.kind not in PAROLE:
        raise NoParoleReport(review.kind)
    if asked.asked_on > day_of(now):
        raise facts.InTheFuture
    if not parole_reports.counts(asked.asked_on, convicted_on=case.sentence.convicted_on, on=day_of(now)):
        raise DoesNotCount
    return ParoleAnswer.objects.create(
        review=review,
        case=case,
        asked_on=asked.asked_on,
        asked_by=asked.asked_by,
        in_scheme=is_in_scheme(case),
        statement=asked.statement,
        made_by=by,
        made_at=now,
    )


def is_in_scheme(case: Case) -> bool:
    """Whether the person has joined, and has not left."""
    return case.standing in (Standing.JOINED, Standing.PAUSED)


def suggested(case: Case, review: Review) -> StatementWish:
    """What the case knows of the wish for a statement at this review."""
    states = set(Statement.objects.filter(case=case, review=review).values_list("state", flat=True))
    return parole_reports.wish(has_statement=bool(states - ENDED), took_it_back=bool(states & ENDED))


def of_case(case: Case, review: Review) -> list[ParoleAnswer]:
    """What was told for a review, the newest first."""
    return list(ParoleAnswer.objects.filter(case=case, review=review).order_by("-made_at"))
