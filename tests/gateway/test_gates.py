"""The release gate at the door for other programs, and the keys that open it."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import builders
from victimcontact.casework import gates, partners, stages
from victimcontact.casework.access import program
from victimcontact.casework.stages import Happened
from victimcontact.gateway import partners as terminal
from victimcontact.gateway.refusal import Refusal
from victimcontact.records.models import Case, Partner, ReleaseGate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("api_door")]


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def gate(case: Case) -> ReleaseGate:
    assert case.officer is not None
    happened, by = Happened("released", date(2026, 11, 20)), case.officer.account
    fact = stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    return gates.open_gate(fact=fact, publish_at=None, by=by, now=builders.NOW)


@pytest.fixture
def key() -> str:
    return partners.add(name="Parole Board press office", by=program(), now=builders.NOW).key


def asked(reference: str, key: str | None, method: str = "GET") -> Any:
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    return Client().generic(method, f"/release-gates/{reference}", headers=headers)


def test_the_answer_is_a_reference_a_yes_or_no_and_a_moment_and_nothing_else(
    case: Case, gate: ReleaseGate, key: str
) -> None:
    answer = asked(gate.reference, key)

    said = json.loads(answer.content)
    assert said.keys() == {"reference", "reached", "asked_at"}
    assert (said["reference"], said["reached"]) == (gate.reference, False)
    assert answer["Cache-Control"] == "no-store"
    for secret in (case.reference, case.person.family_name, case.sentence.offender.family_name):
        assert secret not in answer.content.decode()


def test_whoever_guesses_learns_nothing_from_the_answers(gate: ReleaseGate, key: str) -> None:
    tries = [(gate.reference, None), (gate.reference, "wrong"), ("RG-7777-7777", key), ("RG-7777-7777", "wrong")]

    answers = [asked(reference, shown) for reference, shown in tries]

    assert {(answer.status_code, answer.content, tuple(sorted(answer.headers.items()))) for answer in answers} == {
        (404, b"", tuple(sorted(answers[0].headers.items())))
    }


def test_guessing_is_stopped(gate: ReleaseGate, key: str) -> None:
    codes = [asked(gate.reference, f"guess {number}").status_code for number in range(12)]

    assert codes == [404] * 10 + [429] * 2
    assert asked(gate.reference, key).status_code == 429


def test_a_gate_is_only_asked(gate: ReleaseGate, key: str) -> None:
    assert [asked(gate.reference, key, method).status_code for method in ("POST", "PUT", "DELETE")] == [405] * 3


def test_the_terminal_shows_a_key_once_and_it_opens(gate: ReleaseGate, capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.main(["Ministry press office"]) == 0

    shown = capsys.readouterr().out
    key = shown.split("once: ")[1].split()[0]
    assert asked(gate.reference, key).status_code == 200
    assert Partner.objects.get().name == "Ministry press office"
    with pytest.raises(Refusal):
        terminal.main(["  "])
