"""How somebody is signed in at this door, and how their session becomes a member again. Codes are checked by casework."""

from django.contrib.auth import login
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from victimcontact.casework import sign_ins, sittings
from victimcontact.casework.accounts import Account
from victimcontact.casework.sessions import SITTING

BACKEND = "victimcontact.portal.sign_in.Members"


class Members(BaseBackend):
    """Knows members and nobody else: a session of another door, or of a closed account, is nobody's. There is no password to try here."""

    def get_user(self, user_id: str) -> Account | None:
        return sign_ins.member(user_id)


def begin_session(request: HttpRequest, account: Account) -> None:
    """Somebody has just proved to be this member (`sign_ins.came_in`): a new session, which holds the secret of their sitting."""
    request.session.flush()
    sittings.name(sitting=account.sitting)
    login(request, account, backend=BACKEND)
    request.session[SITTING] = account.sitting
