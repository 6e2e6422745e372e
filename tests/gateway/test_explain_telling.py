"""`explain telling`: worked cases, and what is refused."""

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from victimcontact.gateway.explain import command, telling
from victimcontact.gateway.explain.reading import NotKnown, Unreadable
from victimcontact.scheme.calendar import BeyondHorizon

pytestmark = pytest.mark.pure

ALL = "key_stages"
YEAR = "annual"
MONTH = "release_month"
CONDITIONS = [{"text": "No contact.", "about_victim": True}, {"text": "A curfew.", "about_victim": False}]
HOSPITAL = {"hospital": "Moorside", "hospital_address": "1 Nowhere Row, Nowhere, BS99 9ZZ"}
DISCHARGE = {"conditions": CONDITIONS, "address": "1 Nowhere Row"}
TOLD_CONDITIONS = {"conditions": ["No contact."], "has_conditions": True}
RELEASE = {"release_on": "2027-03-17", "previous_release_on": "2027-06-02"}


class Case(NamedTuple):
    """One worked case: who asks about what, and the answer. `withheld` names the fields that are kept back."""

    code: str
    route: str
    level: str
    data: Mapping[str, Any]
    decision: str
    told: Mapping[str, Any]
    withheld: str
    document: str | None


CASES = (
    # Custody
    Case("moved_to_open_conditions", "A", ALL, {"prison": "Elm"}, "tell", {}, "prison", "L07"),
    Case("moved_to_open_conditions", "A", YEAR, {"prison": "Elm"}, "not_chosen", {}, "prison", None),
    Case("moved_to_open_conditions", "A", MONTH, {"prison": "Elm"}, "not_chosen", {}, "prison", None),
    Case("moved_to_open_conditions", "vns", ALL, {"prison": "Elm"}, "never", {}, "prison", None),
    Case("eligible_for_open_conditions", "E", ALL, {}, "tell", {}, "", "L07"),
    Case("eligible_for_open_conditions", "A", MONTH, {}, "not_chosen", {}, "", None),
    Case("moved_prison", "A", ALL, {"prison": "Elm"}, "manager_decides", {}, "prison", "L07"),
    Case(
        "temporary_release_planned",
        "A",
        MONTH,
        {"place": "Hull", "starts_on": "2026-12-24", "ends_on": "2026-12-27"},
        "officer_decides",
        {"starts_month": "2026-12", "ends_month": "2026-12"},
        "place starts_on ends_on",
        "L07",
    ),
    Case("escaped", "A", MONTH, {"place": "Hull"}, "officer_decides", {}, "place", "L26"),
    Case("absconded", "C", YEAR, {"place": "Hull"}, "officer_decides", {}, "place", "L26"),
    Case("recaptured", "vns", ALL, {"place": "Hull"}, "officer_decides", {}, "place", "L26"),
    Case("died", "B", MONTH, {"cause": "illness"}, "manager_decides", {}, "cause", "L26"),
    # Release
    Case(
        "release_date_set",
        "A",
        MONTH,
        {"release_on": "2027-03-17"},
        "tell",
        {"release_month": "2027-03"},
        "release_on",
        "L07",
    ),
    Case(
        "release_date_changed",
        "A",
        MONTH,
        RELEASE,
        "tell",
        {"release_month": "2027-03", "previous_release_month": "2027-06"},
        "release_on previous_release_on",
        "L08",
    ),
    Case(
        "release_date_changed",
        "vns",
        MONTH,
        {"release_on": "2027-03-17"},
        "tell",
        {"release_month": "2027-03"},
        "release_on",
        "L08",
    ),
    Case(
        "released",
        "A",
        MONTH,
        {"released_on": "2026-11-20", "address": "1 Nowhere Row", "area": "Fenland"},
        "tell",
        {"released_month": "2026-11"},
        "released_on address area",
        "L17",
    ),
    Case(
        "released",
        "vns",
        ALL,
        {"released_on": "2026-11-20"},
        "tell",
        {"released_month": "2026-11"},
        "released_on",
        "L17",
    ),
    Case("deported", "A", MONTH, {"country": "Utopia"}, "tell", {}, "country", "L26"),
    # Recall
    Case(
        "recalled",
        "A",
        MONTH,
        {"returned_on": "2026-11-19", "prison": "Elm", "reason": "breach"},
        "tell",
        {"returned_month": "2026-11"},
        "returned_on prison reason",
        "L19",
    ),
    Case("recalled", "vns", ALL, {"prison": "Elm"}, "never", {}, "prison", None),
    Case("recalled_to_hospital", "B", YEAR, {"reason": "unwell"}, "tell", {}, "reason", "L19"),
    Case("recalled_to_hospital", "C", ALL, {"reason": "unwell"}, "managers_tell", {}, "reason", None),
    # Parole
    Case("parole_review_started", "A", ALL, {}, "tell", {}, "", "L09"),
    Case("parole_review_started", "A", MONTH, {}, "not_chosen", {}, "", None),
    Case(
        "parole_hearing_listed",
        "A",
        ALL,
        {"hearing_on": "2027-03-24"},
        "tell",
        {"hearing_on": "2027-03-24"},
        "",
        "L10",
    ),
    Case("parole_hearing_listed", "vns", ALL, {"hearing_on": "2027-03-24"}, "never", {}, "hearing_on", None),
    Case(
        "parole_decided",
        "A",
        ALL,
        {"outcome": "no_release", "next_review_on": "2028-11-02"},
        "tell",
        {"outcome": "no_release", "next_review_month": "2028-11"},
        "next_review_on",
        "L12",
    ),
    Case("parole_decided", "A", MONTH, {"outcome": "no_release"}, "not_chosen", {}, "outcome", None),
    Case("parole_decided", "A", MONTH, {"outcome": "release"}, "tell", {"outcome": "release"}, "", "L13"),
    # Licence
    Case(
        "licence_conditions_set", "A", MONTH, {"conditions": CONDITIONS}, "tell", TOLD_CONDITIONS, "conditions", "L15"
    ),
    Case(
        "licence_conditions_varied",
        "A",
        ALL,
        {"conditions": []},
        "tell",
        {"conditions": [], "has_conditions": False},
        "",
        "L18",
    ),
    Case(
        "condition_refused",
        "A",
        MONTH,
        {"condition": "No entry to Fenland", "reason": "Not proportionate."},
        "tell",
        {"condition": "No entry to Fenland", "reason": "Not proportionate."},
        "",
        "L16",
    ),
    # Hospital: restricted
    Case("hospital_order_made", "B", ALL, HOSPITAL, "tell", {}, "hospital hospital_address", "L07"),
    Case("leave_granted", "B", ALL, {"starts_on": "2026-12-24"}, "never", {}, "starts_on", None),
    Case("discharge_considered", "B", ALL, {}, "tell", {}, "", "L21"),
    Case("tribunal_applied", "D", MONTH, {}, "tell", {}, "", "L21"),
    Case("conditionally_discharged", "E", YEAR, DISCHARGE, "tell", TOLD_CONDITIONS, "conditions address", "L22"),
    Case(
        "restriction_ended",
        "B",
        MONTH,
        {"ended_on": "2026-11-20"} | HOSPITAL,
        "tell",
        {"ended_on": "2026-11-20"},
        "hospital hospital_address",
        "L23",
    ),
    # Hospital: unrestricted
    Case("hospital_order_made", "C", MONTH, HOSPITAL, "tell", HOSPITAL, "", "L07"),
    Case(
        "restriction_ended",
        "G",
        ALL,
        {"ended_on": "2026-11-20"} | HOSPITAL,
        "tell",
        {"ended_on": "2026-11-20"} | HOSPITAL,
        "",
        "L23",
    ),
    Case("discharge_considered", "C", MONTH, {}, "managers_tell", {}, "", None),
    Case("tribunal_applied", "F", ALL, {}, "managers_tell", {}, "", None),
    Case("absolutely_discharged", "G", ALL, DISCHARGE, "managers_tell", {}, "conditions address", None),
    Case("community_treatment_order_made", "C", ALL, DISCHARGE, "managers_tell", {}, "conditions address", None),
    Case("leave_granted", "C", ALL, {"place": "Hull"}, "never", {}, "place", None),
    Case(
        "transferred_to_hospital",
        "F",
        ALL,
        {"hospital": "Moorside", "prison": "Elm"},
        "officer_decides",
        {},
        "hospital prison",
        "L07",
    ),
    Case("returned_to_prison", "E", ALL, {"prison": "Elm"}, "officer_decides", {}, "prison", "L07"),
    # Meetings
    Case("mappa_meeting_held", "A", ALL, {"level": 2, "minutes": "…"}, "never", {}, "level minutes", None),
)


def question(code: str, route: str = "A", level: str = ALL, data: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "on": "2026-11-22",
        "case": {"route": route, "level": level},
        "stage": {"code": code, "happened_on": "2026-11-20", "data": dict(data or {})},
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.route}-{case.level}")
def test_a_worked_case_is_answered_as_worked_out_by_hand(case: Case) -> None:
    answer = json.loads(json.dumps(telling.answer(question(case.code, case.route, case.level, case.data))))

    assert answer["decision"] == case.decision
    assert answer["told"] == case.told
    assert set(answer["withheld"]) == set(case.withheld.split())
    assert answer["document"] == case.document


def test_the_example_of_the_contract_is_answered_whole() -> None:
    asked = question("moved_to_open_conditions", data={"prison": "…"})
    asked["case"]["wants_representations"] = True

    assert telling.answer(asked) == {
        "decision": "tell",
        "told": {},
        "withheld": {"prison": "The name of a prison is never told (R38)."},
        "document": "L07",
        "within": {"contact_by": "2026-11-23", "letter_by": "2026-11-27"},
        "rules": ["R43"],
        "source": "Victims’ Code, Right 11",
    }


def test_who_does_not_want_to_be_heard_gets_no_notice_that_something_is_considered() -> None:
    asked = question("discharge_considered", "B")
    asked["case"]["wants_representations"] = False

    answer = telling.answer(asked)

    assert (answer["decision"], answer["rules"]) == ("not_chosen", ["R53"])
    assert answer["within"] == {"contact_by": None, "letter_by": None}


def test_the_periods_are_settings() -> None:
    answer = telling.answer(question("released") | {"settings": {"D1": [2, 7]}})

    assert answer["within"] == {"contact_by": "2026-11-24", "letter_by": "2026-12-01"}


def test_a_fact_given_as_null_is_withheld_as_not_known() -> None:
    answer = telling.answer(question("parole_hearing_listed", data={"hearing_on": None}))

    assert answer["told"] == {}
    assert answer["withheld"] == {"hearing_on": "Not known."}


def changed(path: str, value: object) -> dict[str, Any]:
    asked = deepcopy(question("recalled"))
    *way, last = path.split(".")
    part = asked
    for step in way:
        part = part[step]
    part[last] = value
    return asked


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("on", None, "on"),
        ("on", "22/11/2026", "on"),
        ("case", "A", "case"),
        ("case.route", "H", "case.route"),
        ("case.level", "everything", "case.level"),
        ("case.wants_representations", "yes", "case.wants_representations"),
        ("case.region", "Wales", "case.region"),
        ("stage", [], "stage"),
        ("stage.code", None, "stage.code"),
        ("stage.code", "haircut", "stage.code"),
        ("stage.happened_on", None, "stage.happened_on"),
        ("stage.happened_on", "2026-11-23", "stage.happened_on"),
        ("stage.data", "none", "stage.data"),
        ("stage.data.hospital", "Moorside", "stage.data.hospital"),
        ("stage.data.returned_on", "2026-11-23", "stage.data.returned_on"),
        ("stage.data.returned_on", "soon", "stage.data.returned_on"),
        ("stage.data.prison", 7, "stage.data.prison"),
        ("name", "Dilys", "name"),
        ("switches", {"SW-NONE": None}, "switches"),
        ("settings", {"D1": 1}, "settings"),
    ],
)
def test_what_cannot_be_read_is_refused_by_the_name_of_the_field(path: str, value: object, named: str) -> None:
    with pytest.raises(Unreadable) as refused:
        telling.answer(changed(path, value))

    assert str(refused.value).startswith(named)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("conditions", "named"),
    [
        ("none", "stage.data.conditions"),
        (["none"], "stage.data.conditions[0]"),
        ([{"about_victim": True}], "stage.data.conditions[0].text"),
        ([{"text": "A", "about_victim": 1}], "stage.data.conditions[0].about_victim"),
        ([{"text": "A", "name": "B"}], "stage.data.conditions[0].name"),
        ([{"text": "half \ud83d"}], "stage.data.conditions[0].text"),
    ],
)
def test_a_condition_that_cannot_be_read_is_refused_by_its_place(conditions: object, named: str) -> None:
    with pytest.raises(Unreadable) as refused:
        telling.answer(question("licence_conditions_set", data={"conditions": conditions}))

    assert str(refused.value).startswith(named)


def test_a_day_beyond_the_known_bank_holidays_has_no_answer_yet() -> None:
    with pytest.raises(BeyondHorizon):
        telling.answer(question("released") | {"on": "2035-01-01"})


@pytest.mark.parametrize("case", [None, {}, {"route": "B"}, {"level": YEAR}, {"route": None, "level": None}])
@pytest.mark.parametrize(("code", "decision"), [("leave_granted", "never"), ("mappa_meeting_held", "never")])
def test_what_hangs_on_no_route_and_no_level_is_answered_without_them(
    case: dict[str, Any] | None, code: str, decision: str
) -> None:
    assert telling.answer({**question(code), "case": case})["decision"] == decision


def test_a_release_is_told_of_at_whatever_level() -> None:
    assert telling.answer({**question("released"), "case": {"route": "A"}})["decision"] == "tell"


@pytest.mark.parametrize(
    ("code", "case", "missing"),
    [
        ("moved_to_open_conditions", {"route": "A"}, "case.level"),
        ("conditionally_discharged", {"level": ALL}, "case.route"),
        ("hospital_order_made", None, "case.route and case.level"),
    ],
)
def test_what_hangs_on_a_route_or_level_that_is_not_known_has_no_answer_yet(
    code: str, case: dict[str, Any] | None, missing: str
) -> None:
    with pytest.raises(NotKnown) as refused:
        telling.answer({**question(code), "case": case})

    assert f"hangs on {missing}:" in str(refused.value)


def test_a_question_that_leaves_out_what_decides_has_status_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    file.write_text(json.dumps({**question("moved_to_open_conditions"), "case": {"route": "A"}}), encoding="utf-8")

    assert command.main(["telling", str(file)]) == 3

    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
