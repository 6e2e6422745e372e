"""What an officer sees before a letter goes, what the manager approves, and letters approved together."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import builders
from tests.staff.officers_site import account_of, holder, text_of, visit
from victimcontact.casework import access, alike, bulk, drafts, messages, people, stages
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.records.models import ApprovalRemark, Brake, BulkWork, Case, Message, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return builders.joined(now=builders.later(-2))


@pytest.fixture
def client(case: Case) -> Client:
    return visit(holder(case))


@pytest.fixture
def manager() -> Client:
    return visit(builders.officer("manager", name="Morwenna Pascoe"))


def recorded(case: Case) -> Message:
    """The letter of a release, of which much is withheld."""
    day = timezone.localdate()
    details = {"released_on": day.isoformat(), "address": "CANARY Road", "area": "CANARY Town"}
    stages.record(
        sentence=case.sentence, happened=Happened("released", day, details), by=account_of(case), now=timezone.now()
    )
    return Message.objects.get(case=case, telling__code="released")


def for_the_manager(case: Case) -> Message:
    message = recorded(case)
    return drafts.ask_manager(message=message, note="She is frail.", by=account_of(case), now=timezone.now())


def where(message: Message, act: str = "") -> str:
    return f"/messages/{message.reference}/{act}"


def state(message: Message) -> str:
    return Message.objects.get(pk=message.pk).state


def test_what_is_withheld_stands_beside_the_letter_with_its_reasons(case: Case, client: Client) -> None:
    page = text_of(client.get(where(recorded(case))))

    for said in ("Exactly as it will be sent", "Withheld, and why", "As soon as it is approved", "Ordinary print"):
        assert said in page
    assert "CANARY" not in page
    assert "The offender’s address is never told (R38)." in page


def test_what_is_different_from_the_last_letter_is_shown(case: Case, client: Client) -> None:
    welcome = Message.objects.get(case=case, document="L03")
    messages.approve(message=welcome, by=account_of(case), now=timezone.now())
    Message.objects.filter(pk=welcome.pk).update(state="sent")
    plan = PlanWanted(address=WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True))
    people.record_safe_contact(
        case=case, plan=plan, version=access.version_of(case), by=account_of(case), now=timezone.now()
    )

    page = text_of(client.get(where(recorded(case))))

    assert "What is different" in page
    assert "9 Elsewhere Road, Bath" in page
    assert str(welcome.to[1]) in page


def test_the_person_in_danger_and_in_large_print_is_seen_before_approval(case: Case, client: Client) -> None:
    case.person.letter_format = "large_print"
    case.person.save()
    message = recorded(case)
    plan = PlanWanted(address=WayGiven(tuple(message.to[1:]), safe=True), in_danger=True, plain_envelope=False)
    people.record_safe_contact(
        case=case, plan=plan, version=access.version_of(case), by=account_of(case), now=timezone.now()
    )

    page = text_of(client.get(where(message)))

    assert "Large print" in page and "app-large-print" in page
    assert "Plain, without our name" in page
    assert "The person is in danger: the manager reads everything that goes to them." in page
    assert f'action="{where(message, "approve/")}"' not in page


def test_a_letter_under_a_brake_says_so_and_is_not_approved(case: Case, client: Client) -> None:
    message = recorded(case)
    message.brake = Brake.objects.create(reference="BR-TEST", kind="rate", began_at=timezone.now())
    message.save()

    response = client.post(where(message, "approve/"))

    assert response.status_code == 422
    assert "Sending of this has been stopped." in text_of(response)
    assert state(message) == "drafted"


def test_an_officer_is_told_that_the_manager_approves_and_cannot(case: Case, client: Client) -> None:
    message = for_the_manager(case)

    page = text_of(client.get(where(message)))
    response = client.post(where(message, "approve/"))

    assert "Your manager has to approve this." in page
    assert f'action="{where(message, "approve/")}"' not in page
    assert response.status_code == 422
    assert "Your manager has to approve this." in text_of(response)
    assert state(message) == "drafted"
    assert message.steps.filter(note="given to the manager to approve").count() == 1


def test_the_manager_finds_it_on_the_list_with_the_note_and_approves(case: Case, manager: Client) -> None:
    message = for_the_manager(case)
    assert where(message) in text_of(manager.get("/drafts/"))
    page = manager.get(where(message)).content.decode()
    assert "She is frail." in page
    shown = re.search(r'name="shown" value="(\w+)"', page)
    assert shown

    manager.post(where(message, "approve/"), {"shown": shown[1]})

    assert state(message) == "approved"
    assert where(message) not in text_of(manager.get("/drafts/"))


def test_what_changed_since_it_was_shown_is_shown_again(case: Case, client: Client) -> None:
    message = recorded(case)

    response = client.post(where(message, "approve/"), {"shown": "0" * 32})

    assert response.status_code == 422
    assert "It has changed since it was shown." in text_of(response)
    assert state(message) == "drafted"


def test_the_manager_sends_it_back_with_a_reason_that_the_officer_reads(
    case: Case, client: Client, manager: Client
) -> None:
    message = for_the_manager(case)
    assert "Enter why you send it back" in text_of(manager.post(where(message, "send-back/"), {"reason": ""}))

    manager.post(where(message, "send-back/"), {"reason": "Ring her first."})

    assert where(message) not in text_of(manager.get("/drafts/"))
    assert where(message) in text_of(client.get("/drafts/"))
    page = text_of(client.get(where(message)))
    assert "Your manager has sent this back" in page and "Ring her first." in page
    client.post(where(message, "ask-manager/"), {"note": "She knows."})
    assert where(message) in text_of(manager.get("/drafts/"))


def test_an_officer_sends_nothing_back_and_a_note_is_not_empty(case: Case, client: Client) -> None:
    message = for_the_manager(case)

    assert client.post(where(message, "send-back/"), {"reason": "x"}).status_code == 403
    page = text_of(client.post(where(message, "ask-manager/"), {"note": ""}))

    assert "Enter what your manager should know" in page
    assert ApprovalRemark.objects.count() == 1


def alike_letters(officer: Officer, count: int = 3) -> list[Message]:
    cases = [builders.reachable(builders.allocated(officer)) for _ in range(count)]
    return [messages.compose(case=case, wanted=Wanted("L01"), by=officer.account, now=timezone.now()) for case in cases]


def group_of(officer: Officer) -> str:
    (group,) = alike.groups_of(officer.account)
    return f"/drafts/alike/{group.like.key}/"


def boxes_on(page: str) -> list[str]:
    return re.findall(r'type="checkbox" value="([^"]+)"', page)


def test_letters_that_are_alike_are_each_shown_and_none_is_ticked() -> None:
    officer = builders.officer()
    letters = alike_letters(officer)
    client = visit(officer)
    assert group_of(officer) in text_of(client.get("/drafts/"))

    page = text_of(client.get(group_of(officer)))

    assert len(boxes_on(page)) == 3
    assert "checked" not in page
    for letter in letters:
        assert letter.recipient.family_name in page
    assert page.count("Not as in the first letter") == 2
    assert page.count("Withheld, and why") == 3


def test_only_those_ticked_are_approved_and_what_is_left_out_is_said() -> None:
    officer = builders.officer()
    letters, client = alike_letters(officer), visit(officer)
    chosen = boxes_on(client.get(group_of(officer)).content.decode())[:2]
    letters[1].case.person.addresses.filter(replaced_at=None).update(safety="unsafe")

    page = text_of(client.post(f"{group_of(officer)}approve/", {"letter": chosen}, follow=True))

    assert [state(letter) for letter in letters] == ["approved", "drafted", "drafted"]
    assert "1 of 2 done, 1 left out, ended" in page
    assert "this channel is not safe" in page
    assert "data-app-follow" not in page


def test_nothing_ticked_is_said_and_approves_nothing() -> None:
    officer = builders.officer()
    letters = alike_letters(officer, 2)

    response = visit(officer).post(f"{group_of(officer)}approve/")

    assert response.status_code == 422
    assert "Tick the letters you approve." in text_of(response)
    assert [state(letter) for letter in letters] == ["drafted", "drafted"]


def test_many_go_on_without_the_page_and_can_be_stopped(settings: Settings) -> None:
    settings.BULK_AT_ONCE = 1
    officer = builders.officer()
    letters, client = alike_letters(officer, 2), visit(officer)
    chosen = boxes_on(client.get(group_of(officer)).content.decode())

    page = text_of(client.post(f"{group_of(officer)}approve/", {"letter": chosen}, follow=True))
    here = f"/bulk-work/{BulkWork.objects.get().pk}/"
    assert "0 of 2 done, waits to begin" in page and "data-app-follow" in page
    assert here in text_of(client.get("/drafts/"))
    client.post(f"{here}stop/")

    assert "0 of 2 done, stopped" in text_of(client.get(here))
    assert "It had ended already." in text_of(client.post(f"{here}stop/", follow=True))
    bulk.drain({alike.APPROVING: alike.approve_one}, clock=timezone.now)
    assert [state(letter) for letter in letters] == ["drafted", "drafted"]


def test_another_officer_finds_neither_the_group_nor_the_work() -> None:
    officer, stranger = builders.officer(), visit(builders.officer(in_unit="cardiff"))
    alike_letters(officer, 2)
    group = group_of(officer)
    work = alike.approve_together(choices=["ML-NONE.x"], by=officer.account, now=timezone.now())

    assert stranger.get(group).status_code == 404
    assert stranger.get(f"/bulk-work/{work.pk}/").status_code == 404
    assert stranger.post(f"/bulk-work/{work.pk}/stop/").status_code == 404


@pytest.mark.parametrize("role", ["administrator", "auditor", "analyst", "helpline_adviser"])
def test_nobody_who_does_not_approve_has_these_pages(role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get("/drafts/").status_code == 403
    assert client.get("/drafts/alike/abc/").status_code == 403
    assert client.post("/drafts/alike/abc/approve/", {"letter": ["x.y"]}).status_code == 403
