"""How officers come in and are shut out: written down, whoever tried; their passwords are their own.

The sign-in library checks passwords and codes. Nobody is signed in while it does, so these are no verbs of an account.
"""

import base64
from datetime import datetime

from django.contrib.sessions.models import Session

from victimcontact.casework import access, audit
from victimcontact.records import keyring
from victimcontact.records.models import Account, AccountKind, Officer

SECOND_STEP = "allauth.authenticator.data"


def came_in(account: Account, *, now: datetime) -> None:
    """An officer signed in: by password and second step, or by the department's own sign-in."""
    audit.write("officers.signed_in", by=account, now=now)


def failed_to_come_in(email: str, *, now: datetime) -> None:
    """A password was wrong. The trail says for which account, never what was typed."""
    account = Account.objects.filter(email__iexact=email.strip(), kind=AccountKind.OFFICER).first() if email else None
    audit.write("officers.wrong_password", by=None, now=now, subject=f"account:{account.pk}" if account else "")


def chose_password(account: Account, *, now: datetime) -> None:
    """An officer set a password of their own: nobody else knows it any more."""
    Officer.objects.filter(account=account).update(password_given_at=None)
    audit.write("officers.chose_password", by=account, now=now)


def known(account: Account) -> Officer | None:
    """The officer behind the account of a request, asked once and remembered for the length of it."""
    account.known_officer = access.officer_behind(account)
    return account.known_officer


def has_given_password(account: Account) -> bool:
    """Whether the password is one that somebody else gave them."""
    officer = account.known_officer or access.officer_behind(account)
    return officer is not None and officer.password_given_at is not None


def end_sessions(account: Account) -> None:
    """Sign an account out everywhere, at once."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def forget_ended_sessions(*, now: datetime) -> int:
    """Sessions of both doors that have ended leave no row behind. Answers how many there were."""
    gone, _by_table = Session.objects.filter(expire_date__lt=now).delete()
    return gone


def close_second_step(secret: str) -> str:
    """The key of an authenticator app, or of recovery codes, as it stands in the sign-in library's table."""
    return base64.b64encode(keyring.seal(secret, context=SECOND_STEP)).decode()


def open_second_step(closed: str) -> str:
    """The key again; raises `CannotOpen`."""
    return keyring.unseal(base64.b64decode(closed), context=SECOND_STEP)
