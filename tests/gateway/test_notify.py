"""GOV.UK Notify as a carrier, tried on a stand-in that behaves as documented: every error leads where it should, and nothing goes twice."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests import builders
from tests.gateway import notify_fake
from tests.gateway.notify_fake import EMAIL_TEMPLATE, KEY, TEXT_TEMPLATE, Notify, Wrong
from victimcontact.casework import hand_overs, messages, sending, stops
from victimcontact.casework.carriage import Carrier, Full, Misconfigured, NotNow, Parcel, Refused, Uncertain
from victimcontact.casework.messages import Wanted
from victimcontact.gateway.carriers import letters, mail, texts
from victimcontact.gateway.carriers.notify_api import token
from victimcontact.records.models import CarrierStop, Case, Contact, Message, MessageStep

DOCUMENTED = Path(__file__).parents[3] / "shared" / "data" / "notify" / "openapi"
PARCELS = {
    "email": Parcel("ML-1", ["rhian@example.org"], "There is something to read", "Hello", None, True),
    "sms": Parcel("ML-1", ["+447700900123"], "", "Hello", None, True),
    "letter": Parcel("ML-1", ["R Price", "1 Made-up Street", "BS99 9ZZ"], "", "", b"%PDF /Type/Pages/Count 1", True),
}


@pytest.fixture
def notify(settings: Settings) -> Iterator[Notify]:
    with notify_fake.notify() as server:
        settings.NOTIFY_ADDRESS, settings.NOTIFY_API_KEY = server.address, KEY
        settings.NOTIFY_EMAIL_TEMPLATE, settings.NOTIFY_TEXT_TEMPLATE = EMAIL_TEMPLATE, TEXT_TEMPLATE
        settings.CARRIER_OF_LETTERS = settings.CARRIER_OF_EMAILS = settings.CARRIER_OF_TEXTS = "notify"
        yield server


def carrier(kind: str) -> Carrier:
    return {"email": mail, "sms": texts, "letter": letters}[kind]()


@pytest.mark.parametrize("kind", PARCELS)
def test_what_is_handed_over_is_taken_once_under_our_reference(notify: Notify, kind: str) -> None:
    taken = carrier(kind).hand_over(PARCELS[kind])

    (kept,) = notify.of("ML-1")
    assert kept["id"] == taken
    assert carrier(kind).has("ML-1") is True
    assert carrier(kind).has("ML-2") is False


@pytest.mark.parametrize(
    ("kind", "status", "error", "raised"),
    [
        ("email", 400, "ValidationError", Refused),
        ("sms", 400, "BadRequestError", Refused),
        ("letter", 400, "BadRequestError", Refused),
        ("email", 403, "AuthError", Misconfigured),
        ("sms", 403, "BadRequestError", Misconfigured),
        ("email", 401, "AuthError", Misconfigured),
        ("sms", 500, "Exception", NotNow),
        ("letter", 503, "", Uncertain),
        ("email", 429, "RateLimitError", Full),
        ("letter", 429, "TooManyRequestsError", Full),
    ],
)
def test_an_error_leads_where_its_status_and_type_say_whatever_its_words(
    notify: Notify, kind: str, status: int, error: str, raised: type[Exception]
) -> None:
    notify.trouble.append(Wrong(status, error, "phone_number Not a UK mobile number"))

    with pytest.raises(raised) as met:
        carrier(kind).hand_over(PARCELS[kind])

    assert type(met.value) is raised
    assert "phone_number" not in str(met.value)


def documented_errors() -> list[Any]:
    """Every example of an error of the posts, as the neighbour documents it."""
    found = []
    for kind in PARCELS:
        file = DOCUMENTED / f"POST_notification_{kind}.json"
        answers = json.loads(file.read_text())["post"]["responses"] if file.is_file() else {}
        for status, answer in answers.items():
            examples = answer.get("content", {}).get("application/json", {}).get("examples", {})
            found += [(kind, example["value"]) for example in examples.values() if status != "201"]
    return found


def test_every_documented_example_of_an_error_is_understood_as_the_stand_ins_are(notify: Notify) -> None:
    """The examples of the neighbour itself, where they are at hand: each leads where the same kind leads above."""
    for kind, value in documented_errors():
        error = value["errors"][0]
        notify.trouble.append(Wrong(value["status_code"], error["error"], error["message"]))
        expected = Misconfigured if value["status_code"] == 403 else Refused

        with pytest.raises(expected):
            carrier(kind).hand_over(PARCELS[kind])

    assert notify.kept == {}


@pytest.mark.parametrize("kind", ["email", "sms"])
def test_a_template_that_is_gone_is_our_fault_and_not_the_parcels(notify: Notify, kind: str) -> None:
    notify.templates.clear()

    with pytest.raises(Misconfigured):
        carrier(kind).hand_over(PARCELS[kind])


def test_the_allowance_that_is_used_up_is_named(notify: Notify) -> None:
    notify.trouble += [Wrong(429, "RateLimitError"), Wrong(429, "TooManyRequestsError")]

    names = []
    for _ in range(2):
        with pytest.raises(Full) as met:
            carrier("sms").hand_over(PARCELS["sms"])
        names.append(met.value.allowance)

    assert names == ["minute", "texts"]
    assert {allowance.name for allowance in texts().allowances} == set(names)


@pytest.mark.parametrize(("cut", "kept"), [("cut before", 0), ("cut after", 1)])
def test_a_connection_that_breaks_is_uncertain_and_the_reference_tells(notify: Notify, cut: str, kept: int) -> None:
    notify.trouble.append(cut)

    with pytest.raises(Uncertain):
        carrier("email").hand_over(PARCELS["email"])

    assert carrier("email").has("ML-1") is bool(kept)


def test_where_nobody_answers_nothing_was_taken(notify: Notify, settings: Settings) -> None:
    settings.NOTIFY_ADDRESS = "http://127.0.0.1:9"

    with pytest.raises(NotNow):
        carrier("email").hand_over(PARCELS["email"])
    with pytest.raises(NotNow):
        carrier("email").has("ML-1")


@pytest.mark.parametrize("wrong", [timedelta(seconds=-40), timedelta(seconds=40)])
def test_a_clock_that_is_wrong_stops_the_carrier_and_not_the_parcel(
    notify: Notify, monkeypatch: pytest.MonkeyPatch, wrong: timedelta
) -> None:
    moment = datetime.now(timezone.get_current_timezone()) + wrong
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    with pytest.raises(Misconfigured):
        carrier("email").hand_over(PARCELS["email"])


def test_a_key_that_is_none_stops_the_carrier() -> None:
    with pytest.raises(Misconfigured):
        token("not-a-key", now=builders.NOW)


@pytest.mark.parametrize(
    "pdf", [None, b"%PDF" + bytes(2 * 1024 * 1024) + b"/Type/Pages/Count 1", b"%PDF /Type/Pages/Count 11", b"%PDF"]
)
def test_a_letter_that_would_not_be_printed_is_not_handed_over(notify: Notify, pdf: bytes | None) -> None:
    with pytest.raises(Refused):
        letters().hand_over(Parcel("ML-1", ["R Price"], "", "", pdf, True))

    assert notify.asked == {}


def test_the_smoke_number_is_answered_and_not_kept(notify: Notify) -> None:
    assert carrier("sms").hand_over(Parcel("ML-1", ["07700900000"], "", "Hello", None, True))

    assert carrier("sms").has("ML-1") is False


def test_neither_the_log_nor_an_error_says_who_is_written_to(notify: Notify, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    notify.trouble += [Wrong(400, "ValidationError", "phone_number 07700900123"), "cut after"]

    for raised in (Refused, Uncertain):
        with pytest.raises(raised) as met:
            carrier("sms").hand_over(PARCELS["sms"])
        assert "900123" not in repr(met.value) and met.value.__suppress_context__ | (met.value.__context__ is None)

    assert not [text for text in ("900123", "Hello", KEY) if text in caplog.text]


# The whole way: a member's messages, handed over by the worker's own function


def approved(count: int = 1, *, document: str = "L25") -> Case:
    now = builders.NOW
    case = builders.joined(now=now)
    assert case.officer is not None
    by = case.officer.account
    for _number in range(count):
        message = messages.compose(case=case, wanted=Wanted(document, channel="email"), by=by, now=now)
        messages.approve(message=message, by=by, now=now)
    return case


def drained(minutes: float = 0) -> int:
    return sending.drain(mail(), clock=lambda: builders.NOW + timedelta(minutes=minutes))


def states(case: Case) -> list[str]:
    rows = Message.objects.filter(case=case, channel="email").order_by("approved_at", "pk")
    return [row.state for row in rows]


@pytest.mark.django_db
def test_a_mail_goes_by_notify_with_our_words_and_nobodys_name(notify: Notify) -> None:
    case = approved()

    assert drained() == 1

    message = Message.objects.get(case=case, channel="email")
    (kept,) = notify.of(message.reference)
    assert (message.state, message.carrier, message.carrier_reference) == ("sent", "notify", kept["id"])
    assert kept["body"] == {"subject": message.content["subject"], "body": message.content["email"]}
    assert case.person.family_name not in json.dumps(kept["body"])


@pytest.mark.django_db
def test_a_lost_answer_is_settled_by_asking_and_nothing_goes_twice(notify: Notify) -> None:
    case = approved(2)
    notify.trouble += ["cut after", "cut before"]

    assert drained() == 0
    assert states(case) == ["handing_over", "handing_over"]
    assert drained(minutes=0.5) == 0, "not before what was under way has come to an end"
    drained(minutes=2)

    references = set(Message.objects.filter(case=case, channel="email").values_list("reference", flat=True))
    assert states(case) == ["sent", "sent"]
    assert notify.references() == dict.fromkeys(references, 1)
    assert Contact.objects.filter(case=case, document="L25", outcome="sent").count() == 2


@pytest.mark.django_db
def test_what_notify_has_forgotten_becomes_a_persons_work(notify: Notify) -> None:
    case = approved()
    notify.trouble.append("cut after")
    drained()

    drained(minutes=7 * 24 * 60)

    assert states(case) == ["uncertain"]


@pytest.mark.django_db
def test_each_try_waits_longer_and_the_last_makes_it_a_persons_work(notify: Notify) -> None:
    case = approved()
    minutes, waits = 0.0, []
    for _ in range(hand_overs.TRIES):
        notify.trouble.append(Wrong(500, "Exception"))
        assert drained(minutes) == 0
        message = Message.objects.get(case=case, channel="email")
        if message.not_before is not None:
            waits.append((message.not_before - builders.NOW).total_seconds() / 60 - minutes)
            assert drained(minutes + waits[-1] - 0.1) == 0
            minutes += waits[-1]

    assert waits[:7] == [1, 2, 4, 8, 16, 32, 60]
    assert states(case) == ["failed"]
    assert Contact.objects.filter(case=case, document="L25", outcome="failed").count() == 1
    assert notify.kept == {}


@pytest.mark.django_db
def test_a_carrier_in_trouble_is_not_tried_with_everything(notify: Notify) -> None:
    case = approved(6)
    notify.trouble += [Wrong(500, "Exception")] * 3

    drained()

    assert sorted(row.tries for row in Message.objects.filter(case=case, channel="email")) == [0, 0, 0, 1, 1, 1]
    assert set(states(case)) == {"approved"}


@pytest.mark.django_db
def test_a_refused_key_stops_the_carrier_spoils_no_message_and_is_tried_again(
    notify: Notify, settings: Settings
) -> None:
    case = approved(3)
    settings.NOTIFY_API_KEY = KEY[:-1] + "f"

    drained()

    (stopped,) = stops.standing_still(officer_account(case))
    assert (stopped.carrier, stopped.waiting, stopped.why) == ("notify", 3, "403 AuthError")
    assert set(states(case)) == {"approved"}
    assert [row.tries for row in Message.objects.filter(case=case, channel="email")] == [0, 0, 0]
    assert drained(minutes=1) == 0
    settings.NOTIFY_API_KEY = KEY
    assert drained(minutes=2) == 0, "it is tried again after a quarter of an hour, or when somebody says so"
    assert drained(minutes=16) == 3
    assert CarrierStop.objects.get().ended_at is not None


@pytest.mark.django_db
def test_a_manager_lets_a_stopped_carrier_go_on(notify: Notify) -> None:
    case = approved()
    stops.begin("notify", "403", now=builders.NOW)
    assert drained() == 0

    stops.end_by_hand(carrier="notify", by=builders.officer("manager").account, now=builders.NOW)

    assert drained() == 1
    with pytest.raises(stops.AlreadyEnded):
        stops.end_by_hand(carrier="notify", by=builders.officer("manager").account, now=builders.NOW)
    assert states(case) == ["sent"]


@pytest.mark.django_db
def test_when_one_after_the_other_is_refused_it_is_us_and_the_rest_wait(notify: Notify) -> None:
    case = approved(7)
    notify.trouble += [Wrong(400, "BadRequestError")] * 7

    drained()

    assert sorted(states(case)) == ["approved"] * 2 + ["failed"] * 5
    assert stops.stands_still("notify")


@pytest.mark.django_db
def test_when_the_day_is_full_the_rest_waits_for_midnight_in_greenwich(notify: Notify) -> None:
    case = approved(3)
    notify.a_day["email"] = 1

    assert drained() == 1
    assert drained(minutes=60) == 0
    notify.asked.clear()
    notify.a_day["email"] = 10

    assert drained(minutes=24 * 60) == 2
    assert [row.tries for row in Message.objects.filter(case=case, channel="email")] == [0, 0, 0]


@pytest.mark.django_db
def test_the_minutes_allowance_holds_back_what_is_too_much(notify: Notify, settings: Settings) -> None:
    settings.NOTIFY_A_MINUTE = 4
    approved(5)

    assert [drained(), drained(minutes=0.1), drained(minutes=0.5), drained(minutes=1.5)] == [2, 0, 1, 2]


@pytest.mark.django_db
def test_what_was_not_called_for_is_given_back(notify: Notify) -> None:
    case = approved(6)
    notify.trouble += [Wrong(403, "AuthError")]
    drained()

    steps = MessageStep.objects.filter(message__case=case, state="handing_over").count()
    assert steps == 6
    assert set(states(case)) == {"approved"}


def officer_account(case: Case) -> Any:
    assert case.officer is not None
    return case.officer.account
