"""The seal on the trail: whoever changes an entry behind the program's back is found out."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from procrastinate.contrib.django.models import ProcrastinateJob

from tests import builders
from victimcontact.casework import access, audit, seals
from victimcontact.gateway import tasks
from victimcontact.records.models import AuditEntry, AuditSeal


@pytest.fixture
def guarded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The trail's triggers are back when a test has been cleared away."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("records_auditentry", "records_auditseal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")


@pytest.fixture
def trail(guarded: None, transactional_db: None) -> Iterator[None]:
    """A trail that is really committed; without its guards at the end, because the tables are emptied then."""
    yield
    as_owner("")


def as_owner(statement: str, *values: Any) -> None:
    """What somebody could do who owns the tables and disables what guards them."""
    with connection.cursor() as cursor:
        for table in ("records_auditentry", "records_auditseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        if statement:
            cursor.execute(statement, values)


def added(count: int = 3) -> list[int]:
    """Entries of an ordinary day, with their numbers."""
    for number in range(count):
        audit.write(
            f"test.act{number}", by=None, now=builders.NOW, case_reference="VC-TEST", data={"b": 1, "a": [2, None]}
        )
    return list(AuditEntry.objects.order_by("id").values_list("id", flat=True))


def sealed(count: int = 3) -> list[int]:
    numbers = added(count)
    seals.seal(now=builders.NOW)
    return numbers


@pytest.mark.usefixtures("trail")
class TestSealing:
    def test_every_settled_entry_is_sealed_once_and_the_chain_holds(self) -> None:
        numbers = added(5)

        assert seals.seal(now=builders.NOW) == 5
        assert seals.seal(now=builders.NOW) == 0
        assert list(AuditSeal.objects.order_by("position").values_list("entry_id", flat=True)) == numbers
        assert seals.verify() == seals.Verdict(sealed=5)

    def test_the_chain_goes_on_from_day_to_day(self) -> None:
        sealed()
        added()
        seals.seal(now=builders.later(1))

        assert seals.verify() == seals.Verdict(sealed=6)

    def test_a_long_trail_is_sealed_in_batches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(seals, "BATCH", 2)
        sealed(5)

        assert seals.verify() == seals.Verdict(sealed=5)

    def test_an_entry_has_one_stored_form_whatever_zone_its_moment_is_read_in(self) -> None:
        audit.write("test.summer", by=None, now=builders.NOW.replace(month=7))
        entry = AuditEntry.objects.values(*seals.COLUMNS).get()
        in_utc = seals.stored_form(entry)

        assert seals.stored_form(entry | {"at": entry["at"].astimezone(ZoneInfo("Europe/London"))}) == in_utc
        assert '"at":"2026-07-23T10:00:00+00:00"' in in_utc

    def test_nothing_younger_than_an_open_transaction_is_sealed(self) -> None:
        sealed(1)
        with other_connection() as other:
            other.execute(INSERT, ["test.slow"])
            added(1)
            seals.seal(now=builders.NOW)
            assert AuditSeal.objects.count() == 1
            other.commit()

        seals.seal(now=builders.NOW)

        assert AuditSeal.objects.count() == 3
        assert seals.verify().holds

    def test_an_entry_that_is_seen_late_comes_into_the_chain(self) -> None:
        first, late = added(2)
        as_owner("UPDATE records_auditentry SET id = id + 100 WHERE id = %s", first)
        seals.seal(now=builders.NOW)
        with other_connection() as other:
            other.execute(NUMBERED, [late + 50, "test.late"])
            other.commit()

        seals.seal(now=builders.NOW)

        assert AuditSeal.objects.order_by("position").values_list("entry_id", flat=True)[2] == late + 50
        assert seals.verify() == seals.Verdict(sealed=3)

    def test_the_state_says_how_far_it_has_come(self) -> None:
        sealed(2)
        added(1)

        state = seals.state()

        assert (state.sealed, state.sealed_at, state.waiting) == (2, builders.NOW, 1)
        assert len(state.digest) == 64

    def test_the_jobs_seal_and_check(self, caplog: pytest.LogCaptureFixture) -> None:
        numbers = added()
        tasks.seal_trail(timestamp=0)
        tasks.check_trail()
        checked = seals.last_check()
        assert checked is not None and checked.data == {"sealed": 3, "broken": None, "why": ""}

        as_owner("UPDATE records_auditentry SET what = 'other' WHERE id = %s", numbers[1])
        tasks.check_trail()

        checked = seals.last_check()
        assert checked is not None and checked.data["broken"] == numbers[1]
        assert "the trail was changed" in caplog.text


INSERT = "INSERT INTO records_auditentry (at, actor_kind, what, case_reference, subject, data) VALUES (now(), 'nobody', %s, '', '', '{}')"
NUMBERED = (
    "INSERT INTO records_auditentry (id, at, actor_kind, what, case_reference, subject, data) "
    "VALUES (%s, now(), 'nobody', %s, '', '', '{}')"
)


def other_connection() -> "psycopg.Connection[Any]":
    values = connection.get_connection_params()
    return psycopg.connect(host=values["host"], user=values["user"], dbname=values["dbname"])


CHANGES = {
    "another act": "UPDATE records_auditentry SET what = 'other' WHERE id = %s",
    "another moment": "UPDATE records_auditentry SET at = at + interval '1 microsecond' WHERE id = %s",
    "another actor": "UPDATE records_auditentry SET actor = gen_random_uuid() WHERE id = %s",
    "another case": "UPDATE records_auditentry SET case_reference = 'VC-OTHER' WHERE id = %s",
    "another subject": "UPDATE records_auditentry SET subject = 'officer:other' WHERE id = %s",
    "other data": "UPDATE records_auditentry SET data = '{}' WHERE id = %s",
    "another kind of actor": "UPDATE records_auditentry SET actor_kind = 'program' WHERE id = %s",
    "taken away": "DELETE FROM records_auditentry WHERE id = %s",
    "taken away with its seal": (
        "WITH gone AS (DELETE FROM records_auditentry WHERE id = %s RETURNING id) "
        "DELETE FROM records_auditseal USING gone WHERE entry_id = gone.id"
    ),
    "its seal changed": "UPDATE records_auditseal SET digest = sha256('other') WHERE entry_id = %s",
}


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_behind_the_programs_back_is_found_at_the_first_broken_entry(change: str) -> None:
    numbers = sealed(5)

    as_owner(CHANGES[change], numbers[2])

    verdict = seals.verify()
    first_broken = numbers[3] if change == "taken away with its seal" else numbers[2]
    assert (verdict.holds, verdict.sealed, verdict.broken) == (False, 2, first_broken)
    assert verdict.why


@pytest.mark.usefixtures("trail")
def test_an_entry_put_in_far_behind_the_sealed_ones_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "LATE_AT_MOST", 10)
    numbers = sealed(1)
    as_owner("UPDATE records_auditentry SET id = id + 1000")
    as_owner("DELETE FROM records_auditseal")
    seals.seal(now=builders.NOW)
    with other_connection() as other:
        other.execute(NUMBERED, [numbers[0] + 5, "test.backdated"])
        other.commit()

    seals.seal(now=builders.NOW)

    assert seals.verify().broken == numbers[0] + 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM records_auditentry",
        "UPDATE records_auditentry SET what = 'other'",
        "TRUNCATE records_auditentry",
        "DELETE FROM records_auditseal",
        "UPDATE records_auditseal SET position = position + 1",
        "TRUNCATE records_auditseal",
    ],
)
def test_the_database_refuses_to_change_the_trail_even_to_the_owner(statement: str) -> None:
    (number,) = added(1)
    AuditSeal.objects.create(entry_id=number, position=1, digest=b"", sealed_at=builders.NOW)

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEntry.objects.filter(pk=number, what="test.act0").exists()
    assert AuditSeal.objects.filter(pk=number, position=1).exists()


def test_every_column_of_an_entry_is_sealed() -> None:
    assert set(seals.COLUMNS) == {field.attname for field in AuditEntry._meta.fields}


@pytest.mark.django_db
@pytest.mark.parametrize("data", [{"share": 0.5}, {"deep": [{"share": 1.0}]}])
def test_the_trail_takes_no_floats(data: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        audit.write("test.act", by=None, now=builders.NOW, data=data)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["victim_liaison_officer", "manager", "administrator", "analyst", "helpline_adviser"])
def test_only_an_auditor_has_the_trail_checked(role: str) -> None:
    with pytest.raises(access.NotPermitted):
        seals.ask_for_check(by=builders.officer(role).account, now=builders.NOW)
    assert not ProcrastinateJob.objects.filter(task_name="gateway.check_trail").exists()

    seals.ask_for_check(by=builders.officer("auditor").account, now=builders.NOW)
    assert ProcrastinateJob.objects.filter(task_name="gateway.check_trail").count() == 1
