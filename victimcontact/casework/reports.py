"""Written reports: drafted, approved by the victim, checked by another officer, submitted, acknowledged. An edit ends an approval."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from victimcontact.casework import access, audit, notes, report_content, report_guard
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.protection import GivesAway as GivesAway
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.casework.report_history import PASSED, is_approved, locked
from victimcontact.casework.report_history import as_layout as as_layout
from victimcontact.casework.report_history import is_author as is_author
from victimcontact.casework.report_history import latest as latest
from victimcontact.casework.report_history import steps as steps
from victimcontact.casework.report_rows import RIGHT_AFTER, begin, keep, move, require_fit_to_go, step
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.records.models import Account, Case, Meeting, Review
from victimcontact.records.models import Report as Report
from victimcontact.records.models import ReportVersion as ReportVersion
from victimcontact.scheme.reports import MEETING_INPUT, ReportEvent, ReportGuard, ReportState
from victimcontact.scheme.roles import May

# The reports that each kind of review takes, the first one first.
FOR_REVIEW: Mapping[str, tuple[str, ...]] = {
    "parole": ("R01",),
    "recall_review": ("R01", "R06"),
    "tribunal": ("R02",),
    "mhcs": ("R02",),
    "hdc": ("R03",),
    "licence_variation": ("R03",),
    "open_conditions": ("R04",),
}
ENDED = (ReportState.WITHDRAWN.value, ReportState.SUPERSEDED.value)


class NoReportHere(Exception):
    """No written report of the victim's goes to this kind of decision."""


class OneAlready(Exception):
    """A live report for this review or meeting exists."""


class NotInThisReport(Exception):
    """A field that this kind of report has no place for: to the tribunal only conditions may be represented (P76)."""


class OwnReport(Exception):
    """Nobody checks what they wrote themselves (P109)."""


@action(needs=May.WRITE_REPORT)
def start(*, case: Case, review: Review, by: Account, now: datetime, document: str = "") -> Report:
    """Begin a report that this kind of review takes, by default the first of `FOR_REVIEW`: one live report of each kind a review.

    Raises `NoReportHere`, `OneAlready`, `reviews.ReviewEnded`.
    """
    takes = FOR_REVIEW.get(review.kind, ())
    wanted = document or next(iter(takes), "")
    if wanted not in takes or review.sentence_id != case.sentence_id:
        raise NoReportHere(review.kind)
    if review.ended_at is not None:
        raise ReviewEnded(review.reference)
    if Report.objects.filter(case=case, review=review, document=wanted).exclude(state__in=ENDED).exists():
        raise OneAlready
    report = Report(case=case, review=review, document=wanted)
    return begin(report, report_content.first(report, on=day_of(now)), by=by, now=now)


@action(needs=May.WRITE_REPORT)
def start_for_meeting(*, case: Case, meeting: Meeting, by: Account, now: datetime) -> Report:
    """Begin the officer's input to a meeting (R05). Raises `NoReportHere` or `OneAlready`."""
    if meeting.sentence_id != case.sentence_id:
        raise NoReportHere(meeting.kind)
    if Report.objects.filter(case=case, meeting=meeting).exclude(state__in=ENDED).exists():
        raise OneAlready
    report = Report(case=case, meeting=meeting, document=MEETING_INPUT)
    return begin(report, report_content.first(report, on=day_of(now)), by=by, now=now)


@action(needs=May.WRITE_REPORT)
def write(*, report: Report, content: Mapping[str, Any], version: int, by: Account, now: datetime) -> ReportVersion:
    """Save a new version: a victim's approval of an earlier one no longer counts (P109). What is not given is empty.

    Raises `access.Stale`, `NotInThisReport`, `scheme.moves.NotAllowed` once the report has gone.
    """
    fresh = locked(report)
    if fresh.version != version:
        raise access.Stale(report.reference)
    empty = report_content.EMPTY[fresh.document]
    if not set(content) <= set(empty):
        raise NotInThisReport(fresh.document)
    move(fresh, ReportEvent.EDIT)
    return keep(fresh, {**empty, **content}, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def ask_victim(*, report: Report, by: Account, now: datetime) -> Report:
    """The victim is asked to read it, or to have it read to them. Raises `scheme.moves.NotAllowed`."""
    return step(locked(report), ReportEvent.ASK_VICTIM, by=by, now=now)


@action(needs=May.WRITE_REPORT)
def record_approval(*, report: Report, how: str, understood: bool, by: Account, now: datetime) -> Report:
    """The victim approved this version, told to the officer (read-back call, in person). The content is locked by its hash.

    `understood`: they know who can read it (P31). Raises `scheme.moves.GuardNotMet` or `NotAllowed`.
    """
    met = {ReportGuard.APPROVAL_HEARD} | ({ReportGuard.DISCLOSURE_UNDERSTOOD} if understood else set())
    return step(locked(report), ReportEvent.APPROVE, by=by, now=now, met=met, how=how)


@action(needs=May.APPROVE_OWN_REPORT)
def approve_own(*, report: Report, understood: bool, content_hash: str, by: Account, now: datetime) -> Report:
    """The member approves in their own pages exactly the version they read. Raises `access.Stale` when it has changed since."""
    fresh = locked(report)
    if latest(fresh).content_hash != content_hash:
        raise access.Stale(report.reference)
    met = {ReportGuard.APPROVAL_HEARD} | ({ReportGuard.DISCLOSURE_UNDERSTOOD} if understood else set())
    return step(fresh, ReportEvent.APPROVE, by=by, now=now, met=met, how="portal")


@action(needs=May.APPROVE_OWN_REPORT)
def ask_changes_own(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The member says in their own pages what is to be said differently; it waits for the officer as a message does.

    Raises `scheme.moves.NotAllowed` or `notes.NothingWritten`.
    """
    fresh = step(locked(report), ReportEvent.ASK_CHANGES, by=by, now=now, how="portal", note=note)
    notes.tell_officer(fresh.case, note, by=by, now=now)
    return fresh


@action(needs=May.WRITE_REPORT)
def record_changes_asked(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The victim wants something said differently."""
    return step(locked(report), ReportEvent.ASK_CHANGES, by=by, now=now, note=note)


@action(needs=May.CHECK_REPORT)
def start_check(*, report: Report, by: Account, now: datetime) -> Report:
    """Another officer begins to check. Raises `OwnReport`."""
    fresh = locked(report)
    _require_other(fresh, by)
    return step(fresh, ReportEvent.START_CHECK, by=by, now=now, met={ReportGuard.NOT_THE_AUTHOR})


@action(needs=May.CHECK_REPORT)
def pass_check(*, report: Report, looked_at: Collection[str], by: Account, now: datetime) -> Report:
    """The check is passed: every point of the list looked at, nothing given away, the words as approved.

    While nobody knows what to do if the Board refuses to keep it from the prisoner it is held (P36). Raises `OwnReport`, what
    `report_rows.require_fit_to_go` raises, or `scheme.moves.GuardNotMet` when a point of `report_guard.CHECKLIST` was not looked at.
    """
    fresh = locked(report)
    _require_other(fresh, by)
    require_fit_to_go(fresh)
    met = {ReportGuard.NOT_THE_AUTHOR, ReportGuard.NO_LEAK}
    if is_approved(fresh):
        met |= {ReportGuard.AS_APPROVED}
    if set(CHECKLIST[fresh.document]) <= set(looked_at):
        met |= {ReportGuard.CHECKLIST_DONE}
    step(fresh, ReportEvent.FIND_GOOD, by=by, now=now, met=met, how=PASSED)
    if not report_guard.met_by_choice(fresh):
        step(fresh, ReportEvent.HOLD, by=by, now=now + RIGHT_AFTER, how="choice open")
    return fresh


@action(needs=May.CHECK_REPORT)
def send_back(*, report: Report, note: str, by: Account, now: datetime) -> Report:
    """The check found something: back to the author, with what. Raises `OwnReport`."""
    fresh = locked(report)
    _require_other(fresh, by)
    met = {ReportGuard.NOT_THE_AUTHOR} | ({ReportGuard.REASON_GIVEN} if note.strip() else set())
    return step(fresh, ReportEvent.RETURN, by=by, now=now, met=met, note=note)


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


def version_of(report: Report) -> int:
    """The version of a report as it stands now, to begin a form again with."""
    return Report.objects.values_list("version", flat=True).get(pk=report.pk)


def _require_other(report: Report, by: Account) -> None:
    if is_author(report, by):
        raise OwnReport(report.reference)
