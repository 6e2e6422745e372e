"""The reports R01, R01-B and R02 from their content. The sections and their order are those decision makers expect."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Protocol

from victimcontact.casework.documents.layout import MARKING, Facts, Part, Report, Section, Table, fingerprint, grouped
from victimcontact.casework.documents.representations import (
    Approval,
    Author,
    Condition,
    KnownFact,
    ParoleRepresentation,
    Records,
    SensitivePart,
    Statement,
    TribunalRepresentation,
)
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph
from victimcontact.scheme.words.months import day_in_words


class Content(Protocol):
    """What every kind of content has."""

    @property
    def reference(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def made_on(self) -> date: ...
    @property
    def records(self) -> Records: ...


Heard = ParoleRepresentation | SensitivePart | TribunalRepresentation

NOTHING: Final = "Nothing to report."
NOT_YET: Final = "Not yet."
PAROLE_BASIS: Final = (
    "Probation must pass on what the victim says about licence conditions and supervision to those who decide "
    "(Domestic Violence, Crime and Victims Act 2004, section 35)."
)
HOSPITAL_BASIS: Final = (
    "Probation must pass on what the victim says about conditions of discharge to those who decide about them "
    "(Domestic Violence, Crime and Victims Act 2004, section 37)."
)
SENSITIVE_HANDLING: Final = (
    "Sensitive part. Not for the prisoner. Do not place it in the dossier before the Board has decided."
)
CARRIED: Final = (
    "Only slips of typing were put right, or the day of the hearing. Each change is recorded, and was checked."
)
IMPACT_USE: Final = "The tribunal may take the statement into account for conditions only, and for nothing else."


class OtherContentApproved(ValueError):
    """The approval is of other content than this: an edit ends an approval (P109)."""


class StatementNotAllowed(ValueError):
    """A victim impact statement is attached to a case in which the tribunal may not receive one (P77)."""


def parole_report(given: ParoleRepresentation) -> Report:
    """R01, the victim's representations to the Parole Board. Raises `OtherContentApproved`."""
    sections = (
        _review(given),
        author_section(given.author, PAROLE_BASIS),
        status_section(given.victim_role),
        contact_section(given.contacts_on),
        Section("Concerns about release or a move to open conditions", told(given.concerns)),
        Section("Conditions asked for", asked_conditions(given.conditions)),
        _statement(given.statement),
        Section("Views on a hearing in public", told(given.public_hearing_views)),
        Section("Facts that may matter to risk", _facts(given.known_facts)),
        disclosure_section(given.told_about_disclosure),
    )
    return finished("R01", "Victim representations to the Parole Board", given, sections)


def sensitive_part(given: SensitivePart) -> Report:
    """R01-B, which travels apart from R01 (P34 to P36). Raises `OtherContentApproved`."""
    sections = (
        _review(given),
        author_section(given.author, "Parole Board Rules 2019, rule 17."),
        Section("Material to be withheld", told(given.material)),
        Section("Ground in rule 17", told(given.ground)),
        Section("Harm feared if it is disclosed", told(given.harm_feared)),
        Section("Why nothing less will do", told(given.why_nothing_less)),
        Section("What is to happen if the Board refuses", told(f"{given.if_refused.capitalize()}.")),
    )
    return finished("R01-B", "Sensitive part of victim representations", given, sections, handling=SENSITIVE_HANDLING)


def tribunal_report(given: TribunalRepresentation) -> Report:
    """R02, representations to the tribunal or the Secretary of State (P76, P77, P83, P110).

    Raises `OtherContentApproved`, `StatementNotAllowed`.
    """
    if given.statement_attached and not given.statement_allowed:
        raise StatementNotAllowed("The tribunal may not receive a victim impact statement in this case.")
    sections = (
        _decision(given),
        author_section(given.author, HOSPITAL_BASIS),
        status_section(given.victim_role),
        contact_section(given.contacts_on),
        Section("Conditions asked for (T144, part A)", asked_conditions(given.conditions)),
        Section("Request not to disclose (T144, part B)", told(given.asks_not_to_disclose, "No such request is made.")),
        Section("Request to attend (T144, part C)", told(given.asks_to_attend, "No such request is made.")),
        _impact_statement(given),
        disclosure_section(given.told_about_disclosure),
    )
    return finished("R02", "Victim representations about conditions of discharge", given, sections)


def finished(
    code: str,
    title: str,
    given: Content,
    sections: tuple[Section, ...],
    handling: str = "",
) -> Report:
    """The whole report, with what is written about it once its content stands. Raises `OtherContentApproved`."""
    records = given.records
    report = Report(
        code=code,
        title=title,
        reference=given.reference,
        version=given.version,
        made_on=given.made_on,
        sections=(*sections, *_records(records)),
        draft=records.approval is None,
        handling=handling,
    )
    approval = records.approval
    if approval and (approval.carried_to or approval.fingerprint) != fingerprint(report):
        raise OtherContentApproved("The approval is of other content. Ask for approval of this version.")
    return report


def _review(given: ParoleRepresentation | SensitivePart) -> Section:
    about = (("Parole Board reference", given.board_reference), ("Prisoner", given.prisoner))
    return Section("The review", (Facts((*about, *_heading_rows(given))),))


def _decision(given: TribunalRepresentation) -> Section:
    about = (
        ("To be decided by", given.decided_by),
        ("Their reference", given.decision_reference),
        ("Patient", given.patient),
        ("Application or reference made", day(given.applied_on)),
    )
    return Section("The decision", (Facts((*about, *_heading_rows(given))),))


def _heading_rows(given: Heard) -> tuple[tuple[str, str], ...]:
    return (("Hearing", day(given.hearing_on)), ("Version", str(given.version)), ("Classification", MARKING))


def author_section(author: Author, basis: str) -> Section:
    """Who writes, and by what right."""
    rows = (
        ("Written by", f"{author.name}, {author.role}"),
        ("Unit", author.unit),
        ("Telephone", author.telephone),
        ("Email", author.email),
        ("Authority", author.authority),
        ("Basis", basis),
    )
    return Section("Author, authority and basis", (Facts(rows),))


def status_section(role: str) -> Section:
    """As whom the person represented speaks: a role, never a name."""
    return Section("Status of the person represented", (Facts((("Speaks as", role),)),))


def contact_section(days: tuple[date, ...]) -> Section:
    """On which days we were in touch."""
    return Section("Contact with the person represented", _listed(map(day, sorted(days))))


def asked_conditions(conditions: tuple[Condition, ...]) -> tuple[Part, ...]:
    """Each condition under its own heading, with both tests."""
    if not conditions:
        return told("", "No condition is asked for.")
    return tuple(part for number, each in enumerate(conditions, 1) for part in _condition(number, each))


def _condition(number: int, condition: Condition) -> tuple[Part, ...]:
    rows = (
        ("Key", condition.key),
        ("Wording asked for", condition.wording),
        ("Why it is necessary", condition.why_necessary),
        ("Why it is proportionate", condition.why_proportionate),
        ("Zone", condition.zone or "None"),
        ("If it is not granted", condition.fallback or "No other condition is asked for."),
    )
    return Heading(f"Condition {number}: {condition.title}"), Facts(rows)


def _statement(statement: Statement) -> Section:
    rows = (
        ("Statement attached", _yes(statement.attached)),
        ("How it is to be given", statement.presentation or "Not chosen"),
        ("Wishes to attend", statement.attends or "No"),
        ("Wishes to observe", statement.observes or "No"),
    )
    return Section("Victim Personal Statement, attending and observing", (Facts(rows),))


def _impact_statement(given: TribunalRepresentation) -> Section:
    rows = (("Statement attached", _yes(given.statement_attached)), ("Use", IMPACT_USE))
    return Section("Victim impact statement", (Facts(rows),))


def _facts(facts: tuple[KnownFact, ...]) -> tuple[Part, ...]:
    if not facts:
        return told("")
    rows = tuple((day(fact.on), fact.what, fact.source) for fact in facts)
    return (Table(("Date", "What is known", "Source"), rows, (3, 6, 4)),)


def disclosure_section(was_told: str) -> Section:
    """What the person knew of their readers (P31)."""
    return Section("What the person was told about who can read this", told(was_told))


def _records(records: Records) -> tuple[Section, ...]:
    checks = tuple((check.by, day(check.on), check.outcome) for check in records.quality_checks)
    deliveries = tuple((sent.to, sent.how, day(sent.on)) for sent in records.deliveries)
    return (
        Section("Approval", _approval(records.approval), is_record=True),
        Section("Quality check", _table(("Checked by", "Date", "Outcome"), checks), is_record=True),
        Section("Distribution", _table(("Sent to", "How", "Date"), deliveries), is_record=True),
    )


def _approval(approval: Approval | None) -> tuple[Part, ...]:
    if approval is None:
        return told("", NOT_YET)
    rows = (
        ("Approved by", approval.by),
        ("How", approval.how),
        ("Date", day(approval.on)),
        ("Content approved", grouped(approval.fingerprint)),
        *((("Since then", CARRIED),) if approval.carried_to else ()),
    )
    return (Facts(rows),)


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[Part, ...]:
    return (Table(columns, rows),) if rows else told("", NOT_YET)


def _listed(items: Iterable[str]) -> tuple[Part, ...]:
    found = tuple(items)
    return (Bullets(found),) if found else told("")


def told(text: str, otherwise: str = NOTHING) -> tuple[Part, ...]:
    """A text as somebody wrote it, or the words for none."""
    return (Paragraph(text if text.strip() else otherwise),)


def day(on: date | None) -> str:
    """A day in words; none is a hearing that is not listed yet."""
    return day_in_words(on, "en") if on else "Not yet listed"


def _yes(answer: bool) -> str:
    return "Yes" if answer else "No"
