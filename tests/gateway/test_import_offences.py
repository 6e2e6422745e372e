"""Lists of offence codes: taken in whole or not at all, and a mark that is missing is never a "no"."""

from pathlib import Path

import pytest

from tests import builders
from tests.gateway.test_refer import example_rows, written
from victimcontact.casework import offence_lists
from victimcontact.gateway import offences, refer
from victimcontact.gateway.offence_files import UnreadableList, codes_in
from victimcontact.gateway.refusal import Refusal
from victimcontact.records.models import Assessment, AuditEntry, Case, OffenceCode

LIST = """code,title,sch15_part,parent_sch15_part,murder
XX00001,A scheduled offence,1,,
xx00002,An offence without a mark,,,
XX00003,Murder of a made-up kind,,,Y
XX00004A,Attempt at a scheduled offence,,1,
XX00005,A terrorism offence,1|3,,
"""
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "offences.csv"
# A small list of our own stands in where the large one does not lie beside the project.
LARGE = SHARED.read_text(encoding="utf-8-sig") if SHARED.exists() else LIST


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "codes.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.pure
def test_a_row_is_read_for_what_it_marks() -> None:
    marks = {
        code: (one.flags.scheduled, one.flags.murder, one.flags.related_to_scheduled, one.flags.terrorism)
        for code, one in codes_in(LIST).items()
    }

    assert marks == {
        "XX00001": (True, False, False, False),
        "XX00002": (False, False, False, False),
        "XX00003": (False, True, False, False),
        "XX00004A": (False, False, True, False),
        "XX00005": (True, False, False, True),
    }


@pytest.mark.pure
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "found no column code"),
        ("code,title\nXX1,A", "found no column sch15_part"),
        ("code,sch15_part,parent_sch15_part,murder\n", "found no code"),
        ("code,sch15_part,parent_sch15_part,murder\nXX1,1,,\nxx1 ,,,\n", "line 3: XX1 stands here twice"),
        ('code,sch15_part,parent_sch15_part,murder\n"XX1,1,,\n', "unexpected end of data"),
    ],
)
def test_what_is_no_list_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(UnreadableList, match=why):
        codes_in(text)


@pytest.mark.pure
def test_the_large_list_is_read_whole_and_murder_has_its_own_mark() -> None:
    codes = codes_in(LARGE)

    assert all(code == one.flags.code for code, one in codes.items())
    assert any(one.flags.scheduled for one in codes.values())
    assert [one for one in codes.values() if one.flags.murder and one.flags.scheduled] == []


@pytest.mark.django_db
def test_a_list_takes_the_place_of_the_one_before(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offences.main([str(file)])
    file.write_text(LIST.replace("XX00005", "XX00006"), encoding="utf-8")

    assert offences.main([str(file)]) == 0

    assert "5 codes are in, 1 of them new; 1 that were here before are gone." in capsys.readouterr().out
    assert set(OffenceCode.objects.values_list("code", flat=True)) == {
        "XX00001",
        "XX00002",
        "XX00003",
        "XX00004A",
        "XX00006",
    }
    assert AuditEntry.objects.filter(what="offence_lists.replace").count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a,b\n1,2\n"])
def test_a_file_that_is_no_list_changes_nothing(file: Path, tmp_path: Path, content: bytes) -> None:
    offences.main([str(file)])
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(content)

    with pytest.raises(Refusal, match=r"wrong\.csv"):
        offences.main([str(wrong)])

    assert OffenceCode.objects.count() == 5


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        offences.main([str(tmp_path / "nowhere.csv")])


@pytest.mark.django_db
def test_a_code_the_list_does_not_hold_is_one_without_marks_and_without_a_list_there_is_no_code(file: Path) -> None:
    before = offence_lists.flags_of("XX99999")
    offences.main([str(file)])

    found = offence_lists.flags_of(" xx99999 ")

    assert before is None
    assert found is not None
    assert (found.code, found.scheduled) == ("XX99999", False)
    assert offence_lists.flags_of("") is None


def outcome_of(title: str, code: str, folder: Path) -> str:
    """What the rules say of a referral with an offence that its title leaves in doubt, and this code."""
    row = {**example_rows()[0], "offence_title": title, "offence_act": "", "offence_section": "", "offence_code": code}
    refer.main([written(folder, [row])])
    return Assessment.objects.get(case=Case.objects.get()).outcome


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "outcome"),
    [("XX00001", "statutory_probation"), ("XX00002", "manager_review"), ("XX77777", "manager_review")],
)
def test_a_marked_code_settles_a_doubt_and_a_code_without_a_mark_leaves_it(
    file: Path, tmp_path: Path, code: str, outcome: str
) -> None:
    builders.unit()
    offences.main([str(file)])

    assert outcome_of("An offence nobody has named before", code, tmp_path) == outcome
