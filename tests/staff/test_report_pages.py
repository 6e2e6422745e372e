"""The editor of a report: nothing typed is lost, the preview shows what was typed, and nothing of the victim gets in by itself."""

import io
import re
from datetime import date
from html import unescape

import docx
import pikepdf
import pytest
from asked_for import WORDING, taken
from asked_for import begun as asked
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import (
    LIFE,
    account_of,
    begun,
    holder,
    in_hospital,
    opened,
    sentenced,
    today,
    visit,
)
from tests.staff.report_desk import approved, checked, content_of, heard_later, state_of, write
from victimcontact.casework import people, report_files
from victimcontact.casework.documents.checks import reading_order
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.records.models import Case, Report, ReportVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return sentenced(**LIFE)


@pytest.fixture
def report(case: Case) -> Report:
    return heard_later(case)


def test_a_report_is_begun_from_the_review_and_opens_in_the_editor(case: Case) -> None:
    review = opened(case)

    answer = visit(holder(case)).post(f"/reviews/{review.reference}/report/{case.reference}/R01/")

    assert answer["Location"] == f"/reports/{Report.objects.get().reference}/edit/"


def test_what_is_saved_stands_in_the_preview(case: Case, report: Report) -> None:
    client = visit(holder(case))

    write(client, report)

    page = unescape(client.get(f"/reports/{report.reference}/").content.decode())
    assert "She is afraid to go out." in page
    assert "A letter came from prison." in page


def test_what_the_victim_asks_for_stands_in_the_report_without_being_typed(case: Case, report: Report) -> None:
    taken(asked(case, review=report.review), "confirm")
    client = visit(holder(case))

    write(client, report)

    page = unescape(client.get(f"/reports/{report.reference}/").content.decode())
    assert WORDING in page
    assert WORDING in unescape(client.get(f"/reports/{report.reference}/edit/").content.decode())
    assert 'name="conditions-count"' not in page


def test_a_fact_without_its_source_is_refused_and_nothing_typed_is_lost(case: Case, report: Report) -> None:
    answer = write(visit(holder(case)), report, **{"known_facts-0-source": ""})

    page = unescape(answer.content.decode())
    assert "Fact 1: enter who says so" in page
    assert "She is afraid to go out." in page
    assert "A letter came from prison." in page
    assert Report.objects.get(pk=report.pk).version == 1


def test_a_block_is_added_without_scripts_and_without_a_word_of_error(case: Case, report: Report) -> None:
    answer = write(visit(holder(case)), report, add="known_facts", **{"known_facts-0-source": ""})

    page = unescape(answer.content.decode())
    assert 'name="known_facts-1-what"' in page
    assert 'name="known_facts-count" value="2"' in page
    assert "A letter came from prison." in page
    assert "There is a problem" not in page
    assert Report.objects.get(pk=report.pk).version == 1


def test_the_block_that_is_removed_goes_and_those_after_it_move_up(case: Case, report: Report) -> None:
    second = {"known_facts-count": "2", "known_facts-1-what": "He waited outside.", "known_facts-1-source": "a friend"}

    answer = write(visit(holder(case)), report, remove="known_facts-0", **second)

    page = unescape(answer.content.decode())
    assert re.search(r'name="known_facts-0-what"[^>]*>He waited outside\.<', page)
    assert "A letter came from prison." not in page
    assert 'name="known_facts-1-what"' not in page
    assert "She is afraid to go out." in page


def test_an_empty_block_counts_for_nothing(case: Case, report: Report) -> None:
    write(visit(holder(case)), report, **{"known_facts-count": "3"})

    assert len(content_of(report)["known_facts"]) == 1


def test_the_preview_shows_what_was_typed_and_keeps_nothing(case: Case, report: Report) -> None:
    answer = write(visit(holder(case)), report, preview="yes", concerns="Only looked at.")

    page = answer.content.decode()
    assert page.count("Only looked at.") == 2
    assert "Preview of what you typed" in page
    assert ReportVersion.objects.filter(report=report).count() == 1


def test_two_officers_writing_at_once_lose_nothing(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report, concerns="First.")

    answer = write(client, report, version="1", concerns="Second.")

    page = unescape(answer.content.decode())
    assert "Somebody else changed this while you were writing" in page
    assert "First." in page
    assert re.search(r'name="concerns"[^>]*>Second\.<', page)
    assert content_of(report)["concerns"] == "First."


def test_a_button_pressed_meanwhile_does_not_hide_that_somebody_else_saved(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report, concerns="First.")

    page = write(client, report, version="1", add="known_facts").content.decode()

    assert 'name="version" value="1"' in page


def test_the_tribunals_report_asks_for_conditions_only() -> None:
    case = in_hospital(restricted=True)
    report = begun(case, opened(case, "tribunal", application_made_on=today()))

    page = visit(holder(case)).get(f"/reports/{report.reference}/edit/").content.decode()

    assert report.document == "R02"
    assert 'name="concerns"' not in page
    assert 'name="known_facts-count"' not in page
    assert "The patient and their lawyer normally read this report" in page


@pytest.mark.parametrize("way", ["", "edit/", "approval/", "check/", "submit/", "report.pdf", "report.docx"])
def test_another_unit_finds_no_report(report: Report, way: str) -> None:
    stranger = visit(builders.officer(in_unit="exeter"))

    assert stranger.get(f"/reports/{report.reference}/{way}").status_code == 404


def test_an_administrator_reads_a_report_and_writes_none(report: Report) -> None:
    client = visit(builders.officer("administrator"))

    assert client.get(f"/reports/{report.reference}/").status_code == 200
    assert client.get(f"/reports/{report.reference}/edit/").status_code == 403
    assert client.post(f"/reports/{report.reference}/ask-victim/").status_code == 403


def test_the_files_are_downloaded_under_a_name_that_says_nothing(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report)

    pdf = client.get(f"/reports/{report.reference}/report.pdf")
    word = client.get(f"/reports/{report.reference}/report.docx")

    assert pdf.content.startswith(b"%PDF")
    assert word.content.startswith(b"PK")
    assert pdf["Content-Disposition"] == f'inline; filename="{report.reference}.pdf"'
    assert client.get(f"/reports/{report.reference}/report.txt").status_code == 404


CANARIES = {
    "given_names": "Canarywyn",
    "family_name": "Canaryson",
    "preferred_name": "Canarella",
    "address": "1 Canary Wharf Lane",
    "town": "Canaryford",
    "postcode": "CF99 9ZZ",
    "phone": "07700 900777",
    "email": "canary@example.org",
    "code word": "Canarybird",
    "born": "2 April 1990",
}


def seeded(case: Case) -> Case:
    """The case with a canary in every field of its person."""
    by, now, person = account_of(case), timezone.now(), case.person
    person.given_names, person.family_name = CANARIES["given_names"], CANARIES["family_name"]
    person.preferred_name, person.born_on = CANARIES["preferred_name"], date(1990, 4, 2)
    person.save()
    plan = PlanWanted(
        address=WayGiven((CANARIES["address"], CANARIES["town"], CANARIES["postcode"]), True, "Canaryflatmate"),
        phone=WayGiven("+447700900777", True),
        email=WayGiven(CANARIES["email"], True),
        code_word=CANARIES["code word"],
        note="Canarynote",
    )
    version = Case.objects.get(pk=case.pk).version
    people.record_safe_contact(case=case, plan=plan, version=version, by=by, now=now)
    return Case.objects.get(pk=case.pk)


def words_in(report: Report) -> str:
    """Every word of both files, and of what is written about them."""
    pdf = report_files.file_of(report, "pdf")
    word = docx.Document(io.BytesIO(report_files.file_of(report, "docx")))
    tables = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    about = [word.core_properties.title, word.core_properties.author]
    with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
        about.append(str(opened_pdf.docinfo))
    return " ".join([*map(str, reading_order(pdf)), *(each.text for each in word.paragraphs), *tables, *about])


@pytest.mark.parametrize("document", ["R01", "R02"])
def test_no_field_of_the_victim_reaches_a_report_by_itself(document: str) -> None:
    case = seeded(sentenced(**LIFE) if document == "R01" else in_hospital(restricted=True))
    review = opened(case) if document == "R01" else opened(case, "tribunal", application_made_on=today())
    report = begun(case, review)
    client = visit(holder(case))
    if document == "R01":
        write(client, report)

    text = words_in(Report.objects.get(pk=report.pk)).casefold()

    assert "canary" not in text
    assert [canary for canary in CANARIES.values() if canary.casefold() in text] == []
    assert case.reference.casefold() not in text


@pytest.mark.parametrize("field", [name for name in CANARIES if name != "town"])
def test_a_field_of_the_victim_that_is_typed_is_refused_by_the_guard(report: Report, field: str) -> None:
    case = seeded(Case.objects.get(pk=report.case_id))
    author, checker = visit(holder(case)), visit(builders.officer())
    write(author, report, concerns=f"It says {CANARIES[field]} here.")
    approved(author, report)

    checked(checker, report)

    assert state_of(report) == "checking"


def test_every_version_is_kept_as_it_was(case: Case, report: Report) -> None:
    client = visit(holder(case))
    write(client, report, concerns="First.")
    write(client, report, concerns="Second.")

    kept = [version.content["concerns"] for version in ReportVersion.objects.filter(report=report).order_by("number")]

    assert kept == ["", "First.", "Second."]


def test_to_attend_and_to_observe_are_two_answers(case: Case, report: Report) -> None:
    client = visit(holder(case))

    write(client, report, attends="Yes, by video link", observes="Yes, from our office")

    page = unescape(client.get(f"/reports/{report.reference}/").content.decode())
    assert "Yes, by video link" in page
    assert "Yes, from our office" in page
