"""The floors of the benchmarks, and what is measured beside them. Imported once Django is set up."""

import base64
import copy
import json
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

import typst
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import include, path
from django.utils import timezone
from jinja2 import Template

from tests import builders, crowds
from victimcontact.casework import messages, references, sending
from victimcontact.casework.carriage import FOR_EVER, Allowance, Parcel, Takes
from victimcontact.casework.documents import typesetting
from victimcontact.casework.documents.letters import TEMPLATE, values
from victimcontact.casework.documents.text import cleaned
from victimcontact.casework.paper import letter_of, letter_pdf
from victimcontact.records.models import Case, Message, MessageState, Officer
from victimcontact.scheme import names

ROWS, MEMBERS = 50, 200
MEMBERS = 200
BARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
)
PAGE = Template(
    "<!doctype html><title>Floor</title><table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell|e }}</td>{% endfor %}</tr>"
    "{% endfor %}</table>"
)

WORKLIST = """
SELECT d.text, d.due_on, d.standing, d.rule, c.reference, p.given_names, p.family_name
FROM records_duty d JOIN records_case c ON c.id = d.case_id JOIN records_person p ON p.id = c.person_id
WHERE c.officer_id = %(officer)s AND d.standing IN ('open', 'late', 'blocked', 'not_open_yet') ORDER BY d.due_on, d.id LIMIT 50
"""
HISTORY = """
SELECT t.happened_on, t.channel, t.outcome, t.document FROM records_contact t JOIN records_case c ON c.id = t.case_id
WHERE c.reference = %(case)s ORDER BY t.happened_on DESC LIMIT 50
"""
FOUND = """
SELECT c.reference, p.given_names, p.family_name FROM records_case c JOIN records_person p ON p.id = c.person_id
JOIN records_namekeys k ON k.person_id = p.id WHERE k.keys @> %(keys)s::varchar[] AND c.unit_id = %(unit)s LIMIT 50
"""
COUNTED = """
SELECT c.officer_id, d.standing, d.due_on < current_date AS late, count(*) FROM records_duty d JOIN records_case c ON c.id = d.case_id
WHERE c.unit_id = %(unit)s AND d.standing IN ('open', 'late', 'blocked') GROUP BY 1, 2, 3
"""
STATEMENTS = {"worklist": WORKLIST, "case": HISTORY, "search": FOUND, "board": COUNTED}
ASKED: dict[str, Any] = {}


def floor(request: HttpRequest, name: str) -> HttpResponse:
    """Somebody signed in asks one question by hand-written SQL and gets a bare table."""
    assert request.user.is_authenticated
    with connection.cursor() as cursor:
        cursor.execute(STATEMENTS[name], ASKED)
        return HttpResponse(PAGE.render(rows=cursor.fetchall()))


urlpatterns = [path("floor/<slug:name>/", floor), path("", include("victimcontact.staff.urls"))]


@dataclass(frozen=True)
class Work:
    """A page, asked for at our door by somebody; `name` is its floor's too, `aim` how many times its floor it may cost."""

    name: str
    says: str
    aim: int
    by: Officer
    ask: Callable[[Client], HttpResponse]

    def at_the_floor(self, client: Client) -> HttpResponse:
        return client.get(f"/floor/{self.name}/")


def works(officer: Officer, case: Case, wanted: str) -> tuple[Work, ...]:
    """The pages that are measured. `wanted` is a family name of which the officer's unit has some."""
    ASKED.update(officer=officer.pk, case=case.reference, unit=officer.unit_id, keys=[f"n:{names.plain(wanted)}"])
    case_page, misspelt = f"/cases/{case.reference}/", wanted.replace("d", "dd", 1)
    manager = builders.officer("manager")
    return (
        Work("worklist", "worklist of an officer with 400 cases", 2, officer, lambda client: client.get("/")),
        Work("case", "case page", 2, officer, lambda client: client.get(case_page)),
        Work("case", "history of a case", 2, officer, lambda client: client.get(f"{case_page}history/")),
        Work("search", "search by a family name", 2, officer, _searched(wanted)),
        Work("search", "search by a misspelt name", 4, officer, _searched(misspelt)),
        Work("board", "board of a unit with 5,000 cases", 3, manager, lambda client: client.get("/board/")),
    )


def _searched(wanted: str) -> Callable[[Client], HttpResponse]:
    return lambda client: client.post("/cases/", {"wanted": wanted})


def visitor(officer: Officer, *, bare: bool) -> Client:
    """A browser in which the officer is signed in: through everything our door does, or through sessions and sign-in alone."""
    client = Client()
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    if bare:
        with override_settings(MIDDLEWARE=BARE):
            client.handler.load_middleware()
    return client


# Letters and messages


def a_letter(of: Case | None = None) -> Message:
    """An approved letter of a member."""
    case = of or builders.joined()
    assert case.officer is not None
    by = case.officer.account
    draft = messages.compose(case=case, wanted=messages.Wanted("L06"), by=by, now=builders.NOW)
    return messages.approve(message=draft, by=by, now=builders.NOW)


def letter_and_floors(turns: int) -> dict[str, Callable[[], object]]:
    """A letter made from its message; the same template set by a warm compiler from values at hand; its words as plain paragraphs.

    Every turn has words of its own, so that nothing is answered from what the compiler remembers.
    """
    message, numbers = a_letter(), count()
    compiler = typst.Compiler(root=str(typesetting.TEMPLATES), font_paths=_fonts())
    plain = typst.Compiler(font_paths=_fonts())

    def written() -> Message:
        turn, content = next(numbers), message.content
        blocks = [[kind, f"{said} {turn}." if isinstance(said, str) else said] for kind, said in content["blocks"]]
        changed = copy.copy(message)
        changed.content = {**content, "title": f"{content['title']} {turn}", "blocks": blocks}
        return changed

    def by_template(values: str) -> object:
        standard: dict[str, Any] = {"sys_inputs": {"values": values}, "pdf_standards": ["ua-1"], "timestamp": 0}
        return compiler.compile(input=str(typesetting.TEMPLATES / TEMPLATE), format="pdf", **standard)

    ready = [json.dumps(cleaned(values(letter_of(written())))) for _ in range(turns)]
    return {
        "work": lambda: letter_pdf(written()),
        "template": lambda: by_template(ready.pop()),
        "plain": lambda: plain.compile(input=_as_paragraphs(written()), format="pdf"),
    }


def _as_paragraphs(message: Message) -> bytes:
    words = " ".join(str(block) for block in message.content["blocks"]).translate(dict.fromkeys(map(ord, "#@*_$<>")))
    return f'#set document(title: "Floor")\n#set page(paper: "a4")\n{words}'.encode()


def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(settings.FONTS)])


class Nowhere:
    """A carrier that takes everything, does nothing, and can be asked."""

    channel, ends_in, name = "letter", "in_print_room", "nowhere"
    allowances: tuple[Allowance, ...] = ()
    remembers, takes = FOR_EVER, Takes.ALL

    def hand_over(self, parcel: Parcel) -> str:
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return False


@cache
def _members() -> tuple[Message, list[Case]]:
    """An approved letter of which those that wait are copies, and the members they are for; it goes nowhere itself."""
    members = crowds.members(MEMBERS)
    letter = a_letter(members[0])
    Message.objects.filter(pk=letter.pk).update(state=MessageState.STOPPED)
    return letter, members


def waiting(letters: int) -> None:
    """So many approved letters, of as many members as there are."""
    first, members = _members()
    values = {field.name: getattr(first, field.name) for field in Message._meta.fields if not field.primary_key}
    values["pdf"] = base64.b64encode(b"%PDF").decode()
    for number in range(letters):
        case = members[number % len(members)]
        of_case = {"reference": references.new("ML"), "case": case, "recipient": case.person}
        Message(**(values | of_case)).save(force_insert=True)


def drained_by(workers: int, letters: int) -> float:
    """Messages a second that so many processes hand over to nobody."""
    waiting(letters)
    connection.close()
    began = time.perf_counter()
    processes = [multiprocessing.get_context("fork").Process(target=_drain) for _ in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    seconds = time.perf_counter() - began
    left = Message.objects.filter(state="approved").count()
    assert left == 0, f"{left} were left"
    return letters / seconds


def _drain() -> None:
    connection.close()
    sending.drain(Nowhere(), clock=timezone.now)


def claimed_by_the_hundred(rows: int) -> float:
    """The floor: rows claimed a hundred at a time, handed to nobody, marked."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS parcel")
        cursor.execute(
            "CREATE TEMP TABLE parcel AS SELECT g AS id, 'approved' AS state FROM generate_series(1, %s) g", [rows]
        )
        cursor.execute("ALTER TABLE parcel ADD PRIMARY KEY (id)")
    began = time.perf_counter()
    while _hundred():
        pass
    return rows / (time.perf_counter() - began)


def _hundred() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM parcel WHERE state = 'approved' ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 100")
        claimed = [row[0] for row in cursor.fetchall()]
        cursor.execute("UPDATE parcel SET state = 'sent' WHERE id = ANY(%s)", [claimed])
    return len(claimed)


CLAIM = """
WITH claimed AS (
    UPDATE records_message SET state = 'handing_over', changed_at = now(), carrier = 'nowhere' WHERE id IN (
        SELECT id FROM records_message WHERE state = 'approved' AND channel = 'letter' ORDER BY approved_at
        FOR UPDATE SKIP LOCKED LIMIT 100
    ) RETURNING id
)
INSERT INTO records_messagestep (id, message_id, at, state, note)
SELECT gen_random_uuid(), id, now(), 'handing_over', '' FROM claimed RETURNING message_id
"""
READ = """
SELECT m.reference, m."to", m.content, m.pdf, a.lines, a.safety, s.dates_to_avoid, s.hours_from, s.hours_to, s.in_danger
FROM records_message m JOIN records_person p ON p.id = m.recipient_id JOIN records_address a ON a.person_id = p.id
JOIN records_safecontactplan s ON s.person_id = p.id WHERE m.id = ANY(%s) FOR UPDATE OF m SKIP LOCKED
"""
TAKEN = """
WITH taken AS (
    UPDATE records_message SET state = 'in_print_room', changed_at = now(), carrier_reference = reference WHERE id = ANY(%s)
    RETURNING id, reference, case_id
), stepped AS (
    INSERT INTO records_messagestep (id, message_id, at, state, note)
    SELECT gen_random_uuid(), id, now(), 'in_print_room', '' FROM taken
)
INSERT INTO records_auditentry (at, actor_kind, what, case_reference, subject, data)
SELECT now(), 'program', 'sending.handed_over', c.reference, taken.reference, '{}'
FROM taken JOIN records_case c ON c.id = taken.case_id
"""


def written_by_hand(letters: int) -> float:
    """The same rows claimed, read, marked, and written beside by hand-written SQL, a hundred at a time, and nothing made of them."""
    waiting(letters)
    began = time.perf_counter()
    while _hundred_by_hand():
        pass
    return letters / (time.perf_counter() - began)


def _hundred_by_hand() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CLAIM)
        claimed = [row[0] for row in cursor.fetchall()]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(READ, [claimed])
        cursor.fetchall()
        cursor.execute(TAKEN, [claimed])
    return len(claimed)
