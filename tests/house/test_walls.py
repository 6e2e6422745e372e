"""The walls between the rooms: who may import what."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import DOORS, PACKAGE, PROJECT, imports, modules, modules_of, read

# Set-up and upkeep of an installation speak to the database itself; nothing else of the gateway does.
TOUCHES_THE_DATABASE = frozenset({"gateway/backup.py", "gateway/command.py", "gateway/portal_rows.py", "gateway/roles.py",
                                  "gateway/server.py", "gateway/upkeep.py", "gateway/worker.py"})  # fmt: skip
ROOMS = {"casework", "design", "gateway", "locale", "portal", "records", "scheme", "staff"}
ATTICS = {"base", "common", "core", "helper", "helpers", "lib", "misc", "shared", "tools", "util", "utils"}


def test_the_import_contracts_are_kept(tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--cache-dir", str(tmp_path)], cwd=PROJECT, text=True, capture_output=True
    )  # fmt: skip

    assert done.returncode == 0, done.stdout


def test_there_are_seven_rooms_and_no_other_folder_of_code() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders == ROOMS


def is_database(name: str) -> bool:
    """Whether an import brings tables or the database: Django's own, another package's rows, or the driver."""
    return name.startswith(("django.db", "django.apps.apps", "psycopg", "victimcontact.records")) or (
        name.startswith(("django.contrib.", "allauth.")) and ".models" in name
    )


def test_the_two_sites_touch_no_database() -> None:
    found = [f"{module.path}: {name}" for module in modules_of("staff", "portal", "design") for name in imports(module)]

    assert [line for line in found if is_database(line.partition(": ")[2])] == []


def test_the_gateway_touches_the_database_only_where_an_installation_is_set_up_or_kept() -> None:
    touching = {module.path for module in modules_of("gateway") if any(map(is_database, imports(module)))}

    assert touching <= TOUCHES_THE_DATABASE


@pytest.mark.parametrize(
    "hidden",
    [
        "def show():\n    from django.db import connection",
        "from allauth.account.models import EmailAddress",
        "from victimcontact.records.models import Case",
        "from ..records import models",
    ],
)
def test_an_import_of_the_database_is_seen_wherever_it_stands(hidden: str) -> None:
    assert any(map(is_database, imports(read(hidden, "victimcontact.staff.example"))))


QUERIES = {
    "aggregate", "annotate", "bulk_create", "delete", "exclude", "filter", "get_or_create", "objects", "order_by",
    "prefetch_related", "save", "select_for_update", "select_related", "update_or_create", "values_list",
}  # fmt: skip


def test_the_two_sites_ask_casework_and_put_no_query_together() -> None:
    found = [
        f"{module.path}:{node.lineno} .{node.attr}"
        for module in modules_of("staff", "portal")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in QUERIES
    ]

    assert found == []


def test_no_template_puts_a_query_together() -> None:
    called = re.compile(r"\.(all|count|first|last|latest|exists|" + "|".join(sorted(QUERIES)) + r")\(")

    found = [
        f"{path.relative_to(PACKAGE)}: {line.strip()}"
        for path in PACKAGE.rglob("*.html")
        for line in path.read_text(encoding="utf-8").splitlines()
        if called.search(line)
    ]

    assert found == []


def test_the_scheme_needs_nothing_but_python_and_itself() -> None:
    foreign = [
        f"{module.path}: {name}"
        for module in modules_of("scheme")
        for name in imports(module)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("victimcontact.scheme")
    ]

    assert foreign == []


def test_the_scheme_reads_no_file_no_network_and_no_environment() -> None:
    worldly = {
        "os",
        "pathlib",
        "socket",
        "subprocess",
        "urllib",
        "http",
        "logging",
        "tempfile",
        "shutil",
        "sys",
        "random",
    }

    found = [f"{module.path}: {name}" for module in modules_of("scheme") for name in imports(module)]

    assert [line for line in found if line.partition(": ")[2].split(".")[0] in worldly] == []


def test_no_door_imports_another() -> None:
    crossing = [
        f"{module.path}: {name}"
        for module in modules_of(*DOORS)
        for name in imports(module)
        if name.startswith("victimcontact.") and name.split(".")[1] in set(DOORS) - {module.room}
    ]

    assert crossing == []


def test_nothing_is_called_after_nothing() -> None:
    assert [module.path for module in modules() if ATTICS & set(module.name.split(".")[1:])] == []


def test_explain_is_answered_without_django() -> None:
    """`gateway/__init__.py` and the modules on the way to `explain` import no Django."""
    script = "import sys; import victimcontact.gateway.explain.command; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], cwd=PROJECT).returncode == 0
