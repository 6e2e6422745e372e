"""Who has read a statement, in words to the person who made it: to whom it went, and which officers looked at it, by day."""

from datetime import date

from django.db.models import QuerySet

from victimcontact.casework.days import day_of
from victimcontact.records.models import AuditEntry, Bundle, Officer, Statement, StatementStep, StatementUse
from victimcontact.scheme.roles import Role
from victimcontact.scheme.statement_moves import StatementEvent
from victimcontact.scheme.words import statements as words
from victimcontact.scheme.words.months import day_in_words

# Whoever opens a bundle can read the statement in it.
LOOKS = ("statements.look", "bundles.look")


def read_by(statement: Statement, language: str) -> tuple[str, ...]:
    """A sentence for each officer and day that looked at it, and for each time it was sent, oldest first."""
    events = [*_looks(statement), *_uses(statement)]
    sentences = [text.format(day=day_in_words(day, language)) for day, text in sorted(_said(events, language))]
    return tuple(dict.fromkeys(sentences))


def answers_to_taking_back(statement: Statement, language: str) -> tuple[str, ...]:
    """What those who had it answered when they were asked to remove it."""
    in_words = words.in_language(words.REMOVAL_ANSWERS, language)
    rows = StatementStep.objects.filter(statement=statement, event=StatementEvent.ANSWER).order_by("made_at")
    return tuple(in_words[row.how] for row in rows)


def _said(events: list[tuple[date, tuple[str, str]]], language: str) -> list[tuple[date, str]]:
    return [(day, words.of(pair, language)) for day, pair in events]


def _uses(statement: Statement) -> list[tuple[date, tuple[str, str]]]:
    rows = StatementUse.objects.filter(statement=statement).defer("content").order_by("made_at")
    within = {True: words.RECIPIENTS_OF_BUNDLES, False: words.RECIPIENTS}
    return [(day_of(row.made_at), within[row.bundle_id is not None][row.recipient]) for row in rows]


def _looks(statement: Statement) -> list[tuple[date, tuple[str, str]]]:
    held_by = Bundle.objects.filter(statement=statement).values_list("reference", flat=True)
    subjects = [f"statement:{statement.reference}", *(f"bundle:{reference}" for reference in held_by)]
    entries: QuerySet[AuditEntry] = AuditEntry.objects.filter(
        case_reference=statement.case.reference, what__in=LOOKS, subject__in=subjects
    )
    looks = {(entry.actor, day_of(entry.at)) for entry in entries}
    officers = {row.account_id: row for row in Officer.objects.filter(account__in={actor for actor, _day in looks})}
    own = statement.case.officer_id
    return [(day, words.LOOKS[_who(officers[actor], own)]) for actor, day in looks if actor in officers]


def _who(officer: Officer, own: object) -> str:
    if officer.pk == own:
        return "own_officer"
    return "manager" if officer.role == Role.MANAGER else "other_officer"
