"""Documents of members that nobody has checked, as rows of the worklist."""

from typing import Any

from django.db.models import QuerySet

from victimcontact.casework.work_columns import CASES, came, columns, text
from victimcontact.records.models import ReceivedDocument


def held_documents() -> QuerySet[Any]:
    """Those that no virus scanner looked at, until a person has decided: the officer's of the case, from the day they came."""
    rows = ReceivedDocument.objects.filter(
        case__in=CASES, with_note__isnull=False, scanned=False, decision__isnull=True
    )
    return columns(rows, "held_document", day=came("made_at"), what=text("held_document"), standing=text("open"))
