"""The officers' pages of enquiries: seen on the worklist, matched, made a referral, answered."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import boxes, visit
from victimcontact.casework import callers, enquiries
from victimcontact.casework.enquiries import Told
from victimcontact.records.models import Case, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

TOLD = Told(
    wish="join",
    relationship="bereaved",
    given_names="Rhian",
    family_name="Tirion",
    way="email",
    language="cy",
    acts_for="Efa Tirion",
    reach_at="rhian@example.org",
    others="My sister",
    in_danger=True,
    offender="Gareth Evan Blake",
    court=builders.COURT,
)


@pytest.fixture
def officer() -> Officer:
    return builders.officer()


@pytest.fixture
def theirs(officer: Officer) -> Client:
    return visit(officer)


@pytest.fixture
def reference(officer: Officer) -> str:
    return enquiries.send(told=TOLD, draft="", visitor="192.0.2.7", now=builders.NOW)


def text_of(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


@pytest.mark.parametrize("role", ["victim_liaison_officer", "manager", "administrator"])
def test_it_waits_on_the_worklist_of_everybody_in_the_unit_who_may_answer(role: str, reference: str) -> None:
    here, elsewhere = visit(builders.officer(role)), visit(builders.officer(role, in_unit="exeter"))

    assert f'href="/enquiries/{reference}/"' in text_of(here, "/")
    assert reference not in text_of(elsewhere, "/")


@pytest.mark.parametrize(("role", "waits"), [("victim_liaison_officer", False), ("manager", True)])
def test_one_that_no_unit_has_yet_waits_for_whoever_allocates(role: str, waits: bool) -> None:
    nobodys = enquiries.send(told=replace(TOLD, court="Some court"), draft="", visitor="192.0.2.7", now=builders.NOW)

    assert (nobodys in text_of(visit(builders.officer(role)), "/")) == waits


def test_the_board_counts_it_and_leads_to_the_list(reference: str) -> None:
    manager = visit(builders.officer("manager"))

    board = text_of(manager, "/board/")
    listed = text_of(manager, "/?whose=unit&kind=asked")

    assert "/?whose=unit&amp;kind=asked" in board
    assert f'href="/enquiries/{reference}/"' in listed


def test_once_it_is_answered_it_is_nobodys_work(theirs: Client, reference: str) -> None:
    theirs.post(f"/enquiries/{reference}/answer/", {"text": "Called her."})

    assert reference not in text_of(theirs, "/")


def test_it_waits_beside_the_referrals_for_every_officer_of_the_unit(theirs: Client, reference: str) -> None:
    assert 'href="/enquiries/"' in text_of(theirs, "/referrals/")
    assert f'href="/enquiries/{reference}/"' in text_of(theirs, "/enquiries/")


def test_a_danger_is_said_first(theirs: Client, reference: str) -> None:
    page = text_of(theirs, f"/enquiries/{reference}/")

    assert page.index("somebody who could hurt them") < page.index("rhian@example.org")


def test_a_case_that_is_known_gets_it_as_a_note(theirs: Client, officer: Officer, reference: str) -> None:
    case = builders.allocated(officer)

    answer = theirs.post(f"/enquiries/{reference}/match/", {"case": f" {case.reference.lower()} "})

    assert answer["Location"] == f"/cases/{case.reference}/"
    assert "rhian@example.org" in str(callers.notes_of(case)[0].text)
    assert reference not in text_of(theirs, "/enquiries/")


def test_a_case_of_another_unit_is_not_found(theirs: Client, reference: str) -> None:
    builders.unit("exeter")
    elsewhere = replace(builders.told().sentence, court_name="Exeter Crown Court")
    other = builders.allocated(builders.officer(in_unit="exeter"), sentence=elsewhere)

    page = theirs.post(f"/enquiries/{reference}/match/", {"case": other.reference}).content.decode()

    assert "There is no such case within your reach" in page
    assert reference in text_of(theirs, "/enquiries/")


def test_a_referral_begins_with_what_the_person_said(theirs: Client, reference: str) -> None:
    page = text_of(theirs, f"/enquiries/{reference}/refer/")

    for value in ("Gareth Evan", "Blake", "Tirion", "Efa Tirion", "rhian@example.org", builders.COURT):
        assert f'value="{value}"' in page
    assert 'value="bereaved_relative" checked' in page
    assert "Witness care unit" not in page


def test_a_referral_completed_by_the_officer_makes_a_case(theirs: Client, reference: str) -> None:
    known = {
        "offender_given_names": "Gareth",
        "offender_family_name": "Blake",
        "offence_title": "Murder",
        "court_name": builders.COURT,
        "verdict": "convicted",
        "kind": "life",
        "given_names": "Rhian",
        "family_name": "Tirion",
        "relationship": "bereaved_relative",
        "language": "cy",
        "acts_for": "Efa Tirion",
        "email": "rhian@example.org",
    }
    days = {**boxes("received_on", date(2026, 11, 20)), **boxes("imposed_on", date(2026, 11, 5))}

    answer = theirs.post(f"/enquiries/{reference}/refer/", {**known, **days})

    case = Case.objects.get(person__family_name="Tirion")
    assert answer["Location"] == f"/cases/{case.reference}/eligibility/"
    assert (case.referral.source, case.standing) == ("self", "assessed")
    assert "My sister" in str(callers.notes_of(case)[0].text)


def test_the_second_to_settle_it_is_told(theirs: Client, reference: str) -> None:
    first = theirs.post(f"/enquiries/{reference}/answer/", {"text": "Called."})
    second = theirs.post(f"/enquiries/{reference}/answer/", {"text": "Called too."})

    assert first["Location"] == "/enquiries/"
    assert "Somebody else has dealt with this enquiry meanwhile." in second.content.decode()
    assert "Called." in text_of(theirs, f"/enquiries/{reference}/")


def test_it_can_be_given_to_another_unit(theirs: Client, reference: str) -> None:
    builders.unit("exeter")

    answer = theirs.post(f"/enquiries/{reference}/pass-on/", {"unit": "exeter"})

    assert answer["Location"] == "/enquiries/"
    assert reference in text_of(visit(builders.officer(in_unit="exeter")), "/enquiries/")
    assert theirs.get(f"/enquiries/{reference}/").status_code == 404
