"""Verbs for the person who looks after an installation."""

import argparse
import sys

import psycopg
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.utils import timezone

from victimcontact.casework import name_keys
from victimcontact.gateway import portal_rows, roles
from victimcontact.gateway.refusal import Refusal

MAKE_IT = "docs/howto/portal-tables.md says what somebody runs who may make roles; then run this again."


def migrate(words: list[str]) -> int:
    """Bring tables up to date, as their owner, and everybody's name keys: people of an earlier version are found at once."""
    argparse.ArgumentParser(prog="victimcontact migrate", description=migrate.__doc__).parse_args(words)
    portal_rows.close(settings.DATABASE_OWNER_URL)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    application = roles.role_of(settings.DATABASE_URL)
    if application != roles.role_of(settings.DATABASE_OWNER_URL):
        roles.grant(settings.DATABASE_OWNER_URL, application)
    _open_to_the_public_site(application)
    name_keys.fill_missing()
    print("The database is up to date.")
    if not settings.MEMBERS_ROLE:
        print(roles.NO_ROLE_OF_THE_PUBLIC_SITE)
    return 0


def _open_to_the_public_site(application: str) -> None:
    """A member's rows, for the role of DATABASE_PORTAL_URL, where there is one."""
    if not settings.DATABASE_PORTAL_URL:
        return
    try:
        portal_rows.open_to(settings.DATABASE_OWNER_URL, application, roles.role_of(settings.DATABASE_PORTAL_URL))
    except portal_rows.NoSuchRole as error:
        raise Refusal(f"there is no role {error} yet: {MAKE_IT}") from error


def set_up(words: list[str]) -> int:
    """Make the three roles and the database that DATABASE_URL, DATABASE_OWNER_URL and DATABASE_PORTAL_URL name, through DATABASE_ADMIN_URL.

    Run it once on a PostgreSQL server of yours (15 or newer), then `victimcontact migrate`. Running it again is safe.
    """
    parser = argparse.ArgumentParser(prog="victimcontact set-up-database", description=set_up.__doc__)
    parser.parse_args(words)
    if settings.EMBEDDED_DATABASE or not settings.DATABASE_ADMIN_URL or not settings.DATABASE_PORTAL_URL:
        raise Refusal(
            "set DATABASE_URL, DATABASE_OWNER_URL, DATABASE_PORTAL_URL and DATABASE_ADMIN_URL; "
            "the embedded server needs no set-up."
        )
    ours = (settings.DATABASE_OWNER_URL, settings.DATABASE_URL, settings.DATABASE_PORTAL_URL)
    addresses = roles.Addresses(settings.DATABASE_ADMIN_URL, *ours)
    try:
        roles.set_up(addresses)
    except (psycopg.Error, roles.SameRole) as error:
        raise Refusal(f"the database was not set up: {str(error).strip().splitlines()[-1]}") from error
    print("Roles and database are there. Next: victimcontact migrate")
    return 0


def reconcile(words: list[str]) -> int:
    """Derive what is owed in every case, as the worker does each night."""
    from victimcontact.casework import nights

    argparse.ArgumentParser(prog="victimcontact reconcile", description=reconcile.__doc__).parse_args(words)
    done = nights.reconcile_everything(clock=timezone.now)
    print(f"{done.cases} cases derived again, {done.changed} duties changed, {done.failed} cases failed.")
    return 1 if done.failed else 0


def manage(words: list[str]) -> int:
    execute_from_command_line([f"{sys.argv[0]} manage", *words])
    return 0
