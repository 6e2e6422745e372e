"""`victimcontact run`: the whole program on this machine, from one terminal, until Ctrl-C."""

import argparse
import contextlib
import http.client
import ipaddress
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType, ModuleType

from victimcontact.gateway import command
from victimcontact.gateway.children import Child, Gone, stop_all
from victimcontact.gateway.refusal import Refusal
from victimcontact.gateway.roles import NO_ROLE_OF_THE_PUBLIC_SITE

LONGEST_WAIT_SECONDS = 90
LOOK_SECONDS = 0.25
DOT_SECONDS = 2


def main(words: list[str]) -> int:
    """Start everything, say where it is, and wait for Ctrl-C."""
    parser = argparse.ArgumentParser(prog="victimcontact run", description=__doc__)
    parser.add_argument("--no-demo", action="store_true", help="do not fill an empty database with made-up people")
    asked = parser.parse_args(words)
    with _stopped_by_signals():
        settings = command.settings_with_keys()
        _require_assets(settings)
        for setting in ("STAFF_PORT", "PORTAL_PORT", *(["API_PORT"] if settings.API_PORT else [])):
            _require_free(setting, settings)
        with _database(settings):
            _tell_and_do("Bringing the database up to date", settings, "migrate")
            sign_ins = _demo(settings) if settings.DEMO and not asked.no_demo else ""
            _serve(settings, sign_ins)
    return 0


@contextlib.contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """A closed terminal and `kill` end the program as Ctrl-C does."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    with contextlib.suppress(KeyboardInterrupt):
        yield


@contextlib.contextmanager
def _database(settings: ModuleType) -> Iterator[None]:
    if not settings.EMBEDDED_DATABASE:
        yield
        return
    print("Starting the embedded database ...", flush=True)
    with command.embedded(settings):
        yield


def _tell_and_do(title: str, settings: ModuleType, *words: str) -> str:
    """Run one of our own verbs to its end, with a dot every few seconds; answer what it printed."""
    output: Path = settings.LOGS / f"{words[0]}.out"
    began = time.monotonic()
    print(f"{title} ...", end="", flush=True)
    child = Child.start(words[0], _ours(*words), output=output, door="command", errors_to_terminal=True)
    try:
        while (status := child.wait(DOT_SECONDS)) is None:
            print(".", end="", flush=True)
    except KeyboardInterrupt:
        stop_all([child])
        raise
    if status:
        print()
        raise Refusal(f"`victimcontact {words[0]}` did not succeed; nothing was started.")
    print(f" {time.monotonic() - began:.0f} s", flush=True)
    return output.read_text()


def _demo(settings: ModuleType) -> str:
    return _tell_and_do("Filling the demonstration area with made-up people, if it is empty", settings, "demo")


def _serve(settings: ModuleType, sign_ins: str) -> None:
    print("Starting the two sites and the worker ...", flush=True)
    children: list[Child] = []
    try:
        doors = _doors(settings)
        for door, port in doors.items():
            children.append(Child.start(door, _site(settings, port), output=settings.LOGS / f"{door}.log", door=door))
        children.append(Child.start("worker", _ours("worker"), output=settings.LOGS / "worker.log", door="worker"))
        for child, port in zip(children, doors.values(), strict=False):
            _wait_until(partial(_answers, settings, port), child)
        print(_welcome(settings, sign_ins), flush=True)
        _watch(children)
    except Gone as gone:
        raise Refusal(str(gone)) from gone
    finally:
        _stop(children)


def _doors(settings: ModuleType) -> dict[str, int]:
    """The doors and their ports; that for other programs only where somebody asked for it."""
    doors = {"staff": settings.STAFF_PORT, "portal": settings.PORTAL_PORT, "api": settings.API_PORT}
    return {door: port for door, port in doors.items() if port}


def _ours(*words: str) -> list[str]:
    return [sys.executable, "-m", "victimcontact.gateway.command", *words]


def _site(settings: ModuleType, port: int) -> list[str]:
    options = {
        "bind": f"{settings.LISTEN_ON}:{port}",
        "workers": settings.WEB_PROCESSES,
        "worker-class": "gthread",
        "threads": 8,
        "graceful-timeout": 10,
        "log-level": "warning",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "gunicorn", "--no-control-socket", *given, "victimcontact.wsgi"]


def _require_assets(settings: ModuleType) -> None:
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        raise Refusal("styles and scripts are not built yet; `make assets` builds them (`make run` does it by itself).")


def _require_free(setting: str, settings: ModuleType) -> None:
    port = getattr(settings, setting)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.LISTEN_ON, port))
        except OSError as error:
            line = f"port {port} on {settings.LISTEN_ON} cannot be used ({error.strerror})"
            raise Refusal(f"{line}; stop what uses it, or set {setting} to another number.") from error


def _reached_at(address: str) -> str:
    """Where a server that listens on an address is asked from here: on all of them means on this one too."""
    try:
        return "127.0.0.1" if ipaddress.ip_address(address).is_unspecified else address
    except ValueError:
        return address


def _answers(settings: ModuleType, port: int) -> bool:
    connection = http.client.HTTPConnection(_reached_at(settings.LISTEN_ON), port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()


def _wait_until(ready: Callable[[], bool], child: Child) -> None:
    until = time.monotonic() + LONGEST_WAIT_SECONDS
    while not ready():
        child.require_alive()
        if time.monotonic() > until:
            raise Refusal(f"the {child.name} process does not answer; {child.output} says why.")
        time.sleep(LOOK_SECONDS)


def _watch(children: Sequence[Child]) -> None:
    """A process that ends by itself is started again; one that ends again and again stops the program."""
    while True:
        time.sleep(LOOK_SECONDS)
        for child in children:
            if not child.is_alive():
                child.start_again()
                print(f"The {child.name} process had ended and was started again.", flush=True)


def _stop(children: Sequence[Child]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    print("\nStopping ...", flush=True)
    stop_all(children)
    print("Stopped. The data is kept for the next start.", flush=True)


def _welcome(settings: ModuleType, sign_ins: str) -> str:
    return f"""
Victim Contact is running.

  Officers' site   {settings.STAFF_ADDRESS}
  Public site      {settings.PORTAL_ADDRESS}
{_for_programs(settings)}{_without_its_role(settings)}
{sign_ins.strip()}

Ctrl-C stops everything; the data is kept in {_short(settings.VAR)}."""


def _for_programs(settings: ModuleType) -> str:
    return f"  For programs     {settings.API_ADDRESS}\n" if settings.API_PORT else ""


def _without_its_role(settings: ModuleType) -> str:
    return "" if settings.MEMBERS_ROLE else f"\n{NO_ROLE_OF_THE_PUBLIC_SITE}\n"


def _short(path: Path) -> str:
    with contextlib.suppress(ValueError):
        return f"{path.relative_to(os.getcwd())}/"
    return str(path)
