"""What every verb of casework has, what a door may call, and that every permission is for something."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.house.source import full_name, modules, modules_of, names
from victimcontact.casework.actions import NEEDS
from victimcontact.scheme.roles import GRANTS, May, Role

Verb = Callable[..., Any]

# Steps of set-up, before there is anybody who could be permitted.
WITHOUT_PERMISSION = {
    "gateway": {
        "victimcontact.casework.officers.add": "the first officer, made from the terminal of the installation",
        "victimcontact.casework.units.add": "units, made at set-up",
        "victimcontact.casework.ways_in.add_place": "the made-up member of the demonstration, whose mailbox nobody reads",
        "victimcontact.casework.partners.add": "a partner's key, shown once at the terminal of the installation",
    },
}
# Permissions that no verb and no page asks for yet, each with the reason why the table has it already.
NOT_YET_USED: dict[May, str] = {
    May.BREAK_GLASS: "restricted cases are a later step; the grant says already who may open one with a reason",
    May.SEND_MESSAGES: "handing over is the program's own task and no verb; the grant says who it runs as",
}


def casework() -> Iterator[ModuleType]:
    for module in modules_of("casework"):
        yield importlib.import_module(module.name)


def verbs() -> dict[str, Verb]:
    """Every verb by its full name: functions made with `@action`."""
    return {
        f"{module.__name__}.{name}": function
        for module in casework()
        for name, function in vars(module).items()
        if f"{module.__name__}.{name}" in NEEDS
    }


VERBS = verbs()


def test_there_are_verbs() -> None:
    assert len(VERBS) > 50


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_says_who_acts_and_when_and_takes_nothing_by_position(name: str) -> None:
    parameters = inspect.signature(VERBS[name]).parameters

    assert {"by", "now"} <= parameters.keys()
    assert {parameter.kind for parameter in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert parameters["by"].default is parameters["now"].default is inspect.Parameter.empty


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_needs_a_permission_that_somebody_has_and_says_what_it_does(name: str) -> None:
    needs = NEEDS[name]

    assert isinstance(needs, May)
    assert any(needs in granted for granted in GRANTS.values())
    assert inspect.getdoc(VERBS[name])


def acts_used(door: str) -> dict[str, str]:
    """Every function of casework with `by` and `now` that a door names, called there or handed on, with the place."""
    found = {}
    for module in modules_of(door):
        known = names(module)
        for node in ast.walk(module.tree):
            name = full_name(node, known) if isinstance(node, ast.Attribute | ast.Name) else ""
            if name in CHANGES:
                found[name] = f"{module.path}:{node.lineno}"
    return found


def changes() -> set[str]:
    """Every function of casework that takes `by` and `now`: it changes something in somebody's name."""
    return {
        f"{module.__name__}.{name}"
        for module in casework()
        for name, function in vars(module).items()
        if inspect.isfunction(function) and {"by", "now"} <= inspect.signature(function).parameters.keys()
    }


CHANGES = changes()


@pytest.mark.parametrize("door", ["staff", "portal", "gateway"])
def test_a_door_changes_something_only_through_a_verb(door: str) -> None:
    used = acts_used(door)

    others = {name: place for name, place in used.items() if name not in VERBS}

    assert used
    assert {name: place for name, place in others.items() if name not in WITHOUT_PERMISSION.get(door, {})} == {}


def permissions_named() -> set[str]:
    """Every permission that casework or a door names: a verb needs it, or a page asks for it."""
    return {
        node.attr
        for module in modules()
        if module.room in ("casework", "staff", "portal", "gateway")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "May"
    }


def test_every_permission_is_for_a_verb_or_a_page() -> None:
    named = permissions_named()
    unused = {act for act in May if act.name not in named}

    assert unused == NOT_YET_USED.keys()


def test_every_permission_is_granted_to_somebody() -> None:
    assert set(May) == {act for granted in GRANTS.values() for act in granted}


@pytest.mark.parametrize("name", VERBS)
def test_only_the_program_and_members_have_verbs_of_their_own(name: str) -> None:
    """A verb that a member may use is no officer's, and the other way round: nobody acts in somebody else's place."""
    needs = NEEDS[name]
    granted = {role for role, acts in GRANTS.items() if needs in acts}

    assert granted == {Role.MEMBER} or Role.MEMBER not in granted


def test_every_exception_is_defined_beside_the_verb_that_raises_it() -> None:
    """No module of exceptions: whoever reads the verb sees what it may refuse."""
    homes = {module.path for module in modules_of("casework") if module.path.endswith(("errors.py", "exceptions.py"))}

    assert homes == set()
