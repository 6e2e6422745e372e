"""Officers come in through the department's own sign-in, and only those who have an account here."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from tests import builders
from tests.staff.department import CODE, Department
from tests.staff.officers_site import text_of
from tests.staff.visitors import set_up_second_step, sign_in
from victimcontact.casework import officers
from victimcontact.records.models import Account, AccountKind, AuditEntry, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

LOGIN = "/accounts/oidc/department/login/"
CALLBACK = "/accounts/oidc/department/login/callback/"


@pytest.fixture
def department(settings: Settings) -> Iterator[Department]:
    with Department() as made:
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [made.app()], "OAUTH_PKCE_ENABLED": True}}
        yield made


def vouched(department: Department, officer: Officer, **changes: Any) -> None:
    department.person = {"sub": "s-1", "email": officer.account.email, "email_verified": True} | changes


def come_back(client: Client, department: Department, **changes: str) -> Any:
    """Go to the department's sign-in and come back with its code."""
    away = client.post(LOGIN)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away["Location"]).query).items()}
    assert away["Location"].startswith(f"{department.address}/authorize?")
    assert asked["code_challenge_method"] == "S256"
    department.challenge = asked["code_challenge"]
    return client.get(CALLBACK, {"code": CODE, "state": asked["state"]} | changes)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_sign_in_page_offers_it_and_it_begins_with_a_form(department: Department) -> None:
    client = Client()

    assert "Staff sign-in" in text_of(client.get("/accounts/login/"))
    assert "Sign in with single sign-on" in text_of(client.get(LOGIN))
    assert not is_signed_in(client)


def test_an_officer_whom_the_department_vouches_for_comes_in(department: Department) -> None:
    holder, client = builders.officer(), Client()
    vouched(department, holder)

    response = come_back(client, department)

    assert response["Location"] == "/"
    assert client.get("/").status_code == 200
    assert AuditEntry.objects.filter(what="officers.signed_in", actor=holder.account_id).exists()
    assert Account.objects.filter(kind=AccountKind.OFFICER).count() == 1


def test_whoever_has_no_account_here_gets_none(department: Department) -> None:
    client = Client()
    department.person = {"sub": "s-2", "email": "stranger@example.org", "email_verified": True}

    page = text_of(come_back(client, department))

    assert "You cannot sign in" in page
    assert not is_signed_in(client)
    assert not Account.objects.filter(email="stranger@example.org").exists()


def test_an_address_the_department_has_not_checked_opens_nothing(department: Department) -> None:
    holder, client = builders.officer(), Client()
    vouched(department, holder, email_verified=False)

    come_back(client, department)

    assert not is_signed_in(client)


def test_an_officer_who_left_does_not_come_in_that_way_either(department: Department) -> None:
    holder, client = builders.officer(), Client()
    officers.deactivate(officer=holder, by=builders.officer("manager").account, now=builders.NOW)
    vouched(department, holder)

    come_back(client, department)

    assert not is_signed_in(client)


def test_a_second_step_that_is_set_up_is_asked_for_all_the_same(department: Department) -> None:
    holder, client = builders.officer(), Client()
    first = Client()
    sign_in(first, holder.account)
    set_up_second_step(first)
    vouched(department, holder)

    response = come_back(client, department)

    assert response["Location"] == "/accounts/2fa/authenticate/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("changes", [{"state": "another"}, {"code": "another"}, {"error": "access_denied"}])
def test_what_was_not_asked_for_or_went_wrong_opens_nothing(department: Department, changes: dict[str, str]) -> None:
    holder, client = builders.officer(), Client()
    vouched(department, holder)

    page = text_of(come_back(client, department, **changes))

    assert not is_signed_in(client)
    assert "Single sign-on did not let you in." in page or not page


def test_an_answer_for_one_browser_opens_no_other(department: Department) -> None:
    holder, victim, attacker = builders.officer(), Client(), Client()
    vouched(department, holder)
    away = attacker.post(LOGIN)
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]

    victim.get(CALLBACK, {"code": CODE, "state": state})

    assert not is_signed_in(victim)


def test_without_it_set_nothing_answers_there() -> None:
    assert Client().post(LOGIN).status_code == 404
