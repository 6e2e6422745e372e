"""How a report moves on: locked, moved by its table, every step a row of its own. For the verbs of reports."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from victimcontact.casework import references, report_content, report_guard, report_layouts
from victimcontact.casework.documents import layout as documents
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.report_history import latest
from victimcontact.records.models import Account, Report, ReportStep, ReportVersion
from victimcontact.scheme import reports as table
from victimcontact.scheme.reports import ReportEvent, ReportGuard, ReportState

# What follows in the same act stands after it.
RIGHT_AFTER = timedelta(microseconds=1)


def begin(report: Report, content: Mapping[str, Any], *, by: Account, now: datetime) -> Report:
    """Keep a new report as a draft with its first version."""
    report.reference = references.new("RP")
    report.state, report.version = ReportState.DRAFT.value, 0
    report.made_by, report.made_at = by, now
    report.save()
    keep(report, content, by=by, now=now)
    return report


def move(report: Report, event: ReportEvent, met: set[ReportGuard] | None = None) -> None:
    """Move it in memory. Raises `scheme.moves.NotAllowed` or `GuardNotMet`."""
    report.state = table.move_report(ReportState(report.state), event, met=met or set(), document=report.document).value


def step(
    report: Report,
    event: ReportEvent,
    *,
    by: Account,
    now: datetime,
    met: set[ReportGuard] | None = None,
    how: str = "",
    note: str = "",
) -> Report:
    """Move it and write the step down. Raises as `move` does."""
    move(report, event, met)
    report.save(update_fields=["state"])
    _write_down(report, latest(report).content_hash, how, note, by=by, now=now)
    return report


def keep(
    report: Report, content: Mapping[str, Any], *, by: Account, now: datetime, how: str = "saved", note: str = ""
) -> ReportVersion:
    """Keep a new version with its hash, and that it was saved."""
    report.version += 1
    report.save(update_fields=["version", "state"])
    whole = {**report_content.about(report, by=by, now=now), **content}
    version = ReportVersion(report=report, number=report.version, content=whole, made_by=by, made_at=now)
    version.content_hash = documents.fingerprint(report_layouts.layout(report, version))
    version.save()
    _write_down(report, version.content_hash, how, note, by=by, now=now)
    return version


def require_fit_to_go(report: Report) -> None:
    """Raise what keeps the newest version from being checked or sent.

    `GivesAway`: something shows who or where somebody is, and nobody released it. `report_guard.BeyondConditions`: it argues about
    discharge before a tribunal (P76). `report_guard.OutOfDate`: it says of hearing or statement what is so no longer (P7).
    `report_guard.AskedOtherwise`: the victim asks for other conditions now (P67).
    """
    version = latest(report)
    hits = report_guard.unreleased(report, version)
    if hits:
        raise GivesAway(hits)
    report_guard.require_conditions_only(report, version)
    report_guard.require_up_to_date(report, version)
    report_guard.require_as_asked(report, version)


def _write_down(report: Report, content_hash: str, how: str, note: str, *, by: Account, now: datetime) -> None:
    ReportStep.objects.create(
        report=report,
        state=report.state,
        content_hash=content_hash,
        how=how,
        note=note or None,
        made_by=by,
        made_at=now,
    )
