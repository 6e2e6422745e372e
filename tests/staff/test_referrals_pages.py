"""The pages on which referrals are taken in, decided and allocated."""

from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import boxes, in_days, text_of, visit
from victimcontact.casework import assessments
from victimcontact.records.models import Case, Duty, Person, Practitioner, Referral

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
    assert "Statutory probation" in page
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


# What the rules said, and what a manager decides


def doubtful() -> Case:
    return builders.referred(
        sentence=builders.SentenceTold(
            kind="imprisonment",
            imposed_on=date(2026, 11, 5),
            offence_act="Offences against the Person Act 1861",
            offence_section="18",
            offence_title="Wounding with intent",
            court_name=builders.COURT,
            term={"months": 8},
            disposal={"aggregate_term": {"months": 16}},
        )
    )


def refused() -> Case:
    return builders.referred(
        sentence=builders.SentenceTold(
            kind="community", imposed_on=date(2026, 11, 5), offence_title="Assault", court_name=builders.COURT
        )
    )


def test_every_reason_is_shown_with_its_source_and_what_decided(officer: Client) -> None:
    case = doubtful()

    page = text_of(officer.get(f"/cases/{case.reference}/eligibility/"))

    for reason in assessments.latest(case).reasons:
        assert reason["rule"] in page
        assert reason["source"] in page.replace("&#39;", "'")
    assert "this decided it" in page


@pytest.mark.parametrize(("role", "offered"), [("manager", True), ("victim_liaison_officer", False)])
def test_only_a_manager_is_asked_to_decide(role: str, offered: bool) -> None:
    case = doubtful()
    client = visit(builders.officer(role))
    decision = f"/cases/{case.reference}/eligibility/decision/"

    page = text_of(client.get(f"/cases/{case.reference}/eligibility/"))

    assert (f'href="{decision}"' in page) is offered
    assert client.get(decision).status_code == (200 if offered else 403)
    answer = client.post(decision, {"accepted": "yes", "route": "A", "reason": "Counts together"})
    assert answer.status_code == (302 if offered else 403)
    case.refresh_from_db()
    assert case.standing == ("assessed" if offered else "manager_review")


def test_a_manager_takes_in_at_discretion_what_the_rules_refused() -> None:
    case = refused()
    manager = visit(builders.officer("manager", name="Morwenna Pascoe"))

    manager.post(
        f"/cases/{case.reference}/eligibility/decision/",
        {"accepted": "yes", "route": "A", "reason": "Domestic abuse; she is very afraid"},
    )

    case.refresh_from_db()
    assert case.standing == "assessed"
    page = text_of(manager.get(f"/cases/{case.reference}/eligibility/"))
    assert "A manager took the case in." in page
    assert "Domestic abuse; she is very afraid" in page


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"accepted": "yes", "route": "A"}, "Enter the reason for your decision"),
        ({"reason": "Because"}, "Choose yes or no"),
        ({"accepted": "yes", "reason": "Because"}, "Choose"),
    ],
)
def test_a_decision_wants_an_answer_and_a_reason(answers: dict[str, str], said: str) -> None:
    case = doubtful()
    manager = visit(builders.officer("manager"))

    page = text_of(manager.post(f"/cases/{case.reference}/eligibility/decision/", answers))

    assert "There is a problem" in page
    assert said in page
    case.refresh_from_db()
    assert case.standing == "manager_review"


def test_what_somebody_else_has_decided_is_not_decided_again() -> None:
    case = builders.referred()
    manager = visit(builders.officer("manager"))

    page = text_of(
        manager.post(
            f"/cases/{case.reference}/eligibility/decision/", {"accepted": "no", "reason": "Because it is late"}
        )
    )

    assert "This case does not wait for a decision" in page
    assert "Because it is late" in page


def test_the_rules_are_asked_again_only_by_a_form(officer: Client) -> None:
    case = refused()
    again = f"/cases/{case.reference}/eligibility/again/"

    assert officer.get(again).status_code == 405
    assert officer.post(again).status_code == 302
    assert len(assessments.history(case)) == 2


def test_a_settled_case_is_not_asked_about_again(officer: Client) -> None:
    case = builders.joined()

    page = text_of(officer.post(f"/cases/{case.reference}/eligibility/again/", follow=True))

    assert "its eligibility is settled" in page
    assert len(assessments.history(case)) == 1


# Whose case it becomes


def test_a_manager_allocates_to_an_officer_of_the_unit() -> None:
    case, holder = builders.referred(), builders.officer()
    manager = visit(builders.officer("manager"))

    manager.post(f"/cases/{case.reference}/allocation/", {"officer": str(holder.pk)})

    case.refresh_from_db()
    assert (case.officer, case.standing) == (holder, "allocated")


def test_the_offenders_practitioner_and_officers_of_other_units_are_not_offered() -> None:
    case, holder, stranger = builders.referred(), builders.officer(), builders.officer(in_unit="cardiff")
    barred = builders.officer(name="Barred Officer")
    Practitioner.objects.create(
        offender=case.sentence.offender,
        name=barred.name,
        email="p@example.org",
        account=barred.account,
        made_by=barred.account,
        made_at=builders.NOW,
    )
    manager = visit(builders.officer("manager"))
    address = f"/cases/{case.reference}/allocation/"

    page = text_of(manager.get(address))

    assert holder.name in page
    assert barred.name not in page
    assert stranger.name not in page
    for wrong in (barred, stranger):
        assert "There is a problem" in text_of(manager.post(address, {"officer": str(wrong.pk)}))
    case.refresh_from_db()
    assert case.officer is None


def test_a_case_without_a_unit_is_given_to_one_first() -> None:
    case = builders.referred(
        sentence=builders.SentenceTold(
            kind="life", imposed_on=date(2026, 11, 5), offence_title="Murder", court_name="Somewhere Crown Court"
        )
    )
    manager = visit(builders.officer("manager"))
    address = f"/cases/{case.reference}/allocation/"
    assert "Choose a unit" in text_of(manager.get(address))

    manager.post(address, {"unit": "bristol"})

    case.refresh_from_db()
    assert case.unit is not None and case.unit.reference == "bristol"
    assert "Which officer?" in text_of(manager.get(address))


def test_a_case_that_a_unit_holds_is_not_simply_given_to_another() -> None:
    builders.unit("cardiff")
    case = builders.allocated()
    manager = visit(builders.officer("manager"))

    page = text_of(manager.post(f"/cases/{case.reference}/allocation/", {"unit": "cardiff"}))

    assert "Which officer?" in page
    case.refresh_from_db()
    assert case.unit is not None and case.unit.reference == "bristol"


def test_a_unit_without_officers_says_so() -> None:
    case = builders.referred()
    administrator = visit(builders.officer("administrator"))

    page = text_of(administrator.get(f"/cases/{case.reference}/allocation/"))

    assert "No officer of this unit can hold the case now." in page


@pytest.mark.parametrize("role", ["victim_liaison_officer"])
def test_a_liaison_officer_does_not_allocate(role: str) -> None:
    case, holder = builders.referred(), builders.officer(role)
    client = visit(holder)

    assert client.get(f"/cases/{case.reference}/allocation/").status_code == 403
    assert client.post(f"/cases/{case.reference}/allocation/", {"officer": str(holder.pk)}).status_code == 403
    case.refresh_from_db()
    assert case.officer is None


def test_the_list_shows_what_waits_and_where_to_go_on() -> None:
    waiting, decided = builders.referred(), doubtful()
    builders.allocated()

    page = text_of(visit(builders.officer("manager")).get("/referrals/"))

    assert f'href="/cases/{waiting.reference}/allocation/"' in page
    assert f'href="/cases/{decided.reference}/eligibility/"' in page
    assert page.count('role="rowheader"') == 2
