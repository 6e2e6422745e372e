"""What we hold about a member: who has looked, a copy that an officer releases, what is to be put right."""

import json
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests import builders
from tests.casework.foreign_files import a_pdf
from tests.portal import members
from tests.portal.members import read
from victimcontact.casework import access, data_requests, notes, own_copies, worklists
from victimcontact.casework.data_requests import AlreadyAsked, Ended, NothingSaid
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, Case, DataRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(1))


@pytest.fixture
def case() -> Case:
    made = builders.joined()
    members.activated(made)
    return made


@pytest.fixture
def browser(case: Case) -> Client:
    return members.client_of(case)


def member_of(case: Case) -> Account:
    assert case.person.account is not None
    return case.person.account


def own(case: Case, page: str = "") -> str:
    return f"/your-page/{case.reference}/information/{page}"


def asked(case: Case) -> DataRequest:
    return data_requests.ask_for_copy(case=case, by=member_of(case), now=builders.NOW)


def copy_of(case: Case) -> own_copies.Copy:
    return own_copies.make(case, member_of(case), now=builders.later(1))


def words_of(copy: own_copies.Copy, part: str) -> str:
    return " ".join(f"{called} {text}" for each in copy.parts if each.name == part for called, text in each.entries)


def test_a_member_sees_days_and_roles_and_no_name_but_their_own_officers(case: Case, browser: Client) -> None:
    other = builders.officer("manager", name="Canary Manager")
    access.case_for(members.officer_of(case), case.reference, now=builders.NOW)
    access.case_for(other.account, case.reference, now=builders.NOW)

    page = read(browser, own(case, "looked/"))

    assert case.officer is not None
    assert f"23 November 2026 {case.officer.name}" in page
    assert "23 November 2026 a manager" in page
    assert "Canary" not in page


def test_who_looked_at_another_case_and_what_the_member_did_themselves_is_not_listed(
    case: Case, browser: Client
) -> None:
    other = builders.joined()
    adviser = builders.officer("manager", in_unit="exeter")
    browser.get(f"/your-page/{case.reference}/")
    before = read(browser, own(case, "looked/"))

    access.case_for(members.officer_of(other), other.reference, now=builders.later(1))
    with pytest.raises(access.NotFound):
        access.case_for(adviser.account, case.reference, now=builders.later(1))

    assert read(browser, own(case, "looked/")) == before
    assert "acts for you" not in before


def test_a_copy_waits_on_the_worklist_until_an_officer_releases_it(case: Case, browser: Client) -> None:
    browser.post(own(case, "copy/"))
    request = DataRequest.objects.get(case=case)
    path = own(case, f"{request.reference}/copy.pdf")
    page = worklists.listed(members.officer_of(case), Filters(), on=builders.TODAY)
    before = browser.get(path).status_code

    data_requests.release(request=request, by=members.officer_of(case), now=builders.later(1))

    after = browser.get(path)
    assert str(request.due_on) == "2026-12-24"
    assert [item.due_on for item in page.items if item.kind == "data_request"] == [request.due_on]
    assert (before, after.status_code) == (404, 200)
    assert "We answer by" not in read(browser, own(case))
    with pikepdf.open(BytesIO(after.content)) as pdf:
        assert len(pdf.pages) >= 1
    assert after["Content-Disposition"] == f'attachment; filename="{request.reference}.pdf"'


def test_nobody_else_opens_a_copy_that_was_released(case: Case) -> None:
    request = asked(case)
    data_requests.release(request=request, by=members.officer_of(case), now=builders.NOW)
    other, helper = builders.joined(), builders.joined()
    Case.objects.filter(pk=case.pk).update(representative=helper.person)

    answers = [
        members.client_of(each).get(own(case, f"{request.reference}/copy.{form}")).status_code
        for each in (other, helper)
        for form in ("pdf", "json")
    ]

    assert answers == [404] * 4
    assert Client().get(own(case, f"{request.reference}/copy.pdf"))["Location"] == "/sign-in/"


def test_a_copy_says_which_message_came_with_a_document(case: Case) -> None:
    notes.write(case=case, text="Please look.", document=a_pdf(), by=member_of(case), now=builders.NOW)
    notes.write(case=case, text="Thank you.", by=member_of(case), now=builders.later(minutes=1))

    with_it, without = next(
        part["entries"] for part in json.loads(copy_of(case).as_json())["parts"] if part["name"] == "messages"
    )

    assert "With a document." in str(with_it)
    assert "With a document." not in str(without)


def test_a_copy_holds_what_is_theirs_and_nothing_that_officers_wrote_for_one_another(case: Case) -> None:
    notes.write(case=case, text="Is there any news?", by=member_of(case), now=builders.NOW)

    copy = json.loads(copy_of(case).as_json())

    names = [part["name"] for part in copy["parts"]]
    text = json.dumps(copy, ensure_ascii=False)
    assert names == [
        "you", "reaching", "choices", "told", "letters", "messages", "statements", "requests", "complaints", "looks",
    ]  # fmt: skip
    assert case.person.full_name in text
    assert "BS99 9ZZ" in text
    assert "Is there any news?" in text
    assert case.sentence.offender.family_name not in text


def test_what_is_also_about_another_victim_of_the_sentence_is_left_out_and_said_so(case: Case) -> None:
    other = builders.joined()
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence)
    name = f"{other.person.given_names} {other.person.family_name}"
    notes.write(case=case, text=f"I spoke with {name}.", by=member_of(case), now=builders.NOW)
    notes.write(case=case, text="I am well.", by=member_of(case), now=builders.later(minutes=1))

    copy = copy_of(case)

    said = words_of(copy, "messages")
    assert name not in said
    assert "Left out here, because it is also about somebody else." in said
    assert "I am well." in said
    assert [part.withheld for part in copy.parts if part.name == "messages"] == [1]


def test_a_copy_is_asked_for_once_at_a_time(case: Case, browser: Client) -> None:
    request = asked(case)

    with pytest.raises(AlreadyAsked):
        asked(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.create(
            reference="DR-TEST",
            case=case,
            kind="copy",
            due_on=builders.TODAY,
            made_by=member_of(case),
            made_at=builders.NOW,
        )
    browser.post(own(case, "copy/"))
    assert "You have asked for a copy already." in read(browser, own(case))
    data_requests.release(request=request, by=members.officer_of(case), now=builders.NOW)
    assert asked(case).reference != request.reference


@pytest.mark.parametrize(("corrected", "said"), [(True, "Put right."), (False, "Not changed, and why:")])
def test_what_is_wrong_is_answered_where_it_was_said(case: Case, browser: Client, corrected: bool, said: str) -> None:
    browser.post(own(case, "correct/"), {"text": "My name has two n."})
    request = DataRequest.objects.get(case=case)
    values: dict[str, Any] = {"corrected": corrected, "text": "It is as you say.", "by": members.officer_of(case)}

    data_requests.answer(request=request, now=builders.later(1), **values)

    page = read(browser, own(case))
    assert "My name has two n." in page
    assert f"{said} It is as you say." in page
    with pytest.raises(Ended):
        data_requests.answer(request=request, now=builders.later(1), **values)


def test_nothing_is_asked_or_answered_without_words(case: Case, browser: Client) -> None:
    assert "Write what is wrong" in browser.post(own(case, "correct/"), {"text": " "}).content.decode()

    with pytest.raises(NothingSaid):
        data_requests.ask_for_correction(case=case, text=" ", by=member_of(case), now=builders.NOW)
    assert not DataRequest.objects.exists()


def test_who_only_acts_for_a_member_asks_for_nothing_of_theirs(case: Case) -> None:
    helper = builders.joined()
    Case.objects.filter(pk=case.pk).update(representative=helper.person)
    theirs = members.client_of(helper)

    answers = [theirs.get(own(case, page)).status_code for page in ("", "looked/", "correct/")]

    assert answers == [404] * 3
    assert theirs.post(own(case, "copy/")).status_code == 404
    assert not DataRequest.objects.exists()
