"""Conflict of interest: an officer who must not come to an offender's cases (R69, R70). Lifted with a reason, never deleted."""

from datetime import datetime

from django.db.models import QuerySet

from victimcontact.casework import access, allocations, officers
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Bar, Case, Officer
from victimcontact.scheme.roles import May

CODE = "conflict of interest"


class AlreadyBarred(Exception):
    """A bar stands for this officer and offender."""


class ReasonMissing(Exception):
    """A bar, and the end of one, need their reason."""


class NotYourself(Exception):
    """Nobody lifts a bar on themselves: another manager does."""


class NothingToLift(Exception):
    """The bar was lifted before."""


@action(needs=May.BAR_OFFICER)
def record(*, case: Case, officer: Officer, reason: str, by: Account, now: datetime) -> Bar:
    """A manager keeps an officer of the unit from every case of this offender; those they hold go back to the unit.

    Raises `AlreadyBarred`, `ReasonMissing`, or `access.NotFound` for an officer of another unit.
    """
    officers.require_same_unit(by, officer)
    return _bar(case, officer, reason, by=by, now=now)


@action(needs=May.DECLARE_CONFLICT)
def declare(*, case: Case, reason: str, by: Account, now: datetime) -> Bar:
    """An officer says that they must not come to this offender's cases. Raises `AlreadyBarred` or `ReasonMissing`."""
    return _bar(case, access.officer_of(by), reason, by=by, now=now)


@action(needs=May.BAR_OFFICER)
def lift(*, bar: Bar, reason: str, by: Account, now: datetime) -> Bar:
    """End a bar. The cases stay where they are. Raises `NotYourself`, `ReasonMissing` or `NothingToLift`."""
    fresh = Bar.objects.select_for_update(of=("self",)).select_related("officer").get(pk=bar.pk)
    officers.require_same_unit(by, fresh.officer)
    if fresh.officer.account_id == by.pk:
        raise NotYourself
    if not reason.strip():
        raise ReasonMissing
    if fresh.lifted_at is not None:
        raise NothingToLift
    fresh.lifted_by, fresh.lifted_at, fresh.lifted_reason = by, now, reason.strip()
    fresh.save(update_fields=["lifted_by", "lifted_at", "lifted_reason"])
    return fresh


def standing(account: Account) -> QuerySet[Bar]:
    """The bars that stand on officers of a manager's unit, newest first.

    Without those on the manager's own account, nor on an offender to whose cases they may not come themselves.
    """
    access.require(account, May.BAR_OFFICER)
    rows = Bar.objects.filter(lifted_at__isnull=True, officer__unit=access.officer_of(account).unit)
    allowed = rows.exclude(officer__account=account).exclude(access.conflict_of(account, "offender"))
    return allowed.select_related("officer", "offender", "made_by__officer").order_by("-made_at")


def of_case(account: Account, case: Case) -> list[Bar]:
    """The bars that stand on the offender of a case within reach, for a manager's page of it."""
    return list(standing(account).filter(offender=case.sentence.offender_id))


def bar_for(account: Account, bar_id: str) -> Bar:
    """A manager comes to a bar that stands. Raises `access.NotFound`."""
    bar = standing(account).filter(pk=bar_id).first()
    if bar is None:
        raise access.NotFound(bar_id)
    return bar


def officer_of_unit(account: Account, officer_id: str) -> Officer:
    """An officer of a manager's unit. Raises `access.NotFound`."""
    officer = Officer.objects.filter(pk=officer_id, unit=access.officer_of(account).unit, unit__isnull=False).first()
    if officer is None:
        raise access.NotFound(officer_id)
    return officer


def who_can_be_barred(account: Account, case: Case) -> list[tuple[str, str]]:
    """The officers of the manager's unit on whom no bar stands for this offender, as (id, label)."""
    here = Officer.objects.filter(unit=access.officer_of(account).unit, left_at__isnull=True).exclude(account=account)
    free = here.exclude(bars__in=Bar.objects.filter(offender=case.sentence.offender_id, lifted_at__isnull=True))
    return [(str(officer.pk), officer.name) for officer in free.order_by("name")]


def _bar(case: Case, officer: Officer, reason: str, *, by: Account, now: datetime) -> Bar:
    if not reason.strip():
        raise ReasonMissing
    offender = case.sentence.offender
    if Bar.objects.filter(officer=officer, offender=offender, lifted_at__isnull=True).exists():
        raise AlreadyBarred
    for held in Case.objects.filter(officer=officer, sentence__offender=offender):
        allocations.give_back(access.locked(held), CODE, by=by, now=now)
    return Bar.objects.create(officer=officer, offender=offender, reason=reason.strip(), made_by=by, made_at=now)
