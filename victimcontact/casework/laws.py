"""The law and the local periods in force, as managers have entered them over the shipped table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from victimcontact.casework import access
from victimcontact.casework.actions import action
from victimcontact.casework.ready_queries import ReadyQuery
from victimcontact.records.models import Account, Brake, LawSetting
from victimcontact.scheme import switches
from victimcontact.scheme.brakes import Stop
from victimcontact.scheme.roles import May
from victimcontact.scheme.switches import Law, Period, Switch


class NoReason(Exception):
    """A change of the law as it is applied here has a reason."""


@dataclass(frozen=True)
class SwitchNow:
    """A change in the law: as shipped, the day in force now (None: not known), and the entry that holds, if any was made."""

    name: str
    shipped: Switch
    in_force_on: date | None
    entry: LawSetting | None


@dataclass(frozen=True)
class PeriodNow:
    """A period: as shipped, the numbers now in the order of its parts, and the entry that holds, if any was made."""

    name: str
    shipped: Period
    numbers: tuple[int, ...]
    entry: LawSetting | None


@dataclass(frozen=True)
class Entered:
    """One entry under a name: a day in force (None: not known) or the numbers of a period, by whom, when and why."""

    value: date | tuple[int, ...] | None
    reason: str
    by: str
    at: datetime


def in_force() -> Law:
    """The frozen value every rule is given: the shipped table with the newest entry of each name over it (P8)."""
    newest = {name: value and json.loads(value) for name, value in ENTRIES.ask()}
    return switches.law_with(
        switches={name: _day(value) for name, value in newest.items() if name in switches.SWITCHES},
        periods={name: _numbers(value) for name, value in newest.items() if name in switches.PERIODS},
    )


@action(needs=May.CHANGE_SETTINGS)
def enter_commencement(*, name: str, in_force_on: date | None, reason: str, by: Account, now: datetime) -> LawSetting:
    """A manager enters the day a change in the law takes effect, or that it is not known.

    The ledger follows with each case's next reconcile; where it would make much due at once, only when a manager has let it go.
    Raises `switches.UnknownSwitch` or `NoReason`.
    """
    switches.law_with(switches={name: in_force_on})
    value = in_force_on.isoformat() if in_force_on else None
    return _entered(name, value, reason, by=by, now=now)


@action(needs=May.CHANGE_SETTINGS)
def enter_period(*, name: str, numbers: Sequence[int], reason: str, by: Account, now: datetime) -> LawSetting:
    """A manager enters a period: a whole number for each of its parts, in their units.

    The ledger follows with each case's next reconcile; where it would make much due at once, only when a manager has let it go.
    Raises `switches.UnknownPeriod`, `BadPeriod` or `NoReason`.
    """
    value: int | list[int] = numbers[0] if len(numbers) == 1 else list(numbers)
    switches.law_with(periods={name: value})
    return _entered(name, value, reason, by=by, now=now)


def switches_now(account: Account) -> list[SwitchNow]:
    """Every change in the law as it stands here, for a manager's page. Raises `access.NotPermitted`."""
    access.require(account, May.CHANGE_SETTINGS)
    law, newest = in_force(), _newest()
    return [
        SwitchNow(name, shipped, law.switches[name], newest.get(name)) for name, shipped in switches.SWITCHES.items()
    ]


def periods_now(account: Account) -> list[PeriodNow]:
    """Every period as it stands here, for a manager's page. Raises `access.NotPermitted`."""
    access.require(account, May.CHANGE_SETTINGS)
    law, newest = in_force(), _newest()
    return [PeriodNow(name, shipped, law.periods[name], newest.get(name)) for name, shipped in switches.PERIODS.items()]


def history(name: str) -> list[Entered]:
    """Everything entered under a name, newest first."""
    rows = LawSetting.objects.filter(name=name).select_related("made_by__officer").order_by("-made_at")
    return [Entered(_value(row), row.reason, row.made_by.officer.name, row.made_at) for row in rows]


def _value(row: LawSetting) -> date | tuple[int, ...] | None:
    if row.name in switches.SWITCHES:
        return _day(row.value)
    numbers = _numbers(row.value)
    return (numbers,) if isinstance(numbers, int) else tuple(numbers)


def waits(name: str) -> bool:
    """Whether the newest entry under a name waits for a manager, because it would make much due at once (B2)."""
    newest = LawSetting.objects.filter(name=name).order_by("-made_at").first()
    return newest is not None and Brake.objects.filter(_of(newest.name, newest.made_at), decided="").exists()


def _newest() -> dict[str, LawSetting]:
    """The newest entry of each name that holds."""
    return {row.name: row for row in _that_hold().select_related("made_by__officer")}


def _that_hold() -> QuerySet[LawSetting]:
    """The entries, the oldest first, without those that a brake stopped and nobody has let go."""
    held = Brake.objects.filter(_of(OuterRef("name"), OuterRef("made_at"))).exclude(decided="go")
    return LawSetting.objects.exclude(Exists(held)).order_by("made_at")


def _of(name: Any, made_at: Any) -> Q:
    """The brake of an entry began in the moment in which it was made."""
    return Q(kind=Stop.RULES, code=name, began_at=made_at)


ENTRIES = ReadyQuery(lambda: _that_hold().values_list("name", Cast("value", TextField())))


def _entered(name: str, value: Any, reason: str, *, by: Account, now: datetime) -> LawSetting:
    if not reason.strip():
        raise NoReason
    # It derives duties, which ask for the law in force: imported where it is used.
    from victimcontact.casework import rule_changes

    before = in_force()
    setting = LawSetting.objects.create(name=name, value=value, reason=reason.strip(), made_by=by, made_at=now)
    rule_changes.look(setting, before, in_force(), by=by, now=now)
    return setting


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _numbers(value: Any) -> int | list[int]:
    return value if isinstance(value, int) else list(value)
