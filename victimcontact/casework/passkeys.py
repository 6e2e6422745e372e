"""Passkeys: a member's telephone or computer proves that it is theirs, instead of a code. Codes stay, for every other device.

Nobody types an address to come in with one, so nothing can be learned of an address. The name that a device shows for it says nothing.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from victimcontact.casework import access, attempts, audit, errands, sign_ins, ways_in
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Passkey, Person
from victimcontact.scheme.roles import May

NAME = "My page"  # stands in the list of passkeys of a device, where others may read it
MOST = 10
logging.getLogger("fido2").setLevel(
    logging.WARNING
)  # it writes down which passkey came in: the trail does, and nobody else


class NotAccepted(Exception):
    """The device's answer does not fit what it was asked, or the passkey is not known here: the two are not told apart."""


@dataclass(frozen=True)
class Begun:
    """What a device is asked (`options`, for its browser), and what its answer is held against (`state`, for the session, as JSON)."""

    options: dict[str, Any]
    state: str


@dataclass(frozen=True, slots=True)
class OwnPasskey:
    """A passkey as its member sees it: since when, and when it last opened."""

    key: str
    made_at: datetime
    used_at: datetime | None


def begin_adding(account: Account) -> Begun:
    """Ask a device for a new passkey of a member who is signed in."""
    user = PublicKeyCredentialUserEntity(id=account.pk.bytes, name=NAME, display_name=NAME)
    known = [AttestedCredentialData(bytes(each.credential)) for each in _live(account)]
    options, state = _server().register_begin(
        user,
        known,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Begun(dict(options), json.dumps(state))


@action(needs=May.SEE_OWN_CASE)
def add(*, state: str, response: str, by: Account, now: datetime) -> Passkey:
    """Keep the passkey that a device made; its answer is JSON. The places to which codes go are told (`ways_in`).

    Raises `NotAccepted`, also for more than ten.
    """
    try:
        made = _server().register_complete(_read(state), _read(response)).credential_data
    except (ValueError, KeyError, TypeError):
        raise NotAccepted from None
    if made is None or Passkey.objects.filter(credential_id=made.credential_id).exists() or len(_live(by)) >= MOST:
        raise NotAccepted
    person = Person.objects.get(account=by)
    ways_in.tell(person, ways_in.before(person, now=now), now=now)
    return Passkey.objects.create(account=by, credential_id=made.credential_id, credential=bytes(made), made_at=now)


def begin_entering() -> Begun:
    """Ask a device for whichever passkey of ours it has."""
    options, state = _server().authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    return Begun(dict(options), json.dumps(state))


@errands.open_to_anybody
def enter(*, state: str, response: str, visitor: str, device: str = "", now: datetime) -> Account:
    """Sign in with a device's answer, as JSON: the account. Raises `NotAccepted` or `attempts.TooMany`."""
    attempts.count("passkey", visitor, now=now, limit=20)
    with transaction.atomic():
        passkey = _known(_read(response))
        if passkey is None or not _fits(passkey, _read(state), _read(response)):
            passkey = None
            audit.write("passkeys.not_accepted", by=None, now=now)
        else:
            passkey.used_at = now
            passkey.save(update_fields=["used_at"])
            sign_ins.came_in(passkey.account, way="passkey", device=device, now=now)
    if passkey is None:
        raise NotAccepted
    return passkey.account


@action(needs=May.SEE_OWN_CASE)
def remove(*, key: str, by: Account, now: datetime) -> Passkey:
    """A passkey of the member opens no more. Raises `access.NotFound`."""
    passkey = next((each for each in _live(by) if str(each.pk) == key), None)
    if passkey is None:
        raise access.NotFound(key)
    passkey.ended_at = now
    passkey.save(update_fields=["ended_at"])
    return passkey


def of_own(account: Account) -> tuple[OwnPasskey, ...]:
    """The passkeys of a member, oldest first."""
    return tuple(OwnPasskey(str(each.pk), each.made_at, each.used_at) for each in _live(account))


def end_all(account: Account, *, now: datetime) -> None:
    """No passkey of an account opens any more, within another verb."""
    Passkey.objects.filter(account=account, ended_at__isnull=True).update(ended_at=now)


def _live(account: Account) -> list[Passkey]:
    return list(Passkey.objects.filter(account=account, ended_at__isnull=True).order_by("made_at"))


def _known(response: Mapping[str, Any]) -> Passkey | None:
    try:
        wanted = AuthenticationResponse.from_dict(response).raw_id
    except (ValueError, KeyError, TypeError):
        return None
    rows = Passkey.objects.select_for_update(of=("self",)).select_related("account")
    return rows.filter(credential_id=wanted, ended_at__isnull=True, account__is_active=True).first()


def _fits(passkey: Passkey, state: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
    try:
        _server().authenticate_complete(state, [AttestedCredentialData(bytes(passkey.credential))], response)
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _read(text: str) -> dict[str, Any]:
    """What is written as JSON; what is none says nothing."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _server() -> Fido2Server:
    """For the portal's own address and no other: a copy of our pages elsewhere is answered by no device."""
    ours = PublicKeyCredentialRpEntity(id=str(urlsplit(settings.PORTAL_ADDRESS).hostname), name=NAME)
    return Fido2Server(ours, verify_origin=lambda origin: origin == settings.PORTAL_ADDRESS.rstrip("/"))
