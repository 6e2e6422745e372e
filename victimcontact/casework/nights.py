"""The nightly run: every case's ledger is derived again, so that a change of law or a passing date is right for everyone.

Then requests for conditions are held against the hard stop of their licence, the yearly letters that are owed are drafted, and guests
whose time is over are let out.
"""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from victimcontact.casework import access, annual_letters, audit, duties, guest_ends, hard_stops, laws
from victimcontact.casework.days import Clock, day_of
from victimcontact.casework.duties import Ledger
from victimcontact.records.models import Case, NightlyRun
from victimcontact.scheme import calendar
from victimcontact.scheme.switches import Law

log = logging.getLogger(__name__)

WARN_AHEAD = timedelta(days=365)
BATCH = 200


def reconcile_everything(*, clock: Clock) -> NightlyRun:
    """Reconcile every case, each in a transaction of its own. A case that fails is counted and logged by reference; the others go on.

    Most stand as they did: ledgers are read many at a time, and only those that differ from what is owed are locked and written.
    `clock` gives the moment now: the run's beginning, each case's moment and its end.
    """
    run = NightlyRun.objects.create(began_at=clock(), warnings=warnings(clock()))
    law = laws.in_force()
    for cases in _many_at_once():
        ledgers = duties.ledgers_of(cases)
        for case in cases:
            run.cases += 1
            run.changed += _reconcile(case, ledgers[case.pk], run, clock(), law)
    hard_stops.watch(clock=clock)
    annual_letters.draft_due(clock=clock)
    guest_ends.end_what_is_over(clock=clock)
    run.ended_at = clock()
    run.save()
    audit.write(
        "nights.reconciled", by=access.program(), now=run.ended_at, data={"cases": run.cases, "failed": run.failed}
    )
    return run


def last() -> NightlyRun | None:
    """The newest run that ended, for the officers' site to say when it was."""
    return NightlyRun.objects.filter(ended_at__isnull=False).order_by("-ended_at").first()


def warnings(now: datetime) -> list[str]:
    """What somebody must see to before long: the table of bank holidays ends within a year (P-14)."""
    if day_of(now) + WARN_AHEAD <= calendar.HORIZON:
        return []
    return [
        f"The table of bank holidays ends on {calendar.HORIZON.isoformat()}: add the next years before dates are refused."
    ]


def _many_at_once() -> Iterator[list[Case]]:
    rows = Case.objects.select_related("sentence").order_by("pk").iterator(chunk_size=BATCH)
    while cases := list(islice(rows, BATCH)):
        yield cases


def _reconcile(case: Case, ledger: Ledger, run: NightlyRun, now: datetime, law: Law) -> int:
    try:
        if duties.stands(case, ledger, on=day_of(now), law=law):
            return 0
        done = duties.reconcile_in_transaction(case, now=now, law=law)
    except Exception as error:
        # Whatever is wrong with one case must not leave every other case underived; the type of the error holds nothing personal.
        log.error("nightly reconcile failed", extra={"case": case.reference, "error": type(error).__name__})
        run.failed += 1
        return 0
    return done.new + done.changed
