"""Cases by the hundred thousand for the benchmarks: one made by the verbs, the others copied from it inside the database.

Everybody is made up. Names are drawn evenly from some 60 first names and 3,000 family names, so that a search meets as many as it
would in life. What is closed (addresses, notes) is real for the first case alone: the others are never opened.
"""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from django.db import connection, models
from psycopg import sql

from tests import builders
from victimcontact.casework import contacts
from victimcontact.casework.contacts import ContactMade
from victimcontact.records.models import (
    Case,
    Contact,
    Duty,
    NameKeys,
    Offender,
    Officer,
    Person,
    Unit,
)
from victimcontact.scheme import names

CASES_A_UNIT, CASES_AN_OFFICER = 5000, 400
HISTORY = 40
GIVEN = (
    "Anna Bethan Carys Dilys Elin Ffion Gwen Heledd Ingrid Joan Kate Lowri Mair Nia Olwen Priya Rhian Siân Tamsin Una "
    "Adam Bryn Colin Dafydd Emyr Farid Gareth Hywel Ieuan Jack Kwame Llywelyn Mark Neil Owain Paul Rhys Stephen Tomos William"
).split()
BEGIN = "Ash Bar Cal Dun Ed Far Gar Har Ing Kel Lang Mar Nor Old Pem Quar Ray Sel Thorn Up Ven Wal Yar Zel".split()
MIDDLE = "a be ca de en fi go he in ka".split()
END = "brook by combe dale don field ford ham hurst ley man rick ton wood worth".split()
FAMILY = tuple(map("".join, itertools.product(BEGIN, MIDDLE, END)))


def fill(count: int) -> tuple[Officer, Case]:
    """So many cases in units of 5,000; answers an officer of the first unit with 400 of them, and the case with a history."""
    officer = builders.officer()
    case = with_history(builders.joined(officer))
    units = [officer.unit, *(builders.unit(f"unit-{number}") for number in range(1, max(1, count // CASES_A_UNIT)))]
    others = [officer, *(builders.officer() for _ in range(CASES_A_UNIT // CASES_AN_OFFICER))]
    copies = Copies(case, count)
    copies.people()
    copies.cases([unit for unit in units if unit is not None], others)
    copies.duties()
    copies.contacts()
    _keys()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return officer, case


def with_history(case: Case) -> Case:
    """The case after a good many letters and calls."""
    assert case.officer is not None
    for place in range(HISTORY):
        made = ContactMade(
            builders.TODAY - timedelta(days=10 * place),
            ("phone", "letter")[place % 2],
            "completed",
            note="They were well.",
        )
        contacts.add(case=case, made=made, by=case.officer.account, now=builders.NOW)
    case.refresh_from_db()
    return case


@dataclass(frozen=True)
class Copies:
    """Copies of a case and of what hangs on it, `count` of each, made inside the database: `g` is the number of a copy."""

    case: Case
    count: int

    def people(self) -> None:
        """Persons and offenders, each with a name drawn evenly."""
        chance = random.Random(self.count)
        given, family = (chance.sample(list(words), len(words)) for words in (GIVEN, FAMILY))
        named = {"given_names": _one_of(given, 7), "family_name": _one_of(family, 1)}
        self._copy(self.case.person, id=_key("person"), account_id=NULL, **named)
        self._copy(self.case.sentence.offender, id=_key("offender"), reference=_numbered("OF-B"), **named)

    def cases(self, units: list[Unit], officers: list[Officer]) -> None:
        """Sentences, referrals and cases."""
        sentence = {"sentence_id": _key("sentence")}
        self._copy(self.case.sentence, id=_key("sentence"), reference=_numbered("SN-B"), offender_id=_key("offender"))
        self._copy(self.case.referral, id=_key("referral"), reference=_numbered("RF-B"), digest=DIGEST, **sentence)
        self._copy(
            self.case,
            id=_key("case"),
            reference=_numbered("VC-B"),
            person_id=_key("person"),
            referral_id=_key("referral"),
            unit_id=_unit(units),
            officer_id=_officer(officers),
            **sentence,
        )

    def duties(self) -> None:
        """Four duties of each case, of which one is open."""
        due_on = sql.SQL("current_date + (g % 90)::int")
        nobody = {"kept_by_id": NULL, "superseded_by_id": NULL}
        for number, duty in enumerate(Duty.objects.filter(case=self.case).order_by("-due_on")[:4]):
            standing = sql.Literal("open" if number == 0 else "kept")
            of_case = {"id": _key(f"duty{number}"), "case_id": _key("case")}
            self._copy(duty, due_on=due_on, standing=standing, **of_case, **nobody)

    def contacts(self) -> None:
        """Three contacts of each case, with the facts they are."""
        for number, contact in enumerate(Contact.objects.filter(case=self.case, fact__isnull=False)[:3]):
            fact = _key(f"fact{number}")
            self._copy(contact.fact, id=fact, case_id=_key("case"))
            self._copy(contact, id=_key(f"contact{number}"), case_id=_key("case"), fact_id=fact, note=NULL)

    def _copy(self, row: models.Model | None, **changed: sql.Composable) -> None:
        """Copies of one row in which these columns are changed."""
        assert row is not None
        columns = [field.column for field in row._meta.concrete_fields]
        values = [changed.get(column, sql.SQL("t.{}").format(sql.Identifier(column))) for column in columns]
        statement = "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t, generate_series(1, {count}) g WHERE t.id = {row}"
        filled = sql.SQL(statement).format(
            table=sql.Identifier(row._meta.db_table),
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
            values=sql.SQL(", ").join(values),
            count=sql.Literal(self.count),
            row=sql.Literal(row.pk),
        )
        _raw().execute(filled)


NULL = sql.SQL("NULL")
DIGEST = sql.SQL("decode(md5('r' || g) || md5('s' || g), 'hex')")


def _key(what: str) -> sql.Composable:
    return sql.SQL("md5({} || g)::uuid").format(sql.Literal(what))


def _numbered(prefix: str) -> sql.Composable:
    return sql.SQL("{} || g").format(sql.Literal(prefix))


def _raw() -> "psycopg.Connection[Any]":
    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    return raw


def _one_of(words: list[str], step: int) -> sql.Composable:
    return sql.SQL("({}::text[])[1 + (g * {}) % {}]").format(
        sql.Literal(words), sql.Literal(step), sql.Literal(len(words))
    )


def _unit(units: list[Unit]) -> sql.Composable:
    ids = sql.Literal([unit.pk for unit in units])
    return sql.SQL("({}::uuid[])[1 + least((g - 1) / {}, {})]").format(ids, CASES_A_UNIT, len(units) - 1)


def _officer(officers: list[Officer]) -> sql.Composable:
    """The first unit's cases are shared out; nobody of the other units is asked for."""
    ids = sql.Literal([officer.pk for officer in officers])
    return sql.SQL("CASE WHEN g <= {} THEN ({}::uuid[])[1 + (g - 1) / {}] END").format(
        CASES_A_UNIT, ids, CASES_AN_OFFICER
    )


def _keys() -> None:
    """What everybody is found by, made as the program makes it, and copied in."""
    NameKeys.objects.all().delete()
    rows = list(_key_rows())  # a connection that is copying answers nothing else
    with (
        _raw().cursor() as cursor,
        cursor.copy("COPY records_namekeys (id, person_id, offender_id, keys) FROM STDIN") as copy,
    ):
        copy.set_types(["uuid", "uuid", "uuid", "varchar[]"])
        for row in rows:
            copy.write_row(row)


def _key_rows() -> Iterator[tuple[Any, ...]]:
    known: dict[tuple[str, str], list[str]] = {}
    for model in (Person, Offender):
        for pk, given, family in model.objects.values_list("pk", "given_names", "family_name").iterator():
            if (given, family) not in known:
                known[given, family] = list(names.keys(given, family))
            person = model is Person
            yield (
                NameKeys._meta.pk.get_default(),
                pk if person else None,
                None if person else pk,
                known[given, family],
            )
