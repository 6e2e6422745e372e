"""A report in the member's own pages: read whole, approved in exactly those words, or sent back with what to change."""

import pytest

from tests import builders
from tests.portal import members
from tests.portal.whole import WORDS, report_to_read
from victimcontact.casework import access, approvals, notes, reports
from victimcontact.records.models import Account, Report
from victimcontact.scheme.moves import GuardNotMet, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    case = builders.joined()
    members.activated(case)
    return report_to_read(case)


def member_of(report: Report) -> Account:
    assert report.case.person.account is not None
    return report.case.person.account


def approve(report: Report, *, understood: bool = True, content_hash: str = "") -> Report:
    read = content_hash or approvals.to_approve(report).content_hash
    return reports.approve_own(
        report=report, understood=understood, content_hash=read, by=member_of(report), now=builders.later(1)
    )


def change(report: Report, concerns: str) -> None:
    by = members.officer_of(report.case)
    version = reports.version_of(report)
    reports.write(report=report, content=WORDS | {"concerns": concerns}, version=version, by=by, now=builders.NOW)
    reports.ask_victim(report=report, by=by, now=builders.NOW)
    report.refresh_from_db()


def test_the_member_reads_every_word_and_that_the_offender_normally_will(report: Report) -> None:
    shown = approvals.to_approve(report)

    words = str(shown.sections)
    assert str(WORDS["concerns"]).split("\n")[0] in words
    assert shown.offender_reads


def test_what_the_member_approves_is_what_they_read(report: Report) -> None:
    approved = approve(report)

    step = reports.steps(approved)[-1]
    assert (approved.state, step.how, step.made_by) == ("victim_approved", "portal", member_of(report))
    assert step.content_hash == reports.latest(report).content_hash


def test_an_approval_of_words_that_were_changed_meanwhile_does_not_count(report: Report) -> None:
    read = approvals.to_approve(report).content_hash
    change(report, "Something else.")

    with pytest.raises(access.Stale):
        approve(report, content_hash=read)
    report.refresh_from_db()
    assert report.state == "victim_review"


def test_nobody_approves_without_having_understood_who_reads_it(report: Report) -> None:
    with pytest.raises(GuardNotMet):
        approve(report, understood=False)


def test_what_should_be_changed_stands_before_the_officer(report: Report) -> None:
    reports.ask_changes_own(report=report, note="Leave out the street.", by=member_of(report), now=builders.NOW)

    report.refresh_from_db()
    assert report.state == "changes_asked"
    assert [said.text for said in notes.between(report.case)] == ["Leave out the street."]


def test_a_report_waits_only_while_it_is_the_members_turn(report: Report) -> None:
    case = report.case
    before = approvals.waiting(case)
    approve(report)

    assert (before, approvals.waiting(case)) == ([report.reference], [])
    with pytest.raises(access.NotFound):
        approvals.report_for(case, report.reference)
    with pytest.raises(NotAllowed):
        reports.ask_changes_own(report=report, note="Too late?", by=member_of(report), now=builders.NOW)


def test_nobody_reads_or_approves_the_report_of_another(report: Report) -> None:
    other_case = builders.joined()
    other = members.activated(other_case)
    read = approvals.to_approve(report).content_hash

    with pytest.raises(access.NotFound):
        approvals.report_for(other_case, report.reference)
    with pytest.raises(access.NotFound):
        reports.approve_own(report=report, understood=True, content_hash=read, by=other, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        reports.approve_own(
            report=report, understood=True, content_hash=read, by=members.officer_of(report.case), now=builders.NOW
        )
