"""A report carries the victim's words to those who decide: approved by the victim, checked by another, never giving her away."""

from datetime import date

import pytest
from written_reports import TO_THE_BOARD, approved, author, begun, checked, content, fresh, words

from tests import builders
from victimcontact.casework import access, non_disclosure, report_files, report_guard, report_sending, reports, reviews
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.casework.report_sending import Late
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Duty, Officer, Report, ReportVersion
from victimcontact.scheme.moves import GuardNotMet, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return begun()


def test_the_walk_of_a_report_keeps_the_duty(report):
    ready = checked(approved(report))

    report_sending.submit(report=ready, sent=TO_THE_BOARD, by=author(report), now=builders.NOW)
    report_sending.acknowledge(report=fresh(report), receipt="Board receipt 17", by=author(report), now=builders.NOW)

    assert fresh(report).state == "acknowledged"
    assert Duty.objects.get(case=report.case, rule="P28").standing == "kept"
    assert report_files.file_of(report, "pdf").startswith(b"%PDF")
    assert report_files.file_of(report, "docx").startswith(b"PK")


def test_an_edit_after_approval_voids_it(report):
    ready = approved(report)

    reports.write(
        report=ready,
        content=words(concerns="Something else."),
        version=ready.version,
        by=author(report),
        now=builders.NOW,
    )

    assert fresh(report).state == "draft"
    with pytest.raises(NotAllowed):
        reports.start_check(report=fresh(report), by=builders.officer().account, now=builders.NOW)


def test_the_victim_must_know_who_reads_it_before_she_approves(report):
    reports.ask_victim(report=report, by=author(report), now=builders.NOW)

    with pytest.raises(GuardNotMet):
        reports.record_approval(
            report=fresh(report), how="by phone", understood=False, by=author(report), now=builders.NOW
        )


def test_nobody_checks_their_own_report(report):
    ready = approved(report)

    with pytest.raises(reports.OwnReport):
        reports.start_check(report=ready, by=author(report), now=builders.NOW)


def test_a_report_that_names_the_victim_does_not_pass_the_check(report):
    by = author(report)
    name = f"{report.case.person.given_names} {report.case.person.family_name}"
    reports.write(
        report=report, content=words(concerns=f"{name} is afraid."), version=report.version, by=by, now=builders.NOW
    )
    ready = approved(fresh(report))
    checker = builders.officer().account
    reports.start_check(report=ready, by=checker, now=builders.NOW)

    with pytest.raises(reports.GivesAway):
        reports.pass_check(report=fresh(report), looked_at=CHECKLIST["R01"], by=checker, now=builders.NOW)


def test_after_its_last_day_only_a_manager_sends_it_and_says_why(report):
    ready = checked(approved(report))
    late = builders.later(days=100)
    manager = Officer.objects.get(role="manager", unit=report.case.unit).account

    with pytest.raises(GuardNotMet):
        report_sending.submit(report=ready, sent=TO_THE_BOARD, by=author(report), now=late)
    report_sending.submit(
        report=fresh(report), sent=TO_THE_BOARD, late=Late("She was in hospital."), by=manager, now=late
    )

    assert fresh(report).state == "submitted"


def test_two_officers_writing_at_once_lose_nothing(report):
    by = author(report)
    reports.write(report=report, content=words(concerns="First."), version=report.version, by=by, now=builders.NOW)

    with pytest.raises(access.Stale):
        reports.write(report=report, content=words(concerns="Second."), version=report.version, by=by, now=builders.NOW)

    assert ReportVersion.objects.filter(report=report).latest("number").content["concerns"] == "First."


def test_the_tribunal_report_has_no_place_for_concerns():
    case = builders.joined(
        sentence=builders.told().sentence.__class__(
            kind="hospital_order",
            imposed_on=date(2026, 11, 5),
            offence_title="Manslaughter",
            court_name=builders.COURT,
            disposal={"restriction_order": True},
        )
    )
    assert case.officer is not None and case.route == "B"
    by = case.officer.account
    review = reviews.open_review(
        sentence=case.sentence,
        opening=Opening("tribunal", "MHT-1", application_made_on=date(2026, 11, 20)),
        by=by,
        now=builders.NOW,
    )
    report = reports.start(case=case, review=review, by=by, now=builders.NOW)

    assert report.document == "R02"
    with pytest.raises(reports.NotInThisReport):
        reports.write(report=report, content=words(), version=1, by=by, now=builders.NOW)


def test_an_officer_of_another_unit_does_not_come_to_the_report(report):
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        reports.report_for(stranger, report.reference, now=builders.NOW)
    assert reports.report_for(author(report), report.reference, now=builders.NOW) == report


@pytest.mark.parametrize("point", CHECKLIST["R01"])
def test_a_check_is_not_passed_while_a_point_of_the_list_was_not_looked_at(report, point):
    ready = approved(report)
    checker = builders.officer().account
    reports.start_check(report=ready, by=checker, now=builders.NOW)
    looked_at = set(CHECKLIST["R01"]) - {point}

    with pytest.raises(GuardNotMet):
        reports.pass_check(report=fresh(report), looked_at=looked_at, by=checker, now=builders.NOW)


def test_nothing_is_sent_while_nobody_knows_what_to_do_if_the_board_refuses(report):
    ready = checked(approved(report))
    by = author(report)
    non_disclosure.record(case=report.case, review=report.review, choice="", by=by, now=builders.NOW)

    with pytest.raises(GuardNotMet):
        report_sending.submit(report=ready, sent=TO_THE_BOARD, by=by, now=builders.NOW)
    non_disclosure.record(case=report.case, review=report.review, choice="redact", by=by, now=builders.NOW)
    report_sending.submit(report=fresh(report), sent=TO_THE_BOARD, by=by, now=builders.NOW)

    assert fresh(report).state == "submitted"


def test_the_last_day_is_the_ledgers_and_moves_with_the_hearing(report):
    before = report_guard.last_day(report)

    reviews.list_hearing(
        review=report.review, hearing_on=date(2027, 5, 5), by=author(report), now=builders.later(days=1)
    )

    assert before == date(2027, 2, 24)
    assert report_guard.last_day(fresh(report)) == date(2027, 4, 7)


def test_a_decided_review_takes_no_report_any_more(report):
    ready = checked(approved(report))
    by = author(report)
    decision = reviews.Decision("no_release", builders.TODAY, without_hearing=True)
    reviews.decide(review=report.review, decision=decision, by=by, now=builders.NOW)

    with pytest.raises(reviews.ReviewEnded):
        report_sending.submit(report=ready, sent=TO_THE_BOARD, by=by, now=builders.NOW)
    report_sending.withdraw(report=fresh(report), note="Too late.", by=by, now=builders.NOW)
    with pytest.raises(reviews.ReviewEnded):
        reports.start(case=report.case, review=fresh(report).review, by=by, now=builders.NOW)


def test_whether_a_statement_goes_with_it_is_known_from_the_case_and_never_typed(report):
    with pytest.raises(reports.NotInThisReport):
        reports.write(
            report=report,
            content=words(statement_attached=True),
            version=report.version,
            by=author(report),
            now=builders.NOW,
        )
    assert content(report)["statement_attached"] is False


def test_a_report_taken_back_after_it_went_says_whom_we_asked_to_remove_it(report):
    ready = checked(approved(report))
    by = author(report)
    report_sending.submit(report=ready, sent=TO_THE_BOARD, by=by, now=builders.NOW)

    with pytest.raises(GuardNotMet):
        report_sending.withdraw(report=fresh(report), note="", by=by, now=builders.NOW)
    report_sending.withdraw(report=fresh(report), note="The Board was asked to remove it.", by=by, now=builders.NOW)

    assert fresh(report).state == "withdrawn"


def test_what_was_sent_is_kept_byte_for_byte(report):
    ready = checked(approved(report))
    draft = report_files.file_of(ready, "pdf")
    report_sending.submit(report=ready, sent=TO_THE_BOARD, by=author(report), now=builders.NOW)

    left = report_files.file_of(fresh(report), "pdf")

    assert left == report_files.file_of(fresh(report), "pdf")
    assert left != draft


def test_an_administrator_neither_writes_nor_checks_nor_sends(report):
    administrator = builders.officer("administrator").account

    with pytest.raises(access.NotPermitted):
        reports.write(report=report, content=words(), version=report.version, by=administrator, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        reports.start_check(report=report, by=administrator, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        report_sending.submit(report=report, sent=TO_THE_BOARD, by=administrator, now=builders.NOW)
