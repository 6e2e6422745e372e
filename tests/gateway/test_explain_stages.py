"""`explain stages`: the register as others read it. Change the golden files knowingly: they are what may be told.

victimcontact explain stages > tests/golden/explain-stages.txt
victimcontact explain stages --json > tests/golden/explain-stages.json
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.gateway.programs import COMMAND, environment
from victimcontact.gateway.explain import stages
from victimcontact.scheme.keystages import REGISTER

pytestmark = pytest.mark.pure

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize(("as_json", "name"), [(False, "explain-stages.txt"), (True, "explain-stages.json")])
def test_the_register_is_printed_as_it_was_agreed(as_json: bool, name: str) -> None:
    assert stages.main(as_json) + "\n" == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_table_has_a_line_for_every_stage() -> None:
    lines = stages.main(False).splitlines()

    assert [line.split()[0] for line in lines[2:]] == list(REGISTER)


def test_the_json_says_of_every_field_how_it_is_told_and_why_it_is_not() -> None:
    rows = {row["code"]: row for row in json.loads(stages.main(True))["stages"]}

    assert rows["released"]["fields"][0] == {
        "name": "released_on",
        "type": "date",
        "told": "as its month",
        "told_as": "released_month",
        "routes": ["A", "B", "C", "D", "E", "F", "G", "vns"],
        "by_manager": True,
        "past": True,
        "why": "Only the month is told; the exact day needs a manager’s authority (R38, P17).",
    }


def test_whoever_stops_reading_half_way_hears_no_complaint(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)

    asked = subprocess.run(
        [*COMMAND, "explain", "stages"], env=environment(tmp_path), stdout=theirs, stderr=subprocess.PIPE, check=False
    )

    os.close(theirs)
    assert (asked.returncode, asked.stderr) == (0, b"")
