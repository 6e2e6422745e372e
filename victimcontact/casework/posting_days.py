"""Printed letters that must not be posted yet: they could come on a day that their reader asked us to avoid (R73).

A letter is handed over to be printed on one day and posted on another, so the day is asked for again by whoever posts it.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from victimcontact.casework import messages
from victimcontact.records.models import Message, SafeContactPlan


class NotYet(Exception):
    """It must not be posted before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


def require_come(letter: Message, now: datetime) -> None:
    """Raise `NotYet` when the letter must not be posted now."""
    until = kept_for_later([letter], now).get(letter.pk)
    if until is not None:
        raise NotYet(until)


def kept_for_later(letters: Collection[Message], now: datetime) -> dict[UUID, datetime]:
    """Those of some printed letters that must not be posted now, by key, each with the moment from which it may be.

    One question for all of them, and a closer look only at those whose reader named such days.
    """
    readers = {letter.recipient_id for letter in letters}
    plans = SafeContactPlan.objects.filter(person__in=readers).order_by("number")
    avoids = {plan.person_id: bool(plan.dates_to_avoid) for plan in plans}
    asked = [(letter, messages.may_leave(letter, now)) for letter in letters if avoids.get(letter.recipient_id)]
    return {
        letter.pk: answer.next_allowed_at for letter, answer in asked if answer.next_allowed_at and not answer.may_go
    }
