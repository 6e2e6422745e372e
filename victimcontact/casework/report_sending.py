"""A report on its way out and after: sent, received or returned, used, replaced, taken back with what its reader answered."""

from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import (
    access,
    duties,
    facts,
    report_content,
    report_files,
    report_guard,
    report_rows,
    sharing,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.report_history import SENT_TO, is_approved, latest, locked, steps
from victimcontact.casework.report_rows import require_fit_to_go, step
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.records.models import Account, Report
from victimcontact.scheme import legal_ways
from victimcontact.scheme.reports import ReportEvent, ReportGuard, ReportState
from victimcontact.scheme.roles import May


@dataclass(frozen=True)
class Late:
    """A report sent after its date: a manager sends it, says why, and has told whoever receives it (R34)."""

    reason: str


@dataclass(frozen=True)
class Sent:
    """To whom a report went and how."""

    to: str
    how: str


class NeverSent(Exception):
    """It never went to anybody, so that nobody can answer whether they removed it."""


@action(needs=May.SUBMIT_REPORT)
def submit(*, report: Report, sent: Sent, late: Late | None = None, by: Account, now: datetime) -> Report:
    """Make the files, keep them as they left, and count the duty as kept (P28, D15, D17, P70).

    After its last day a manager submits, with a reason; while nobody knows what to do if the Board refuses to keep it from the
    prisoner it is held (`scheme.moves.GuardNotMet`, P36). Raises `reviews.ReviewEnded` and what `report_rows.require_fit_to_go` raises.
    """
    fresh = locked(report)
    require_fit_to_go(fresh)
    if fresh.review is not None and fresh.review.ended_at is not None:
        raise ReviewEnded(fresh.review.reference)
    if fresh.state == ReportState.HELD:
        let_go = now - report_rows.RIGHT_AFTER
        step(fresh, ReportEvent.LET_GO, by=by, now=let_go, met=report_guard.met_by_choice(fresh), how="choice recorded")
    met = {ReportGuard.NO_LEAK} | report_guard.met_by_choice(fresh)
    if is_approved(fresh):
        met |= {ReportGuard.AS_APPROVED}
    event = ReportEvent.SUBMIT
    if report_guard.in_time(fresh, on=day_of(now)):
        met |= {ReportGuard.IN_TIME}
    else:
        event = ReportEvent.SUBMIT_LATE
        met |= _late(late, by)
    went_before = was_sent(fresh)
    step(fresh, event, by=by, now=now, met=met, how=f"{sent.how}{SENT_TO}{sent.to}", note=late.reason if late else "")
    report_files.keep(fresh, by=by, now=now)
    _record_shared(fresh, by=by, now=now)
    if not went_before:
        # The ledger counts a second input as one for another meeting; a report that bounced keeps the duty of its first sending.
        _record_submitted(fresh, by=by, now=now)
    return fresh


@action(needs=May.SUBMIT_REPORT)
def acknowledge(*, report: Report, receipt: str, by: Account, now: datetime) -> Report:
    """Whoever it went to says they have it, and under which receipt. Raises `scheme.moves.NotAllowed` or `GuardNotMet`."""
    met = {ReportGuard.RECEIPT_KEPT} if receipt.strip() else set()
    return step(locked(report), ReportEvent.ACKNOWLEDGE, by=by, now=now, met=met, note=receipt)


@action(needs=May.SUBMIT_REPORT)
def record_bounce(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """It came back: it was never received and is sent again, as it is. Raises `scheme.moves.NotAllowed`."""
    return step(locked(report), ReportEvent.BOUNCE, by=by, now=now, note=note)


@action(needs=May.SUBMIT_REPORT)
def record_given_back(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """Whoever received it gives it back to be put right, and says why. Raises `scheme.moves.NotAllowed` or `GuardNotMet`."""
    return step(locked(report), ReportEvent.GIVE_BACK, by=by, now=now, met=_said(note), note=note)


@action(needs=May.SUBMIT_REPORT)
def record_used(*, report: Report, where: str, by: Account, now: datetime) -> Report:
    """It was seen where it is to be read, in the dossier or at the hearing. Raises `scheme.moves.NotAllowed`."""
    return step(locked(report), ReportEvent.SEE_USED, by=by, now=now, note=where)


@action(needs=May.WRITE_REPORT)
def replace(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """What was sent is not what the victim wants to say any more: it ends as superseded, and a new report begins with its words.

    The files that left stay as they are. Raises `scheme.moves.NotAllowed`, `reviews.ReviewEnded`.
    """
    fresh = locked(report)
    if fresh.review is not None and fresh.review.ended_at is not None:
        raise ReviewEnded(fresh.review.reference)
    step(fresh, ReportEvent.SUPERSEDE, by=by, now=now, note=note)
    return report_rows.begin(
        Report(case=fresh.case, review=fresh.review, meeting=fresh.meeting, document=fresh.document),
        report_content.typed_in(latest(fresh), fresh.document),
        by=by,
        now=now,
    )


@action(needs=May.WRITE_REPORT)
def withdraw(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The victim takes their words back; after submission the recipient has been asked to remove them.

    Raises `scheme.moves.NotAllowed` or `GuardNotMet`.
    """
    met = {ReportGuard.ASKED_TO_REMOVE} if note.strip() else set()
    return step(locked(report), ReportEvent.WITHDRAW, by=by, now=now, met=met, note=note)


@action(needs=May.WRITE_REPORT)
def record_removal_answer(*, report: Report, answer: str, by: Account, now: datetime) -> Report:
    """What the recipient of a report that was taken back answered: whether it is out of the dossier.

    Raises `NeverSent`, `scheme.moves.NotAllowed` or `GuardNotMet`.
    """
    fresh = locked(report)
    if not was_sent(fresh):
        raise NeverSent(fresh.reference)
    return step(fresh, ReportEvent.ANSWER_REMOVAL, by=by, now=now, met=_said(answer), how="removal", note=answer)


def was_sent(report: Report) -> bool:
    """Whether it ever went to somebody."""
    return any(one.state == ReportState.SUBMITTED for one in steps(report))


def awaits_removal(report: Report) -> bool:
    """Whether it was taken back after it had gone, and nobody has answered yet that it was removed."""
    if report.state != ReportState.WITHDRAWN or not was_sent(report):
        return False
    return not any(one.how == "removal" for one in steps(report))


def _said(text: str) -> set[ReportGuard]:
    return {ReportGuard.REASON_GIVEN} if text.strip() else set()


def _late(late: Late | None, by: Account) -> set[ReportGuard]:
    met = {ReportGuard.MANAGER_AGREED} if access.permits(by, May.APPROVE_AS_MANAGER) else set()
    if late is not None and late.reason.strip():
        met |= {ReportGuard.REASON_GIVEN, ReportGuard.RECIPIENT_TOLD}
    return met


def _record_shared(report: Report, *, by: Account, now: datetime) -> None:
    kind = report.meeting.kind if report.meeting else ""
    law = legal_ways.for_report(report.document, route=report.case.route, meeting=kind)
    to, subject = kind or "decision_maker", f"report:{report.reference}"
    sharing.record(report.case, to=to, law=law, subject=subject, by=by, now=now)


def _record_submitted(report: Report, *, by: Account, now: datetime) -> None:
    data = {"document": report.document} | ({"review": report.review.reference} if report.review else {})
    facts.add(report.case, facts.New("submitted", day_of(now), data), by=by, now=now)
    duties.reconcile(report.case, now=now)
