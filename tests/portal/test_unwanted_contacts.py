"""A member reports a contact nobody wanted: it is work at once, she has a receipt, and sees how far it came."""

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import risks, worklists
from victimcontact.casework.risks import Used
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Case, Duty, RiskItem
from victimcontact.scheme.risk_information import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

NOW = builders.later(2)
TYPED = {
    "who": "offender",
    "how": "letter",
    "happened_on-day": "24",
    "happened_on-month": "11",
    "happened_on-year": "2026",
    "text": "He wrote that he misses me.",
}


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_what_she_reports_is_to_be_phoned_the_same_day_and_she_sees_each_step(case: Case) -> None:
    browser, by = members.client_of(case), members.officer_of(case)
    ways = f"/your-page/{case.reference}/"
    assert f"{ways}tell-us/" in browser.get(ways).content.decode()

    receipt = browser.post(f"{ways}tell-us/", TYPED, follow=True).content.decode()

    item = RiskItem.objects.get(case=case)
    assert (item.about, item.urgency, item.disclosable, item.contact_how) == ("contact", "immediate", False, "letter")
    listed = worklists.listed(by, Filters(kind="risk"), on=NOW.date()).items
    assert "risk" in {row.kind for row in listed if row.due_on == NOW.date()}
    assert Duty.objects.get(case=case, what="pass_on_risk").standing == "open"
    again = Duty.objects.get(case=case, what="review_conditions")
    assert (again.rule, again.due_on, again.standing) == ("D16", NOW.date(), "open")
    assert "He wrote that he misses me." in receipt and "Your officer has it." in receipt

    risks.record_phone_call(item=item, to="police", by=by, now=NOW)
    assert "has told those who can act" in browser.get(f"{ways}told-you/").content.decode()
    risks.record_use(item=item, used=Used(Place.NOT_USED, NOW.date()), by=by, now=NOW)
    assert "It has been used" not in browser.get(f"{ways}told-you/").content.decode()
    risks.record_use(item=item, used=Used(Place.LICENCE, NOW.date()), by=by, now=NOW)
    assert "It has been used" in browser.get(f"{ways}told-you/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"), [({"text": " "}, "Write what happened"), ({"happened_on-year": "2027"}, "must be")]
)
def test_what_she_wrote_stays_when_something_is_wrong(case: Case, wrong: dict[str, str], said: str) -> None:
    typed = {**TYPED, **wrong}
    page = members.client_of(case).post(f"/your-page/{case.reference}/tell-us/", typed).content.decode()

    assert said in page
    assert "2027" in page or "24" in page
    assert not RiskItem.objects.exists()


def test_what_an_officer_wrote_of_her_is_not_on_her_page(case: Case) -> None:
    told = risks.Told("A neighbour says that she drinks.", "third_party", "routine", builders.TODAY)
    risks.record(case=case, told=told, by=members.officer_of(case), now=builders.NOW)

    page = members.client_of(case).get(f"/your-page/{case.reference}/told-you/").content.decode()

    assert "neighbour" not in page and "You have not told us of anything here." in page


def test_the_pages_speak_welsh(case: Case) -> None:
    browser = members.client_of(case)

    assert (
        "A oes rhywun wedi cysylltu"
        in browser.get(f"/your-page/{case.reference}/tell-us/?language=cy").content.decode()
    )
    assert "Cyfiawnder adferol" in browser.get(f"/your-page/{case.reference}/in-touch/?language=cy").content.decode()
