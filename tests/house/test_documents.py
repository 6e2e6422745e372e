"""The documents about the house say what is true of it."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests import builders
from tests.house.source import PACKAGE, PROJECT, modules, our_files
from victimcontact.casework.referrals import OffenderTold
from victimcontact.gateway import hear
from victimcontact.gateway.command import VERBS
from victimcontact.scheme.roles import OFFICER_ROLES, May
from victimcontact.scheme.standing import Standing

DOCS = PROJECT / "docs"
DECISIONS = sorted((DOCS / "adr").glob("*.md"))
PAGE_LINES, PAGE_WORDS = 60, 900
PLACE = re.compile(r"`([a-z_/]+\.py):(\w+)`")
PATH = re.compile(r"`([\w./-]+/[\w.-]+\.(?:py|md|toml|html|typ|csv))`")


def text_of(*parts: str) -> str:
    return PROJECT.joinpath(*parts).read_text(encoding="utf-8")


TOUR, GLOSSARY = text_of("docs", "tour.md"), text_of("docs", "glossary.md")


@pytest.mark.parametrize(("path", "name"), PLACE.findall(TOUR))
def test_every_function_on_the_tour_is_where_the_tour_says(path: str, name: str) -> None:
    tree = next((module.tree for module in modules() if module.path == path), ast.Module([], []))
    defined = {
        node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
    }

    assert name in defined


def test_the_tour_goes_through_every_room() -> None:
    rooms = {path.split("/")[0] for path, _name in PLACE.findall(TOUR)}

    assert {"gateway", "casework", "scheme", "records", "staff"} <= rooms
    assert "portal" in TOUR


@pytest.mark.parametrize(
    "document", ["README.md", *(str(path.relative_to(PROJECT)) for path in sorted(DOCS.rglob("*.md")))]
)
def test_every_file_that_a_document_names_exists(document: str) -> None:
    files = [f"/{name}" for name, _text in our_files()]
    named = {name.removeprefix("../") for name in PATH.findall(text_of(document)) if not name.startswith("../shared/")}

    assert {name for name in named if not any(file.endswith(f"/{name}") for file in files)} == set()


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_fits_on_a_page_and_says_what_was_turned_down(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= PAGE_LINES
    assert len(text.split()) <= PAGE_WORDS
    assert all(part in text.lower() for part in ("context", "decision", "turned down", "consequences"))


def test_the_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def words_of(name: str) -> str:
    """A class name as words: `MeetingAction` is "meeting action"."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


# Rows whose name says what they are once the words it is made of are known.
SELF_EVIDENT = {
    "address": "a postal address",
    "standing move": "move, in Trail",
    "message step": "step, in Trail",
    "report step": "step, in Trail",
    "request alert": "alert, in How a victim is heard",
    "request step": "step, in Trail",
    "request version": "request, in How a victim is heard",
    "report version": "version, report",
    "report file": "report, as it left",
    "duty change": "change, in Trail",
    "offender identifier": "identifier",
    "fact withdrawal": "withdrawal",
    "feed message": "feed, incoming",
    "feed decision": "matched, held or discarded",
    "safe contact plan": "safe-contact plan",
    "one time code": "one-time code",
    "audit seal": "seal",
}


@pytest.mark.parametrize("row", [model.__name__ for model in apps.get_app_config("records").get_models()])
def test_every_kind_of_row_is_a_word_of_the_glossary(row: str) -> None:
    word = words_of(row)

    assert word in SELF_EVIDENT or re.search(rf"\b{word}\b", GLOSSARY.lower()), f"{word} is not in docs/glossary.md"


def test_no_row_is_called_self_evident_that_is_not_there() -> None:
    rows = {words_of(model.__name__) for model in apps.get_app_config("records").get_models()}

    assert set(SELF_EVIDENT) <= rows


@pytest.mark.parametrize("value", [*Standing, *sorted(OFFICER_ROLES)])
def test_every_standing_and_every_role_is_explained(value: str) -> None:
    assert value.replace("_", " ") in GLOSSARY.lower()


def test_every_permission_is_made_of_words_people_use() -> None:
    """A permission is a verb and a thing, in whole words; those that are no plain English are in the glossary."""
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", act.value) and act.value == act.name.lower() for act in May)
    assert not [
        act.value for act in May if re.search(r"\b(vlo|vlu|vps|mappa|cfg|mgr|admin)\b", act.value.replace("_", " "))
    ]


READERS = {"address", "addresses", "choice", "number", "scanner", "secret", "text", "tiles", "whether"}


def variables() -> set[str]:
    """Every variable of the environment that the settings read."""
    tree = next(module.tree for module in modules() if module.path == "settings.py")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    named = [call.args[0] for call in calls if call.args and getattr(call.func, "id", "") in READERS]
    return {str(name.value) for name in named if isinstance(name, ast.Constant)}


def test_every_setting_stands_in_the_read_me() -> None:
    told = set(re.findall(r"`([A-Z][A-Z_]+)`", text_of("README.md").partition("## Settings")[2].partition("\n## ")[0]))

    assert variables() <= told
    assert told - variables() <= {"DEMO", "INFO"}


def test_nothing_but_the_settings_reads_the_environment() -> None:
    """Programs that are started, and the command line that starts them, hand the environment on; they decide nothing by it."""
    readers = {
        module.path for module in modules() if "os.environ" in (PACKAGE / module.path).read_text(encoding="utf-8")
    }

    assert readers <= {"settings.py", "gateway/variables.py", "wsgi.py", "gateway/children.py", "gateway/command.py"}


def test_every_verb_that_a_document_names_exists() -> None:
    named = {
        verb
        for document in (
            "README.md",
            "docs/tour.md",
            *(f"docs/howto/{path.name}" for path in (DOCS / "howto").glob("*.md")),
        )
        for verb in re.findall(r"victimcontact ([a-z][a-z-]+)", text_of(*document.split("/")))
    }

    assert named
    assert named <= VERBS.keys()


def test_every_make_target_that_the_read_me_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))

    assert set(re.findall(r"(?:`|^ {4})make ([a-z]+)", text_of("README.md"), re.MULTILINE)) <= targets


def test_the_pictures_of_the_read_me_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]{10,}\]\(([^)]+)\)", text_of("README.md"))

    assert len(pictures) >= 2
    assert all((PROJECT / picture).is_file() for picture in pictures)


@pytest.mark.django_db
def test_the_event_that_the_how_to_shows_is_heard_as_it_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.search(r"```json\n(.*?)```", text_of("docs", "howto", "events.md"), re.DOTALL)
    offender = OffenderTold("Gareth", "Blake", None, {"prison_number": "A1234BC"})
    builders.joined(offender=offender)
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.NOW)
    file = tmp_path / "event.json"
    file.write_text(example[1] if example else "")

    assert (hear.main([str(file)]), hear.main([str(file)])) == (0, 0)

    first, second = capsys.readouterr().out.splitlines()
    assert "recorded (released, IN-" in first
    assert "repeat (came before as IN-" in second
