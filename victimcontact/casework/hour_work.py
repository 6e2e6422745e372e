"""Calls that an agreed hour brings, as rows of the worklist of its day (B14). Once the hour has come, the ledger of reach has them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from victimcontact.casework.agreed_hours import DONE
from victimcontact.casework.work_columns import CASES, ON, came, columns, text, yes
from victimcontact.records.models import AgreedHour, Message, MessageState, Telling
from victimcontact.scheme.office_hours import LONDON
from victimcontact.scheme.reach import THE_HOUR, State
from victimcontact.scheme.words.months import day_in_words

HOUR = "hour"
# A message in one of these goes by itself, or has gone.
UNDER_WAY = (MessageState.APPROVED, MessageState.HANDING_OVER, MessageState.SENT, MessageState.DELIVERED)


def waiting() -> QuerySet[Any]:
    """Members to be told in an hour that lies ahead, without those whom a message reaches then; due on the day of the hour."""
    messages = Message.objects.filter(telling=OuterRef("pk"), state__in=UNDER_WAY).exclude(channel="letter")
    in_time = Q(not_before__isnull=True) | Q(not_before__lt=OuterRef("tell_at") + THE_HOUR)
    rows = described(Telling.objects.filter(case__in=CASES, ended_at__isnull=True)).exclude(
        reach__state__in=(*DONE, State.UNREACHED)
    )
    return columns(
        rows.alias(day_of_hour=came("tell_at")).filter(~Exists(messages.filter(in_time)), day_of_hour__gte=ON),
        HOUR,
        day=came("tell_at"),
        dated=yes(),
        what=text("tell_in_hour"),
        standing=text("open"),
    )


def described(rows: QuerySet[Telling]) -> QuerySet[Telling]:
    """Tellings with the hour that is agreed for them, as `tell_at`."""
    hours = AgreedHour.objects.filter(fact=OuterRef("fact"), ended_at__isnull=True)
    return rows.annotate(tell_at=Subquery(hours.values("tell_at")[:1]))


def work_in(row: Any) -> str:
    """What an agreed hour asks of the officer of one member."""
    local = row.tell_at.astimezone(LONDON)
    return (
        f"Tell them in the hour from {local:%H:%M} on {day_in_words(local.date(), 'en')}: {row.code.replace('_', ' ')}"
    )
