"""Whoever joins, or comes back, hears where things stand now: the last big step, and none of those that led to it."""

from datetime import datetime

from victimcontact.casework import stages, tellings
from victimcontact.records.models import Account, Case, Telling
from victimcontact.scheme.keystages.latest import latest_of


def tell(case: Case, *, by: Account, now: datetime) -> Telling | None:
    """Ask the gate for the stage that says where things stand, within the verb by which somebody joined (P12).

    Nothing where there is none, or where this person was told of it before. What is held for others is held for them too.
    """
    happened = stages.of(case.sentence)
    place = latest_of(map(stages.code_of, happened))
    if place is None or Telling.objects.filter(case=case, fact=happened[place], ended_at__isnull=True).exists():
        return None
    fact = happened[place]
    held = Telling.objects.filter(fact=fact, hold_until__isnull=False, ended_at__isnull=True).select_related("brake")
    beside = held.first()
    return tellings.make(
        case,
        fact,
        stages.code_of(fact),
        fact.details or {},
        by=by,
        now=now,
        hold_until=beside.hold_until if beside else None,
        brake=beside.brake if beside else None,
    )
