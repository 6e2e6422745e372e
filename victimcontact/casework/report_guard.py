"""What stands between a report and its reader: the leak guard, the two tests of a condition, the second officer's list, the last day."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from victimcontact.casework import non_disclosure, protection, report_content
from victimcontact.records.models import Duty, Report, ReportVersion
from victimcontact.scheme.leaks import Hit, Piece
from victimcontact.scheme.reports import ReportGuard

# Reports that the offender's side may come to read.
DISCLOSABLE = frozenset({"R01", "R02"})
SENDING = {"R01": "send_statement_to_parole_board", "R02": "send_representations_to_tribunal"}

# What another officer looks at before a report goes (representations.md 8.5), by report.
_ALWAYS = {
    "identity": "Nothing shows who the person is or where they live, work or go. I looked at every mark.",
    "story": "It does not tell the offence again at length.",
    "conditions": "Each condition says why it is necessary and why it is proportionate, and asks for no more than that.",
    "maps": "An area is named by its number only. No map and no street is in it.",
    "names": "Names, roles and pronouns are right against the case.",
    "disclosure": "It says what the person was told about who can read it.",
    "time": "There is time left before the last day to send it.",
}
CHECKLIST: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "R01": {
            **_ALWAYS,
            "opinion": "It gives no opinion on whether to release.",
            "length": "Read aloud, the statement takes less than ten minutes.",
        },
        "R02": {
            **_ALWAYS,
            "conditions_only": "It is about conditions only: nothing on discharge, illness or treatment.",
        },
    }
)


class TestsMissing(Exception):
    """A condition is asked for only with both reasons: why it is necessary, and why it is proportionate (P68)."""


def require_tests(content: Mapping[str, Any]) -> None:
    """Raise `TestsMissing` unless every condition of a content says its wording and both reasons."""
    needed = ("key", "wording", "why_necessary", "why_proportionate")
    conditions = content.get("conditions", ())
    if not all(str(condition.get(name, "")).strip() for condition in conditions for name in needed):
        raise TestsMissing


def hits_in(report: Report, version: ReportVersion) -> tuple[Hit, ...]:
    """What in a version gives the victim away; a meeting's input never reaches the offender's side and is not held to this."""
    if report.document not in DISCLOSABLE:
        return ()
    return protection.hits_in(report.case, report_content.words_of(version, report.document))


def marker(report: Report, version: ReportVersion) -> Callable[[str], tuple[Piece, ...]]:
    """A function that marks, in the words somebody typed, what gives the victim away; the fixed words stay as they are."""
    if report.document not in DISCLOSABLE:
        return lambda text: (Piece(text, None),)
    typed, mark = report_content.texts_of(version, report.document), protection.marker(report.case)
    return lambda text: mark(text) if text in typed else (Piece(text, None),)


def last_day(report: Report) -> date | None:
    """The last day on which it may be sent without a manager, as the ledger has it (P28, D15); None where nothing is set."""
    what = SENDING.get(report.document)
    if what is None or report.review is None:
        return None
    owed = Duty.objects.filter(case=report.case_id, what=what, about=report.review.reference)
    duty = owed.exclude(standing="superseded").order_by("-last_on").first()
    return duty.last_on if duty else None


def in_time(report: Report, *, on: date) -> bool:
    """Whether it may still be sent without a manager."""
    last = last_day(report)
    return last is None or on <= last


def met_by_choice(report: Report) -> set[ReportGuard]:
    """What is to happen if the Board does not keep it from the prisoner is known, or nothing is to be kept from them (P36)."""
    undecided = non_disclosure.is_undecided(report.case, report.review)
    return set() if undecided else {ReportGuard.CHOICE_IF_REFUSED_RECORDED}
