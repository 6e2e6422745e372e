"""How officers come in: password, second step, and everything that must not open."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from tests import builders
from tests.staff.officers_site import text_of, visit
from tests.staff.visitors import (
    LOGIN,
    is_signed_in,
    sign_in,
)
from victimcontact import settings as program
from victimcontact.casework import officers
from victimcontact.records.models import Account, AccountKind, AuditEntry
from victimcontact.staff import sign_in as door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def test_nobody_sees_a_page_without_signing_in() -> None:
    case = builders.allocated()
    client = Client()

    for address in ("/", "/cases/", f"/cases/{case.reference}/", "/officers/", "/audit/", "/statistics/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, f"{LOGIN}?next={address}")


def test_an_officer_signs_in_and_comes_to_the_page_they_asked_for() -> None:
    holder, client = builders.officer(), Client()

    response = client.post(
        f"{LOGIN}?next=/cases/", {"login": holder.account.email, "password": builders.PASSWORD, "next": "/cases/"}
    )

    assert response["Location"] == "/cases/"
    assert client.get("/").status_code == 200
    assert AuditEntry.objects.filter(what="officers.signed_in", actor=holder.account_id).exists()


def test_a_sign_in_leads_nowhere_outside() -> None:
    holder, client = builders.officer(), Client()
    asked = {"login": holder.account.email, "password": builders.PASSWORD, "next": "https://example.org/"}

    assert client.post(LOGIN, asked)["Location"] == "/"


@pytest.mark.parametrize("login", ["theirs", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_are_answered_alike(login: str) -> None:
    holder, client = builders.officer(), Client()
    email = holder.account.email if login == "theirs" else login

    page = text_of(client.post(LOGIN, {"login": email, "password": "wrong"}))

    assert "The email address or the password is not right" in page
    assert "<title>Error: Sign in" in page
    assert not is_signed_in(client)
    assert AuditEntry.objects.get(what="officers.wrong_password").actor is None


def test_guessing_passwords_comes_to_an_end() -> None:
    holder, client = builders.officer(), Client()
    for _ in range(5):
        sign_in(client, holder.account, "wrong")

    page = text_of(sign_in(client, holder.account))

    assert "There were too many attempts" in page
    assert not is_signed_in(client)


def test_one_visitor_cannot_try_without_end(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    client = Client()
    for number in range(3):
        client.post(LOGIN, {"login": f"nobody{number}@example.org", "password": "wrong"})

    response = client.post(LOGIN, {"login": "nobody@example.org", "password": "wrong"})

    assert response.status_code == 429
    assert "Too many attempts" in text_of(response)


def test_a_deactivated_officer_is_told_so_and_does_not_come_in() -> None:
    holder, manager, client = builders.officer(), builders.officer("manager"), Client()
    officers.deactivate(officer=holder, by=manager.account, now=builders.NOW)

    response = sign_in(client, holder.account)

    assert response["Location"] == "/accounts/inactive/"
    assert "This account has been closed" in text_of(client.get("/accounts/inactive/"))
    assert not is_signed_in(client)


def test_an_officer_deactivated_meanwhile_is_out_at_once() -> None:
    holder, manager = builders.officer(), builders.officer("manager")
    client = Client()
    sign_in(client, holder.account)
    assert client.get("/").status_code == 200

    officers.deactivate(officer=holder, by=manager.account, now=builders.NOW)

    assert client.get("/").status_code == 302


@pytest.mark.parametrize("kind", [AccountKind.MEMBER, AccountKind.PROGRAM])
def test_nobody_but_officers_comes_in_even_with_a_password(kind: str) -> None:
    account = Account(handle="somebody@example.org", kind=kind)
    account.set_password(builders.PASSWORD)
    account.save()
    client = Client()

    client.post(LOGIN, {"login": "somebody@example.org", "password": builders.PASSWORD})

    assert not is_signed_in(client)


def test_a_session_of_a_member_is_worth_nothing_here() -> None:
    member = Account.objects.create(handle="member-1", kind=AccountKind.MEMBER)
    client = Client()
    client.force_login(member, backend=program.backends("portal")[0])

    assert client.get("/")["Location"].startswith(LOGIN)


def test_an_account_that_is_no_officers_gets_no_page() -> None:
    member = Account.objects.create(handle="member-1", kind=AccountKind.MEMBER)
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/start/").status_code == 403
    assert client.get("/cases/").status_code == 403


def test_the_session_has_a_new_name_after_signing_in() -> None:
    holder, client = builders.officer(), Client()
    client.get(LOGIN)
    planted = client.session
    planted["planted"] = "yes"
    planted.save()
    client.cookies[program.SESSION_COOKIE_NAME] = planted.session_key

    sign_in(client, holder.account)

    assert is_signed_in(client)
    assert client.session.session_key != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_signing_out_ends_the_session_in_the_database() -> None:
    client = Client()
    sign_in(client, builders.officer().account)
    key = client.session.session_key
    assert "Sign out?" in text_of(client.get("/accounts/logout/"))

    client.post("/accounts/logout/")

    assert not Session.objects.filter(session_key=key).exists()
    assert client.get("/").status_code == 302


def test_a_session_ends_after_half_an_hour_without_a_click() -> None:
    client = visit(builders.officer())
    client.get("/")

    session = Session.objects.get(session_key=client.session.session_key)

    assert session.expire_date - timezone.now() <= timedelta(seconds=program.STAFF_IDLE_SECONDS)
    assert program.STAFF_IDLE_SECONDS == 30 * 60
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").status_code == 302


def test_a_session_ends_after_a_working_day_however_busy() -> None:
    client = Client()
    sign_in(client, builders.officer().account)
    session = client.session
    session[door.BEGAN] = (timezone.now() - timedelta(hours=8, minutes=1)).isoformat()
    session.save()

    response = client.get("/")

    assert response["Location"] == LOGIN
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "name",
    [pattern for pattern in ("account_signup", "account_email", "account_reset_password", "account_set_password")],
)
def test_pages_of_the_library_that_we_do_not_use_are_not_there(name: str) -> None:
    for client in (Client(), visit(builders.officer())):
        for act in (client.get, client.post):
            assert act(reverse(name)).status_code == 404


def every_view() -> dict[str, Any]:
    """Every address of the sign-in library by its name, with what answers there."""
    found = {}

    def walk(patterns: Any) -> None:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns)
            else:
                found[pattern.name] = pattern.callback

    walk(door.addresses())
    return found


def test_only_the_addresses_we_use_answer() -> None:
    views = every_view()

    assert {name for name, view in views.items() if view is not door.not_here} == door.USED
    assert len(views) > len(door.USED)


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("victim_liaison_officer", "/"),
        ("manager", "/"),
        ("administrator", "/"),
        ("auditor", "/audit/"),
        ("analyst", "/statistics/"),
        ("helpline_adviser", "/callers/"),
        ("decision_maker", "/questions/"),
        ("hospital_manager", "/hospital/"),
    ],
)
def test_everybody_begins_at_a_page_of_their_own_work(role: str, first: str) -> None:
    holder, client = builders.officer(role), Client()

    response = client.post(LOGIN, {"login": holder.account.email, "password": builders.PASSWORD}, follow=True)

    assert response.status_code == 200
    assert response.request["PATH_INFO"] == first


def test_the_officers_site_is_in_english_whatever_the_browser_asks_for() -> None:
    client = Client(headers={"accept-language": "cy"})
    client.cookies[program.LANGUAGE_COOKIE_NAME] = "cy"

    page = client.get(LOGIN).content.decode()

    assert '<html class="govuk-template" lang="en">' in page
    assert "Sign in" in page


def test_a_form_that_is_too_old_says_what_to_do(settings: Settings) -> None:
    settings.CSRF_FAILURE_VIEW = "victimcontact.staff.door.form_too_old"
    client = Client(enforce_csrf_checks=True)

    response = client.post(LOGIN, {"login": "a@example.org", "password": "b"})

    assert response.status_code == 403
    assert "This page had been open too long" in text_of(response)


def test_an_address_that_leads_nowhere_says_so() -> None:
    response = Client().get("/nowhere/")

    assert response.status_code == 404
    assert "Page not found" in text_of(response)
