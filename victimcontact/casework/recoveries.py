"""A member who has lost their way in gets a new one from their officer, who makes sure first that it is them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, invitations, one_time_codes, own_sign_ins, passkeys, people
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, Channel, IdentityCheck
from victimcontact.scheme import identity
from victimcontact.scheme.identity import Question
from victimcontact.scheme.roles import May


class NoAccount(Exception):
    """Nobody has signed in for this person yet: they are invited, and nothing has to be recovered."""


@dataclass(frozen=True)
class Asked:
    """Which questions were asked, and how they were answered; never the answers."""

    right: frozenset[Question] = frozenset()
    wrong: frozenset[Question] = frozenset()


@dataclass(frozen=True)
class Recovered:
    """`shown`: the answers were enough. `code`: to be given to the person at once, empty where a letter carries it or none was made."""

    shown: bool
    code: str = ""


@action(needs=May.INVITE_MEMBER)
def recover(
    *, case: Case, asked: Asked, lost: Collection[str], letter_from: str = "", by: Account, now: datetime
) -> Recovered:
    """Write down what was asked; where it shows who they are, close the old way in and make a new code.

    Every session ends, every code on its way too, and what is `lost` (`email`, `text`) is set aside: nothing goes there any more.
    With `letter_from`, the portal's address, the code goes in a letter. Raises `NoAccount`, or what `messages.draft` raises.
    """
    fresh = access.locked(case)
    account = fresh.person.account
    if account is None:
        raise NoAccount
    shown = identity.is_shown(asked.right, asked.wrong)
    IdentityCheck.objects.create(
        case=fresh, right=sorted(asked.right), wrong=sorted(asked.wrong), shown=shown, made_by=by, made_at=now
    )
    if not shown:
        return Recovered(shown=False)
    _close(fresh, account, lost, by=by, now=now)
    if letter_from:
        invitations.write(fresh, letter_from, by=by, now=now)
        return Recovered(shown=True)
    return Recovered(shown=True, code=invitations.spoken(fresh, by=by, now=now))


def checks_of(case: Case) -> list[IdentityCheck]:
    """What was asked before in a case that the gate gave, newest first."""
    return list(IdentityCheck.objects.filter(case=case).select_related("made_by__officer").order_by("-made_at"))


def _close(case: Case, account: Account, lost: Collection[str], *, by: Account, now: datetime) -> None:
    own_sign_ins.end_sessions(account)
    one_time_codes.end_all(account, now=now)
    passkeys.end_all(account, now=now)
    for channel in one_time_codes.CHANNELS:
        if channel.value in lost:
            people.set_contact_point(case.person, Channel(channel), None, by=by, now=now)
    access.touched(case)
