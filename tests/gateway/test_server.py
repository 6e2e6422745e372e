from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from victimcontact.gateway import server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("server") / "var"
    yield folder
    server.remove(folder)


@pytest.fixture(scope="module")
def place(folder: Path) -> Iterator[server.Place]:
    with server.running(folder, options=("fsync=off",)) as place:
        with psycopg.connect(place.address(server.OWNER), autocommit=True) as owner:
            owner.execute("CREATE TABLE letters (id int GENERATED ALWAYS AS IDENTITY, body text)")
        yield place


def application(place: server.Place) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(place.address(server.APPLICATION), autocommit=True)


def test_the_application_reads_and_writes_rows_of_tables_made_later(place: server.Place) -> None:
    with application(place) as connection:
        connection.execute("INSERT INTO letters (body) VALUES ('first')")
        connection.execute("UPDATE letters SET body = 'second'")

        found = connection.execute("SELECT body FROM letters").fetchall()

    assert found == [("second",)]


@pytest.mark.parametrize(
    "forbidden",
    [
        "TRUNCATE letters",
        "DROP TABLE letters",
        "ALTER TABLE letters DISABLE TRIGGER ALL",
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE ROLE mine",
        "ALTER ROLE victimcontact SUPERUSER",
        "SET ROLE victimcontact_owner",
        "SET session_replication_role = replica",
        "COPY letters TO PROGRAM 'cat'",
        "SELECT pg_read_file('postgresql.conf')",
    ],
)
def test_the_application_cannot_step_round_what_guards_the_tables(place: server.Place, forbidden: str) -> None:
    with application(place) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(forbidden)


@pytest.mark.parametrize(
    "forbidden",
    [
        "SET ROLE victimcontact",
        "SET ROLE victimcontact_owner",
        "SET SESSION AUTHORIZATION victimcontact",
        "ALTER ROLE victimcontact_portal BYPASSRLS",
        "GRANT victimcontact TO victimcontact_portal",
        "SELECT * FROM letters",
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA mine",
        "COPY letters TO PROGRAM 'cat'",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT * FROM pg_authid",
        "SELECT stavalues1 FROM pg_statistic",
        "SET session_replication_role = replica",
        "SELECT pg_stat_reset()",
    ],
)
def test_the_public_sites_role_can_become_no_other_and_sees_nothing_that_was_not_given_to_it(
    place: server.Place, forbidden: str
) -> None:
    with (
        psycopg.connect(place.address(server.PORTAL), autocommit=True) as connection,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        connection.execute(forbidden)


def test_one_connection_of_the_public_site_sees_no_value_of_anothers_statement(place: server.Place) -> None:
    options = {"options": "-c search_path=portal,public"}
    with (
        psycopg.connect(place.address(server.PORTAL), **options) as hers,
        psycopg.connect(place.address(server.PORTAL)) as other,
    ):
        psycopg.Cursor(hers).execute("SELECT set_config('portal.sitting', %s, false)", ["canary-secret"])
        seen = other.execute("SELECT query, current_setting('portal.sitting', true) FROM pg_stat_activity").fetchall()

    assert any("set_config" in str(query) for query, _setting in seen)
    assert "canary-secret" not in str(seen)


@pytest.mark.parametrize("role", [server.APPLICATION, server.OWNER, server.PORTAL])
def test_row_security_holds_for_every_role_but_the_administrator(place: server.Place, role: str) -> None:
    with psycopg.connect(place.address(role)) as connection:
        found = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert found == (False, False, False)


def test_nobody_else_on_the_machine_can_enter_the_folder_of_the_socket(place: server.Place) -> None:
    assert place.socket.stat().st_mode & 0o077 == 0
    assert place.data.stat().st_mode & 0o077 == 0


def test_it_does_not_listen_on_the_network(place: server.Place) -> None:
    with psycopg.connect(place.address(server.ADMINISTRATOR)) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_log_keeps_neither_statements_nor_row_values(place: server.Place) -> None:
    with application(place) as connection, pytest.raises(errors.InvalidTextRepresentation):
        connection.execute("SELECT 'canary-in-a-statement'::int")

    assert "ERROR" in place.log.read_text()
    assert "SELECT" not in place.log.read_text()


def test_a_second_user_finds_the_running_server_and_leaving_does_not_stop_it(folder: Path, place: server.Place) -> None:
    with server.running(folder) as second:
        assert second == place

    assert server.is_running(place)


def test_the_last_user_stops_it_and_the_data_is_there_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    with server.running(folder) as place, psycopg.connect(place.address(server.OWNER)) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 7 AS number")
    assert not server.is_running(place)

    with server.running(folder) as place, psycopg.connect(place.address(server.APPLICATION)) as connection:
        found = connection.execute("SELECT number FROM kept").fetchone()

    assert found == (7,)
    server.remove(folder)


def test_a_folder_with_a_long_name_still_gets_a_socket(tmp_path: Path) -> None:
    folder = tmp_path / ("deep-" * 18) / "var"
    with server.running(folder) as place, psycopg.connect(place.address(server.APPLICATION)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    server.remove(folder)


def test_an_interrupted_first_start_leaves_nothing_that_stops_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    with server.running(folder) as place:
        pass
    (place.data).rename(place.base / "data.draft")

    with server.running(folder) as place:
        assert server.is_running(place)
    server.remove(folder)


def test_data_of_another_release_is_refused_and_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    with server.running(folder) as place:
        pass
    (place.data / "PG_VERSION").write_text("17\n")

    with pytest.raises(server.CannotStart, match="made by PostgreSQL 17"), server.running(folder):
        pass
    server.remove(folder)


def test_asking_for_the_address_starts_nothing(tmp_path: Path) -> None:
    server.address(tmp_path / "var", role=server.APPLICATION)

    assert list(tmp_path.iterdir()) == []
