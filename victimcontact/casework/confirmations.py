"""Confirming a wish in writing: a welcome to who joined, a short answer to who said no or left. Never to who said never."""

import contextlib
from datetime import datetime

from victimcontact.casework import messages, open_requests
from victimcontact.casework.letter_codes import ANSWER
from victimcontact.casework.messages import CannotBeWritten, Wanted
from victimcontact.records.models import Account, Case
from victimcontact.scheme.words import MissingField

WELCOME = "L03"
ANSWERED = frozenset({"decline", "not_now", "leave"})


def draft_for(case: Case, wish: str, *, by: Account, now: datetime) -> None:
    """Write the confirmation of a wish: a welcome for the officer to approve, an answer that goes straight out. Where none can be
    written yet (no officer, no confirmed name, no address) nothing is: the wish stands all the same."""
    wanted = _wanted(case, wish)
    if wanted is None:
        return
    with contextlib.suppress(CannotBeWritten, MissingField):
        messages.draft(case, wanted, by=by, now=now)


def _wanted(case: Case, wish: str) -> Wanted | None:
    if wish in ("join", "rejoin"):
        return Wanted(WELCOME, channel=messages.channel_for(case))
    if wish in ANSWERED:
        return Wanted(
            ANSWER, fields={"wish": wish} | _requests(case), channel=messages.channel_for(case), confirms=True
        )
    return None


def _requests(case: Case) -> dict[str, str]:
    """Whether requests made already stand: they do, until the person takes them back."""
    return {"requests": "stand"} if open_requests.of_case(case) else {}
