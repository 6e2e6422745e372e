"""What is known of a report: its newest version, everything that happened to it, and the document it is."""

from collections.abc import Iterator

from victimcontact.casework import report_layouts
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import layout as documents
from victimcontact.casework.documents.representations import Approval, Delivery, QualityCheck, Records
from victimcontact.records.models import Account, CarriedApproval, Report, ReportStep, ReportVersion
from victimcontact.scheme.reports import ReportState

SENT_TO, PASSED = " to ", "passed"


def locked(report: Report) -> Report:
    """The row, locked, so that two officers do not both move it."""
    return Report.objects.select_for_update(of=("self",)).select_related("case", "review", "meeting").get(pk=report.pk)


def latest(report: Report) -> ReportVersion:
    """The newest version."""
    return ReportVersion.objects.filter(report=report).latest("number")


def steps(report: Report) -> list[ReportStep]:
    """Everything that happened to it, oldest first."""
    return list(ReportStep.objects.filter(report=report).select_related("made_by__officer").order_by("made_at", "pk"))


def as_layout(report: Report) -> documents.Report:
    """The newest version as the document it becomes, with approval, check and delivery where there are any."""
    version = latest(report)
    return report_layouts.layout(report, version, records_of(report, version))


def is_approved(report: Report) -> bool:
    """Whether the victim approved the newest version, or one that says the same (P109)."""
    same = set(_hashes(latest(report)))
    return any(step.state == ReportState.VICTIM_APPROVED and step.content_hash in same for step in steps(report))


def is_author(report: Report, account: Account) -> bool:
    """Whether this officer wrote any version of it, and so cannot be the one who checks it (P109)."""
    return ReportVersion.objects.filter(report=report, made_by=account).exists()


def carried(report: Report) -> list[CarriedApproval]:
    """Where an approval was carried on to a version that says the same, oldest first."""
    rows = CarriedApproval.objects.filter(after__report=report).select_related("made_by__officer")
    return list(rows.order_by("made_at", "pk"))


def records_of(report: Report, version: ReportVersion) -> Records:
    """What is written about a version: an approval of it, the check that passed it, where it went."""
    same = set(_hashes(version))
    own = [step for step in steps(report) if step.content_hash in same]
    approvals = [step for step in own if step.state == ReportState.VICTIM_APPROVED]
    checks = [step for step in own if step.state == ReportState.CHECKED and step.how == PASSED]
    sent = [step for step in own if step.state == ReportState.SUBMITTED]
    return Records(
        approval=_approval(approvals[-1], version) if approvals else None,
        quality_checks=tuple(QualityCheck(_officer(step), day_of(step.made_at), "Passed") for step in checks),
        deliveries=tuple(_delivery(step) for step in sent),
    )


def _hashes(version: ReportVersion) -> Iterator[str]:
    """The hash of a version, and of those before it that say the same."""
    yield version.content_hash
    before = CarriedApproval.objects.filter(after=version).select_related("before").first()
    if before is not None:
        yield from _hashes(before.before)


def _approval(step: ReportStep, version: ReportVersion) -> Approval:
    unchanged = step.content_hash == version.content_hash
    return Approval(
        by=version.content["victim_role"],
        how=step.how,
        on=day_of(step.made_at),
        fingerprint=step.content_hash,
        carried_to="" if unchanged else version.content_hash,
    )


def _delivery(step: ReportStep) -> Delivery:
    how, _, to = step.how.partition(SENT_TO)
    return Delivery(to, how, day_of(step.made_at))


def _officer(step: ReportStep) -> str:
    return step.made_by.officer.name if step.made_by.is_officer else "The program"
