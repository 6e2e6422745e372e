"""The law and the local periods in force, as managers have entered them over the shipped table."""

from datetime import date, datetime
from typing import Any

from victimcontact.casework.actions import action
from victimcontact.records.models import Account, LawSetting
from victimcontact.scheme import switches
from victimcontact.scheme.roles import May
from victimcontact.scheme.switches import Law


def in_force() -> Law:
    """The frozen value every rule is given: the shipped table with the newest entry of each name over it (P8)."""
    entered_switches: dict[str, date | None] = {}
    entered_periods: dict[str, Any] = {}
    for row in LawSetting.objects.order_by("made_at"):
        if row.name in switches.SHIPPED.switches:
            entered_switches[row.name] = date.fromisoformat(row.value) if row.value else None
        else:
            entered_periods[row.name] = tuple(row.value) if isinstance(row.value, list) else (row.value,)
    return switches.law_with(switches=entered_switches, periods=entered_periods)


@action(needs=May.CHANGE_SETTINGS)
def enter(*, name: str, value: Any, reason: str, by: Account, now: datetime) -> LawSetting:
    """A manager enters a commencement date (ISO text or null) or a local period (whole numbers).

    Raises `switches.UnknownSwitch`, `UnknownPeriod` or `BadPeriod`; the ledger follows with the next reconcile.
    """
    if name in switches.SHIPPED.switches:
        switches.law_with(switches={name: date.fromisoformat(value) if value else None})
    else:
        switches.law_with(periods={name: tuple(value) if isinstance(value, list) else (value,)})
    return LawSetting.objects.create(name=name, value=value, reason=reason, made_by=by, made_at=now)
