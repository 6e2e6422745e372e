"""The second step of signing in: set up before anything opens, guessed by nobody, and let in again by a manager."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import builders
from tests.staff.officers_site import text_of
from tests.staff.visitors import (
    CODE,
    LOGIN,
    PASSWORD_PAGE,
    SET_UP,
    code_of,
    is_signed_in,
    set_up_second_step,
    sign_in,
)
from victimcontact.casework import officers
from victimcontact.staff import sign_in as door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


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
