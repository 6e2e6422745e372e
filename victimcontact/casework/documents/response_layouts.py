"""The reports R03, R04 and R06 from their content (representations.md 5; P55, P56, P70)."""

from dataclasses import replace
from typing import Final

from victimcontact.casework.documents.layout import MARKING, Facts, Report, Section
from victimcontact.casework.documents.representation_layouts import (
    PAROLE_BASIS,
    asked_conditions,
    author_section,
    contact_section,
    day,
    disclosure_section,
    finished,
    status_section,
    told,
)
from victimcontact.casework.documents.representations import Records
from victimcontact.casework.documents.responses import (
    OpenConditionsResponse,
    PractitionerResponse,
    RecallResponse,
)

NO_IDENTITY: Final = (
    "It holds nothing by which anybody on the victim’s side could be known. Nothing of that kind may be added."
)
NOT_CHOSEN: Final = "They have not decided yet."
ANSWERS_TO: Final = "The address from which this came, with our reference"


def practitioner_response(given: PractitionerResponse) -> Report:
    """R03, the answer to the practitioner before a release or a change of the licence. Raises `OtherContentApproved`."""
    rows = (
        ("About", given.about),
        ("Offender", given.offender),
        ("Asked on", day(given.asked_on)),
        ("Last day of the time they were given", day(given.answer_by) if given.answer_by else "None is set"),
        ("Has chosen to be kept informed", "Yes" if given.opted_in else "No"),
        ("Version", str(given.version)),
        ("Classification", MARKING),
    )
    sections = (
        Section("What was asked", (Facts(rows),)),
        author_section(given.author, PAROLE_BASIS),
        status_section(given.victim_role),
        contact_section(given.contacts_on),
        Section("What a release would mean for them", told(given.effect_of_release)),
        Section("Conditions asked for", asked_conditions(given.conditions)),
        disclosure_section(given.told_about_disclosure),
    )
    return finished("R03", "Victim representations to the probation practitioner", given, sections)


def open_conditions_response(given: OpenConditionsResponse) -> Report:
    """R04, the answer to the prison before a board on open conditions. Raises `OtherContentApproved`."""
    rows = (
        ("Prisoner", given.offender),
        ("Answer wanted by", day(given.answer_by) if given.answer_by else "No day is set"),
        ("Written by", "A victim liaison officer"),
        ("Questions to", ANSWERS_TO),
        ("Version", str(given.version)),
        ("Classification", MARKING),
    )
    sections = (
        Section("The board", (Facts(rows),)),
        Section("What a move to open conditions would mean", told(given.views)),
        Section("Conditions asked for on temporary release", asked_conditions(given.conditions)),
        Section("Who could be known from this answer", told(NO_IDENTITY)),
    )
    nameless = replace(given, records=_nameless(given.records))
    return finished("R04", "Answer before a board on open conditions", nameless, sections)


def recall_response(given: RecallResponse) -> Report:
    """R06, the answer after a recall. Raises `OtherContentApproved`."""
    rows = (
        ("Offender", given.offender),
        ("Recalled on", day(given.recalled_on) if given.recalled_on else "Not recorded"),
        ("We were told on", day(given.told_on) if given.told_on else "Not recorded"),
        ("Version", str(given.version)),
        ("Classification", MARKING),
    )
    choices = (
        ("A personal statement", given.statement_wish or NOT_CHOSEN),
        ("A summary of the decision", given.summary_wish or NOT_CHOSEN),
        ("Conditions for a new release", "Asked for below" if given.conditions else "None is asked for"),
    )
    sections = (
        Section("The recall", (Facts(rows),)),
        author_section(given.author, PAROLE_BASIS),
        status_section(given.victim_role),
        Section("What they were offered, and what they chose", (Facts(choices),)),
        Section("Conditions asked for on a new release", asked_conditions(given.conditions)),
        disclosure_section(given.told_about_disclosure),
    )
    return finished("R06", "Victim representations after a recall", given, sections)


def _nameless(records: Records) -> Records:
    """The same without a role or a name: a prisoner reads it."""
    approval = records.approval and replace(records.approval, by="A person represented")
    checks = tuple(replace(check, by="Another officer") for check in records.quality_checks)
    return replace(records, approval=approval, quality_checks=checks)
