"""A member says what went wrong, and sees what became of it."""

from dataclasses import replace

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import complaints
from victimcontact.casework.complaints import Reply
from victimcontact.records.models import Case, Complaint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

TYPED = {"text": "You wrote too late.", "wanted": "Say sorry.", "about_officer": "yes"}


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def case() -> Case:
    return builders.joined()


def address(case: Case) -> str:
    return f"/your-page/{case.reference}/complaints/"


def test_she_complains_and_sees_by_when_she_hears_from_us(case: Case) -> None:
    browser = members.client_of(case)
    assert address(case) in browser.get(f"/your-page/{case.reference}/").content.decode()

    page = browser.post(address(case), TYPED, follow=True).content.decode()

    complaint = Complaint.objects.get(case=case)
    assert complaint.about == case.officer and complaint.channel == "portal"
    assert "9 December 2026" in page and "<title>Your page" in page


def test_what_she_wrote_stays_when_something_is_missing(case: Case) -> None:
    page = members.client_of(case).post(address(case), {**TYPED, "text": " "}).content.decode()

    assert "Write what went wrong" in page and "Say sorry." in page
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(("language", "said"), [("en", "Something went wrong?"), ("cy", "A aeth rhywbeth o’i le?")])
def test_the_page_speaks_her_language(case: Case, language: str, said: str) -> None:
    assert said in members.client_of(case).get(f"{address(case)}?language={language}").content.decode()


def test_she_asks_again_after_an_answer_and_only_then(case: Case) -> None:
    browser = members.client_of(case)
    browser.post(address(case), TYPED)
    complaint = Complaint.objects.get(case=case)
    one = f"{address(case)}{complaint.reference}/"
    browser.post(one, {"text": "Not yet answered."})
    assert complaints.own(case)[0].state == "received"

    manager = builders.officer("manager").account
    complaints.answer(complaint=complaint, reply=Reply("It was late."), by=manager, now=builders.later(2))
    browser.post(one, {"text": "And why?"})

    assert complaints.own(case)[0].state == "asked_again"


def test_another_member_finds_nothing_there(case: Case) -> None:
    members.client_of(case).post(address(case), TYPED)
    reference = Complaint.objects.get(case=case).reference
    other = builders.joined(offender=replace(builders.told().offender, family_name="Other"))

    assert members.client_of(other).get(f"{address(case)}{reference}/").status_code == 404
    assert members.client_of(other).get(f"{address(other)}{reference}/").status_code == 404
