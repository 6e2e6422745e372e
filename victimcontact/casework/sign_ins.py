"""How a member comes in: the code from a letter once, then a code by e-mail each time.

Nobody is signed in yet, so these are not verbs of an account: each counts its tries in a locked row first and writes its own audit
entry. An unknown address and a known one are answered alike.
"""

import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import attempts, audit, messages, people
from victimcontact.casework.invitations import digest_of
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import (
    Account,
    AccountKind,
    Channel,
    ContactPoint,
    Invitation,
    OneTimeCode,
    Person,
    WaitingMail,
)
from victimcontact.scheme.words import entrance

CODE_LIVES = timedelta(minutes=10)
DIGITS = 6


class WrongCode(Exception):
    """The code is not right, has run out, or was used: the three are not told apart."""


@dataclass(frozen=True)
class Started:
    """An activation under way: kept in the visitor's session between the pages. Holds no name."""

    invitation_id: str
    language: str


def begin_activation(*, code: str, visitor: str, now: datetime) -> Started:
    """Check the code from a letter. Raises `WrongCode` or `attempts.TooMany` (counted for the visitor)."""
    attempts.count("activation", visitor, now=now)
    invitation = _live_invitation(now).filter(digest=digest_of(code)).select_related("person").first()
    if invitation is None:
        audit.write("sign_ins.wrong_activation_code", by=None, now=now)
        raise WrongCode
    return Started(str(invitation.pk), invitation.person.language)


def activate(*, started: Started, email: str, now: datetime) -> Account:
    """Make the person's account, take the e-mail address they gave as safe for codes, and send the first code there.

    Raises `WrongCode` when the invitation was used, withdrawn or ran out meanwhile.
    """
    with transaction.atomic():
        invitation = _live_invitation(now).select_for_update(of=("self",)).filter(pk=started.invitation_id).first()
        if invitation is None:
            raise WrongCode
        person = invitation.person
        account = person.account or Account(handle=f"member-{uuid.uuid4()}", kind=AccountKind.MEMBER)
        account.set_unusable_password()
        account.save()
        person.account = account
        person.save(update_fields=["account"])
        people.set_contact_point(person, Channel.EMAIL, WayGiven(email, safe=True), by=account, now=now)
        audit.write("sign_ins.activated", by=account, now=now, case_reference=invitation.case.reference)
        _send_code(account, email, person.language, now=now)
    return account


def request_code(*, email: str, visitor: str, now: datetime) -> None:
    """Send a sign-in code if the address is a member's; answer alike if not. Raises `attempts.TooMany` for address or visitor."""
    attempts.count("code-visitor", visitor, now=now, limit=20)
    index = people.index_of(Channel.EMAIL, email)
    attempts.count("code-address", index.hex(), now=now)
    point = (
        ContactPoint.objects.select_related("person__account")
        .filter(value_index=index, channel=Channel.EMAIL, replaced_at__isnull=True, person__account__is_active=True)
        .first()
    )
    account = point.person.account if point else None
    with transaction.atomic():
        if point is not None and account is not None:
            _send_code(account, str(point.value), point.person.language, now=now)
        audit.write("sign_ins.code_asked", by=account, now=now)


def mark_of(email: str) -> str:
    """What a session keeps of an address between the pages: enough to find it again, and not the address itself."""
    return people.index_of(Channel.EMAIL, email).hex()


def enter(*, mark: str, code: str, now: datetime) -> Account:
    """Sign in with the code from an e-mail to the address with this mark (`mark_of`): the account.

    Raises `WrongCode` or `attempts.TooMany`; a right code works once.
    """
    index = bytes.fromhex(mark)
    attempts.count("code-entry", mark, now=now)
    with transaction.atomic():
        account = _account_with_code(index, code, now=now)
        audit.write("sign_ins.entered" if account else "sign_ins.wrong_code", by=account, now=now)
        if account is not None:
            _end_codes(account, now=now)
            _use_invitations(account, now=now)
    if account is None:
        raise WrongCode
    attempts.forget("code-entry", mark)
    return account


def member(account_id: str) -> Account | None:
    """The account of a member whose session names it; None when it is another kind of account or has been closed."""
    return Account.objects.filter(pk=account_id, kind=AccountKind.MEMBER, is_active=True).first()


def language_of(account: Account) -> str:
    """The language in which a member gets letters."""
    return Person.objects.values_list("language", flat=True).get(account=account)


def _account_with_code(index: bytes, code: str, *, now: datetime) -> Account | None:
    digest = _digest_of_digits(code)
    rows = OneTimeCode.objects.select_for_update(of=("self",)).filter(
        account__person__contact_points__value_index=index,
        account__person__contact_points__replaced_at__isnull=True,
        account__is_active=True,
        ended_at__isnull=True,
        expires_at__gt=now,
    )
    found = [row for row in rows.select_related("account") if hmac.compare_digest(bytes(row.digest), digest)]
    return found[0].account if found else None


def _live_invitation(now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


def _send_code(account: Account, email: str, language: str, *, now: datetime) -> None:
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    _end_codes(account, now=now)
    OneTimeCode.objects.create(
        account=account, digest=_digest_of_digits(code), made_at=now, expires_at=now + CODE_LIVES
    )
    mail = entrance.code_mail(language, code=code)
    WaitingMail.objects.create(to_address=email, subject=mail.subject, body=mail.body, made_at=now)
    messages.nudge_worker()


def _end_codes(account: Account, *, now: datetime) -> None:
    OneTimeCode.objects.filter(account=account, ended_at__isnull=True).update(ended_at=now)


def _use_invitations(account: Account, *, now: datetime) -> None:
    """An invitation is used up when its person has come in, not before: a mistyped e-mail address must not lock anybody out."""
    Invitation.objects.filter(person__account=account, used_at__isnull=True).update(used_at=now)


def _digest_of_digits(code: str) -> bytes:
    plain = "".join(character for character in code if character.isdigit())
    return hashlib.sha256(f"one-time:{plain}".encode()).digest()
