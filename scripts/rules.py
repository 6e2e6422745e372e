"""Print every rule of the scheme: what it says, where it comes from, where in the code it is, and which tests name it.

The table is docs/rules.md. A rule is named in a place by its number, as in `R42` or `_p42`; imports and comments do not count.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TABLE = PROJECT / "docs" / "rules.md"
PACKAGE, TESTS = PROJECT / "victimcontact", PROJECT / "tests"
HOMES = ("scheme", "words", "casework", "page", "other", "later")

_ROW = re.compile(r"^\| ([RPDT]\d+) \| (\w+) \| (.+?) \| (.+?) \| (.*?)\s*\|$", re.MULTILINE)
_ONE = re.compile(r"(?<![A-Za-z0-9-])([RPD])([1-9]\d{0,2})(?![\dA-Za-z-])|(?<![A-Za-z0-9])(T20)(?!\d)")
_RANGE = re.compile(r"\b([RPD])(\d{1,3})(?: to |[-–])([RPD])?(\d{1,3})\b")
_IN_A_NAME = re.compile(r"_([rpd])(\d{1,3})(?=_|\b)|_(t20)(?=_|\b)")
_PATH = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    number: str
    home: str
    says: str
    source: str
    remark: str

    @property
    def places(self) -> tuple[str, ...]:
        """The files that the remark names."""
        return tuple(_PATH.findall(self.remark))


def rules() -> list[Rule]:
    """The rules in the order of the table."""
    return [Rule(*found) for found in _ROW.findall(TABLE.read_text(encoding="utf-8"))]


def every_number() -> list[str]:
    """The numbers of the domain reference."""
    series = (("R", 90), ("P", 116), ("D", 18))
    return [f"{letter}{number}" for letter, last in series for number in range(1, last + 1)] + ["T20"]


def named_in(text: str) -> set[str]:
    """The rules that a text names, one by one or as a range."""
    found = {letter + number if letter else "T20" for letter, number, _ in _ONE.findall(text)}
    found |= {(letter + number).upper() if letter else "T20" for letter, number, _ in _IN_A_NAME.findall(text)}
    for letter, first, again, last in _RANGE.findall(text):
        if again in ("", letter):
            found |= {f"{letter}{number}" for number in range(int(first), int(last) + 1)}
    return found


def in_the_code() -> Mapping[str, list[str]]:
    """Where the package names each rule, as paths below it."""
    return _collected((str(path.relative_to(PACKAGE)), _code_of(path)) for path in sorted(PACKAGE.rglob("*.py")))


def in_the_tests() -> Mapping[str, list[str]]:
    """Which tests, or tables of worked cases, name each rule."""
    return _collected(
        (f"{path.relative_to(TESTS)}::{name}", text)
        for path in sorted(TESTS.rglob("*.py"))
        for name, text in _tests_of(path)
    )


def _collected(places: Iterator[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {number: [] for number in every_number()}
    for place, text in places:
        for number in named_in(text) & found.keys():
            found[number].append(place)
    return found


def _code_of(path: Path) -> str:
    """The text of a module without its comment lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


def _tests_of(path: Path) -> Iterator[tuple[str, str]]:
    """Each test with what stands above it, and each table; not the module's own docstring, imports or comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in ast.parse("\n".join(lines)).body:
        name = _name_of(node)
        if name:
            first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))])
            yield name, "\n".join(lines[first - 1 : node.end_lineno])


def _name_of(node: ast.stmt) -> str:
    """The name of a test or of a table, or nothing."""
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
        return node.name
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def main() -> int:
    code, tests = in_the_code(), in_the_tests()
    for rule in rules():
        print(f"{rule.number:5} {rule.says}")
        print(f"      source: {rule.source}; lives in: {rule.home}{'; ' + rule.remark if rule.remark else ''}")
        print(f"      code:   {', '.join(code[rule.number]) or '-'}")
        print(f"      tests:  {', '.join(tests[rule.number]) or '-'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
