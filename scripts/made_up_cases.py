"""Cases by the hundred thousand for the benchmarks: one made by the verbs, the others copied from it inside the database.

Everybody is made up. Names are drawn evenly from some 60 first names and 3,000 family names, so that a search meets as many as it
would in life. What is closed (addresses, notes) is real for the first case alone: the others are never opened.
"""

import itertools
import random
from collections.abc import Iterator, Mapping
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
    Fact,
    NameKeys,
    Offender,
    Officer,
    Person,
    Referral,
    Sentence,
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
    _copies(case, count, [unit for unit in units if unit is not None], others)
    _keys()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
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


def _copies(case: Case, count: int, units: list[Unit], officers: list[Officer]) -> None:
    """Persons, offenders, sentences, referrals, cases, and for each case some of its duties, facts and contacts."""
    chance = random.Random(count)  # made-up names
    given, family = (chance.sample(list(words), len(words)) for words in (GIVEN, FAMILY))
    named = {"given_names": _one_of(given, 7), "family_name": _one_of(family, 1)}
    key, place = sql.SQL("md5({} || g)::uuid"), sql.SQL("g")

    def made(what: str) -> sql.Composable:
        return key.format(sql.Literal(what))

    def numbered(prefix: str) -> sql.Composable:
        return sql.SQL("{} || {}").format(sql.Literal(prefix), place)

    _copy(Person, case.person, count, {"id": made("person"), **named, "account_id": _null()})
    _copy(Offender, case.sentence.offender, count, {"id": made("offender"), "reference": numbered("OF-B"), **named})
    _copy(
        Sentence,
        case.sentence,
        count,
        {"id": made("sentence"), "reference": numbered("SN-B"), "offender_id": made("offender")},
    )
    digest = sql.SQL("decode(md5('r' || g) || md5('s' || g), 'hex')")
    referral = {
        "id": made("referral"),
        "reference": numbered("RF-B"),
        "sentence_id": made("sentence"),
        "digest": digest,
    }
    _copy(Referral, case.referral, count, referral)
    _copy(Case, case, count, {
        "id": made("case"), "reference": numbered("VC-B"), "person_id": made("person"), "sentence_id": made("sentence"),
        "referral_id": made("referral"), "unit_id": _unit(units), "officer_id": _officer(officers),
    })  # fmt: skip
    for number, duty in enumerate(Duty.objects.filter(case=case).order_by("-due_on")[:4]):
        _copy(Duty, duty, count, {
            "id": made(f"duty{number}"), "case_id": made("case"), "kept_by_id": _null(), "superseded_by_id": _null(),
            "due_on": sql.SQL("current_date + (g % 90)::int"),
            "standing": sql.Literal("open" if number == 0 else "kept"),
        })  # fmt: skip
    for number, contact in enumerate(Contact.objects.filter(case=case)[:3]):
        assert contact.fact is not None
        _copy(Fact, contact.fact, count, {"id": made(f"fact{number}"), "case_id": made("case")})
        _copy(Contact, contact, count, {
            "id": made(f"contact{number}"), "case_id": made("case"), "fact_id": made(f"fact{number}"), "note": _null(),
        })  # fmt: skip


def _copy(model: type[models.Model], row: models.Model, count: int, changed: Mapping[str, sql.Composable]) -> None:
    columns = [field.column for field in model._meta.concrete_fields]
    table = sql.Identifier(model._meta.db_table)
    values = [changed.get(column, sql.SQL("t.{}").format(sql.Identifier(column))) for column in columns]
    statement = sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t, generate_series(1, {count}) g WHERE t.id = {row}"
    ).format(
        table=table,
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(values),
        count=sql.Literal(count),
        row=sql.Literal(row.pk),
    )
    _raw().execute(statement)


def _raw() -> "psycopg.Connection[Any]":
    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    return raw


def _one_of(words: list[str], step: int) -> sql.Composable:
    return sql.SQL("({}::text[])[1 + (g * {}) % {}]").format(
        sql.Literal(words), sql.Literal(step), sql.Literal(len(words))
    )


def _null() -> sql.Composable:
    return sql.SQL("NULL")


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
