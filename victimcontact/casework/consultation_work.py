"""Questions before a decision as rows of the worklist."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Q, QuerySet
from django.db.models import When as Condition
from django.db.models.functions import Coalesce

from victimcontact.casework.work_columns import CASES, DAY, ON, columns, text, yes
from victimcontact.records.models import ConsultationPart
from victimcontact.scheme.consultations import OWED_AS_DUTIES

# As the worklist names whom a row waits for.
BY_MANAGER = "manager"


def open_consultations() -> QuerySet[Any]:
    """Questions before a decision that can be answered, and those that no duty of the ledger asks us to put to the victim."""
    answerable = Q(views_on__isnull=False) | Q(last_day__lt=ON) | Q(doubt__isnull=False)
    rows = ConsultationPart.objects.filter(case__in=CASES, answered_at__isnull=True)
    return columns(
        rows.filter(answerable | ~Q(consultation__kind__in=OWED_AS_DUTIES)),
        "consultation",
        day=Coalesce("consultation__decides_on", "last_day", output_field=DAY),
        dated=yes(),
        what=text("consultation"),
        standing=text("open"),
        waits_for=Choose(Condition(doubt__isnull=False, then=text(BY_MANAGER)), default=text("")),
    )
