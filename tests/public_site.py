"""The pages of the public site as its own role of the database sees them: row security holds while a request is answered.

Everything else in a test is done as the owner. What the site asks the worker for is carried out on the spot, packed and unpacked as for it.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse
from psycopg import sql

from tests import builders
from victimcontact.casework import errands, sittings
from victimcontact.gateway import portal_rows, server
from victimcontact.records.models import Account, Errand

ROLE = server.USERS[server.PORTAL]
BECOME = sql.SQL("SET ROLE {}; SET search_path = portal, public").format(sql.Identifier(ROLE))
BECOME_AGAIN = "RESET ROLE; RESET search_path"


class AsThePublicSite:
    """Outermost of the middleware: the whole request is answered by the role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with public_site():
            return self.get_response(request)


@contextlib.contextmanager
def public_site() -> Iterator[None]:
    """What is asked here is asked by the role of the public site."""
    connection.ensure_connection()
    _say(BECOME)
    settings.ROWS_OF_ONE_MEMBER = True
    try:
        yield
    finally:
        settings.ROWS_OF_ONE_MEMBER = False
        with contextlib.suppress(psycopg.errors.InFailedSqlTransaction):  # it ends with the test, and the role with it
            _say(BECOME_AGAIN)


@contextlib.contextmanager
def sitting(account: Account | None) -> Iterator[None]:
    """As the public site, while this member (or nobody) sits there."""
    secret = sittings.begin(account, now=builders.NOW) if account else ""
    with public_site():
        sittings.begin_request("")
        sittings.name(sitting=secret)
        try:
            yield
        finally:
            sittings.begin_request("")


def carried_out_at_once(errand: Errand, *, now: datetime) -> dict[str, Any]:
    """In place of the worker, which is another process: the errand is done here, by the owner."""
    _say(BECOME_AGAIN)
    settings.ROWS_OF_ONE_MEMBER = False
    try:
        assert errands.carry_out_next(clock=lambda: now)
    finally:
        settings.ROWS_OF_ONE_MEMBER = True
        _say(BECOME)
    answer: dict[str, Any] = Errand.objects.get(pk=errand.pk).answer
    return answer


def _say(command: sql.Composed | str) -> None:
    connection.connection.execute(command)


def make_role(link: BaseDatabaseWrapper) -> None:
    """The role of the public site and what it may see in a database; the owner of the tables may become it."""
    link.ensure_connection()
    connection = link.connection
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone() is None:
        connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(ROLE)))
    if connection.execute("SELECT pg_has_role(%s, 'MEMBER')", [ROLE]).fetchone() != (True,):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(ROLE)))
    portal_rows.open_with(connection, application="", portal=ROLE)
