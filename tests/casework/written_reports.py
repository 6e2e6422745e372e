"""Reports on their way, for the tests of what happens to them: written, approved, checked, sent."""

from datetime import date
from typing import Any

from tests import builders
from victimcontact.casework import report_sending, reports, reviews
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.casework.report_sending import Sent
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Report, ReportVersion

HEARING = date(2027, 3, 24)
TO_THE_BOARD = Sent("Parole Board", "secure email")


def words(**changes: Any) -> dict[str, Any]:
    return {
        "concerns": "She has not slept well since the letter came.",
        "attends": "",
        "observes": "",
        "public_hearing_views": "",
        "known_facts": [],
        "told_about_disclosure": "That the prisoner normally sees this report.",
    } | changes


def begun(kind: str = "parole", document: str = "", **content: Any) -> Report:
    """A report for a review of this kind, written by the officer of the case."""
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    review = reviews.open_review(sentence=case.sentence, opening=Opening(kind, "PB-1"), by=by, now=builders.NOW)
    reviews.list_hearing(review=review, hearing_on=HEARING, by=by, now=builders.NOW)
    report = reports.start(case=case, review=review, document=document, by=by, now=builders.NOW)
    reports.write(report=report, content=content or words(), version=1, by=by, now=builders.NOW)
    return fresh(report)


def fresh(report: Report) -> Report:
    return Report.objects.select_related("case__officer__account", "review").get(pk=report.pk)


def author(report: Report) -> Any:
    assert report.case.officer is not None
    return report.case.officer.account


def approved(report: Report) -> Report:
    by = author(report)
    reports.ask_victim(report=report, by=by, now=builders.NOW)
    reports.record_approval(report=report, how="read back by phone", understood=True, by=by, now=builders.NOW)
    return fresh(report)


def checked(report: Report, by: Any = None) -> Report:
    checker = by or builders.officer().account
    reports.start_check(report=report, by=checker, now=builders.NOW)
    reports.pass_check(report=report, looked_at=CHECKLIST[report.document], by=checker, now=builders.NOW)
    return fresh(report)


def sent(report: Report) -> Report:
    report_sending.submit(report=report, sent=TO_THE_BOARD, by=author(report), now=builders.NOW)
    return fresh(report)


def content(report: Report) -> dict[str, Any]:
    return dict(ReportVersion.objects.filter(report=report).latest("number").content)
