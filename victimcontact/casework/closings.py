"""How a case ends: closed with a reason, or left because the person cannot be found."""

from datetime import datetime

from victimcontact.casework import access, duties, open_requests, standings
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, Contact, StandingMove
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import ClosingReason, Event, Guard

CHANNELS_TO_TRY = 2


@action(needs=May.CLOSE_CASE)
def close(*, case: Case, reason: str, note: str, version: int, by: Account, now: datetime) -> StandingMove:
    """Close a case (R89). Raises `ValueError` for an unknown reason, `access.Stale`, `scheme.standing.NotAllowed`, and
    `open_requests.StillOpen` while a condition somebody asked for has no outcome."""
    fresh = access.locked(case, version=version)
    open_requests.require_none_in_case(fresh)
    told = ClosingReason(reason)
    move = standings.move(
        fresh,
        Event.CLOSE,
        by=by,
        now=now,
        met=(Guard.REASON_GIVEN,),
        reason=f"{told.replace('_', ' ')}. {note}".strip(),
    )
    duties.reconcile(fresh, now=now)
    return move


@action(needs=May.CLOSE_CASE)
def close_as_no_response(*, case: Case, version: int, by: Account, now: datetime) -> StandingMove:
    """Two letters went and nobody answered (D6, R30): nothing more is sent, and the person may join at any time."""
    fresh = access.locked(case, version=version)
    move = standings.move(fresh, Event.NO_ANSWER, by=by, now=now, met=(Guard.TWO_CONTACTS_MADE,))
    duties.reconcile(fresh, now=now)
    return move


@action(needs=May.CLOSE_CASE)
def give_up_finding(*, case: Case, note: str, version: int, by: Account, now: datetime) -> StandingMove:
    """Say that a person cannot be found, after at least two ways were tried (P21). Raises `scheme.standing.GuardNotMet`."""
    fresh = access.locked(case, version=version)
    tried = Contact.objects.filter(case=fresh, direction="out").values("channel").distinct().count()
    met = (Guard.TWO_CHANNELS_TRIED,) if tried >= CHANNELS_TO_TRY else ()
    move = standings.move(fresh, Event.CANNOT_TRACE, by=by, now=now, met=met, reason=note)
    duties.reconcile(fresh, now=now)
    return move
