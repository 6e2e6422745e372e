"""Each night every ledger is what is owed, whatever it was before; one case that cannot be derived keeps no other from it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from victimcontact.casework import access, duties, laws, nights, stages
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Case, Duty, DutyChange, Fact, FactSource, NightlyRun

pytestmark = pytest.mark.django_db


def night(days: int = 0) -> NightlyRun:
    return nights.reconcile_everything(clock=lambda: builders.later(days))


def ledger_of(case: Case) -> set[tuple[Any, ...]]:
    rows = Duty.objects.filter(case=case)
    return set(rows.values_list("key", "standing", "due_on", "kept_by", "superseded_by__key", "text"))


@pytest.mark.parametrize("wrong", [{"standing": "passed"}, {"text": "Something else"}, {"due_on": date(2030, 1, 1)}])
def test_a_row_that_says_something_else_than_what_is_owed_is_put_right(wrong: dict[str, Any]) -> None:
    case = builders.joined()
    right = ledger_of(case)
    Duty.objects.filter(case=case).update(**wrong)
    assert ledger_of(case) != right

    run = night()

    assert (ledger_of(case), run.changed > 0) == (right, True)


def test_a_duty_that_is_not_owed_is_ended_and_one_that_is_missing_is_written() -> None:
    case = builders.joined()
    right = {key for key, *_ in ledger_of(case)}
    missing = Duty.objects.filter(case=case, kept_by=None).order_by("key")[0]
    missing_key = missing.key
    DutyChange.objects.filter(duty=missing).update(due_on=missing.due_on)
    Duty.objects.filter(pk=missing.pk).update(key="R0:nothing:nowhere")

    night()

    assert {key for key, *_ in ledger_of(case)} == right | {"R0:nothing:nowhere"}
    assert Duty.objects.get(case=case, key="R0:nothing:nowhere").standing == "superseded"
    assert Duty.objects.get(case=case, key=missing_key).standing == missing.standing


def test_a_duty_is_linked_again_with_the_one_that_took_its_place() -> None:
    case = builders.joined()
    by = builders.officer().account
    for days, release_on in ((1, "2027-06-01"), (2, "2027-07-01")):
        happened = Happened("release_date_set", builders.later(days).date(), {"release_on": release_on})
        stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.later(days))
    right = ledger_of(case)
    assert Duty.objects.filter(case=case).exclude(superseded_by=None).update(superseded_by=None)

    night(2)

    assert ledger_of(case) == right


def test_a_night_in_which_nothing_changes_writes_nothing_and_asks_as_much_for_many_cases_as_for_few() -> None:
    builders.joined()
    night()
    with CaptureQueriesContext(connection) as few:
        night()
    for _ in range(4):
        builders.joined()
    night()

    with CaptureQueriesContext(connection) as many:
        run = night()

    assert (run.cases, run.changed, run.failed) == (5, 0, 0)
    assert len(many) == len(few)


def test_a_case_that_cannot_be_derived_keeps_no_other_from_its_duties() -> None:
    broken, well = builders.joined(), builders.joined()
    Fact.objects.create(
        case=broken,
        kind="key_date",
        on=builders.TODAY,
        data={"name": "release", "date": "no day at all"},
        source=FactSource.HAND,
        made_by=access.program(),
        made_at=builders.NOW,
    )
    right = ledger_of(well)
    Duty.objects.filter(case=well).update(text="Something else")

    run = night()

    assert (run.cases, run.failed) == (2, 1)
    assert ledger_of(well) == right


def test_what_is_late_is_late_the_night_after_its_day() -> None:
    case = builders.joined()
    due = Duty.objects.filter(case=case, standing="open").order_by("due_on")[0]

    night((due.due_on - builders.TODAY + timedelta(days=1)).days)

    assert Duty.objects.get(pk=due.pk).standing in ("late", "superseded")


def test_a_case_that_moved_on_since_the_night_read_it_is_counted_as_it_stands() -> None:
    case = builders.joined()
    as_read = Case.objects.select_related("sentence").get(pk=case.pk)
    Case.objects.filter(pk=case.pk).update(standing="not_eligible")
    night()
    right = ledger_of(case)

    duties.reconcile_in_transaction(as_read, now=builders.NOW, law=laws.in_force())

    assert ledger_of(case) == right
