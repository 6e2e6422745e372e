"""What waits for a person of statements: those to be asked back, and words to be kept from the prisoner."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, MANAGER, came, columns, text
from victimcontact.records.models import Statement, StatementStep, Withholding
from victimcontact.scheme.statement_moves import StatementEvent, StatementState
from victimcontact.scheme.withholdings import WithholdingState


def to_ask_back() -> QuerySet[Any]:
    """Statements that were taken back after they had gone: whoever has one has to be asked to remove it."""
    rows = Statement.objects.filter(case__in=CASES, state=StatementState.TAKING_BACK)
    taken = StatementStep.objects.filter(statement=OuterRef("pk"), event=StatementEvent.TAKE_BACK).order_by("-made_at")
    before_a_tribunal = Condition(kind="tribunal", then=text("ask_tribunal_to_remove_statement"))
    return columns(
        rows.annotate(taken_at=Subquery(taken.values("made_at")[:1])),
        "statement",
        day=came("taken_at"),
        what=Choose(before_a_tribunal, default=text("ask_board_to_remove_statement")),
        standing=text("open"),
    )


def to_withhold() -> QuerySet[Any]:
    """Words that are to be kept from the prisoner: grounds to write, a manager to agree, to pass on (P32 to P36)."""
    ours = (WithholdingState.WANTED, WithholdingState.PREPARED, WithholdingState.AGREED)
    rows = Withholding.objects.filter(case__in=CASES, state__in=ours)
    return columns(
        rows,
        "withholding",
        day=came("made_at"),
        what=text("keep_from_prisoner"),
        standing=text("open"),
        waits_for=Choose(Condition(state=WithholdingState.PREPARED, then=text(MANAGER)), default=text("")),
    )
