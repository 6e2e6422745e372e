"""A member's own pages from the officer's side: the invitation, and messages with them."""

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from victimcontact.casework import notes
from victimcontact.records.models import Account, Case, Invitation, Message, Note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return builders.joined()


def officer(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def write(case: Case) -> None:
    notes.write(case=case, text="He wrote to me.", by=members.activated(case), now=builders.NOW)


def test_an_invitation_leads_to_the_letter_that_was_drafted(case: Case) -> None:
    answer = officer(members.officer_of(case)).post(f"/cases/{case.reference}/invitation/")

    letter = Message.objects.get(case=case, document="P01")
    assert (answer.status_code, answer["Location"]) == (302, f"/messages/{letter.reference}/")
    assert letter.state == "drafted"


def test_looking_at_the_page_invites_nobody(case: Case) -> None:
    answer = officer(members.officer_of(case)).get(f"/cases/{case.reference}/invitation/")

    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_somebody_who_has_not_joined_is_not_invited_and_the_page_says_why() -> None:
    case = builders.reachable(builders.allocated())

    answer = officer(members.officer_of(case)).post(f"/cases/{case.reference}/invitation/")

    assert "Only somebody who has joined is invited." in answer.content.decode()
    assert not Invitation.objects.exists()


def test_who_can_sign_in_is_not_offered_another_code(case: Case) -> None:
    members.activated(case)

    page = officer(members.officer_of(case)).get(f"/cases/{case.reference}/invitation/").content.decode()

    assert "They can sign in already." in page
    assert "Draft the letter" not in page


def test_what_a_member_wrote_leads_from_the_worklist_to_its_answer(case: Case) -> None:
    write(case)
    client = officer(members.officer_of(case))

    worklist = client.get("/").content.decode()
    client.post(f"/cases/{case.reference}/messages/", {"text": "I call you today."})

    assert f'href="/cases/{case.reference}/messages/"' in worklist
    assert Note.objects.get(from_member=False).text == "I call you today."
    assert not Note.objects.filter(from_member=True, read_at__isnull=True).exists()


def test_what_needs_no_answer_leaves_the_worklist_when_it_is_marked_as_read(case: Case) -> None:
    write(case)
    client = officer(members.officer_of(case))

    client.post(f"/cases/{case.reference}/messages/read/")

    assert f'href="/cases/{case.reference}/messages/"' not in client.get("/").content.decode()
    assert Note.objects.count() == 1


def test_an_empty_answer_is_not_sent(case: Case) -> None:
    write(case)

    page = officer(members.officer_of(case)).post(f"/cases/{case.reference}/messages/", {"text": " "}).content.decode()

    assert "Write an answer" in page
    assert Note.objects.count() == 1


@pytest.mark.parametrize("address", ["invitation/", "messages/", "messages/read/"])
def test_another_unit_finds_nothing_here_and_an_auditor_may_not(case: Case, address: str) -> None:
    path = f"/cases/{case.reference}/{address}"

    strangers = officer(builders.officer(in_unit="exeter").account).post(path)
    auditors = officer(builders.officer("auditor").account).post(path)

    assert (strangers.status_code, auditors.status_code) == (404, 403)
    assert (Invitation.objects.count(), Note.objects.count()) == (0, 0)


def test_an_administrator_neither_invites_nor_answers(case: Case) -> None:
    write(case)
    client = officer(builders.officer("administrator").account)

    invited = client.post(f"/cases/{case.reference}/invitation/")
    answered = client.post(f"/cases/{case.reference}/messages/", {"text": "Hello"})

    assert (invited.status_code, answered.status_code) == (403, 403)
    assert Note.objects.count() == 1
