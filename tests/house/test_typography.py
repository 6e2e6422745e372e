"""What is read by people is set as a printer would: with typographic apostrophes."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import PACKAGE, Module, modules_of, read

ROOMS = ("scheme", "casework", "design", "staff", "portal")
# Letters and public pages are typed plainly and set when they are put together (`scheme/words/composition.py`, `portal/content.py`).
SET_LATER = ("scheme/words/en/", "scheme/words/cy/")
STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[^\W\d_]s)'(?=[ .,;:)?])")
NOTE = re.compile(r"{#.*?#}", re.DOTALL)


def straight_in(module: Module) -> Iterator[str]:
    """Every text of a module, other than its own documentation, that has a straight apostrophe."""
    notes = {node.value for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in notes:
            yield from (f"{module.path}:{node.lineno}: {node.value}" for _found in STRAIGHT.findall(node.value))


def test_every_apostrophe_in_the_program_is_typographic() -> None:
    modules = [module for module in modules_of(*ROOMS) if not module.path.startswith(SET_LATER)]

    assert [found for module in modules for found in straight_in(module)] == []


def test_every_apostrophe_in_a_template_is_typographic() -> None:
    files = [file for room in ROOMS for file in sorted((PACKAGE / room).rglob("jinja2/**/*.html"))]
    straight = [file.name for file in files if STRAIGHT.search(NOTE.sub("", file.read_text(encoding="utf-8")))]

    assert files
    assert straight == []


def test_every_apostrophe_in_the_welsh_of_the_portal_is_typographic() -> None:
    lines = (PACKAGE / "locale/cy/LC_MESSAGES/django.po").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if STRAIGHT.search(line)] == []


def test_a_straight_apostrophe_is_found_wherever_it_stands() -> None:
    module = read(
        '"""A module\'s note."""\nA = f"the officer\'s {1}"\nB = "the managers\' notices"\nC = "an officer’s"\n'
    )

    assert {found.partition(": ")[2] for found in straight_in(module)} == {"the officer's ", "the managers' notices"}
