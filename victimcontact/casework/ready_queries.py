"""Queries that are asked on every page or for every message: Django writes their SQL once, afterwards only the values change.

Writing the SQL of a long query costs Django many times what PostgreSQL needs to answer it, and so does planning it. The rule a query
states stays where it is, in Django's words and in one place; what is kept is only how it reads as SQL. PostgreSQL is given the values
beside it, so that a connection that asks often enough (`prepare_threshold`) plans it once.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, Field, Model, QuerySet, UUIDField
from django.db.models.query import ModelIterable
from psycopg import sql as literally

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=Model)
NOTHING = "SELECT NULL::uuid WHERE false"
Given = date | datetime | UUID | str | bool | list[UUID] | None
Parts = tuple[str, tuple[Any, ...]]


class Asked(Expression):
    """A place in a ready query for a value that is given each time it is asked."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Parts:
        return "%s", (self,)


class Within(Expression):
    """The keys of a set of rows that is named in a ready query and given each time, for `…__in=`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Parts:
        return f"(TABLE {connection.ops.quote_name(self.name)})", ()


class Among(Asked):
    """The keys of rows, given each time as a list, for `…__in=`."""

    def __init__(self, name: str) -> None:
        super().__init__(name, UUIDField())

    def as_sql(self, compiler: Any, connection: Any) -> Parts:
        return "(SELECT unnest(%s::uuid[]))", (self,)


class ReadyQuery:
    """A query whose SQL is written once in the life of a process. It answers plain columns, no rows of a model."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    @cached_property
    def _parts(self) -> Parts:
        return _with_constants(*_parts_of(self._build()))

    def ask(self, *, sets: dict[str, QuerySet[Any, Any]] | None = None, **given: Given) -> list[tuple[Any, ...]]:
        """The rows for these values. `sets` are the sets of rows it is asked of, by the name they have in it (`Within`)."""
        sql, values = self.filled(given)
        named = [(name, *_keys_of(rows)) for name, rows in (sets or {}).items()]
        if named:
            sql = f"WITH {', '.join(f'{name} (id) AS MATERIALIZED ({keys})' for name, keys, _values in named)} {sql}"
        with _cursor() as cursor:
            cursor.execute(sql, [*(value for _name, _keys, of_set in named for value in of_set), *values])
            answered: list[tuple[Any, ...]] = cursor.fetchall()
        return answered

    def rows(self, **given: Given | Asked) -> Expression:
        """Its rows for these values, for `…__in=` of another query."""
        return _Rows(self, given)

    def filled(self, given: Mapping[str, Given | Asked]) -> Parts:
        """The SQL, and its values in their order."""
        sql, places = self._parts
        return sql, tuple(given[place.name] for place in places)


class ReadyRows(Generic[Row]):
    """The same for rows of a model, with what is read beside them."""

    def __init__(self, build: Callable[[], QuerySet[Row]]) -> None:
        self._build = build

    @cached_property
    def _written(self) -> "tuple[SQLCompiler, Parts]":
        compiler = self._build().query.get_compiler(DEFAULT_DB_ALIAS)
        sql, values = compiler.as_sql()
        return compiler, _with_constants(sql, tuple(values))

    def read(self, **given: Given) -> list[Row]:
        """The rows for these values."""
        compiler, (sql, places) = self._written
        with _cursor() as cursor:
            cursor.execute(sql, [given[place.name] for place in places])
            answered = cursor.fetchall()
        known: Any = _Known(compiler, answered)
        return list(ModelIterable(known))

    def first(self, **given: Given) -> Row | None:
        """The first of them, or None."""
        return next(iter(self.read(**given)), None)

    def by_key(self, **given: Given) -> dict[UUID, Row]:
        """The same, each by its key."""
        return {row.pk: row for row in self.read(**given)}


class _Known:
    """What Django makes rows of a model from, with the SQL written before and already answered."""

    db = DEFAULT_DB_ALIAS
    chunked_fetch, chunk_size = False, 0

    def __init__(self, compiler: "SQLCompiler", answered: list[tuple[Any, ...]]) -> None:
        self._compiler, self._answered = compiler, answered
        self.query = self
        self._known_related_objects: dict[Any, Any] = {}

    def get_compiler(self, using: str) -> "_Known":
        return self

    def execute_sql(self, **_how: object) -> list[list[tuple[Any, ...]]]:
        return [self._answered]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiler, name)


class _Rows(Expression):
    """The rows of a ready query within another query."""

    def __init__(self, query: ReadyQuery, given: Mapping[str, Given | Asked]) -> None:
        super().__init__()
        self.query, self.given = query, given

    def as_sql(self, compiler: Any, connection: Any) -> Parts:
        sql, values = self.query.filled(self.given)
        return f"({sql})", values


def _keys_of(rows: QuerySet[Any, Any]) -> Parts:
    try:
        return _parts_of(rows.order_by().values_list("pk"))
    except EmptyResultSet:  # nothing can be among these, whatever is in the tables
        return NOTHING, ()


def _parts_of(rows: QuerySet[Any, Any]) -> Parts:
    sql, values = rows.query.sql_with_params()
    return sql, tuple(values)


def _with_constants(sql: str, values: tuple[Any, ...]) -> Parts:
    """The values that are the same each time written into the SQL; what is asked for stays beside it."""
    given = iter(values)
    asked: list[Asked] = []

    def written(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return "%%"
        value = next(given)
        if isinstance(value, Asked):
            asked.append(value)
            return "%s"
        return literally.Literal(value).as_string(connection.connection).replace("%", "%%")

    connection.ensure_connection()
    return re.sub("%%|%s", written, sql), tuple(asked)


def _cursor() -> CursorWrapper:
    """A cursor that sends SQL and values apart. The log of a connection's queries can only be kept of one that writes them together."""
    if connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    made: Any = ServerBindingCursor  # its stub knows no arguments
    return connection.make_cursor(made(connection.connection))
