"""The list of offence codes that was taken in last, and what it says of a code (R83)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework.actions import action
from victimcontact.records.models import Account, OffenceCode
from victimcontact.scheme.offences import CodeFlags
from victimcontact.scheme.roles import May

BATCH = 2000


@dataclass(frozen=True)
class Entry:
    """One code of a list, with the name of the offence there."""

    flags: CodeFlags
    title: str


@dataclass(frozen=True)
class Replaced:
    """What taking in a list changed: the codes there are now, those that are new, those that are gone."""

    codes: int
    new: int
    gone: int


@action(needs=May.TAKE_IN_LIST)
def replace(*, entries: Sequence[Entry], by: Account, now: datetime) -> Replaced:
    """Put a whole list in the place of the one before. Cases assessed before keep the answer they were given."""
    before = set(OffenceCode.objects.values_list("code", flat=True))
    after = {entry.flags.code for entry in entries}
    OffenceCode.objects.all().delete()
    OffenceCode.objects.bulk_create((_row(entry, now) for entry in entries), batch_size=BATCH)
    return Replaced(codes=len(after), new=len(after - before), gone=len(before - after))


def flags_of(code: str) -> CodeFlags | None:
    """What the list says of a code. A code it does not hold is one without marks, which is never a "no" (R1).

    None while no list was taken in: then the Act, section and title speak alone.
    """
    wanted = code.strip().upper()
    row = OffenceCode.objects.filter(code=wanted).first()
    if row is None:
        return CodeFlags(wanted) if wanted and OffenceCode.objects.exists() else None
    return CodeFlags(
        code=row.code,
        scheduled=row.scheduled,
        murder=row.murder,
        related_to_scheduled=row.related_to_scheduled,
        terrorism=row.terrorism,
    )


def _row(entry: Entry, now: datetime) -> OffenceCode:
    flags = entry.flags
    return OffenceCode(
        code=flags.code,
        title=entry.title[:300],
        scheduled=flags.scheduled,
        murder=flags.murder,
        related_to_scheduled=flags.related_to_scheduled,
        terrorism=flags.terrorism,
        taken_in_at=now,
    )
