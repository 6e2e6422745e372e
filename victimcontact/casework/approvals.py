"""A report as the member reads it before approving it: every word, who will read it, and whether the offender will."""

from dataclasses import dataclass

from django.db.models import QuerySet

from victimcontact.casework import access, reports
from victimcontact.casework.documents.layout import Section
from victimcontact.casework.reports import Report
from victimcontact.records.models import Case
from victimcontact.scheme.reports import DISCLOSABLE, ReportState


@dataclass(frozen=True, slots=True)
class ToApprove:
    """One version of a report. `content_hash` names exactly these words; `offender_reads`: the offender normally sees them."""

    reference: str
    document: str
    version: int
    content_hash: str
    sections: tuple[Section, ...]
    offender_reads: bool


def waiting(case: Case) -> list[str]:
    """The references of the reports that wait for this member to read them, oldest first."""
    return list(_waiting(case).order_by("made_at", "pk").values_list("reference", flat=True))


def report_for(case: Case, reference: str) -> Report:
    """A report that waits for the member of this case. Raises `access.NotFound` for any other."""
    report = _waiting(case).filter(reference=reference).select_related("review", "meeting").first()
    if report is None:
        raise access.NotFound(reference)
    return report


def to_approve(report: Report) -> ToApprove:
    """Every word of the newest version, without what is written about the report afterwards."""
    whole = reports.as_layout(report)
    return ToApprove(
        reference=report.reference,
        document=report.document,
        version=whole.version,
        content_hash=reports.latest(report).content_hash,
        sections=tuple(section for section in whole.sections if not section.is_record),
        offender_reads=report.document in DISCLOSABLE,
    )


def _waiting(case: Case) -> QuerySet[Report]:
    return Report.objects.filter(case=case, state=ReportState.VICTIM_REVIEW)
