"""The package as text and as syntax trees, for tests about the code itself."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "victimcontact"
DOORS = ("staff", "portal", "gateway")
# Not text, or not ours to word: locked packages with their digests.
LOCKED = ("package-lock.json", "requirements/runtime.txt", "requirements/development.txt", "requirements/installer.txt")
PICTURES = (".png", ".svg", ".ico", ".ttf", ".woff2", ".pdf", ".docx")


@dataclass(frozen=True)
class Module:
    """One file of Python: where it is, what it is called when imported, and its syntax tree."""

    path: str
    name: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it is in; the package's own modules (settings, wsgi) are in none."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 2 or (PACKAGE / parts[-1]).is_dir() else ""


def read(text: str, name: str = "victimcontact.example") -> Module:
    """A module from its text, for trying a test on a known offender."""
    return Module(name.replace(".", "/") + ".py", name, ast.parse(text))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, without the migrations (written by Django)."""
    found = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return tuple(Module(_relative(path), _name(path), ast.parse(path.read_text(encoding="utf-8"))) for path in found)


def modules_of(*rooms: str) -> tuple[Module, ...]:
    return tuple(module for module in modules() if module.room in rooms)


def imports(module: Module) -> Iterator[str]:
    """Everything a module imports, also inside functions and for type checking only, by its full name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, module.name)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def names(module: Module) -> dict[str, str]:
    """What each imported name of a module stands for: `{"date": "datetime.date"}`."""
    known: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                known[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, module.name)
            known |= {alias.asname or alias.name: f"{base}.{alias.name}" for alias in node.names}
    return known


def full_name(node: ast.expr, known: dict[str, str]) -> str:
    """The full name of `a.b.c` after imports; empty for anything that is not a chain of names."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        left = full_name(node.value, known)
        return f"{left}.{node.attr}" if left else ""
    return ""


def functions(module: Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function and method of a module with its place: `sending.py:_claim`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module.path}:{node.name}", node


def our_files() -> Iterator[tuple[str, str]]:
    """Every text file of the project that is, or is about to be, in version control: its path and its content."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=PROJECT, text=True, capture_output=True, check=True
    )  # fmt: skip
    for name in sorted(listed.stdout.splitlines()):
        path = PROJECT / name
        if path.is_file() and name not in LOCKED and path.suffix not in PICTURES:
            yield name, path.read_text(encoding="utf-8")


def _relative(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def _name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _absolute(node: ast.ImportFrom, name: str) -> str:
    if not node.level:
        return node.module or ""
    base = name.split(".")[: -node.level]
    return ".".join([*base, *([node.module] if node.module else [])])
