"""What a change of the law or of a period would make due at once, worked out on some of the cases before it holds (B2)."""

from datetime import date, datetime

from victimcontact.casework import duties, plausibility
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Brake, Case, LawSetting
from victimcontact.scheme import brakes as rule
from victimcontact.scheme.brakes import Stop
from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.standing import Standing
from victimcontact.scheme.switches import Law

# Keys of cases are random, so that the first of them are a fair sample.
SAMPLE = 100
DUE = frozenset({"open", "late", "blocked"})
OVER = (Standing.CLOSED, Standing.NOT_ELIGIBLE)


def look(setting: LawSetting, before: Law, after: Law, *, by: Account, now: datetime) -> Brake | None:
    """The brake that a new entry comes under, or None; within the verb that enters it.

    Until a manager lets it go the entry does not hold (`laws.in_force`). An entry that nobody had decided on yet is replaced.
    """
    in_force_on = after.switches.get(setting.name)
    on = max(day_of(now), in_force_on) if in_force_on else day_of(now)
    more = new_duties(before, after, on=on)
    if not rule.changes_much(more, plausibility.limits()):
        return None
    for older in Brake.objects.select_for_update().filter(kind=Stop.RULES, code=setting.name, decided=""):
        older.decided, older.decided_by, older.decided_at = "stop", by, now
        older.reason = "A newer entry has taken its place."
        older.save()
    return plausibility.open_brake(Stop.RULES, setting.name, now=now, count=more)


def new_duties(before: Law, after: Law, *, on: date) -> int:
    """About how many duties would be due on a day under the one law that are not under the other.

    Counted in some cases and worked out for all. A day beyond the table of bank holidays counts as none.
    """
    live = Case.objects.exclude(standing__in=OVER)
    sample = list(live.select_related("sentence", "unit").order_by("pk")[:SAMPLE])
    counted = sum(_more_due(case, before, after, on) for case in sample)
    return -(-counted * live.count() // len(sample)) if sample else 0


def _more_due(case: Case, before: Law, after: Law, on: date) -> int:
    try:
        return len(_due(case, after, on) - _due(case, before, on))
    except BeyondHorizon:
        return 0


def _due(case: Case, law: Law, on: date) -> set[str]:
    return {duty.key for duty in duties.derive(case, on=on, law=law) if duty.standing in DUE}
