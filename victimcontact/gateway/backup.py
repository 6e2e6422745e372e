"""`victimcontact backup FILE` and `victimcontact restore FILE`: the embedded database and the post, in one file.

The file is closed with the installation's keys, and the keys are not in it: whoever finds a backup learns nothing about
anybody. Keep `var/keys` in another safe place; without them no backup opens, and nothing can be done about it.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.utils import timezone
from psycopg import sql

from victimcontact.gateway import closed_files, roles, server
from victimcontact.gateway.refusal import Refusal

MANIFEST, DUMP = "manifest.json", "database.dump"
DRAFT, REPLACED = f"{server.DATABASE}_draft", f"{server.DATABASE}_replaced"
OTHER_KEYS = "this backup was closed with other keys; put the keys of that time into the folder `keys` first."
# Nobody is still signed in after a restore, and nothing is remembered from before it.
PASSING = ("django_session", "cache", "records_sitting", "records_errand")


def backup(words: list[str]) -> int:
    """Write everything that cannot be made again to one file that only you can read. The program may be running."""
    parser = argparse.ArgumentParser(prog="victimcontact backup", description=backup.__doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    file: Path = parser.parse_args(words).file
    _require_embedded()
    if file.exists():
        raise Refusal(f"{file} is there already; give a new name.")
    try:
        _write(file)
    except OSError as error:
        raise Refusal(f"{file} cannot be written ({error.strerror}).") from error
    print(f"Written to {file}. The keys are not in it: keep {settings.KEYS} safe in another place.")
    return 0


def restore(words: list[str]) -> int:
    """Put back what `backup` wrote. Stop the program first."""
    parser = argparse.ArgumentParser(prog="victimcontact restore", description=restore.__doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--replace", action="store_true", help="although there are accounts already: they are lost")
    asked = parser.parse_args(words)
    _require_embedded()
    with _unpacked(asked.file) as parts:
        _require_keys(json.loads((parts / MANIFEST).read_text()))
        if not asked.replace and _in_use():
            raise Refusal("this database has accounts already; --replace puts the backup in its place.")
        connection.close()
        _replace_database(parts / DUMP)
        for name, folder in _post().items():
            _replace_folder(parts / name, folder)
    print("Restored. `victimcontact run` brings it up to date and starts it.")
    return 0


def _require_embedded() -> None:
    if not settings.EMBEDDED_DATABASE:
        raise Refusal(
            "this is for the embedded database; a server of yours has tools of its own (pg_dump, pg_restore)."
        )


def _post() -> dict[str, Path]:
    return {"print-room": Path(settings.PRINT_ROOM), "outbox": Path(settings.OUTBOX)}


def _write(file: Path) -> None:
    with tempfile.TemporaryDirectory(dir=settings.VAR) as folder:
        dump, manifest, whole = Path(folder) / DUMP, Path(folder) / MANIFEST, Path(folder) / "whole"
        left_out = [f"--exclude-table-data={table}" for table in PASSING]
        _tool("pg_dump", "--format=custom", *left_out, f"--file={dump}", _address(server.DATABASE))
        manifest.write_text(json.dumps(_manifest(), indent=2))
        with zipfile.ZipFile(whole, "w") as archive:
            archive.write(manifest, MANIFEST)
            archive.write(dump, DUMP)
            for name, kept in _post().items():
                for item in kept.glob("[!.]*"):  # a letter that is just being written begins with a dot
                    archive.write(item, f"{name}/{item.name}")
        file.touch(mode=0o600, exist_ok=False)
        with whole.open("rb") as source, file.open("wb") as target:
            closed_files.close(source, target, settings.KEYRING)


def _manifest() -> dict[str, Any]:
    made = timezone.now().isoformat(timespec="seconds")
    return {"version": version("victimcontact"), "made_at": made, "keys": _fingerprints()}


def _fingerprints() -> dict[str, str]:
    """What tells one key from another."""
    keys = {**settings.KEYRING["keys"], "the key of the index": settings.KEYRING["index"]}
    return {name: hashlib.sha256(f"victimcontact {key}".encode()).hexdigest()[:24] for name, key in keys.items()}


def _require_keys(manifest: dict[str, Any]) -> None:
    """The database inside may need more keys than the one that closed the file."""
    if not manifest["keys"].items() <= _fingerprints().items():
        raise Refusal(OTHER_KEYS)


@contextmanager
def _unpacked(file: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=settings.VAR) as folder:
        whole = Path(folder) / "whole"
        try:
            with file.open("rb") as source, whole.open("wb") as target:
                closed_files.unclose(source, target, settings.KEYRING)
            with zipfile.ZipFile(whole) as archive:
                archive.extractall(folder)
        except closed_files.WrongKeys as error:
            raise Refusal(OTHER_KEYS) from error
        except OSError as error:
            raise Refusal(f"{file} cannot be read ({error.strerror}).") from error
        except (closed_files.Damaged, zipfile.BadZipFile) as error:
            raise Refusal(f"{file} is not a backup, or it is damaged.") from error
        yield Path(folder)


def _in_use() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('records_account') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT EXISTS (SELECT FROM records_account WHERE kind <> 'program')")
        return bool(cursor.fetchone()[0])


def _replace_database(dump: Path) -> None:
    """The backup goes into a draft first; the old database gives way only when all of it is there."""
    with psycopg.connect(_address("postgres"), autocommit=True) as administrator:
        _require_alone(administrator)
        _drop(administrator, DRAFT, REPLACED)
        owner = sql.Identifier(server.USERS[server.OWNER])
        asked = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(sql.Identifier(DRAFT), owner)
        administrator.execute(asked)
        as_owner = ("--no-owner", f"--role={server.USERS[server.OWNER]}", "--no-privileges")
        _tool("pg_restore", "--exit-on-error", *as_owner, f"--dbname={_address(DRAFT)}", str(dump))
        _rename(administrator, server.DATABASE, REPLACED)
        _rename(administrator, DRAFT, server.DATABASE)
        _drop(administrator, REPLACED)
    place = server.place(settings.VAR)
    ours = (place.address(role) for role in (server.OWNER, server.APPLICATION, server.PORTAL))
    roles.set_up(roles.Addresses(_address("postgres"), *ours))


def _require_alone(administrator: "psycopg.Connection[Any]") -> None:
    busy = administrator.execute("SELECT 1 FROM pg_stat_activity WHERE datname = %s", [server.DATABASE]).fetchone()
    if busy:
        raise Refusal("the program is running; stop it first.")


def _drop(administrator: "psycopg.Connection[Any]", *names: str) -> None:
    for name in names:
        administrator.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _rename(administrator: "psycopg.Connection[Any]", old: str, new: str) -> None:
    asked = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    administrator.execute(asked.format(sql.Identifier(old), sql.Identifier(new)))


def _replace_folder(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(mode=0o700, parents=True)
    for item in source.glob("*"):
        shutil.copy(item, target)


def _address(database: str) -> str:
    return server.place(settings.VAR).address(server.ADMINISTRATOR, database)


def _tool(name: str, *arguments: str) -> None:
    done = subprocess.run([server.program(name), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refusal(f"{name} did not succeed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
