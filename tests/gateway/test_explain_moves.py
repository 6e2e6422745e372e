"""`explain moves`: the tables of moves as others read them. Change the golden file knowingly: it is how a case may go.

victimcontact explain moves > tests/golden/explain-moves.txt
"""

import json
from pathlib import Path

import pytest

from victimcontact.gateway.explain import moves
from victimcontact.gateway.explain.command import main

pytestmark = pytest.mark.pure

GOLDEN = Path(__file__).parent.parent / "golden" / "explain-moves.txt"


def test_the_tables_are_printed_as_they_were_agreed() -> None:
    assert moves.main(False) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_the_same_moves_are_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moves", "--json"]) == 0

    tables = json.loads(capsys.readouterr().out)["moves"]
    assert {title: len(rows) for title, rows in tables.items()} == {
        title: len(rows) for title, rows in moves.TABLES.items()
    }
    assert set(tables["a request for a condition"][0]) == {"from", "event", "to", "what must be true first", "source"}
