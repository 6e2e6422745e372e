"""The pages on which an officer records what happened, takes it back, and decides what is told."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.staff.test_incoming import holder_of, visit
from victimcontact.casework import stages, tellings
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.records.models import Case, Fact, Message, Person, Telling
from victimcontact.staff.pages import stage_forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

FRIDAY = date(2026, 11, 20)
DAY = {"happened_on-day": "20", "happened_on-month": "11", "happened_on-year": "2026"}
RELEASED = DAY | {"address": "9 Canary Row", "area": "Canaryshire"}


def telling_of(case: Case, code: str, **details: Any) -> Telling:
    by = holder_of(case).account
    fact = stages.record(sentence=case.sentence, happened=Happened(code, FRIDAY, details), by=by, now=builders.NOW)
    return Telling.objects.get(case=case, fact=fact)


def recorded(case: Case) -> list[str]:
    return [fact.data["code"] for fact in stages.of(case.sentence)]


def test_every_stage_that_can_be_recorded_by_hand_is_offered_and_opens() -> None:
    case = builders.joined()
    client = visit(holder_of(case))

    page = client.get(f"/cases/{case.reference}/stages/new/").content.decode()

    for _title, group in stages.by_group():
        for stage in group:
            address = f"/cases/{case.reference}/stages/new/{stage.code}/"
            assert f'href="{address}"' in page
            assert client.get(address).status_code == 200


def test_nothing_is_recorded_before_it_was_looked_at() -> None:
    case = builders.joined()
    client, url = visit(holder_of(case)), f"/cases/{case.reference}/stages/new/released/"

    check = client.post(url, RELEASED).content.decode()
    before = recorded(case)
    done = client.post(url, RELEASED | {"confirmed": "yes"})

    assert "Check before you record" in check
    assert (before, done.status_code, recorded(case)) == ([], 302, ["released"])


def test_the_look_shows_what_is_told_beside_what_is_withheld() -> None:
    case = builders.joined()

    page = visit(holder_of(case)).post(f"/cases/{case.reference}/stages/new/released/", RELEASED).content.decode()
    told, withheld = page.split("Withheld, and why")

    told = told.split(">Told<")[1]
    assert "November 2026" in told
    assert "Canary" not in told
    assert "address is never told (R38)." in withheld


def test_what_was_typed_is_kept_when_something_is_changed() -> None:
    case = builders.joined()
    url = f"/cases/{case.reference}/stages/new/released/"

    page = visit(holder_of(case)).post(url, RELEASED | {"change": "yes"}).content.decode()

    assert "9 Canary Row" in page
    assert "Check before you record" not in page


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ({"happened_on-day": "4"}, "must not be before the day of the sentence"),
        ({"happened_on-day": "", "happened_on-month": "", "happened_on-year": ""}, "There is a problem"),
        ({"happened_on-year": "2127"}, "There is a problem"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(day: dict[str, str], said: str) -> None:
    case = builders.joined()
    url = f"/cases/{case.reference}/stages/new/released/"

    page = visit(holder_of(case)).post(url, DAY | day | {"confirmed": "yes"}).content.decode()

    assert said in page
    assert recorded(case) == []


@pytest.mark.parametrize("code", sorted(stage_forms.NEEDED))
def test_a_month_of_release_is_not_recorded_as_known_without_it(code: str) -> None:
    case = builders.joined()

    page = visit(holder_of(case)).post(f"/cases/{case.reference}/stages/new/{code}/", DAY | {"confirmed": "yes"})

    assert "There is a problem" in page.content.decode()
    assert recorded(case) == []


def test_the_same_again_is_refused_in_words() -> None:
    case = builders.joined()
    telling_of(case, "released")
    url = f"/cases/{case.reference}/stages/new/released/"

    page = visit(holder_of(case)).post(url, DAY | {"confirmed": "yes"}).content.decode()

    assert "recorded already for the same day" in page


def test_conditions_about_the_victim_are_told_and_the_others_are_not() -> None:
    case = builders.joined()
    conditions = {
        "conditions_about_victim": "Not to contact Ms Price.\n",
        "conditions_other": "Canary one.\nCanary two.",
    }
    url = f"/cases/{case.reference}/stages/new/licence_conditions_set/"

    visit(holder_of(case)).post(url, DAY | conditions | {"confirmed": "yes"})

    telling = Telling.objects.get(case=case)
    assert telling.told == {"conditions": ["Not to contact Ms Price."], "has_conditions": True}
    assert "Canary" not in str([message.content for message in Message.objects.filter(telling=telling)])


def test_every_field_of_the_register_has_a_question_in_words() -> None:
    asked = {field.name for _title, group in stages.by_group() for stage in group for field in stage.fields}

    assert asked <= stage_forms.LABELS.keys()


def test_every_question_says_whether_its_answer_reaches_the_victim() -> None:
    for _title, group in stages.by_group():
        for stage in group:
            form = stage_forms.form_for(stage)(on=builders.TODAY)
            silent = [name for name, field in form.fields.items() if not field.help_text and name != "happened_on"]
            assert silent == []


@pytest.mark.parametrize("code", ["parole_decided", "mappa_meeting_held", "nothing_of_the_kind"])
def test_what_is_recorded_elsewhere_is_not_there(code: str) -> None:
    case = builders.joined()

    assert visit(holder_of(case)).get(f"/cases/{case.reference}/stages/new/{code}/").status_code == 404


def test_the_pages_of_another_units_case_are_not_there() -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital")
    client = visit(builders.officer(in_unit="exeter"))

    for address in (
        f"/cases/{case.reference}/stages/new/",
        f"/cases/{case.reference}/stages/new/released/",
        f"/facts/{telling.fact.pk}/withdraw/",
        f"/tellings/{telling.pk}/",
        f"/tellings/{telling.pk}/draft/",
        f"/tellings/{telling.pk}/correct/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, RELEASED | {"confirmed": "yes", "reason": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("victim_liaison_officer", (200, 200, 200)),
        ("manager", (200, 200, 200)),
        ("administrator", (403, 403, 200)),
        ("auditor", (403, 403, 403)),
        ("analyst", (403, 403, 403)),
        ("helpline_adviser", (403, 403, 403)),
    ],
)
def test_each_role_opens_what_it_may_and_nothing_else(role: str, statuses: tuple[int, ...]) -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital")
    client = visit(builders.officer(role))
    addresses = (
        f"/cases/{case.reference}/stages/new/released/",
        f"/facts/{telling.fact.pk}/withdraw/",
        f"/tellings/{telling.pk}/",
    )

    assert tuple(client.get(address).status_code for address in addresses) == statuses


def test_taking_back_says_what_follows_and_needs_a_reason() -> None:
    case = builders.joined()
    telling = telling_of(case, "released")
    Message.objects.filter(telling=telling).update(
        state="sent", approved_by=holder_of(case).account, approved_at=builders.NOW
    )
    client, url = visit(holder_of(case)), f"/facts/{telling.fact.pk}/withdraw/"

    page = client.get(url).content.decode()
    refused = client.post(url, {"reason": ""})
    still_there = recorded(case)
    done = client.post(url, {"reason": "Another person."})

    assert "A letter about this has gone to 1 member already." in page
    assert "Enter why it is wrong" in refused.content.decode()
    assert (still_there, done.status_code, recorded(case)) == (["released"], 302, [])


def test_what_is_no_stage_is_not_taken_back_but_explained() -> None:
    case = builders.joined()
    wish = Fact.objects.get(case=case, kind="wish")

    page = visit(holder_of(case)).post(f"/facts/{wish.pk}/withdraw/", {"reason": "No."}).content.decode()

    assert "This is not taken back here." in page
    assert not hasattr(Fact.objects.get(pk=wish.pk), "withdrawal")


def test_an_officer_decides_and_a_withheld_one_needs_its_day() -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital", hospital="Canary")
    client, url = visit(holder_of(case)), f"/tellings/{telling.pk}/"

    page = client.get(url).content.decode()
    without_day = client.post(url, {"choice": "withhold", "reason": "Not yet."}).content.decode()
    client.post(url, {"choice": "tell", "reason": "She asked about it."})

    telling.refresh_from_db()
    assert "Withheld, and why" in page
    assert "There is a problem" in without_day
    assert telling.settled == "tell"


def test_a_managers_decision_is_offered_to_managers_only() -> None:
    case = builders.joined()
    url = f"/tellings/{telling_of(case, 'died').pk}/"

    offered = [
        "Your decision" in visit(who).get(url).content.decode()
        for who in (holder_of(case), builders.officer("manager"))
    ]
    visit(holder_of(case)).post(url, {"choice": "tell", "reason": "x"})

    assert offered == [False, True]
    assert Telling.objects.get(case=case).settled == ""


def test_a_letter_that_could_not_be_drafted_says_why_and_is_tried_again() -> None:
    case = builders.joined()
    Person.objects.filter(pk=case.person.pk).update(name_confirmed_at=None, name_confirmed_by=None)
    telling = telling_of(case, "released")
    client = visit(holder_of(case))

    page = client.get(f"/tellings/{telling.pk}/").content.decode()
    builders.reachable(case)
    client.post(f"/tellings/{telling.pk}/draft/")

    assert "Nobody has confirmed how their name is written." in page
    assert Message.objects.filter(telling=telling, state="drafted").exists()


def test_a_correction_is_logged_on_its_page() -> None:
    case = builders.joined()
    telling = telling_of(case, "released")
    by = holder_of(case).account
    Message.objects.filter(telling=telling).update(state="sent", approved_by=by, approved_at=builders.NOW)
    stages.withdraw(fact=telling.fact, reason="Wrong person.", by=by, now=builders.NOW)
    client = visit(holder_of(case))
    said = {"channel": "phone", "note": "Rang and explained."} | DAY

    page = client.get(f"/tellings/{telling.pk}/").content.decode()
    client.post(f"/tellings/{telling.pk}/correct/", said)

    telling.refresh_from_db()
    assert "it was wrong" in page
    assert telling.correction == "made"


def test_a_held_telling_says_until_when() -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital")
    Telling.objects.filter(pk=telling.pk).update(hold_until=builders.later(minutes=60))

    page = visit(holder_of(case)).get(f"/tellings/{telling.pk}/").content.decode()

    assert "It is held until 23 November 2026 at 11:00" in page


def test_a_decision_taken_is_shown_with_its_reason() -> None:
    case = builders.joined()
    telling = telling_of(case, "transferred_to_hospital")
    settlement = Settlement(tell=True, reason="She asked about it.")
    tellings.settle(telling=telling, settlement=settlement, by=holder_of(case).account, now=builders.NOW)

    page = visit(holder_of(case)).get(f"/tellings/{telling.pk}/").content.decode()

    assert "She asked about it." in page
    assert "Your decision" not in page


def test_nobody_who_is_not_signed_in_opens_any_of_them() -> None:
    case = builders.joined()
    telling = telling_of(case, "released")

    for address in (
        f"/cases/{case.reference}/stages/new/",
        f"/facts/{telling.fact.pk}/withdraw/",
        f"/tellings/{telling.pk}/",
    ):
        assert Client().get(address).status_code == 302
