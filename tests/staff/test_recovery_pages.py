"""A member has lost their way in: what their officer asks, writes down, and gives."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from victimcontact.casework import access, invitations, one_time_codes, people, representatives, sign_ins
from victimcontact.casework.people import NameWanted
from victimcontact.casework.sign_ins import Where, WrongCode
from victimcontact.records.models import Account, Case, IdentityCheck, Invitation, Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door", "today")]

SHOWN = {"name": "right", "born_on": "right", "code_word": "right"}
CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=5))


@pytest.fixture
def case() -> Case:
    made = builders.joined()
    members.activated(made)
    return made


@pytest.fixture
def browser(case: Case) -> Client:
    return signed_in(members.officer_of(case))


def asked(browser: Client, case: Case, *, code_by: str = "spoken", **answers: Any) -> Any:
    questions = {"name", "born_on", "address", "officer", "last_contact", "choices", "code_word"}
    sent = dict.fromkeys(questions, "not_asked") | {"code_by": code_by} | answers
    return browser.post(f"/cases/{case.reference}/recovery/", sent)


def test_a_code_is_given_at_once_when_the_answers_show_that_it_is_them(case: Case, browser: Client) -> None:
    page = asked(browser, case, **SHOWN).content.decode()

    code = CODE.findall(page)[0]
    began = sign_ins.begin_activation(code=code, visitor="a", now=builders.later(minutes=6))
    check = IdentityCheck.objects.get(case=case)
    assert began.language == "en"
    assert (check.right, check.wrong, check.shown) == (["born_on", "code_word", "name"], [], True)
    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code=code, visitor="b", now=builders.later(1, minutes=6))


def test_what_was_asked_is_written_down_and_nothing_changed_when_it_does_not_show_that(
    case: Case, browser: Client
) -> None:
    members.coded(case)

    page = browser.get(asked(browser, case, **SHOWN, address="wrong")["Location"]).content.decode()

    assert "The answers do not show that it is them" in page
    assert "The address we have, with its postcode" in page
    assert IdentityCheck.objects.get(case=case).shown is False
    assert not Invitation.objects.filter(
        person=case.person, used_at__isnull=True, expires_at__gt=builders.later(29)
    ).exists()
    assert case.person.account.one_time_codes.filter(ended_at__isnull=True).count() == 1


def test_whoever_was_signed_in_is_signed_out_and_what_was_lost_gets_no_more_codes(case: Case, browser: Client) -> None:
    account, address = case.person.account, members.address_of(case)
    before = account.password

    asked(browser, case, **SHOWN, lost=["email"])

    account.refresh_from_db()
    one_time_codes.ask(Where("email", address), now=builders.later(minutes=6))
    assert account.password != before
    assert one_time_codes.answer_asked(clock=lambda: builders.later(minutes=6)) == 0
    assert people.live_contact_point(case.person, "email") is None


def test_the_code_goes_in_a_letter_where_that_is_safer(case: Case, browser: Client) -> None:
    answer = asked(browser, case, code_by="letter", **SHOWN)

    letter = Message.objects.filter(case=case, document="P01").latest("made_at")
    assert answer["Location"] == f"/cases/{case.reference}/"
    assert letter.state == "drafted"
    assert CODE.search(str(letter.content))


def test_a_first_code_can_be_given_by_hand_to_who_has_joined_and_to_nobody_else(browser: Client, case: Case) -> None:
    new = builders.joined(case.officer)

    page = browser.post(f"/cases/{new.reference}/invitation/code/").content.decode()
    again = browser.post(f"/cases/{case.reference}/invitation/code/")

    assert sign_ins.begin_activation(code=CODE.findall(page)[0], visitor="a", now=builders.later(minutes=6))
    assert again["Location"] == f"/cases/{case.reference}/invitation/"


def test_whoever_acts_for_a_member_is_given_a_code_of_their_own(browser: Client, case: Case) -> None:
    path, acting = f"/cases/{case.reference}/representative/", NameWanted("Ann", "Price")
    nobody = browser.post(f"{path}code/")
    by, version = members.officer_of(case), access.version_of(case)
    representatives.name(case=case, person=acting, version=version, by=by, now=builders.NOW)

    offered = browser.get(path).content.decode()
    page = browser.post(f"{path}code/").content.decode()

    assert nobody["Location"] == path
    assert "Give them a code" in offered
    started = sign_ins.begin_activation(code=CODE.findall(page)[0], visitor="a", now=builders.later(minutes=6))
    account = sign_ins.activate(started=started, where=Where("email", "ann@example.org"), now=builders.later(minutes=6))
    assert access.cases_of(account, now=builders.later(minutes=7)) == [case]
    assert "Give them a code" not in browser.get(path).content.decode()
    assert browser.post(f"{path}code/")["Location"] == path


def test_a_code_for_somebody_who_acts_no_more_opens_nothing(case: Case) -> None:
    by, acting = members.officer_of(case), NameWanted("Ann", "Price")
    representatives.name(case=case, person=acting, version=access.version_of(case), by=by, now=builders.NOW)
    code = invitations.give_to_representative(case=case, by=by, now=builders.NOW)

    representatives.end(case=case, version=access.version_of(case), by=by, now=builders.NOW)

    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code=code, visitor="a", now=builders.NOW)


def test_a_code_for_somebody_in_whose_place_another_acts_now_opens_nothing(case: Case) -> None:
    by, acting = members.officer_of(case), NameWanted("Ann", "Price")
    representatives.name(case=case, person=acting, version=access.version_of(case), by=by, now=builders.NOW)
    code = invitations.give_to_representative(case=case, by=by, now=builders.NOW)

    other = NameWanted("Bronwen", "Price")
    representatives.name(case=case, person=other, version=access.version_of(case), by=by, now=builders.NOW)

    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code=code, visitor="a", now=builders.NOW)


def test_why_no_code_was_made_for_whoever_acts_is_said(browser: Client, case: Case) -> None:
    by, acting = members.officer_of(case), NameWanted("Ann", "Price")
    path = f"/cases/{case.reference}/representative/code/"
    nobody = browser.post(path, follow=True).content.decode()
    representatives.name(case=case, person=acting, version=access.version_of(case), by=by, now=builders.NOW)
    Case.objects.filter(pk=case.pk).update(standing="paused")

    paused = browser.post(path, follow=True).content.decode()

    assert "nobody acts for the member now" in nobody
    assert "only somebody who has joined has pages to see" in paused
    assert not Invitation.objects.filter(person__given_names="Ann").exists()


def test_who_never_signed_in_is_invited_and_not_recovered(browser: Client, case: Case) -> None:
    new = builders.joined(case.officer)

    assert asked(browser, new, **SHOWN)["Location"] == f"/cases/{new.reference}/invitation/"


def test_an_officer_who_may_not_invite_recovers_nobody(case: Case) -> None:
    browser = signed_in(builders.officer("administrator").account)

    assert asked(browser, case, **SHOWN).status_code == 403
    assert not IdentityCheck.objects.exists()
