"""The two sites as processes of their own, on the database of the tests.

On the embedded server the public site connects as its own role: what members ask for is carried out beside
the test. Another server's owner need not be able to give that role a way in.
"""

import contextlib
import http.client
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings as django_settings
from django.db import connection

from tests.gateway.programs import PROJECT, environment, free_port
from victimcontact import settings as ours
from victimcontact.gateway import server, worker

DOORS = ("staff", "portal")


@dataclass(frozen=True)
class Sites:
    """Where the two sites are."""

    staff: str
    portal: str


@contextlib.contextmanager
def serving(var: Path, *, program: str = "victimcontact.wsgi", **settings: str) -> Iterator[Sites]:
    """Start both sites, wait until they answer, and end them. `program` is the module that answers, `settings` what it is told."""
    for folder in ("static", "assets"):
        (var / folder).symlink_to(PROJECT / "var" / folder)
    ports = {door: free_port() for door in DOORS}
    own = {f"{door.upper()}_PORT": str(port) for door, port in ports.items()} | _own_role() | settings
    processes = [_started(door, port, var, program, own) for door, port in ports.items()]
    try:
        for (door, port), process in zip(ports.items(), processes, strict=True):
            _wait_for(process, port, var / f"{door}.log")
        with _errands_carried_out():
            yield Sites(*(f"http://localhost:{ports[door]}" for door in DOORS))
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _own_role() -> dict[str, str]:
    if not ours.EMBEDDED_DATABASE:
        return {}
    role = server.USERS[server.PORTAL]
    return {"DATABASE_PORTAL_URL": database_address({"USER": role, "PASSWORD": ""})}


@contextlib.contextmanager
def _errands_carried_out() -> Iterator[None]:
    """What members ask for is done as by the worker, and on the day of the test."""
    stop = threading.Event()
    runner = threading.Thread(target=worker.run_errands, args=[stop], daemon=True)
    runner.start()
    try:
        yield
    finally:
        stop.set()
        runner.join(worker.FINISH_SECONDS)


def database_address(who_asks: Mapping[str, str] | None = None) -> str:
    """The address of the database that this worker's tests use, for its owner or for somebody else."""
    used = {**connection.settings_dict, **(who_asks or {})}
    who = quote(used["USER"], safe="") + (f":{quote(used['PASSWORD'], safe='')}" if used["PASSWORD"] else "")
    where = {"host": used["HOST"], "port": used["PORT"]}
    given = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in where.items() if value)
    return f"postgresql://{who}@/{used['NAME']}?{given}"


def environment_of_tests(var: Path, **more: str) -> dict[str, str]:
    """The surroundings of a process that works on the database of the tests, with the keys of the tests."""
    own = {
        "DATABASE_URL": database_address(),
        "SECRET_KEY": django_settings.SECRET_KEY,
        "KEYRING": json.dumps(django_settings.KEYRING),
        "REQUIRE_TOTP": "no",
    }
    return environment(var, own | more)


def _started(door: str, port: int, var: Path, program: str, own: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
        "--threads",
        "4",
    ]
    with (var / f"{door}.log").open("wb") as log:
        return subprocess.Popen(
            [*command, "--no-control-socket", program],
            env=environment_of_tests(var, DOOR=door, **own),
            cwd=PROJECT,
            stdout=log,
            stderr=log,
        )


def _wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Until the site answers; the listening socket holds the question until the worker has started."""
    while process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with contextlib.suppress(ConnectionRefusedError), contextlib.closing(connection):
            connection.request("GET", "/")
            assert connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR, log.read_text()
            return
    raise AssertionError(log.read_text())


def assets_are_built() -> bool:
    return (PROJECT / "var" / "static" / "staticfiles.json").is_file()
