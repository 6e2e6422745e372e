"""What is put back for a test is what the verbs would have made."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

from tests import builders, remembering
from victimcontact.records.models import Case, Officer, Person

pytestmark = pytest.mark.django_db

Rows = dict[str, list[str]]
Built = TypeVar("Built")


def afresh(build: Callable[[], Built]) -> tuple[Built, Rows, int]:
    """What is built at the beginning of a test, every row there is then, and how many questions that took."""
    with transaction.atomic():
        remembering.begin(empty=True)
        connection.force_debug_cursor, before = True, len(connection.queries_log)
        built = build()
        asked, connection.force_debug_cursor = len(connection.queries_log) - before, False
        rows = everything_there()
        transaction.set_rollback(True)
    return built, rows, asked


def everything_there() -> Rows:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return {table: rows_of(table) for table in sorted(tables & set(connection.introspection.table_names()))}


def rows_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(table)))
        return [row for (row,) in cursor.fetchall()]


def member_of_a_new_officer() -> tuple[Case, Person, Officer | None]:
    holder = builders.officer()
    other = builders.officer(in_unit="exeter")
    assert other.unit != holder.unit
    case = builders.joined(holder, level="annual")
    return case, case.person, case.officer


def test_a_member_is_put_back_row_for_row_and_can_be_worked_on() -> None:
    first, made, many = afresh(member_of_a_new_officer)
    second, put_back, few = afresh(member_of_a_new_officer)

    assert put_back == made
    assert second == first
    assert second[1].family_name == first[1].family_name
    assert few < 10 < 100 < many


def test_a_builder_called_with_something_else_makes_something_else() -> None:
    afresh(builders.joined)
    other, _rows, _asked = afresh(lambda: builders.joined(level="release_month"))

    assert other.level == "release_month"


def test_after_anything_else_was_written_everything_is_made_through_the_verbs() -> None:
    def after_a_change() -> Officer | None:
        holder = builders.officer()
        Officer.objects.filter(pk=holder.pk).update(name="Somebody Else")
        return builders.joined(holder).officer

    afresh(lambda: builders.joined(builders.officer()))
    afresh(after_a_change)
    holder, rows, asked = afresh(after_a_change)

    assert holder is not None
    assert holder.name == "Somebody Else"
    assert any("Somebody Else" in row for row in rows["records_officer"])
    assert asked > 100


def test_two_of_a_kind_are_two() -> None:
    def two() -> tuple[Person, Person]:
        return builders.joined().person, builders.joined().person

    afresh(two)
    (one, other), rows, _asked = afresh(two)

    assert one != other
    assert len(rows["records_case"]) == 2
