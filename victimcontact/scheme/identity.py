"""Whether somebody on the telephone has shown that they are the person: before a lost way in is opened to them again.

What people near a person know (name, day of birth, where they live) is not enough by itself: whoever is a danger to them may know it.
The scheme's own rule; it stands in no act.
"""

from collections.abc import Collection
from enum import StrEnum


class Question(StrEnum):
    """What somebody can be asked. The answers are never kept."""

    NAME = "name"
    BORN_ON = "born_on"
    ADDRESS = "address"
    OFFICER = "officer"
    LAST_CONTACT = "last_contact"
    CHOICES = "choices"
    CODE_WORD = "code_word"


# What somebody who lives with the person does not know just by that.
BETWEEN_US = frozenset({Question.LAST_CONTACT, Question.CHOICES, Question.CODE_WORD})
ENOUGH = 3


def is_shown(right: Collection[Question], wrong: Collection[Question]) -> bool:
    """Whether the answers show who somebody is: three right at least, one of them between them and us, and none wrong."""
    return len(set(right)) >= ENOUGH and not wrong and bool(BETWEEN_US & set(right))
