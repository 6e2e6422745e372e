"""The pages of a person's name and of how they may be reached."""

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import holder, text_of, visit
from victimcontact.casework import people
from victimcontact.records.models import Address, Case, ContactPoint, Person, SafeContactPlan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

NAME = {
    "title": "Mrs",
    "given_names": "Siân",
    "family_name": "Ŵyn-Price",
    "preferred_name": "Siân",
    "language": "cy",
    "letter_format": "large_print",
}
PLAN = {
    "address": "7 Made-up Street\nBath\nBA99 9ZZ",
    "address_safe": "yes",
    "phone": "07700 900456",
    "phone_safe": "no",
    "phone_seen_by": "",
    "text_safe": "yes",
    "voicemail": "no",
    "email": "",
    "email_safe": "unknown",
    "hours_from": "9:00",
    "hours_to": "17:30",
    "dates_to_avoid": "27 March\n25 12",
    "plain_envelope": "yes",
    "sender_name": "J. Price",
    "in_danger": "no",
    "code_word": "bluebell",
    "note": "Her brother opens the post",
}

MOVE = {"address": "9 Elsewhere Road\nBath\nBA99 9ZZ", "address_safe": "yes", "address_seen_by": ""}


@pytest.fixture
def case() -> Case:
    return builders.allocated()


@pytest.fixture
def client(case: Case) -> Client:
    return visit(holder(case))


def version(case: Case) -> dict[str, str]:
    return {"version": str(Case.objects.get(pk=case.pk).version)}


def test_a_name_is_confirmed_with_every_accent(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/name/", NAME | version(case), follow=True))

    person = Person.objects.get(pk=case.person_id)
    assert (person.given_names, person.family_name, person.language) == ("Siân", "Ŵyn-Price", "cy")
    assert person.name_confirmed_by == holder(case).account
    assert "The name is confirmed." in page


def test_the_page_begins_with_what_is_known(case: Case, client: Client) -> None:
    page = text_of(client.get(f"/cases/{case.reference}/name/"))

    assert f'value="{case.person.family_name}"' in page
    assert 'value="1990"' in page


def test_a_name_is_not_confirmed_without_a_name(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/name/", NAME | version(case) | {"family_name": ""}))

    assert "Enter their last name" in page
    assert 'value="Siân"' in page
    assert Person.objects.get(pk=case.person_id).name_confirmed_at is None


def test_a_plan_is_recorded_and_every_way_of_contact_counts_as_checked(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/safe-contact/", PLAN | version(case), follow=True))

    plan = SafeContactPlan.objects.get()
    assert (plan.code_word, plan.dates_to_avoid, str(plan.hours_to)) == ("bluebell", ["03-27", "12-25"], "17:30:00")
    address = Address.objects.get(replaced_at=None)
    assert (address.lines, address.safety) == (["7 Made-up Street", "Bath", "BA99 9ZZ"], "safe")
    points = {point.channel: point for point in ContactPoint.objects.filter(replaced_at=None)}
    assert {(channel, point.value, point.safety) for channel, point in points.items()} == {
        ("phone", "+447700900456", "unsafe"),
        ("text", "+447700900456", "safe"),
    }
    assert plan.sender_name == "J. Price"
    assert "The safe-contact plan is recorded." in page
    assert "between 09:00 and 17:30" in page


def test_an_address_that_is_replaced_is_not_used_again(case: Case, client: Client) -> None:
    before = people.live_address(case.person)

    client.post(f"/cases/{case.reference}/safe-contact/", PLAN | version(case))

    assert before is not None
    before.refresh_from_db()
    assert before.replaced_at is not None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"address_safe": ""}, "Choose whether it is safe to write there"),
        ({"in_danger": ""}, "Choose whether they are in danger"),
        ({"dates_to_avoid": "the 27th"}, "the 27th is not a day, such as 27 March"),
        ({"dates_to_avoid": "30 February"}, "30 February is not a day, such as 27 March"),
        ({"hours_to": ""}, "Enter both the earliest and the latest time, or neither"),
        ({"hours_from": "teatime"}, "Enter a time, like"),
        ({"phone": "12"}, "phone number"),
        ({"email": "nobody"}, "email address"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(
    case: Case, client: Client, changes: dict[str, str], said: str
) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/safe-contact/", PLAN | version(case) | changes))

    assert "There is a problem" in page
    assert said in page
    assert "Her brother opens the post" in page
    assert 'value="bluebell"' in page
    assert not SafeContactPlan.objects.exists()


def test_29_february_can_be_avoided(case: Case, client: Client) -> None:
    client.post(f"/cases/{case.reference}/safe-contact/", PLAN | version(case) | {"dates_to_avoid": "29 February"})

    assert SafeContactPlan.objects.get().dates_to_avoid == ["02-29"]


@pytest.mark.parametrize(("part", "answers"), [("name/", NAME), ("safe-contact/", PLAN)])
def test_the_second_of_two_officers_sees_both_versions_and_decides(
    case: Case, client: Client, part: str, answers: dict[str, str]
) -> None:
    before = version(case)
    colleague = visit(builders.officer())
    colleague.post(f"/cases/{case.reference}/name/", NAME | before | {"family_name": "First"})

    page = text_of(client.post(f"/cases/{case.reference}/{part}", answers | before))

    assert "Somebody else changed this while you were writing." in page
    assert Person.objects.get(pk=case.person_id).family_name == "First"
    again = client.post(f"/cases/{case.reference}/{part}", answers | version(case))
    assert again.status_code == 302


@pytest.mark.parametrize(("part", "answers"), [("name/", NAME), ("safe-contact/", PLAN), ("moved/", MOVE)])
@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_changes_a_person_whose_work_it_is_not(
    case: Case, part: str, answers: dict[str, str], role: str
) -> None:
    client = visit(builders.officer(role))

    assert client.get(f"/cases/{case.reference}/{part}").status_code == 403
    assert client.post(f"/cases/{case.reference}/{part}", answers | version(case)).status_code == 403
    assert not SafeContactPlan.objects.exists()


def test_an_administrator_confirms_a_name_and_makes_no_plan(case: Case) -> None:
    client = visit(builders.officer("administrator"))

    assert client.post(f"/cases/{case.reference}/name/", NAME | version(case)).status_code == 302
    assert client.get(f"/cases/{case.reference}/safe-contact/").status_code == 403
    assert client.post(f"/cases/{case.reference}/safe-contact/", PLAN | version(case)).status_code == 403
    assert not SafeContactPlan.objects.exists()


def test_a_move_closes_the_old_address_and_says_what_to_do_today(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/moved/", MOVE | version(case), follow=True))

    assert Address.objects.get(replaced_at=None).lines == ["9 Elsewhere Road", "Bath", "BA99 9ZZ"]
    assert "The old address is not used any more. Look at zones and conditions today." in page


def test_a_move_to_where_nobody_knows_leaves_no_address(case: Case, client: Client) -> None:
    answers = MOVE | {"address": "", "address_safe": "unknown"}

    assert client.post(f"/cases/{case.reference}/moved/", answers | version(case)).status_code == 302
    assert not Address.objects.filter(replaced_at=None).exists()


def test_a_move_without_saying_whether_it_is_safe_is_asked_again(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/moved/", MOVE | version(case) | {"address_safe": ""}))

    assert "Choose whether it is safe to write there" in page
    assert "9 Elsewhere Road" in page
    assert Address.objects.filter(replaced_at=None).count() == 1
