"""Written reports: drafted, approved by the victim, checked by another officer, submitted, acknowledged. An edit ends an approval."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from victimcontact.casework import (
    access,
    audit,
    duties,
    facts,
    notes,
    references,
    report_content,
    report_files,
    report_guard,
)
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import layout as documents
from victimcontact.casework.protection import GivesAway as GivesAway
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.casework.report_guard import DISCLOSABLE as DISCLOSABLE
from victimcontact.casework.report_history import TO
from victimcontact.casework.report_history import as_layout as as_layout
from victimcontact.casework.report_history import latest as latest
from victimcontact.casework.report_history import steps as steps
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.records.models import Account, Case, Meeting, ReportStep, ReportVersion, Review
from victimcontact.records.models import Report as Report
from victimcontact.scheme import reports as table
from victimcontact.scheme.reports import ReportEvent, ReportGuard, ReportState
from victimcontact.scheme.roles import May

FOR_REVIEW = {"parole": "R01", "recall_review": "R01", "tribunal": "R02", "mhcs": "R02"}
ENDED = (ReportState.WITHDRAWN.value, ReportState.SUPERSEDED.value)


class NoReportHere(Exception):
    """No written report of the victim's goes to this kind of decision."""


class OneAlready(Exception):
    """A live report for this review or meeting exists."""


class NotInThisReport(Exception):
    """A field that this kind of report has no place for: to the tribunal only conditions may be represented (P76)."""


class OwnReport(Exception):
    """Nobody checks what they wrote themselves (P109)."""


@dataclass(frozen=True)
class Late:
    """A report sent after its date: a manager sends it, says why, and has told whoever receives it (R34)."""

    reason: str


@dataclass(frozen=True)
class Sent:
    """To whom a report went and how; `receipt` is what they answered with, if they have."""

    to: str
    how: str


@action(needs=May.WRITE_REPORT)
def start(*, case: Case, review: Review, by: Account, now: datetime) -> Report:
    """Begin the report that this kind of review takes: R01 to the Parole Board, R02 to tribunal or Secretary of State.

    Raises `NoReportHere`, `OneAlready`, `reviews.ReviewEnded`.
    """
    document = FOR_REVIEW.get(review.kind)
    if document is None or review.sentence_id != case.sentence_id:
        raise NoReportHere(review.kind)
    if review.ended_at is not None:
        raise ReviewEnded(review.reference)
    if Report.objects.filter(case=case, review=review).exclude(state__in=ENDED).exists():
        raise OneAlready
    return _begin(Report(case=case, review=review, document=document), by=by, now=now)


@action(needs=May.WRITE_REPORT)
def start_for_meeting(*, case: Case, meeting: Meeting, by: Account, now: datetime) -> Report:
    """Begin the officer's input to a meeting (R05). Raises `NoReportHere` or `OneAlready`."""
    if meeting.sentence_id != case.sentence_id:
        raise NoReportHere(meeting.kind)
    if Report.objects.filter(case=case, meeting=meeting).exclude(state__in=ENDED).exists():
        raise OneAlready
    return _begin(Report(case=case, meeting=meeting, document="R05"), by=by, now=now)


@action(needs=May.WRITE_REPORT)
def write(*, report: Report, content: Mapping[str, Any], version: int, by: Account, now: datetime) -> ReportVersion:
    """Save a new version: a victim's approval of an earlier one no longer counts (P109). What is not given is empty.

    Raises `access.Stale`, `NotInThisReport`, `report_guard.TestsMissing`, `scheme.moves.NotAllowed` once the report has gone.
    """
    fresh = _locked(report)
    if fresh.version != version:
        raise access.Stale(report.reference)
    empty = report_content.EMPTY[fresh.document]
    if not set(content) <= set(empty):
        raise NotInThisReport(fresh.document)
    report_guard.require_tests(content)
    _move(fresh, ReportEvent.EDIT)
    return _keep(fresh, {**empty, **content}, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def ask_victim(*, report: Report, by: Account, now: datetime) -> Report:
    """The victim is asked to read it, or to have it read to them. Raises `scheme.moves.NotAllowed`."""
    return _step(_locked(report), ReportEvent.ASK_VICTIM, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def record_approval(*, report: Report, how: str, understood: bool, by: Account, now: datetime) -> Report:
    """The victim approved this version, told to the officer (read-back call, in person). The content is locked by its hash.

    `understood`: they know who can read it (P31). Raises `scheme.moves.GuardNotMet` or `NotAllowed`.
    """
    met = {ReportGuard.APPROVAL_HEARD} | ({ReportGuard.DISCLOSURE_UNDERSTOOD} if understood else set())
    return _step(_locked(report), ReportEvent.APPROVE, by=by, now=now, met=met, how=how)


@action(needs=May.APPROVE_OWN_REPORT)
def approve_own(*, report: Report, understood: bool, content_hash: str, by: Account, now: datetime) -> Report:
    """The member approves in their own pages exactly the version they read. Raises `access.Stale` when it has changed since."""
    fresh = _locked(report)
    if latest(fresh).content_hash != content_hash:
        raise access.Stale(report.reference)
    met = {ReportGuard.APPROVAL_HEARD} | ({ReportGuard.DISCLOSURE_UNDERSTOOD} if understood else set())
    return _step(fresh, ReportEvent.APPROVE, by=by, now=now, met=met, how="portal")


@action(needs=May.APPROVE_OWN_REPORT)
def ask_changes_own(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The member says in their own pages what is to be said differently; it waits for the officer as a message does.

    Raises `scheme.moves.NotAllowed` or `notes.NothingWritten`.
    """
    fresh = _step(_locked(report), ReportEvent.ASK_CHANGES, by=by, now=now, how="portal", note=note)
    notes.tell_officer(fresh.case, note, by=by, now=now)
    return fresh


@action(needs=May.WRITE_REPORT)
def record_changes_asked(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The victim wants something said differently."""
    return _step(_locked(report), ReportEvent.ASK_CHANGES, by=by, now=now, note=note)


@action(needs=May.CHECK_REPORT)
def start_check(*, report: Report, by: Account, now: datetime) -> Report:
    """Another officer begins to check. Raises `OwnReport`."""
    fresh = _locked(report)
    _require_other(fresh, by)
    return _step(fresh, ReportEvent.START_CHECK, by=by, now=now, met={ReportGuard.NOT_THE_AUTHOR})


@action(needs=May.CHECK_REPORT)
def pass_check(*, report: Report, looked_at: Collection[str], by: Account, now: datetime) -> Report:
    """The check is passed: every point of the list looked at, nothing given away, the words as approved.

    Raises `OwnReport`, `GivesAway`, or `scheme.moves.GuardNotMet` when a point of `report_guard.CHECKLIST` was not looked at.
    """
    fresh = _locked(report)
    _require_other(fresh, by)
    _require_no_leak(fresh)
    met = {ReportGuard.NOT_THE_AUTHOR, ReportGuard.NO_LEAK, ReportGuard.AS_APPROVED}
    if set(CHECKLIST[fresh.document]) <= set(looked_at):
        met |= {ReportGuard.CHECKLIST_DONE}
    return _step(fresh, ReportEvent.FIND_GOOD, by=by, now=now, met=met, how="passed")


@action(needs=May.CHECK_REPORT)
def send_back(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The check found something: back to the author, with what. Raises `OwnReport`."""
    fresh = _locked(report)
    _require_other(fresh, by)
    met = {ReportGuard.NOT_THE_AUTHOR} | ({ReportGuard.REASON_GIVEN} if note.strip() else set())
    return _step(fresh, ReportEvent.RETURN, by=by, now=now, met=met, note=note)


@action(needs=May.SUBMIT_REPORT)
def submit(*, report: Report, sent: Sent, late: Late | None = None, by: Account, now: datetime) -> Report:
    """Make the files, keep them as they left, and count the duty as kept (P28, D15, D17).

    After its last day a manager submits, with a reason; while nobody knows what to do if the Board refuses to keep it from the
    prisoner it cannot go (`scheme.moves.GuardNotMet`). Raises `GivesAway`, `reviews.ReviewEnded`.
    """
    fresh = _locked(report)
    _require_no_leak(fresh)
    if fresh.review is not None and fresh.review.ended_at is not None:
        raise ReviewEnded(fresh.review.reference)
    met = {ReportGuard.AS_APPROVED, ReportGuard.NO_LEAK} | report_guard.met_by_choice(fresh)
    event = ReportEvent.SUBMIT
    if report_guard.in_time(fresh, on=day_of(now)):
        met |= {ReportGuard.IN_TIME}
    else:
        event = ReportEvent.SUBMIT_LATE
        met |= _late(late, by)
    went_before = any(step.state == ReportState.SUBMITTED for step in steps(fresh))
    _step(fresh, event, by=by, now=now, met=met, how=f"{sent.how}{TO}{sent.to}", note=late.reason if late else "")
    report_files.keep(fresh, by=by, now=now)
    if not went_before:
        # The ledger counts a second input as one for another meeting; a report that bounced keeps the duty of its first sending.
        _record_submitted(fresh, by=by, now=now)
    return fresh


@action(needs=May.SUBMIT_REPORT)
def acknowledge(*, report: Report, receipt: str, by: Account, now: datetime) -> Report:
    """Whoever it went to says they have it. Raises `scheme.moves.NotAllowed`."""
    met = {ReportGuard.RECEIPT_KEPT} if receipt.strip() else set()
    return _step(_locked(report), ReportEvent.ACKNOWLEDGE, by=by, now=now, met=met, note=receipt)


@action(needs=May.WRITE_REPORT)
def withdraw(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The victim takes their words back; after submission the recipient has been asked to remove them."""
    met = {ReportGuard.ASKED_TO_REMOVE} if note.strip() else set()
    return _step(_locked(report), ReportEvent.WITHDRAW, by=by, now=now, met=met, note=note)


def report_for(account: Account, reference: str, *, now: datetime) -> Report:
    """An officer comes to a report through its case, with the look written down. Raises `access.NotFound`."""
    report = Report.objects.select_related("review", "meeting").filter(reference=reference).first()
    if report is None:
        raise access.NotFound(reference)
    report.case = access.case_for(account, report.case.reference, now=now)
    audit.write(
        "reports.look", by=account, now=now, case_reference=report.case.reference, subject=f"report:{reference}"
    )
    return report


def preview(report: Report, content: Mapping[str, Any], *, writer: Account, moment: datetime) -> ReportVersion:
    """The version that writing this content would make, kept nowhere: for looking at before it is written."""
    whole = {**report_content.about(report, by=writer, now=moment), **content}
    return ReportVersion(report=report, number=report.version + 1, content=whole, made_by=writer, made_at=moment)


def _begin(report: Report, *, by: Account, now: datetime) -> Report:
    report.reference = references.new("RP")
    report.state, report.version = ReportState.DRAFT.value, 0
    report.made_by, report.made_at = by, now
    report.save()
    _keep(report, report_content.EMPTY[report.document], by=by, now=now)
    return report


def _keep(report: Report, content: Mapping[str, Any], *, by: Account, now: datetime) -> ReportVersion:
    report.version += 1
    report.save(update_fields=["version", "state"])
    whole = {**report_content.about(report, by=by, now=now), **content}
    version = ReportVersion(report=report, number=report.version, content=whole, made_by=by, made_at=now)
    version.content_hash = documents.fingerprint(report_content.layout(report, version))
    version.save()
    ReportStep.objects.create(
        report=report, state=report.state, content_hash=version.content_hash, how="saved", made_by=by, made_at=now
    )
    return version


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("case", "review", "meeting").get(pk=report.pk)


def _move(report: Report, event: ReportEvent, met: set[ReportGuard] | None = None) -> None:
    report.state = table.move_report(ReportState(report.state), event, met=met or set(), document=report.document).value


def _step(
    report: Report,
    event: ReportEvent,
    *,
    by: Account,
    now: datetime,
    met: set[ReportGuard] | None = None,
    how: str = "",
    note: str = "",
) -> Report:
    _move(report, event, met)
    report.save(update_fields=["state"])
    ReportStep.objects.create(
        report=report,
        state=report.state,
        content_hash=latest(report).content_hash,
        how=how,
        note=note or None,
        made_by=by,
        made_at=now,
    )
    return report


def _require_other(report: Report, by: Account) -> None:
    if latest(report).made_by_id == by.pk:
        raise OwnReport(report.reference)


def _require_no_leak(report: Report) -> None:
    hits = report_guard.hits_in(report, latest(report))
    if hits:
        raise GivesAway(hits)


def _late(late: Late | None, by: Account) -> set[ReportGuard]:
    met = {ReportGuard.MANAGER_AGREED} if access.permits(by, May.APPROVE_AS_MANAGER) else set()
    if late is not None and late.reason.strip():
        met |= {ReportGuard.REASON_GIVEN, ReportGuard.RECIPIENT_TOLD}
    return met


def _record_submitted(report: Report, *, by: Account, now: datetime) -> None:
    data = {"document": report.document} | ({"review": report.review.reference} if report.review else {})
    facts.add(report.case, facts.New("submitted", day_of(now), data), by=by, now=now)
    duties.reconcile(report.case, now=now)


def version_of(report: Report) -> int:
    """The version of a report as it stands now, to begin a form again with."""
    return Report.objects.values_list("version", flat=True).get(pk=report.pk)


def is_author(report: Report, account: Account) -> bool:
    """Whether this officer wrote the newest version, and so cannot be the one who checks it (P109)."""
    return bool(latest(report).made_by_id == account.pk)
