"""R05: what the liaison officer brings to a MAPPA meeting about the victim.

The victim is a role here too, and a move is described without an address. The offender must never see this document.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from victimcontact.casework.documents.layout import Facts, Part, Report, Section, Table
from victimcontact.casework.documents.representations import Author
from victimcontact.scheme.words.document import Bullets, Paragraph
from victimcontact.scheme.words.months import day_in_words

HANDLING: Final = (
    "For this meeting. Not for the offender or the offender’s record. No copies without the chair’s leave."
)
NOTHING: Final = "Nothing to report."


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that broke a condition about the victim, or may have."""

    on: date
    what: str
    passed_to: str


@dataclass(frozen=True, slots=True)
class Unspoken:
    """What must not be said, and before whom."""

    what: str
    before: str


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """The content of R05. The conditions are their wordings; `upcoming` are days that matter to the victim.

    A meeting that has no levels has level 0; a category that nobody recorded is 0.
    """

    reference: str
    version: int
    made_on: date
    meeting_reference: str
    meeting_on: date
    level: int
    category: int
    offender: str
    author: Author
    victim_role: str
    contact_since: str
    fears: str
    contact_from_offender: str
    moves: str
    conditions_now: tuple[str, ...]
    breaches: tuple[Breach, ...]
    conditions_asked: tuple[str, ...]
    upcoming: tuple[tuple[date, str], ...]
    unspoken: tuple[Unspoken, ...]
    kind: str = "MAPPA"


def meeting_report(given: MeetingInput) -> Report:
    """R05 for one meeting (P87, P90). What must not be said stands first, so that nobody reads it too late."""
    return Report(
        code="R05",
        title=f"Victim liaison input to a {given.kind} meeting",
        reference=given.reference,
        version=given.version,
        made_on=given.made_on,
        handling=HANDLING,
        sections=(
            Section("The meeting", (Facts(_meeting(given)),)),
            Section("What must not be said, and before whom", _unspoken(given.unspoken)),
            Section("Contact with the victim since the last meeting", _told(given.contact_since)),
            Section("Current fears", _told(given.fears)),
            Section("Contact from the offender or associates", _told(given.contact_from_offender)),
            Section("Moves of home, work or school, without addresses", _told(given.moves)),
            Section("Conditions now, and breaches", (*_listed(given.conditions_now), *_breaches(given.breaches))),
            Section("Conditions asked for", _listed(given.conditions_asked)),
            Section("Days ahead that matter", _upcoming(given.upcoming)),
        ),
    )


def _meeting(given: MeetingInput) -> tuple[tuple[str, str], ...]:
    author = given.author
    return (
        ("Meeting", given.meeting_reference),
        ("Date", day_in_words(given.meeting_on, "en")),
        *_management(given),
        ("Offender", given.offender),
        ("Represented", given.victim_role),
        ("Written by", f"{author.name}, {author.role}, {author.unit}"),
        ("Telephone", author.telephone),
        ("Email", author.email),
        ("Authority", author.authority),
    )


def _management(given: MeetingInput) -> tuple[tuple[str, str], ...]:
    if not given.level:
        return ()
    category = f"category {given.category}" if given.category else "category not recorded"
    return (("Level and category", f"Level {given.level}, {category}"),)


def _unspoken(items: tuple[Unspoken, ...]) -> tuple[Part, ...]:
    rows = tuple((item.what, item.before) for item in items)
    return (Table(("Must not be said", "Before whom"), rows, (3, 2)),) if rows else _told("")


def _breaches(breaches: tuple[Breach, ...]) -> tuple[Part, ...]:
    rows = tuple((day_in_words(each.on, "en"), each.what, each.passed_to) for each in breaches)
    return (Table(("Date", "What happened", "Passed to"), rows, (3, 6, 4)),) if rows else _told("No breach is known.")


def _upcoming(days: tuple[tuple[date, str], ...]) -> tuple[Part, ...]:
    rows = tuple((day_in_words(day, "en"), what) for day, what in sorted(days))
    return (Table(("Date", "What"), rows, (1, 3)),) if rows else _told("")


def _listed(items: tuple[str, ...]) -> tuple[Part, ...]:
    return (Bullets(items),) if items else _told("")


def _told(text: str) -> tuple[Part, ...]:
    return (Paragraph(text if text.strip() else NOTHING),)
