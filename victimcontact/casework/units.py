"""Victim liaison units and the courts whose sentences are theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import audit
from victimcontact.records.models import Account, Court, Unit


class AlreadyThere(Exception):
    """A unit with this reference or name exists."""


@dataclass(frozen=True)
class NewUnit:
    """A unit to be: where lost letters go back to (a neutral address), and which courts are its own."""

    reference: str
    name: str
    region: str
    address: Sequence[str]
    phone: str
    email: str
    hours: str
    hours_in_welsh: str
    courts: Sequence[str] = ()


def add(new: NewUnit, *, by: Account, now: datetime) -> Unit:
    """Make a unit and give it its courts, at set-up. Raises `AlreadyThere`."""
    if Unit.objects.filter(reference=new.reference).exists() or Unit.objects.filter(name=new.name).exists():
        raise AlreadyThere(new.reference)
    unit = Unit.objects.create(
        reference=new.reference,
        name=new.name,
        region=new.region,
        address=list(new.address),
        phone=new.phone,
        email=new.email,
        hours=new.hours,
        hours_in_welsh=new.hours_in_welsh,
    )
    for name in new.courts:
        Court.objects.update_or_create(name=name, defaults={"unit": unit})
    audit.write("units.added", by=by, now=now, subject=f"unit:{unit.reference}")
    return unit


def there_are_any() -> bool:
    """Whether the installation has units yet; an empty one may be filled with made-up people."""
    return Unit.objects.exists()
