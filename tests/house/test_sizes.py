"""Small enough to be read: files under 400 lines, functions of at most 40."""

import ast

from tests.house.source import PACKAGE, functions, modules

LONGEST_FILE = 399
LONGEST_FUNCTION = 40
# Longer on purpose; each with its reason.
LONG_FUNCTIONS: dict[str, str] = {}
PARAMETERS = 5
# What is passed by keyword only reads like a form and may have more.


def test_no_file_is_longer_than_can_be_read_at_one_sitting() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.scss"), *PACKAGE.rglob("*.typ")]
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}

    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FILE and "migrations" not in name}

    assert too_long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        place: (node.end_lineno or node.lineno) - node.lineno + 1
        for module in modules()
        for place, node in functions(module)
    }

    too_long = {
        place: length for place, length in lengths.items() if length > LONGEST_FUNCTION and place not in LONG_FUNCTIONS
    }

    assert too_long == {}


def test_every_exception_to_the_length_is_still_needed() -> None:
    lengths = {
        place: (node.end_lineno or 0) - node.lineno + 1 for module in modules() for place, node in functions(module)
    }

    assert [place for place in LONG_FUNCTIONS if lengths.get(place, 0) <= LONGEST_FUNCTION] == []


def test_no_function_takes_more_than_five_things_by_position() -> None:
    def positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        taken = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        return len([name for name in taken if name not in ("self", "cls")])

    found = [place for module in modules() for place, node in functions(module) if positional(node) > PARAMETERS]

    assert found == []
