"""What has to be said with a request: a condition without its names or times cannot be put on a licence."""

from pathlib import Path

import pytest

from victimcontact.gateway.policy_files import policy_in
from victimcontact.scheme.condition_inputs import INPUTS, InputFault, faults_of_inputs, inputs_of, official
from victimcontact.scheme.conditions import CATALOGUE, OFFICIAL_CODES

pytestmark = pytest.mark.pure

NEWER = Path(__file__).resolve().parents[3] / "shared" / "data" / "licence" / "policyV4.json"


@pytest.mark.parametrize(
    ("key", "said", "faults"),
    [
        ("NC_NAMED", {"names": "Rhian"}, {}),
        ("NC_NAMED", {}, {"names": InputFault.MISSING}),
        ("NC_NAMED", {"names": " \n "}, {"names": InputFault.MISSING}),
        ("NC_UNNAMED", {}, {}),
        ("NC_UNNAMED", {"names": "Rhian"}, {"names": InputFault.UNKNOWN}),
        ("CHILD_HOUSE", {"gender": "any", "age": "18"}, {}),
        ("CHILD_HOUSE", {"gender": "any", "age": "19"}, {"age": InputFault.NOT_AN_AGE}),
        ("CHILD_HOUSE", {"gender": "any", "age": "0"}, {"age": InputFault.NOT_AN_AGE}),
        ("CHILD_HOUSE", {"gender": "boys", "age": "five"}, {"gender": InputFault.NOT_OFFERED, "age": InputFault.NOT_AN_AGE}),
        ("DRINKING", {}, {}),
        ("DRINKING", {"from_time": "18:00", "until_time": "23:00"}, {}),
        ("DRINKING", {"from_time": "18:00"}, {"until_time": InputFault.WITHOUT_THE_OTHER}),
        ("DRINKING", {"from_time": "late", "until_time": "23:00"}, {"from_time": InputFault.NOT_A_TIME}),
        ("CURFEW", {"from_time": "19:00"}, {"until_time": InputFault.MISSING}),
        ("TRAIL", {"end_on": "2027-02-30"}, {"end_on": InputFault.NOT_A_DAY}),
        ("TRAIL", {"end_on": "2027-03-01"}, {}),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_named(key: str, said: dict[str, str], faults: dict[str, InputFault]) -> None:
    assert faults_of_inputs(key, said) == faults


def test_inputs_are_asked_only_for_kinds_of_the_catalogue_and_no_two_share_a_name() -> None:
    assert set(INPUTS) <= set(CATALOGUE)
    for key in INPUTS:
        names = [each.name for each in inputs_of(key)]
        assert len(names) == len(set(names)), key


@pytest.mark.parametrize("key", ["NC_NAMED", "NC_PERSON", "EXC_PREMISES"])
def test_what_may_show_who_or_where_somebody_is_stays_apart_p61(key: str) -> None:
    assert [each.name for each in inputs_of(key) if each.apart] != []


def test_limits_online_take_the_code_of_what_is_asked() -> None:
    keep_out, ask_first = OFFICIAL_CODES["ONLINE"]

    assert official("ONLINE", {"limit": "not_at_all", "kind_of_site": "dating"}) == (
        keep_out,
        {"contactType": ("not_at_all",), "contentType": ("dating",)},
    )
    assert official("ONLINE", {"limit": "tell", "kind_of_site": "video"}) == (
        ask_first,
        {"contactType": ("Notify your supervising officer if you",), "contentTypes": ("video",)},
    )
    assert official("OTHER", {}) == ("", {})


def test_every_input_has_a_place_in_the_official_wording_p57() -> None:
    """Held against the policy where it lies beside the project; without it, our own names are only held to be there."""
    templates = (
        {each.code: each.template or each.text for each in policy_in(NEWER.read_text(encoding="utf-8")).conditions}
        if NEWER.exists()
        else {}
    )
    lost = [
        (key, each.official)
        for key, inputs in INPUTS.items()
        for each in inputs
        if not any(
            f"{{{each.official}}}" in templates.get(code, f"{{{each.official}}}") for code in OFFICIAL_CODES[key]
        )
    ]

    assert lost == []
