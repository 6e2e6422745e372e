"""`explain duties`: the example of the contract, and what is refused.

Change the golden answer knowingly:
victimcontact explain duties tests/golden/explain-duties-question.json > tests/golden/explain-duties.json
"""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcontact.gateway.explain import duties
from victimcontact.gateway.explain.command import main
from victimcontact.gateway.explain.reading import Unreadable
from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.duties import KINDS
from victimcontact.scheme.keystages import REGISTER

pytestmark = pytest.mark.pure

GOLDEN = Path(__file__).parent.parent / "golden"
QUESTION: dict[str, Any] = json.loads((GOLDEN / "explain-duties-question.json").read_text(encoding="utf-8"))
ROW_FIELDS = ["rule", "what", "about", "owed_by", "opens_on", "due_on", "last_on", "standing", "source", "text"]


def asked(*facts: dict[str, Any], on: str = "2026-12-02", **more: Any) -> list[dict[str, Any]]:
    question = {"on": on, "case": {"route": "A", "level": "key_stages"}, "facts": list(facts), **more}
    return rows_of(question)


def rows_of(question: dict[str, Any]) -> list[dict[str, Any]]:
    rows = duties.answer(question)["duties"]
    assert isinstance(rows, list)
    return rows


def named(what: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return next(row for row in rows if row["what"] == what)


def test_the_example_of_the_contract_is_answered_as_it_was_agreed() -> None:
    golden = json.loads((GOLDEN / "explain-duties.json").read_text(encoding="utf-8"))

    assert duties.answer(QUESTION) == golden


def test_the_row_the_contract_shows_is_in_the_answer() -> None:
    row = named("send_statement_to_parole_board", rows_of(QUESTION))

    assert {name: row[name] for name in ROW_FIELDS if name != "text"} == {
        "rule": "P28",
        "what": "send_statement_to_parole_board",
        "about": "p1",
        "owed_by": "victim_liaison_officer",
        "opens_on": None,
        "due_on": "2027-02-24",
        "last_on": "2027-02-24",
        "standing": "open",
        "source": "GOV.UK: make a statement to the Parole Board",
    }


def test_rows_have_the_fields_of_the_contract_and_the_blocking_rule_only_when_blocked() -> None:
    wanted = {"fact": "non_disclosure_wanted", "on": "2026-12-02", "review": "p1"}
    rows = rows_of({**QUESTION, "facts": [*QUESTION["facts"], wanted]})

    for row in rows:
        blocked = ["blocked_by"] if row["standing"] == "blocked" else []
        assert list(row) == ROW_FIELDS + blocked
    assert named("send_statement_to_parole_board", rows)["blocked_by"] == "P36"


@settings(deadline=None)
@given(st.permutations(range(len(QUESTION["facts"]))))
def test_facts_without_ids_may_come_in_any_order(order: list[int]) -> None:
    shuffled = {**QUESTION, "facts": [QUESTION["facts"][place] for place in order]}

    assert duties.answer(shuffled) == duties.answer(QUESTION)


def test_a_row_is_about_a_fact_only_where_the_asker_named_it() -> None:
    rows = asked({"fact": "released", "on": "2026-12-01", "id": "out"}, {"fact": "address_changed", "on": "2026-12-02"})

    assert named("send_outcome_letter", rows)["about"] == "out"
    assert named("review_conditions", rows)["about"] is None


def test_a_contact_may_be_about_a_fact_a_review_or_a_request() -> None:
    rows = asked(
        {"fact": "released", "on": "2026-12-01", "id": "out"},
        {"fact": "condition_decided", "on": "2026-12-01", "request": "c1", "outcome": "refused"},
        {"fact": "contact", "on": "2026-12-01", "document": "L07", "outcome": "sent", "about": "out"},
        {"fact": "contact", "on": "2026-12-01", "channel": "phone", "outcome": "completed", "about": "c1"},
    )

    assert named("send_outcome_letter", rows)["standing"] == "kept"
    assert named("tell_condition_outcome", rows)["standing"] == "kept"
    assert named("make_contact_about_outcome", rows)["standing"] == "open"


def test_a_stage_with_the_name_of_a_fact_is_that_fact_with_its_data() -> None:
    stage = {
        "fact": "stage",
        "on": "2026-12-01",
        "code": "recalled",
        "happened_on": "2026-11-30",
        "data": {"returned_on": "2026-11-30", "prison": "Elm"},
    }

    assert [row["what"] for row in asked(stage)] == ["make_contact_about_outcome", "send_outcome_letter"]


def test_a_question_without_facts_owes_nothing() -> None:
    assert asked() == []


def test_a_stage_nobody_named_owes_nothing() -> None:
    assert asked({"fact": "stage", "on": "2026-12-01"}) == []


def test_settings_and_switches_change_the_answer() -> None:
    released = {"fact": "released", "on": "2026-12-01"}

    assert named("send_outcome_letter", asked(released, settings={"D1": [1, 7]}))["due_on"] == "2026-12-10"


def test_every_fact_the_ledger_knows_can_be_asked_about() -> None:
    assert set(KINDS) <= set(duties.FACTS)
    assert set(duties.FACTS) - set(KINDS) == {"escaped"}


def test_every_code_of_the_register_may_be_the_code_of_a_stage() -> None:
    for code in REGISTER:
        asked({"fact": "stage", "on": "2026-12-01", "code": code})


FACT = {"fact": "released", "on": "2026-12-01"}
REFUSED = [
    ({"on": None}, "on:"),
    ({"case": None}, "case:"),
    ({"case": {"level": "key_stages"}}, "case.route:"),
    ({"case": {"route": "A"}}, "case.level:"),
    ({"case": {"route": "H", "level": "key_stages"}}, "case.route:"),
    ({"case": {"route": "A", "level": "all"}}, "case.level:"),
    ({"case": {"route": "A", "level": "annual", "welsh": "yes"}}, "case.welsh:"),
    ({"case": {"route": "A", "level": "annual", "name": "x"}}, "case.name:"),
    ({"extra": 1}, "extra:"),
    ({"facts": {}}, "facts:"),
    ({"facts": ["released"]}, "facts[0]:"),
    ({"facts": [{"on": "2026-12-01"}]}, "facts[0].fact:"),
    ({"facts": [{"fact": "freed", "on": "2026-12-01"}]}, "facts[0].fact:"),
    ({"facts": [{"fact": "released"}]}, "facts[0].on:"),
    ({"facts": [{**FACT, "on": "2026-12-03"}]}, "facts[0].on:"),
    ({"facts": [FACT, {**FACT, "happened_on": "2026-12-03"}]}, "facts[1].happened_on:"),
    ({"facts": [{**FACT, "why": "x"}]}, "facts[0].why:"),
    ({"facts": [{**FACT, "id": "~1"}]}, "facts[0].id:"),
    ({"facts": [{**FACT, "id": "a"}, {"fact": "died", "on": "2026-12-01", "id": "a"}]}, "facts:"),
    ({"facts": [{"fact": "done", "on": "2026-12-01"}]}, "facts[0].fact:"),
    ({"facts": [{"fact": "sentenced", "on": "2026-12-01", "kind": "gaol"}]}, "facts[0].kind:"),
    ({"facts": [{"fact": "sentenced", "on": "2026-12-01", "term": {"years": -1}}]}, "facts[0].term.years:"),
    ({"facts": [{"fact": "sentenced", "on": "2026-12-01", "youth": 1}]}, "facts[0].youth:"),
    ({"facts": [{"fact": "contact", "on": "2026-12-01", "document": "L29"}]}, "facts[0].document:"),
    ({"facts": [{"fact": "contact", "on": "2026-12-01", "channel": "fax"}]}, "facts[0].channel:"),
    ({"facts": [{"fact": "contact", "on": "2026-12-01", "outcome": "lost"}]}, "facts[0].outcome:"),
    ({"facts": [{"fact": "contact", "on": "2026-12-01", "about": "nothing"}]}, "facts:"),
    ({"facts": [{"fact": "withdrawn", "on": "2026-12-01", "withdraws": "nothing"}]}, "facts:"),
    ({"facts": [{"fact": "wish", "on": "2026-12-01", "wish": "maybe"}]}, "facts[0].wish:"),
    ({"facts": [{"fact": "wish", "on": "2026-12-01", "level": "some"}]}, "facts[0].level:"),
    ({"facts": [{"fact": "wish", "on": "2026-12-01", "ask_again_at": ["soon"]}]}, "facts[0].ask_again_at:"),
    ({"facts": [{"fact": "wish", "on": "2026-12-01", "ask_again_at": "parole"}]}, "facts[0].ask_again_at:"),
    ({"facts": [{"fact": "stage", "on": "2026-12-01", "code": "unheard_of"}]}, "facts[0].code:"),
    ({"facts": [{"fact": "stage", "on": "2026-12-01", "code": "released", "data": {"x": 1}}]}, "facts[0].data.x:"),
    ({"facts": [{"fact": "key_date", "on": "2026-12-01", "name": "birthday"}]}, "facts[0].name:"),
    ({"facts": [{"fact": "key_date", "on": "2026-12-01", "reason": "luck"}]}, "facts[0].reason:"),
    ({"facts": [{"fact": "review_opened", "on": "2026-12-01", "kind": "other"}]}, "facts[0].kind:"),
    ({"facts": [{"fact": "review_opened", "on": "2026-12-01", "application_made_on": "2026-12-03"}]}, "facts[0].appl"),
    ({"facts": [{"fact": "hearing_listed", "on": "2026-12-01", "hearing_on": "soon"}]}, "facts[0].hearing_on:"),
    ({"facts": [{"fact": "decision", "on": "2026-12-01", "provided_on": "2026-12-03"}]}, "facts[0].provided_on:"),
    ({"facts": [{"fact": "reconsideration_decided", "on": "2026-12-01", "outcome": "no"}]}, "facts[0].outcome:"),
    ({"facts": [{"fact": "high_court_decided", "on": "2026-12-01", "outcome": "no"}]}, "facts[0].outcome:"),
    ({"facts": [{"fact": "non_disclosure_choice", "on": "2026-12-01", "choice": "no"}]}, "facts[0].choice:"),
    ({"facts": [{"fact": "submitted", "on": "2026-12-01", "document": "L01"}]}, "facts[0].document:"),
    ({"facts": [{"fact": "consulted", "on": "2026-12-01", "answer": "no"}]}, "facts[0].answer:"),
    ({"facts": [{"fact": "condition_decided", "on": "2026-12-01", "outcome": "no"}]}, "facts[0].outcome:"),
    ({"facts": [{"fact": "recalled", "on": "2026-12-01", "mappa_level": 4}]}, "facts[0].mappa_level:"),
    ({"facts": [{"fact": "recalled", "on": "2026-12-01", "mappa_category": 0}]}, "facts[0].mappa_category:"),
    ({"facts": [{"fact": "meeting", "on": "2026-12-01", "level": 4}]}, "facts[0].level:"),
    ({"facts": [{"fact": "risk_told", "on": "2026-12-01", "urgency": "soon"}]}, "facts[0].urgency:"),
    ({"settings": {"D1": 5}}, "settings:"),
    ({"switches": {"SW-NONE": None}}, "switches:"),
]


NOT_KNOWN_YET = [
    ({"on": "2029-01-01"}, "on:"),
    ({"facts": [{**FACT, "on": "1974-12-31"}]}, "facts[0].on:"),
    ({"facts": [{"fact": "hearing_listed", "on": "2026-12-01", "hearing_on": "2029-01-01"}]}, "facts[0].hearing_on:"),
    ({"facts": [{"fact": "licence_starts", "on": "2026-12-01", "date": "2030-01-01"}]}, "facts[0].date:"),
]


@pytest.mark.parametrize(("change", "field"), NOT_KNOWN_YET)
def test_a_day_whose_bank_holidays_nobody_knows_has_no_answer_yet_and_is_named(
    change: dict[str, Any], field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    file.write_text(json.dumps({**QUESTION, "facts": [], **change}), encoding="utf-8")

    assert main(["duties", str(file)]) == 3

    assert capsys.readouterr().err.startswith(f"victimcontact explain: {field}")


@pytest.mark.parametrize(("change", "field"), REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line_by_the_name_of_the_field(
    change: dict[str, Any], field: str
) -> None:
    question = {**deepcopy(QUESTION), "facts": [], **change}

    with pytest.raises(Unreadable) as refused:
        duties.answer(question)

    assert str(refused.value).startswith(field)
    assert "\n" not in str(refused.value)


def test_dates_still_to_come_may_lie_after_the_day_of_the_question() -> None:
    asked(
        {"fact": "hearing_listed", "on": "2026-12-02", "review": "p1", "hearing_on": "2027-03-24"},
        {"fact": "meeting", "on": "2026-12-02", "held_on": "2027-01-06"},
        {"fact": "review_opened", "on": "2026-12-02", "review": "t1", "respond_by": "2027-01-08"},
        {"fact": "key_date", "on": "2026-12-02", "name": "tariff", "date": "2041-05-07"},
        {"fact": "licence_starts", "on": "2026-12-02", "date": "2027-03-17"},
    )


def test_a_duty_beyond_the_known_bank_holidays_has_no_answer_yet() -> None:
    with pytest.raises(BeyondHorizon):
        asked({"fact": "hearing_listed", "on": "2026-12-02", "review": "p1", "hearing_on": "2028-12-28"})


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ([], 0),
        ([{"fact": "freed", "on": "2026-12-01"}], 2),
        ([{"fact": "hearing_listed", "on": "2026-12-02", "hearing_on": "2028-12-28"}], 3),
    ],
)
def test_the_command_says_by_its_exit_status_whether_it_could_answer(
    facts: list[dict[str, Any]], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    file.write_text(json.dumps({**QUESTION, "facts": facts}), encoding="utf-8")

    assert main(["duties", str(file)]) == status

    shown = capsys.readouterr()
    assert (shown.out != "") is (status == 0)
    assert shown.err.count("\n") == (0 if status == 0 else 1)


def test_a_no_may_say_when_to_ask_again() -> None:
    rows = asked(
        {
            "fact": "wish",
            "on": "2026-01-12",
            "wish": "not_now",
            "ask_again_on": "2026-12-01",
            "ask_again_at": ["parole"],
        },
        {"fact": "review_opened", "on": "2026-12-01", "review": "p1", "kind": "parole"},
    )

    assert [(row["rule"], row["due_on"]) for row in rows if row["what"] == "offer_scheme_again"] == [
        ("P14", "2026-12-08"),
        ("P14", "2026-12-08"),
    ]
