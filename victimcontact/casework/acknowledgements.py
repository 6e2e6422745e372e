"""Somebody enters the code from the end of a letter: they have it, and know."""

import hmac
from datetime import datetime

from django.db import transaction

from victimcontact.casework import attempts, audit, errands, letter_codes, messages
from victimcontact.records.models import Message, MessageState

ARRIVED = (MessageState.IN_PRINT_ROOM, MessageState.SENT, MessageState.DELIVERED, MessageState.ACKNOWLEDGED)


class WrongCode(Exception):
    """No letter that went out has this code."""


@errands.open_to_anybody
def enter_code(*, code: str, visitor: str, now: datetime) -> Message:
    """The letter with this code is acknowledged: the letter. Raises `WrongCode`, or `attempts.TooMany` for the visitor.

    The code works again, so that a page sent twice does no harm.
    """
    attempts.count("letter-code", visitor, now=now)
    reference = letter_codes.reference_in(code)
    right = hmac.compare_digest(letter_codes.code_of(reference).encode(), letter_codes.tidied(code).encode())
    with transaction.atomic():
        letters = (
            Message.objects.select_for_update(of=("self",))
            .select_related("case")
            .filter(reference=reference, channel="letter")
        )
        letter = letters.filter(state__in=ARRIVED).first() if right else None
        audit.write("acknowledgements.code_entered" if letter else "acknowledgements.wrong_code", by=None, now=now)
        if letter is not None and letter.state != MessageState.ACKNOWLEDGED:
            note = "the code in the letter was entered"
            messages.moved(letter, MessageState.ACKNOWLEDGED, by=None, now=now, note=note)
    if letter is None:
        raise WrongCode
    return letter
