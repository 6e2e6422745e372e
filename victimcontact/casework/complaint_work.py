"""Complaints as rows of the worklist: those that we owe an answer, each with its day, also those of somebody without a case."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, KEY, MANAGER, MANAGES, UNIT, columns, text, yes
from victimcontact.records.models import ComplaintStep, MessageState


def unanswered_complaints() -> QuerySet[Any]:
    """A manager's work, of which the officer it is about is not told. A step whose letter was stopped has not been taken."""
    stands = Q(message__isnull=True) | ~Q(message__state=MessageState.STOPPED)
    later = ComplaintStep.objects.filter(stands, complaint=OuterRef("complaint"), number__gt=OuterRef("number"))
    ours = Q(complaint__case__in=CASES) | Q(MANAGES, complaint__case__isnull=True, complaint__unit=UNIT)
    rows = ComplaintStep.objects.filter(ours, stands, ~Exists(later), answer_by__isnull=False)
    about_them = Condition(complaint__about=F("complaint__case__officer"), then=Value(None, output_field=KEY))
    return columns(
        rows,
        "complaint",
        key=F("complaint_id"),
        case=F("complaint__case_id"),
        officer=Choose(about_them, default=F("complaint__case__officer_id"), output_field=KEY),
        day=F("answer_by"),
        dated=yes(),
        what=text("answer_complaint"),
        standing=text("open"),
        waits_for=text(MANAGER),
    )
