"""What members asked for about what we hold of them, as rows of the worklist."""

from typing import Any

from django.db.models import F, QuerySet

from victimcontact.casework.work_columns import CASES, columns, text, yes
from victimcontact.records.models import DataRequest


def unanswered_data_requests() -> QuerySet[Any]:
    """Each with the day by which it is owed."""
    rows = DataRequest.objects.filter(case__in=CASES, ended_at__isnull=True)
    return columns(rows, "data_request", day=F("due_on"), dated=yes(), what=text("data_request"), standing=text("open"))
