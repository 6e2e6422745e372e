"""Two who may be the same, as officers meet them: with the referral, in the queue, side by side, and before they decide."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import text_of, visit
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Case, FormerName, Likeness, Merge, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

SIAN = replace(
    builders.victim(),
    title="",
    given_names="Siân",
    family_name="Llywelyn",
    address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")),
    phone=WayGiven("+447700900555"),
    email=None,
)
SHAN = replace(SIAN, given_names="Shan", family_name="Llewellyn", phone=WayGiven("+447700900556"))


@pytest.fixture
def manager() -> Officer:
    return builders.officer("manager")


@pytest.fixture
def pair(manager: Officer) -> tuple[Case, Case]:
    return builders.referred(victims=(SIAN,)), builders.referred(victims=(SHAN,))


def keeping(case: Case) -> str:
    return "first" if Likeness.objects.get().person_id == case.person_id else "other"


def merge_page(case: Case) -> str:
    return f"/likenesses/{Likeness.objects.get().pk}/merge/{keeping(case)}/"


def send(client: Client, address: str, **changes: str) -> Any:
    version = client.get(address).content.decode().partition('name="version" value="')[2].partition('"')[0]
    return client.post(address, {"version": version, "reason": "She said so.", "sure": "yes"} | changes)


def test_the_referrals_result_page_shows_who_may_be_the_same(manager: Officer, pair: tuple[Case, Case]) -> None:
    page = text_of(visit(manager).get(f"/cases/{pair[1].reference}/eligibility/"))

    assert "May be somebody we know" in page
    assert "names that sound alike, the same date of birth, the same postcode" in page
    assert f'href="/likenesses/{Likeness.objects.get().pk}/"' in page


def test_a_stranger_sees_no_pair_anywhere(pair: tuple[Case, Case]) -> None:
    client = visit(builders.officer("manager", in_unit="cardiff"))
    key = Likeness.objects.get().pk

    assert "Siân" not in text_of(client.get("/likenesses/"))
    for address in (f"/likenesses/{key}/", merge_page(pair[0])):
        assert client.get(address).status_code == 404
    assert client.post(f"/likenesses/{key}/different/").status_code == 404


def test_the_two_stand_side_by_side_and_may_be_said_to_be_different(manager: Officer, pair: tuple[Case, Case]) -> None:
    client, key = visit(manager), Likeness.objects.get().pk

    page = text_of(client.get(f"/likenesses/{key}/"))
    answer = client.post(f"/likenesses/{key}/different/", follow=True)

    assert "1 Made-up Street, Bath, BA99 9ZZ" in page
    assert all(f'href="/cases/{case.reference}/"' in page for case in pair)
    assert "They are different people. You will not be asked about them again." in text_of(answer)
    assert "Siân" not in text_of(client.get("/likenesses/"))


def test_two_are_made_one_after_reading_what_changes_and_two_again(manager: Officer, pair: tuple[Case, Case]) -> None:
    client, address = visit(manager), merge_page(pair[0])

    page = text_of(client.get(address))
    made = send(client, address)
    merge = Merge.objects.get()
    queue = text_of(client.get("/likenesses/"))
    before = text_of(client.get(f"/merges/{merge.pk}/undo/"))
    undone = client.post(f"/merges/{merge.pk}/undo/", {"reason": "They are sisters."})

    assert "Set aside: nothing is sent there any more" in page
    assert pair[1].reference in page
    assert made.status_code == undone.status_code == 302
    assert "Made one lately" in queue
    assert "Cases that go back" in before and pair[1].reference in before
    assert Case.objects.get(pk=pair[1].pk).person.given_names == "Shan"
    assert client.get(f"/merges/{merge.pk}/undo/").status_code == 404


def test_nothing_is_made_one_unread_without_a_reason_or_from_an_old_page(
    manager: Officer, pair: tuple[Case, Case]
) -> None:
    client, address = visit(manager), merge_page(pair[0])

    assert "Enter how you know that they are the same" in text_of(send(client, address, reason=""))
    assert "Confirm that you have read what changes" in text_of(send(client, address, sure=""))
    assert "Somebody else changed this" in text_of(send(client, address, version="1"))
    assert not Merge.objects.exists()


def test_a_merge_that_would_lose_something_says_what(manager: Officer, pair: tuple[Case, Case]) -> None:
    likeness, side = Likeness.objects.get(), side_of_first(pair[0])
    Case.objects.filter(pk=pair[1].pk).update(unit=builders.unit("cardiff"))
    other = builders.referred(victims=(SHAN,), offender=builders.told().offender)
    Case.objects.filter(pk=other.pk).update(person=pair[1].person)

    page = text_of(visit(manager).get(f"/likenesses/{likeness.pk}/merge/{side}/"))

    assert "Not every case of the one that would go is in your reach." in page
    assert "Make them one" not in page


def side_of_first(case: Case) -> str:
    return "first" if Likeness.objects.earliest("made_at").person_id == case.person_id else "other"


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_who_sees_no_cases_sees_no_pairs(role: str) -> None:
    assert visit(builders.officer(role)).get("/likenesses/").status_code == 403


def test_another_name_is_added_and_taken_away_on_its_page(manager: Officer) -> None:
    case, client = builders.referred(victims=(SIAN,)), visit(manager)
    address = f"/cases/{case.reference}/other-names/"
    answers = {"whose": "person", "kind": "maiden", "given_names": "", "family_name": "Rhydwen"}

    missing = text_of(client.post(address, {"given_names": ""}))
    added = text_of(client.post(address, answers, follow=True))
    again = text_of(client.post(address, answers))
    found = text_of(client.post("/cases/", {"wanted": "Rhydwen"}))
    name = FormerName.objects.get()
    gone = text_of(client.post(f"{address}{name.pk}/end/", follow=True))

    assert "Choose whose name it is" in missing and "Enter the last name" in missing
    assert "Name before marriage" in added
    assert "They are found by this name already" in again
    assert "former or other name: Siân Rhydwen" in found
    assert "No other name is known." in gone
    assert visit(builders.officer(in_unit="cardiff")).get(address).status_code == 404
