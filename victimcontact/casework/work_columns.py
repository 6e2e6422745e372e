"""The columns in which everything that waits for a person is asked for, and what is given with each question."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, CharField, DateField, Expression, F, QuerySet, UUIDField, Value
from django.db.models.functions import TruncDate

from victimcontact.casework.days import LONDON
from victimcontact.casework.ready_queries import Asked, Within

# Whom a row waits for, where it is not whoever holds the case.
MANAGER, ALLOCATOR, OTHER_UNIT = "manager", "allocator", "other_unit"
# What waits for any officer of a unit who may answer it; it is about no case.
ANSWERING = "answering"
TEXT, DAY, KEY = CharField(), DateField(), UUIDField()
# Given with each question: the cases it is about, the offers of cases to the account's own unit, the day, and what is soon then;
# whether whoever asks is a manager, allocates, or answers enquiries, and may be shown what is about no single case, and of which unit.
CASES, OFFERED = Within("cases"), Within("offered")
ON, SOON = Asked("on", DAY), Asked("soon", DAY)
MANAGES, ALLOCATES, ANSWERS = (Asked(name, BooleanField()) for name in ("manages", "allocates", "answers"))
UNIT = Asked("unit", KEY)


class Light(NamedTuple):
    """A row as the database answers it. `day` is the due date, or where it is not `dated` the day it came; some are about no one case."""

    source: str
    key: UUID
    case: UUID | None
    officer: UUID | None
    day: date
    dated: bool
    what: str
    owed_by: str
    standing: str
    blocked_by: str
    waits_for: str
    begun: bool
    referred_by: str
    referral_due_on: date | None
    referred_on: date | None


def columns(rows: QuerySet[Any], source: str, **wanted: Any) -> QuerySet[Any]:
    """The same columns for every table, in the order of `Light`; what is not given is empty."""
    given: dict[str, Any] = {
        "source": Value(source, output_field=TEXT),
        "key": F("pk"),
        "case": F("case_id"),
        "officer": F("case__officer_id"),
        "dated": Value(False, output_field=BooleanField()),
        "begun": Value(True, output_field=BooleanField()),
        "referral_due_on": Value(None, output_field=DAY),
        "referred_on": Value(None, output_field=DAY),
        **wanted,
    }
    empty = {name: Value("", output_field=TEXT) for name in Light._fields if name not in given}
    named = {f"of_{name}": {**given, **empty}[name] for name in Light._fields}
    answered: QuerySet[Any] = rows.order_by().annotate(**named).values_list(*named)
    return answered


def text(value: str) -> Value:
    """A word that is the same in every row."""
    return Value(value, output_field=TEXT)


def yes() -> Value:
    """True in every row."""
    return Value(True, output_field=BooleanField())


def came(moment: str | Expression) -> Expression:
    """The day in London of a moment."""
    return TruncDate(moment, tzinfo=LONDON)
