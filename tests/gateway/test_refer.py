"""A file of referrals: good rows go in, bad ones are named, and running it again adds nothing."""

import csv
import json
from pathlib import Path

import pytest

from tests import builders
from victimcontact.gateway import refer
from victimcontact.gateway.referral_files import COLUMNS
from victimcontact.gateway.refusal import Refusal
from victimcontact.records.models import Case, Offender, Referral, Sentence

pytestmark = pytest.mark.django_db

EXAMPLE = Path(__file__).parent / "referrals.csv"


@pytest.fixture(autouse=True)
def unit():
    builders.unit()


def example_rows() -> list[dict[str, str]]:
    with EXAMPLE.open(newline="") as file:
        return list(csv.DictReader(file))


def written(folder: Path, rows: list[dict[str, str]], name: str = "referrals.csv") -> str:
    file = folder / name
    with file.open("w", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(file)


def test_the_example_goes_in_and_co_victims_share_a_sentence(capsys):
    assert refer.main([str(EXAMPLE)]) == 0

    assert "3 taken in, 0 here already, 0 refused." in capsys.readouterr().out
    assert (Offender.objects.count(), Sentence.objects.count(), Case.objects.count()) == (2, 2, 3)


def test_running_the_file_again_adds_nothing(capsys):
    refer.main([str(EXAMPLE)])

    assert refer.main([str(EXAMPLE)]) == 0

    assert "0 taken in, 3 here already, 0 refused." in capsys.readouterr().out
    assert Referral.objects.count() == Case.objects.count() == 3


def test_who_may_be_somebody_known_is_counted_at_the_end_and_not_named(tmp_path, capsys):
    refer.main([str(EXAMPLE)])
    again = example_rows()[0] | {"referral": "WCU-0009", "prison_number": "A9999ZZ", "victim_family_name": "Pryce"}

    assert refer.main([written(tmp_path, [again])]) == 0

    first, second = capsys.readouterr().out.split("3 taken in")
    assert "may be somebody known" not in first
    assert "1 may be somebody known" in second
    assert "Pryce" not in second


@pytest.mark.parametrize(
    ("column", "value", "accepted"),
    [
        ("received_on", "16/11/2026", "must be a day as YYYY-MM-DD"),
        ("sentence_kind", "prison", "must be one of imprisonment"),
        ("relationship", "neighbour's cat", "must be one of victim"),
        ("victim_family_name", "", "must not be empty"),
        ("years", "eight", "must be a whole number"),
        ("language", "fr", "must be one of en, cy"),
        ("region", "Wessex", "must be one of"),
        ("address", "1 Made-up Street", "at least two lines"),
        ("prison_number", "", "one of prison_number, crn, pnc and cro"),
    ],
)
def test_a_bad_row_is_named_with_row_and_column_and_the_good_ones_go_in(tmp_path, capsys, column, value, accepted):
    rows = example_rows()
    rows[1][column] = value

    assert refer.main([written(tmp_path, rows)]) == 1

    out = capsys.readouterr().out
    assert f"row 3, column {column}" in out and accepted in out
    assert "2 taken in, 0 here already, 1 refused." in out


@pytest.mark.parametrize("region", ["Yorkshire & The Humber", "n55"])
def test_a_region_may_be_written_as_the_referrer_writes_it(tmp_path, region):
    rows = example_rows()[:1]
    rows[0]["region"] = region

    refer.main([written(tmp_path, rows)])

    assert Referral.objects.get().region == "Yorkshire and the Humber"


def test_a_row_put_right_goes_in_at_the_second_run(tmp_path, capsys):
    rows = example_rows()
    broken = [dict(row) for row in rows]
    broken[1]["years"] = "eight"
    refer.main([written(tmp_path, broken)])

    assert refer.main([written(tmp_path, rows)]) == 0

    assert "1 taken in, 2 here already, 0 refused." in capsys.readouterr().out


def test_what_is_refused_is_not_repeated_on_the_screen(tmp_path, capsys):
    rows = example_rows()
    rows[0]["relationship"] = "Rhian-told-me-so"

    refer.main([written(tmp_path, rows)])

    assert "Rhian" not in capsys.readouterr().out


def test_what_the_rules_ask_of_the_victim_goes_in(tmp_path):
    row = example_rows()[0] | {
        "relationship": "parent_or_guardian",
        "acts_for": "A child",
        "acts_for_born_on": "2015-06-01",
        "suspected_of_same_conduct": "yes",
        "lacks_capacity": "no",
        "victim_kind": "person",
    }

    assert refer.main([written(tmp_path, [row])]) == 0

    case = Case.objects.get()
    assert (str(case.victim_born_on), case.suspected_of_same_conduct, case.standing) == (
        "2015-06-01",
        True,
        "manager_review",
    )


def test_json_says_the_same(tmp_path, capsys):
    file = tmp_path / "referrals.json"
    file.write_text(json.dumps(example_rows()))

    assert refer.main([str(file)]) == 0

    assert "3 taken in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"referral,received_on\n1,2\n", "has no column"),
        ("a.json", b"{}", "must be a JSON list"),
        ("a.json", b"[", "is not JSON"),
        ("a.csv", b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(tmp_path, name, content, says):
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(Refusal, match=says):
        refer.main([str(file)])


def test_every_column_is_described():
    described = (Path(__file__).parents[2] / "docs/howto/referral-files.md").read_text()

    assert [name for name in sorted(COLUMNS) if f"`{name}`" not in described] == []
