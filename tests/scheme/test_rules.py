"""Every rule of the domain reference is somewhere: in the code with a test, in another room, or marked with the reason why not."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.pure

PROJECT = Path(__file__).resolve().parents[2]


def loaded(script: str) -> ModuleType:
    """A script of the project, as a module."""
    found = importlib.util.spec_from_file_location(script, PROJECT / "scripts" / f"{script}.py")
    assert found is not None and found.loader is not None
    module = sys.modules[script] = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


rules = loaded("rules")
TABLE = rules.rules()
CODE, TESTS = rules.in_the_code(), rules.in_the_tests()
OURS = [rule for rule in TABLE if rule.home in ("scheme", "words")]
NEXT_DOOR = [rule for rule in TABLE if rule.home in ("casework", "page")]
NOT_HERE = [rule for rule in TABLE if rule.home in ("other", "later")]


def test_the_table_holds_every_rule_once_and_no_other() -> None:
    counted = Counter(rule.number for rule in TABLE)

    assert [number for number, count in counted.items() if count > 1] == []
    assert set(counted) == set(rules.every_number())


def test_every_rule_has_a_home_and_a_source() -> None:
    assert [rule.number for rule in TABLE if rule.home not in rules.HOMES or not rule.source.strip()] == []


def test_every_rule_of_the_scheme_is_named_where_it_is_kept() -> None:
    homeless = [rule.number for rule in OURS if not any(place.startswith("scheme/") for place in CODE[rule.number])]

    assert homeless == []


def test_every_rule_of_the_scheme_is_named_in_a_test() -> None:
    assert [rule.number for rule in OURS if not TESTS[rule.number]] == []


def test_a_rule_of_another_room_names_a_file_that_is_there() -> None:
    lost = [
        rule.number
        for rule in NEXT_DOOR
        if not rule.places or not all((PROJECT / place).is_file() for place in rule.places)
    ]

    assert lost == []


def test_a_rule_that_is_not_here_says_why() -> None:
    assert [rule.number for rule in NOT_HERE if not rule.remark.strip()] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("def test_x_r12_p7(): pass", {"R12", "P7"}),
        ("see R24 to R26, P9 and D1–D3", {"R24", "R25", "R26", "P9", "D1", "D2", "D3"}),
        ("T20 hand_over", {"T20"}),
        ("document=R01 L07 SW-D40 CD98078 PR12", set()),
        ("R100000 XR3", set()),
    ],
)
def test_a_rule_is_named_by_its_number_and_a_document_is_no_rule(text: str, named: set[str]) -> None:
    assert rules.named_in(text) == named
