"""The conditions a victim may ask for: each can be understood, none is worded so that it names or places anybody."""

import re

import pytest

from victimcontact.scheme.conditions import CATALOGUE, ConditionKind, that_can_be_asked
from victimcontact.scheme.leaks import Kind, ProtectedFact, find

pytestmark = pytest.mark.pure

NAMING = ("NC_NAMED", "NC_PERSON", "EXC_PREMISES")
ZONES = ("EXC_ZONE", "EXC_EVENT", "RES_ZONE")
ONLY_ON_A_LICENCE = ("CURFEW", "EM_TAG", "TRAIL", "VEHICLE", "DRINKING", "PUBLIC_EVENT", "RES_ZONE", "TRAVEL")


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_a_kind_has_a_title_and_a_wording_in_whole_words(kind: ConditionKind) -> None:
    assert kind.title
    assert kind.wording.endswith(".") or kind.key == "OTHER"
    assert not re.search(r"\[|\{|_", kind.title + kind.wording)


@pytest.mark.parametrize("key", CATALOGUE)
def test_our_wording_does_not_say_that_anybody_is_in_the_scheme(key: str) -> None:
    kind = CATALOGUE[key]

    assert find(f"{kind.title} {kind.wording}", [ProtectedFact(Kind.MEMBERSHIP, "")]) == ()


@pytest.mark.parametrize("key", (*NAMING, *ZONES, "OTHER"))
def test_a_condition_that_could_give_somebody_away_says_so_before_it_is_asked(key: str) -> None:
    assert CATALOGUE[key].caution


@pytest.mark.parametrize("key", ONLY_ON_A_LICENCE)
def test_the_tribunal_is_not_asked_for_what_only_a_licence_can_hold(key: str) -> None:
    assert key in {kind.key for kind in that_can_be_asked("R01")}
    assert key not in {kind.key for kind in that_can_be_asked("R02")}


def test_a_lie_detector_is_nothing_a_victim_asks_for() -> None:
    assert "POLYGRAPH" not in CATALOGUE


def test_no_contact_without_names_is_offered_first() -> None:
    assert [that_can_be_asked(document)[0].key for document in ("R01", "R02")] == ["NC_UNNAMED", "NC_UNNAMED"]
