"""The account behind a request, for the doors."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from victimcontact.casework.access import NotPermitted, officer_of, role_of
from victimcontact.records.models import Account as Account
from victimcontact.scheme.roles import GRANTS, May, Role


def signed_in(user: AbstractBaseUser | AnonymousUser) -> Account:
    """The account that is signed in; `access.NotPermitted` for nobody."""
    if not isinstance(user, Account) or not user.is_active:
        raise NotPermitted("Nobody is signed in")
    return user


def is_officer(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this is an officer who has not left."""
    try:
        return bool(officer_of(signed_in(user)))
    except NotPermitted:
        return False


def is_guest(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this is somebody of a hospital, to whom a case is opened."""
    return isinstance(user, Account) and May.COME_AS_GUEST in granted(user)


def granted(account: Account) -> frozenset[May]:
    """Everything the account's role may do, for a page to show only what it offers."""
    try:
        return GRANTS[role_of(account)]
    except NotPermitted:
        return frozenset()


def granted_to_officer(account: Account) -> frozenset[May]:
    """Everything an officer may do; `access.NotPermitted` for anybody else."""
    return GRANTS[Role(officer_of(account).role)]
