"""The officers' pages of restorative justice: raised, told about, agreed to, referred; an enquiry is a manager's to decide."""

import pytest

from tests import builders
from tests.staff.officers_site import account_of, holder, joined, visit
from victimcontact.casework import access, restorative_justice, worklists
from victimcontact.casework.restorative_justice import GoesOnAlready, Taken
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Case, Message, Officer, RestorativeJustice
from victimcontact.scheme.restorative_justice import Event, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return joined()


def state_of(case: Case) -> State:
    return restorative_justice.of_case(case)[0].state


def waiting(officer: Officer) -> list[str]:
    page = worklists.listed(officer.account, Filters(kind="restorative"), on=builders.TODAY)
    return [item.text for item in page.items]


def test_it_goes_from_her_word_to_a_referral_with_her_consent_and_waits_where_it_is_ours(case: Case) -> None:
    client = visit(holder(case))
    start = f"/cases/{case.reference}/restorative/"

    one = client.post(start, {"whose": "victim", "hopes": "To ask why.", "concerns": ""})["Location"]
    again = client.post(start, {"whose": "victim", "hopes": ""}).content.decode()
    raised = waiting(holder(case))
    client.post(one, {"event": "inform", "by_letter": "yes"})
    no_scope = client.post(one, {"event": "consent", "note": ""}).content.decode()
    client.post(one, {"event": "consent", "note": "Name and telephone, to the service, today."})
    client.post(one, {"event": "refer", "service": "Restorative Avon", "service_phone": "0117 496 0300"})
    page = client.get(one).content.decode()

    assert "It goes on in this case already" in again
    assert "telephone number" not in page and "The service has taken it on" in page
    assert raised == ["Tell them about restorative justice: they asked"]
    assert Message.objects.get(case=case, document="L24").state == "drafted"
    assert "This step needs a reason" in no_scope
    assert state_of(case) is State.REFERRED and waiting(holder(case)) == []
    assert "Restorative Avon" in page


def test_an_enquiry_of_the_offenders_is_the_managers_to_decide(case: Case) -> None:
    manager = Officer.objects.get(unit=case.unit, role="manager")
    client = visit(holder(case))

    one = client.post(f"/cases/{case.reference}/restorative/", {"whose": "offender", "note": "He asked."})["Location"]
    page = client.get(one).content.decode()
    row = RestorativeJustice.objects.get()
    with pytest.raises(access.NotPermitted):
        allowed = Taken(Event.ALLOW_RAISING, note="Safe.")
        restorative_justice.take(restorative=row, taken=allowed, by=account_of(case), now=builders.NOW)

    assert "A manager decides what happens next" in page
    assert waiting(holder(case)) != [] and waiting(manager) != []
    visit(manager).post(one, {"event": "forbid_raising", "note": "He controlled her."})
    assert state_of(case) is State.NOT_TO_BE_RAISED and waiting(manager) == []


def test_nobody_else_finds_it(case: Case) -> None:
    made = restorative_justice.record_raised(case=case, hopes="", by=account_of(case), now=builders.NOW)

    assert visit(builders.officer(in_unit="exeter")).get(f"/restorative/{made.reference}/").status_code == 404
    with pytest.raises(GoesOnAlready):
        restorative_justice.note_enquiry(case=case, note="He asked.", by=account_of(case), now=builders.NOW)
