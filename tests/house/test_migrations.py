"""One line of migrations, and none missing."""

import re
from itertools import pairwise

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.house.source import PACKAGE
from victimcontact.records.migration import AtOnce

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


def test_every_migration_is_worked_out_as_a_whole() -> None:
    loader = MigrationLoader(None)

    assert [name for name in FILES if not isinstance(loader.disk_migrations["records", name], AtOnce)] == []


@pytest.mark.django_db
def test_the_tables_have_every_column_index_and_constraint_of_the_models() -> None:
    missing = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("records").get_models():
            own = model._meta
            found = set(connection.introspection.get_constraints(cursor, own.db_table))
            found |= {column.name for column in connection.introspection.get_table_description(cursor, own.db_table)}
            wanted = {each.name for each in (*own.constraints, *own.indexes)} | {
                each.column for each in own.local_fields
            }
            missing += [f"{own.db_table}.{name}" for name in sorted(wanted - found)]

    assert missing == []
