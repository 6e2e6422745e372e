import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.gateway.programs import victimcontact
from victimcontact.gateway import closed_files, server
from victimcontact.gateway.keys import _key as new_key


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    var = tmp_path_factory.mktemp("backup") / "var"
    var.mkdir()
    yield var
    server.remove(var)


@pytest.fixture(scope="module")
def backup_of_one_account(var: Path) -> Path:
    """An installation with one account and one letter in the print room, and its backup."""
    assert victimcontact("migrate", var=var).returncode == 0
    with server.running(var) as place, psycopg.connect(place.address(server.APPLICATION)) as connection:
        connection.execute(
            "INSERT INTO records_account (id, handle, kind, password, is_active) "
            "VALUES (gen_random_uuid(), 'canary@example.org', 'officer', '', true)"
        )
    (var / "print-room").mkdir()
    (var / "print-room" / "letter.pdf").write_text("a letter")
    file = var / "our.backup"
    done = victimcontact("backup", str(file), var=var)
    assert done.returncode == 0, done.stderr
    return file


def accounts(var: Path) -> list[str]:
    with server.running(var) as place, psycopg.connect(place.address(server.APPLICATION)) as connection:
        rows = connection.execute("SELECT handle FROM records_account WHERE kind = 'officer'").fetchall()
    return [str(handle) for (handle,) in rows]


def test_a_lost_database_comes_back_with_its_post_and_its_guards(var: Path, backup_of_one_account: Path) -> None:
    with server.running(var) as place, psycopg.connect(place.address(server.APPLICATION)) as connection:
        connection.execute("DELETE FROM records_account WHERE kind = 'officer'")
    shutil.rmtree(var / "print-room")

    done = victimcontact("restore", str(backup_of_one_account), "--replace", var=var)

    assert done.returncode == 0, done.stderr
    assert accounts(var) == ["canary@example.org"]
    assert (var / "print-room" / "letter.pdf").read_text() == "a letter"
    with server.running(var) as place, psycopg.connect(place.address(server.APPLICATION)) as connection:
        allowed = connection.execute("SELECT has_table_privilege('records_account', 'TRUNCATE')").fetchone()
    assert allowed == (False,)
    assert victimcontact("migrate", var=var).returncode == 0


def test_a_restore_moves_to_a_new_machine_with_the_keys_and_only_with_them(
    var: Path, backup_of_one_account: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.mkdir()

    without = victimcontact("restore", str(backup_of_one_account), var=new)
    shutil.copytree(var / "keys", new / "keys", dirs_exist_ok=True)
    with_keys = victimcontact("restore", str(backup_of_one_account), var=new)

    assert without.returncode == 1
    assert "closed with other keys" in without.stderr
    assert with_keys.returncode == 0, with_keys.stderr
    assert accounts(new) == ["canary@example.org"]
    server.remove(new)


def test_a_restore_over_accounts_must_be_asked_for(var: Path, backup_of_one_account: Path) -> None:
    done = victimcontact("restore", str(backup_of_one_account), var=var)

    assert done.returncode == 1
    assert "--replace" in done.stderr
    assert accounts(var) == ["canary@example.org"]


def test_a_restore_under_a_running_program_is_refused(var: Path, backup_of_one_account: Path) -> None:
    with server.running(var) as place, psycopg.connect(place.address(server.APPLICATION)):
        done = victimcontact("restore", str(backup_of_one_account), "--replace", var=var)

    assert done.returncode == 1
    assert "stop it first" in done.stderr


def test_a_backup_shows_nothing_to_somebody_without_the_keys(backup_of_one_account: Path) -> None:
    content = backup_of_one_account.read_bytes()

    assert backup_of_one_account.stat().st_mode & 0o077 == 0
    assert b"PGDMP" not in content
    assert b"letter.pdf" not in content


def test_a_backup_never_overwrites_a_file(var: Path, backup_of_one_account: Path) -> None:
    before = backup_of_one_account.read_bytes()

    done = victimcontact("backup", str(backup_of_one_account), var=var)

    assert done.returncode == 1
    assert backup_of_one_account.read_bytes() == before


KEYRING = {"current": "1", "keys": {"1": new_key()}, "index": new_key()}


def closed(content: bytes) -> bytes:
    target = io.BytesIO()
    closed_files.close(io.BytesIO(content), target, KEYRING)
    return target.getvalue()


def opened(content: bytes, keyring: dict[str, object] = KEYRING) -> bytes:
    target = io.BytesIO()
    closed_files.unclose(io.BytesIO(content), target, keyring)
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, closed_files.PIECE - 1, closed_files.PIECE, 2 * closed_files.PIECE + 1])
def test_what_was_closed_opens_again(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)

    assert opened(closed(content)) == content


def test_a_file_that_was_cut_off_between_two_pieces_does_not_open() -> None:
    whole = closed(b"x" * (2 * closed_files.PIECE))

    with pytest.raises((closed_files.Damaged, closed_files.WrongKeys)):
        opened(whole[: -(closed_files.PIECE + closed_files.TAG)])


def test_a_file_with_swapped_pieces_does_not_open() -> None:
    whole = closed(b"x" * (3 * closed_files.PIECE))
    size = closed_files.PIECE + closed_files.TAG
    head, first, second, last = (
        whole[: -3 * size],
        whole[-3 * size : -2 * size],
        whole[-2 * size : -size],
        whole[-size:],
    )

    with pytest.raises((closed_files.Damaged, closed_files.WrongKeys)):
        opened(head + second + first + last)


def test_a_file_closed_with_another_key_of_the_same_name_does_not_open() -> None:
    other = {**KEYRING, "keys": {"1": new_key()}}

    with pytest.raises(closed_files.WrongKeys):
        opened(closed(b"words"), other)
