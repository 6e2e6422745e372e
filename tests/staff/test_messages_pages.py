"""Letters on their way: written, looked at, approved, stopped, posted."""

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.portal import members
from tests.staff.officers_site import account_of, holder, text_of, visit
from victimcontact.casework import complaints, messages, people, previews, sending
from victimcontact.casework.messages import Wanted
from victimcontact.casework.people import WayGiven
from victimcontact.gateway import carriers
from victimcontact.records.models import Case, Message, MessageState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return builders.reachable(builders.allocated())


@pytest.fixture
def client(case: Case) -> Client:
    return visit(holder(case))


@pytest.fixture
def message(case: Case) -> Message:
    return messages.compose(case=case, wanted=Wanted("L01"), by=account_of(case), now=timezone.now())


def state(message: Message) -> str:
    return Message.objects.get(pk=message.pk).state


def test_a_letter_is_written_and_shown_before_anything_else(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/letters/new/", {"document": "L01"}, follow=True))

    message = Message.objects.get(case=case)
    assert message.state == "drafted"
    assert "Exactly as it will be sent" in page
    assert case.person.family_name in page
    assert f'action="/messages/{message.reference}/approve/"' in page


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("name", "Confirm how their name is written first."),
        ("address", "There is no address for this."),
        ("standing", "this letter may not be sent to them"),
    ],
)
def test_why_a_letter_cannot_be_written_is_said_with_what_would_help(
    case: Case, client: Client, spoil: str, said: str
) -> None:
    if spoil == "name":
        case.person.name_confirmed_at = case.person.name_confirmed_by = None
        case.person.save()
    elif spoil == "address":
        case.person.addresses.update(replaced_at=timezone.now())
    else:
        Case.objects.filter(pk=case.pk).update(standing="never")

    page = text_of(client.post(f"/cases/{case.reference}/letters/new/", {"document": "L01"}))

    assert said in page
    assert not Message.objects.exists()


def test_how_it_goes_is_asked_of_whoever_can_sign_in_with_what_their_plan_says_of_each_way() -> None:
    case = builders.joined(now=timezone.now())
    members.activated(case)
    address = people.live_address(case.person)
    assert address is not None
    lines = WayGiven(tuple(address.lines), safe=False)
    builders.reachable(case, now=timezone.now(), address=lines)
    client, page = visit(holder(case)), f"/cases/{case.reference}/letters/new/"

    asked = text_of(client.get(page))
    refused = text_of(client.post(page, {"document": "L25", "channel": "letter"}))
    client.post(page, {"document": "L25", "channel": "email"})

    assert "How does it go?" in asked and "The person has said that this channel is not safe." in asked
    assert asked.index('value="email"') < asked.index('value="letter"')
    assert "not safe" in refused
    assert [made.channel for made in Message.objects.filter(case=case, document="L25")] == ["email"]


def test_what_goes_by_email_is_read_and_approved_like_a_letter_and_has_no_paper() -> None:
    case = builders.joined(now=timezone.now())
    members.activated(case)
    client = visit(holder(case))

    page = client.post(f"/cases/{case.reference}/letters/new/", {"document": "L25", "channel": "email"}, follow=True)
    message = Message.objects.get(case=case, document="L25")
    shown = previews.of(message, holder(case).account, now=timezone.now()).fingerprint
    client.post(f"/messages/{message.reference}/approve/", {"shown": shown})

    assert page.status_code == 200 and "By email" in text_of(page)
    assert client.get(f"/messages/{message.reference}/letter.pdf").status_code == 404
    message.refresh_from_db()
    assert message.state == "approved"


def test_a_letter_that_is_not_offered_is_not_written(case: Case, client: Client) -> None:
    page = text_of(client.post(f"/cases/{case.reference}/letters/new/", {"document": "L17"}))

    assert "Choose an answer from the list" in page
    assert not Message.objects.exists()


def test_the_printed_letter_opens_and_its_file_name_says_nothing(client: Client, message: Message) -> None:
    response = client.get(f"/messages/{message.reference}/letter.pdf")

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == f'inline; filename="{message.reference}.pdf"'
    assert "no-store" in response["Cache-Control"]


def test_an_approved_letter_goes_to_the_print_room_and_is_marked_as_posted(client: Client, message: Message) -> None:
    client.post(f"/messages/{message.reference}/approve/")
    assert state(message) == "approved"
    sending.drain(carriers.letters(), clock=timezone.now)
    assert f"/messages/{message.reference}/letter.pdf" in text_of(client.get("/print-room/"))

    page = text_of(client.post(f"/print-room/{message.reference}/posted/", follow=True))

    assert state(message) == "sent"
    assert "is marked as posted" in page
    assert f"/messages/{message.reference}/letter.pdf" not in page
    again = text_of(client.post(f"/print-room/{message.reference}/posted/", follow=True))
    assert "Do not post it: it was marked by somebody else" in again


def test_what_is_not_safe_is_not_approved_and_the_page_says_why(case: Case, client: Client, message: Message) -> None:
    case.person.addresses.filter(replaced_at=None).update(safety="unsafe")

    response = client.post(f"/messages/{message.reference}/approve/")

    assert response.status_code == 422
    assert "This cannot go out now" in text_of(response)
    assert state(message) == "drafted"


def test_a_letter_to_where_they_lived_is_written_again_from_its_page(
    client: Client, case: Case, message: Message
) -> None:
    address = WayGiven(("9 Elsewhere Road", "Bath", "BA99 9ZZ"), safe=True)
    builders.reachable(case, now=timezone.now(), address=address)
    page = f"/messages/{message.reference}/"
    assert f'action="{page}write-again/"' in text_of(client.get(page))

    shown = text_of(client.post(f"{page}write-again/", follow=True))
    again = text_of(client.post(f"{page}write-again/"))

    assert "It is written again." in shown and "9 Elsewhere Road" in shown
    assert state(message) == "stopped"
    assert "Somebody else has just approved or stopped this." in again


def test_the_letter_of_a_complaint_is_not_written_again_from_its_own_page(case: Case, client: Client) -> None:
    manager, told = builders.officer("manager").account, complaints.Told("Nobody rang.", builders.TODAY, "phone")
    complaint = complaints.record(case=case, told=told, by=account_of(case), now=builders.NOW)
    reply = complaints.Reply("We did not.")
    letter = complaints.answer(complaint=complaint, reply=reply, by=manager, now=builders.NOW).message
    assert letter is not None

    response = client.post(f"/messages/{letter.reference}/write-again/")

    assert response.status_code == 422
    assert "Stop it, and answer there again." in text_of(response)
    assert state(letter) == "drafted"


def test_what_was_wrong_with_a_letter_that_went_is_said_on_its_page_and_leads_to_the_incident(
    case: Case, client: Client, message: Message
) -> None:
    page = f"/messages/{message.reference}/"
    assert "Something was wrong with it" not in text_of(client.get(page))
    assert "It has not gone." in text_of(client.post(f"{page}wrong/", {"what": "The wrong name."}))
    Message.objects.update(state="sent", approved_by=account_of(case), approved_at=timezone.now())

    assert f'href="{page}wrong/"' in text_of(client.get(page))
    assert "Enter what was wrong with it" in text_of(client.post(f"{page}wrong/", {"what": ""}))
    shown = text_of(client.post(f"{page}wrong/", {"what": "Another member’s letter lay in it."}, follow=True))

    assert "Something wrong was sent" in shown and "Another member’s letter lay in it." in shown
    assert f"/cases/{case.reference}/contacts/new/?way=call" in shown
    assert message.reference in text_of(client.get("/corrections/"))


def test_a_letter_that_somebody_else_approved_is_shown_as_it_stands(client: Client, message: Message) -> None:
    client.post(f"/messages/{message.reference}/approve/")

    page = text_of(client.post(f"/messages/{message.reference}/approve/"))

    assert "Somebody else has just approved or stopped this." in page
    assert f'action="/messages/{message.reference}/approve/"' not in page
    assert "Approved" in page


def test_a_letter_is_stopped_before_it_goes_and_not_afterwards(client: Client, message: Message) -> None:
    client.post(f"/messages/{message.reference}/stop/")
    assert state(message) == "stopped"

    page = text_of(client.post(f"/messages/{message.reference}/stop/"))
    assert "It has gone already and cannot be stopped." in page


@pytest.mark.parametrize(("answer", "becomes"), [({"sent": "yes"}, {"sent"}), ({}, {"approved"})])
def test_a_person_settles_what_may_have_been_sent(
    case: Case, client: Client, message: Message, answer: dict[str, str], becomes: set[str]
) -> None:
    message.approved_by, message.approved_at = account_of(case), timezone.now()
    message.state = MessageState.UNCERTAIN
    message.save()
    assert "This may have been sent." in text_of(client.get(f"/messages/{message.reference}/"))

    client.post(f"/messages/{message.reference}/settle/", answer)

    assert {state(message)} == becomes


def test_a_letter_that_came_back_makes_a_phone_call_owed(case: Case, client: Client, message: Message) -> None:
    client.post(f"/messages/{message.reference}/approve/")
    sending.drain(carriers.letters(), clock=timezone.now)
    client.post(f"/print-room/{message.reference}/posted/")

    assert "It came back" in text_of(client.get(f"/messages/{message.reference}/"))

    page = text_of(client.post(f"/print-room/{message.reference}/came-back/", follow=True))

    assert state(message) == "bounced"
    assert people.live_address(case.person) is None
    assert "phone by the next working day" in page


ACTS = ("approve/", "stop/", "settle/")


def test_nothing_happens_by_looking(client: Client, message: Message) -> None:
    for act in ACTS:
        assert client.get(f"/messages/{message.reference}/{act}").status_code == 405
    assert client.get(f"/print-room/{message.reference}/posted/").status_code == 405
    assert state(message) == "drafted"


def test_a_letter_of_another_unit_is_not_there(message: Message) -> None:
    stranger = visit(builders.officer(in_unit="cardiff"))

    assert stranger.get(f"/messages/{message.reference}/").status_code == 404
    assert stranger.get(f"/messages/{message.reference}/letter.pdf").status_code == 404
    for act in ACTS:
        assert stranger.post(f"/messages/{message.reference}/{act}").status_code == 404
    assert stranger.post(f"/print-room/{message.reference}/posted/").status_code == 404
    assert state(message) == "drafted"


def test_the_print_room_of_another_unit_does_not_list_it(client: Client, message: Message) -> None:
    client.post(f"/messages/{message.reference}/approve/")
    sending.drain(carriers.letters(), clock=timezone.now)

    assert message.reference in text_of(client.get("/print-room/"))
    assert message.reference not in text_of(visit(builders.officer(in_unit="cardiff")).get("/print-room/"))


def test_an_administrator_writes_and_posts_and_does_not_approve(case: Case, message: Message) -> None:
    client = visit(builders.officer("administrator"))

    assert client.get(f"/cases/{case.reference}/letters/new/").status_code == 200
    page = text_of(client.get(f"/messages/{message.reference}/"))
    assert f'action="/messages/{message.reference}/approve/"' not in page
    assert client.post(f"/messages/{message.reference}/approve/").status_code == 403
    assert state(message) == "drafted"


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_sees_a_letter_whose_work_is_not_cases(case: Case, message: Message, role: str) -> None:
    client = visit(builders.officer(role))

    for address in (f"/messages/{message.reference}/", f"/cases/{case.reference}/letters/new/", "/print-room/"):
        assert client.get(address).status_code == 403


def test_a_letter_in_welsh_is_marked_as_welsh() -> None:
    case = builders.allocated()
    case.person.language = "cy"
    case.person.save()
    case = builders.reachable(case)
    message = messages.compose(case=case, wanted=Wanted("L01"), by=account_of(case), now=timezone.now())

    page = visit(holder(case)).get(f"/messages/{message.reference}/").content.decode()

    assert '<article class="app-letter" lang="cy"' in page
    assert '<span lang="cy">' in page
    assert '<html class="govuk-template" lang="en">' in page
