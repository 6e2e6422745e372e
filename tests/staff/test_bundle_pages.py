"""The pages of bundles: made from a report or for a week, opened, never anybody else's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import LIFE, account_of, begun, boxes, holder, in_days, opened, sentenced, visit
from victimcontact.casework import report_guard, reports, reviews, statements
from victimcontact.casework.statement_words import Words
from victimcontact.records.models import BulkWork, Bundle, Case, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return sentenced(**LIFE)


@pytest.fixture
def ready(case: Case) -> Report:
    """A report that was approved and checked."""
    now, by, checker = timezone.now(), account_of(case), builders.officer().account
    review = opened(case)
    reviews.list_hearing(review=review, hearing_on=in_days(120), by=by, now=now)
    report = begun(case, review)
    reports.ask_victim(report=report, by=by, now=now)
    reports.record_approval(report=report, how="in person", understood=True, by=by, now=now)
    reports.start_check(report=report, by=checker, now=now)
    reports.pass_check(report=report, looked_at=report_guard.CHECKLIST["R01"], by=checker, now=now)
    return report


def test_a_bundle_is_made_from_the_report_and_opens_beside_its_single_files(case: Case, ready: Report) -> None:
    client = visit(holder(case))
    assert ready.review is not None

    place = client.post(f"/reviews/{ready.review.reference}/bundle/{case.reference}/")["Location"]
    page = client.get(place).content.decode()
    file = client.get(f"{place}bundle.pdf")

    assert f"/reports/{ready.reference}/report.pdf" in page
    assert f"/reports/{ready.reference}/report.docx" in page
    assert file.content.startswith(b"%PDF")
    assert "inline" in file["Content-Disposition"]
    assert place in client.get(f"/reports/{ready.reference}/").content.decode()


def test_the_bundles_of_a_week_are_begun_and_their_progress_is_shown(case: Case, ready: Report) -> None:
    client = visit(holder(case))

    place = client.post("/bundles/", boxes("from_on", in_days(118)))["Location"]
    page = client.get(place).content.decode()
    stopped = client.post(f"/bulk-work/{BulkWork.objects.get().pk}/stop/")

    assert "0 of 1 done" in page
    assert "data-app-follow" in page
    assert stopped["Location"] == place
    assert "1 done" in client.get("/bundles/").content.decode()


def test_a_week_without_hearings_is_refused_with_what_was_typed(case: Case, ready: Report) -> None:
    day = in_days(120) + timedelta(days=30)

    page = visit(holder(case)).post("/bundles/", boxes("from_on", day)).content.decode()

    assert "No hearing that you may see is in this week" in page
    assert f'value="{day.year}"' in page


def test_nothing_is_bundled_before_a_check(case: Case) -> None:
    review = opened(case)
    begun(case, review)

    visit(holder(case)).post(f"/reviews/{review.reference}/bundle/{case.reference}/")

    assert not Bundle.objects.exists()


def test_an_officer_of_another_unit_finds_no_such_bundle(case: Case, ready: Report) -> None:
    visit(holder(case)).post(f"/reviews/{ready.review.reference if ready.review else ''}/bundle/{case.reference}/")
    stranger = visit(builders.officer(in_unit="exeter"))
    place = f"/bundles/{Bundle.objects.get().reference}/"

    assert [stranger.get(place).status_code, stranger.get(f"{place}bundle.pdf").status_code] == [404, 404]


def test_that_a_bundle_went_is_recorded_with_to_whom_and_how(case: Case, ready: Report) -> None:
    client = visit(holder(case))
    assert ready.review is not None
    place = client.post(f"/reviews/{ready.review.reference}/bundle/{case.reference}/")["Location"]

    missing = client.post(f"{place}sent/", {"to": "", "how": "post"}).content.decode()
    client.post(f"{place}sent/", {"to": "The case team", "how": "post"})

    assert "Enter to whom it went" in missing
    assert "The case team: Post" in client.get(place).content.decode()


def test_the_statement_in_a_bundle_is_marked_as_sent_and_one_taken_back_stops_it(case: Case, ready: Report) -> None:
    client, by = visit(holder(case)), account_of(case)
    review = ready.review
    assert review is not None
    statement = statements.start(case=case, review=review, by=by, now=timezone.now())
    words = Words("I could not walk.")
    statements.write(
        statement=statement, words=words, version=statements.version_of(statement), by=by, now=timezone.now()
    )
    statements.ask_victim(statement=statement, by=by, now=timezone.now())
    statements.record_approval(statement=statement, how="in_person", understood=True, by=by, now=timezone.now())
    place, later = (client.post(f"/reviews/{review.reference}/bundle/{case.reference}/")["Location"] for _each in "ab")

    client.post(f"{place}sent/", {"to": "The Board", "how": "post"})
    statement.refresh_from_db()
    state = statement.state
    statements.withdraw(statement=statement, note="Asked.", by=by, now=timezone.now())
    stopped = client.post(f"{later}sent/", {"to": "The Board", "how": "post"}).content.decode()

    assert state == "sent"
    assert "was changed or taken back since" in stopped
