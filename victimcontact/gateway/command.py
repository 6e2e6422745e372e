"""`victimcontact VERB …`: everything the program does from a terminal.

`explain` is answered before Django is imported. The other verbs get what they need here: the keys, the embedded server
unless DATABASE_URL is set, Django, and a database that answers and is up to date.
"""

import contextlib
import difflib
import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from types import ModuleType

from victimcontact.gateway.refusal import Refusal

ABOUT = """\
Victim Contact tells victims what happens in a sentence, and makes them heard.

usage: victimcontact VERB ...
"""
AFTERWARDS = """
`victimcontact VERB --help` says more about one of them. Settings are read from the environment: see README.md.
"""


class Needs(Enum):
    NOTHING = "nothing"
    DJANGO = "Django"
    DATABASE = "a server that answers"
    TABLES = "a database that is up to date"


@dataclass(frozen=True)
class Verb:
    """One verb: the line that explains it, the function that does it, and what that needs."""

    says: str
    does: str
    needs: Needs = Needs.TABLES
    role: str = "application"
    door: str = "command"
    all_or_nothing: bool = False


VERBS = {
    "run": Verb("start the officers' site, the public site and the worker on this machine", "run:main", Needs.NOTHING),
    "demo": Verb(
        "fill an empty database with made-up people, and say who can sign in", "demo:main", all_or_nothing=True
    ),
    "refer": Verb("take in referrals from a CSV or JSON file", "refer:main"),
    "hear": Verb("take in events that other systems have sent, from files", "hear:main"),
    "import-offences": Verb("take in a list of offence codes from a CSV file", "offences:main"),
    "import-licence-policy": Verb("take in the official wording of licence conditions", "licence_policies:main"),
    "explain": Verb("ask the rules of the scheme a question, with reasons", "explain.command:main", Needs.NOTHING),
    "worker": Verb(
        "do the background work: send messages, reconcile every night", "worker:main", Needs.DATABASE, door="worker"
    ),
    "add-unit": Verb("make a victim liaison unit and give it its courts", "new_units:main"),
    "add-partner": Verb("let another organisation's program ask the release gate", "partners:main"),
    "create-officer": Verb("make an officer's account", "officers:main"),
    "reconcile": Verb("derive again, now, what is owed in every case", "upkeep:reconcile"),
    "migrate": Verb("bring the database up to date with this version", "upkeep:migrate", Needs.DATABASE, "owner"),
    "set-up-database": Verb("make roles and database on a PostgreSQL server of yours", "upkeep:set_up", Needs.DJANGO),
    "backup": Verb("write the embedded database and the post to one file", "backup:backup"),
    "restore": Verb("put back what `backup` wrote", "backup:restore", Needs.DATABASE),
    "manage": Verb("Django's own commands, for developers", "upkeep:manage", Needs.DATABASE, "owner"),
}


def main(given: Sequence[str] | None = None) -> int:
    """Do one verb; answer the exit status (0 done, 1 could not be done, 2 not understood)."""
    words = list(sys.argv[1:] if given is None else given)
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview())
        return 0
    if words[0] not in VERBS:
        return _complain(f"there is no verb {words[0]!r}{_meant(words[0])}. `victimcontact --help` lists them.", 2)
    try:
        return _do(VERBS[words[0]], words[1:])
    except Refusal as refusal:
        return _complain(str(refusal), 1)
    except KeyboardInterrupt:
        return 130


def overview() -> str:
    width = max(map(len, VERBS))
    return "\n".join([ABOUT, *(f"  {name:<{width}}  {verb.says}" for name, verb in VERBS.items()), AFTERWARDS.rstrip()])


def _meant(word: str) -> str:
    close = difflib.get_close_matches(word, VERBS, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _complain(line: str, status: int) -> int:
    print(f"victimcontact: {line}", file=sys.stderr)
    return status


def _do(verb: Verb, words: list[str]) -> int:
    only_help = "-h" in words or "--help" in words
    needs = Needs.DJANGO if only_help and verb.needs is not Needs.NOTHING else verb.needs
    with _ready(needs, verb), _transaction(wanted=verb.all_or_nothing and not only_help):
        module, function = verb.does.split(":")
        status: int = getattr(importlib.import_module(f"victimcontact.gateway.{module}"), function)(words)
    return status


@contextlib.contextmanager
def _ready(needs: Needs, verb: Verb) -> Iterator[None]:
    """Everything a verb needs, for as long as it runs."""
    if needs is Needs.NOTHING:
        yield
        return
    os.environ.update(DATABASE_ROLE=verb.role, DOOR=verb.door)
    settings = settings_with_keys()
    with contextlib.ExitStack() as stack:
        if settings.EMBEDDED_DATABASE and needs is not Needs.DJANGO:
            stack.enter_context(embedded(settings))
        _set_up_django()
        if needs in (Needs.DATABASE, Needs.TABLES):
            _require_answer()
        if needs is Needs.TABLES:
            _require_tables()
        yield


@contextlib.contextmanager
def _transaction(*, wanted: bool) -> Iterator[None]:
    """A verb that was stopped half-way has done nothing."""
    if not wanted:
        yield
        return
    from django.db import transaction

    with transaction.atomic():
        yield


def settings_with_keys() -> ModuleType:
    """The settings module; the first start of an installation makes its keys, and then the settings are read again."""
    from victimcontact import settings
    from victimcontact.gateway import keys

    try:
        made = keys.ensure(settings.KEYS)
    except OSError as error:
        raise Refusal(f"{settings.VAR} cannot be written ({error.strerror}); set VAR to a folder that can.") from error
    return importlib.reload(settings) if made else settings


@contextlib.contextmanager
def embedded(settings: ModuleType) -> Iterator[None]:
    from victimcontact.gateway import server

    try:
        with server.running(settings.VAR):
            yield
    except server.CannotStart as error:
        raise Refusal(str(error)) from error


def _set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcontact.settings")
    django.setup()


def _require_answer() -> None:
    """One line, without the password, when the database does not answer."""
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        where = connection.settings_dict["HOST"] or "this machine"
        why = (str(error).strip().splitlines() or ["no reason given"])[-1]
        raise Refusal(f"the database at {where} does not answer: {why}") from error


def _require_tables() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refusal("the database is not up to date; `victimcontact migrate` brings it there.")


if __name__ == "__main__":
    sys.exit(main())
