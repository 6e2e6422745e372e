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
from tests.staff.officers_site import visit
from tests.staff.visitors import code_of, set_up_second_step, sign_in
from victimcontact import settings as program
from victimcontact.casework import officers
from victimcontact.records.models import Account, AccountKind, AuditEntry, Officer
from victimcontact.staff import sign_in as door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

LOGIN = "/accounts/login/"
SET_UP = "/accounts/2fa/totp/activate/"
CODE = "/accounts/2fa/authenticate/"
PASSWORD_PAGE = "/accounts/password/change/"


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


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


# The second step


def test_where_it_is_required_nothing_opens_before_the_second_step_is_set_up(settings: Settings) -> None:
    settings.REQUIRE_TOTP = True
    case = builders.allocated()
    assert case.officer is not None
    client = Client()
    sign_in(client, case.officer.account)

    for address in ("/", f"/cases/{case.reference}/", "/cases/", PASSWORD_PAGE, "/accounts/2fa/"):
        assert client.get(address)["Location"] == SET_UP
    assert client.post("/cases/", {"wanted": "Price"})["Location"] == SET_UP

    set_up_second_step(client)
    assert client.get(f"/cases/{case.reference}/").status_code == 200


def test_the_picture_for_the_app_needs_no_other_source_than_the_page() -> None:
    client = Client()
    sign_in(client, builders.officer().account)

    response = client.get(SET_UP)

    assert 'src="data:image/svg+xml;base64,' in response.content.decode()
    assert "img-src 'self' data:" in response["Content-Security-Policy"]


def test_a_wrong_code_sets_nothing_up() -> None:
    client = Client()
    sign_in(client, builders.officer().account)
    client.get(SET_UP)

    page = text_of(client.post(SET_UP, {"code": "000000"}))

    assert "The code is not right" in page
    assert "There is a problem" in page


def test_after_the_set_up_the_recovery_codes_are_shown_and_each_lets_in_once() -> None:
    holder, client = builders.officer(), Client()
    sign_in(client, holder.account)
    set_up_second_step(client)
    codes = recovery_codes(client)

    assert len(codes) == 10
    for code, opens in ((codes[0], True), (codes[0], False), (codes[1], True)):
        again = Client()
        assert sign_in(again, holder.account)["Location"] == CODE
        again.post(CODE, {"code": code})
        assert is_signed_in(again) is opens


def recovery_codes(client: Client) -> list[str]:
    import re

    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    return re.findall(r"<li>(\w{8})</li>", page)


def test_with_a_second_step_the_password_alone_opens_nothing() -> None:
    holder, client = builders.officer(), Client()
    sign_in(client, holder.account)
    key = set_up_second_step(client)
    again = Client()

    assert sign_in(again, holder.account)["Location"] == CODE
    assert "Enter your code" in text_of(again.get(CODE))
    assert again.get("/").status_code == 302
    assert not is_signed_in(again)

    again.post(CODE, {"code": code_of(key, steps_ahead=1)})
    assert is_signed_in(again)
    assert again.get("/").status_code == 200


def test_guessing_codes_comes_to_an_end() -> None:
    holder, client = builders.officer(), Client()
    sign_in(client, holder.account)
    key = set_up_second_step(client)
    again = Client()
    sign_in(again, holder.account)
    for _ in range(5):
        again.post(CODE, {"code": "000000"})

    page = text_of(again.post(CODE, {"code": code_of(key, steps_ahead=1)}))

    assert "There were too many attempts" in page
    assert not is_signed_in(again)


def test_the_keys_of_the_second_step_are_closed_in_the_table() -> None:
    from allauth.mfa.models import Authenticator

    client = Client()
    sign_in(client, builders.officer().account)
    key = set_up_second_step(client)

    stored = str([row.data for row in Authenticator.objects.all()])

    assert key not in stored
    assert not any(code in stored for code in recovery_codes(client))


def test_a_manager_lets_in_again_who_lost_the_second_step(settings: Settings) -> None:
    settings.REQUIRE_TOTP = True
    holder, manager, client = builders.officer(), builders.officer("manager"), Client()
    sign_in(client, holder.account)
    set_up_second_step(client)

    officers.reset_second_step(officer=holder, by=manager.account, now=builders.NOW)

    assert client.get("/")["Location"].startswith(LOGIN)
    assert sign_in(client, holder.account)["Location"] == "/"
    assert client.get("/")["Location"] == SET_UP


def test_the_set_up_asks_for_the_password_again_when_the_sign_in_is_a_while_ago() -> None:
    client = Client()
    sign_in(client, builders.officer().account)
    session = client.session
    session[door.BEGAN] = (timezone.now() - timedelta(minutes=6)).isoformat()
    session.save()

    response = client.get(SET_UP)
    assert response["Location"].startswith("/accounts/reauthenticate/")
    assert "Enter your password again" in text_of(client.get(response["Location"]))
    wrong = client.post(response["Location"], {"password": "wrong"})
    assert "The password is not right" in text_of(wrong)

    client.post(response["Location"], {"password": builders.PASSWORD, "next": SET_UP})
    assert client.get(SET_UP).status_code == 200


# Passwords


def change_password(client: Client, old: str, new: str) -> Any:
    return client.post(PASSWORD_PAGE, {"oldpassword": old, "password1": new, "password2": new})


def test_a_new_password_ends_the_other_sessions() -> None:
    holder = builders.officer()
    here, elsewhere = Client(), Client()
    sign_in(here, holder.account)
    sign_in(elsewhere, holder.account)

    change_password(here, builders.PASSWORD, "quite another long phrase")

    assert elsewhere.get("/").status_code == 302
    assert sign_in(elsewhere, holder.account).status_code == 200
    assert sign_in(elsewhere, holder.account, "quite another long phrase").status_code == 302


@pytest.mark.parametrize("password", ["short", "123456789012", "password1234"])
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    holder, client = builders.officer(), Client()
    sign_in(client, holder.account)

    page = text_of(change_password(client, builders.PASSWORD, password))

    assert "There is a problem" in page
    assert Account.objects.get(pk=holder.account_id).check_password(builders.PASSWORD)


def test_the_password_of_now_has_to_be_known_to_change_it() -> None:
    holder, client = builders.officer(), Client()
    sign_in(client, holder.account)

    page = text_of(change_password(client, "wrong", "quite another long phrase"))

    assert "This is not the password you have now" in page


def test_a_password_somebody_gave_is_replaced_before_anything_opens(settings: Settings) -> None:
    settings.REQUIRE_TOTP = True
    holder, manager, client = builders.officer(), builders.officer("manager"), Client()
    given = officers.give_password(officer=holder, by=manager.account, now=builders.NOW)
    sign_in(client, holder.account, given)

    for address in ("/", "/cases/", SET_UP):
        assert client.get(address)["Location"] == PASSWORD_PAGE
    assert client.get(PASSWORD_PAGE).status_code == 200

    change_password(client, given, "quite another long phrase")
    sign_in(client, holder.account, "quite another long phrase")
    assert client.get("/")["Location"] == SET_UP
    assert Officer.objects.get(pk=holder.pk).password_given_at is None


# Where the day begins


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
