import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gateway.programs import COMMAND, PROJECT, environment, victimcontact
from victimcontact.gateway import command

UNREACHABLE = "postgresql://someone:canary-password@127.0.0.1:1/nothing"


def test_the_help_names_every_verb_in_one_line_each() -> None:
    lines = command.overview().splitlines()

    for name, verb in command.VERBS.items():
        assert sum(line.split()[:1] == [name] and line.endswith(verb.says) for line in lines) == 1


@pytest.mark.parametrize("verb", command.VERBS.values(), ids=list(command.VERBS))
def test_every_verb_of_the_help_can_be_called(verb: command.Verb) -> None:
    module, function = verb.does.split(":")

    assert callable(getattr(importlib.import_module(f"victimcontact.gateway.{module}"), function))


ASK_EVERY_VERB = """
import sys
from victimcontact.gateway.command import main
for name in sys.argv[1:]:
    try:
        status = main([name, "--help"])
    except SystemExit as end:
        status = end.code
    print(name, "ended with", status or 0)
"""


def test_every_verb_explains_itself_without_starting_anything(tmp_path: Path) -> None:
    """All of them in one process: each imports what it needs, and none of them a second time."""
    names = [name for name in command.VERBS if name != "manage"]
    done = subprocess.run(
        [sys.executable, "-c", ASK_EVERY_VERB, *names],
        env=environment(tmp_path),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()

    assert done.returncode == 0, done.stderr
    assert [line.split()[2] for line in lines if line.startswith("usage: victimcontact ")] == names
    assert [line for line in lines if " ended with " in line] == [f"{name} ended with 0" for name in names]
    assert not (tmp_path / "postgres").exists()


def test_a_mistyped_verb_is_answered_with_the_one_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    status = command.main(["migrat"])

    assert status == 2
    assert "did you mean 'migrate'" in capsys.readouterr().err


def test_explain_is_answered_before_django_is_imported(tmp_path: Path) -> None:
    question = (
        "import sys; from victimcontact.gateway.command import main; main(['explain', '--help']);"
        "sys.exit(' '.join(name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", question],
        env=environment(tmp_path),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == "\n"


REFUSED = {
    "a database that does not answer": ({"DATABASE_URL": UNREACHABLE}, "the database at 127.0.0.1 does not answer"),
    "another database than PostgreSQL": ({"DATABASE_URL": "mysql://localhost/x"}, "only PostgreSQL is supported"),
    "an address that cannot be read": ({"DATABASE_URL": "postgresql://[x"}, "DATABASE_URL cannot be read"),
    "a door that is not there": ({"DATABASE_URL": UNREACHABLE, "STAFF_PORT": "http"}, "STAFF_PORT is 'http'"),
    "a word where yes or no is wanted": ({"DEMO": "maybe"}, "DEMO is 'maybe'; it must be yes or no"),
    "a folder that cannot be written": ({"VAR": "/proc/nothing"}, "/proc/nothing cannot be written"),
    "keys that are no keys": ({"KEYRING": "{}{"}, "KEYRING is not JSON"),
    "a keyring without its current key": (
        {"KEYRING": '{"current": "2", "keys": {"1": "x"}, "index": "y"}'},
        '"current" must name one of the keys',
    ),
    "a mail server that is none": ({"SMTP_URL": "mail.example.org"}, "SMTP_URL must look like smtp://"),
    "half a single sign-on": ({"OIDC_SERVER": "https://login.example.org"}, "OIDC_CLIENT_ID and OIDC_SECRET"),
}


@pytest.mark.parametrize(("settings", "line"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_done_is_said_in_one_clear_line(settings: dict[str, str], line: str, tmp_path: Path) -> None:
    done = victimcontact("reconcile", var=tmp_path, settings=settings)

    assert done.returncode == 1
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert "canary-password" not in done.stderr


def test_keys_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    unreachable = {"DATABASE_URL": UNREACHABLE}
    victimcontact("reconcile", var=tmp_path, settings=unreachable)
    made = {file.name: file.read_text() for file in (tmp_path / "keys").iterdir()}

    victimcontact("reconcile", var=tmp_path, settings=unreachable)

    assert {file.name: file.read_text() for file in (tmp_path / "keys").iterdir()} == made
    assert set(made) == {"secret-key", "keyring.json"}
    for file in (tmp_path / "keys").iterdir():
        assert file.stat().st_mode & 0o077 == 0


def test_an_old_database_is_not_worked_on(tmp_path: Path) -> None:
    from victimcontact.gateway import server

    done = victimcontact("reconcile", var=tmp_path)

    assert done.returncode == 1
    assert "`victimcontact migrate` brings it there" in done.stderr
    server.remove(tmp_path)


def test_the_module_is_the_same_program_as_the_console_script() -> None:
    done = subprocess.run([*COMMAND], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == command.overview()
