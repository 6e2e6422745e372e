"""The documents about the house say what is true of it."""

import ast
import re

import pytest
from django.apps import apps

from tests.house.source import PROJECT, modules, our_files
from victimcontact.scheme.roles import OFFICER_ROLES
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
def test_a_decision_fits_on_a_page_and_says_what_was_turned_down(decision: object) -> None:
    text = decision.read_text(encoding="utf-8")  # type: ignore[attr-defined]

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
    from victimcontact.scheme.roles import May

    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", act.value) and act.value == act.name.lower() for act in May)
    assert not [
        act.value for act in May if re.search(r"\b(vlo|vlu|vps|mappa|cfg|mgr|admin)\b", act.value.replace("_", " "))
    ]
