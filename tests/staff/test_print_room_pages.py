"""The print room's pages: batches from the first print to the post, letters that came back, and a carrier that stands still."""

import html
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import visit
from victimcontact.casework import messages, print_batches, sending, stops
from victimcontact.casework.messages import Wanted
from victimcontact.gateway import carriers
from victimcontact.records.models import Case, ContactPoint, Message, PrintBatch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


def text_of(response: Any) -> str:
    return str(html.unescape(response.content.decode()))


@pytest.fixture
def case() -> Case:
    case = builders.joined(now=timezone.now())
    assert case.officer is not None
    by, now = case.officer.account, timezone.now()
    for _number in range(2):
        message = messages.compose(case=case, wanted=Wanted("L25"), by=by, now=now)
        messages.approve(message=message, by=by, now=now)
    sending.drain(carriers.letters(), clock=timezone.now)
    return case


@pytest.fixture
def client(case: Case) -> Client:
    assert case.officer is not None
    return visit(case.officer)


def letters_of(case: Case) -> list[Message]:
    return list(Message.objects.filter(case=case, document="L25").order_by("approved_at", "pk"))


def test_an_officer_who_posts_a_letter_herself_says_so_on_its_own_page(case: Case, client: Client) -> None:
    letter, _other = letters_of(case)
    posted = f"/print-room/{letter.reference}/posted/"

    assert f'action="{posted}"' in text_of(client.get(f"/messages/{letter.reference}/"))
    client.post(posted)

    assert f'action="{posted}"' not in text_of(client.get(f"/messages/{letter.reference}/"))
    assert [message.state for message in letters_of(case)] == ["sent", "in_print_room"]


def test_letters_are_put_into_a_batch_printed_and_posted_as_one(case: Case, client: Client) -> None:
    page = text_of(client.post("/print-room/batches/", follow=True))
    batch = PrintBatch.objects.get()
    assert all(message.reference in page for message in letters_of(case))
    assert "0 of 2" in page

    for name in ("letters", "list"):
        file = client.get(f"/print-room/batches/{batch.reference}/{name}.pdf")
        assert file.content.startswith(b"%PDF") and file["Content-Type"] == "application/pdf"
    page = text_of(client.post(f"/print-room/batches/{batch.reference}/posted/", follow=True))
    assert "You need not wait." in page
    print_batches.carry_out()

    page = text_of(client.get(f"/print-room/batches/{batch.reference}/"))
    assert "2 of 2" in page and "You need not wait." not in page
    assert {message.state for message in letters_of(case)} == {"sent"}
    assert client.get(f"/print-room/batches/{batch.reference}/letters.pdf").status_code == 302
    again = text_of(client.post(f"/print-room/batches/{batch.reference}/posted/", follow=True))
    assert "Somebody else has marked this batch already." in again


def test_a_letter_that_was_not_printed_well_is_taken_out(case: Case, client: Client) -> None:
    client.post("/print-room/batches/")
    spoilt = letters_of(case)[0]

    page = text_of(client.post(f"/print-room/{spoilt.reference}/leave-out/", follow=True))

    assert f"{spoilt.reference} is taken out. It waits again." in page
    assert f"/messages/{spoilt.reference}/letter.pdf" in page
    again = text_of(client.post(f"/print-room/{spoilt.reference}/leave-out/", follow=True))
    assert "This letter is in no batch any more" in again


def test_a_letter_that_came_back_is_found_by_the_reference_printed_on_it(case: Case, client: Client) -> None:
    message = letters_of(case)[0]
    client.post(f"/print-room/{message.reference}/posted/")

    page = text_of(client.post("/print-room/returned/", {"reference": case.reference}))
    assert message.reference in page
    page = text_of(client.post(f"/print-room/{message.reference}/came-back/", follow=True))

    assert "Nothing goes to that address any more" in page
    assert letters_of(case)[0].state == "bounced"
    nothing = text_of(client.post("/print-room/returned/", {"reference": "VC-XXXX-XXXX"}))
    assert "No letter with this reference was posted within a year." in nothing
    assert "Enter the reference on the letter" in text_of(client.post("/print-room/returned/", {"reference": ""}))


def test_an_address_that_failed_is_refused_when_it_is_typed_in_again_and_taken_with_a_reason(
    case: Case, client: Client
) -> None:
    email = case.person.contact_points.get(channel="email", replaced_at=None)
    ContactPoint.objects.filter(pk=email.pk).update(failed_at=timezone.now())
    case.refresh_from_db()
    answers = {
        "version": case.version, "address": "1 Made-up Street\nBristol\nBS99 9ZZ", "address_safe": "yes",
        "phone": "07700 900123", "phone_safe": "yes", "text_safe": "yes", "voicemail": "no", "email": email.value,
        "email_safe": "yes", "plain_envelope": "yes", "in_danger": "no",
    }  # fmt: skip
    path = f"/cases/{case.reference}/safe-contact/"
    assert email.value not in text_of(client.get(path))

    refused = text_of(client.post(path, answers))
    assert "This failed on" in refused
    taken = client.post(path, answers | {"found_right": "She spelt it out on the phone."})

    assert taken.status_code == 302
    rows = case.person.contact_points.filter(replaced_at=None)
    assert {row.channel: row.found_right for row in rows} == {
        "phone": None, "text": None, "email": "She spelt it out on the phone.",
    }  # fmt: skip


def test_everybody_sees_that_a_carrier_stands_still_and_a_manager_lets_it_go_on(case: Case, client: Client) -> None:
    stops.begin("notify", "403 AuthError", now=timezone.now())
    again = "/print-room/carriers/notify/again/"

    assert "Sending stands still: 0 messages wait" in text_of(client.get("/"))
    page = text_of(client.get("/print-room/"))
    assert "Sending stands still" in page and "GOV.UK Notify" in page and "403 AuthError" in page and again not in page
    assert client.post(again).status_code == 403
    manager = visit(builders.officer("manager"))
    assert again in text_of(manager.get("/print-room/"))

    assert "It is tried again now." in text_of(manager.post(again, follow=True))
    assert "It works again already." in text_of(manager.post(again, follow=True))
    assert "Sending stands still" not in text_of(client.get("/print-room/"))


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_prints_whose_work_it_is_not(case: Case, client: Client, role: str) -> None:
    client.post("/print-room/batches/")
    batch = PrintBatch.objects.get().reference
    other = visit(builders.officer(role))

    for path in ("", "returned/", f"batches/{batch}/", f"batches/{batch}/letters.pdf", f"batches/{batch}/list.pdf"):
        assert other.get(f"/print-room/{path}").status_code == 403, path
    for path in ("batches/", f"batches/{batch}/posted/"):
        assert other.post(f"/print-room/{path}").status_code == 403, path


def test_a_batch_of_another_unit_is_not_there(client: Client) -> None:
    client.post("/print-room/batches/")
    batch = PrintBatch.objects.get().reference
    stranger = visit(builders.officer(in_unit="cardiff"))

    assert stranger.get(f"/print-room/batches/{batch}/").status_code == 404
    assert stranger.get(f"/print-room/batches/{batch}/letters.pdf").status_code == 404
    assert stranger.post(f"/print-room/batches/{batch}/posted/").status_code == 404
