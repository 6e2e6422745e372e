"""A member has moved: the old address is closed at once, and zones and conditions are looked at again the same day."""

from datetime import date, datetime

from victimcontact.casework import duties, facts, guest_ends
from victimcontact.casework.facts import New
from victimcontact.records.models import Account, Case, FactSource
from victimcontact.scheme.standing import Standing

IN_THE_SCHEME = (Standing.JOINED, Standing.PAUSED)


def note(case: Case, *, moved_on: date, by: Account, now: datetime) -> None:
    """Record the move in every case in which the person is a member, so that each zone is reviewed (P74, D16).

    Within another verb. Whoever has not joined yet has no zone: for them the new address is enough.
    """
    source = FactSource.PORTAL if by.is_member else FactSource.HAND
    for member in Case.objects.select_for_update().filter(person=case.person, standing__in=IN_THE_SCHEME):
        facts.add(member, New("address_changed", moved_on, {}, source=source), by=by, now=now)
        duties.reconcile(member, now=now)
        guest_ends.follow_move(member, now=now)
