"""Restorative justice as rows of the worklist: what waits for us, and not for a service."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models import When as Condition

from victimcontact.casework.work_columns import CASES, MANAGER, came, columns, text
from victimcontact.records.models import RestorativeJustice, RestorativeStep
from victimcontact.scheme.restorative_justice import OURS, State

WORK = {
    State.PRIVATE_ENQUIRY: "Decide whether it is safe to raise what the offender would like: restorative justice",
    State.MAY_BE_RAISED: "Ask them, gently, about restorative justice",
    State.RAISED: "Tell them about restorative justice: they asked",
    State.CONSENTED: "Refer them to the restorative justice service",
}
FOLLOW_UP = "Ask how they are after restorative justice"


def waiting() -> QuerySet[Any]:
    """Those whose next step is ours, since the step before; an enquiry of the offender's waits for a manager."""
    newest = RestorativeStep.objects.filter(restorative=OuterRef("pk")).order_by("-number")
    rows = RestorativeJustice.objects.filter(case__in=CASES).annotate(
        stands=Subquery(newest.values("state")[:1]), moved_at=Subquery(newest.values("made_at")[:1])
    )
    return columns(
        rows.filter(stands__in=list(OURS)),
        "restorative",
        day=came("moved_at"),
        what=text("restorative"),
        standing=text("open"),
        waits_for=Choose(Condition(stands=State.PRIVATE_ENQUIRY, then=text(MANAGER)), default=text("")),
    )


def work_in(row: RestorativeJustice) -> str:
    """What there is to do about it."""
    newest = RestorativeStep.objects.filter(restorative=row).order_by("-number").values_list("state", flat=True)
    return WORK.get(State(newest[0]), FOLLOW_UP)
