"""Background work. A job is only the nudge: what is to be done stands in rows, and every task may run twice without harm."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from victimcontact.casework import (
    alike,
    attempts,
    brakes,
    bulk,
    bundles,
    caseload_handovers,
    corrections,
    enquiries,
    enquiry_drafts,
    errands,
    escalations,
    gates,
    name_keys,
    nights,
    officer_sign_ins,
    one_time_codes,
    print_batches,
    receipts,
    request_copies,
    risks,
    seals,
    sending,
    sittings,
    taken_back,
    tellings,
)
from victimcontact.gateway import carriers

log = logging.getLogger(__name__)

STALLED_AFTER = timedelta(minutes=5)
tasks: App = app


@tasks.task(name="gateway.send_messages", retry=3)
def send_messages() -> None:
    """Hand over what is approved: sign-in codes first, then letters, e-mails and texts, facts about risk, and requests for conditions."""
    one_time_codes.answer_asked(clock=timezone.now)
    for carrier in (carriers.mail(), carriers.texts()):
        sending.drain_codes(carrier, clock=timezone.now)
    for carrier in carriers.in_use():
        sending.drain(carrier, clock=timezone.now)
    risks.drain(carriers.our_own_mail(), clock=timezone.now)
    request_copies.drain(carriers.our_own_mail(), clock=timezone.now)


@tasks.periodic(cron="* * * * *")
@tasks.task(name="gateway.every_minute", queueing_lock="every_minute")
def every_minute(timestamp: int) -> None:
    """Draft what a feed brought once its hold is over, and what those need who were not reached; send what waited for its time."""
    carry_out_brakes()
    corrections.follow(now=timezone.now())
    tellings.release_held(now=timezone.now())
    gates.tell_who_joined(now=timezone.now())
    escalations.run(now=timezone.now())
    taken_back.take_back(clock=timezone.now)
    errands.forget_old(now=timezone.now())
    sittings.end_long(now=timezone.now())
    send_messages()


@tasks.task(name="gateway.carry_out_brakes", lock="carry_out_brakes")
def carry_out_brakes() -> None:
    """End what a manager decided to stop. Until then it stays where it is, so that this may take its time."""
    brakes.carry_out(clock=timezone.now)


@tasks.task(name="gateway.mark_posted", retry=3)
def mark_posted() -> None:
    """Write down, letter by letter, what people said was posted."""
    print_batches.carry_out()


@tasks.periodic(cron="* * * * *")
@tasks.task(name="gateway.take_receipts", queueing_lock="take_receipts", lock="take_receipts")
def take_receipts(timestamp: int) -> None:
    """Write down what was posted, follow what carriers said too early, and ask after what they have said nothing final of."""
    mark_posted()
    receipts.take_up_waiting(now=timezone.now())
    for carrier in carriers.to_ask():
        receipts.ask(carrier, clock=timezone.now)


LONG_WORK = {
    alike.APPROVING: alike.approve_one,
    caseload_handovers.KIND: caseload_handovers.hand_over_next,
    bundles.KIND: bundles.make_next,
}


@tasks.periodic(cron="* * * * *")
@tasks.task(name="gateway.do_bulk_work", retry=3)
def do_bulk_work(timestamp: int = 0) -> None:
    """Go on with what officers began and is done one by one."""
    bulk.drain(LONG_WORK, clock=timezone.now)


@tasks.periodic(cron=settings.NIGHTLY_AT)
@tasks.task(name="gateway.reconcile_everything", queueing_lock="reconcile_everything", lock="reconcile_everything")
def reconcile_everything(timestamp: int) -> None:
    """Derive every case's ledger again (the cron time is UTC)."""
    run = nights.reconcile_everything(clock=timezone.now)
    escalations.begin_missing(now=timezone.now())
    log.info("nightly reconcile ended", extra={"cases": run.cases, "changed": run.changed, "failed": run.failed})


@tasks.periodic(cron="*/5 * * * *")
@tasks.task(name="gateway.seal_trail", queueing_lock="seal_trail", lock="seal_trail")
def seal_trail(timestamp: int) -> None:
    """Seal what was added to the trail. The newest seal stands in the log, where a shortened trail can be compared with it."""
    if seals.seal(now=timezone.now()):
        state = seals.state()
        log.info("trail sealed", extra={"sealed": state.sealed, "seal": state.digest})


@tasks.periodic(cron="45 3 * * *")
@tasks.task(name="gateway.check_trail", lock="check_trail")
def check_trail(timestamp: int = 0) -> None:
    """Compute the whole chain of seals again, every night and when an auditor asks."""
    verdict = seals.check(now=timezone.now())
    if not verdict.holds:
        log.error("the trail was changed", extra={"entry": verdict.broken})


@tasks.periodic(cron="15 3 * * *")
@tasks.task(name="gateway.tidy_up", queueing_lock="tidy_up")
def tidy_up(timestamp: int) -> None:
    """Every night what has run out is forgotten (sessions, tries, answers not sent), and name keys are made for whoever has none."""
    officer_sign_ins.forget_ended_sessions(now=timezone.now())
    attempts.forget_old(now=timezone.now())
    enquiry_drafts.forget_old(now=timezone.now())
    enquiries.forget_settled(now=timezone.now())
    name_keys.fill_missing()


@tasks.periodic(cron="*/5 * * * *")
@tasks.task(name="gateway.take_up_stalled", queueing_lock="take_up_stalled", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs of a worker that died are tried again."""
    stalled = await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER.total_seconds())
    for job in stalled:
        await _retry(context.app, job)


async def _retry(application: App, job: Job) -> None:
    await application.job_manager.retry_job(job)
