"""Every address of both sites and of the door for programs, for everybody: one table, and what must be true of it whatever it says.

The table is tests/house/golden/urls.txt. After a change that is meant:

    UPDATE_GOLDEN=yes python -m pytest tests/house/test_addresses.py
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.db.models import Manager, Model, QuerySet
from django.http import HttpResponse
from django.template.backends.jinja2 import Template
from django.test import Client
from pytest_django import Settings

from tests.house.everything import LATER, MEMBERS, OFFICERS, PEOPLE, PLACES, Address, Everything, addresses, everything
from victimcontact import settings as program

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden" / "urls.txt"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "yes"
DOORS = ("staff", "portal", "api")
SHUT = "shut"  # led to the sign-in
WRITING = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# What a look may write: that there was one, whose session it is, how often something was tried.
WRITTEN_BY_A_LOOK = frozenset({"records_auditentry", "django_session", "records_attempt", "cache"})
# Pages whose first sight is itself something that happened.
HAPPENS_ON_SIGHT: dict[str, str] = {
    "/your-page/<reference>/messages/": "the member has read what the officer wrote",
    "/your-page/<reference>/letters/<letter>/": "the member has read the letter",
}
# The member's title is the same everywhere: it stays in the history of a telephone that others can look into.
NEUTRAL_TITLES = frozenset({"Your page – Victim Contact", "Your page", "Error: Your page"})


@dataclass
class Visits:
    """What happened on a round through both sites."""

    rows: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    rendered: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def visits(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visits:
    """Go to every address of both doors as everybody, each time with what was there before put back."""
    settings.REQUIRE_TOTP = False
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    made, case = Visits(), everything(tmp_path)
    render = Template.render
    for door in DOORS:
        _open(settings, door)
        monkeypatch.setattr(Template, "render", _watched(render, made) if door == "portal" else render)
        clients = {who: _signed_in(case, "nobody" if door == "api" else who) for who in PEOPLE}
        for address in addresses(door):
            for method in ("GET", "POST"):
                _visit_as_everybody(made, clients, door, address, method, address.path(case))
    return made


def _signed_in(case: Everything, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != "nobody":
        client.force_login(case.accounts[who], backend=django_settings.AUTHENTICATION_BACKENDS[0])
    return client


def _open(settings: Settings, door: str) -> None:
    settings.DOOR, settings.ROOT_URLCONF = door, PLACES[door]
    settings.MIDDLEWARE, settings.AUTHENTICATION_BACKENDS = program.middleware(door), program.backends(door)


def _watched(render: Callable[..., Any], made: Visits) -> Callable[..., Any]:
    def watched(self: Template, context: Mapping[str, Any] | None = None, request: Any = None) -> Any:
        made.rendered.append((str(self.origin.name), dict(context or {})))
        return render(self, context, request)

    return watched


def _visit_as_everybody(
    made: Visits, clients: Mapping[str, Client], door: str, address: Address, method: str, path: str
) -> None:
    row = {}
    for who, client in clients.items():
        response, written = _visit(client, method, path)
        row[who] = _answer(response)
        if method == "GET":
            made.written += [f"{door} {_written(address)} as {who}: {table}" for table in written]
        if door == "portal" and who == "member" and response.status_code == 200 and _is_page(response):
            title = re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
            made.titles[f"{method} {_written(address)}"] = title[1] if title else ""
    if set(row.values()) != {"405"}:
        made.rows[door, method, _written(address)] = row


def _visit(client: Client, method: str, path: str) -> tuple[HttpResponse, set[str]]:
    """One request, and the tables it wrote to; all of it is undone, and the cookies are as before."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        connection.force_debug_cursor, before = True, len(connection.queries_log)
        response: Any = client.generic(method, path, content_type="application/x-www-form-urlencoded")
        statements = [str(query["sql"]) for query in list(connection.queries_log)[before:]]
        connection.queries_log.clear()
        transaction.set_rollback(True)
    client.cookies = cookies
    tables = {found[1] for found in map(WRITING.match, statements) if found}
    return response, tables - WRITTEN_BY_A_LOOK


def _is_page(response: HttpResponse) -> bool:
    """Whether it is shown in the browser with a title of its own, and no file."""
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")


def _answer(response: HttpResponse) -> str:
    to = response.headers.get("Location", "")
    return SHUT if to.startswith(("/accounts/login", "/sign-in")) else str(response.status_code)


def _written(address: Address) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", address.route)


def table_of(made: Visits) -> Iterator[str]:
    """The table as text."""
    yield "# What each address answers to whom. `shut`: led to the sign-in. A method that everybody is refused (405) is left out."
    for door in DOORS:
        rows = {key: row for key, row in made.rows.items() if key[0] == door}
        width = max(len(path) for _door, _method, path in rows)
        yield ""
        yield f"{door:<6} {'address':<{width}}  " + "  ".join(PEOPLE)
        for (_door, method, path), row in rows.items():
            cells = "  ".join(f"{row[who]:<{len(who)}}" for who in PEOPLE)
            yield f"{method:<6} {path:<{width}}  {cells}".rstrip()


def test_every_address_answers_everybody_as_the_table_says(visits: Visits) -> None:
    table = "\n".join(table_of(visits)) + "\n"
    if UPDATE:
        GOLDEN.write_text(table, encoding="utf-8")

    assert table == GOLDEN.read_text(encoding="utf-8")
    _nothing_breaks(visits)
    _nobody_comes_in_without_signing_in(visits)
    _strangers_find_nothing(visits)
    _members_and_officers_keep_to_their_doors(visits)
    _guests_find_nothing_but_their_desk(visits)
    _a_look_changes_nothing(visits)
    _the_portal_is_given_no_rows(visits)
    _the_members_titles_say_nothing(visits)


def _nothing_breaks(visits: Visits) -> None:
    assert [key for key, row in visits.rows.items() if any(answer.startswith("5") for answer in row.values())] == []


def _nobody_comes_in_without_signing_in(visits: Visits) -> None:
    """At the officers' door everything but the library's own pages; at the public one everything of a member's."""
    let_in = {
        (door, path)
        for (door, _method, path), row in visits.rows.items()
        if row["nobody"] not in (SHUT, "405", "404")
        and (not path.startswith("/accounts/") if door == "staff" else path.startswith("/your-page/"))
    }

    assert let_in == set()


def _strangers_find_nothing(visits: Visits) -> None:
    """Whatever hangs on a case is not there for another unit's officer, nor for another member."""
    found = {
        (path, who, answer)
        for (_door, _method, path), row in visits.rows.items()
        for who, answer in row.items()
        if "<reference>" in path and who in ("stranger", "another_member") and answer not in ("404", "403", "405", SHUT)
    }

    assert found == set()


def _members_and_officers_keep_to_their_doors(visits: Visits) -> None:
    """An account of one door, were it ever signed in at the other, gets nothing there. The door for programs knows no accounts."""
    crossed = {
        (door, path, who, row[who])
        for (door, _method, path), row in visits.rows.items()
        for who in (MEMBERS if door == "staff" else OFFICERS)
        if door != "api"
        and row[who] in ("200", "201")
        and (path.startswith("/your-page/") if door == "portal" else not path.startswith("/accounts/"))
    }

    assert crossed == set()


def _guests_find_nothing_but_their_desk(visits: Visits) -> None:
    """Somebody of a hospital: everything else at the officers' door is not there, and not merely not allowed."""
    rows = {(method, path): row for (door, method, path), row in visits.rows.items() if door == "staff"}
    theirs = ("/hospital/", "/accounts/", "/start/")
    found = {
        (method, path, row["hospital_manager"])
        for (method, path), row in rows.items()
        if row["hospital_manager"] != "404" and not path.startswith(theirs) and path != "/"
    }

    assert found == set()
    assert rows["GET", "/hospital/<reference>/"]["hospital_manager"] == "200"


def _a_look_changes_nothing(visits: Visits) -> None:
    allowed = [f" {path} " for path in HAPPENS_ON_SIGHT]

    assert [line for line in visits.written if not any(path in line for path in allowed)] == []


def _the_portal_is_given_no_rows(visits: Visits) -> None:
    assert visits.rendered
    found = {f"{template}: {place}" for template, context in visits.rendered for place in rows_in(context)}

    assert found == set()


def _the_members_titles_say_nothing(visits: Visits) -> None:
    own = {where: " ".join(title.split()) for where, title in visits.titles.items() if "/your-page/" in where}

    assert own
    assert {where: title for where, title in own.items() if title not in NEUTRAL_TITLES} == {}


def rows_in(value: Any, place: str = "context", seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """Every place within a value, however deep, where there is a row of a table or a way to one."""
    if isinstance(value, Model | QuerySet | Manager):
        yield f"{place} is {type(value).__name__}"
        return
    if id(value) in seen or isinstance(value, str | bytes | int | float | type) or value is None:
        return
    for name, part in _parts(value):
        yield from rows_in(part, f"{place}.{name}", seen | {id(value)})


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from ((str(name), part) for name, part in value.items())
    elif isinstance(value, list | tuple | set | frozenset):
        yield from ((str(number), part) for number, part in enumerate(value))
    else:
        yield from getattr(value, "__dict__", {}).items()
        yield from (
            (name, getattr(value, name)) for name in getattr(type(value), "__slots__", ()) if hasattr(value, name)
        )


def test_a_row_is_found_wherever_it_hides() -> None:
    from dataclasses import make_dataclass

    from victimcontact.records.models import Case

    holder, slotted = make_dataclass("Holder", ["kept"]), make_dataclass("Slotted", ["kept"], slots=True)
    row = Case()

    for hidden in (
        {"a": [row]},
        [holder(row)],
        {"a": slotted((row,))},
        holder(Case.objects.none()),
        (holder({1: Case.objects}),),
    ):
        assert list(rows_in(hidden))
    assert not list(rows_in({"a": [holder("text"), 3, slotted(None)]}))
