"""What may be put right in a report without asking the victim again: slips of typing, and what the case says
of hearing and statement since it was written.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from victimcontact.casework import access, report_content, report_guard
from victimcontact.casework.actions import action
from victimcontact.casework.report_history import latest, locked
from victimcontact.casework.report_rows import keep, move
from victimcontact.records.models import Account, CarriedApproval, Report, ReportVersion
from victimcontact.scheme.reports import ReportEvent, ReportGuard
from victimcontact.scheme.roles import May
from victimcontact.scheme.typing_slips import MoreThanTyping, slips

YES_OR_NO = {True: "yes", False: "no"}


class NothingChanged(Exception):
    """Nothing was put right."""


@action(needs=May.WRITE_REPORT)
def correct_typing(
    *, report: Report, content: Mapping[str, Any], version: int, by: Account, now: datetime
) -> ReportVersion:
    """Put slips of typing right in a report that was sent back: the approval holds, and the check goes on (8.5, P109).

    Every difference is kept. Raises `access.Stale`, `NothingChanged`, `scheme.moves.NotAllowed`, and
    `scheme.typing_slips.MoreThanTyping` where the change may alter what is said.
    """
    fresh = locked(report)
    if fresh.version != version:
        raise access.Stale(report.reference)
    before = latest(fresh)
    after = {**before.content, **content}
    found = slips(_answers(before.content, fresh), _answers(after, fresh))
    if _chosen(before.content, fresh) != _chosen(after, fresh):
        raise MoreThanTyping
    if not found:
        raise NothingChanged
    differences = [[slip.where, slip.before, slip.after] for slip in found]
    move(fresh, ReportEvent.CORRECT_TYPING, {ReportGuard.DIFFERENCE_RECORDED})
    return _carry_on(fresh, before, after, differences, how="typing put right", by=by, now=now)


@action(needs=May.WRITE_REPORT)
def bring_up_to_date(*, report: Report, by: Account, now: datetime) -> ReportVersion:
    """The hearing was moved, or a statement goes with the report now: it says so, and says nothing else anew (P7).

    Raises `NothingChanged` or `scheme.moves.NotAllowed`.
    """
    fresh = locked(report)
    before = latest(fresh)
    moved = report_guard.moved_on(fresh, before)
    if not moved:
        raise NothingChanged
    after = {**before.content, **{name: stands for name, (_stood, stands) in moved.items()}}
    move(fresh, ReportEvent.BRING_UP_TO_DATE, {ReportGuard.DIFFERENCE_RECORDED})
    differences = [[name, _in_words(stood), _in_words(stands)] for name, (stood, stands) in moved.items()]
    return _carry_on(fresh, before, after, differences, how="brought up to date", by=by, now=now)


def _in_words(value: Any) -> str:
    return YES_OR_NO[value] if isinstance(value, bool) else str(value or "")


def _carry_on(
    report: Report,
    before: ReportVersion,
    after: Mapping[str, Any],
    differences: list[list[str]],
    *,
    how: str,
    by: Account,
    now: datetime,
) -> ReportVersion:
    """Keep the version; an approval of the one before holds for it."""
    made = keep(report, after, by=by, now=now, how=how)
    CarriedApproval.objects.create(before=before, after=made, differences=differences, made_by=by, made_at=now)
    return made


def _answers(content: Mapping[str, Any], report: Report) -> dict[str, str]:
    """The words somebody wrote, by the place where they stand."""
    placed = report_content.placed(content, report.document)
    return {place: value for place, value in placed.items() if isinstance(value, str) and not _is_chosen(place)}


def _chosen(content: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """What was chosen or is a day: never a slip of typing."""
    placed = report_content.placed(content, report.document)
    return {place: value for place, value in placed.items() if not isinstance(value, str) or _is_chosen(place)}


def _is_chosen(place: str) -> bool:
    return place.rpartition(".")[2] in report_content.CHOSEN
