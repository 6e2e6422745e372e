"""How a member comes in: the code from a letter once, then a code by e-mail or text each time.

Nobody is signed in yet, so these are not verbs of an account: each counts its tries in a locked row first and writes its own audit
entry. An unknown address and a known one are answered alike, with the same work (`one_time_codes`).
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import attempts, audit, errands, one_time_codes, sittings, ways_in
from victimcontact.casework.invitations import digest_of
from victimcontact.casework.one_time_codes import DIGITS as DIGITS
from victimcontact.casework.one_time_codes import Where as Where
from victimcontact.records.models import Account, AccountKind, Invitation, OneTimeCode, Person


class WrongCode(Exception):
    """The code is not right, has run out, or was used: the three are not told apart."""


@dataclass(frozen=True)
class Started:
    """An activation under way: kept in the visitor's session between the pages. Holds no name."""

    invitation_id: str
    language: str


@errands.open_to_anybody
def begin_activation(*, code: str, visitor: str, now: datetime) -> Started:
    """Check the code from a letter. Raises `WrongCode` or `attempts.TooMany` (counted for the visitor)."""
    attempts.count("activation", visitor, now=now)
    invitation = _live_invitation(now).filter(digest=digest_of(code)).select_related("person").first()
    if invitation is None:
        audit.write("sign_ins.wrong_activation_code", by=None, now=now)
        raise WrongCode
    return Started(str(invitation.pk), invitation.person.language)


@errands.open_to_anybody
def activate(*, started: Started, where: Where, now: datetime) -> Account:
    """Make the person's account, and send the first code to the address or number they gave. It counts once that code was entered.

    Whoever was signed in to the account before is so no longer. Raises `WrongCode` when the invitation was used, withdrawn or ran out
    meanwhile.
    """
    with transaction.atomic():
        invitation = _live_invitation(now).select_for_update(of=("self",)).filter(pk=started.invitation_id).first()
        if invitation is None:
            raise WrongCode
        person = invitation.person
        account = person.account or Account(handle=f"member-{uuid.uuid4()}", kind=AccountKind.MEMBER)
        account.set_unusable_password()
        account.save()
        sittings.end_all(account)
        person.account = account
        person.save(update_fields=["account"])
        invitation.channel, invitation.place = where.channel, where.value
        invitation.save(update_fields=["channel", "place"])
        audit.write("sign_ins.activated", by=account, now=now, case_reference=invitation.case.reference)
        one_time_codes.send(account, where, person.language, now=now)
    return account


@errands.open_to_anybody
def request_code(*, where: Where, visitor: str, now: datetime) -> None:
    """Let a sign-in code be sent if this is a member's address or number; answer alike, with equal work, if not.

    Raises `attempts.TooMany` for the address or the visitor.
    """
    attempts.count("code-visitor", visitor, now=now, limit=20)
    attempts.count("code-address", where.index.hex(), now=now)
    with transaction.atomic():
        one_time_codes.ask(where, now=now)
        audit.write("sign_ins.code_asked", by=None, now=now)


def mark_of(where: Where) -> str:
    """What a session keeps of an address between the pages: enough to find it again, and not the address itself."""
    return where.index.hex()


@errands.open_to_anybody
def enter(*, mark: str, code: str, started: Started | None = None, device: str = "", now: datetime) -> Account:
    """Sign in with the code that went to the address with this mark (`mark_of`): the account. `device` is `phone` or `computer`.

    The first code of an activation opens only where it was `started`: whoever gets it by a slip of the pen has nothing of it.
    Raises `WrongCode` or `attempts.TooMany`; a right code works once.
    """
    attempts.count("code-entry", mark, now=now)
    with transaction.atomic():
        found = one_time_codes.matching(bytes.fromhex(mark), code, now=now)
        if found is not None and not one_time_codes.opens(found) and not _confirms(found, started, now=now):
            found = None
        if found is None:
            audit.write("sign_ins.wrong_code", by=None, now=now)
        else:
            came_in(found.account, way=found.channel, device=device, now=now)
    if found is None:
        raise WrongCode
    attempts.forget("code-entry", mark)
    return found.account


@errands.open_to_anybody
def check_code(*, mark: str, code: str, now: datetime) -> None:
    """Whether a code that went to the place with this mark is right; it is not used up. Raises `WrongCode` or `attempts.TooMany`."""
    attempts.count("code-entry", mark, now=now)
    with transaction.atomic():
        found = one_time_codes.matching(bytes.fromhex(mark), code, now=now)
    if found is None:
        raise WrongCode
    attempts.forget("code-entry", mark)


def came_in(account: Account, *, way: str, device: str, now: datetime) -> None:
    """Somebody has signed in to an account: what opened it opens no more, their rows do, and it stands in their list of sign-ins."""
    one_time_codes.end_all(account, now=now)
    _use_invitations(account, now=now)
    account.sitting = sittings.begin(account, now=now)
    audit.write("sign_ins.entered", by=account, now=now, data={"way": way, "device": device})


def member(account_id: str) -> Account | None:
    """The account of a member whose session names it; None when it is another kind of account or has been closed."""
    return Account.objects.filter(pk=account_id, kind=AccountKind.MEMBER, is_active=True).first()


def language_of(account: Account) -> str:
    """The language in which a member gets letters."""
    return Person.objects.values_list("language", flat=True).get(account=account)


def _live_invitation(now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


def _confirms(code: OneTimeCode, started: Started | None, *, now: datetime) -> bool:
    """Whether this is the first code of an activation that was started here; then codes go to its place from now on."""
    if started is None:
        return False
    rows = _live_invitation(now).select_related("person").filter(person__account=code.account, place__isnull=False)
    invitation = rows.filter(pk=started.invitation_id).first()
    if invitation is None:
        return False
    where = Where(invitation.channel, str(invitation.place))
    if where.index != bytes(code.address_index):
        return False
    ways_in.add_place(invitation.person, where, by=code.account, now=now)
    return True


def _use_invitations(account: Account, *, now: datetime) -> None:
    """An invitation is used up when its person has come in, not before: a mistyped address must not lock anybody out."""
    Invitation.objects.filter(person__account=account, used_at__isnull=True).update(used_at=now, place=None)
