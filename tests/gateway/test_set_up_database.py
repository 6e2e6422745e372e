"""A PostgreSQL server of the user's own: here one of ours, looked at as a stranger."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors
from psycopg.conninfo import make_conninfo

from tests.gateway.programs import environment, victimcontact
from victimcontact.gateway import server


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The four addresses of a server that knows nothing of us yet."""
    folder = tmp_path_factory.mktemp("theirs") / "var"
    with server.running(folder, options=("fsync=off",)) as place:
        where = f"?host={place.socket}"
        yield {
            "DATABASE_ADMIN_URL": f"postgresql://postgres@/postgres{where}",
            "DATABASE_OWNER_URL": f"postgresql://their_owner:canary-one@/their_contact{where}",
            "DATABASE_URL": f"postgresql://their_application:canary-two@/their_contact{where}",
            "DATABASE_PORTAL_URL": f"postgresql://their_public_site:canary-three@/their_contact{where}",
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


def test_the_public_site_sees_what_it_is_given_when_the_tables_are_there_and_the_application_still_sees_all(
    settings: dict[str, str], tmp_path: Path
) -> None:
    for words in (["set-up-database"], ["migrate"], ["migrate"]):
        assert victimcontact(*words, var=tmp_path, settings=settings).returncode == 0
    unit = """
    INSERT INTO records_unit (id, reference, name, region, address, phone, email, hours, hours_in_welsh)
    VALUES (gen_random_uuid(), 'a', 'A', 'B', '[]', '1', 'a@example.org', '', '')
    """
    with psycopg.connect(settings["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(unit)
        written = connection.execute("SELECT name FROM records_unit").fetchall()
        connection.execute("DELETE FROM records_unit")
    with psycopg.connect(settings["DATABASE_PORTAL_URL"], autocommit=True) as connection:
        nobody = connection.execute("SELECT portal.account_here()").fetchone()
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM records_sitting")

    assert written == [("A",)]
    assert nobody == (None,)


def test_switched_on_without_a_role_of_its_own_the_public_site_does_not_start_and_says_what_is_missing(
    settings: dict[str, str], tmp_path: Path
) -> None:
    assert victimcontact("set-up-database", var=tmp_path, settings=settings).returncode == 0
    without = {name: value for name, value in settings.items() if name != "DATABASE_PORTAL_URL"}
    assert victimcontact("set-up-database", var=tmp_path, settings=settings).returncode == 0
    done = victimcontact("migrate", var=tmp_path, settings=without)
    site = subprocess.run(
        [sys.executable, "-c", "from victimcontact import settings"],
        env=environment(tmp_path, without | {"DOOR": "portal", "MEMBERS_ROLE": "yes"}),
        text=True,
        capture_output=True,
    )
    unmade = without | {"DATABASE_PORTAL_URL": settings["DATABASE_URL"].replace("their_application", "nobody_made_it")}
    refused = victimcontact("migrate", var=tmp_path, settings=unmade)

    assert done.returncode == 0 and "The public site connects as the application" in done.stdout
    assert site.returncode == 1 and "DATABASE_PORTAL_URL is not set" in site.stderr
    assert refused.returncode == 1 and "there is no role nobody_made_it yet" in refused.stderr


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

    assert found == (3,)


def test_other_roles_of_the_server_cannot_enter_the_database(settings: dict[str, str], tmp_path: Path) -> None:
    assert victimcontact("set-up-database", var=tmp_path, settings=settings).returncode == 0
    with psycopg.connect(settings["DATABASE_ADMIN_URL"], autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS stranger")
        connection.execute("CREATE ROLE stranger LOGIN")

    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(make_conninfo(settings["DATABASE_URL"], user="stranger"))


@pytest.mark.parametrize(
    ("name", "same_as", "line"),
    [
        ("DATABASE_URL", "DATABASE_OWNER_URL", "both connect as 'their_owner'"),
        ("DATABASE_PORTAL_URL", "DATABASE_URL", "DATABASE_PORTAL_URL connects as 'their_application'"),
    ],
)
def test_no_two_of_the_addresses_may_be_of_one_role(
    settings: dict[str, str], tmp_path: Path, name: str, same_as: str, line: str
) -> None:
    done = victimcontact("set-up-database", var=tmp_path, settings={**settings, name: settings[same_as]})

    assert done.returncode == 1
    assert line in done.stderr
