"""The pages on which referrals are taken in."""

from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import boxes, in_days, text_of, visit
from victimcontact.records.models import Case, Duty, Person, Referral

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

NEW = {
    "source_name": "Avon witness care unit",
    "source_reference": "WCU-9001",
    "offender_given_names": "Gareth",
    "offender_family_name": "Sample",
    "prison_number": "A1234BC",
    "offence_title": "Wounding with intent to do grievous bodily harm",
    "offence_act": "Offences against the Person Act 1861",
    "offence_section": "18",
    "court_name": builders.COURT,
    "verdict": "convicted",
    "kind": "imprisonment",
    "years": "8",
    "given_names": "Siân",
    "family_name": "Price",
    "relationship": "victim",
    "language": "cy",
    "address": "1 Made-up Street\nBristol\nBS99 9ZZ",
    "phone": "07700 900123",
    "in_danger": "Her brother opens the post",
}


@pytest.fixture(autouse=True)
def unit() -> None:
    builders.unit()


@pytest.fixture
def officer() -> Client:
    return visit(builders.officer())


def asked(**changes: str) -> dict[str, str]:
    days = boxes("received_on", in_days(-3)) | boxes("imposed_on", in_days(-10)) | boxes("born_on", date(1990, 4, 2))
    return NEW | days | changes


def taken_in(client: Client, **changes: str) -> str:
    return text_of(client.post("/referrals/new/", asked(**changes), follow=True))


def test_a_referral_is_taken_in_and_the_rules_answer_at_once(officer: Client) -> None:
    page = taken_in(officer)

    case = Case.objects.get()
    assert "The referral is in." in page
    assert "In the scheme, with probation" in page
    assert case.reference in page
    assert (case.person.given_names, case.person.language) == ("Siân", "cy")
    assert case.unit is not None and case.unit.reference == "bristol"
    assert (case.sentence.term, case.referral.received_on) == ({"years": 8}, in_days(-3))
    assert Duty.objects.filter(case=case, what="make_first_contact").exists()


def test_what_comes_with_a_referral_counts_as_not_checked(officer: Client) -> None:
    taken_in(officer)

    person = Person.objects.get()
    assert person.addresses.get().safety == "unknown"
    assert person.contact_points.get().safety == "unknown"
    assert person.needs == "Her brother opens the post"


def test_the_same_referral_is_not_taken_in_twice(officer: Client) -> None:
    taken_in(officer)

    page = taken_in(officer)

    assert f"This referral came in before, as {Referral.objects.get().reference}." in page
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"offence_title": ""}, "Enter the offence"),
        ({"kind": ""}, "Choose the sentence or order"),
        ({"years": ""}, "Enter how long the sentence is"),
        ({"received_on-year": "2099"}, "The day of the referral must"),
        ({"imposed_on-day": "31", "imposed_on-month": "2"}, "The day of the sentence must"),
        ({"relationship": "organisation"}, "Enter the name of the organisation"),
        ({"phone": "12"}, "phone number"),
        ({"years": "-1"}, "must be 0 or more"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(officer: Client, changes: dict[str, str], said: str) -> None:
    page = taken_in(officer, **changes)

    assert "There is a problem" in page
    assert said in page
    assert 'value="Siân"' in page
    assert "1 Made-up Street" in page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("changes", "term"),
    [
        ({"years": "", "months": "16"}, {"months": 16}),
        ({"years": "1", "months": "2", "weeks": "3", "days": "4"}, {"years": 1, "months": 2, "weeks": 3, "days": 4}),
        ({"kind": "life", "years": "8"}, None),
        ({"kind": "dto", "years": "", "months": "12"}, {"months": 12}),
        ({"kind": "suspended", "years": "2"}, {"years": 2}),
    ],
)
def test_the_length_of_every_kind_of_sentence_arrives(
    officer: Client, changes: dict[str, str], term: dict[str, int] | None
) -> None:
    taken_in(officer, **changes)

    assert Case.objects.get().sentence.term == term


@pytest.mark.parametrize(("restricted", "route"), [("yes", "B"), ("no", "C")])
def test_a_hospital_order_is_taken_in_with_or_without_restrictions(
    officer: Client, restricted: str, route: str
) -> None:
    taken_in(officer, kind="hospital_order", years="", restriction_order=restricted)

    assert Case.objects.get().route == route


def test_somebody_suspected_of_the_same_offence_waits_for_a_manager(officer: Client) -> None:
    taken_in(officer, relationship="parent_or_guardian", suspected_of_same_conduct="yes", acts_for="A child")

    case = Case.objects.get()
    assert (case.standing, case.suspected_of_same_conduct, case.acts_for) == ("manager_review", True, "A child")


def test_an_organisation_is_kept_with_the_reason_why_it_is_not_in_the_scheme(officer: Client) -> None:
    page = taken_in(officer, relationship="organisation", acts_for="Made-up Stores")

    case = Case.objects.get()
    assert (case.victim_kind, case.relationship, case.standing) == ("organisation", "acting_for", "not_eligible")
    assert "An organisation cannot be a member" in page


def test_numbers_of_two_offenders_are_not_taken_for_one(officer: Client) -> None:
    taken_in(officer)
    taken_in(officer, source_reference="2", prison_number="A9999ZZ", crn="X123456", family_name="Other")

    page = taken_in(officer, source_reference="3", prison_number="A1234BC", crn="X123456", family_name="Third")

    assert "These numbers belong to different offenders." in page


def test_a_referral_of_another_units_court_goes_there_and_is_not_shown(officer: Client) -> None:
    builders.unit("cardiff")

    page = taken_in(officer, court_name="Cardiff Crown Court")

    assert "It went to the unit of its court or region." in page
    assert Case.objects.filter(unit__reference="cardiff").exists()


def test_a_helpline_adviser_takes_in_a_referral_and_does_not_see_the_case() -> None:
    adviser = visit(builders.officer("helpline_adviser"))

    page = taken_in(adviser)

    assert "The referral is in." in page
    assert Case.objects.get().reference not in page


@pytest.mark.parametrize("role", ["auditor", "analyst"])
def test_nobody_takes_in_a_referral_whose_work_it_is_not(role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get("/referrals/new/").status_code == 403
    assert client.post("/referrals/new/", asked()).status_code == 403
    assert not Case.objects.exists()


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_sees_the_list_whose_work_it_is_not(role: str) -> None:
    builders.referred()

    assert visit(builders.officer(role)).get("/referrals/").status_code == 403
