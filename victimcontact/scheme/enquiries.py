"""Somebody asks us on the public site: what they may want, what becomes of it, and by when (T7, R30; B5)."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from victimcontact.scheme.calendar import working_days_after

# Local settings: the days within which somebody hears from us, for which answers not sent yet are kept, and the months after
# which what was said in a settled enquiry is forgotten.
ANSWER_WORKING_DAYS: Final = 10
DRAFT_KEPT: Final = timedelta(days=28)
SETTLED_KEPT: Final = timedelta(days=365)


class Wish(StrEnum):
    """What somebody wants of us."""

    JOIN = "join"
    LATER = "later"
    QUESTION = "question"


class Way(StrEnum):
    """How somebody may be reached; `NONE`: they will call us."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    NONE = "none"


class State(StrEnum):
    """What an officer did with an enquiry."""

    MATCHED = "matched"
    REFERRED = "referred"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"


def answer_due(sent_on: date) -> date:
    """The last day to answer somebody who asked on a day: so many working days after it (local setting)."""
    return working_days_after(sent_on, ANSWER_WORKING_DAYS)
