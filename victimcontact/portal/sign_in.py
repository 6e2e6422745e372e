"""How a session at this door becomes a member again. Codes are checked by casework; there is no password to try here."""

from django.contrib.auth.backends import BaseBackend

from victimcontact.casework import sign_ins
from victimcontact.casework.accounts import Account


class Members(BaseBackend):
    """Knows members and nobody else: a session of another door, or of a closed account, is nobody's."""

    def get_user(self, user_id: str) -> Account | None:
        return sign_ins.member(user_id)
