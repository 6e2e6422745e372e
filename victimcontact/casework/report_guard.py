"""What stands between a report and its reader: the leak guard, the two tests of a condition, the second officer's list, the last day."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from victimcontact.casework import leak_releases, non_disclosure, protection, report_content, review_dates
from victimcontact.records.models import Duty, Report, ReportVersion
from victimcontact.scheme.leaks import Hit, Piece
from victimcontact.scheme.reports import BEFORE_A_TRIBUNAL, DISCLOSABLE, OPEN_CONDITIONS, ReportGuard
from victimcontact.scheme.tribunal_words import OutsideConditions, outside_conditions

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
_TYPING = {
    "typing": "Where only typing was put right since the approval, every change is a slip and says what was said before."
}
CHECKLIST: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "R01": {
            **_ALWAYS,
            **_TYPING,
            "opinion": "It gives no opinion on whether to release.",
            "length": "Read aloud, the statement takes less than ten minutes.",
        },
        "R02": {
            **_ALWAYS,
            **_TYPING,
            "conditions_only": "It is about conditions only: nothing on discharge, illness or treatment.",
        },
        "R03": {**_ALWAYS, **_TYPING},
        "R04": {
            **_ALWAYS,
            **_TYPING,
            "nobody": "Nobody could tell from it how many people are in contact, or how they know the offender.",
        },
        "R06": {
            **_ALWAYS,
            **_TYPING,
            "opinion": "It gives no opinion on whether to release again.",
        },
    }
)


class BeyondConditions(Exception):
    """It argues about discharge, illness or treatment; before a tribunal only conditions may be represented (P76)."""


class OutOfDate(Exception):
    """The hearing is on another day than the report says, or a statement goes with it of which it does not tell, or none does."""


class AskedOtherwise(Exception):
    """What the victim asks for is not what the report says any more: they read and approve a new version."""


def hits_in(report: Report, version: ReportVersion) -> tuple[Hit, ...]:
    """What in a version gives the victim away; a meeting's input never reaches the offender's side and is not held to this."""
    if report.document not in DISCLOSABLE:
        return ()
    return protection.hits_in(report.case, report_content.words_of(version, report.document))


def unreleased(report: Report, version: ReportVersion) -> tuple[Hit, ...]:
    """What gives the victim away and was not released by two people, for exactly this content."""
    hits = hits_in(report, version)
    return leak_releases.still_marked(report, version.content_hash, hits) if hits else ()


def marker(report: Report, version: ReportVersion) -> Callable[[str], tuple[Piece, ...]]:
    """A function that marks, in the words somebody typed, what gives the victim away; the fixed words stay as they are."""
    if report.document not in DISCLOSABLE:
        return lambda text: (Piece(text, None),)
    typed, mark = report_content.texts_of(version, report.document), protection.marker(report.case)
    return lambda text: mark(text) if text in typed else (Piece(text, None),)


def beyond_conditions(report: Report, version: ReportVersion) -> tuple[tuple[str, OutsideConditions], ...]:
    """The words before a tribunal that are, or may be, about something other than conditions (P76); none in other reports."""
    if report.document not in BEFORE_A_TRIBUNAL:
        return ()
    words = report_content.words_of(version, report.document)
    return tuple((words[found.start : found.end], found) for found in outside_conditions(words))


def require_conditions_only(report: Report, version: ReportVersion) -> None:
    """Raise `BeyondConditions` when a report to a tribunal argues about anything but conditions (P76)."""
    if any(found.argues for _words, found in beyond_conditions(report, version)):
        raise BeyondConditions(report.reference)


def moved_on(report: Report, version: ReportVersion) -> dict[str, tuple[Any, Any]]:
    """What a version says of hearing and statement that is so no longer, with what is so now (P7)."""
    stands = report_content.as_things_stand(report)
    return {name: (version.content.get(name), now) for name, now in stands.items() if version.content.get(name) != now}


def require_up_to_date(report: Report, version: ReportVersion) -> None:
    """Raise `OutOfDate` when it says of hearing or statement what is so no longer (P7)."""
    if moved_on(report, version):
        raise OutOfDate(report.reference)


def last_day(report: Report) -> date | None:
    """The last day on which it may be sent without a manager, as the ledger has it (P28, D15), or as the prison asked before its
    board on open conditions (P55); None where nothing is set.
    """
    if report.review is None:
        return None
    if report.document == OPEN_CONDITIONS:
        return review_dates.dates_of(report.review).respond_by
    what = SENDING.get(report.document)
    if what is None:
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


def asks_otherwise(report: Report, version: ReportVersion) -> bool:
    """Whether the victim asks for other conditions now than a version says; a meeting's input is a fact sheet of its day."""
    return report.review is not None and version.content["conditions"] != report_content.conditions_asked(report)


def require_as_asked(report: Report, version: ReportVersion) -> None:
    """Raise `AskedOtherwise` when it does not say what the victim asks for now (P67)."""
    if asks_otherwise(report, version):
        raise AskedOtherwise(report.reference)
