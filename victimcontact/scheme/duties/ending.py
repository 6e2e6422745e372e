"""The end: the closing letter (D11)."""

from collections.abc import Iterator

from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, proof_of, subject_of, targets_of
from victimcontact.scheme.switches import Law

CLOSURE_LETTER = Row(
    "D11",
    "send_closure_letter",
    OFFICER,
    "Local setting D11",
    "Send the closing letter: what ended, what we can still do, how to come back.",
    person=True,
)

CLOSING_LETTERS = ("L28",)


def derive(history: History, law: Law) -> Iterator[Draft]:
    """A closing letter when the sentence or order ended, the discharge was absolute, or the offender died."""
    for ending in history.endings:
        yield Draft(
            CLOSURE_LETTER,
            ending,
            working_days_after(ending.on, law.period("D11")),
            about=subject_of(ending),
            proof=proof_of(history.contacts.letter(CLOSING_LETTERS, ending.on, targets_of(ending))),
        )
