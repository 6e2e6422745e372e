"""`explain eligibility` as its users ask it. Change a golden answer knowingly: it is what somebody is told.

victimcontact explain eligibility NAME.question.json > NAME.answer.json   (in tests/golden/explain-eligibility)
"""

import json
import sys
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from tests.gateway.programs import victimcontact
from victimcontact.gateway.explain import command, eligibility
from victimcontact.gateway.explain.reading import Unreadable

pytestmark = pytest.mark.pure

GOLDEN = Path(__file__).parent.parent / "golden" / "explain-eligibility"
NAMES = [
    "burglary-undecided",
    "consecutive-terms",
    "murder-bereaved",
    "on-remand",
    "prison-11-months-30-days",
    "prison-12-months",
    "restricted-patient",
    "restriction-ended",
    "stalking-4-months",
    "stalking-under-the-new-act",
    "suspected-parent",
    "suspended",
    "unrestricted-patient",
]
CODES = """code,title,sch15_part,parent_sch15_part,murder
XX00001,A scheduled offence,1,,
XX00002,An offence without a mark,,,
XX00003,Murder of a made-up kind,,,Y
XX00004,Aiding a scheduled offence,,1,
"""


def worked(name: str, part: str = "question") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLDEN / f"{name}.{part}.json").read_text(encoding="utf-8"))
    return found


def changed(**parts: Mapping[str, Any] | str | None) -> dict[str, Any]:
    """The worked question of 12 months' prison, with fields of its parts replaced."""
    document = deepcopy(worked("prison-12-months"))
    for name, value in parts.items():
        document[name] = {**document.get(name, {}), **value} if isinstance(value, Mapping) else value
    return document


def test_every_golden_question_is_asked() -> None:
    assert sorted(path.name.split(".")[0] for path in GOLDEN.glob("*.question.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_question_has_the_answer_that_was_agreed(name: str) -> None:
    assert eligibility.answer(worked(name)) == worked(name, "answer")


def test_the_command_answers_a_file_and_standard_input_alike(tmp_path: Path) -> None:
    file = GOLDEN / "prison-12-months.question.json"

    by_name = victimcontact("explain", "eligibility", str(file), var=tmp_path)
    by_input = victimcontact("explain", "eligibility", "-", var=tmp_path, stdin="\ufeff" + file.read_text("utf-8"))

    assert (by_name.returncode, by_name.stderr) == (0, "")
    assert by_name.stdout == by_input.stdout
    assert json.loads(by_name.stdout) == worked("prison-12-months", "answer")


def test_an_answer_has_exactly_the_keys_of_the_contract() -> None:
    answer = eligibility.answer(changed())

    assert list(answer) == ["outcome", "route", "owner", "scheme", "reasons", "next"]
    reasons: Any = answer["reasons"]
    assert {tuple(reason) for reason in reasons} == {
        ("rule", "holds", "text", "source"),
        ("rule", "holds", "text", "source", "decisive"),
    }
    assert all(reason.get("decisive", True) is True for reason in reasons)


@pytest.mark.parametrize(
    "parts",
    [
        {"victim": None, "offender": None, "court": None},
        {"victim": {"kind": None, "relationship": None, "died": None}},
        {"offence": {"against_this_victim": None, "inchoate": None, "murder": None}},
        {"disposal": {"aggregate_term": {}, "transfer": None, "restriction_order": None, "quashed_on": None}},
        {"offence": {"act": "Common law", "section": "", "title": "Kidnapping"}},
        {"offence": {"act": " ", "section": None, "title": "Kidnapping"}},
        {"switches": None, "settings": None},
        {"switches": {"SW-VCA26": None}, "settings": {"D1": None}},
    ],
)
def test_a_field_left_empty_takes_its_default(parts: dict[str, Any]) -> None:
    assert eligibility.answer(changed(**parts))["outcome"] == "statutory_probation"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"on": None}, "on: nothing found"),
        ({"on": "22/11/2026"}, "on: found "),
        ({"on": "2026-02-30"}, "on: found "),
        ({"on": "9999-12-31"}, "on: found "),
        ({"colour": "red"}, "colour: unknown field"),
        ({"verdict": None}, "verdict: nothing found"),
        ({"verdict": "guilty"}, 'verdict: found "guilty"; accepted: convicted, insanity, unfit_did_act, none'),
        ({"verdict": "none"}, "verdict: found none"),
        ({"court": "magistrates"}, "court: found "),
        ({"offence": {"title": None}}, "offence.title: nothing found"),
        ({"offence": {"title": " "}}, "offence.title: found "),
        ({"offence": {"section": 47}}, "offence.section: found 47"),
        ({"offence": {"code": "XX00001"}}, "offence.code: found "),
        ({"offence": {"name": "ABH"}}, "offence.name: unknown field"),
        ({"offence": {"against_this_victim": "yes"}}, 'offence.against_this_victim: found "yes"'),
        ({"offence": {"convicted_on": "2027-01-01"}}, "offence.convicted_on: found 2027-01-01"),
        ({"victim": {"kind": "company"}}, "victim.kind: found "),
        ({"victim": {"born_on": 0}}, "victim.born_on: found 0"),
        ({"victim": {"born_on": "0090-04-02"}}, "victim.born_on: found "),
        ({"victim": {"born_on": "2026-11-23"}}, "victim.born_on: found 2026-11-23"),
        ({"victim": "Jo"}, 'victim: found "Jo"; accepted: a JSON object'),
        ({"disposal": {"kind": "prison"}}, "disposal.kind: found "),
        ({"disposal": {"imposed_on": None}}, "disposal.imposed_on: nothing found"),
        ({"disposal": {"imposed_on": "2026-11-23"}}, "disposal.imposed_on: found 2026-11-23"),
        ({"disposal": {"term": 12}}, "disposal.term: found 12"),
        ({"disposal": {"term": {"months": "12"}}}, 'disposal.term.months: found "12"'),
        ({"disposal": {"term": {"months": 12.0}}}, "disposal.term.months: found 12.0"),
        ({"disposal": {"term": {"months": -1}}}, "disposal.term.months: found -1"),
        ({"disposal": {"term": {"months": True}}}, "disposal.term.months: found true"),
        ({"disposal": {"term": {"fortnights": 1}}}, "disposal.term.fortnights: unknown field"),
        ({"disposal": {"transfer": {"restriction_direction": True}}}, "disposal.transfer.section: nothing found"),
        ({"disposal": {"transfer": {"section": "49"}}}, "disposal.transfer.section: found "),
        ({"disposal": {"restriction_order": True}}, "disposal.restriction_order: found true"),
        ({"switches": {"SW-NOPE": None}}, "switches: SW-NOPE: unknown switch"),
        ({"switches": {"SW-VCA26": "soon"}}, "switches.SW-VCA26: found "),
        ({"settings": {"D1": 5}}, "settings: D1: found 5"),
        ({"settings": {"D99": 5}}, "settings: D99: unknown period"),
    ],
)
def test_input_that_cannot_be_read_is_refused_by_field_with_one_line(
    parts: dict[str, Any], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    file.write_text(json.dumps(changed(**parts)), encoding="utf-8")

    status = command.main(["eligibility", str(file)])

    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert printed.err.startswith(f"victimcontact explain: {message}")
    assert "accepted: " in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"on": "2026-11-22", "on": "2026-11-23"}',
        b'{"on": NaN}',
        b'{"on": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
)
def test_what_is_not_one_plain_json_object_is_refused(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    file.write_bytes(data)

    assert command.main(["eligibility", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["eligibility"],
        ["eligibility", "no-such-file.json"],
        ["eligibility", "."],
        ["horoscope", "-"],
        ["duties", "-", "--offences", "list.csv"],
        ["stages", "--xml"],
    ],
)
def test_a_command_that_cannot_be_understood_is_refused_with_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(words) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1


def test_help_is_shown_to_whoever_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["eligibility", "--help"]) == 0
    assert "standard input" in capsys.readouterr().out


def test_a_question_beyond_the_known_bank_holidays_has_no_answer_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    stage = {"code": "released", "happened_on": "2040-01-02", "data": {}}
    case = {"route": "A", "level": "key_stages"}
    file.write_text(json.dumps({"on": "2040-01-02", "case": case, "stage": stage}), encoding="utf-8")

    assert command.main(["telling", str(file)]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("XX00001", "statutory_probation"),
        (" xx00001 ", "statutory_probation"),
        ("XX00002", "manager_review"),
        ("XX00003", "statutory_probation"),
        ("XX00004", "manager_review"),
        ("XX99999", "manager_review"),
    ],
)
def test_with_a_list_a_code_may_settle_a_doubt_and_a_missing_flag_is_never_a_no(code: str, outcome: str) -> None:
    offence = {"act": None, "section": None, "title": "An offence nobody has heard of", "code": code}

    answer = eligibility.answer(changed(offence=offence), eligibility.code_list(CODES))

    assert answer["outcome"] == outcome


def test_the_list_of_codes_is_given_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question, codes = tmp_path / "question.json", tmp_path / "codes.csv"
    question.write_text(json.dumps(changed(offence={"code": "XX00002"})), encoding="utf-8")
    codes.write_text(CODES, encoding="utf-8")

    assert command.main(["eligibility", str(question), "--offences", str(codes)]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "statutory_probation"


def test_a_list_that_is_no_list_of_codes_is_refused() -> None:
    with pytest.raises(Unreadable, match="no column sch15_part"):
        eligibility.code_list("code,title\nXX00001,Something\n")


def test_explaining_loads_no_web_framework() -> None:
    program = (
        "import sys; from victimcontact.gateway.explain.command import main;"
        f"status = main(['eligibility', {str(GOLDEN / 'prison-12-months.question.json')!r}]);"
        "assert not {'django', 'psycopg', 'jinja2'} & set(sys.modules), sorted(sys.modules);"
        "sys.exit(status)"
    )

    done = run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
