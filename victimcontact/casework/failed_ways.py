"""Addresses and numbers that were found to be wrong. They are never used again, also when somebody types them in anew (R73)."""

from collections.abc import Sequence
from datetime import date, datetime

from victimcontact.casework import indexes
from victimcontact.casework.days import day_of
from victimcontact.records.models import Address, Channel, ContactPoint, Person


class FoundWrong(Exception):
    """This address or number failed before. An officer may take it in again, with a reason why it is right after all."""

    def __init__(self, channel: str, on: date) -> None:
        super().__init__(channel)
        self.channel, self.on = channel, on


def mark(person: Person, channel: str, to: Sequence[str], *, now: datetime) -> None:
    """What a message was sent `to` is wrong: every row of the person that holds it has failed, for calls and texts alike."""
    if channel == Channel.LETTER:
        for address in _addresses(person, to[1:]):
            _mark(address, now)
        return
    index = indexes.of_contact_point(channel, to[0])
    ContactPoint.objects.filter(person=person, value_index=index, failed_at__isnull=True).update(failed_at=now)


def require_right(person: Person, channel: str, value: str | Sequence[str], *, found_right: str) -> None:
    """Raise `FoundWrong` when this failed the last time it was used for the person, unless somebody says why it is right after all."""
    failed = failed_on(person, channel, value)
    if failed is not None and not found_right.strip():
        raise FoundWrong(channel, failed)


def failed_on(person: Person, channel: str, value: str | Sequence[str]) -> date | None:
    """The day on which this was found to be wrong for the person; None when it never was, or was right again since."""
    rows: list[Address] | list[ContactPoint]
    if channel == Channel.LETTER:
        rows = _addresses(person, value)
    else:
        index = indexes.of_contact_point(channel, str(value))
        rows = list(ContactPoint.objects.filter(person=person, value_index=index).order_by("made_at"))
    failed_at = rows[-1].failed_at if rows else None
    return day_of(failed_at) if failed_at is not None else None


def _addresses(person: Person, lines: Sequence[str]) -> list[Address]:
    """The person's addresses with these lines, oldest first, however they are spaced and punctuated."""
    wanted = plain(lines)
    return [row for row in Address.objects.filter(person=person).order_by("made_at") if plain(row.lines) == wanted]


def plain(lines: Sequence[str]) -> str:
    """An address however it is spaced, punctuated and written in capitals."""
    return "".join(letter for line in lines for letter in line.casefold() if letter.isalnum())


def _mark(address: Address, now: datetime) -> None:
    if address.failed_at is None:
        address.failed_at = now
        address.save(update_fields=["failed_at"])
