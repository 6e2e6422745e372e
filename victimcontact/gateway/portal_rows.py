"""Row security: how the list of what the public site may see (gateway/portal_tables.py) is made to hold in the database.

Every table of the list has row security, so that the site's role sees a member's own rows; the application goes on seeing all. Where the
site may not see every column of a table, a view of the same name in the schema `portal`, which comes first in the role's path, answers
the others with nothing: the program reads whole rows, and a right to single columns would refuse it. The views ask with the reader's own
rights, so they open nothing that the tables do not. What is not in the list is not granted.
"""

from typing import Any, LiteralString

import psycopg
from psycopg import sql

from victimcontact.gateway.portal_functions import FUNCTIONS
from victimcontact.gateway.portal_tables import TABLES, WRITES, Table
from victimcontact.gateway.roles import Connection

COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
# A closed column that is kept is no empty one: whoever reads it is told so at once, and overwrites nothing with nothing.
NEVER_OPENS = r"'\x00'"


class NoSuchRole(Exception):
    """The role of the public site has not been made on this server."""


def close(owner: str) -> None:
    """Show the public site nothing, so that tables can be changed under its views."""
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS portal CASCADE")


def open_to(owner: str, application: str, portal: str) -> None:
    """Let the role `portal` see and write what the list says, whatever it could before. Raises `NoSuchRole`."""
    with psycopg.connect(owner, autocommit=True) as connection:
        open_with(connection, application=application, portal=portal)


def open_with(connection: "psycopg.Connection[Any]", *, application: str, portal: str) -> None:
    """The same, for a connection of the owner. Without an application of its own the owner, who sees every row, is the application."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [portal]).fetchone() is None:
        raise NoSuchRole(portal)
    with connection.transaction():
        _begin(connection, portal)
        for name, table in TABLES.items():
            _guard(connection, name, application)
            _show(connection, name, table, portal)
        for statement in WRITES:
            connection.execute(_named(statement, portal))


def undecided(connection: "psycopg.Connection[Any]") -> list[str]:
    """The columns of listed tables of which the list says neither that they are shown nor that they are kept, or that are not there.

    They are kept until somebody decides; a test fails meanwhile.
    """
    return [
        f"{name}.{column}"
        for name, table in TABLES.items()
        for column in sorted(
            _columns(connection, name).keys() ^ {*table.shown.split(), *table.kept.split(), *table.instead}
        )
    ]


def _columns(connection: Connection, table: str) -> dict[str, str]:
    """The columns that a table has now, each with its type."""
    return {str(column): str(kind) for column, kind in connection.execute(COLUMNS, [table]).fetchall()}


def _begin(connection: Connection, portal: str) -> None:
    """Nothing of an earlier list is left: policies go with the functions they ask, rights with the role's name."""
    for statement in (
        "DROP SCHEMA IF EXISTS portal CASCADE",
        "CREATE SCHEMA portal",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {portal}",
        "GRANT USAGE ON SCHEMA portal TO {portal}",
        *FUNCTIONS,
        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA portal FROM PUBLIC",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA portal TO {portal}",
    ):
        connection.execute(_named(statement, portal))
    for table, policy in connection.execute(
        "SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' AND policyname LIKE 'portal_%'"
    ).fetchall():
        connection.execute(sql.SQL("DROP POLICY {} ON {}").format(*map(sql.Identifier, (str(policy), str(table)))))


def _guard(connection: Connection, table: str, application: str) -> None:
    """Row security is on, and shows the application every row. Both stay when the list no longer names the table."""
    names = {"table": sql.Identifier(table), "application": sql.Identifier(application)}
    every_row = "CREATE POLICY application ON {table} TO {application} USING (true) WITH CHECK (true)"
    for statement in (
        *(("DROP POLICY IF EXISTS application ON {table}", every_row) if application else ()),
        "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
    ):
        connection.execute(sql.SQL(statement).format(**names))


def _show(connection: Connection, name: str, table: Table, portal: str) -> None:
    columns, shown = _columns(connection, name), set(table.shown.split())
    names = {"table": sql.Identifier(name), "portal": sql.Identifier(portal)}
    rights = sql.SQL(", ").join([sql.Identifier(column) for column in columns if column in shown])
    connection.execute(sql.SQL("GRANT SELECT ({}) ON public.{table} TO {portal}").format(rights, **names))
    policy = sql.SQL("CREATE POLICY portal_reads ON public.{table} FOR SELECT TO {portal} USING ({})")
    connection.execute(policy.format(_plain(table.whose), **names))
    if columns.keys() - shown:
        view = sql.SQL("CREATE VIEW portal.{table} WITH (security_invoker) AS SELECT {} FROM public.{table}")
        answers = [_answer(column, kind, table) for column, kind in columns.items()]
        connection.execute(view.format(sql.SQL(", ").join(answers), **names))
        connection.execute(sql.SQL("GRANT SELECT ON portal.{table} TO {portal}").format(**names))


def _answer(column: str, kind: str, table: Table) -> sql.Composable:
    """A column as the view answers it: itself, something in its place, or nothing; a closed one with what does not open."""
    if column in table.shown.split():
        return sql.Identifier(column)
    instead = table.instead.get(column, NEVER_OPENS if kind == "bytea" else "NULL")
    return sql.SQL("({})::{} AS {}").format(_plain(instead), _plain(kind), sql.Identifier(column))


def _named(statement: str, portal: str) -> sql.Composed:
    """A statement of ours with the role in it; the bodies of functions hold no braces."""
    return _plain(statement).format(portal=sql.Identifier(portal))


def _plain(words: str) -> sql.SQL:
    """Words of the list itself, or of the catalogue: nothing that anybody typed."""
    trusted: LiteralString = words
    return sql.SQL(trusted)
