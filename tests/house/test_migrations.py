"""One line of migrations, and none missing."""

import re
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.source import PACKAGE

FILES = sorted(path.stem for path in (PACKAGE / "records" / "migrations").glob("0*.py"))


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_migrations_are_one_line_numbered_without_a_gap() -> None:
    numbers = [int(name[:4]) for name in FILES]

    assert numbers == list(range(1, len(FILES) + 1))


def test_each_migration_follows_the_one_before() -> None:
    loader = MigrationLoader(None)

    parents = {name: loader.disk_migrations["records", name].dependencies for name in FILES}

    assert all(("records", before) in parents[after] for before, after in pairwise(FILES))
    assert loader.detect_conflicts() == {}


def test_every_migration_is_named_for_its_change() -> None:
    assert [name for name in FILES if re.search(r"auto|initial$|alter_|merge", name)] == []


def test_only_records_has_tables() -> None:
    others = [path for path in PACKAGE.rglob("migrations") if path.is_dir() and path.parent.name != "records"]

    assert others == []
