"""Break the rules on purpose, one small thing at a time, and see whether a test notices.

    nice -n 15 .venv/bin/python scripts/mutation.py                 all of it, in some ten minutes
    nice -n 15 .venv/bin/python scripts/mutation.py duties/yearly   only what has this in its path

A mutant is a module of the scheme with one change: a number that is one more or one less, a comparison turned round or
losing its edge, a `not` left out. Each runs in a process of its own, forked from one that has everything else loaded. The
tests of its module run first and stop at the first failure; only what survives them meets the slower properties. Prints the
survivors, and a table; docs/mutation.md says why the survivors are none of our concern. No part of `make test`.
"""

import ast
import contextlib
import importlib
import importlib.abc
import importlib.util
import io
import os
import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

importlib.import_module("hypothesis.strategies")  # once, before the first process is forked

PROJECT = Path(__file__).resolve().parents[1]
SCHEME = PROJECT / "victimcontact" / "scheme"
TESTS = PROJECT / "tests" / "scheme"

# Which tests hold which modules: the quick ones, then the slow ones.
HELD_BY: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "calendar.py": (["test_calendar.py"], ["test_duties.py"]),
    "switches.py": (["test_switches.py"], ["test_duties.py"]),
    "duties": (["test_duties.py"], ["test_duties_always.py"]),
    "eligibility": (
        [
            "test_eligibility_length.py",
            "test_eligibility_people.py",
            "test_eligibility_routes.py",
            "test_eligibility_offences.py",
        ],
        ["test_eligibility_answers.py"],
    ),
    "disclosure.py": (["test_disclosure_answers.py"], ["test_disclosure.py"]),
    "licences.py": (["test_licences.py"], []),
    "recalls.py": (["test_recalls.py"], []),
    "release_dates.py": (["test_release_dates.py"], []),
    "retention.py": (["test_retention.py"], []),
    "reviews.py": (["test_reviews.py"], []),
}
AT_ONCE = 2
LONGEST_SECONDS = 20  # of the processor, so that a busy machine kills nobody
LARGEST = 1 << 30  # bytes: some mutants never stop collecting

_TURNED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one module: the node, by its place in the tree, and which of its changes."""

    path: Path
    node: int
    change: int
    line: int
    says: str

    @property
    def name(self) -> str:
        return f"{self.path.relative_to(SCHEME)}:{self.line} {self.says}"

    @property
    def module(self) -> str:
        return ".".join(self.path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")

    @property
    def group(self) -> str:
        first = self.path.relative_to(SCHEME).parts[0]
        return first if first in HELD_BY else self.path.name


def changes_of(node: ast.AST) -> list[tuple[str, ast.AST]]:
    """The ways in which a node can be broken, each in words and as the node in its place."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return [(f"{node.value} -> {value}", ast.Constant(value)) for value in (node.value + 1, node.value - 1)]
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _TURNED:
        turned = _TURNED[type(node.ops[0])]()
        broken = ast.Compare(left=node.left, ops=[turned], comparators=node.comparators)
        return [(f"{ast.unparse(node)} -> {ast.unparse(broken)}", broken)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [(f"{ast.unparse(node)} -> {ast.unparse(node.operand)}", node.operand)]
    return []


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of one module."""
    for place, node in enumerate(ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
        for number, (says, _) in enumerate(changes_of(node)):
            yield Mutant(path, place, number, getattr(node, "lineno", 0), says)


class _Changer(ast.NodeTransformer):
    """Puts one broken node in the place of the sound one."""

    def __init__(self, target: ast.AST, broken: ast.AST) -> None:
        self.target, self.broken = target, broken

    def visit(self, node: ast.AST) -> Any:
        return ast.copy_location(self.broken, node) if node is self.target else self.generic_visit(node)


def code_of(mutant: Mutant) -> ast.Module:
    """The module with its one change."""
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    target = list(ast.walk(tree))[mutant.node]
    broken = changes_of(target)[mutant.change][1]
    changed: ast.Module = _Changer(target, broken).visit(tree)
    return ast.fix_missing_locations(changed)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Hands out the mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self.mutant.module:
            return None
        is_package = self.mutant.path.name == "__init__.py"
        return importlib.util.spec_from_file_location(
            name,
            self.mutant.path,
            loader=self,
            submodule_search_locations=[str(self.mutant.path.parent)] if is_package else None,
        )

    def get_source(self, fullname: str) -> str:
        return ast.unparse(code_of(self.mutant))

    def get_code(self, fullname: str) -> CodeType:
        return compile(code_of(self.mutant), str(self.mutant.path), "exec")


def survivors(mutants: Sequence[Mutant]) -> list[Mutant]:
    """The mutants that no test noticed, in their order. Each runs its quick tests, and only then its slow ones."""
    waiting = [(mutant, 0) for mutant in reversed(mutants)]
    running: dict[int, tuple[Mutant, int]] = {}
    alive: list[Mutant] = []
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            mutant, round_ = waiting.pop()
            running[_started(mutant, HELD_BY[mutant.group][round_])] = mutant, round_
        child, status = os.wait()
        mutant, round_ = running.pop(child)
        if status == 0 and round_ == 0 and HELD_BY[mutant.group][1]:
            waiting.append((mutant, 1))
        elif status == 0:
            alive.append(mutant)
    return sorted(alive, key=mutants.index)


def _started(mutant: Mutant, tests: Sequence[str]) -> int:
    """The process that runs the tests of a mutant. It ends with 0 when none of them noticed anything."""
    child = os.fork()
    if child == 0:
        _run_and_leave(mutant, tests)
    return child


def _run_and_leave(mutant: Mutant, tests: Sequence[str]) -> None:
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_SECONDS, LONGEST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
        sys.meta_path.insert(0, _Finder(mutant))
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            status = pytest.main([*(str(TESTS / test) for test in tests), "-x", "-q", "--no-header", "--tb=no"])
    finally:
        os._exit(int(status))


def modules(wanted: Sequence[str]) -> list[Path]:
    """The modules to break, those with one of the words in their path."""
    paths = [path for name in HELD_BY for path in sorted((SCHEME / name).glob("*.py")) or [SCHEME / name]]
    return [path for path in paths if not wanted or any(word in str(path) for word in wanted)]


def main(wanted: Sequence[str]) -> int:
    os.environ |= {"EXAMPLES": "15", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    os.chdir(PROJECT)
    began = time.monotonic()
    print("| module | mutants | noticed | survived |\n|---|---|---|---|")
    left: list[Mutant] = []
    for path in modules(wanted):
        mutants = list(mutants_of(path))
        alive = survivors(mutants)
        left += alive
        counted = f"{len(mutants)} | {len(mutants) - len(alive)} | {len(alive)}"
        print(f"| `{path.relative_to(SCHEME)}` | {counted} |", flush=True)
    print(f"\nSurvivors ({(time.monotonic() - began) / 60:.0f} minutes):")
    print("\n".join(mutant.name for mutant in left) or "none")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
