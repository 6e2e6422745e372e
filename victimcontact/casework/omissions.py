"""What the gate would tell of a stage and somebody leaves out for a time: item by item, with who, why and until when (R84).

What is left out is moved from the telling into the omission, so that no letter and no page of the member can hold it. The letter is
written again without it; on its day somebody looks at it again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcontact.casework import access, tellings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Omission, Telling
from victimcontact.scheme import disclosure
from victimcontact.scheme.roles import May
from victimcontact.scheme.words.months import day_in_words

LEFT_OUT = "Somebody decided anew what is left out of this."


class NothingChanges(Exception):
    """Nothing of that is told of the stage, or it stands just so already."""


class HasGone(Exception):
    """A letter has gone: what stands in it cannot be left out any more."""


@dataclass(frozen=True)
class LeftOut:
    """What is to be left out of a telling from now on (names of the register; none: nothing), why, and when to look again."""

    items: tuple[str, ...]
    reason: str = ""
    look_again_on: date | None = None


@dataclass(frozen=True)
class Item:
    """One field of a telling: what is told of it, or would be; and who left it out, why and until when, where somebody did."""

    name: str
    told: Mapping[str, Any]
    left_out: bool = False
    by: str = ""
    reason: str = ""
    until: date | None = None


@action(needs=May.APPROVE_MESSAGE)
def choose(*, telling: Telling, wanted: LeftOut, by: Account, now: datetime) -> Telling:
    """Leave out of a telling just these items until a day, and tell the others (again). Its letter is stopped and drafted anew.

    Once a letter has gone, nothing more can be left out of it; what was left out can be told, in another letter. Raises
    `tellings.NotWaiting`, `tellings.ReasonMissing`, `tellings.LookAgainMissing`, `NothingChanges`, `HasGone`.
    """
    fresh = tellings.locked(telling)
    live = of(fresh)
    before, whole = {row.item for row in live}, _whole(fresh, live)
    taken = {item: disclosure.values_of(fresh.code, item, whole) for item in wanted.items}
    _require_possible(fresh, before, taken, wanted, now)
    fresh.told = {name: value for name, value in whole.items() if not any(name in values for values in taken.values())}
    for row in live:
        row.ended_by, row.ended_at = by, now
        row.save(update_fields=["ended_by", "ended_at"])
    for item, values in taken.items():
        _leave_out(fresh, item, values, wanted, by=by, now=now)
    fresh.look_again_on = wanted.look_again_on if taken else None
    fresh.save(update_fields=["told", "look_again_on"])
    if before != taken.keys() and fresh.hold_until is None:
        tellings.write_again(fresh, LEFT_OUT, by=by, now=now, after_one_went=bool(before - taken.keys()))
    return fresh


def of(telling: Telling) -> list[Omission]:
    """What is left out of a telling now, in the order in which it was."""
    rows = Omission.objects.filter(telling=telling, ended_at__isnull=True)
    return list(rows.select_related("made_by__officer").order_by("made_at", "item"))


def items_of(telling: Telling) -> tuple[Item, ...]:
    """Every field of which something is told or left out, in the register's order."""
    live = of(telling)
    whole, left_out = _whole(telling, live), {row.item: row for row in live}
    return tuple(
        _item(name, disclosure.values_of(telling.code, name, whole), left_out.get(name))
        for name in disclosure.items_in(telling.code, whole)
    )


def withheld_of(telling: Telling) -> dict[str, str]:
    """What is withheld of a telling and why, in words for officers: by the gate, and by somebody who left it out."""
    left_out = of(telling) if telling.look_again_on is not None else ()
    return {**telling.withheld, **{row.item: _why(row) for row in left_out}}


def may_choose(account: Account, telling: Telling) -> bool:
    """Whether this account may leave something out of it, or tell what was left out."""
    return tellings.is_to_be_told(telling) and access.permits(account, May.APPROVE_MESSAGE)


def _whole(telling: Telling, live: Iterable[Omission]) -> dict[str, Any]:
    """Everything that the gate would tell."""
    return {**telling.told, **{name: value for row in live for name, value in row.values.items()}}


def _require_possible(
    telling: Telling, before: set[str], taken: Mapping[str, Mapping[str, Any]], wanted: LeftOut, now: datetime
) -> None:
    if not tellings.is_to_be_told(telling):
        raise tellings.NotWaiting
    if not (before or taken) or not all(taken.values()):
        raise NothingChanges
    if taken.keys() - before and tellings.went(telling):
        raise HasGone
    if taken and not wanted.reason.strip():
        raise tellings.ReasonMissing
    if taken and (wanted.look_again_on is None or wanted.look_again_on <= day_of(now)):
        raise tellings.LookAgainMissing


def _leave_out(
    telling: Telling, item: str, values: Mapping[str, Any], wanted: LeftOut, *, by: Account, now: datetime
) -> None:
    kept = {"values": dict(values), "reason": wanted.reason.strip(), "look_again_on": wanted.look_again_on}
    Omission.objects.create(telling=telling, item=item, **kept, made_by=by, made_at=now)


def _item(name: str, told: Mapping[str, Any], row: Omission | None) -> Item:
    if row is None:
        return Item(name, told)
    return Item(name, told, True, row.made_by.officer.name, str(row.reason), row.look_again_on)


def _why(row: Omission) -> str:
    return f"{row.made_by.officer.name} leaves it out until {day_in_words(row.look_again_on, 'en')}: {row.reason}"
