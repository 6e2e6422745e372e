"""Messages of other systems that wait for a person, as rows of the worklist.

A release that nobody has matched is one that nobody is told of.
"""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models import When as Condition
from django.db.models.functions import Coalesce

from victimcontact.casework.quarantine import FOR_A_PERSON
from victimcontact.casework.work_columns import ALLOCATES, ALLOCATOR, CASES, KEY, came, columns, text
from victimcontact.records.models import Case, FeedDecision, FeedMessage, FeedStanding

FEED = "feed"


def waiting() -> QuerySet[Any]:
    """One row a message, with the oldest case of its offender; those about nobody known are for whoever allocates.

    To be seen to by the day after it came, or after somebody kept it for later: on that day its news would be owed.
    """
    of_offender = Case.objects.filter(pk__in=CASES, sentence__offender=OuterRef("offender")).order_by("opened_at", "pk")
    decided = FeedDecision.objects.filter(feed_message=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]
    ours = Exists(of_offender) | Q(ALLOCATES, offender__isnull=True)
    return columns(
        FeedMessage.objects.filter(ours, standing__in=FOR_A_PERSON),
        FEED,
        case=Subquery(of_offender.values("pk")[:1], output_field=KEY),
        officer=Subquery(of_offender.values("officer")[:1], output_field=KEY),
        day=came(Coalesce(Subquery(decided), F("received_at"))),
        what=text("match_message"),
        standing=text("open"),
        waits_for=Choose(Condition(offender__isnull=True, then=text(ALLOCATOR)), default=text("")),
    )


def described(rows: QuerySet[FeedMessage]) -> QuerySet[FeedMessage]:
    """Messages without their text, which no list shows."""
    return rows.defer("raw", "details")


def work_in(row: FeedMessage) -> str:
    """What a message of another system asks of somebody: what it may mean, as far as that is known."""
    means = " or ".join(code.replace("_", " ") for code in row.candidates or [row.stage] if code) or "not known"
    first = "Look again at" if row.standing == FeedStanding.HELD else "Match"
    return f"{first} what another system told; it may mean: {means}"
