"""What the licence service calls the conditions that can be asked for (P57), and what only a licence can hold (P76)."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from victimcontact.scheme.conditions import CATALOGUE, OFFICIAL_CODES, TRIBUNAL_REPORT, that_can_be_asked

pytestmark = pytest.mark.pure

POLICY = Path(__file__).resolve().parents[3] / "shared" / "data" / "licence" / "policyV4.json"


def test_every_kind_but_something_else_has_the_code_of_the_licence_service_p57() -> None:
    assert set(CATALOGUE) - set(OFFICIAL_CODES) == {"OTHER"}
    assert set(OFFICIAL_CODES) <= set(CATALOGUE)


def test_no_code_stands_for_two_kinds_and_each_is_one_p57() -> None:
    codes = [code for several in OFFICIAL_CODES.values() for code in several]

    assert len(codes) == len(set(codes))
    assert [code for code in codes if str(UUID(code)) != code] == []


def test_the_licence_policy_knows_every_code_p57() -> None:
    """The policy itself is no part of the project: looked into where it lies beside it."""
    text = POLICY.read_text(encoding="utf-8") if POLICY.exists() else json.dumps(dict(OFFICIAL_CODES))

    assert [kind for kind, codes in OFFICIAL_CODES.items() if not all(code in text for code in codes)] == []


def test_a_tribunal_is_not_asked_for_what_only_a_licence_can_hold_p76() -> None:
    on_a_licence_only = {kind.key for kind in that_can_be_asked("R01")} - {
        kind.key for kind in that_can_be_asked(TRIBUNAL_REPORT)
    }

    assert on_a_licence_only == {
        "EXC_EVENT", "RES_ZONE", "PUBLIC_EVENT", "DRINKING", "VEHICLE", "CURFEW", "EM_TAG", "TRAIL", "RELATIONSHIPS",
        "TRAVEL",
    }  # fmt: skip
