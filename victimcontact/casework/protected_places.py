"""Schools, places of work and other places where somebody can be found: nothing for the offender's side may name them."""

from datetime import datetime
from uuid import UUID

from victimcontact.casework import access
from victimcontact.casework.actions import action
from victimcontact.records.models import PLACE_KINDS as KINDS
from victimcontact.records.models import Account, Case
from victimcontact.records.models import ProtectedPlace as ProtectedPlace
from victimcontact.scheme.roles import May


class UnknownKind(Exception):
    """Not a kind of place."""


class NoName(Exception):
    """A place without letters in its name could never be found in a text."""


@action(needs=May.EDIT_PERSON)
def add(*, case: Case, kind: str, name: str, by: Account, now: datetime) -> ProtectedPlace:
    """From now on no text for the offender's side may name this place of the case's person (R70, P58).

    `kind` is one of `KINDS`. Raises `UnknownKind`, `NoName`.
    """
    if kind not in KINDS:
        raise UnknownKind(kind)
    if not any(sign.isalpha() for sign in name):
        raise NoName
    fresh = access.locked(case)
    place = ProtectedPlace.objects.create(person=fresh.person, kind=kind, name=name.strip(), made_by=by, made_at=now)
    access.touched(fresh)
    return place


@action(needs=May.EDIT_PERSON)
def end(*, case: Case, place: ProtectedPlace, by: Account, now: datetime) -> ProtectedPlace:
    """The place was recorded wrongly. It is kept, and no longer looked for. Raises `access.NotFound`."""
    fresh = access.locked(case)
    if place.person_id != fresh.person_id:
        raise access.NotFound(str(place.pk))
    place.ended_at = now
    place.save(update_fields=["ended_at"])
    access.touched(fresh)
    return place


def of(case: Case) -> list[ProtectedPlace]:
    """The protected places of a case's person, as they were recorded."""
    return list(case.person.protected_places.filter(ended_at__isnull=True).order_by("made_at"))


def place_of(case: Case, key: UUID) -> ProtectedPlace:
    """One of the protected places of a case that `access.case_for` gave; raises `access.NotFound`."""
    found = next((place for place in of(case) if place.pk == key), None)
    if found is None:
        raise access.NotFound(str(key))
    return found
