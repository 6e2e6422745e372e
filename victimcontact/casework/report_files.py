"""A report as PDF and as Word document: made when it is submitted, kept as it left."""

import base64
from datetime import datetime

from victimcontact.casework.documents import layout as documents
from victimcontact.casework.documents import reports as files
from victimcontact.casework.report_history import as_layout, latest
from victimcontact.records.models import Account, Report, ReportFile

FORMS = ("pdf", "docx")


def keep(report: Report, *, by: Account, now: datetime) -> None:
    """Make both files of the newest version and keep them, within the verb that submits it."""
    version, whole = latest(report), as_layout(report)
    for form in FORMS:
        ReportFile.objects.create(
            report=report,
            content_hash=version.content_hash,
            form=form,
            content=base64.b64encode(_made(whole, form)).decode(),
            made_by=by,
            made_at=now,
        )


def file_of(report: Report, form: str) -> bytes:
    """The newest version as a file: exactly as it left, where it has been submitted; before that, a draft made now."""
    kept = ReportFile.objects.filter(report=report, form=form, content_hash=latest(report).content_hash)
    left = kept.order_by("-made_at").first()
    return base64.b64decode(left.content) if left is not None else _made(as_layout(report), form)


def _made(whole: documents.Report, form: str) -> bytes:
    return files.pdf(whole) if form == "pdf" else files.docx(whole)
