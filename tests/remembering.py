"""What a builder made in one test is put back row for row in the next that asks for the same, instead of being made again.

Every test begins with the same empty tables and the same numbers, so a builder called with the same arguments after the same
builders makes the same. The first time it goes through the verbs, and the rows it left are read from the database; from then on these
very rows are inserted again, in one question. Whatever else a test writes or takes back ends this: what is built after that, and
everything built in tests that commit, is made through the verbs.
"""

import contextlib
import copy
import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "SET CONSTRAINTS")
WRITES_ALL_THE_SAME = ("procrastinate_",)  # functions that a SELECT calls
EMPTY = 0

WRITTEN_SINCE = sql.SQL("SELECT t::text FROM {table} t WHERE t.xmin::text::bigint >= {first} ORDER BY t.ctid")
PUT_BACK = sql.SQL(
    "INSERT INTO {table} SELECT r.* FROM unnest({rows}::{table}[]) r ON CONFLICT ({key}) DO UPDATE SET {again}"
)

Arguments = ParamSpec("Arguments")
Built = TypeVar("Built")


@dataclass(frozen=True)
class _Made:
    """The rows a builder left, as a script; what it answered; and how things stood afterwards."""

    script: str
    answer: object
    state: int
    number: int


class _Here:
    """How this test's tables stand: a number for each known content, None for one that nobody knows."""

    def __init__(self) -> None:
        self.state: int | None = None
        self.number = 0
        self.building = self.commits = False

    def watch(self, execute: Callable[..., Any], statement: Any, *rest: Any) -> Any:
        """Let a statement pass; one that changes something makes the state unknown."""
        if not self.building and _writes(str(statement)):
            self.state = None
        return execute(statement, *rest)


_here = _Here()
_made: dict[object, _Made] = {}
_states = itertools.count(EMPTY + 1)


def begin(*, empty: bool) -> None:
    """Called before each test: with empty tables, or with what its module has put there for all its tests."""
    if _here.watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(_here.watch)
    if empty and not _here.commits:
        _here.state, _here.number = EMPTY, 0
    else:
        _here.state = None


@contextlib.contextmanager
def committing() -> Iterator[None]:
    """For tests that leave their rows to the next: nothing is put back, and no number comes twice."""
    _here.commits, _here.state = True, None
    try:
        yield
    finally:
        _here.commits = False


def number() -> int:
    """The next number of this test, to tell made-up people apart."""
    _here.number += 1
    return _here.number


def remembered(build: Callable[Arguments, Built]) -> Callable[Arguments, Built]:
    """A builder that leaves nothing but rows, answers rows or nothing, and is called with values or with rows that are as they stand."""

    @functools.wraps(build)
    def run(*given: Arguments.args, **named: Arguments.kwargs) -> Built:
        if _here.building or _here.state is None or not connection.in_atomic_block:
            return build(*given, **named)
        asked = (_here.state, _here.number, build.__name__, *map(_plain, given), _plain_each(named))
        if asked in _made:
            return cast(Built, _put_back(_made[asked]))
        return _watched(asked, lambda: build(*given, **named))

    return run


def _writes(statement: str) -> bool:
    return not statement.startswith(READS) or any(name in statement for name in WRITES_ALL_THE_SAME)


def _plain(value: object) -> str:
    return f"{value._meta.label} {value.pk}" if isinstance(value, Model) else repr(value)


def _plain_each(named: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _plain(value)) for name, value in sorted(named.items()))


def _put_back(made: _Made) -> Any:
    _here.building = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(made.script)
    finally:
        _here.building = False
    _here.state, _here.number = made.state, made.number
    return copy.deepcopy(made.answer)


def _watched(asked: object, build: Callable[[], Built]) -> Built:
    """Build, and remember it, unless there was more to it than new and changed rows."""
    _here.building = True
    _here.state = None
    deleted, waiting = _deleted(), len(connection.run_on_commit)
    try:
        with transaction.atomic():
            first = _ask("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")[0]
            before = _rows(first)
            answer = build()
        if _deleted() == deleted and len(connection.run_on_commit) == waiting:
            made = _Made(_script(before, _rows(first)), copy.deepcopy(answer), next(_states), _here.number)
            _made[asked], _here.state = made, made.state
    finally:
        _here.building = False
    return answer


def _deleted() -> int:
    """How many rows this transaction has deleted so far."""
    return int(_ask("SELECT coalesce(sum(n_tup_del), 0) FROM pg_stat_xact_user_tables")[0])


def _rows(first: int) -> dict[str, list[str]]:
    """The rows of each table that this transaction has written; some that it wrote before `first` may be missing."""
    tables = _ask("SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd > 0 ORDER BY relname")
    return {table: _ask(WRITTEN_SINCE.format(table=sql.Identifier(table), first=first)) for table in tables}


def _script(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> str:
    """Statements that put back what was not there before."""
    new = {table: [row for row in rows if row not in before.get(table, [])] for table, rows in after.items()}
    return ";".join(_statement(table, rows) for table, rows in new.items() if rows)


def _statement(table: str, rows: list[str]) -> str:
    fields = _models()[table]._meta
    columns = [sql.Identifier(field.column) for field in fields.concrete_fields]
    again = sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(column) for column in columns)
    key = sql.Identifier(fields.pk.column)
    return PUT_BACK.format(table=sql.Identifier(table), rows=rows, key=key, again=again).as_string()


@functools.cache
def _models() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def _ask(question: Any) -> list[Any]:
    """The first column of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]
