"""Written reports: drafted, approved by the victim, checked by another officer, submitted, acknowledged. An edit ends an approval."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from victimcontact.casework import access, audit, duties, facts, protection, references, report_content, reviews
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import layout as documents
from victimcontact.casework.documents import reports as files
from victimcontact.casework.documents.representations import Approval, Delivery, QualityCheck, Records
from victimcontact.records.models import Account, Case, Meeting, ReportFile, ReportStep, ReportVersion, Review
from victimcontact.records.models import Report as Report
from victimcontact.scheme import reports as table
from victimcontact.scheme.leaks import Hit
from victimcontact.scheme.reports import ReportEvent, ReportGuard, ReportState
from victimcontact.scheme.roles import May

FOR_REVIEW = {"parole": "R01", "recall_review": "R01", "tribunal": "R02", "mhcs": "R02"}
BEFORE_HEARING = timedelta(days=28)
DISCLOSABLE = frozenset({"R01", "R02"})
ENDED = (ReportState.WITHDRAWN.value, ReportState.SUPERSEDED.value)


class NoReportHere(Exception):
    """No written report of the victim's goes to this kind of decision."""


class OneAlready(Exception):
    """A live report for this review or meeting exists."""


class NotInThisReport(Exception):
    """A field that this kind of report has no place for: to the tribunal only conditions may be represented (P76)."""


class GivesAway(Exception):
    """The report holds something that shows who or where the victim is; `hits` say what and where."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        super().__init__(f"The report gives something away in {len(hits)} places")
        self.hits = hits


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

    Raises `NoReportHere` or `OneAlready`.
    """
    document = FOR_REVIEW.get(review.kind)
    if document is None or review.sentence_id != case.sentence_id:
        raise NoReportHere(review.kind)
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
def save(*, report: Report, content: Mapping[str, Any], version: int, by: Account, now: datetime) -> ReportVersion:
    """Save a new version: a victim's approval of an earlier one no longer counts (P109).

    Raises `access.Stale`, `NotInThisReport`, `scheme.moves.NotAllowed` once the report has gone.
    """
    fresh = _locked(report)
    if fresh.version != version:
        raise access.Stale(report.reference)
    if set(content) != set(report_content.EMPTY[fresh.document]):
        raise NotInThisReport(fresh.document)
    _move(fresh, ReportEvent.EDIT)
    return _keep(fresh, content, by=by, now=now)


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
def pass_check(*, report: Report, by: Account, now: datetime) -> Report:
    """The check is passed: every point of the list looked at, nothing given away, the words as approved.

    Raises `OwnReport`, `GivesAway`.
    """
    fresh = _locked(report)
    _require_other(fresh, by)
    _require_no_leak(fresh)
    met = {ReportGuard.NOT_THE_AUTHOR, ReportGuard.CHECKLIST_DONE, ReportGuard.NO_LEAK, ReportGuard.AS_APPROVED}
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

    After its last date a manager submits, with a reason (`scheme.moves.GuardNotMet` otherwise). Raises `GivesAway`.
    """
    fresh = _locked(report)
    _require_no_leak(fresh)
    met = {ReportGuard.AS_APPROVED, ReportGuard.NO_LEAK, ReportGuard.CHOICE_IF_REFUSED_RECORDED}
    event = ReportEvent.SUBMIT
    if in_time(fresh, on=day_of(now)):
        met |= {ReportGuard.IN_TIME}
    else:
        event = ReportEvent.SUBMIT_LATE
        met |= _late(late, by)
    _step(fresh, event, by=by, now=now, met=met, how=f"{sent.how} to {sent.to}", note=late.reason if late else "")
    _make_files(fresh, sent, by=by, now=now)
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


def latest(report: Report) -> ReportVersion:
    """The newest version."""
    return ReportVersion.objects.filter(report=report).latest("number")


def steps(report: Report) -> list[ReportStep]:
    """Everything that happened to it, oldest first."""
    return list(ReportStep.objects.filter(report=report).select_related("made_by__officer").order_by("made_at", "pk"))


def as_layout(report: Report) -> documents.Report:
    """The newest version as the document it becomes, with approval, check and delivery where there are any."""
    version = latest(report)
    return report_content.layout(report, version, _records(report, version))


def hits_in(report: Report) -> tuple[Hit, ...]:
    """What in the newest version gives the victim away; R05 never reaches the offender's side and is not held to this."""
    if report.document not in DISCLOSABLE:
        return ()
    return protection.hits_in(report.case, report_content.words_of(latest(report), report.document))


def last_day(report: Report) -> date | None:
    """The last day on which it may be sent without a manager: 28 days before a parole hearing (P28); None where nothing is set."""
    if report.review is None or report.document != "R01":
        return None
    hearing_on = reviews.hearing_of(report.review)
    return hearing_on - BEFORE_HEARING if hearing_on else None


def in_time(report: Report, *, on: date) -> bool:
    """Whether it may still be sent without a manager."""
    last = last_day(report)
    return last is None or on <= last


def file_of(report: Report, form: str) -> bytes:
    """A submitted file exactly as it left; before that, a draft made now."""
    kept = ReportFile.objects.filter(report=report, form=form).order_by("-made_at").first()
    if kept is not None:
        return base64.b64decode(kept.content)
    return _file(as_layout(report), form)


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
    report.state = table.move_report(ReportState(report.state), event, met=met or set()).value


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
    hits = hits_in(report)
    if hits:
        raise GivesAway(hits)


def _late(late: Late | None, by: Account) -> set[ReportGuard]:
    met = {ReportGuard.MANAGER_AGREED} if access.permits(by, May.APPROVE_AS_MANAGER) else set()
    if late is not None and late.reason.strip():
        met |= {ReportGuard.REASON_GIVEN, ReportGuard.RECIPIENT_TOLD}
    return met


def _make_files(report: Report, sent: Sent, *, by: Account, now: datetime) -> None:
    version = latest(report)
    whole = report_content.layout(report, version, _records(report, version))
    for form in ("pdf", "docx"):
        ReportFile.objects.create(
            report=report,
            content_hash=version.content_hash,
            form=form,
            content=base64.b64encode(_file(whole, form)).decode(),
            made_by=by,
            made_at=now,
        )


def _file(whole: documents.Report, form: str) -> bytes:
    return files.pdf(whole) if form == "pdf" else files.docx(whole)


def _record_submitted(report: Report, *, by: Account, now: datetime) -> None:
    data = {"document": report.document} | ({"review": report.review.reference} if report.review else {})
    facts.add(report.case, facts.New("submitted", day_of(now), data), by=by, now=now)
    duties.reconcile(report.case, now=now)


def _records(report: Report, version: ReportVersion) -> Records:
    """What is written about this version: an approval of it, the check that passed it, where it went."""
    own = [step for step in steps(report) if step.content_hash == version.content_hash]
    approvals = [step for step in own if step.state == ReportState.VICTIM_APPROVED]
    checks = [step for step in own if step.state == ReportState.CHECKED]
    sent = [step for step in own if step.state == ReportState.SUBMITTED]
    role = version.content["victim_role"]
    return Records(
        approval=Approval(role, approvals[-1].how, day_of(approvals[-1].made_at), version.content_hash)
        if approvals
        else None,
        quality_checks=tuple(QualityCheck(_officer(step), day_of(step.made_at), "Passed") for step in checks),
        deliveries=tuple(
            Delivery(step.how.partition(" to ")[2], step.how.partition(" to ")[0], day_of(step.made_at))
            for step in sent
        ),
    )


def _officer(step: ReportStep) -> str:
    return step.made_by.officer.name if step.made_by.is_officer else "The program"
