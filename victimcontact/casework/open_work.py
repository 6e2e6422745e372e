"""Everything that waits for a person, as rows light enough to count by the thousand: duties of the ledger, and what waits beside it.

One question to the database answers all of it; the worklist and the board are folds over these rows, so that a figure and the
list it leads to cannot differ.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from victimcontact.casework import access
from victimcontact.casework.work_columns import ALLOCATOR, ANSWERING, MANAGER, Light
from victimcontact.casework.work_kinds import kind_of
from victimcontact.casework.work_sources import (
    SOON_WORKING_DAYS,
    Question,
    rows_of,
)
from victimcontact.records.models import Account
from victimcontact.scheme.calendar import next_working_day, working_days_after
from victimcontact.scheme.causes import Cause, Owed, Whose, Why, cause_of
from victimcontact.scheme.roles import May

LEFT_ALONE_WORKING_DAYS = 5
OWN_DELAY = Cause(Whose.US, Why.OURS)


class Work(NamedTuple):
    """One thing that waits for a person. What has no date of its own is to be seen to by the next working day after it came.

    `case` is empty for what is about no single one. `cause` is weighed only for what is late or blocked. There are thousands of these
    on a board, so they are light.
    """

    source: str
    key: UUID
    case: UUID | None
    officer: UUID | None
    what: str
    kind: str
    due_on: date
    dated: bool
    late: bool
    at_risk: bool
    waits_for: str
    standing: str
    cause: Cause


def everything(asked: Question) -> list[Work]:
    """All the work that the question asks for, in no order: a board counts thousands of rows and lists none."""
    return list(map(_weigher(asked), rows_of(asked)))


def in_order(found: Iterable[Work]) -> list[Work]:
    """Work by due date, what is overdue first."""
    return sorted(found, key=lambda work: (work.due_on, not work.dated, work.source, work.key))


def _weigher(asked: Question) -> Callable[[Light], Work]:
    on, soon = asked.on, working_days_after(asked.on, SOON_WORKING_DAYS)
    left_alone_until = working_days_after(on, LEFT_ALONE_WORKING_DAYS)
    due_after = cache(next_working_day)

    def weigh(row: Light) -> Work:
        due_on = row.day if row.dated else due_after(row.day)
        late = due_on < on
        unprepared = row.source == "duty" and not row.begun and due_on <= soon
        left_alone = row.officer in asked.uncovered and due_on <= left_alone_until
        return Work(
            source=row.source,
            key=row.key,
            case=row.case,
            officer=row.officer,
            what=row.what,
            kind=kind_of(row.what),
            due_on=due_on,
            dated=row.dated,
            late=late,
            at_risk=not late and (unprepared or left_alone or row.standing == "blocked"),
            waits_for=row.waits_for,
            standing="late" if late and row.standing == "open" else row.standing,
            cause=_cause(row, due_on, on) if late or row.standing == "blocked" else OWN_DELAY,
        )

    return weigh


def _cause(row: Light, due_on: date, on: date) -> Cause:
    owed = Owed(
        row.what,
        row.owed_by,
        due_on,
        blocked_by=row.blocked_by,
        has_officer=row.officer is not None or row.case is None,
        referred_by=row.referred_by,
        referral_due_on=row.referral_due_on,
        referred_on=row.referred_on,
    )
    return cause_of(owed, on=on)


def roles_of(account: Account) -> Iterator[str]:
    """For whom besides the case's officer something may wait that waits for this account."""
    if access.permits(account, May.APPROVE_AS_MANAGER):
        yield MANAGER
    if access.permits(account, May.ALLOCATE):
        yield ALLOCATOR
    if access.permits(account, May.ANSWER_ENQUIRY):
        yield ANSWERING
