"""What hearing a message asks of the database: a day brings a hundred thousand, and each question of each counts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.casework.feed_messages import FRIDAY_NOON, IN, counted, hear, incoming, number_of
from victimcontact.casework import access
from victimcontact.records.models import Case
from victimcontact.scheme.incoming import Incoming

pytestmark = pytest.mark.django_db
NO_STAGE, STAGE = 9, 19
DAY = timedelta(days=1)


def asked(message: Incoming) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        hear(message)
    return [query["sql"] for query in queries]


def moved(case: Case, days: int) -> Incoming:
    return incoming(number_of(case), IN, "TRANSFERRED", "INT", occurred_at=FRIDAY_NOON - days * DAY)


def test_a_message_asks_as_much_after_many_others_as_after_a_few() -> None:
    case = builders.joined()
    for days in (9, 8, 7):
        hear(moved(case, days))
    few = asked(moved(case, 6))
    for days in range(5, 1, -1):
        hear(moved(case, days))

    assert len(asked(moved(case, 1))) == len(few) <= STAGE


def test_a_message_that_says_nothing_asks_little() -> None:
    case = builders.joined()
    access.program()

    assert len(asked(incoming(number_of(case), IN, "TRANSFERRED", "OTHER"))) <= NO_STAGE


def test_however_much_is_weighed_again_the_ledger_follows_once() -> None:
    case = builders.joined()
    for days in (8, 6, 4, 2):
        hear(moved(case, days))

    queries = asked(incoming(number_of(case), occurred_at=FRIDAY_NOON - 5 * DAY))

    assert "released" in counted(case)
    assert len([sql for sql in queries if "records_duty" in sql and sql.endswith("FOR UPDATE")]) == 1
