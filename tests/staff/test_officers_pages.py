"""A manager's pages for the officers of the unit."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests import builders
from tests.staff.officers_site import text_of, visit
from tests.staff.visitors import sign_in
from victimcontact.records.models import Account, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

NEW = {"name": "Siân Hughes", "email": "sian@example.org", "role": "victim_liaison_officer", "speaks_welsh": "yes"}


@pytest.fixture
def manager() -> Client:
    return visit(builders.officer("manager"))


def test_the_list_shows_the_units_officers_and_nobody_elses(manager: Client) -> None:
    own, stranger = builders.officer(name="Own Officer"), builders.officer(in_unit="cardiff", name="Stranger")

    page = text_of(manager.get("/officers/"))

    assert own.name in page
    assert stranger.name not in page


def test_a_new_officer_comes_in_with_the_password_shown_once(manager: Client) -> None:
    page = text_of(manager.post("/officers/new/", NEW))
    (password,) = re.findall(r"[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}", page)

    account = Account.objects.get(email=NEW["email"])
    assert (account.officer.name, account.officer.speaks_welsh) == ("Siân Hughes", True)
    assert password not in text_of(manager.get(f"/officers/{account.officer.pk}/"))
    client = Client()
    sign_in(client, account, password)
    assert client.get("/")["Location"] == "/accounts/password/change/"


def test_an_address_in_use_is_said_so_and_what_was_typed_stays(manager: Client) -> None:
    taken = builders.officer().account.email

    page = text_of(manager.post("/officers/new/", NEW | {"email": taken}))

    assert "Somebody signs in with this address already." in page
    assert 'value="Siân Hughes"' in page
    assert Officer.objects.filter(name="Siân Hughes").count() == 0


@pytest.mark.parametrize("role", ["auditor", "analyst", "member", "system"])
def test_a_role_that_is_not_offered_is_not_taken(manager: Client, role: str) -> None:
    page = text_of(manager.post("/officers/new/", NEW | {"role": role}))

    assert "There is a problem" in page
    assert not Account.objects.filter(email=NEW["email"]).exists()


def test_before_an_officer_is_deactivated_the_page_says_how_many_cases_come_back(manager: Client) -> None:
    holder = builders.officer()
    for _ in range(2):
        builders.allocated(holder)

    page = text_of(manager.get(f"/officers/{holder.pk}/deactivate/"))

    assert "2 cases go back to the unit" in page
    assert Officer.objects.get(pk=holder.pk).left_at is None


@pytest.mark.parametrize(("cases", "said"), [(0, "They held no case."), (1, "1 case is back"), (2, "2 cases are back")])
def test_after_it_the_page_says_how_many_came_back(manager: Client, cases: int, said: str) -> None:
    holder = builders.officer()
    for _ in range(cases):
        builders.allocated(holder)

    page = text_of(manager.post(f"/officers/{holder.pk}/deactivate/", follow=True))

    assert said in page
    assert Officer.objects.get(pk=holder.pk).left_at is not None


def test_a_lost_second_step_is_reset_after_a_second_look(manager: Client) -> None:
    holder = builders.officer()
    Authenticator.objects.create(user=holder.account, type=Authenticator.Type.TOTP, data={})
    address = f"/officers/{holder.pk}/second-step/"

    assert "Do this only when you have spoken to them" in text_of(manager.get(address))
    assert Authenticator.objects.exists()

    manager.post(address)
    assert not Authenticator.objects.exists()


def test_a_forgotten_password_is_replaced(manager: Client) -> None:
    holder = builders.officer()

    page = text_of(manager.post(f"/officers/{holder.pk}/password/"))

    (password,) = re.findall(r"[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}", page)
    assert Account.objects.get(pk=holder.account_id).check_password(password)
    assert manager.get(f"/officers/{holder.pk}/password/").status_code == 405


def test_a_telephone_number_is_put_right(manager: Client) -> None:
    holder = builders.officer()
    answers = {"name": holder.name, "role": holder.role, "phone": "0117 496 0999", "hours": "", "speaks_welsh": "no"}

    manager.post(f"/officers/{holder.pk}/change/", answers)

    assert Officer.objects.get(pk=holder.pk).phone == "0117 496 0999"


def test_whoever_holds_cases_cannot_become_an_administrator(manager: Client) -> None:
    holder = builders.allocated().officer
    assert holder is not None
    answers = {"name": holder.name, "role": "administrator", "speaks_welsh": "no"}

    assert "They hold cases" in text_of(manager.post(f"/officers/{holder.pk}/change/", answers))


def test_a_manager_does_nothing_to_their_own_account() -> None:
    me = builders.officer("manager")
    client = visit(me)

    assert "This is your own account" in text_of(client.get(f"/officers/{me.pk}/"))
    for act in ("deactivate", "second-step", "password"):
        page = text_of(client.post(f"/officers/{me.pk}/{act}/", follow=True))
        assert "Nothing was changed" in page
    assert Account.objects.get(pk=me.account_id).is_active


PARTS = ("", "change/", "deactivate/", "second-step/")


def test_an_officer_of_another_unit_is_not_there(manager: Client) -> None:
    stranger = builders.officer(in_unit="cardiff")

    for part in PARTS:
        assert manager.get(f"/officers/{stranger.pk}/{part}").status_code == 404
    for part in ("change/", "deactivate/", "second-step/", "password/"):
        assert manager.post(f"/officers/{stranger.pk}/{part}").status_code == 404
    assert Officer.objects.get(pk=stranger.pk).left_at is None


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "analyst", "helpline_adviser"])
def test_nobody_but_a_manager_has_these_pages(role: str) -> None:
    holder = builders.officer()
    client = visit(builders.officer(role))

    assert client.get("/officers/").status_code == 403
    assert client.get("/officers/new/").status_code == 403
    assert client.post("/officers/new/", NEW).status_code == 403
    for part in PARTS:
        assert client.get(f"/officers/{holder.pk}/{part}").status_code == 403
    assert not Account.objects.filter(email=NEW["email"]).exists()
