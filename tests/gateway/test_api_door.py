"""The door for other programs: who may post receipts, what is taken of them, and what nobody ever learns from it."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import builders
from tests.gateway import notify_fake
from tests.gateway.notify_fake import EMAIL_TEMPLATE, KEY, TEXT_TEMPLATE, Notify, call_back
from victimcontact.casework import messages, receipts, sending
from victimcontact.casework.documents.checks import letter_problems
from victimcontact.casework.messages import Wanted
from victimcontact.gateway.api.door import LARGEST, WRONG_KEYS
from victimcontact.gateway.carriers import in_use, to_ask
from victimcontact.gateway.carriers.notify_statuses import STATUSES
from victimcontact.records.models import Message, Receipt, ReceivedText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("api_door")]

TOKEN = "a token that only tests know"
RECEIPTS, RETURNED, TEXTS = "/notify/receipts", "/notify/returned-letters", "/notify/received-texts"


@pytest.fixture(autouse=True)
def token(settings: Settings) -> None:
    settings.NOTIFY_CALLBACK_TOKEN = TOKEN


@pytest.fixture
def notify(settings: Settings) -> Iterator[Notify]:
    with notify_fake.notify() as server:
        settings.NOTIFY_ADDRESS, settings.NOTIFY_API_KEY = server.address, KEY
        settings.NOTIFY_EMAIL_TEMPLATE, settings.NOTIFY_TEXT_TEMPLATE = EMAIL_TEMPLATE, TEXT_TEMPLATE
        settings.CARRIER_OF_LETTERS = settings.CARRIER_OF_EMAILS = settings.CARRIER_OF_TEXTS = "notify"
        yield server


def post(path: str, body: bytes, *, shown: str = TOKEN, **more: Any) -> Any:
    return Client(raise_request_exception=False).post(
        path, body, content_type="application/json", headers={"Authorization": f"Bearer {shown}"}, **more
    )


def handed_over(channel: str) -> Message:
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    message = messages.compose(case=case, wanted=Wanted("L25", channel=channel), by=by, now=builders.NOW)
    messages.approve(message=message, by=by, now=builders.NOW)
    for carrier in in_use():
        sending.drain(carrier, clock=lambda: builders.NOW)
    message.refresh_from_db()
    return message


def receipt(**changes: Any) -> dict[str, Any]:
    told = {"id": "n-1", "reference": "ML-1", "to": "rhian@example.org", "status": "delivered"}
    return told | {"notification_type": "email", "template_version": 1} | changes


@pytest.mark.parametrize("path", [RECEIPTS, RETURNED, TEXTS])
@pytest.mark.parametrize("shown", ["", "wrong", TOKEN[:-1], TOKEN + "x", "é"])
def test_without_the_token_nothing_is_taken(path: str, shown: str) -> None:
    answer = post(path, json.dumps(receipt(notification_id="n-1")).encode(), shown=shown)

    assert (answer.status_code, answer.content) == (401, b"")
    assert not Receipt.objects.exists() and not ReceivedText.objects.exists()


def test_where_no_token_is_set_nobody_comes_in_not_even_with_an_empty_one(settings: Settings) -> None:
    settings.NOTIFY_CALLBACK_TOKEN = ""

    assert post(RECEIPTS, b"{}", shown="").status_code == 401


def test_wrong_tokens_are_counted_by_where_they_come_from() -> None:
    answers = [post(RECEIPTS, b"{}", shown="wrong").status_code for _ in range(WRONG_KEYS + 1)]

    assert answers == [401] * WRONG_KEYS + [429]
    assert post(RECEIPTS, json.dumps(receipt()).encode()).status_code == 204, "the right one still opens"
    assert post(RECEIPTS, b"{}", shown="wrong", REMOTE_ADDR="192.0.2.7").status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 411),
        (b"[]", 400),
        (b"{", 400),
        (b"{}", 400),
        (b"\xff", 400),
        (json.dumps(receipt(id=None)).encode(), 400),
        (json.dumps(receipt(reference=7)).encode(), 400),
        (json.dumps(receipt(reference="")).encode(), 400),
        (b'"' + b"x" * LARGEST + b'"', 413),
        (json.dumps(receipt(reference=None)).encode(), 204),
        (json.dumps(receipt(status="elephant")).encode(), 204),
        (json.dumps(receipt(notification_type="pigeon")).encode(), 204),
        (json.dumps(receipt(reference="r" * 500, id="i" * 500)).encode(), 204),
    ],
)
def test_what_cannot_be_a_receipt_is_refused_and_what_is_not_ours_is_forgotten(body: bytes, status: int) -> None:
    answer = post(RECEIPTS, body)

    assert (answer.status_code, answer.content) == (status, b"")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/notify/", "/accounts/login/", "/your-page/", "/static/x"])
def test_nothing_else_is_behind_this_door(path: str) -> None:
    answer = Client().get(path)

    assert (answer.status_code, answer.content, answer.cookies) == (404, b"", {})


def test_a_receipt_can_only_be_posted() -> None:
    assert Client().get(RECEIPTS).status_code == 405


def test_a_receipt_posted_six_times_counts_once(notify: Notify) -> None:
    message = handed_over("email")
    told = notify.becomes(message.reference, "permanent-failure")

    answers = [post(RECEIPTS, json.dumps(told).encode()).status_code for _ in range(6)]

    message.refresh_from_db()
    assert answers == [204] * 6
    assert (message.state, message.steps.filter(state="bounced").count()) == ("bounced", 1)


def test_a_receipt_that_we_could_not_answer_comes_again(notify: Notify, monkeypatch: pytest.MonkeyPatch) -> None:
    message = handed_over("email")
    told = notify.becomes(message.reference, "delivered")
    broken = iter([True, True, False])
    take = receipts.take

    def failing(*arguments: Any, **more: Any) -> bool:
        if next(broken):
            raise OSError("the database is away")
        return take(*arguments, **more)

    monkeypatch.setattr(receipts, "take", failing)
    answers = call_back(told, lambda body: int(post(RECEIPTS, body).status_code))

    message.refresh_from_db()
    assert (answers, message.state) == ([500, 500, 204], "delivered")


def test_a_receipt_that_comes_before_our_own_answer_is_stored_and_followed_later(notify: Notify) -> None:
    """Notify answers our post only after it has posted the receipt: the message is still being handed over."""
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    message = messages.compose(case=case, wanted=Wanted("L25", channel="email"), by=by, now=builders.NOW)
    messages.approve(message=message, by=by, now=builders.NOW)
    Message.objects.filter(pk=message.pk).update(state="handing_over", carrier="notify")
    early = receipt(reference=message.reference, id="n-7")

    assert post(RECEIPTS, json.dumps(early).encode()).status_code == 204
    message.refresh_from_db()
    assert message.state == "handing_over"

    Message.objects.filter(pk=message.pk).update(state="sent", carrier_reference="n-7")
    receipts.take_up_waiting(now=timezone.now() + timedelta(minutes=2))
    message.refresh_from_db()
    assert message.state == "delivered"


def test_a_returned_letter_bounces_and_its_address_is_not_used_again(notify: Notify) -> None:
    message = handed_over("letter")
    notify.look_at_letters(lambda pdf: not letter_problems(pdf))
    notify.becomes(message.reference, "received")
    asked(minutes=10)
    message.refresh_from_db()
    assert message.state == "sent"

    answer = post(RETURNED, json.dumps(notify.comes_back(message.reference)).encode())

    message.refresh_from_db()
    assert (answer.status_code, message.state) == (204, "bounced")
    assert message.recipient.addresses.get(replaced_at__isnull=True).failed_at is not None


def asked(*, minutes: int) -> None:
    for carrier in to_ask():
        receipts.ask(carrier, clock=lambda: builders.NOW + timedelta(minutes=minutes))


def test_our_letters_pass_the_check_of_the_sheet_and_a_letter_with_a_virus_is_a_persons_work(notify: Notify) -> None:
    ours, infected = handed_over("letter"), handed_over("letter")
    (kept,) = notify.of(infected.reference)
    kept["pdf"] += b"EICAR"
    notify.look_at_letters(lambda pdf: not letter_problems(pdf))

    asked(minutes=10)

    assert notify.of(ours.reference)[0]["status"] == "accepted"
    ours.refresh_from_db()
    infected.refresh_from_db()
    assert (ours.state, infected.state) == ("in_print_room", "failed")


def test_what_is_not_called_back_is_asked_for(notify: Notify) -> None:
    message = handed_over("email")
    notify.becomes(message.reference, "delivered")

    asked(minutes=6)

    message.refresh_from_db()
    assert (message.state, message.carrier_status) == ("delivered", "delivered")


def test_every_status_that_is_documented_is_known() -> None:
    assert {kind: set(known) for kind, known in notify_fake.STATUSES.items()} == {
        kind: set(STATUSES[kind]) & known for kind, known in notify_fake.STATUSES.items()
    }


def test_neither_the_log_nor_the_tables_hold_whom_it_was_sent_to(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    post(RECEIPTS, json.dumps(receipt(status="elephant rhian@example.org")).encode())
    post(RECEIPTS, json.dumps(receipt(to="rhian@example.org")).encode())
    post(RECEIPTS, b'{"to": "rhian@example.org"')

    assert "rhian" not in caplog.text
    assert "rhian" not in str(list(Receipt.objects.values()))


TEXT = {
    "id": "t-1",
    "source_number": "447700900123",
    "destination_number": "447700900000",
    "message": "Please call me.",
    "date_received": "2026-11-22T09:12:30.000000Z",
}


def test_a_text_to_our_number_is_kept_once_and_its_words_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    answers = [post(TEXTS, json.dumps(TEXT).encode()).status_code for _ in range(2)]

    text = ReceivedText.objects.get()
    assert answers == [204, 204]
    assert (text.number, text.text, text.sent_at and text.sent_at.minute) == ("447700900123", "Please call me.", 12)
    assert "Please call" not in caplog.text and "900123" not in caplog.text


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"source_number": None},
        {"message": ""},
        {"message": 7},
        {"date_received": "yesterday"},
        {"date_received": None},
        {"message": "x\0y" * 500},
        {"id": "i" * 500},
    ],
)
def test_a_text_that_lacks_something_is_kept_all_the_same(changes: dict[str, Any]) -> None:
    body = json.dumps(TEXT | changes).encode()

    answers = [post(TEXTS, body).status_code for _ in range(2)]

    assert (answers, ReceivedText.objects.count()) == ([204, 204], 1)
