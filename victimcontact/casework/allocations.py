"""Who holds a case: the unit by court or region, then an officer who has no conflict."""

from datetime import datetime

from victimcontact.casework import access, duties, standings
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Allocation, Case, Court, Officer, Practitioner, Unit
from victimcontact.scheme.roles import May, Role
from victimcontact.scheme.standing import Event, Guard, Standing

HOLDERS = (Role.VICTIM_LIAISON_OFFICER.value, Role.MANAGER.value)


class ConflictOfInterest(Exception):
    """This officer is the offender's practitioner (R69)."""


class WrongUnit(Exception):
    """The officer does not belong to the unit that holds the case, or cannot hold cases."""


def unit_for(*, court_name: str, region: str) -> Unit | None:
    """The unit that makes first contact (R68): the court's, else the only unit of the region; unknown is None, for a manager."""
    court = Court.objects.select_related("unit").filter(name__iexact=court_name.strip()).first()
    if court is not None:
        return court.unit
    in_region = list(Unit.objects.filter(region=region)[:2]) if region else []
    return in_region[0] if len(in_region) == 1 else None


@action(needs=May.ALLOCATE)
def allocate_to_unit(*, case: Case, unit_reference: str, by: Account, now: datetime) -> Allocation:
    """Give a case to a unit, without an officer yet. Raises `access.NotFound` for a unit that does not exist."""
    fresh = access.locked(case)
    unit = Unit.objects.filter(reference=unit_reference).first()
    if unit is None:
        raise access.NotFound(unit_reference)
    fresh.unit, fresh.officer, fresh.region = unit, None, unit.region
    fresh.version += 1
    fresh.save(update_fields=["unit", "officer", "region", "version"])
    duties.reconcile(fresh, now=now)
    return Allocation.objects.create(case=fresh, unit=unit, made_by=by, made_at=now)


@action(needs=May.ALLOCATE)
def allocate(*, case: Case, officer_id: str, by: Account, now: datetime) -> Allocation:
    """Give a case to an officer of its unit. Raises `WrongUnit` or `ConflictOfInterest`, or `scheme.standing.NotAllowed`."""
    fresh = access.locked(case)
    officer = Officer.objects.filter(pk=officer_id, left_at__isnull=True, role__in=HOLDERS).first()
    if officer is None or fresh.unit is None or officer.unit_id != fresh.unit_id:
        raise WrongUnit
    if has_conflict(officer, fresh):
        raise ConflictOfInterest
    fresh.officer = officer
    fresh.version += 1
    fresh.save(update_fields=["officer", "version"])
    if fresh.standing == Standing.ASSESSED:
        standings.move(fresh, Event.ALLOCATE, by=by, now=now, met=(Guard.NO_CONFLICT,))
    duties.reconcile(fresh, now=now)
    return Allocation.objects.create(case=fresh, unit=fresh.unit, officer=officer, made_by=by, made_at=now)


def has_conflict(officer: Officer, case: Case) -> bool:
    """Whether the officer is, or was, the offender's practitioner (R69)."""
    return Practitioner.objects.filter(account=officer.account_id, offender=case.sentence.offender_id).exists()


def officers_for(case: Case) -> list[tuple[str, str]]:
    """Who may be given the case: officers of its unit without a conflict, as (id, label) with how many cases each holds."""
    if case.unit_id is None:
        return []
    officers = Officer.objects.filter(unit=case.unit_id, left_at__isnull=True, role__in=HOLDERS).order_by("name")
    return [
        (str(officer.pk), f"{officer.name} ({Case.objects.filter(officer=officer).count()} cases)")
        for officer in officers
        if not has_conflict(officer, case)
    ]


def units() -> list[tuple[str, str]]:
    """Every unit as (reference, label)."""
    return [(unit.reference, f"{unit.name}, {unit.region}") for unit in Unit.objects.order_by("region", "name")]
