"""What somebody asks of us with the code of a letter, without signing in: to hear more or less, to come back, or to be called.

Whoever has the letter in hand is most likely who it was sent to, but nobody has made sure. So what gives more counts at once; what gives
less waits until the officer has asked; and the officer hears of both, as of every wish for a call.
"""

from datetime import datetime

from django.db import transaction

from victimcontact.casework import access, acknowledgements, errands, wishes
from victimcontact.records.models import CallerNote, Case, Message
from victimcontact.scheme.words.choices import level_label

COUNTS = "It counts from now on."
ASK_FIRST = "It does not count yet. Find out first that they asked for it, then record what they want to hear."


@errands.open_to_anybody
def choose_level(*, code: str, level: str, visitor: str, now: datetime) -> None:
    """Whoever holds the letter wants to hear something else; nothing is answered about what they hear now.

    Raises `acknowledgements.WrongCode`, `attempts.TooMany`, or `wishes.NothingChosen` for a level there is not.
    """
    if level not in wishes.LEVELS:
        raise wishes.NothingChosen
    letter = acknowledgements.enter_code(code=code, visitor=visitor, now=now)
    with transaction.atomic():
        counts = wishes.hear_more(letter.case, level, by=access.program(), now=now)
        wanted = f"Wants to hear: {level_label(level, 'en')}. {COUNTS if counts else ASK_FIRST}"
        _put_before_officer(letter, letter.case, wanted, now=now)


@errands.open_to_anybody
def ask_for_call(*, code: str, number: str, times: str, visitor: str, now: datetime) -> None:
    """Whoever holds the letter wants to be called. A number they give is for the officer to check, and replaces none.

    Raises `acknowledgements.WrongCode` or `attempts.TooMany`.
    """
    letter = acknowledgements.enter_code(code=code, visitor=visitor, now=now)
    said = ["Asks for a call."]
    said += [f"On {number}, which nobody has checked."] if number else ["On the number we have."]
    said += [f"Good times: {times}"] if times else []
    _put_before_officer(letter, letter.case, " ".join(said), now=now)


def _put_before_officer(letter: Message, case: Case, said: str, *, now: datetime) -> None:
    text = f"With the code of letter {letter.reference}: {said}"
    CallerNote.objects.create(case=case, text=text, made_by=access.program(), made_at=now)
