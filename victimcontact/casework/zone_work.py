"""Zones that wait for an officer: to be looked at again by a day, or begun or drawn by the member and not yet held against the place."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models import When as Condition
from django.db.models.functions import Coalesce

from victimcontact.casework.work_columns import CASES, DAY, ON, came, columns, text, yes
from victimcontact.records.models import AccountKind, Zone, ZoneCheck, ZoneVersion


def waiting() -> QuerySet[Any]:
    """The zones, one row each, in the columns of the worklist; due on the day to look again, or on the day it was begun or drawn."""
    drawn = ZoneVersion.objects.filter(zone=OuterRef("pk")).order_by("-number")
    by_officer = ZoneCheck.objects.filter(version=OuterRef("newest"), made_by__kind=AccountKind.OFFICER)
    rows = Zone.objects.filter(case__in=CASES, ended_at__isnull=True).annotate(
        newest=Subquery(drawn.values("pk")[:1]),
        drawn_at=Coalesce(Subquery(drawn.values("made_at")[:1]), F("made_at")),
        drawn_by=Coalesce(Subquery(drawn.values("made_by__kind")[:1]), F("made_by__kind")),
        review_on=Subquery(drawn.values("review_on")[:1], output_field=DAY),
    )
    hers = Q(drawn_by=AccountKind.MEMBER) & ~Exists(by_officer)
    return columns(
        rows.filter(hers | Q(review_on__lte=ON)),
        "zone",
        day=Choose(Condition(hers, then=came("drawn_at")), default=F("review_on"), output_field=DAY),
        dated=yes(),
        what=text("look_at_zone"),
        standing=text("open"),
    )
