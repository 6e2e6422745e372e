"""The numbers an offender is known by: in one form, kept for good, and looked for in what came before we knew them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import Q

from victimcontact.casework.days import LONDON
from victimcontact.records.models import FeedMessage, FeedStanding, Offender, OffenderIdentifier


class NumberOfAnother(Exception):
    """A number belongs to another offender here."""


def normalised(kind: str, number: str) -> str:
    """An identifier in its one form: no spaces, capitals; a PNC number with four figures for its year and none to fill up.

    `12/394773H`, `2012/394773H` and `2012/0394773h` are the same number.
    """
    plain = "".join(number.split()).upper()
    written = re.fullmatch(r"(\d{2}|\d{4})/0*(\d+[A-Z])", plain) if kind == "pnc" else None
    if written is None:
        return plain
    year, rest = written.groups()
    century = "" if len(year) == 4 else "19" if int(year) > 50 else "20"
    return f"{century}{year}/{rest}"


def keep(offender: Offender, numbers: Iterable[tuple[str, str]]) -> None:
    """Give an offender numbers (kind, value in its one form) for good, within another verb. Raises `NumberOfAnother`."""
    for kind, value in numbers:
        row, _new = OffenderIdentifier.objects.get_or_create(kind=kind, value=value, defaults={"offender": offender})
        if row.offender_id != offender.pk:
            raise NumberOfAnother
    look_again(offender)


def look_again(offender: Offender, *, since: date | None = None) -> int:
    """Bring up messages about this offender that came before we knew their numbers; how many.

    `since` leaves out what happened before that day, such as before the sentence was passed.
    """
    theirs = Q(pk=None)
    for kind, value in OffenderIdentifier.objects.filter(offender=offender).values_list("kind", "value"):
        theirs |= Q(identifiers__contains=[{"kind": kind, "value": value}])
    earlier = FeedMessage.objects.filter(theirs, standing=FeedStanding.NOT_OURS)
    if since is not None:
        earlier = earlier.exclude(occurred_at__lt=datetime.combine(since, time.min, tzinfo=LONDON))
    why = "It came before we knew that its number is this person’s."
    return earlier.update(standing=FeedStanding.WAITING, offender=offender, why=why)
