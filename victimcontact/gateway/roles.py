"""The roles of the database: one that owns the tables, an ordinary one that the application connects as, and one of the public site.

An ordinary role cannot change tables, empty them, or step round the triggers and row security that guard them. The public site's sees
one member's rows (gateway/portal_rows.py). Roles are made by this set-up step and not by a migration, because a migration runs as the
owner, who may not make roles.
"""

from dataclasses import dataclass
from typing import TypeAlias

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

Connection: TypeAlias = "psycopg.Connection[tuple[object, ...]]"

TRAIL = ("records_auditentry", "records_auditseal")
NO_ROLE_OF_THE_PUBLIC_SITE = (
    "The public site connects as the application, which sees everybody's rows: DATABASE_PORTAL_URL is not set, "
    "or MEMBERS_ROLE is no (docs/howto/portal-tables.md)."
)
ORDINARY = sql.SQL("LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION")


@dataclass(frozen=True)
class Addresses:
    """Four ways into one server: as its administrator, as the owner of our tables, as the application, and as the public site."""

    administrator: str
    owner: str
    application: str
    portal: str


class SameRole(ValueError):
    """Owner, application and public site must be three roles, or nothing is guarded."""


def set_up(addresses: Addresses) -> None:
    """Make the three roles and the database, or put right what is there; doing it again changes nothing.

    Raises `SameRole`, and psycopg's errors when the administrator may not do this.
    """
    owner, application, portal = map(role_of, (addresses.owner, addresses.application, addresses.portal))
    _require_three(owner, application, portal)
    database = str(conninfo_to_dict(addresses.owner)["dbname"])
    with psycopg.connect(addresses.administrator, autocommit=True) as connection:
        for address in (addresses.owner, addresses.application, addresses.portal):
            _make_role(connection, address)
        _make_database(connection, database, owner)
    with psycopg.connect(make_conninfo(addresses.administrator, dbname=database), autocommit=True) as connection:
        _close_to_others(connection, database, owner, application, portal)
    grant(addresses.owner, application)


def grant(owner: str, application: str) -> None:
    """Let a role use the owner's tables: rows, but no TRUNCATE and no DDL, and the trail can only be added to.

    The same for tables of migrations to come; those of the trail are closed by doing this again after them.
    """
    role = sql.Identifier(application)
    with psycopg.connect(owner, autocommit=True) as connection, connection.transaction():
        for rights in ("SELECT, INSERT, UPDATE, DELETE ON {} TABLES", "USAGE, SELECT ON {} SEQUENCES"):
            for template in (
                "GRANT " + rights.format("ALL") + " IN SCHEMA public TO {}",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT " + rights.replace(" {}", "") + " TO {}",
            ):
                connection.execute(sql.SQL(template).format(role))
        for table in TRAIL:
            if connection.execute("SELECT to_regclass(%s)", [table]).fetchone() != (None,):
                connection.execute(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), role))


def is_superuser(connection: Connection) -> bool:
    return connection.info.parameter_status("is_superuser") == "on"


def role_of(address: str) -> str:
    """Whom an address connects as."""
    return str(conninfo_to_dict(address)["user"])


def _require_three(owner: str, application: str, portal: str) -> None:
    if owner == application:
        raise SameRole(f"DATABASE_URL and DATABASE_OWNER_URL both connect as {owner!r}")
    if portal in (owner, application):
        raise SameRole(f"DATABASE_PORTAL_URL connects as {portal!r}, as another of our addresses does")


def _make_role(connection: Connection, address: str) -> None:
    role = role_of(address)
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if known is None:
        connection.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), ORDINARY))
    elif is_superuser(connection):
        connection.execute(sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(role), ORDINARY))
    if password := conninfo_to_dict(address).get("password"):  # sent as a digest: a server may log statements
        digest = connection.pgconn.encrypt_password(str(password).encode(), role.encode(), b"scram-sha-256").decode()
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(digest)))


def _make_database(connection: Connection, database: str, owner: str) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        return
    if not is_superuser(connection):  # only a member of a role may give it a database
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(owner)))
    asked = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
    connection.execute(asked.format(sql.Identifier(database), sql.Identifier(owner)))


def _close_to_others(connection: Connection, database: str, owner: str, application: str, portal: str) -> None:
    names = {
        "database": sql.Identifier(database),
        "owner": sql.Identifier(owner),
        "application": sql.Identifier(application),
        "portal": sql.Identifier(portal),
    }
    for command in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {application}, {portal}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
        "GRANT USAGE ON SCHEMA public TO {application}, {portal}",
    ):
        connection.execute(sql.SQL(command).format(**names))
