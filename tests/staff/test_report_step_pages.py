"""The steps of a report until it has gone: nothing goes unapproved, unchecked, late or giving somebody away."""

from html import unescape

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import (
    LIFE,
    account_of,
    begun,
    holder,
    in_days,
    opened,
    sentenced,
    visit,
)
from tests.staff.report_desk import approved, checked, heard_later, state_of, write
from victimcontact.casework import non_disclosure, report_sending, reviews
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.records.models import Account, Case, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return sentenced(**LIFE)


@pytest.fixture
def report(case: Case) -> Report:
    return heard_later(case)


def test_editing_after_approval_warns_first_and_then_ends_it(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report)
    approved(client, report)

    page = client.get(f"/reports/{report.reference}/edit/").content.decode()
    refused = write(client, report, concerns="Changed.")
    kept = state_of(report)
    write(client, report, concerns="Changed.", voids="on")

    assert "the approval ends" in page
    assert "Tick the box: they must approve it again" in unescape(refused.content.decode())
    assert kept == "victim_approved"
    assert state_of(report) == "draft"


def test_the_victim_is_told_who_reads_it_before_approval_counts(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report)
    client.post(f"/reports/{report.reference}/ask-victim/")

    page = client.get(f"/reports/{report.reference}/approval/").content.decode()
    client.post(f"/reports/{report.reference}/approval/", {"how": "in person"})

    assert "The prisoner and their lawyer normally read this report" in page
    assert state_of(report) == "victim_review"


def test_a_change_the_victim_asks_for_is_kept_in_the_history(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report)
    client.post(f"/reports/{report.reference}/ask-victim/")

    client.post(f"/reports/{report.reference}/changes/", {"note": "Say it more softly."})

    assert state_of(report) == "changes_asked"
    assert "Say it more softly." in client.get(f"/reports/{report.reference}/").content.decode()


def test_the_author_is_not_offered_the_check_and_cannot_force_it(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report)
    approved(client, report)

    page = client.get(f"/reports/{report.reference}/").content.decode()
    client.post(f"/reports/{report.reference}/start-check/")

    assert "Begin to check it" not in page
    assert "so another officer checks it" in page
    assert state_of(report) == "victim_approved"


def test_a_check_needs_every_point_of_the_list(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    checker.post(f"/reports/{report.reference}/start-check/")
    most = dict.fromkeys(list(CHECKLIST["R01"])[1:], "on")

    answer = checker.post(f"/reports/{report.reference}/check/", most)

    assert "Look at this point and tick it" in answer.content.decode()
    assert state_of(report) == "checking"


def test_the_checker_sends_it_back_with_what_has_to_change(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    checker.post(f"/reports/{report.reference}/start-check/")

    checker.post(f"/reports/{report.reference}/send-back/", {"note": "Too long."})

    assert state_of(report) == "returned"
    assert "Too long." in author.get(f"/reports/{report.reference}/").content.decode()


def test_what_gives_somebody_away_is_marked_in_its_place_and_stops_the_check(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report, concerns=f"Ms {case.person.family_name} is afraid.")
    approved(author, report)
    checker.post(f"/reports/{report.reference}/start-check/")

    page = checker.get(f"/reports/{report.reference}/check/").content.decode()
    answer = checker.post(f"/reports/{report.reference}/check/", dict.fromkeys(CHECKLIST["R01"], "on"))

    assert f"<mark>{case.person.family_name}" in page
    assert "Something in it shows who or where the person is" in answer.content.decode()
    assert state_of(report) == "checking"


def test_a_report_is_sent_in_time_by_its_author_and_received(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    checked(checker, report)

    author.post(f"/reports/{report.reference}/submit/", {"to": "Parole Board", "how": "secure email"})
    author.post(f"/reports/{report.reference}/receipt/", {"receipt": "Receipt 12"})

    page = author.get(f"/reports/{report.reference}/").content.decode()
    assert state_of(report) == "acknowledged"
    assert "Receipt 12" in page
    assert "Parole Board" in page


def test_after_its_last_day_the_page_sends_the_officer_to_a_manager(case: Case) -> None:
    review = opened(case)
    reviews.list_hearing(review=review, hearing_on=in_days(10), by=account_of(case), now=timezone.now())
    report = begun(case, review)
    author, checker = visit(holder(case)), visit(builders.officer())
    manager = Account.objects.get(officer__role="manager", officer__unit=case.unit)
    write(author, report)
    approved(author, report)
    checked(checker, report)
    late = {"to": "Parole Board", "how": "post", "reason": "Listed late.", "recipient_told": "on"}

    page = author.get(f"/reports/{report.reference}/submit/").content.decode()
    refused = author.post(f"/reports/{report.reference}/submit/", late)
    before = state_of(report)
    report_sending.submit(
        report=report,
        sent=report_sending.Sent("Parole Board", "post"),
        late=report_sending.Late("Listed late."),
        by=manager,
        now=timezone.now(),
    )

    assert "Ask your manager to open this page" in page
    assert refused.status_code == 200
    assert (before, state_of(report)) == ("checked", "submitted")


def test_nothing_goes_to_the_board_while_the_choice_on_a_refusal_is_open(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    checked(checker, report)
    assert report.review is not None
    now = timezone.now()
    non_disclosure.record(case=case, review=report.review, choice="", by=account_of(case), now=now)

    answer = author.post(f"/reports/{report.reference}/submit/", {"to": "Parole Board", "how": "secure email"})

    assert "Record what is to happen if the Board refuses first" in answer.content.decode()
    assert state_of(report) == "checked"


def test_a_report_that_went_cannot_be_edited_any_more(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    checked(checker, report)
    author.post(f"/reports/{report.reference}/submit/", {"to": "Parole Board", "how": "secure email"})

    answer = author.get(f"/reports/{report.reference}/edit/")

    assert answer["Location"] == f"/reports/{report.reference}/"
