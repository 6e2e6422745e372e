"""What a report holds, as it is stored, and as the document it becomes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from victimcontact.casework import laws, review_dates
from victimcontact.casework.days import day_of
from victimcontact.casework.documents.layout import Report as Layout
from victimcontact.casework.documents.meeting_input import Breach, MeetingInput, Unspoken, meeting_report
from victimcontact.casework.documents.representation_layouts import parole_report, tribunal_report
from victimcontact.casework.documents.representations import (
    Author,
    Condition,
    KnownFact,
    ParoleRepresentation,
    Records,
    Statement,
    TribunalRepresentation,
)
from victimcontact.records.models import Account, Case, Contact, Fact, Meeting, Report, ReportVersion, Review
from victimcontact.scheme import impact_statements
from victimcontact.scheme.regions import WALES

ROLES = {
    "victim": "The victim",
    "bereaved_relative": "A close relative of a person who died",
    "parent_or_guardian": "A parent or guardian of the victim",
    "acting_for": "A person who acts for the victim",
}
AUTHORITY = "Liaison officer for the Victim Contact Scheme"
EMPTY: Mapping[str, Mapping[str, Any]] = {
    "R01": {
        "concerns": "",
        "conditions": [],
        "statement_attached": False,
        "presentation": "",
        "attends": "",
        "observes": "",
        "public_hearing_views": "",
        "known_facts": [],
        "told_about_disclosure": "",
    },
    "R02": {
        "conditions": [],
        "asks_not_to_disclose": "",
        "asks_to_attend": "",
        "statement_attached": False,
        "told_about_disclosure": "",
    },
    "R05": {
        "contact_since": "",
        "fears": "",
        "contact_from_offender": "",
        "moves": "",
        "conditions_now": [],
        "breaches": [],
        "conditions_asked": [],
        "upcoming": [],
        "unspoken": [],
    },
}


def about(report: Report, *, by: Account, now: datetime) -> dict[str, Any]:
    """The facts of a version beside its words: who writes, which hearing or meeting, when we spoke with the person."""
    case = report.case
    common = {
        "made_on": day_of(now).isoformat(),
        "author": _author(by, case),
        "offender": case.sentence.offender.full_name,
        "victim_role": ROLES.get(case.relationship, "A person represented"),
        "contacts_on": _contact_days(case),
    }
    if report.meeting is not None:
        return common | _about_meeting(report.meeting)
    return common | (_about_review(case, report.review) if report.review else {})


def layout(report: Report, version: ReportVersion, records: Records | None = None) -> Layout:
    """A stored version as the document it becomes."""
    stored, kept = version.content, records or Records()
    if report.document == "R05":
        return meeting_report(_meeting_input(report, version.number, stored))
    frame = {
        "reference": report.reference,
        "version": version.number,
        "made_on": date.fromisoformat(stored["made_on"]),
        "hearing_on": _date(stored.get("hearing_on")),
        "author": Author(**stored["author"]),
        "victim_role": stored["victim_role"],
        "contacts_on": tuple(map(date.fromisoformat, stored["contacts_on"])),
        "conditions": tuple(Condition(**condition) for condition in stored["conditions"]),
        "told_about_disclosure": stored["told_about_disclosure"],
        "records": kept,
    }
    return (
        parole_report(_parole(frame, stored)) if report.document == "R01" else tribunal_report(_tribunal(frame, stored))
    )


def words_of(version: ReportVersion, document: str) -> str:
    """Every word the officer or the victim wrote in a version, for the leak guard."""
    return "\n".join(_typed(version, document))


def texts_of(version: ReportVersion, document: str) -> frozenset[str]:
    """The same words, each answer by itself."""
    return frozenset(_typed(version, document))


def _typed(version: ReportVersion, document: str) -> list[str]:
    return _texts({name: version.content.get(name) for name in EMPTY[document]})


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []


def _parole(frame: dict[str, Any], stored: Mapping[str, Any]) -> ParoleRepresentation:
    return ParoleRepresentation(
        **frame,
        board_reference=stored["decision_reference"],
        prisoner=stored["offender"],
        concerns=stored["concerns"],
        statement=Statement(
            stored["statement_attached"], stored["presentation"], stored["attends"], stored.get("observes", "")
        ),
        public_hearing_views=stored["public_hearing_views"],
        known_facts=tuple(
            KnownFact(fact["what"], fact["source"], date.fromisoformat(fact["on"])) for fact in stored["known_facts"]
        ),
    )


def _tribunal(frame: dict[str, Any], stored: Mapping[str, Any]) -> TribunalRepresentation:
    return TribunalRepresentation(
        **frame,
        decided_by=stored["decided_by"],
        decision_reference=stored["decision_reference"],
        patient=stored["offender"],
        applied_on=date.fromisoformat(stored["applied_on"]),
        asks_not_to_disclose=stored["asks_not_to_disclose"],
        asks_to_attend=stored["asks_to_attend"],
        statement_attached=stored["statement_attached"],
        statement_allowed=stored["statement_allowed"],
    )


def _meeting_input(report: Report, number: int, stored: Mapping[str, Any]) -> MeetingInput:
    return MeetingInput(
        reference=report.reference,
        version=number,
        made_on=date.fromisoformat(stored["made_on"]),
        meeting_reference=stored["meeting_reference"],
        meeting_on=date.fromisoformat(stored["meeting_on"]),
        kind=stored["meeting_kind"],
        level=stored["level"],
        category=stored["category"],
        offender=stored["offender"],
        author=Author(**stored["author"]),
        victim_role=stored["victim_role"],
        contact_since=stored["contact_since"],
        fears=stored["fears"],
        contact_from_offender=stored["contact_from_offender"],
        moves=stored["moves"],
        conditions_now=tuple(stored["conditions_now"]),
        breaches=tuple(
            Breach(date.fromisoformat(each["on"]), each["what"], each["passed_to"]) for each in stored["breaches"]
        ),
        conditions_asked=tuple(stored["conditions_asked"]),
        upcoming=tuple((date.fromisoformat(each["on"]), each["what"]) for each in stored["upcoming"]),
        unspoken=tuple(Unspoken(**each) for each in stored["unspoken"]),
    )


def _author(by: Account, case: Case) -> dict[str, str]:
    officer, unit = by.officer, case.unit
    return {
        "name": officer.name,
        "role": officer.role.replace("_", " "),
        "unit": unit.name if unit else "",
        "telephone": officer.phone or (unit.phone if unit else ""),
        "email": unit.email if unit else "",
        "authority": AUTHORITY,
    }


def _contact_days(case: Case) -> list[str]:
    days = Contact.objects.filter(case=case).exclude(outcome__in=("bounced", "failed")).order_by("happened_on")
    return sorted({day.isoformat() for day in days.values_list("happened_on", flat=True)})


def _about_review(case: Case, review: Review) -> dict[str, Any]:
    hearing_on = review_dates.hearing_of(review)
    opened = Fact.objects.filter(
        sentence=review.sentence_id, kind="review_opened", data__review=review.reference
    ).first()
    applied_on = (opened.data.get("application_made_on") if opened else None) or day_of(review.made_at).isoformat()
    return {
        "hearing_on": hearing_on.isoformat() if hearing_on else None,
        "decision_reference": review.board_reference,
        "applied_on": applied_on,
        "decided_by": _decider(case, review),
        "statement_allowed": impact_statements.may_be_sent(
            route=case.route, applied_on=date.fromisoformat(applied_on), law=laws.in_force()
        ),
    }


def _decider(case: Case, review: Review) -> str:
    """Who decides: in Wales the tribunal has another name (R87)."""
    if review.kind == "mhcs":
        return "Secretary of State for Justice, Mental Health Casework Section"
    return "Mental Health Review Tribunal for Wales" if case.region == WALES else "First-tier Tribunal (Mental Health)"


def _about_meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting_reference": meeting.reference,
        "meeting_on": meeting.held_on.isoformat(),
        "meeting_kind": meeting.kind.upper(),
        "level": meeting.level or 0,
        "category": meeting.category or 0,
    }


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
