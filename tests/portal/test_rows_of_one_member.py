"""Arbitrary SQL as the public site's role: a member's own rows, and of anybody else nothing.

Everything that the database has is tried, whether the program knows of it or not. What only somebody who connects as the role can try, to
become another one or to read files, is in tests/gateway/test_server.py.
"""

import contextlib
import hashlib
import secrets
from datetime import date
from typing import Any

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from psycopg import sql

from tests import builders
from tests.portal import members
from tests.portal.whole import Whole, whole_case
from tests.public_site import ROLE, public_site, sitting
from victimcontact.casework import errands, notes, sittings, stages
from victimcontact.casework.errands import Errand
from victimcontact.casework.stages import Happened
from victimcontact.gateway import portal_rows
from victimcontact.gateway.portal_tables import TABLES
from victimcontact.records.keyring import CannotOpen
from victimcontact.records.models import Account, Case, Fact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]

PLACE = "Canaryplace"
# Rows that are of no person, of the sentence that both share, or of those who work for them.
OF_NOBODY = {"records_account", "records_brake", "records_lawsetting", "records_unit"}
OF_THE_SENTENCE = {"records_fact", "records_offender", "records_review", "records_sentence"}
OF_OFFICERS = {"records_cover", "records_officer"}
ADD_TO_THE_TRAIL = """
INSERT INTO public.records_auditentry (at, actor, actor_kind, what, case_reference, subject, data)
VALUES (now(), %s, 'member', %s, %s, '', '{}')
"""
EVERYTHING = """
SELECT namespace.nspname, class.relname FROM pg_class class JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
WHERE class.relkind IN ('r', 'v', 'm', 'f', 'p', 'S') AND namespace.nspname NOT LIKE 'pg_toast%'
"""


@pytest.fixture
def whole() -> Whole:
    """A member with everything a member can have, and what happened since that nobody has told her of."""
    whole = whole_case()
    happened = Happened("moved_prison", date(2026, 11, 22), {"prison": PLACE})
    stages.record(sentence=whole.case.sentence, happened=happened, by=members.officer_of(whole.case), now=builders.NOW)
    return whole


@pytest.fixture
def other(whole: Whole) -> Case:
    """Somebody else of the same sentence: a member with an account, a note and a letter."""
    told = builders.told(victims=(builders.victim(given_names="Canaryother", family_name="Canaryname"),))
    case = builders.joined(to=whole.case.officer, victims=told.victims)
    Case.objects.filter(pk=case.pk).update(sentence=whole.case.sentence)
    case.refresh_from_db()
    account = members.activated(case)
    notes.write(case=case, text="Canarynote", by=account, now=builders.NOW)
    return case


def account_of(case: Case) -> Account:
    account = case.person.account
    assert account is not None
    return account


def ask(question: sql.Composed | str, values: Any = None) -> list[tuple[Any, ...]]:
    """An answer, or nothing where the database refuses."""
    with contextlib.suppress(psycopg.Error), connection.connection.transaction():
        cursor = psycopg.Cursor(connection.connection)
        cursor.execute(question, values)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]
    return []


def everything() -> dict[str, set[str]]:
    """The text of every row, and of every column by itself, that can be read from anything there is."""
    found: dict[str, set[str]] = {}
    for schema, name in ask(EVERYTHING):
        place, seen = sql.Identifier(schema, name), found.setdefault(f"{schema}.{name}", set())
        seen.update(str(row[0]) for row in ask(sql.SQL("SELECT t::text FROM {} t").format(place)))
        if not seen:
            columns = ask(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0",
                [f'"{schema}"."{name}"'],
            )
            for (column,) in columns:
                rows = ask(sql.SQL("SELECT {}::text FROM {}").format(sql.Identifier(column), place))
                seen.update(str(row[0]) for row in rows if row[0] is not None)
    return found


def keys() -> dict[str, set[str]]:
    """The keys of the rows that can be seen, table by table."""
    found = {}
    for name in TABLES:
        column = {"django_session": "session_key"}.get(name, "id")
        rows = ask(sql.SQL("SELECT {}::text FROM {}").format(sql.Identifier(column), sql.Identifier("public", name)))
        found[name] = {row[0] for row in rows}
    return found


def test_a_member_sees_rows_of_their_own_and_two_members_have_none_in_common_but_of_the_sentence(
    whole: Whole, other: Case
) -> None:
    with sitting(account_of(whole.case)):
        hers = keys()
    with sitting(account_of(other)):
        theirs = keys()

    assert str(whole.case.pk) in hers["records_case"]
    assert str(other.pk) in theirs["records_case"]
    assert all(
        hers[name]
        for name in (
            "records_message",
            "records_note",
            "records_telling",
            "records_statement",
            "records_zone",
            "records_address",
        )
    )
    assert {name for name in TABLES if hers[name] & theirs[name]} <= OF_NOBODY | OF_THE_SENTENCE | OF_OFFICERS


@pytest.mark.parametrize("somebody", [True, False])
def test_nothing_there_is_shows_another_person_or_where_the_offender_is(
    whole: Whole, other: Case, somebody: bool
) -> None:
    forbidden = {
        str(other.pk),
        str(other.person.pk),
        str(account_of(other).pk),
        other.reference,
        "Canaryother",
        "Canaryname",
        PLACE,
    }
    own = {str(whole.case.pk), whole.case.reference, whole.case.person.family_name}
    sittings.begin(account_of(other), now=builders.NOW)
    members.client_of(other)  # a session of theirs
    with sitting(account_of(whole.case) if somebody else None):
        found = everything()

    seen = {place: text for place, rows in found.items() for text in rows for canary in forbidden if canary in text}
    assert seen == {}
    assert any(name in text for name in own for text in found["public.records_case"]) is somebody
    assert not any(
        found[f"public.{name}"]
        for name in ("records_sitting", "records_errand", "records_invitation", "records_onetimecode")
    )


def test_nobody_who_is_not_signed_in_sees_a_row_of_a_person(whole: Whole) -> None:
    with sitting(None):
        seen = {name for name, rows in keys().items() if rows}
        accounts = ask("SELECT id::text FROM public.records_account")

    assert seen <= OF_NOBODY
    assert (str(account_of(whole.case).pk),) not in accounts


def test_what_only_officers_know_of_a_fact_can_be_read_under_no_name(whole: Whole) -> None:
    with sitting(account_of(whole.case)):
        closed = ask("SELECT details FROM public.records_fact") + ask("SELECT f FROM public.records_fact f")
        through_the_view = ask("SELECT details FROM portal.records_fact")
        facts = list(Fact.objects.all())

    assert closed == []
    assert {row[0] for row in through_the_view} == {b"\x00"}
    with pytest.raises(CannotOpen):
        assert facts[0].details


GUESSES = ["", "x", "%", "' OR true --", "\\x00"]


def test_no_setting_that_can_be_guessed_or_read_makes_somebody_of_nobody(whole: Whole) -> None:
    account = account_of(whole.case)
    secret = sittings.begin(account, now=builders.NOW)
    digest = hashlib.sha256(secret.encode())
    with sitting(None):
        for guess in (
            *GUESSES,
            str(account.pk),
            account.handle,
            digest.hexdigest(),
            secret[:-1],
            secrets.token_urlsafe(32),
        ):
            ask("SELECT set_config('portal.sitting', %s, false)", [guess])
            assert ask("SELECT portal.account_here(), cardinality(portal.own_cases())") == [(None, 0)]
        ask("SELECT set_config('portal.sitting', %s, false)", [secret])
        assert ask("SELECT portal.account_here()") == [(account.pk,)]  # the very same question, with the secret


def test_a_table_made_for_a_while_does_not_stand_in_for_that_of_the_sittings(whole: Whole) -> None:
    account = account_of(whole.case)
    with sitting(None):
        ask("CREATE TEMPORARY TABLE records_sitting (account_id uuid, digest bytea)")
        forged = "INSERT INTO pg_temp.records_sitting VALUES (%s, sha256('mine'))"
        assert ask(forged, [account.pk]) == [(1,)]
        ask("SELECT set_config('portal.sitting', 'mine', false)")
        assert ask("SELECT portal.account_here()") == [(None,)]


def test_a_sitting_that_was_ended_and_an_account_that_was_closed_open_nothing(whole: Whole) -> None:
    account = account_of(whole.case)
    with sitting(account):
        assert ask("SELECT id FROM public.records_case")
    account.is_active = False
    account.save()
    with sitting(account):
        assert ask("SELECT id FROM public.records_case") == []
    account.is_active = True
    account.save()
    secret = sittings.begin(account, now=builders.NOW)
    sittings.end_all(account)
    with public_site():
        sittings.name(sitting=secret)
        assert ask("SELECT id FROM public.records_case") == []
    sittings.begin_request("")


def test_a_sitting_ends_after_half_a_day(whole: Whole) -> None:
    account = account_of(whole.case)
    sittings.begin(account, now=builders.NOW)

    assert sittings.end_long(now=builders.later(hours=11)) == 0
    assert sittings.end_long(now=builders.later(hours=13)) > 0
    assert not account.sittings.exists()


def test_nothing_that_is_there_can_be_changed_or_deleted_and_little_be_added(whole: Whole, other: Case) -> None:
    mine = account_of(whole.case)
    with sitting(mine):
        changed = {}
        for (name,) in ask(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        ):
            table = sql.Identifier("public", name)
            (column,), *_others = ask(
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum = 1", [name]
            )
            again = sql.SQL("UPDATE {0} SET {1} = {1}").format(table, sql.Identifier(column))
            deleted = sql.SQL("DELETE FROM {}").format(table)
            changed[name] = [ask(statement) for statement in (again, deleted, sql.SQL("TRUNCATE {}").format(table))]
        last_login = ask("UPDATE public.records_account SET last_login = now()")

    assert {name: done for name, done in changed.items() if any(done)} == {"django_session": [[(0,)], [(0,)], []]}
    assert last_login == [(1,)]
    other_account = Account.objects.get(pk=account_of(other).pk)
    assert other_account.last_login is None


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("records_note", "gen_random_uuid(), now(), true, ''::bytea, NULL, %(case)s, %(mine)s"),
        ("records_sitting", "gen_random_uuid(), ''::bytea, now(), %(theirs)s"),
        ("records_errand", "gen_random_uuid(), 'x', ''::bytea, now(), NULL, NULL, %(theirs)s"),
        ("records_errand", "gen_random_uuid(), 'x', ''::bytea, now(), now(), ''::bytea, %(mine)s"),
    ],
)
def test_no_row_can_be_added_for_somebody_else(whole: Whole, other: Case, table: str, row: str) -> None:
    values = {"case": whole.case.pk, "mine": account_of(whole.case).pk, "theirs": account_of(other).pk}
    with sitting(account_of(whole.case)):
        assert (
            ask(sql.SQL("INSERT INTO public.{} VALUES ({})").format(sql.Identifier(table), sql.SQL(row)), values) == []
        )


def test_the_trail_takes_a_look_at_their_own_case_and_nothing_else(whole: Whole, other: Case) -> None:
    def added(what: str, actor: Account, case: Case) -> bool:
        return ask(ADD_TO_THE_TRAIL, [actor.pk, what, case.reference]) == [(1,)]

    mine, theirs = account_of(whole.case), account_of(other)
    with sitting(mine):
        assert added("access.own_look", mine, whole.case)
        assert not added("access.own_look", theirs, whole.case)
        assert not added("access.own_look", mine, other)
        assert not added("wishes.choose", mine, whole.case)


def test_an_errand_is_seen_by_whoever_holds_its_key_and_done_in_the_name_of_who_sits_there(
    whole: Whole, other: Case
) -> None:
    mine, theirs = account_of(whole.case), account_of(other)
    hers = Errand.objects.create(act="x", account=mine, given={}, made_at=builders.NOW)
    with sitting(mine):
        assert ask("SELECT id FROM public.records_errand") == []
        sittings.name(errand=str(hers.pk))
        assert ask("SELECT id FROM public.records_errand") == [(hers.pk,)]
    begging = Errand(
        act="victimcontact.casework.notes.write", given={"case": str(other.pk), "text": "x"}, made_at=builders.NOW
    )
    begging.account = mine
    assert errands.answer_to(begging, now=builders.NOW)["refused"][1] == "NotFound"
    begging.account = None
    assert errands.answer_to(begging, now=builders.NOW)["refused"][1] == "NotPermitted"
    begging.account = theirs
    assert "answer" in errands.answer_to(begging, now=builders.NOW)


def test_of_sessions_only_ones_own_is_there(whole: Whole, other: Case) -> None:
    members.client_of(other)
    mine = members.client_of(whole.case)
    own = mine.cookies["staff_session"].value
    with sitting(account_of(whole.case)):
        assert ask("SELECT session_key FROM public.django_session") == []
        sittings.name(session=own)
        assert ask("SELECT session_key FROM public.django_session") == [(own,)]
        assert ask("DELETE FROM public.django_session") == [(1,)]
    assert Session.objects.count() == 1


def test_a_table_that_nobody_listed_and_a_column_that_nobody_decided_on_are_not_shown() -> None:
    link = connection.connection
    link.execute("CREATE TABLE later_made AS SELECT 1 AS secret")
    with sitting(None):
        assert ask("SELECT secret FROM later_made") == []
    link.execute("ALTER TABLE records_unit ADD COLUMN later_made text DEFAULT 'secret'")
    portal_rows.open_with(link, application="", portal=ROLE)
    with sitting(None):
        assert ask("SELECT later_made FROM public.records_unit") == []
        assert "secret" not in str(ask("SELECT * FROM portal.records_unit"))
    assert portal_rows.undecided(link) == ["records_unit.later_made"]


def test_of_every_column_of_a_listed_table_somebody_has_said_whether_it_is_shown() -> None:
    assert portal_rows.undecided(connection.cursor().connection) == []


def test_every_table_with_rows_of_persons_is_listed_with_whose_they_are() -> None:
    to_everybody = {name for name, table in TABLES.items() if table.whose == "true"}

    assert to_everybody == {"records_lawsetting", "records_unit"}
