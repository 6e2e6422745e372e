"""Messages as other systems write them, with everything that is wrong with them."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcontact.gateway.feeds.bodies import read
from victimcontact.gateway.feeds.envelopes import Unreadable, enclosed
from victimcontact.gateway.feeds.moments import moment
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.pure

SUMMER = timezone(timedelta(hours=1))


def body(**said: Any) -> dict[str, Any]:
    return {
        "eventType": "prison-offender-events.prisoner.released",
        "version": 1,
        "occurredAt": "2026-06-01T10:00:00+01:00",
        "additionalInformation": {"nomsNumber": "A1234ZZ", "reason": "RELEASED", "nomisMovementReasonCode": "CR"},
        "personReference": {"identifiers": [{"type": "NOMS", "value": "A1234ZZ"}]},
    } | said


def notification(message: Any, **said: Any) -> dict[str, Any]:
    return {"Type": "Notification", "Message": json.dumps(message), "Timestamp": "2026-06-01T09:05:00Z"} | said


def the_one(text: str) -> Incoming:
    messages = [read(each) for each in enclosed(text)]
    assert len(messages) == 1
    return messages[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-06-01T10:00:00+01:00", datetime(2026, 6, 1, 9, 0, tzinfo=UTC)),
        ("2026-06-01T10:00:00.123456789+01:00", datetime(2026, 6, 1, 9, 0, 0, 123456, tzinfo=UTC)),
        ("2026-06-01T10:00:00Z", datetime(2026, 6, 1, 10, 0, tzinfo=UTC)),
        ("2026-06-01T10:00:00.362Z+01:00", datetime(2026, 6, 1, 9, 0, 0, 362000, tzinfo=UTC)),
        ("2026-06-01T10:00:00.442+01:00[Europe/London]", datetime(2026, 6, 1, 9, 0, 0, 442000, tzinfo=UTC)),
        ("2026-06-01T10:00:00[Europe/London]", datetime(2026, 6, 1, 9, 0, tzinfo=UTC)),
        ("2026-12-01T10:00:00+01:00", datetime(2026, 12, 1, 9, 0, tzinfo=UTC)),
        ("2026-06-01T10:00:00.935401", datetime(2026, 6, 1, 9, 0, 0, 935401, tzinfo=UTC)),
        ("2026-12-01T10:00:00", datetime(2026, 12, 1, 10, 0, tzinfo=UTC)),
        ("2026-12-01T10:00", datetime(2026, 12, 1, 10, 0, tzinfo=UTC)),
        ("2026-06-01", datetime(2026, 5, 31, 23, 0, tzinfo=UTC)),
        ("Mon Jun 01 10:00:00 BST 2026", datetime(2026, 6, 1, 9, 0, tzinfo=UTC)),
        ("Tue Dec 01 10:00:00 GMT 2026", datetime(2026, 12, 1, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_as_it_was_meant(written: str, meant: datetime) -> None:
    assert moment(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{createdDate}",
        "yesterday",
        "2026-13-01T10:00:00Z",
        "2026-02-30",
        "2026-06-01T10:00:00[Mars/Olympus]",
        "1780304400",
    ],
)
def test_what_is_no_moment_is_not_guessed_at(written: str) -> None:
    assert moment(written) is None


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(UTC)))
def test_every_iso_moment_is_read_back(at: datetime) -> None:
    assert moment(at.isoformat()) == at


def test_a_bare_body_and_both_envelopes_say_the_same() -> None:
    bare = the_one(json.dumps(body()))

    in_notification = the_one(json.dumps(notification(body())))
    in_queue = the_one(json.dumps({"MessageId": "1", "Body": json.dumps(notification(body()))}))

    for wrapped in (in_notification, in_queue):
        assert (wrapped.kind, wrapped.numbers, wrapped.occurred_at, wrapped.reason, wrapped.code) == (
            bare.kind,
            bare.numbers,
            bare.occurred_at,
            bare.reason,
            bare.code,
        )


def test_a_message_is_read() -> None:
    read_message = the_one(json.dumps(notification(body())))

    assert read_message == Incoming(
        kind="prison-offender-events.prisoner.released",
        numbers=(Number("prison_number", "A1234ZZ"),),
        occurred_at=datetime(2026, 6, 1, 10, 0, tzinfo=SUMMER),
        occurred_text="2026-06-01T10:00:00+01:00",
        published_at=datetime(2026, 6, 1, 9, 5, tzinfo=UTC),
        reason="RELEASED",
        code="CR",
    )


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([body(), body(occurredAt="2026-06-02T10:00:00Z")]),
        json.dumps({"Messages": [{"Body": json.dumps(body())}, {"Body": json.dumps(body())}]}),
        json.dumps(body()) + "\n\n" + json.dumps(notification(body())) + "\n",
    ],
    ids=["a list", "what receive-message answers", "one a line"],
)
def test_a_text_can_hold_several_messages(text: str) -> None:
    assert [read(each).kind for each in enclosed(text)] == ["prison-offender-events.prisoner.released"] * 2


def test_each_of_several_messages_is_kept_alone() -> None:
    first, second = enclosed(json.dumps([body(), body(occurredAt="2026-06-02T10:00:00Z")]))

    assert json.loads(first.raw) == body()
    assert json.loads(second.raw)["occurredAt"] == "2026-06-02T10:00:00Z"


@pytest.mark.parametrize(
    "text",
    ["", "Jane Roe", '{"eventType": ', "[1, 2]", '"a text"', "12", "[" * 100_000, "name: yaml\nof: a schema"],
)
def test_a_text_that_holds_no_message_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        list(enclosed(text))

    assert "Jane" not in str(refusal.value)


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ({"personReference": None}, ["A1234ZZ"]),
        ({"additionalInformation": {}}, ["A1234ZZ"]),
        ({"additionalInformation": {"prisonerNumber": "A1234ZZ"}, "personReference": {}}, ["A1234ZZ"]),
        (
            {"additionalInformation": {"prisonerId": "A1234ZZ", "bookingId": 1202211}, "personReference": {}},
            ["A1234ZZ"],
        ),
        ({"additionalInformation": None, "personReference": None, "offenderIdDisplay": "A1234ZZ"}, ["A1234ZZ"]),
        ({"additionalInformation": {"nomsNumber": ""}, "personReference": {"identifiers": [{"type": "CRN"}]}}, []),
        ({"additionalInformation": {"nomsNumber": "B1234ZZ"}}, ["A1234ZZ", "B1234ZZ"]),
        ({"additionalInformation": {"previousBookingNumber": "38430A"}, "personReference": []}, []),
    ],
)
def test_numbers_are_found_wherever_they_stand(said: dict[str, Any], numbers: list[str]) -> None:
    assert [number.value for number in the_one(json.dumps(body(**said))).numbers] == numbers


def test_both_numbers_of_a_merge_are_found() -> None:
    merged = body(additionalInformation={"nomsNumber": "A1234ZZ", "removedNomsNumber": "A1235ZZ", "reason": "MERGE"})

    assert {number.value for number in the_one(json.dumps(merged)).numbers} == {"A1234ZZ", "A1235ZZ"}


@pytest.mark.parametrize("version", [1, "1.0", 2, None])
def test_the_version_changes_nothing(version: object) -> None:
    assert the_one(json.dumps(body(version=version))).kind == "prison-offender-events.prisoner.released"


def test_a_court_hearing_names_its_defendants_and_its_last_day() -> None:
    hearing = {
        "hearing": {
            "hearingDays": [{"sittingDay": "2026-06-02T10:00:00Z"}, {"sittingDay": "2026-06-01T10:00:00Z"}],
            "prosecutionCases": [{"defendants": [{"pncId": "2012/394773H", "croNumber": ""}, {"pncId": ""}]}],
        }
    }

    read_message = the_one(json.dumps(hearing))

    assert read_message.kind == "common_platform_hearing"
    assert read_message.numbers == (Number("pnc", "2012/394773H"),)
    assert read_message.occurred_at == datetime(2026, 6, 2, 10, 0, tzinfo=UTC)


def test_attributes_without_a_body_are_no_content() -> None:
    attributes = {
        "eventType": {"DataType": "String", "StringValue": "COMMON_PLATFORM_HEARING"},
        "timestamp": {"DataType": "Number", "StringValue": "1611149702333"},
    }

    read_message = the_one(json.dumps(attributes))

    assert (read_message.kind, bool(read_message.trouble)) == ("common_platform_hearing", True)


@pytest.mark.parametrize("content", ["not JSON", "[]", '"text"', ""])
def test_an_envelope_around_nothing_readable_is_kept_with_its_trouble(content: str) -> None:
    attributes = {"eventType": {"Type": "String", "Value": "prison-offender-events.prisoner.released"}}

    read_message = the_one(json.dumps({"Message": content, "MessageAttributes": attributes}))

    assert read_message.kind == "prison-offender-events.prisoner.released"
    assert read_message.trouble


def test_a_body_without_its_kind_has_trouble() -> None:
    assert the_one(json.dumps({"$schema": "something else"})).trouble


def test_what_no_column_can_hold_is_left_out() -> None:
    nasty = body(
        occurredAt="2026\u0000" + "9" * 500, additionalInformation={"reason": "X" * 500, "nomsNumber": "A\u00001" * 40}
    )

    read_message = the_one(json.dumps(nasty))

    assert "\u0000" not in read_message.occurred_text
    assert (len(read_message.occurred_text), len(read_message.reason)) == (80, 60)
    assert [number.value for number in read_message.numbers] == ["A1234ZZ"]


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "eventType",
                        "Message",
                        "additionalInformation",
                        "personReference",
                        "identifiers",
                        "occurredAt",
                        "hearing",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    ).filter(lambda value: isinstance(value, dict))
)
def test_no_message_of_any_shape_breaks_the_reading(value: dict[str, Any]) -> None:
    for each in enclosed(json.dumps(value)):
        assert read(each).kind == read(each).kind.lower()
