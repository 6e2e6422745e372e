"""`victimcontact run` as it is used: started in a terminal, looked at, ended."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from tests.gateway.programs import COMMAND, PROJECT, environment, free_port
from victimcontact.gateway import server

LONGEST = 90.0


class Run:
    """One `victimcontact run` in a folder of its own."""

    def __init__(self, var: Path, **settings: str) -> None:
        self.var, self.output = var, var / "terminal"
        self.ports = {name: str(free_port()) for name in ("STAFF_PORT", "PORTAL_PORT", "API_PORT")}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [*COMMAND, "run", "--no-demo"],
                env=environment(var, self.ports | settings),
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=var,
            )
        until(lambda: "is running" in self.said() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()
        self.family = descendants(self.process.pid)

    def said(self) -> str:
        return self.output.read_text()

    def status_of(self, port: str, path: str = "/") -> int:
        connection = http.client.HTTPConnection("127.0.0.1", int(self.ports[port]), timeout=20)
        with contextlib.closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status

    def ask_for_code(self, address: str) -> str:
        """Ask for a code at the public site, as a browser does: where that leads."""
        connection = http.client.HTTPConnection("127.0.0.1", int(self.ports["PORTAL_PORT"]), timeout=60)
        with contextlib.closing(connection):
            connection.request("GET", "/sign-in/")
            page = connection.getresponse()
            mark = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[0]
            cookies = "; ".join(each.split(";")[0] for each in page.headers.get_all("Set-Cookie", []))
            form = urlencode({"csrfmiddlewaretoken": mark, "where": address})
            told = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/sign-in/", form, told)
            return connection.getresponse().headers["Location"]

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(LONGEST)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


def descendants(pid: int) -> set[int]:
    children = {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    return children.union(*(descendants(child) for child in children))


def is_alive(pid: int) -> bool:
    """A process that has ended and waits for somebody to notice is not alive."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    """An installation whose assets are built."""
    static = PROJECT / "var" / "static"
    assert static.is_dir(), "run `make assets` first"
    (tmp_path / "static").symlink_to(static)
    yield tmp_path
    server.stop(server.place(tmp_path))
    server.remove(tmp_path)


def test_it_serves_both_sites_and_programs_keeps_the_data_and_leaves_no_process_behind(var: Path) -> None:
    first = Run(var)
    assert first.status_of("STAFF_PORT") == http.client.FOUND
    assert first.status_of("PORTAL_PORT") == http.client.OK
    assert first.status_of("API_PORT") == http.client.NOT_FOUND
    assert first.status_of("API_PORT", "/notify/receipts") == http.client.METHOD_NOT_ALLOWED
    assert f"http://localhost:{first.ports['STAFF_PORT']}" in first.said()
    with psycopg.connect(server.address(var, role=server.OWNER)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")

    assert first.end(signal.SIGINT) == 0
    assert [pid for pid in first.family if is_alive(pid)] == []
    assert not server.is_running(server.place(var))

    second = Run(var)
    with psycopg.connect(server.address(var, role=server.OWNER)) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    assert second.end(signal.SIGTERM) == 0
    assert [pid for pid in second.family if is_alive(pid)] == []


def test_the_public_site_is_a_role_of_its_own_and_the_worker_does_what_is_asked_for_there(var: Path) -> None:
    run = Run(var)
    site = psycopg.conninfo.conninfo_to_dict(server.address(var, role=server.PORTAL))["user"]

    assert run.ask_for_code("somebody@example.org") == "/sign-in/code/"

    with psycopg.connect(server.address(var, role=server.OWNER)) as connection:
        there = {row[0] for row in connection.execute("SELECT usename FROM pg_stat_activity").fetchall()}
        asked = connection.execute("SELECT count(*) FROM records_errand WHERE answer IS NOT NULL").fetchone()
    assert site in there
    assert asked == (1,)
    assert run.end(signal.SIGINT) == 0


def test_a_process_that_was_killed_is_started_again_and_a_killed_start_takes_its_processes_with_it(var: Path) -> None:
    run = Run(var)
    worker = next(pid for pid in run.family if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"))
    os.kill(worker, signal.SIGKILL)
    until(lambda: "worker process had ended and was started again" in run.said())
    family = descendants(run.process.pid)
    assert worker not in family

    run.end(signal.SIGKILL)

    until(lambda: not any(is_alive(pid) for pid in family))


def test_a_port_in_use_is_said_in_one_line_before_anything_is_started(var: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "run"],
            env=environment(var, {"STAFF_PORT": port, "PORTAL_PORT": str(free_port())}),
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert f"port {port} on 127.0.0.1 cannot be used" in done.stderr
    assert "STAFF_PORT" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (var / "postgres").exists()


def test_missing_assets_are_said_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "run"], env=environment(tmp_path), capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert done.returncode == 1
    assert "`make assets` builds them" in done.stderr
    assert done.stderr.count("\n") == 1
