"""Officers come and go: made, moved to another role, deactivated (their cases go back to the unit), let in again."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from victimcontact.casework import access, audit, duties
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, AccountKind, Allocation, Case, Officer, Unit
from victimcontact.scheme.roles import OFFICER_ROLES, May, Role


class AlreadyAnOfficer(Exception):
    """Somebody has this e-mail address already."""


class UnknownRole(Exception):
    """Not a role of an officer."""


class UnknownUnit(Exception):
    """There is no such unit, or the role needs one."""


@dataclass(frozen=True)
class NewOfficer:
    """An officer to be. `unit` is a unit's reference; auditors, analysts and helpline advisers may have none."""

    name: str
    email: str
    role: str
    password: str
    unit: str = ""
    phone: str = ""
    hours: str = ""
    speaks_welsh: bool = False


UNITLESS = frozenset({Role.HELPLINE_ADVISER, Role.AUDITOR, Role.ANALYST})


@action(needs=May.MANAGE_OFFICERS)
def create(*, new: NewOfficer, by: Account, now: datetime) -> Officer:
    """Make an officer's account. Raises `AlreadyAnOfficer`, `UnknownRole` or `UnknownUnit`."""
    return add(new, now=now, by=by)


def add(new: NewOfficer, *, now: datetime, by: Account) -> Officer:
    """Make an officer's account within another verb or at set-up, where the program itself makes the first one."""
    email = new.email.strip().casefold()
    if new.role not in OFFICER_ROLES:
        raise UnknownRole(new.role)
    if Account.objects.filter(handle=email).exists():
        raise AlreadyAnOfficer
    unit = _unit(new)
    account = Account(handle=email, email=email, kind=AccountKind.OFFICER)
    account.set_password(new.password)
    account.save()
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    officer = Officer.objects.create(
        account=account,
        name=new.name,
        role=new.role,
        unit=unit,
        phone=new.phone,
        hours=new.hours,
        speaks_welsh=new.speaks_welsh,
    )
    audit.write("officers.added", by=by, now=now, subject=f"officer:{officer.pk}", data={"role": new.role})
    return officer


@action(needs=May.MANAGE_OFFICERS)
def deactivate(*, officer: Officer, by: Account, now: datetime) -> int:
    """An officer leaves: they cannot sign in again, every session ends, their cases go back to the unit. Returns how many cases."""
    require_same_unit(by, officer)
    cases = Case.objects.select_for_update(of=("self",)).filter(officer=officer).select_related("sentence", "unit")
    returned = [_return(case, by=by, now=now) for case in cases]
    officer.left_at = now
    officer.save(update_fields=["left_at"])
    officer.account.is_active = False
    officer.account.save(update_fields=["is_active"])
    end_sessions(officer.account)
    return len(returned)


@action(needs=May.MANAGE_OFFICERS)
def reset_second_step(*, officer: Officer, by: Account, now: datetime) -> None:
    """An officer lost their authenticator: remove it and end every session; they set up a new one at the next sign-in."""
    require_same_unit(by, officer)
    Authenticator.objects.filter(user=officer.account).delete()
    end_sessions(officer.account)


def of_unit(account: Account) -> QuerySet[Officer]:
    """The officers a manager looks after: those of the manager's unit."""
    unit = access.officer_of(account).unit
    return Officer.objects.select_related("account", "unit").filter(unit=unit).order_by("left_at", "name")


def officer_for(account: Account, officer_id: str, *, now: datetime) -> Officer:
    """A manager comes to an officer of their unit; raises `access.NotFound`."""
    access.require(account, May.MANAGE_OFFICERS)
    officer = of_unit(account).filter(pk=officer_id).first()
    if officer is None:
        raise access.NotFound(officer_id)
    audit.write("officers.look", by=account, now=now, subject=f"officer:{officer.pk}")
    return officer


def require_same_unit(by: Account, officer: Officer) -> None:
    """Raise `access.NotFound` unless the officer belongs to the manager's unit (the program may reach everybody)."""
    if not by.is_program and access.officer_of(by).unit_id != officer.unit_id:
        raise access.NotFound(str(officer.pk))


def end_sessions(account: Account) -> None:
    """Sign an account out everywhere, at once."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def _unit(new: NewOfficer) -> Unit | None:
    unit = Unit.objects.filter(reference=new.unit).first() if new.unit else None
    if (new.unit and unit is None) or (unit is None and new.role not in UNITLESS):
        raise UnknownUnit(new.unit)
    return unit


def _return(case: Case, *, by: Account, now: datetime) -> Case:
    case.officer = None
    case.version += 1
    case.save(update_fields=["officer", "version"])
    unit = case.unit
    if unit is not None:
        Allocation.objects.create(case=case, unit=unit, made_by=by, made_at=now, reason="the officer left")
    duties.reconcile(case, now=now)
    return case
