"""What the rules say of a referral, what a manager decides of it, and whose case it becomes."""

from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import text_of, visit
from victimcontact.casework import assessments
from victimcontact.records.models import Case, Practitioner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture(autouse=True)
def unit() -> None:
    builders.unit()


@pytest.fixture
def officer() -> Client:
    return visit(builders.officer())


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
        assert reason["source"] in page
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


def test_a_liaison_officer_does_not_allocate() -> None:
    case, holder = builders.referred(), builders.officer()
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
