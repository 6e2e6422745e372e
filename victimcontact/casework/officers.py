"""Officers come and go: made, changed, deactivated (their cases go back to the unit), let in again."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, QuerySet

from victimcontact.casework import access, allocations, audit
from victimcontact.casework.actions import action
from victimcontact.casework.officer_sign_ins import end_sessions
from victimcontact.records.models import Account as Account
from victimcontact.records.models import AccountKind, Case, Unit
from victimcontact.records.models import Officer as Officer
from victimcontact.scheme.roles import OFFICER_ROLES, May, Role

UNIT_ROLES = (Role.VICTIM_LIAISON_OFFICER, Role.MANAGER, Role.ADMINISTRATOR)
UNITLESS = frozenset({Role.HELPLINE_ADVISER, Role.AUDITOR, Role.ANALYST, Role.DECISION_MAKER, Role.HOSPITAL_MANAGER})
LETTERS = "abcdefghjkmnpqrstuvwxyz"


class AlreadyAnOfficer(Exception):
    """Somebody has this e-mail address already."""


class UnknownRole(Exception):
    """Not a role of an officer, or not one that this manager can give."""


class UnknownUnit(Exception):
    """There is no such unit, or the role needs one, or it is not the manager's own."""


class NotYourself(Exception):
    """Nobody changes, shuts out or lets in themselves: another manager does."""


class AlreadyLeft(Exception):
    """The officer has left."""


class HoldsCases(Exception):
    """The role cannot hold cases and the officer does: they are allocated to others first."""


@dataclass(frozen=True)
class NewOfficer:
    """An officer to be. `unit` is a unit's reference; auditors, analysts and helpline advisers may have none."""

    name: str
    email: str
    role: str
    password: str = ""
    unit: str = ""
    phone: str = ""
    hours: str = ""
    speaks_welsh: bool = False


@dataclass(frozen=True)
class Details:
    """What may change about an officer. Telephone and hours stand in their letters."""

    name: str
    role: str
    phone: str = ""
    hours: str = ""
    speaks_welsh: bool = False


@dataclass(frozen=True)
class LetIn:
    """An officer and the password to give them, once; they choose their own at the first sign-in."""

    officer: Officer
    password: str


@action(needs=May.MANAGE_OFFICERS)
def create(*, new: NewOfficer, by: Account, now: datetime) -> LetIn:
    """A manager makes an officer of their own unit. Raises `AlreadyAnOfficer`, `UnknownRole` or `UnknownUnit`."""
    unit = access.officer_of(by).unit
    if new.role not in UNIT_ROLES:
        raise UnknownRole(new.role)
    if unit is None or new.unit != unit.reference:
        raise UnknownUnit(new.unit)
    officer = add(new, now=now, by=by)
    return LetIn(officer, new_password(officer, now=now))


def add(new: NewOfficer, *, now: datetime, by: Account) -> Officer:
    """Make an officer's account within another verb or at set-up, where the program itself makes the first one."""
    email = new.email.strip().casefold()
    if new.role not in OFFICER_ROLES:
        raise UnknownRole(new.role)
    if Account.objects.filter(handle=email).exists():
        raise AlreadyAnOfficer
    unit = _unit(new)
    account = Account(handle=email, email=email, kind=AccountKind.OFFICER)
    account.set_password(new.password or None)
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
def change(*, officer: Officer, details: Details, by: Account, now: datetime) -> Officer:
    """Put an officer's name, role, telephone or hours right. Raises `NotYourself` (for a role), `UnknownRole` or `HoldsCases`."""
    require_same_unit(by, officer)
    if details.role not in UNIT_ROLES:
        raise UnknownRole(details.role)
    if details.role != officer.role:
        _require_another(by, officer)
        if details.role == Role.ADMINISTRATOR and officer.cases.exists():
            raise HoldsCases
        audit.write("officers.role", by=by, now=now, subject=f"officer:{officer.pk}", data={"role": details.role})
    for name in ("name", "role", "phone", "hours", "speaks_welsh"):
        setattr(officer, name, getattr(details, name))
    officer.save(update_fields=["name", "role", "phone", "hours", "speaks_welsh"])
    return officer


@action(needs=May.MANAGE_OFFICERS)
def deactivate(*, officer: Officer, by: Account, now: datetime) -> int:
    """An officer leaves: they cannot sign in again, every session ends, their cases go back to the unit.

    Answers how many cases. Raises `NotYourself` or `AlreadyLeft`.
    """
    require_same_unit(by, officer)
    _require_another(by, officer)
    _require_here(officer)
    cases = list(
        Case.objects.select_for_update(of=("self",)).filter(officer=officer).select_related("sentence", "unit")
    )
    for case in cases:
        allocations.give_back(case, "the officer left", by=by, now=now)
    officer.left_at = now
    officer.save(update_fields=["left_at"])
    officer.account.is_active = False
    officer.account.save(update_fields=["is_active"])
    end_sessions(officer.account)
    return len(cases)


@action(needs=May.MANAGE_OFFICERS)
def reset_second_step(*, officer: Officer, by: Account, now: datetime) -> None:
    """An officer lost their authenticator: remove it and end every session; they set up a new one at the next sign-in.

    Raises `NotYourself` or `AlreadyLeft`.
    """
    require_same_unit(by, officer)
    _require_another(by, officer)
    _require_here(officer)
    Authenticator.objects.filter(user=officer.account).delete()
    end_sessions(officer.account)


@action(needs=May.MANAGE_OFFICERS)
def give_password(*, officer: Officer, by: Account, now: datetime) -> str:
    """An officer forgot their password: every session ends, and the answer is one to give them. Raises `NotYourself` or `AlreadyLeft`."""
    require_same_unit(by, officer)
    _require_another(by, officer)
    _require_here(officer)
    return new_password(officer, now=now)


def of_unit(account: Account) -> QuerySet[Officer]:
    """The officers a manager looks after: those of the manager's unit, with `held` cases and whether they have a `second_step`."""
    unit = access.officer_of(account).unit
    second_step = Authenticator.objects.filter(user=OuterRef("account"), type=Authenticator.Type.TOTP)
    rows = Officer.objects.select_related("account", "unit").filter(unit=unit, unit__isnull=False)
    return rows.annotate(held=Count("cases"), second_step=Exists(second_step)).order_by("left_at", "name", "pk")


def listed(account: Account) -> list[Officer]:
    """`of_unit` for the manager's page: those who are here first. Raises `access.NotPermitted`."""
    access.require(account, May.MANAGE_OFFICERS)
    return sorted(of_unit(account), key=lambda officer: officer.left_at is not None)


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


def _require_another(by: Account, officer: Officer) -> None:
    if officer.account_id == by.pk:
        raise NotYourself


def _require_here(officer: Officer) -> None:
    if officer.left_at is not None:
        raise AlreadyLeft


def new_password(officer: Officer, *, now: datetime) -> str:
    """A password to give to an officer, within another verb: four groups of four letters that can be read out, 72 bits."""
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    officer.account.set_password(password)
    officer.account.save(update_fields=["password"])
    officer.password_given_at = now
    officer.save(update_fields=["password_given_at"])
    end_sessions(officer.account)
    return password


def _unit(new: NewOfficer) -> Unit | None:
    unit = Unit.objects.filter(reference=new.unit).first() if new.unit else None
    if (new.unit and unit is None) or (unit is None and new.role not in UNITLESS):
        raise UnknownUnit(new.unit)
    return unit
