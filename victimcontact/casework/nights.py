"""The nightly run: every case's ledger is derived again, so that a change of law or a passing date is right for everyone.

Then requests for conditions are held against the hard stop of their licence, and the yearly letters that are owed are drafted.
"""

import logging
from datetime import datetime, timedelta

from victimcontact.casework import access, annual_letters, audit, duties, hard_stops, laws
from victimcontact.casework.days import Clock, day_of
from victimcontact.records.models import Case, NightlyRun
from victimcontact.scheme import calendar
from victimcontact.scheme.switches import Law

log = logging.getLogger(__name__)

WARN_AHEAD = timedelta(days=365)
BATCH = 500


def reconcile_everything(*, clock: Clock) -> NightlyRun:
    """Reconcile every case, each in a transaction of its own. A case that fails is counted and logged by reference; the others go on.

    `clock` gives the moment now: the run's beginning, each case's moment and its end.
    """
    run = NightlyRun.objects.create(began_at=clock(), warnings=warnings(clock()))
    law = laws.in_force()
    for case in Case.objects.select_related("sentence", "unit").order_by("pk").iterator(chunk_size=BATCH):
        run.cases += 1
        run.changed += _reconcile(case, run, clock(), law)
    hard_stops.watch(clock=clock)
    annual_letters.draft_due(clock=clock)
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


def _reconcile(case: Case, run: NightlyRun, now: datetime, law: Law) -> int:
    try:
        done = duties.reconcile_in_transaction(case, now=now, law=law)
    except Exception as error:
        # Whatever is wrong with one case must not leave every other case underived; the type of the error holds nothing personal.
        log.error("nightly reconcile failed", extra={"case": case.reference, "error": type(error).__name__})
        run.failed += 1
        return 0
    return done.new + done.changed
