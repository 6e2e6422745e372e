"""The pages of reach: who knows, who does not, what the gate says, and the hour in which everybody is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, boxes, holder, in_days, joined, today, visit
from victimcontact.casework import access, agreed_hours, escalations, gates, partners, stages
from victimcontact.casework.days import day_of
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Case, Contact, Fact, GateAnswer, Partner, Reach, ReleaseGate, Telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def happened(case: Case, code: str = "released") -> Fact:
    heard = timezone.now() - timedelta(hours=2)
    return stages.record(sentence=case.sentence, happened=Happened(code, day_of(heard)), by=account_of(case), now=heard)


@pytest.fixture
def case() -> Case:
    return joined()


def test_the_page_of_a_stage_shows_each_member_of_the_unit_and_where_they_stand(case: Case) -> None:
    fact = happened(case)
    escalations.run(now=timezone.now())

    page = visit(holder(case)).get(f"/facts/{fact.pk}/reached/").content.decode()

    assert case.person.full_name in page
    assert "Not reached" in page
    assert "Phone by" in page
    assert "then the manager has it" in page
    assert "Open a release gate" in page


def test_they_told_me_they_know_ends_it_and_a_vain_attempt_does_not(case: Case) -> None:
    fact = happened(case)
    telling = Telling.objects.get(fact=fact)
    client, url = visit(holder(case)), f"/tellings/{telling.pk}/known/"
    states = []

    for result in ("no_answer", "reached"):
        answer = client.post(url, {"result": result, "channel": "phone"} | boxes("happened_on", today()))
        assert answer["Location"] == f"/facts/{fact.pk}/reached/"
        states.append(Reach.objects.get(telling=telling).state)

    assert states == ["unreached", "acknowledged"]
    assert Contact.objects.filter(case=case, channel="phone").count() == 2


def test_only_a_manager_sees_the_units_list_of_who_was_not_reached(case: Case) -> None:
    happened(case)
    manager, stranger = builders.officer("manager"), builders.officer("manager", in_unit="exeter")

    pages = [visit(who).get("/not-reached/") for who in (manager, stranger, holder(case))]

    assert [page.status_code for page in pages] == [200, 200, 403]
    assert case.person.full_name in pages[0].content.decode()
    assert case.person.full_name not in pages[1].content.decode()


def test_a_gate_is_opened_asked_and_closed_and_says_no_name(case: Case) -> None:
    fact = happened(case)
    client = visit(holder(case))
    opened = client.post(f"/facts/{fact.pk}/gate/", {"known": "yes", "hour": "14:30"} | boxes("day", in_days(3)))
    gate = ReleaseGate.objects.get(fact=fact)
    url = f"/gates/{gate.reference}/"

    client.post(f"{url}ask/")
    page = client.get(url).content.decode()
    client.post(f"{url}close/")

    assert opened["Location"] == url
    assert gate.publish_at is not None and timezone.localtime(gate.publish_at).strftime("%H:%M") == "14:30"
    assert ("No" in page, case.person.full_name in page) == (True, False)
    assert GateAnswer.objects.get().reached is False
    gate.refresh_from_db()
    assert gate.closed_at is not None


def test_what_will_not_be_public_has_no_gate_page(case: Case) -> None:
    fact = happened(case, "moved_to_open_conditions")

    assert visit(holder(case)).get(f"/facts/{fact.pk}/gate/").status_code == 404


def test_an_administrator_ends_a_partners_key_and_a_liaison_officer_cannot() -> None:
    board = partners.add(name="Board", by=access.program(), now=timezone.now()).partner
    url = f"/partners/{board.reference}/end/"

    refused = visit(builders.officer()).post(url)
    ended = visit(builders.officer("administrator")).post(url)

    assert (refused.status_code, ended["Location"]) == (403, "/partners/")
    assert Partner.objects.get().ended_at is not None


def agreed(case: Case, fact: Fact, hour: str, **more: Any) -> Any:
    answers = {"hour": hour, "press_risk": ""} | more | boxes("day", in_days(1))
    return visit(holder(case)).post(f"/facts/{fact.pk}/hour/", answers)


def test_an_hour_is_agreed_changed_and_ended_and_its_press_note_stays_with_officers(case: Case) -> None:
    fact = happened(case)
    client = visit(holder(case))

    agreed(case, fact, "10:00", press_risk="A reporter has rung the court.")
    agreed(case, fact, "11:00", press_risk="A reporter has rung the court.")
    page = client.get(f"/facts/{fact.pk}/hour/").content.decode()
    hour = agreed_hours.of(fact)
    client.post(f"/facts/{fact.pk}/hour/end/")

    assert hour is not None and timezone.localtime(hour.tell_at).hour == 11
    assert "A reporter has rung the court." in page
    assert "Calls to make in that hour" in page
    assert agreed_hours.of(fact) is None


def test_an_hour_in_which_somebody_must_not_be_disturbed_names_their_own_way_as_work(case: Case) -> None:
    fact = happened(case)

    agreed(case, fact, "05:00")
    page = visit(holder(case)).get(f"/facts/{fact.pk}/hour/").content.decode()

    assert "In a way of their own" in page
    assert "outside the hours" in page


def test_an_hour_that_has_passed_cannot_be_agreed(case: Case) -> None:
    fact = happened(case)

    page = visit(holder(case)).post(
        f"/facts/{fact.pk}/hour/", {"hour": "00:00", "press_risk": ""} | boxes("day", today())
    )

    assert "The hour must lie ahead" in page.content.decode()
    assert agreed_hours.of(fact) is None


def test_another_units_officer_finds_none_of_these_pages(case: Case) -> None:
    fact = happened(case)
    gate = gates.open_gate(fact=fact, publish_at=None, by=account_of(case), now=timezone.now())
    stranger = visit(builders.officer(in_unit="exeter"))
    telling = Telling.objects.get(fact=fact)

    for path in (
        f"/facts/{fact.pk}/reached/",
        f"/facts/{fact.pk}/gate/",
        f"/facts/{fact.pk}/hour/",
        f"/gates/{gate.reference}/",
        f"/tellings/{telling.pk}/known/",
    ):
        assert stranger.get(path).status_code == 404


def test_a_call_that_is_due_stands_on_the_worklist_with_its_clock_and_leads_to_logging_it(case: Case) -> None:
    telling = Telling.objects.get(fact=happened(case))
    escalations.run(now=timezone.now())

    page = visit(holder(case)).get("/").content.decode()

    assert f'href="/tellings/{telling.pk}/known/"' in page
    assert "Phone them by" in page


def test_the_case_shows_whether_what_was_to_be_told_has_reached_them(case: Case) -> None:
    fact = happened(case)

    page = visit(holder(case)).get(f"/cases/{case.reference}/documents/").content.decode()

    assert f'href="/facts/{fact.pk}/reached/"' in page
    assert "What has reached them" in page


def test_a_call_of_an_agreed_hour_stands_in_the_worklist_beforehand_and_leads_to_the_hour(case: Case) -> None:
    fact = happened(case)
    tell_at = timezone.now() + timedelta(hours=20)
    agreed_hours.agree(fact=fact, tell_at=tell_at, press_risk="", by=account_of(case), now=timezone.now())

    page = visit(holder(case)).get("/").content.decode()

    assert "Tell them in the hour from" in page
    assert f'href="/facts/{fact.pk}/hour/"' in page
