"""`victimcontact worker`: does the background work until it is told to stop. Any number of them, on any machines."""

import argparse
import asyncio
import gc
import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django.db
import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from procrastinate import App
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.django_connector import DjangoConnector

from victimcontact.casework import errands

log = logging.getLogger(__name__)

LOOK_AGAIN_SECONDS = 2.0
FINISH_SECONDS = 20.0
LISTEN_SECONDS = 1.0


def main(words: list[str]) -> int:
    """Work until SIGINT or SIGTERM; a job under way is finished first."""
    parser = argparse.ArgumentParser(prog="victimcontact worker", description=__doc__)
    parser.add_argument("--once", action="store_true", help="do what is waiting now, then stop")
    asked = parser.parse_args(words)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    wait_for_tables()
    connection.close()
    gc.freeze()  # what has been loaded stays for good: nobody has to look through it again whenever rows are read by the thousand
    with _errands(wanted=not asked.once), django_app.replace_connector(DjangoConnector().get_worker_connector()) as app:
        asyncio.run(_work(app, wait=not asked.once))
    return 0


@contextmanager
def _errands(*, wanted: bool) -> Iterator[None]:
    """Beside the jobs, what members ask for at their door is carried out at once; one under way is finished first."""
    stop = threading.Event()
    runners = [threading.Thread(target=run_errands, args=[stop], daemon=True) for _ in range(settings.ERRANDS_AT_ONCE)]
    for runner in runners if wanted else ():
        runner.start()
    try:
        yield
    finally:
        stop.set()
        for runner in runners if wanted else ():
            runner.join(FINISH_SECONDS)


def run_errands(stop: threading.Event) -> None:
    """Carry out errands as they come, until told to stop; a server that is away for a while is asked again."""
    while not stop.is_set():
        try:
            errands.listen(clock=timezone.now, seconds=LISTEN_SECONDS)
        except (psycopg.Error, django.db.Error) as error:
            log.warning("errands wait for the database", extra={"error": type(error).__name__})
            connection.close()
            stop.wait(LOOK_AGAIN_SECONDS)
    connection.close()


def wait_for_tables() -> None:
    """A worker may be started before `migrate` has run: it waits."""
    while not _up_to_date():
        log.info("waiting for the database to be brought up to date")
        time.sleep(LOOK_AGAIN_SECONDS)


def _up_to_date() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


async def _work(app: App, *, wait: bool) -> None:
    async with app.open_async():
        await app.run_worker_async(wait=wait, shutdown_graceful_timeout=FINISH_SECONDS, delete_jobs="successful")
