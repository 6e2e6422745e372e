"""Texts that people sent us as rows of the worklist: to be read the day they come."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Q, QuerySet
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, MANAGER, MANAGES, came, columns, text, yes
from victimcontact.records.models import ReceivedText


def unread_texts() -> QuerySet[Any]:
    """Those of a case are its officer's, and of nobody's case any manager's, who finds out whose they are."""
    rows = ReceivedText.objects.filter(Q(case__in=CASES) | Q(MANAGES, case__isnull=True), seen_at__isnull=True)
    unknown = Condition(case__isnull=True, then=text(MANAGER))
    return columns(
        rows,
        "text",
        day=came("received_at"),
        dated=yes(),
        what=text("text"),
        standing=text("open"),
        waits_for=Choose(unknown, default=text("")),
    )


def work_in(row: ReceivedText) -> str:
    """What a text asks of whoever it is for."""
    if row.case_id is None:
        return "A text came from a number that is not of one person we know: find out whose it is"
    if row.asks_to_stop:
        return "They asked for no more texts, and get none: find out, by another safe way, what they want"
    return "Read a text they sent us"
