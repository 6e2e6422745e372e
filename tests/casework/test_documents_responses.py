"""What is answered when somebody asks: every section in its order, and nobody to be known from the answer prisoners read."""

from dataclasses import fields
from datetime import date

import pytest
from sample_documents import open_conditions_content, practitioner_content, recall_content

from victimcontact.casework.documents import reports
from victimcontact.casework.documents.checks import reading_order
from victimcontact.casework.documents.layout import Report, fingerprint
from victimcontact.casework.documents.representations import Approval, QualityCheck, Records
from victimcontact.casework.documents.response_layouts import (
    open_conditions_response,
    practitioner_response,
    recall_response,
)
from victimcontact.casework.documents.responses import OpenConditionsResponse

REPORTS = {
    "R03": practitioner_response(practitioner_content()),
    "R04": open_conditions_response(open_conditions_content()),
    "R06": recall_response(recall_content()),
}


def headings(report: Report) -> list[str]:
    return [section.heading for section in report.sections]


RECORDED = ["Approval", "Quality check", "Distribution"]
ANSWERS = {
    "R03": [
        "What was asked",
        "Author, authority and basis",
        "Status of the person represented",
        "Contact with the person represented",
        "What a release would mean for them",
        "Conditions asked for",
        "What the person was told about who can read this",
    ],
    "R04": [
        "The board",
        "What a move to open conditions would mean",
        "Conditions asked for on temporary release",
        "Who could be known from this answer",
    ],
    "R06": [
        "The recall",
        "Author, authority and basis",
        "Status of the person represented",
        "What they were offered, and what they chose",
        "Conditions asked for on a new release",
        "What the person was told about who can read this",
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_has_its_sections_in_order(name: str) -> None:
    assert headings(REPORTS[name]) == ANSWERS[name] + RECORDED


def test_a_practitioner_reads_when_they_asked_and_until_when_the_person_had_time() -> None:
    """P70."""
    heard = " ".join(text for _, text in reading_order(reports.pdf(REPORTS["R03"])))

    assert "Asked on 9 November 2026 Last day of the time they were given 23 November 2026" in heard
    assert "Has chosen to be kept informed Yes" in heard


def test_after_a_recall_all_three_offers_are_answered() -> None:
    """P56."""
    heard = " ".join(text for _, text in reading_order(reports.pdf(REPORTS["R06"])))

    assert "A personal statement They will make one" in heard
    assert "A summary of the decision They ask for one" in heard
    assert "Conditions for a new release Asked for below" in heard
    assert "We were told on 17 November 2026" in heard


def test_from_the_answer_on_open_conditions_nobody_can_be_known() -> None:
    """P55: no name, unit, number, role or count, also not in what is written about it afterwards."""
    told_of = {field.name for field in fields(OpenConditionsResponse)}
    draft = open_conditions_response(open_conditions_content())
    approval = Approval("A parent of the victim", "in person", date(2026, 11, 21), fingerprint(draft))
    check = QualityCheck("Sam Okafor", date(2026, 11, 22), "Passed")
    finished = open_conditions_response(open_conditions_content(records=Records(approval, (check,))))

    heard = " ".join(text for _, text in reading_order(reports.pdf(finished)))

    assert not told_of & {"author", "victim_role", "contacts_on", "told_about_disclosure", "opted_in"}
    for word in ("Okafor", "Bristol", "0117", "parent", "example.org"):
        assert word not in heard
    assert "A person represented" in heard
    assert "Another officer" in heard
