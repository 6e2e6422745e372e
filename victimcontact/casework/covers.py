"""Cover for absence: an officer is away from a day to a day, and another of the unit stands in, or nobody does yet.

Cover gives nobody a case: whoever stands in reaches what they reach anyway, without the cases from which they are barred.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import DateField, Q, QuerySet, UUIDField

from victimcontact.casework import access, audit
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyRows
from victimcontact.records.models import Account, Case, Cover, Officer
from victimcontact.scheme.roles import HOLD_CASES, May

AHEAD = timedelta(days=14)


class AlreadyAway(Exception):
    """An absence of this officer is recorded for one of these days."""


class CannotStandIn(Exception):
    """Not an officer of the same unit who holds cases, or the one who is away."""


class StandInIsAway(Exception):
    """Whoever is to stand in is away on one of these days."""


class WrongDays(Exception):
    """The last day is before the first, or has gone by."""


class AlreadyOver(Exception):
    """The absence has ended."""


@dataclass(frozen=True)
class Absence:
    """From which day to which, both included, who stands in (an officer's id; empty: nobody yet), and what they should know."""

    from_on: date
    to_on: date
    stands_in: str = ""
    note: str = ""


@dataclass(frozen=True)
class Away:
    """An absence as the pages show it. `trouble`: why nobody stands in (`nobody`, `left`, `away_too`), empty when somebody does.

    `barred` are the cases that whoever stands in must not come to.
    """

    cover: Cover
    trouble: str = ""
    barred: int = 0

    def on(self, day: date) -> bool:
        return self.cover.from_on <= day <= self.cover.to_on


@action(needs=May.ARRANGE_COVER)
def record(*, officer: Officer, absence: Absence, by: Account, now: datetime) -> Cover:
    """An officer, or their manager, says that they are away. Raises `WrongDays`, `AlreadyAway`, `CannotStandIn`, `StandInIsAway`."""
    _require_own_or_manager(by, officer)
    return _record(officer, absence, by=by, now=now)


@action(needs=May.ARRANGE_COVER)
def choose(*, cover: Cover, stands_in: str, by: Account, now: datetime) -> Cover:
    """Somebody else stands in from now on, or somebody at last: the old arrangement ends and a new one begins. Raises as `record`."""
    old = _locked(cover, by)
    _end(old, now)
    kept = Absence(max(old.from_on, day_of(now)), old.to_on, stands_in, str(old.note or ""))
    return _record(old.officer, kept, by=by, now=now)


@action(needs=May.ARRANGE_COVER)
def end(*, cover: Cover, by: Account, now: datetime) -> Cover:
    """The officer is back early, or does not go. Raises `AlreadyOver`."""
    fresh = _locked(cover, by)
    _end(fresh, now)
    return fresh


def who_acts(case: Case, on: date) -> Officer | None:
    """Who writes and answers in a case on a day: its officer, or whoever stands in for them and may come to the case."""
    if case.officer is None:
        return None
    cover = standing_in(case.officer, on)
    if cover is None or cover.stands_in is None:
        return case.officer
    barred = access.conflict_of(cover.stands_in.account, "sentence__offender")
    return case.officer if Case.objects.filter(barred, pk=case.pk).exists() else cover.stands_in


def standing_in(officer: Officer, on: date) -> Cover | None:
    """The cover of an officer who is away on a day, if somebody stands in who is there."""
    found = [away for away in _weighed(AWAY.read(officer=officer.pk, on=on), on) if not away.trouble]
    return found[0].cover if found else None


def covered_by(officer: Officer, on: date) -> dict[object, str]:
    """For whom an officer stands in on a day: the names of those who are away, by their keys."""
    rows = STOOD_IN_FOR.read(officer=officer.pk, on=on)
    covered: dict[object, str] = {cover.officer_id: cover.officer.name for cover in rows}
    return {} if covered and is_away(officer, on) else covered


def is_away(officer: Officer, on: date) -> bool:
    """Whether an absence of the officer is recorded for a day."""
    return _live(on).filter(officer=officer, from_on__lte=on).exists()


def of_unit(account: Account, on: date) -> list[Away]:
    """The absences of the officers of one's unit that are not over on a day, the soonest first."""
    access.require(account, May.ARRANGE_COVER)
    rows = _live(on).filter(officer__unit=access.officer_of(account).unit, officer__left_at__isnull=True)
    return [replace(away, barred=_barred(away.cover)) for away in _weighed(rows, on)]


def without_cover(account: Account, on: date) -> list[Away]:
    """The absences of one's unit, today and in the next two weeks, in which nobody stands in."""
    unit = access.officer_of(account).unit_id
    rows = SOON_AWAY.read(unit=unit, on=on, until=on + AHEAD) if unit else []
    return [away for away in _weighed(rows, on) if away.trouble]


def cover_for(account: Account, cover_id: str, *, now: datetime) -> Cover:
    """Somebody of the unit comes to an absence, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.ARRANGE_COVER)
    rows = _live(day_of(now)).filter(officer__unit=access.officer_of(account).unit)
    cover = rows.select_related("officer", "stands_in").filter(pk=cover_id).first()
    if cover is None:
        raise access.NotFound(cover_id)
    audit.write("covers.look", by=account, now=now, subject=f"cover:{cover.pk}")
    return cover


def may_change(account: Account, officer: Officer) -> bool:
    """Whether the account may arrange an officer's cover: their own, or as a manager of their unit."""
    own = officer.account_id == account.pk
    manages = access.permits(account, May.MANAGE_OFFICERS)
    return own or (manages and access.officer_of(account).unit_id == officer.unit_id)


def whose(account: Account) -> list[tuple[str, str]]:
    """The officers whose absence the account may record, as (id, name): all of the unit for a manager, else oneself."""
    return [(str(officer.pk), officer.name) for officer in _colleagues(account) if may_change(account, officer)]


def stand_ins(account: Account, *, without: Officer | None = None) -> list[tuple[str, str]]:
    """Who of the unit can stand in, as (id, name)."""
    return [(str(officer.pk), officer.name) for officer in _colleagues(account) if officer != without]


def officer_named(account: Account, officer_id: str) -> Officer:
    """An officer of one's unit whose absence one may record. Raises `access.NotFound`."""
    found = next((officer for officer in _colleagues(account) if str(officer.pk) == officer_id), None)
    if found is None or not may_change(account, found):
        raise access.NotFound(officer_id)
    return found


def _colleagues(account: Account) -> QuerySet[Officer]:
    unit = access.officer_of(account).unit
    here = Officer.objects.filter(unit=unit, unit__isnull=False, left_at__isnull=True, role__in=HOLD_CASES)
    return here.order_by("name", "pk")


def _record(officer: Officer, absence: Absence, *, by: Account, now: datetime) -> Cover:
    # The officer's row is locked, so that two absences over the same days cannot both be found free.
    Officer.objects.select_for_update().get(pk=officer.pk)
    if absence.to_on < absence.from_on or absence.to_on < day_of(now):
        raise WrongDays
    days = Q(from_on__lte=absence.to_on, to_on__gte=absence.from_on, ended_at__isnull=True)
    if Cover.objects.filter(days, officer=officer).exists():
        raise AlreadyAway
    return Cover.objects.create(
        officer=officer,
        stands_in=_stand_in(officer, absence.stands_in, days),
        from_on=absence.from_on,
        to_on=absence.to_on,
        note=absence.note.strip() or None,
        made_by=by,
        made_at=now,
    )


def _stand_in(officer: Officer, officer_id: str, days: Q) -> Officer | None:
    if not officer_id:
        return None
    other = Officer.objects.filter(pk=officer_id, left_at__isnull=True, role__in=HOLD_CASES).first()
    if other is None or other == officer or other.unit_id != officer.unit_id:
        raise CannotStandIn
    if Cover.objects.filter(days, officer=other).exists():
        raise StandInIsAway
    return other


def _live(on: date | Asked) -> QuerySet[Cover]:
    rows = Cover.objects.filter(ended_at__isnull=True, to_on__gte=on)
    return rows.select_related("officer", "stands_in__account").order_by("from_on", "officer__name", "pk")


def _away() -> QuerySet[Cover]:
    return _live(ON).filter(officer=Asked("officer", UUIDField()), from_on__lte=ON)


def _stood_in_for() -> QuerySet[Cover]:
    return _live(ON).filter(stands_in=Asked("officer", UUIDField()), from_on__lte=ON)


def _soon_away() -> QuerySet[Cover]:
    unit, until = Asked("unit", UUIDField()), Asked("until", DateField())
    return _live(ON).filter(officer__unit=unit, officer__left_at__isnull=True, from_on__lte=until)


ON = Asked("on", DateField())
AWAY, STOOD_IN_FOR, SOON_AWAY = ReadyRows(_away), ReadyRows(_stood_in_for), ReadyRows(_soon_away)


def _weighed(rows: Iterable[Cover], on: date) -> list[Away]:
    """Each absence with why nobody stands in, if nobody does: also whoever was to may have left or be away by now."""
    covers = list(rows)
    away = _live(on).filter(officer__in=[cover.stands_in_id for cover in covers if cover.stands_in_id])
    absent = [(other.officer_id, other.from_on, other.to_on) for other in away] if covers else []
    return [Away(cover, _trouble(cover, absent, on)) for cover in covers]


def _trouble(cover: Cover, absent: Sequence[tuple[object, date, date]], on: date) -> str:
    if cover.stands_in is None:
        return "nobody"
    if cover.stands_in.left_at is not None or cover.stands_in.unit_id != cover.officer.unit_id:
        return "left"
    day = max(on, cover.from_on)
    is_absent = any(who == cover.stands_in_id and since <= day <= until for who, since, until in absent)
    return "away_too" if is_absent else ""


def _barred(cover: Cover) -> int:
    if cover.stands_in is None:
        return 0
    barred = access.conflict_of(cover.stands_in.account, "sentence__offender")
    return Case.objects.filter(barred, officer=cover.officer).count()


def _locked(cover: Cover, by: Account) -> Cover:
    fresh = Cover.objects.select_for_update(of=("self",)).select_related("officer").get(pk=cover.pk)
    _require_own_or_manager(by, fresh.officer)
    if fresh.ended_at is not None:
        raise AlreadyOver
    return fresh


def _end(cover: Cover, now: datetime) -> None:
    cover.ended_at = now
    cover.save(update_fields=["ended_at"])


def _require_own_or_manager(by: Account, officer: Officer) -> None:
    if not may_change(by, officer):
        raise access.NotFound(str(officer.pk))
