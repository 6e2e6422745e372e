"""A member at the officers' door: nothing opens."""

import pytest
from django.test import Client

from tests import builders
from tests.portal import members

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.mark.parametrize("login", ["handle", "address"])
def test_a_member_cannot_sign_in_as_an_officer_does(login: str) -> None:
    case = builders.joined()
    account = members.activated(case)
    name = account.handle if login == "handle" else members.address_of(case)
    browser = Client()

    browser.post("/accounts/login/", {"login": name, "password": builders.PASSWORD})

    assert browser.get("/").status_code == 302


def test_a_session_of_the_portal_opens_nothing_here() -> None:
    case = builders.joined()
    members.activated(case)
    browser = members.client_of(case)

    answer = browser.get(f"/cases/{case.reference}/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_even_a_session_of_this_site_shows_a_member_nothing() -> None:
    case = builders.joined()
    browser = Client()
    browser.force_login(members.activated(case), backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = browser.get(f"/cases/{case.reference}/")

    assert answer.status_code in (302, 403)
    assert case.person.family_name not in answer.content.decode()
