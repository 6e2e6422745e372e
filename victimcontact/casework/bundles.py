"""Bundles for hearings: one file a case with what was checked or sent, made at once, or for every hearing of a week by the worker."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from victimcontact.casework import (
    access,
    audit,
    bulk,
    references,
    report_content,
    report_guard,
    report_history,
    review_dates,
    statement_sending,
    statement_words,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import bundles as documents
from victimcontact.casework.documents.typesetting import CannotBeTypeset, page_count
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.report_sending import Sent
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.records.models import Account, BulkWork, Bundle, BundleSending, Case, Report, Review, Statement
from victimcontact.scheme.reports import ReportState
from victimcontact.scheme.roles import May

KIND = "make_bundles"
WEEK = timedelta(days=7)
# What may go to a hearing: checked, or gone already. A draft never does.
READY = frozenset(
    {ReportState.CHECKED, ReportState.SUBMITTED, ReportState.BOUNCED, ReportState.ACKNOWLEDGED, ReportState.USED}
)
NOT_THERE = "There is no such case, or it is not yours to see."
NOTHING = "Nothing of it has been checked yet, so there is nothing to put into it."
NOT_PRINTED = "It holds a character that cannot be printed."
GIVES_AWAY = "The statement shows who or where somebody is. Look at its marks first."


class NothingReady(Exception):
    """No report of this case for this review has been checked, and no statement goes with the papers."""


class NoHearings(Exception):
    """No hearing within reach is on a day of this week."""


@dataclass(frozen=True)
class Contents:
    """What a bundle holds: its reports, the reference of the statement that goes openly, the annexes that may be named."""

    reports: tuple[Report, ...]
    statement: str
    annexes: tuple[str, ...]


@action(needs=May.SUBMIT_REPORT)
def make(*, case: Case, review: Review, by: Account, now: datetime) -> Bundle:
    """Put what is ready of a case for a hearing into one file, and keep it.

    Raises `NothingReady`, `access.NotFound`, or `protection.GivesAway` while the statement gives away what nobody released (R70).
    """
    if review.sentence_id != case.sentence_id:
        raise access.NotFound(review.reference)
    whole = contents(case, review)
    if not whole.reports and not whole.statement:
        raise NothingReady
    reference, statement = references.new("BU"), _statement_of(whole)
    if statement is not None:
        statement_sending.require_silence(statement)
    pdf = documents.pdf(_document(reference, case, review, whole, now=now))
    return Bundle.objects.create(
        reference=reference,
        case=case,
        review=review,
        statement=statement,
        statement_hash=statement_words.latest(statement).content_hash if statement else "",
        pages=page_count(pdf),
        content=base64.b64encode(pdf).decode(),
        made_by=by,
        made_at=now,
    )


@action(needs=May.SUBMIT_REPORT)
def record_sent(*, bundle: Bundle, sent: Sent, late: str = "", by: Account, now: datetime) -> BundleSending:
    """The bundle went: so did the statement in it, which its victim can read. `late`: why that comes after its last day (R34).

    Raises `statement_sending.Changed`, `reviews.ReviewEnded`, `protection.GivesAway`, `scheme.moves.GuardNotMet`.
    """
    review = Review.objects.get(pk=bundle.review_id)
    if review.ended_at is not None:
        raise ReviewEnded(review.reference)
    statement_sending.send_within(bundle, late=late, by=by, now=now)
    return BundleSending.objects.create(bundle=bundle, who=sent.to, how=sent.how, made_by=by, made_at=now)


@action(needs=May.SUBMIT_REPORT)
def make_for_week(*, from_on: date, by: Account, now: datetime) -> BulkWork:
    """Have the worker make the bundle of every case within reach whose hearing is in the seven days from this one.

    Raises `NoHearings`.
    """
    heard = [dates.review for dates in review_dates.listed(by, decided=False) if _within(dates.hearing_on, from_on)]
    items = [
        [case, review.reference]
        for review in heard
        for case in access.cases_within_reach(by)
        .filter(sentence=review.sentence_id)
        .order_by("opened_at")
        .values_list("reference", flat=True)
    ]
    if not items:
        raise NoHearings
    return bulk.begin(KIND, items, by=by, now=now)


def make_next(work: BulkWork, item: Sequence[str], now: datetime) -> str:
    """Make one bundle of many in the name of whoever began; answers why not, or nothing. The worker's."""
    case_reference, review_reference = item
    try:
        case = access.case_for(work.made_by, case_reference, now=now)
        review = review_dates.review_for(work.made_by, review_reference, now=now)
        make(case=case, review=review, by=work.made_by, now=now)
    except (access.NotFound, access.NotPermitted):
        return NOT_THERE
    except NothingReady:
        return NOTHING
    except CannotBeTypeset:
        return NOT_PRINTED
    except GivesAway:
        return GIVES_AWAY
    return ""


def contents(case: Case, review: Review) -> Contents:
    """What would go into a bundle now. What is kept from the prisoner is neither in it nor named by it (P35)."""
    rows = Report.objects.filter(case=case, review=review, state__in=READY).select_related("case", "review", "meeting")
    reports = tuple(report for report in rows.order_by("document") if not _is_out_of_date(report))
    zones = {
        condition["zone"]
        for report in reports
        for condition in report_history.latest(report).content["conditions"]
        if condition["zone"]
    }
    attached = statement_sending.for_report(case, review)
    open_one = attached is not None and attached.is_approved and not attached.apart
    return Contents(
        reports=reports,
        statement=attached.reference if attached is not None and open_one else "",
        annexes=tuple(f"{zone}: its map, a file of its own" for zone in sorted(zones)),
    )


def bundle_for(account: Account, reference: str, *, now: datetime) -> Bundle:
    """An officer comes to a bundle through its case, with the look written down. Raises `access.NotFound`."""
    bundle = Bundle.objects.select_related("review", "statement__review").filter(reference=reference).first()
    if bundle is None:
        raise access.NotFound(reference)
    bundle.case = access.case_for(account, bundle.case.reference, now=now)
    audit.write(
        "bundles.look", by=account, now=now, case_reference=bundle.case.reference, subject=f"bundle:{reference}"
    )
    return bundle


def of_case(case: Case, review: Review) -> list[Bundle]:
    """The bundles made of a case for a review, the newest first, without their content."""
    return list(Bundle.objects.filter(case=case, review=review).defer("content").order_by("-made_at"))


def sendings_of(bundle: Bundle) -> list[BundleSending]:
    """To whom it went, the newest first."""
    rows = BundleSending.objects.filter(bundle=bundle).select_related("made_by__officer")
    return list(rows.order_by("-made_at"))


def made_by(account: Account, *, now: datetime) -> list[Bundle]:
    """The bundles that an officer made in the last days, newest first, of cases still within reach; without their content."""
    rows = Bundle.objects.filter(made_by=account, made_at__gt=now - bulk.SHOWN_FOR)
    within = rows.filter(case__in=access.cases_within_reach(account)).select_related("case__person", "review")
    return list(within.defer("content").order_by("-made_at"))


def pdf_of(bundle: Bundle) -> bytes:
    """The file as it was made."""
    return base64.b64decode(bundle.content)


def _is_out_of_date(report: Report) -> bool:
    """Whether it has not gone yet and says of hearing or statement what is so no longer (P7)."""
    return report.state == ReportState.CHECKED and bool(report_guard.moved_on(report, report_history.latest(report)))


def _statement_of(whole: Contents) -> Statement | None:
    return Statement.objects.filter(reference=whole.statement).select_related("case", "review").first()


def _within(hearing_on: date | None, from_on: date) -> bool:
    return hearing_on is not None and from_on <= hearing_on < from_on + WEEK


def _document(reference: str, case: Case, review: Review, whole: Contents, *, now: datetime) -> documents.Bundle:
    statement = _statement_of(whole)
    return documents.Bundle(
        reference=reference,
        made_on=day_of(now),
        decided_by=report_content.decider(case, review),
        decision_reference=review.board_reference,
        offender=case.sentence.offender.full_name,
        hearing_on=review_dates.hearing_of(review),
        reports=tuple(report_history.as_layout(report) for report in whole.reports),
        statement=statement_sending.as_document(statement) if statement else None,
        annexes=whole.annexes,
    )
