"""The way of a report on its pages: typing put right, marks let stand, what happens after sending, answers to what was asked."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import (
    LIFE,
    account_of,
    begun,
    boxes,
    holder,
    in_days,
    in_hospital,
    opened,
    sentenced,
    visit,
)
from tests.staff.report_desk import approved, checked, heard_later, state_of, write
from victimcontact.casework import reports, reviews
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.records.models import Case, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return sentenced(**LIFE)


@pytest.fixture
def report(case: Case) -> Report:
    return heard_later(case)


def returned(author: Client, checker: Client, report: Report, **changes: str) -> None:
    """Approved, then sent back by the checker."""
    write(author, report, **changes)
    approved(author, report)
    checker.post(f"/reports/{report.reference}/start-check/")
    checker.post(f"/reports/{report.reference}/send-back/", {"note": "A slip."})


def test_a_slip_put_right_keeps_the_approval_and_more_is_refused_with_what_was_typed(
    case: Case, report: Report
) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    returned(author, checker, report, concerns="She is afriad to go out.")

    refused = unescape(write(author, report, typing="yes", concerns="She wants nothing said.").content.decode())
    before = state_of(report)
    write(author, report, typing="yes", concerns="She is afraid to go out.")
    page = unescape(author.get(f"/reports/{report.reference}/").content.decode())

    assert "This changes more than typing" in refused
    assert "She wants nothing said." in refused
    assert (before, state_of(report)) == ("returned", "checking")
    assert "Only typing was put right" in page
    assert "afriad" in page


def test_two_people_let_marked_words_stand_each_with_a_reason(case: Case, report: Report) -> None:
    author, other = visit(holder(case)), visit(builders.officer())
    write(author, report, concerns=f"Judge {case.person.family_name} said so.")
    marks = f"/reports/{report.reference}/marks/"
    link = re.search(rf'href="({marks}[^"]+)"', author.get(marks).content.decode())
    assert link is not None
    seen = {"content_hash": reports.latest(report).content_hash}

    empty = unescape(author.post(link[1], seen | {"reason": ""}).content.decode())
    author.post(link[1], seen | {"reason": "The judge."})
    again = unescape(author.post(link[1], seen | {"reason": "The judge, again."}).content.decode())
    half = unescape(author.get(marks).content.decode())
    other.post(link[1], seen | {"reason": "The judge indeed."})
    whole = unescape(other.get(marks).content.decode())

    assert "Enter why these words may stand" in empty
    assert "The second one has to be somebody else" in again
    assert "The judge, again." in again
    assert "Somebody else has to agree" in half
    assert "May stand" in whole
    assert "The judge indeed." in whole


def test_a_mark_that_was_written_away_leads_back_to_the_marks(case: Case, report: Report) -> None:
    client = visit(holder(case))

    answer = client.get(f"/reports/{report.reference}/marks/name-0-4/")

    assert answer["Location"] == f"/reports/{report.reference}/marks/"


def test_a_moved_hearing_stops_the_check_until_the_day_is_brought_up_to_date(case: Case, report: Report) -> None:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    assert report.review is not None
    reviews.list_hearing(review=report.review, hearing_on=in_days(150), by=account_of(case), now=timezone.now())
    checked(checker, report)
    stopped, page = state_of(report), unescape(author.get(f"/reports/{report.reference}/").content.decode())

    author.post(f"/reports/{report.reference}/up-to-date/")
    checker.post(f"/reports/{report.reference}/check/", dict.fromkeys(CHECKLIST["R01"], "on"))

    assert "The hearing was moved" in page
    assert (stopped, state_of(report)) == ("checking", "checked")


STEPS_AFTER = [
    ("bounce", {"note": "Mailbox full."}, "bounced"),
    ("replace", {"note": "She has moved."}, "superseded"),
    ("withdraw", {"note": "The Board was asked."}, "withdrawn"),
]


@pytest.fixture
def gone(case: Case, report: Report) -> Report:
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report)
    approved(author, report)
    checked(checker, report)
    author.post(f"/reports/{report.reference}/submit/", {"to": "Parole Board", "how": "post"})
    return report


@pytest.mark.parametrize(("step", "answers", "state"), STEPS_AFTER)
def test_what_happens_after_sending_is_asked_for_and_kept(
    case: Case, gone: Report, step: str, answers: dict[str, str], state: str
) -> None:
    client = visit(holder(case))
    ((name, typed_words),) = answers.items()

    refused = client.post(f"/reports/{gone.reference}/{step}/", {name: ""})
    before = state_of(gone)
    client.post(f"/reports/{gone.reference}/{step}/", answers)

    assert "There is a problem" in refused.content.decode()
    assert (before, state_of(gone)) == ("submitted", state)
    assert typed_words in client.get(f"/reports/{gone.reference}/").content.decode()


def test_after_the_receipt_it_is_given_back_or_seen_in_the_dossier(case: Case, gone: Report) -> None:
    client = visit(holder(case))
    client.post(f"/reports/{gone.reference}/receipt/", {"receipt": "R-1"})

    client.post(f"/reports/{gone.reference}/used/", {"where": "Dossier, page 212"})
    refused = client.post(f"/reports/{gone.reference}/given-back/", {"note": "A slip."}).content.decode()

    assert state_of(gone) == "used"
    assert "Somebody else has moved this report on" in refused
    assert "A slip." in refused


def test_what_was_taken_back_waits_for_the_answer_of_whoever_has_it(case: Case, gone: Report) -> None:
    client = visit(holder(case))
    client.post(f"/reports/{gone.reference}/withdraw/", {"note": "The Board was asked."})
    waiting = client.get(f"/reports/{gone.reference}/").content.decode()

    client.post(f"/reports/{gone.reference}/removal/", {"answer": "It is out of the dossier."})
    answered = client.get(f"/reports/{gone.reference}/").content.decode()

    assert "Nobody has answered yet" in waiting
    assert "Nobody has answered yet" not in answered
    assert "It is out of the dossier." in answered


RESPONSES = [
    ("hdc", "R03", {"effect_of_release": "She would not go out."}, "She would not go out."),
    ("open_conditions", "R04", {"views": "It would frighten them."}, "It would frighten them."),
    (
        "recall_review",
        "R06",
        {"statement_wish": "They will make one", "summary_wish": "They ask for one", **boxes("told_on", in_days(-1))},
        "They will make one",
    ),
]


@pytest.mark.parametrize(("kind", "document", "answers", "words"), RESPONSES)
def test_an_answer_is_begun_from_its_review_written_and_shown(
    case: Case, kind: str, document: str, answers: dict[str, str], words: str
) -> None:
    client, review = visit(holder(case)), opened(case, kind)

    begun_at = client.post(f"/reviews/{review.reference}/report/{case.reference}/{document}/")["Location"]
    client.post(begun_at, {"version": "1", **answers})
    page = unescape(client.get(begun_at.removesuffix("edit/")).content.decode())

    assert words in page
    assert Report.objects.get().document == document


def test_the_day_we_were_told_of_a_recall_is_not_in_the_future_and_nothing_typed_is_lost(case: Case) -> None:
    """P56."""
    client, review = visit(holder(case)), opened(case, "recall_review")
    client.post(f"/reviews/{review.reference}/report/{case.reference}/R06/")
    report = Report.objects.get()
    answers = {"version": "1", "statement_wish": "They will make one", "summary_wish": "They ask for one"}

    page = client.post(f"/reports/{report.reference}/edit/", answers | boxes("told_on", in_days(2))).content.decode()

    assert "must be today or in the past" in unescape(page)
    assert Report.objects.get().version == 1


def test_an_argument_about_discharge_is_shown_while_it_is_written_and_stops_the_check() -> None:
    """P76."""
    case = in_hospital(restricted=True)
    review = opened(case, "tribunal", application_made_on=in_days(-5))
    report = begun(case, review)
    author, checker = visit(holder(case)), visit(builders.officer())
    content = {"version": "1", "asks_to_attend": "Please do not discharge him."}

    preview = unescape(author.post(f"/reports/{report.reference}/edit/", content | {"preview": "yes"}).content.decode())
    author.post(f"/reports/{report.reference}/edit/", content)
    approved(author, report)
    checked(checker, report)

    assert "This argues about discharge, illness or treatment" in preview
    assert state_of(report) == "checking"


@pytest.mark.parametrize(
    "page", ["marks/", "marks/name-0-4/", "bounce/", "used/", "replace/", "removal/", "given-back/"]
)
def test_an_officer_of_another_unit_finds_no_such_page(report: Report, page: str) -> None:
    stranger = visit(builders.officer(in_unit="exeter"))

    assert stranger.get(f"/reports/{report.reference}/{page}").status_code == 404
