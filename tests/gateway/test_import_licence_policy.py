"""The licence service's policy: taken in whole or not at all, and a condition worded as the licence will word it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from victimcontact.casework import licence_policies
from victimcontact.gateway import licence_policies as command
from victimcontact.gateway.policy_files import UnreadablePolicy, policy_in
from victimcontact.gateway.refusal import Refusal
from victimcontact.records.models import AuditEntry, LicencePolicy, PolicyCondition
from victimcontact.scheme.conditions import OFFICIAL_CODES
from victimcontact.scheme.licence_policies import Policy

SMALL = Path(__file__).parent / "policies" / "small.json"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "licence"
REAL = [SHARED / f"policyV{number}.json" for number in (3, 4)]
# What only the newer policy has (P73); the curfew has another code in the older one.
ONLY_NEWER = {"RES_ZONE", "PUBLIC_EVENT", "DRINKING", "VEHICLE", "CURFEW"}
IN_OURS = {"NC_UNNAMED", "NC_NAMED", "DRINKING", "EXC_TYPE"}
NEWER, OLDER = date(2026, 10, 1), date(2026, 9, 30)


def small(**changes: Any) -> str:
    return json.dumps(json.loads(SMALL.read_text(encoding="utf-8")) | changes)


def with_condition(**changes: Any) -> str:
    row = {"code": "x", "category": "c", "text": "t", "requiresInput": False} | changes
    return small(additionalConditions={"AP": [row]})


@pytest.mark.pure
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "found version None"),
        (small(version="5.0"), "found version '5.0'; accepted: 3.0 or 4.0"),
        (small(additionalConditions={}), "found no list additionalConditions.AP"),
        (small(additionalConditions={"AP": []}), "found no condition"),
        (small(additionalConditions={"AP": ["x"]}), "additional condition 1: is no object"),
        (with_condition(code=""), "additional condition 1: found no code"),
        (with_condition(text=7), "additional condition 1: found no text"),
        (with_condition(requiresInput=True), "additional condition 1: needs input and names none"),
        (with_condition(inputs=[{"label": "Name"}]), "an input has no name"),
        (with_condition(inputs="x"), "its inputs are no list"),
        (with_condition(tpl=["x"]), "tpl is no text"),
        (
            small(additionalConditions={"AP": [{"code": "x", "category": "c", "text": "t"}] * 2}),
            "additional condition 2: its code stands here twice",
        ),
    ],
)
def test_what_is_no_policy_is_refused_with_its_place(text: str, why: str) -> None:
    with pytest.raises(UnreadablePolicy, match=why):
        policy_in(text)


def policies() -> list[Policy]:
    """The real ones where they lie beside the project; else our own small one."""
    files = [file for file in REAL if file.exists()] or [SMALL]
    return [policy_in(file.read_text(encoding="utf-8")) for file in files]


@pytest.mark.pure
@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.version)
def test_a_policy_is_read_with_version_codes_and_inputs_p57(policy: Policy) -> None:
    codes = {each.code for each in policy.conditions}
    missing = {key for key, several in OFFICIAL_CODES.items() if not set(several) <= codes}

    assert missing == {"3.0": ONLY_NEWER, "4.0": set()}[policy.version] or set(OFFICIAL_CODES) - missing == IN_OURS
    assert [each.code for each in policy.conditions if each.needs_input and not each.inputs] == []


@pytest.mark.django_db
def test_a_policy_takes_the_place_of_the_one_of_its_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "policy.json"
    file.write_text(with_condition(), encoding="utf-8")
    command.main([str(file)])
    command.main([str(SMALL)])

    assert list(LicencePolicy.objects.values_list("version", flat=True)) == ["4.0"]
    assert PolicyCondition.objects.count() == 4
    said = capsys.readouterr().out
    assert "Policy 4.0: 4 conditions are in." in said
    assert "It has no wording for: A curfew." in said
    assert AuditEntry.objects.filter(what="licence_policies.take_in").count() == 2


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_changes_nothing_and_names_the_file(tmp_path: Path) -> None:
    command.main([str(SMALL)])
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"\xff\xfe")

    for file in (bad, tmp_path / "none.json"):
        with pytest.raises(Refusal, match=file.name):
            command.main([str(file)])

    assert PolicyCondition.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "said", "words"),
    [
        ("NC_UNNAMED", {}, "Leave every victim alone."),
        ("NC_NAMED", {"names": "Rhian\nOwen\nMeg"}, "Leave Rhian, Owen or Meg alone unless your officer agrees."),
        (
            "NC_NAMED",
            {"names": "Rhian", "social_services": "the county"},
            "Leave Rhian alone unless your officer and the county agrees.",
        ),
        ("NC_NAMED", {}, "Leave […] alone unless your officer agrees."),
        ("DRINKING", {}, "Stay out of bars at any time."),
        ("DRINKING", {"from_time": "18:00", "until_time": "23:30"}, "Stay out of bars between 18:00 and 23:30."),
        ("EXC_TYPE", {"kind_of_place": "SCHOOL"}, "Keep away from any school."),
        ("TRAVEL", {}, ""),
        ("OTHER", {}, ""),
    ],
)
def test_a_condition_is_worded_as_the_licence_will_word_it(key: str, said: dict[str, str], words: str) -> None:
    command.main([str(SMALL)])

    assert licence_policies.official_wording(key, said, starts_on=NEWER).wording == words


@pytest.mark.django_db
def test_the_start_of_the_licence_says_which_policy_holds_p73() -> None:
    command.main([str(SMALL)])

    newer = licence_policies.official_wording("NC_UNNAMED", {}, starts_on=NEWER)
    older = licence_policies.official_wording("NC_UNNAMED", {}, starts_on=OLDER)

    assert (newer.version, bool(newer.wording)) == ("4.0", True)
    assert (older.version, older.wording) == ("3.0", "")
