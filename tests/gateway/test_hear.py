"""`victimcontact hear FILE…`: what it prints, and what it leaves behind."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, feeds, stages
from victimcontact.gateway import hear
from victimcontact.gateway.feeds import bodies, envelopes
from victimcontact.records.models import Case, Fact, FeedMessage, Message, OffenderIdentifier, Telling

pytestmark = pytest.mark.django_db

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "data" / "events-public"


def event(number: str, **said: Any) -> dict[str, Any]:
    return {
        "eventType": "prison-offender-events.prisoner.released",
        "version": 1,
        "occurredAt": "2026-11-20T12:00:00.123456789Z",
        "additionalInformation": {
            "nomsNumber": number,
            "reason": "RELEASED",
            "nomisMovementReasonCode": "CR",
            "prisonId": "CAN",
            "details": "Canary",
        },
        "personReference": {"identifiers": [{"type": "NOMS", "value": number}]},
    } | said


def member() -> tuple[Case, str]:
    case = builders.joined()
    return case, case.sentence.offender.identifiers.get().value


@pytest.fixture
def write(tmp_path: Path) -> Iterator[Any]:
    def written(name: str, content: object) -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return str(path)

    yield written


def test_one_line_says_what_came_of_each_message(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    _case, number = member()
    unknown_code = event(number)
    unknown_code["additionalInformation"] = unknown_code["additionalInformation"] | {"nomisMovementReasonCode": "ZZ"}
    messages = [
        event(number),
        event(number),
        unknown_code,
        event("Z9999ZZ"),
        event(number, eventType="tier.calculation.complete"),
    ]
    file = write("events.json", messages)

    status = hear.main([file])

    lines = [line.removeprefix(f"{file}: ") for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert [line.split(" (")[0] for line in lines] == [
        "recorded",
        "repeat",
        "waiting for a person",
        "nothing to do",
        "nothing to do",
    ]
    assert lines[0].startswith("recorded (released, IN-")


def test_hearing_a_file_again_changes_nothing(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    _case, number = member()
    file = write("event.json", {"Type": "Notification", "MessageId": "1", "Message": json.dumps(event(number))})
    hear.main([file])
    before = [model.objects.count() for model in (FeedMessage, Fact, Telling, Message)]
    file = write("event.json", {"Type": "Notification", "MessageId": "2", "Message": json.dumps(event(number))})
    capsys.readouterr()

    assert hear.main([file]) == 0

    assert capsys.readouterr().out.startswith(f"{file}: repeat (came before as IN-")
    assert [model.objects.count() for model in (FeedMessage, Fact, Telling, Message)] == before


def test_a_file_that_cannot_be_read_does_not_stop_the_others(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    case, number = member()
    wrong = [write("not.json", "Jane Roe"), write("empty.json", "[]"), "/nowhere/at/all.json"]
    (Path(wrong[0]).parent / "binary.json").write_bytes(b"\xff\xfe\x00")
    wrong.append(str(Path(wrong[0]).parent / "binary.json"))

    status = hear.main([*wrong, write("right.json", event(number))])

    said = capsys.readouterr()
    assert status == 1
    assert [line.split(": ")[1] for line in said.err.splitlines()] == ["cannot be read"] * 4
    assert "Jane" not in said.err
    assert [fact.data["code"] for fact in stages.of(case.sentence)] == ["released"]


def test_nothing_personal_is_printed(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    case, number = member()

    hear.main([write("event.json", [event(number), event(number, occurredAt="2026-11-19T12:00:00Z")])])

    said = capsys.readouterr().out
    private = (number, "Canary", "CAN", case.person.family_name, case.sentence.offender.family_name, case.reference)
    assert [word for word in private if word in said] == []


def test_what_comes_in_on_standard_input_is_heard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _case, number = member()

    class Typed:
        class buffer:
            @staticmethod
            def read() -> bytes:
                return json.dumps(event(number)).encode()

    monkeypatch.setattr("sys.stdin", Typed)

    assert hear.main(["-"]) == 0
    assert capsys.readouterr().out.startswith("-: recorded (released, ")


def public_files() -> list[Path]:
    """The real examples, where they are to be had; a machine that must test everything must have them."""
    found = sorted(path for path in PUBLIC.rglob("*.json") if "schema" not in path.parts)
    if not found and os.environ.get("CI") == "true":
        raise AssertionError("../shared/data/events-public is missing")
    return found


# What comes of each real example when the person in it is a member's offender. Everything else means nothing to do.
EXPECTED = {
    "common-platform-attributes.json": "waiting",
    "common-platform-message.json": "nothing_to_do",
    "create-and-vary-a-licence.licence.activated.json": "waiting",
    "create-and-vary-a-licence.variation.activated.json": "waiting",
    "auto-calculate-release-dates.prisoner.changed.json": "waiting",
    "person.temporary-absence-authorisation.approved.json": "heard temporary_release_planned",
    "prison-offender-events.prisoner.received.json": "heard recalled",
    "prison-offender-events.prisoner.released.json": "heard released",
    "prison-offender-events.prisoner.sentence-dates-changed.json": "waiting",
    "prisoner-offender-search.prisoner.updated.json": "waiting",
    "restricted-patients.patient.added.json": "heard transferred_to_hospital",
    "ia-prison-identifier-added.json": "waiting",
    "is-licence-activated-L453621.json": "waiting",
    "is-prisoner-received-hospital-custody.json": "heard transferred_to_hospital",
    "is-prisoner-received-rotl.json": "waiting",
    "is-prisoner-received.json": "waiting",
    "is-prisoner-released-ecsl-active.json": "heard released",
    "is-prisoner-released.json": "waiting",
}


@pytest.mark.parametrize("path", public_files(), ids=lambda path: path.name)
def test_every_real_example_is_heard_as_expected(path: Path) -> None:
    case = builders.joined(
        sentence=builders.replace(builders.told().sentence, imposed_on=builders.date(2019, 1, 7)),
        received_on=builders.date(2019, 1, 14),
    )
    (enclosed,) = envelopes.enclosed(path.read_text())
    read = bodies.read(enclosed)
    for number in read.numbers[:1]:
        OffenderIdentifier.objects.create(offender=case.sentence.offender, kind=number.kind, value=number.value)

    message = feeds.hear(incoming=read, raw=enclosed.raw, by=access.program(), now=builders.NOW)

    expected = EXPECTED.get(path.name, "nothing_to_do")
    assert f"{message.standing} {message.stage}".strip() == expected


def test_every_expectation_is_of_a_real_example() -> None:
    assert not public_files() or EXPECTED.keys() <= {path.name for path in public_files()}


def test_every_real_file_is_heard_or_refused_in_one_line_and_nothing_is_recorded_for_strangers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    builders.joined()
    before = Fact.objects.count()
    files = [str(path) for path in sorted(PUBLIC.rglob("*")) if path.is_file()]

    if files:
        hear.main(files)

    said = capsys.readouterr()
    assert len(said.out.splitlines()) + len(said.err.splitlines()) == len(files)
    assert all("cannot be read: it is not JSON" in line for line in said.err.splitlines())
    assert (Fact.objects.count(), Telling.objects.count()) == (before, 0)
