"""What is known of a report: its newest version, everything that happened to it, and the document it is."""

from victimcontact.casework import report_content
from victimcontact.casework.days import day_of
from victimcontact.casework.documents import layout as documents
from victimcontact.casework.documents.representations import Approval, Delivery, QualityCheck, Records
from victimcontact.records.models import Report, ReportStep, ReportVersion
from victimcontact.scheme.reports import ReportState

TO = " to "


def latest(report: Report) -> ReportVersion:
    """The newest version."""
    return ReportVersion.objects.filter(report=report).latest("number")


def steps(report: Report) -> list[ReportStep]:
    """Everything that happened to it, oldest first."""
    return list(ReportStep.objects.filter(report=report).select_related("made_by__officer").order_by("made_at", "pk"))


def as_layout(report: Report) -> documents.Report:
    """The newest version as the document it becomes, with approval, check and delivery where there are any."""
    version = latest(report)
    return report_content.layout(report, version, records_of(report, version))


def records_of(report: Report, version: ReportVersion) -> Records:
    """What is written about a version: an approval of it, the check that passed it, where it went."""
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
        deliveries=tuple(_delivery(step) for step in sent),
    )


def _delivery(step: ReportStep) -> Delivery:
    how, _, to = step.how.partition(TO)
    return Delivery(to, how, day_of(step.made_at))


def _officer(step: ReportStep) -> str:
    return step.made_by.officer.name if step.made_by.is_officer else "The program"
