"""What of a report waits for a person, in words of the worklist."""

from collections.abc import Mapping

from victimcontact.records.models import Report
from victimcontact.scheme.reports import ReportState

WORK: Mapping[str, str] = {
    ReportState.CHANGES_ASKED: "Write what the victim asked to be changed in",
    ReportState.VICTIM_APPROVED: "Have somebody else check",
    ReportState.CHECKING: "Finish the check of",
    ReportState.RETURNED: "Put right what was found in",
    ReportState.CHECKED: "Send",
    ReportState.BOUNCED: "Send again, because it came back,",
}
# What another officer than the author has to do.
OF_ANOTHER = (ReportState.VICTIM_APPROVED, ReportState.CHECKING)


def work_in(report: Report) -> str:
    """What is to be done with it."""
    return f"{WORK[report.state]} report {report.document}"
