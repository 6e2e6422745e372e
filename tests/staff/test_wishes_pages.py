"""What a person wishes, as officers write it down."""

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import holder, text_of, visit
from victimcontact.records.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

JOIN = {"wish": "join", "level": "key_stages", "channel": "letter", "wants_representations": "yes"}


@pytest.fixture
def case() -> Case:
    return builders.reachable(builders.allocated())


@pytest.fixture
def client(case: Case) -> Client:
    return visit(holder(case))


def version(case: Case) -> dict[str, str]:
    return {"version": str(Case.objects.get(pk=case.pk).version)}


@pytest.mark.parametrize(
    ("answers", "standing", "level"),
    [
        (JOIN, "joined", "key_stages"),
        (JOIN | {"level": "release_month"}, "joined", "release_month"),
        ({"wish": "not_now"}, "not_now", ""),
        ({"wish": "decline"}, "declined", ""),
        ({"wish": "never"}, "never", ""),
    ],
)
def test_a_wish_moves_the_case(case: Case, client: Client, answers: dict[str, str], standing: str, level: str) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/wish/", answers | version(case), follow=True))

    case.refresh_from_db()
    assert (case.standing, case.level) == (standing, level)
    assert "Their wish is recorded." in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"wish": ""}, "Choose an answer"),
        ({"level": ""}, "Choose an answer"),
        ({"wants_representations": ""}, "Choose"),
    ],
)
def test_whoever_joins_says_what_they_want_to_hear(
    case: Case, client: Client, changes: dict[str, str], said: str
) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/wish/", JOIN | version(case) | changes))

    assert "There is a problem" in page
    assert said in page
    case.refresh_from_db()
    assert case.standing == "allocated"


def test_what_is_not_possible_from_here_is_said(case: Case, client: Client) -> None:
    Case.objects.filter(pk=case.pk).update(standing="closed")

    page = text_of(client.post(f"/cases/{case.reference}/wish/", {"wish": "leave"} | version(case)))

    assert "This is not possible from where the case stands" in page


def test_the_second_of_two_officers_is_told_that_the_case_moved_on(case: Case, client: Client) -> None:
    before = version(case)
    client.post(f"/cases/{case.reference}/wish/", {"wish": "never"} | before)

    page = text_of(client.post(f"/cases/{case.reference}/wish/", JOIN | before))

    assert "Somebody else changed this while you were writing." in page
    case.refresh_from_db()
    assert case.standing == "never"


@pytest.mark.parametrize("role", ["administrator", "auditor", "analyst", "helpline_adviser"])
def test_nobody_records_a_wish_whose_work_it_is_not(case: Case, role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get(f"/cases/{case.reference}/wish/").status_code == 403
    assert client.post(f"/cases/{case.reference}/wish/", JOIN | version(case)).status_code == 403
    case.refresh_from_db()
    assert case.standing == "allocated"
