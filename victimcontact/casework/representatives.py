"""Somebody a member has named to act for them: they may be told what the member is told, and see the case in their own pages."""

from datetime import datetime

from victimcontact.casework import access, duties, facts, name_keys
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.people import NameWanted
from victimcontact.records.models import Account, Case, Invitation, Person
from victimcontact.scheme.roles import May


@action(needs=May.EDIT_PERSON)
def name(*, case: Case, person: NameWanted, version: int, by: Account, now: datetime) -> Person:
    """Record whom the member has named to act for them; somebody named before no longer acts. Raises `access.Stale`."""
    fresh = access.locked(case, version=version)
    representative = Person.objects.create(
        title=person.title,
        given_names=person.given_names,
        family_name=person.family_name,
        language=person.language,
        name_confirmed_by=by,
        name_confirmed_at=now,
    )
    name_keys.write(representative)
    _change(fresh, representative, by=by, now=now)
    return representative


@action(needs=May.EDIT_PERSON)
def end(*, case: Case, version: int, by: Account, now: datetime) -> Case:
    """Nobody acts for the member any more. Raises `access.Stale`."""
    fresh = access.locked(case, version=version)
    nobody_acts(fresh, by=by, now=now)
    return fresh


def nobody_acts(case: Case, *, by: Account, now: datetime) -> None:
    """End it for a locked case, within another verb."""
    _change(case, None, by=by, now=now)


def _change(case: Case, representative: Person | None, *, by: Account, now: datetime) -> None:
    """Somebody else acts, or nobody. A code that whoever acted had to come in with opens no more."""
    codes = Invitation.objects.filter(person=case.representative, used_at__isnull=True, withdrawn_at__isnull=True)
    codes.update(withdrawn_at=now)
    case.representative = representative
    case.version += 1
    case.save(update_fields=["representative", "version"])
    facts.add(case, facts.New("representative_changed", day_of(now), {}), by=by, now=now)
    duties.reconcile(case, now=now)
