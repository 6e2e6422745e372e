"""Closed columns: bound to model, field and row, and never in plain in the table."""

import base64
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from psycopg import sql
from pytest_django import Settings

from tests import builders
from victimcontact.records import keyring
from victimcontact.records.fields import EncryptedJSON, EncryptedText, Sealed
from victimcontact.records.keyring import CannotOpen
from victimcontact.records.models import (
    Account,
    AccountKind,
    Address,
    CallerNote,
    Case,
    ContactPoint,
    Fact,
    GuestAccess,
    HospitalHandover,
    HospitalNote,
    Person,
    Referral,
    SafeContactPlan,
    WaitingMail,
)

pytestmark = pytest.mark.django_db

CANARY = "Canary Row 7"


def mail(body: str = CANARY, **more: Any) -> WaitingMail:
    return WaitingMail.objects.create(
        to_address="canary@example.org", subject="x", body=body, made_at=builders.NOW, **more
    )


def stored(table: str, column: str, key: Any) -> bytes:
    look = sql.SQL("SELECT {} FROM {} WHERE id = %s").format(sql.Identifier(column), sql.Identifier(table))
    with connection.cursor() as cursor:
        cursor.execute(look, [key])
        return bytes(cursor.fetchone()[0])


def put(table: str, column: str, key: Any, value: bytes) -> None:
    change = sql.SQL("UPDATE {} SET {} = %s WHERE id = %s").format(sql.Identifier(table), sql.Identifier(column))
    with connection.cursor() as cursor:
        cursor.execute(change, [value, key])


def rotated(settings: Settings, *, keep_old: bool = True) -> None:
    """A new current key beside the old one, or instead of it."""
    new = {"new": base64.b64encode(b"n" * 32).decode()}
    old = settings.KEYRING["keys"] if keep_old else {}
    settings.KEYRING = {**settings.KEYRING, "current": "new", "keys": {**old, **new}}


def test_what_was_saved_is_read_again_and_stands_closed_in_the_table() -> None:
    row = mail()

    assert WaitingMail.objects.get(pk=row.pk).body == CANARY
    assert CANARY.encode() not in stored("records_waitingmail", "body", row.pk)


@pytest.mark.parametrize("value", ["", "Siân Ŵŷnn 🕊", "x" * 100_000, "line\nend"])
def test_every_text_comes_back_as_it_was(value: str) -> None:
    assert WaitingMail.objects.get(pk=mail(value).pk).body == value


def test_nothing_stays_nothing() -> None:
    row = mail()
    row.body = None
    row.save()

    assert WaitingMail.objects.get(pk=row.pk).body is None


def test_the_same_text_is_closed_differently_each_time() -> None:
    one, other = mail(), mail()
    before = stored("records_waitingmail", "body", one.pk)
    assert before != stored("records_waitingmail", "body", other.pk)

    one.save()

    assert stored("records_waitingmail", "body", one.pk) != before


def test_a_value_copied_into_another_row_does_not_open() -> None:
    one, other = mail(), mail("Other")

    put("records_waitingmail", "body", other.pk, stored("records_waitingmail", "body", one.pk))

    with pytest.raises(CannotOpen):
        _ = WaitingMail.objects.get(pk=other.pk).body


def test_a_value_copied_into_another_column_does_not_open() -> None:
    row = mail()

    put("records_waitingmail", "to_address", row.pk, stored("records_waitingmail", "body", row.pk))

    with pytest.raises(CannotOpen):
        _ = WaitingMail.objects.get(pk=row.pk).to_address


def test_a_value_copied_into_another_table_does_not_open_even_under_the_same_key() -> None:
    case = builders.allocated()
    plan = SafeContactPlan.objects.create(
        person=case.person, number=1, note=CANARY, made_by=builders.officer().account, made_at=builders.NOW
    )
    row = mail(id=plan.pk)

    put("records_waitingmail", "body", row.pk, stored("records_safecontactplan", "note", plan.pk))

    with pytest.raises(CannotOpen):
        _ = WaitingMail.objects.get(pk=row.pk).body


@pytest.mark.parametrize("value", [b"", b"\x04test", b"\x04test123", b"\xff", b"plain text, long enough to be a value"])
def test_what_was_never_a_closed_value_does_not_open(value: bytes) -> None:
    row = mail()
    put("records_waitingmail", "body", row.pk, value)

    with pytest.raises(CannotOpen):
        _ = WaitingMail.objects.get(pk=row.pk).body


@pytest.mark.parametrize("place", [0, 1, 5, 20, -1])
def test_a_value_that_was_tampered_with_does_not_open(place: int) -> None:
    row = mail()
    value = bytearray(stored("records_waitingmail", "body", row.pk))
    value[place] ^= 1
    put("records_waitingmail", "body", row.pk, bytes(value))

    with pytest.raises(CannotOpen):
        _ = WaitingMail.objects.get(pk=row.pk).body


def test_why_a_value_does_not_open_says_nothing_of_it_or_its_row() -> None:
    one, other = mail(), mail("Other")
    put("records_waitingmail", "body", other.pk, stored("records_waitingmail", "body", one.pk))

    with pytest.raises(CannotOpen) as refused:
        _ = WaitingMail.objects.get(pk=other.pk).body

    assert CANARY not in str(refused.value)
    assert str(other.pk) not in str(refused.value)


def test_the_values_of_all_rows_cannot_be_overwritten_at_once() -> None:
    row = mail()

    with pytest.raises(TypeError), transaction.atomic():
        WaitingMail.objects.update(body="plain")
    with pytest.raises(TypeError), transaction.atomic():
        WaitingMail.objects.bulk_update([row], ["body"])

    assert WaitingMail.objects.get().body == CANARY


@pytest.mark.parametrize(
    "look_up", ["body", "body__in", "body__contains", "body__startswith", "body__gt", "body__iexact"]
)
def test_nobody_looks_for_a_closed_value(look_up: str) -> None:
    with pytest.raises(FieldError):
        WaitingMail.objects.filter(**{look_up: CANARY})


def test_whether_there_is_a_value_can_be_asked() -> None:
    mail()

    assert WaitingMail.objects.filter(body__isnull=False).count() == 1


def test_many_rows_added_at_once_are_closed_each_for_itself() -> None:
    rows = [
        WaitingMail(to_address=f"canary{number}@example.org", subject="x", body=CANARY, made_at=builders.NOW)
        for number in range(3)
    ]

    WaitingMail.objects.bulk_create(rows)

    assert {row.body for row in WaitingMail.objects.all()} == {CANARY}
    assert len({stored("records_waitingmail", "body", row.pk) for row in rows}) == 3


def test_a_column_left_out_at_first_is_opened_when_it_is_asked_for() -> None:
    row = mail()

    later = WaitingMail.objects.defer("body").get(pk=row.pk)
    assert "body" not in later.__dict__

    assert later.body == CANARY
    assert WaitingMail.objects.only("subject").get(pk=row.pk).body == CANARY


def test_a_row_read_again_shows_what_stands_there_now() -> None:
    row = mail()
    same = WaitingMail.objects.get(pk=row.pk)
    same.body = "Other"
    same.save()

    row.refresh_from_db()

    assert row.body == "Other"


def test_saving_a_row_that_was_not_opened_keeps_its_closed_value() -> None:
    row = mail()
    before = stored("records_waitingmail", "body", row.pk)

    same = WaitingMail.objects.get(pk=row.pk)
    same.subject = "y"
    same.save()

    assert stored("records_waitingmail", "body", row.pk) == before
    assert WaitingMail.objects.get(pk=row.pk).body == CANARY


def test_a_small_json_value_comes_back_with_its_shape() -> None:
    value = {"lines": ["1 Made-up Street", "Bristol"], "none": None, "deep": [{"a": 1}]}
    case = builders.allocated()
    row = Address.objects.create(
        person=Person.objects.create(given_names="A", family_name="B"),
        lines=value,
        made_by=builders.officer().account,
        made_at=builders.NOW,
    )

    assert Address.objects.get(pk=row.pk).lines == value
    assert case.person.addresses.get().lines[-1] == "BS99 9ZZ"


# Keys


def test_after_a_new_key_old_values_open_and_new_ones_are_closed_with_it(settings: Settings) -> None:
    old = mail("Old")
    rotated(settings)
    new = mail("New")

    assert WaitingMail.objects.get(pk=old.pk).body == "Old"
    assert WaitingMail.objects.get(pk=new.pk).body == "New"
    assert stored("records_waitingmail", "body", new.pk)[1:4] == b"new"
    assert stored("records_waitingmail", "body", old.pk)[1:5] == b"test"


def test_a_value_read_and_given_again_is_closed_with_the_new_key(settings: Settings) -> None:
    row = mail("Old")
    rotated(settings)

    again = WaitingMail.objects.get(pk=row.pk)
    again.body = str(again.body)
    again.save()

    assert stored("records_waitingmail", "body", row.pk)[1:4] == b"new"


def test_without_its_key_a_value_does_not_open(settings: Settings) -> None:
    row = mail()
    rotated(settings, keep_old=False)

    with pytest.raises(CannotOpen, match="No key"):
        _ = WaitingMail.objects.get(pk=row.pk).body


def test_the_blind_index_is_the_same_for_the_same_value_and_tells_nothing_of_it(settings: Settings) -> None:
    one = keyring.blind_index("email:canary@example.org")

    assert one == keyring.blind_index("email:canary@example.org")
    assert one != keyring.blind_index("number:canary@example.org")
    settings.KEYRING = {**settings.KEYRING, "index": base64.b64encode(b"o" * 32).decode()}
    assert one != keyring.blind_index("email:canary@example.org")


# Every column that has to be closed is


MUST_BE_CLOSED = [
    (Address, "lines"),
    (Address, "who_else_sees"),
    (ContactPoint, "value"),
    (ContactPoint, "who_else_sees"),
    (SafeContactPlan, "code_word"),
    (SafeContactPlan, "note"),
    (SafeContactPlan, "dates_to_avoid"),
    (Person, "needs"),
    (Case, "acts_for"),
    (Referral, "note"),
    (CallerNote, "text"),
    (Fact, "details"),
    (HospitalHandover, "hospital"),
    (HospitalHandover, "hospital_address"),
    (HospitalNote, "text"),
    (GuestAccess, "ended_reason"),
    (WaitingMail, "to_address"),
    (WaitingMail, "body"),
]


@pytest.mark.parametrize(("model", "name"), MUST_BE_CLOSED)
def test_what_can_lead_to_a_person_stands_closed(model: Any, name: str) -> None:
    assert isinstance(model._meta.get_field(name), EncryptedText | EncryptedJSON)


def test_a_member_has_no_address_in_the_table_of_accounts() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(handle="member-1", kind=AccountKind.MEMBER, email="canary@example.org")


def test_the_closed_form_is_no_text_by_accident() -> None:
    row = mail()

    assert isinstance(WaitingMail.objects.values_list("body", flat=True).get(), Sealed)
    assert row.body == CANARY
