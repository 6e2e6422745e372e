"""The search page: what was sought stands nowhere, what is found says why."""

from dataclasses import replace

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import text_of, visit
from victimcontact.casework import finding
from victimcontact.records.models import AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def officer() -> Client:
    return visit(builders.officer())


def found(client: Client, wanted: str) -> str:
    return text_of(client.post("/cases/", {"wanted": wanted}))


def test_a_case_is_found_by_reference_name_and_number(officer: Client) -> None:
    case = builders.allocated()
    number = case.sentence.offender.identifiers.get().value
    offender = case.sentence.offender

    for wanted in (
        case.reference,
        case.person.family_name,
        f"{case.person.given_names} {case.person.family_name}",
        case.person.family_name.lower(),
        offender.family_name,
        number,
        number.lower(),
    ):
        assert f'href="/cases/{case.reference}/"' in found(officer, wanted), wanted


def test_a_case_of_another_unit_is_not_found() -> None:
    case = builders.allocated()
    stranger = visit(builders.officer(in_unit="cardiff"))

    for wanted in (case.reference, case.person.family_name, case.sentence.offender.family_name):
        assert "No case of your unit is found by that." in found(stranger, wanted)


def test_what_was_sought_stands_in_no_address(officer: Client) -> None:
    case = builders.allocated()

    assert f"/cases/{case.reference}/" not in text_of(officer.get("/cases/", {"wanted": case.person.family_name}))
    page = text_of(officer.get("/cases/"))
    assert 'method="post"' in page


def test_a_search_is_written_down_without_what_was_sought(officer: Client) -> None:
    case = builders.allocated()

    found(officer, case.person.family_name)

    assert case.person.family_name not in str([row.__dict__ for row in AuditEntry.objects.all()])
    assert AuditEntry.objects.filter(what="finding.search").count() == 1


def test_an_empty_search_says_what_is_missing(officer: Client) -> None:
    assert "Enter a name, reference, number, postcode or phone" in found(officer, "")


def test_what_was_sought_stays_in_the_box(officer: Client) -> None:
    assert 'value="Nobody&#34;s"' in found(officer, 'Nobody"s')


def test_nobody_goes_through_names_without_end(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "SEARCHES", 2)
    for _ in range(2):
        found(officer, "A")

    assert officer.post("/cases/", {"wanted": "A"}).status_code == 429


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_searches_whose_work_is_not_cases(role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get("/cases/").status_code == 403
    assert client.post("/cases/", {"wanted": "Price"}).status_code == 403


def test_the_list_says_why_a_case_was_found(officer: Client) -> None:
    sian = replace(builders.victim(), given_names="Siân", family_name="Llywelyn")
    builders.referred(victims=(sian,))

    assert "Name as given (the person’s name: Siân Llywelyn)" in found(officer, "Llywelyn")
    assert "Sounds alike (the person’s name: Siân Llywelyn)" in found(officer, "Llywellin")
    assert "Sounds alike (the person’s name: Siân Llywelyn)<br>Postcode, now or before" in found(
        officer, "Llywellin BS99 9ZZ"
    )


def test_too_many_are_answered_with_what_to_add(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "FOUND_AT_MOST", 1)
    told = builders.told()
    for _number in range(2):
        builders.referred(offender=told.offender)

    page = found(officer, told.offender.family_name)

    assert "More than 50 cases found" in page
    assert "Add a word" in page
