"""Passwords of officers: changed by who knows the one of now, never easily guessed, and one that was given is replaced first."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests import builders
from tests.staff.officers_site import text_of
from tests.staff.visitors import (
    PASSWORD_PAGE,
    SET_UP,
    sign_in,
)
from victimcontact.casework import officers
from victimcontact.records.models import Account, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


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
