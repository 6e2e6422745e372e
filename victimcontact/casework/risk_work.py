"""Facts about risk as rows of the worklist: those to be phoned today, and those of which nobody has said that they have them."""

from typing import Any

from django.db.models import F, QuerySet

from victimcontact.casework.work_columns import CASES, came, columns, text, yes
from victimcontact.records.models import RiskItem, RiskMessage

PHONE, MESSAGE = "risk", "risk_message"


def to_phone() -> QuerySet[Any]:
    """Immediate ones of which nobody has been told by telephone (P92)."""
    rows = RiskItem.objects.filter(case__in=CASES, urgency="immediate", phoned_at__isnull=True)
    return columns(rows, PHONE, day=F("told_on"), dated=yes(), what=text("risk"), standing=text("open"))


def unanswered() -> QuerySet[Any]:
    """What went to those who can act and nobody has said that they have it, and what may not have gone."""
    rows = RiskMessage.objects.filter(risk_item__case__in=CASES, state__in=("sent", "uncertain"))
    return columns(
        rows,
        MESSAGE,
        case=F("risk_item__case_id"),
        officer=F("risk_item__case__officer_id"),
        day=came("made_at"),
        what=text("risk_message"),
        standing=text("open"),
    )


def work_in_message(row: RiskMessage) -> str:
    """What there is to do about a message that went, or may have."""
    if row.state == "uncertain":
        return "Find out whether a fact about risk was sent"
    return "Ask whether they have received a fact about risk"
