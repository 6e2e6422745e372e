"""A stored version of a report as the document it becomes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

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
from victimcontact.casework.documents.response_layouts import (
    open_conditions_response,
    practitioner_response,
    recall_response,
)
from victimcontact.casework.documents.responses import OpenConditionsResponse, PractitionerResponse, RecallResponse
from victimcontact.records.models import Report, ReportVersion

Frame = dict[str, Any]
Stored = Mapping[str, Any]


def layout(report: Report, version: ReportVersion, records: Records | None = None) -> Layout:
    """A stored version as the document it becomes, with what is written about it where that is given."""
    stored = version.content
    frame = {
        "reference": report.reference,
        "version": version.number,
        "made_on": date.fromisoformat(stored["made_on"]),
    }
    if report.document == "R05":
        return meeting_report(_meeting_input(frame, stored))
    frame["records"] = records or Records()
    frame["conditions"] = tuple(Condition(**condition) for condition in stored["conditions"])
    return MADE[report.document](frame, stored)


def _of_a_person(frame: Frame, stored: Stored) -> Frame:
    """What a document says that may say for whom it speaks and who writes."""
    return frame | {
        "author": Author(**stored["author"]),
        "victim_role": stored["victim_role"],
        "told_about_disclosure": stored["told_about_disclosure"],
    }


def _of_a_hearing(frame: Frame, stored: Stored) -> Frame:
    return _of_a_person(frame, stored) | {
        "hearing_on": _date(stored.get("hearing_on")),
        "contacts_on": _days(stored["contacts_on"]),
    }


def _parole(frame: Frame, stored: Stored) -> Layout:
    given = ParoleRepresentation(
        **_of_a_hearing(frame, stored),
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
    return parole_report(given)


def _tribunal(frame: Frame, stored: Stored) -> Layout:
    given = TribunalRepresentation(
        **_of_a_hearing(frame, stored),
        decided_by=stored["decided_by"],
        decision_reference=stored["decision_reference"],
        patient=stored["offender"],
        applied_on=date.fromisoformat(stored["applied_on"]),
        asks_not_to_disclose=stored["asks_not_to_disclose"],
        asks_to_attend=stored["asks_to_attend"],
        statement_attached=stored["statement_attached"],
        statement_allowed=stored["statement_allowed"],
    )
    return tribunal_report(given)


def _to_practitioner(frame: Frame, stored: Stored) -> Layout:
    given = PractitionerResponse(
        **_of_a_person(frame, stored),
        about=stored["about"],
        offender=stored["offender"],
        asked_on=date.fromisoformat(stored["asked_on"]),
        answer_by=_date(stored["answer_by"]),
        opted_in=stored["opted_in"],
        contacts_on=_days(stored["contacts_on"]),
        effect_of_release=stored["effect_of_release"],
    )
    return practitioner_response(given)


def _on_open_conditions(frame: Frame, stored: Stored) -> Layout:
    given = OpenConditionsResponse(
        **frame, offender=stored["offender"], answer_by=_date(stored["answer_by"]), views=stored["views"]
    )
    return open_conditions_response(given)


def _after_recall(frame: Frame, stored: Stored) -> Layout:
    given = RecallResponse(
        **_of_a_person(frame, stored),
        offender=stored["offender"],
        recalled_on=_date(stored["recalled_on"]),
        told_on=_date(stored["told_on"]),
        statement_wish=stored["statement_wish"],
        summary_wish=stored["summary_wish"],
    )
    return recall_response(given)


def _meeting_input(frame: Frame, stored: Stored) -> MeetingInput:
    return MeetingInput(
        **frame,
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


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


MADE: Mapping[str, Callable[[Frame, Stored], Layout]] = {
    "R01": _parole,
    "R02": _tribunal,
    "R03": _to_practitioner,
    "R04": _on_open_conditions,
    "R06": _after_recall,
}
