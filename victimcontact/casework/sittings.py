"""What opens a member's rows to the members' door: secrets that name their session, their sitting and what they just asked for.

That door connects as a role for which row security shows nothing but what these open (docs/adr/0028-the-rows-of-one-member.md). Each is
too long to guess and is handed to the database beside the statement, never inside one: another connection of that role can see statements.
"""

import hashlib
import secrets
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from victimcontact.records.models import Account, Sitting

NOTHING = {"session": "", "sitting": "", "errand": ""}
LONGEST = timedelta(hours=12)
NAME_THEM = "SELECT " + ", ".join(f"set_config('portal.{name}', %({name})s, false)" for name in NOTHING)

_named: ContextVar[dict[str, str]] = ContextVar("named", default=NOTHING)


def begin(account: Account, *, now: datetime) -> str:
    """Somebody has proved to be this member: the secret of their sitting. Only its digest stays in the table."""
    secret = secrets.token_urlsafe(32)
    Sitting.objects.create(account=account, digest=hashlib.sha256(secret.encode()).digest(), began_at=now)
    return secret


def end_all(account: Account) -> None:
    """Nothing of this member is open any more to anybody who came in before now."""
    Sitting.objects.filter(account=account).delete()


def end_long(*, now: datetime) -> int:
    """Who came in half a day ago proves anew who they are, however busy they were. Answers how many sittings ended."""
    ended, _by_table = Sitting.objects.filter(began_at__lt=now - LONGEST).delete()
    return ended


def name(**secrets_of_theirs: str) -> None:
    """Name to the database what this visitor holds: `session`, `sitting`, `errand`. What is not given stays as it was named before."""
    _named.set({**_named.get(), **secrets_of_theirs})
    if settings.ROWS_OF_ONE_MEMBER and connection.connection is not None:
        _tell(connection.connection)


def begin_request(session: str) -> None:
    """A request begins: nothing that the request before it named is left."""
    _named.set(NOTHING)
    name(session=session)


def tell_new_connection(**given: Any) -> None:
    """A connection may have been another visitor's a moment ago: it is told first of all who this one is."""
    if settings.ROWS_OF_ONE_MEMBER:
        _tell(given["connection"].connection)


def _tell(link: "psycopg.Connection[Any]") -> None:
    psycopg.Cursor(link).execute(NAME_THEM, _named.get())
