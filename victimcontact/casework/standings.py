"""Moves of a case, by the scheme's table, each with its author and reason."""

from collections.abc import Collection
from datetime import datetime

from victimcontact.casework import guest_ends, reach
from victimcontact.records.models import Account, Case, StandingMove
from victimcontact.scheme import standing as table
from victimcontact.scheme.standing import Event, Guard, Standing


def move(
    case: Case, event: Event, *, by: Account, now: datetime, met: Collection[Guard] = (), reason: str = ""
) -> StandingMove:
    """Move a (locked) case by the table; raises `scheme.standing.NotAllowed` or `GuardNotMet`."""
    was = Standing(case.standing)
    became = table.move(was, event, met=met, before=_before_closing(case))
    case.standing = became.value
    case.version += 1
    case.save(update_fields=["standing", "version"])
    made = StandingMove.objects.create(
        case=case, was=was.value, became=became.value, reason=reason or None, made_by=by, made_at=now
    )
    reach.follow_case(case, now=now)
    guest_ends.follow_case(case, now=now)
    return made


def _before_closing(case: Case) -> Standing | None:
    if case.standing != Standing.CLOSED:
        return None
    last = StandingMove.objects.filter(case=case, became=Standing.CLOSED).order_by("-made_at").first()
    return Standing(last.was) if last else None
