"""Answers on the public site that somebody has not sent yet, and comes back to with a code they wrote down.

Nobody is signed in, so these are not verbs of an account: each counts its tries in a locked row first and writes its own audit entry.
The code is on the screen only; we keep its digest, the answers closed, and both for a while.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from victimcontact.casework import attempts, audit, errands
from victimcontact.casework.invitations import digest_of, new_code
from victimcontact.records.models import EnquiryDraft
from victimcontact.scheme.enquiries import DRAFT_KEPT

Typed = Mapping[str, Sequence[str]]

KEEPINGS, WITHIN = 20, timedelta(hours=1)
MOST_CHARACTERS = 30_000


class WrongCode(Exception):
    """There are no answers with this code: it is not right, has run out, or they were sent. The three are not told apart."""


class TooMuch(Exception):
    """More than the questions can take."""


@errands.open_to_anybody
def keep(*, typed: Typed, code: str, visitor: str, now: datetime) -> str:
    """Keep what was typed, for 28 days from now; answers the code that opens it, the same one where `code` opens it already.

    Raises `TooMuch`, or `attempts.TooMany` for the visitor.
    """
    attempts.count("enquiry-draft", visitor, now=now, limit=KEEPINGS, within=WITHIN)
    if sum(len(name) + len(value) for name, values in typed.items() for value in values) > MOST_CHARACTERS:
        raise TooMuch
    with transaction.atomic():
        draft = _live(code, now) if code else None
        if draft is None:
            code = new_code()
            draft = EnquiryDraft(digest=digest_of(code))
        draft.answers = {name: list(values) for name, values in typed.items()}
        draft.expires_at = now + DRAFT_KEPT
        draft.save()
        audit.write("enquiry_drafts.kept", by=None, now=now, subject=f"enquirydraft:{draft.pk}")
    return code


@errands.open_to_anybody
def take_up(*, code: str, visitor: str, now: datetime) -> Typed:
    """What was kept under a code. It stays until it is sent or runs out. Raises `WrongCode`, or `attempts.TooMany`."""
    attempts.count("enquiry-code", visitor, now=now)
    with transaction.atomic():
        draft = _live(code, now)
        what = "enquiry_drafts.taken_up" if draft else "enquiry_drafts.wrong_code"
        audit.write(what, by=None, now=now, subject=f"enquirydraft:{draft.pk}" if draft else "")
    if draft is None:
        raise WrongCode
    return {str(name): [str(value) for value in values] for name, values in draft.answers.items()}


def end(code: str) -> None:
    """The answers were sent: nothing of them is kept here any more."""
    EnquiryDraft.objects.filter(digest=digest_of(code)).delete()


def forget_old(*, now: datetime) -> int:
    """What has run out is forgotten, every night. Answers how many went."""
    gone, _by_table = EnquiryDraft.objects.filter(expires_at__lte=now).delete()
    return gone


def _live(code: str, now: datetime) -> EnquiryDraft | None:
    rows = EnquiryDraft.objects.select_for_update().filter(digest=digest_of(code), expires_at__gt=now)
    return rows.first()
