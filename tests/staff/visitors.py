"""Officers on their way in: the sign-in form and the authenticator app."""

import base64
import hmac
import re
import struct
import time

from django.http import HttpResponse
from django.test import Client

from tests import builders
from victimcontact.records.models import Account

LOGIN = "/accounts/login/"
SET_UP = "/accounts/2fa/totp/activate/"
CODE = "/accounts/2fa/authenticate/"
PASSWORD_PAGE = "/accounts/password/change/"


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def sign_in(client: Client, account: Account, password: str = builders.PASSWORD) -> HttpResponse:
    """The form on the sign-in page, filled in and sent."""
    return client.post(LOGIN, {"login": account.email, "password": password})


def code_of(key: str, *, steps_ahead: int = 0) -> str:
    """What an authenticator app shows now for a key (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps_ahead)
    digest = hmac.digest(base64.b32decode(key), counter, "sha1")
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up_second_step(client: Client) -> str:
    """Scan the picture of the set-up page (read its key) and send the code; answers the key."""
    page = client.get(SET_UP).content.decode()
    found = re.search(r"[A-Z2-7]{32}", page)
    assert found, page
    client.post(SET_UP, {"code": code_of(found[0])})
    return found[0]
