"""Whoever joins, or comes back, hears where things stand now: the last big step, and none of those that led to it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from victimcontact.casework import stages, tellings
from victimcontact.casework.plausibility import HELD
from victimcontact.records.models import Account, Case, Fact, FactSource, Telling
from victimcontact.scheme.keystages.latest import latest_of


def tell(case: Case, *, by: Account, now: datetime) -> Telling | None:
    """Ask the gate for the stage that says where things stand, within the verb by which somebody joined (P12).

    Nothing where there is none, or where this person was told of it before. What is held for others is held for them too,
    and what a feed has just brought is held also where there are no others.
    """
    happened = stages.of(case.sentence)
    place = latest_of(map(stages.code_of, happened))
    if place is None or Telling.objects.filter(case=case, fact=happened[place], ended_at__isnull=True).exists():
        return None
    fact = happened[place]
    held = Telling.objects.filter(Q(hold_until__isnull=False) | HELD, fact=fact, ended_at__isnull=True)
    beside = held.select_related("brake").first()
    return tellings.make(
        case,
        fact,
        stages.code_of(fact),
        fact.details or {},
        by=by,
        now=now,
        hold_until=beside.hold_until if beside else _held_until(fact, now),
        brake=beside.brake if beside else None,
    )


def _held_until(fact: Fact, now: datetime) -> datetime | None:
    """Until when what a feed has brought is held; nothing where a person recorded it, or the hold is over."""
    over = fact.made_at + timedelta(minutes=settings.FEED_HOLD_MINUTES)
    return over if fact.source == FactSource.FEED and over > now else None
