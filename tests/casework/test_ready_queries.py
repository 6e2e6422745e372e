"""Queries whose SQL is written once answer for the values they are given, and for nothing of an earlier question."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import CharField, QuerySet
from django.db.models.functions import Lower
from django.test.utils import CaptureQueriesContext

from tests import builders
from victimcontact.casework.ready_queries import Among, Asked, ReadyQuery, ReadyRows, Within
from victimcontact.records.models import Address, Officer, Unit

pytestmark = pytest.mark.django_db


class Builder:
    """Builds a query, and counts how often."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.rows, self.built = rows, 0

    def __call__(self) -> QuerySet[Any, Any]:
        self.built += 1
        return self.rows


def named() -> Builder:
    return Builder(Unit.objects.filter(reference=Asked("reference", CharField())).values_list("reference"))


def test_each_question_is_answered_for_its_own_values_though_the_sql_is_written_once() -> None:
    builders.unit("bristol"), builders.unit("cardiff")
    build = named()
    query = ReadyQuery(build)

    answers = [query.ask(reference=name) for name in ("bristol", "cardiff", "nowhere", "bristol")]

    assert answers == [[("bristol",)], [("cardiff",)], [], [("bristol",)]]
    assert build.built == 1


def test_asked_often_it_is_planned_once_and_still_answers_for_its_own_values() -> None:
    builders.unit("bristol"), builders.unit("cardiff")
    units = Unit.objects.filter(reference=Asked("reference", CharField())).exclude(hours="asked often")
    query = ReadyQuery(lambda: units.values_list("name"))

    answers = [query.ask(reference=name)[0][0] for name in ("bristol", "cardiff") * 6]

    assert answers == ["Victim Liaison Unit, Bristol", "Victim Liaison Unit, Cardiff"] * 6
    assert planned("asked often") == 1


def planned(sign: str) -> int:
    """How many of this connection's plans have a sign in them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE strpos(statement, %s) > 0", [sign])
        return int(cursor.fetchone()[0])


def test_a_constant_with_a_sign_of_sql_is_only_text() -> None:
    odd = "100 % of 'them' %s"
    Unit.objects.filter(pk=builders.unit("bristol").pk).update(hours=odd)
    query = ReadyQuery(
        lambda: Unit.objects.filter(hours=odd, reference=Asked("reference", CharField())).values_list("hours")
    )

    assert (query.ask(reference="bristol"), query.ask(reference="cardiff")) == ([(odd,)], [])


def test_a_value_that_was_not_given_is_an_error_and_not_the_last_one() -> None:
    query = ReadyQuery(named())
    query.ask(reference="bristol")

    with pytest.raises(KeyError):
        query.ask()


def test_a_value_is_never_read_as_sql() -> None:
    builders.unit("bristol")

    assert ReadyQuery(named()).ask(reference="' OR true --") == []


def test_it_is_asked_of_the_rows_it_is_given_and_of_none_where_there_can_be_none() -> None:
    here, there = builders.officer(in_unit="bristol"), builders.officer(in_unit="cardiff")
    query = ReadyQuery(lambda: Officer.objects.filter(unit__in=Within("units")).values_list("pk"))

    assert query.ask(sets={"units": Unit.objects.filter(reference="bristol")}) == [(here.pk,)]
    assert query.ask(sets={"units": Unit.objects.filter(reference="cardiff")}) == [(there.pk,)]
    assert query.ask(sets={"units": Unit.objects.none()}) == []


def test_its_rows_can_be_what_another_query_looks_among() -> None:
    here = builders.officer(in_unit="bristol")
    builders.officer(in_unit="cardiff")
    units = ReadyQuery(lambda: Unit.objects.filter(reference=Asked("reference", CharField())).values_list("pk"))

    assert list(Officer.objects.filter(unit__in=units.rows(reference="bristol"))) == [here]
    assert not Officer.objects.filter(unit__in=units.rows(reference="nowhere")).exists()


def test_rows_of_a_model_come_with_what_is_read_beside_them_and_nothing_is_asked_again() -> None:
    here, there = builders.officer(in_unit="bristol"), builders.officer(in_unit="cardiff")
    build = Builder(Officer.objects.filter(unit__reference=Asked("unit", CharField())).select_related("unit"))
    rows = ReadyRows(build)

    answers = [rows.read(unit=name) for name in ("bristol", "cardiff", "nowhere", "bristol")]

    assert answers == [[here], [there], [], [here]]
    with CaptureQueriesContext(connection) as asked:
        assert [row.unit.reference for found in answers for row in found if row.unit] == [
            "bristol",
            "cardiff",
            "bristol",
        ]
    assert (len(asked), build.built) == (0, 1)


def test_what_was_left_out_or_counted_beside_a_row_is_as_django_itself_gives_it() -> None:
    officer = builders.officer(in_unit="bristol")
    wanted = Officer.objects.defer("phone").annotate(lower=Lower("name"))
    rows = ReadyRows(lambda: wanted.filter(pk__in=Among("keys")))

    found: Any = rows.by_key(keys=[officer.pk])[officer.pk]

    assert found.lower == officer.name.lower()
    assert found.get_deferred_fields() == {"phone"}
    assert found.phone == officer.phone


def test_a_closed_column_opens_in_a_row_read_this_way() -> None:
    case = builders.joined()
    rows = ReadyRows(lambda: Address.objects.filter(person__in=Among("persons"), replaced_at=None))

    (address,) = rows.read(persons=[case.person.pk])

    assert address.lines == Address.objects.get(person=case.person, replaced_at=None).lines


def test_among_no_keys_nothing_is_found() -> None:
    builders.officer()

    assert ReadyRows(lambda: Officer.objects.filter(pk__in=Among("keys"))).read(keys=[]) == []
