"""Inviting a member to their own pages, with a code in a letter."""

import hashlib
import secrets
from datetime import datetime, timedelta

from victimcontact.casework import access, messages, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Invitation, Message, Person
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

VALID_FOR = timedelta(days=28)
SPOKEN_VALID_FOR = timedelta(days=1)
GROUPS, LETTERS = 3, 4
LETTER = "P01"


class NotJoined(Exception):
    """Only somebody who has joined is invited."""


class HasAccount(Exception):
    """The person can sign in already; a lost way in is recovered by their officer."""


class NobodyActs(Exception):
    """The member has named nobody to act for them."""


@action(needs=May.INVITE_MEMBER)
def invite(*, case: Case, site: str, by: Account, now: datetime) -> Invitation:
    """Make a code that works for 28 days and draft the letter that carries it. An earlier unused code ends now.

    Raises `NotJoined`, `HasAccount`, or what `messages.draft` raises. `site` is the address of the portal as people type it.
    """
    fresh = _of_newcomer(case)
    return write(fresh, site, by=by, now=now)


@action(needs=May.INVITE_MEMBER)
def give(*, case: Case, by: Account, now: datetime) -> str:
    """Make a code that the officer gives to the person at once, face to face or on the telephone; it works for a day. Answers the code.

    Raises `NotJoined` or `HasAccount`.
    """
    return spoken(_of_newcomer(case), by=by, now=now)


@action(needs=May.INVITE_MEMBER)
def give_to_representative(*, case: Case, by: Account, now: datetime) -> str:
    """The same for whoever the member named to act for them: they come in themselves, and see the case while they act. Answers the code.

    Raises `NotJoined`, `NobodyActs` or `HasAccount`.
    """
    fresh = access.locked(case)
    if fresh.representative is None:
        raise NobodyActs
    _require_newcomer(fresh, fresh.representative)
    return _make(fresh, fresh.representative, SPOKEN_VALID_FOR, by=by, now=now)[0]


def write(case: Case, site: str, *, by: Account, now: datetime) -> Invitation:
    """Make a code and draft the letter that carries it, within another verb. Raises what `messages.draft` raises."""
    code, invitation = _made_for_member(case, VALID_FOR, by=by, now=now)
    until = day_of(invitation.expires_at).isoformat()
    fields = {"activation_code": code, "portal_address": site, "valid_until_on": until}
    messages.draft(case, messages.Wanted(document=LETTER, fields=fields), by=by, now=now)
    return invitation


def spoken(case: Case, *, by: Account, now: datetime) -> str:
    """Make a code to be given at once, within another verb."""
    return _made_for_member(case, SPOKEN_VALID_FOR, by=by, now=now)[0]


def _of_newcomer(case: Case) -> Case:
    fresh = access.locked(case)
    _require_newcomer(fresh, fresh.person)
    return fresh


def _require_newcomer(case: Case, person: Person) -> None:
    if case.standing != Standing.JOINED:
        raise NotJoined
    if person.account_id is not None:
        raise HasAccount


def _made_for_member(case: Case, valid_for: timedelta, *, by: Account, now: datetime) -> tuple[str, Invitation]:
    """A code for the member of a case; a letter that still waits with an earlier one does not go, whichever case of theirs it is of."""
    letters = Message.objects.filter(case__person=case.person_id, document=LETTER)
    messages.stop_waiting(letters, "a newer code was made", by=by, now=now)
    return _make(case, case.person, valid_for, by=by, now=now)


def _make(case: Case, person: Person, valid_for: timedelta, *, by: Account, now: datetime) -> tuple[str, Invitation]:
    """A new code for a person of a case; an earlier one no longer opens."""
    earlier = Invitation.objects.filter(person=person, used_at__isnull=True, withdrawn_at__isnull=True)
    earlier.update(withdrawn_at=now, place=None)
    code = new_code()
    made = Invitation.objects.create(
        person=person, case=case, digest=digest_of(code), expires_at=now + valid_for, made_by=by, made_at=now
    )
    return code, made


def letter_of(case: Case) -> str:
    """The reference of the newest letter with a code in a case; empty when none was written."""
    letters = Message.objects.filter(case=case, document=LETTER).order_by("-made_at", "pk")
    return letters.values_list("reference", flat=True).first() or ""


def new_code() -> str:
    """A code that can be typed from paper: 12 letters and digits in three groups (22^12 possibilities)."""
    letters = [secrets.choice(references.ALPHABET) for _ in range(GROUPS * LETTERS)]
    return "-".join("".join(letters[start : start + LETTERS]) for start in range(0, len(letters), LETTERS))


def digest_of(code: str) -> bytes:
    """The digest a code is kept as, however it is typed (spaces, dashes, small letters)."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return hashlib.sha256(f"activation:{plain}".encode()).digest()
