"""A PostgreSQL server of the user's own: here one of ours, looked at as a stranger."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors
from psycopg.conninfo import make_conninfo

from tests.gateway.programs import victimcontact
from victimcontact.gateway import server

pytestmark = pytest.mark.xdist_group("set up database")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The three addresses of a server that knows nothing of us yet."""
    folder = tmp_path_factory.mktemp("theirs") / "var"
    with server.running(folder, options=("fsync=off",)) as place:
        where = f"?host={place.socket}"
        yield {
            "DATABASE_ADMIN_URL": f"postgresql://postgres@/postgres{where}",
            "DATABASE_OWNER_URL": f"postgresql://their_owner:canary-one@/their_contact{where}",
            "DATABASE_URL": f"postgresql://their_application:canary-two@/their_contact{where}",
        }
    server.remove(folder)


def test_a_server_of_ones_own_is_set_up_migrated_and_used_by_an_ordinary_role(
    settings: dict[str, str], tmp_path: Path
) -> None:
    for words in (["set-up-database"], ["set-up-database"], ["migrate"], ["reconcile"]):
        done = victimcontact(*words, var=tmp_path, settings=settings)
        assert done.returncode == 0, done.stderr
        assert "canary" not in done.stdout + done.stderr

    with psycopg.connect(settings["DATABASE_URL"]) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute("TRUNCATE records_account CASCADE")
    assert_the_trail_can_only_be_added_to(settings["DATABASE_URL"])
    assert victimcontact("set-up-database", var=tmp_path, settings=settings).returncode == 0
    assert_the_trail_can_only_be_added_to(settings["DATABASE_URL"])
    assert not (tmp_path / "postgres").exists()


def assert_the_trail_can_only_be_added_to(address: str) -> None:
    for forbidden in (
        "DELETE FROM records_auditentry",
        "UPDATE records_auditentry SET what = ''",
        "TRUNCATE records_auditentry",
        "DELETE FROM records_auditseal",
        "UPDATE records_auditseal SET position = 1",
    ):
        with psycopg.connect(address) as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(forbidden)


def test_passwords_are_set_on_the_server(settings: dict[str, str], tmp_path: Path) -> None:
    assert victimcontact("set-up-database", var=tmp_path, settings=settings).returncode == 0

    with psycopg.connect(settings["DATABASE_ADMIN_URL"]) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_authid WHERE rolname LIKE 'their_%' AND rolpassword LIKE 'SCRAM-SHA-256%'"
        ).fetchone()

    assert found == (2,)


def test_other_roles_of_the_server_cannot_enter_the_database(settings: dict[str, str], tmp_path: Path) -> None:
    assert victimcontact("set-up-database", var=tmp_path, settings=settings).returncode == 0
    with psycopg.connect(settings["DATABASE_ADMIN_URL"], autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS stranger")
        connection.execute("CREATE ROLE stranger LOGIN")

    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(make_conninfo(settings["DATABASE_URL"], user="stranger"))


def test_owner_and_application_may_not_be_one_role(settings: dict[str, str], tmp_path: Path) -> None:
    done = victimcontact(
        "set-up-database", var=tmp_path, settings={**settings, "DATABASE_URL": settings["DATABASE_OWNER_URL"]}
    )

    assert done.returncode == 1
    assert "both connect as 'their_owner'" in done.stderr
