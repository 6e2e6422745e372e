"""What a night costs: every case derived and compared with what is stored. Imported once Django is set up."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from bench import SEED, YEARS, story
from django.db import connection

from tests import builders, crowds
from victimcontact.casework import access, nights
from victimcontact.records.models import Account, Case, Duty, Fact, FactSource

FACTS, SPREAD = 25, 12
AT_ONCE, NIGHTS = 200, 3
FACTS_READ = 'SELECT id, kind, "on", data FROM records_fact WHERE case_id = ANY(%s)'
DUTIES_READ = (
    "SELECT case_id, key, standing, due_on, last_on, text, kept_by_id FROM records_duty WHERE case_id = ANY(%s)"
)


def measured(count: int) -> dict[str, Any]:
    """Seconds of a case: the first night, which writes every ledger; the same again, with the floor between; the next night.

    `python` is what of the second is time of the processor here: the rest is the database's, or waiting for either.
    """
    cases = crowds.members(count)
    _live_through(cases)
    first, _python = _night(builders.NOW)
    found = {"cases": count, "facts": Fact.objects.count() / count, "duties": Duty.objects.count() / count}
    pairs = [(_night(builders.NOW), _read(cases)) for _ in range(NIGHTS)]
    (again, python), floor = min(night for night, _floor in pairs), min(floor for _night, floor in pairs)
    after, _python = _night(builders.NOW + timedelta(days=1))
    times = {"first": first, "again": again, "python": python, "next": after, "floor": floor}
    return found | {name: seconds / count for name, seconds in times.items()}


def _live_through(cases: list[Case]) -> None:
    """Some 25 facts for every case, over up to ten years: reviews, hearings put off, statements, decisions, letters, calls."""
    chance, by = random.Random(SEED), access.program()
    for case in cases:
        told = story(max(4, int(chance.gauss(FACTS, SPREAD))), chance, years=chance.randint(1, YEARS))
        Fact.objects.bulk_create(_fact(case, fact, by) for fact in told)


def _fact(case: Case, told: Mapping[str, Any], by: Account) -> Fact:
    data = {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
    kind, on = data.pop("fact"), told["on"]
    del data["on"], data["id"]
    return Fact(case=case, kind=kind, on=on, data=data, source=FactSource.HAND, made_by=by, made_at=builders.NOW)


def _night(now: datetime) -> tuple[float, float]:
    """Seconds by the clock, and of the processor in this process."""
    python = time.process_time()
    run, seconds = _timed(lambda: nights.reconcile_everything(clock=lambda: now))
    assert run.failed == 0
    return seconds, time.process_time() - python


def _read(cases: list[Case]) -> float:
    """The floor: the same rows by hand-written SQL, as many at once, and nothing made of them."""
    keys = iter([case.pk for case in cases])

    def read() -> None:
        while some := list(islice(keys, AT_ONCE)):
            with connection.cursor() as cursor:
                for statement in (FACTS_READ, DUTIES_READ):
                    cursor.execute(statement, [some])
                    cursor.fetchall()

    return _timed(read)[1]


def _timed(run: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    answered = run()
    return answered, time.perf_counter() - began
