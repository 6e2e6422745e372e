"""Who holds a case: the unit by court or region, then an officer who has no conflict; and what the member hears of a change."""

import contextlib
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count

from victimcontact.casework import access, duties, messages, rewritten, standings
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Allocation, Case, Court, Message, Officer, Unit
from victimcontact.scheme.roles import HOLD_CASES, May
from victimcontact.scheme.standing import Event, Guard, Standing

# They have heard from an officer by name, and are still to hear from us.
KNOWS_AN_OFFICER = (Standing.OFFERED, Standing.CHASED, Standing.JOINED)
NEW_OFFICER = "L25"


class ConflictOfInterest(Exception):
    """This officer is or was the offender's practitioner, or a bar stands (R69, R70)."""


class WrongUnit(Exception):
    """The officer does not belong to the unit that holds the case, or cannot hold cases."""


class HeldByAUnit(Exception):
    """A unit holds the case already: another one gets it by a transfer that it accepts."""


def unit_for(*, court_name: str, region: str) -> Unit | None:
    """The unit that makes first contact (R68): the court's, else the only unit of the region; unknown is None, for a manager."""
    court = Court.objects.select_related("unit").filter(name__iexact=court_name.strip()).first()
    if court is not None:
        return court.unit
    in_region = list(Unit.objects.filter(region=region)[:2]) if region else []
    return in_region[0] if len(in_region) == 1 else None


@action(needs=May.ALLOCATE)
def allocate_to_unit(*, case: Case, unit_reference: str, by: Account, now: datetime) -> Allocation:
    """Give a case that no unit holds yet to one, without an officer. Raises `HeldByAUnit`, or `access.NotFound` for an unknown unit."""
    fresh = access.locked(case)
    unit = Unit.objects.filter(reference=unit_reference).first()
    if unit is None:
        raise access.NotFound(unit_reference)
    if fresh.unit is not None:
        raise HeldByAUnit
    return move_to_unit(fresh, unit, "", by=by, now=now)


@action(needs=May.ALLOCATE)
def allocate(*, case: Case, officer_id: str, note: str = "", by: Account, now: datetime) -> Allocation:
    """Give a case to an officer of its unit, with what they should know first. Raises as `give`, `WrongUnit` also for no such officer."""
    officer = Officer.objects.filter(pk=officer_id).first()
    if officer is None:
        raise WrongUnit
    return give(access.locked(case), officer, note=note, by=by, now=now)


def give(fresh: Case, officer: Officer, *, note: str, by: Account, now: datetime) -> Allocation:
    """Give a (locked) case to an officer of its unit, within another verb.

    Whoever knew another officer is written to; letters that wait are written again in the new one's name (`rewritten`). Raises
    `WrongUnit`, `ConflictOfInterest` or `scheme.standing.NotAllowed`.
    """
    if officer.left_at is not None or officer.role not in HOLD_CASES:
        raise WrongUnit
    if fresh.unit is None or officer.unit_id != fresh.unit_id:
        raise WrongUnit
    if has_conflict(officer, fresh):
        raise ConflictOfInterest
    fresh.officer = officer
    fresh.version += 1
    fresh.save(update_fields=["officer", "version"])
    if fresh.standing == Standing.ASSESSED:
        standings.move(fresh, Event.ALLOCATE, by=by, now=now, met=(Guard.NO_CONFLICT,))
    duties.reconcile(fresh, now=now)
    made = Allocation.objects.create(
        case=fresh, unit=fresh.unit, officer=officer, note=note.strip() or None, made_by=by, made_at=now
    )
    _write_of_change(fresh, by=by, now=now)
    rewritten.write_again(fresh, by=by, now=now)
    return made


def move_to_unit(fresh: Case, unit: Unit, reason: str, *, by: Account, now: datetime) -> Allocation:
    """Move a (locked) case to a unit, without an officer yet, within another verb. `reason` is a code."""
    fresh.unit, fresh.officer, fresh.region = unit, None, unit.region
    fresh.version += 1
    fresh.save(update_fields=["unit", "officer", "region", "version"])
    duties.reconcile(fresh, now=now)
    return Allocation.objects.create(case=fresh, unit=unit, reason=reason, made_by=by, made_at=now)


def give_back(fresh: Case, reason: str, *, by: Account, now: datetime) -> None:
    """Take a (locked) case from its officer, within another verb: it waits in its unit for another. `reason` is a code."""
    fresh.officer = None
    fresh.version += 1
    fresh.save(update_fields=["officer", "version"])
    if fresh.unit is not None:
        Allocation.objects.create(case=fresh, unit=fresh.unit, reason=reason, made_by=by, made_at=now)
    duties.reconcile(fresh, now=now)


def has_conflict(officer: Officer, case: Case) -> bool:
    """Whether the officer must not come to the case: the offender's practitioner, now or before, or barred (R69, R70)."""
    return Case.objects.filter(access.conflict_of(officer.account, "sentence__offender"), pk=case.pk).exists()


def holders_in(unit: Unit | None) -> list[Officer]:
    """The officers of a unit who can hold cases, by name, each with how many they hold (`held`)."""
    here = Officer.objects.filter(unit=unit, unit__isnull=False, left_at__isnull=True, role__in=HOLD_CASES)
    return list(here.select_related("account").annotate(held=Count("cases")).order_by("name", "pk"))


def officers_for(case: Case) -> list[tuple[str, str]]:
    """Who may be given the case: officers of its unit without a conflict, as (id, label) with how many cases each holds."""
    return labelled(officer for officer in holders_in(case.unit) if not has_conflict(officer, case))


def labelled(officers: Iterable[Officer]) -> list[tuple[str, str]]:
    """Officers of `holders_in` as (id, label) with how many cases each holds."""
    return [(str(officer.pk), f"{officer.name} ({_cases(getattr(officer, 'held', 0))})") for officer in officers]


def _cases(count: int) -> str:
    return "1 case" if count == 1 else f"{count} cases"


def units() -> list[tuple[str, str]]:
    """Every unit as (reference, label)."""
    return [(unit.reference, f"{unit.name}, {unit.region}") for unit in Unit.objects.order_by("region", "name")]


def _write_of_change(case: Case, *, by: Account, now: datetime) -> None:
    """Say who the officer is now to somebody who knew another; it goes straight out. What cannot be written stays on the worklist."""
    before = Allocation.objects.filter(case=case, officer__isnull=False).exclude(officer=case.officer)
    if case.standing not in KNOWS_AN_OFFICER or not before.exists():
        return
    earlier = Message.objects.filter(case=case, document=NEW_OFFICER)
    messages.stop_waiting(earlier, "another officer holds the case now", by=by, now=now)
    with contextlib.suppress(messages.CannotBeWritten):
        wanted = messages.Wanted(NEW_OFFICER, channel=messages.channel_for(case), confirms=True)
        messages.draft(case, wanted, by=by, now=now)
