"""The database, the two doors and the keys of the tests.

With DATABASE_URL the suite runs on that server. Without it, the first test that needs a database starts an embedded
server of its own, shared by all the workers of one run and deleted with its data afterwards.
"""

import base64
import contextlib
import fcntl
import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as trying
from pytest_django import DjangoDbBlocker, Settings

from tests import chromium as chromium_here
from tests import public_site, remembering
from victimcontact import settings as program
from victimcontact.casework import errands
from victimcontact.gateway import server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Without vacuum rows lie in the order in which they were written: things of one moment are read in that order.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
OBJECTS_BETWEEN_LOOKS = (20_000, 20, 20)
KEYRING = {
    "current": "test",
    "keys": {"test": base64.b64encode(b"k" * 32).decode()},
    "index": base64.b64encode(b"i" * 32).decode(),
}


def pytest_configure() -> None:
    """Nothing of the developer's own installation is used: not its keys, not its folders, not its assets' names."""
    django_settings.SECRET_KEY = "only-for-tests"
    django_settings.KEYRING = KEYRING
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.STORAGES = {
        **program.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    django_settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    trying.register_profile(
        "here", suppress_health_check=[HealthCheck.too_slow]
    )  # a machine may be busy with other things
    trying.load_profile("here")


def pytest_collection_finish() -> None:
    """What was read in to run the tests stays to the end: it is not looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OBJECTS_BETWEEN_LOOKS)


def pytest_runtest_setup() -> None:
    remembering.begin(empty=not connections["default"].in_atomic_block)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come first, for they take longest, and are skipped with a message where there is none.

    What comes to the database of the tests is marked, so that it can be run by itself on another server.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    for item in items:
        if item.get_closest_marker("django_db") or "django_db_modify_db_settings" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
        if item.get_closest_marker("browser") and chromium_here.PROGRAM is None:
            item.add_marker(pytest.mark.skip(reason=chromium_here.MISSING))


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium, driven by Playwright; the tests of one file share it and open pages of their own.

    Playwright leaves its event loop running beside the test, for which Django would refuse the database. Nothing else runs in it.
    """
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        browser = playwright.chromium.launch(executable_path=chromium_here.PROGRAM, args=chromium_here.OPTIONS)
        yield browser
        browser.close()
        connections.close_all()  # beside the browser's loop Django keeps one of its own, which nobody else would close


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    testrun_uid: str, django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Called by pytest-django just before the test database is made."""
    with _server(testrun_uid), django_db_blocker.unblock(), _migrated_once(testrun_uid) as name:
        django_settings.DATABASES["default"]["TEST"]["TEMPLATE"] = name
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Where the database was made beside a browser's loop, the connection of later tests is another one than that which deletes it."""
    yield
    connections.close_all()


@contextlib.contextmanager
def _server(testrun_uid: str) -> Iterator[None]:
    """The server of DATABASE_URL, or an embedded one for this run."""
    if not program.EMBEDDED_DATABASE:
        yield
        return
    folder = Path(tempfile.gettempdir()) / f"victimcontact-tests-{testrun_uid}"
    with server.running(folder, options=FAST) as place:
        with psycopg.connect(place.address(server.ADMINISTRATOR), autocommit=True) as connection:
            connection.execute(f"ALTER ROLE {server.USERS[server.OWNER]} CREATEDB")
            connection.execute(f"GRANT {public_site.ROLE} TO {server.USERS[server.OWNER]}")
        django_settings.DATABASES["default"].update(server.database(place.address(server.OWNER)))
        yield
    if not server.is_running(place):
        server.remove(folder)


@contextlib.contextmanager
def _migrated_once(testrun_uid: str) -> Iterator[str]:
    """The name of a database with every table, no rows, and what the public site's role may see of them, made by the first worker and
    deleted by the last; the others are copies."""
    name = f"victimcontact_empty_{testrun_uid}"
    place = Path(tempfile.gettempdir()) / f"{name}.users"
    with place.open("a") as users:
        with _alone(place):
            if not place.stat().st_size:
                _migrate(name)
                users.write("migrated")
                users.flush()
            fcntl.flock(users, fcntl.LOCK_SH)
        yield name
        with _alone(place), contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            connections["default"].creation._destroy_test_db(name, verbosity=0)
            place.unlink()
            place.with_suffix(".gate").unlink()


@contextlib.contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One worker of this run at a time."""
    gate = place.with_suffix(".gate")
    with gate.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _migrate(name: str) -> None:
    own = connections["default"].settings_dict
    before = own["NAME"]
    with patch.dict(own["TEST"], NAME=name):
        connections["default"].creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        public_site.make_role(connections["default"])
        connections["default"].creation.destroy_test_db(before, verbosity=0, keepdb=True)


@pytest.fixture(scope="session")
def post_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where letters and e-mails of this run's tests go, away from those of the program."""
    base = tmp_path_factory.mktemp("post")
    yield base
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture(autouse=True)
def folders(post_of_this_run: Path) -> None:
    """Every test finds its outbox and its print room empty, whatever ran before it."""
    own = post_of_this_run / uuid4().hex
    django_settings.OUTBOX, django_settings.PRINT_ROOM = own / "outbox", own / "print-room"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A page in Welsh leaves its language behind in the thread; the next test begins in the language of the site."""
    yield
    translation.deactivate()


def _open(settings: Settings, patch: pytest.MonkeyPatch, door: str) -> None:
    settings.DOOR = door
    settings.MIDDLEWARE = program.middleware(door)
    settings.AUTHENTICATION_BACKENDS = program.backends(door)
    # Not as a setting that changes: with every change Django forgets all addresses and reads them again for the next test.
    patch.setattr(django_settings, "ROOT_URLCONF", f"victimcontact.{'gateway.api' if door == 'api' else door}.urls")


@pytest.fixture
def staff_door(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test's pages are the officers' site, without the second step; tests of that ask for it."""
    _open(settings, monkeypatch, "staff")
    settings.REQUIRE_TOTP = False


@pytest.fixture
def portal_door(request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test's pages are the public site, and are answered by its own role of the database.

    Not for a browser: its requests are answered by several threads at once, and the role is taken by all of them or by none.
    """
    _open(settings, monkeypatch, "portal")
    if request.node.get_closest_marker("browser") is None:
        settings.SESSION_ENGINE = "victimcontact.casework.sessions"
        settings.MIDDLEWARE = ["tests.public_site.AsThePublicSite", *settings.MIDDLEWARE]
        monkeypatch.setattr(errands, "awaited", public_site.carried_out_at_once)


@pytest.fixture
def api_door(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test's addresses are those of the door for other programs."""
    _open(settings, monkeypatch, "api")
