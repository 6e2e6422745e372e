"""The manager's board: figures of the unit's work, each a count of rows of the list it leads to (`worklists`)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count

from victimcontact.casework import access, allocations, covers, transfers
from victimcontact.casework.covers import Away
from victimcontact.casework.open_work import Work
from victimcontact.casework.transfers import Offer
from victimcontact.casework.work_sources import LIVE
from victimcontact.casework.worklists import Filters, is_due, passes, when, work_of
from victimcontact.records.models import Account, Case, Officer
from victimcontact.scheme.causes import Whose
from victimcontact.scheme.roles import May

UNIT = Filters(whose="unit")
FIGURES: tuple[tuple[str, Filters], ...] = (
    ("late", replace(UNIT, when="late")),
    ("today", replace(UNIT, when="today")),
    ("week", replace(UNIT, when="week")),
    ("at_risk", replace(UNIT, concern="at_risk")),
    ("unassigned", replace(UNIT, kind="allocation")),
    ("officer_approves", replace(UNIT, concern="officer_approves")),
    ("manager_approves", replace(UNIT, concern="manager_approves")),
    ("unreached", replace(UNIT, concern="unreached")),
    ("asked", replace(UNIT, kind="asked")),
)
OTHERS = replace(UNIT, owed="others", when="late")
Counted = Sequence[tuple[Work, int]]


@dataclass(frozen=True)
class Figure:
    """A number, and the filters of the list that has as many rows."""

    name: str
    number: int
    filters: Filters


@dataclass(frozen=True)
class Load:
    """An officer with how many live cases they hold and how their work stands; `figures` in the order of `COLUMNS`."""

    id: str
    name: str
    cases: int
    figures: tuple[Figure, ...]
    away: Away | None


@dataclass(frozen=True)
class Board:
    """Everything the board shows. `others` counts what others owe and are late with."""

    figures: tuple[Figure, ...]
    causes: tuple[Figure, ...]
    others: Figure
    loads: tuple[Load, ...]
    absences: tuple[Away, ...]
    uncovered: tuple[Away, ...]
    offers: tuple[Offer, ...]


COLUMNS: tuple[tuple[str, Filters], ...] = (
    ("late", replace(UNIT, when="late")),
    ("week", replace(UNIT, when="week")),
    ("at_risk", replace(UNIT, concern="at_risk")),
    ("officer_approves", replace(UNIT, concern="officer_approves")),
)


def board_of(account: Account, *, on: date) -> Board:
    """The board of a manager's unit on a day. Raises `access.NotPermitted`."""
    access.require(account, May.SEE_BOARD)
    uncovered = tuple(covers.without_cover(account, on))
    found = _counted(work_of(account, UNIT, on=on, uncovered=uncovered), on)
    late_of_others = _counted(work_of(account, OTHERS, on=on, uncovered=uncovered), on)
    absences = tuple(covers.of_unit(account, on))
    return Board(
        figures=tuple(_figure(name, found, filters, on) for name, filters in FIGURES),
        causes=tuple(_figure(whose.value, found, _late_by(whose), on) for whose in Whose),
        others=_figure("others", late_of_others, OTHERS, on),
        loads=tuple(_loads(account, found, absences, on)),
        absences=absences,
        uncovered=uncovered,
        offers=tuple(transfers.open_offers(account)),
    )


def _late_by(whose: Whose) -> Filters:
    return replace(UNIT, when="late", cause=whose.value)


def _counted(found: Iterable[Work], on: date) -> Counted:
    """One of each sort of row, with how many there are of it: so that a dozen figures do not each go through thousands of rows.

    Of a sort are rows that no filter tells apart on a day.
    """
    sorts: dict[tuple[object, ...], list[Work]] = defaultdict(list)
    for work in found:
        sort = (work.officer, when(work, on), work.what, work.source, work.at_risk, work.waits_for, work.cause.whose)
        sorts[sort].append(work)
    return [(alike[0], len(alike)) for alike in sorts.values()]


def _figure(name: str, found: Counted, filters: Filters, on: date) -> Figure:
    number = sum(count for work, count in found if passes(work, filters) and is_due(work, filters.when, on))
    return Figure(name, number, filters)


def _loads(account: Account, found: Counted, absences: Sequence[Away], on: date) -> Iterable[Load]:
    """The officers of the unit who hold cases, the fullest first."""
    officers = allocations.holders_in(access.officer_of(account).unit)
    held = _held(account)
    of_officer: dict[Any, list[tuple[Work, int]]] = {officer.pk: [] for officer in officers}
    for work, count in found:
        of_officer.get(work.officer, []).append((work, count))
    away = {each.cover.officer_id: each for each in absences if each.on(on)}
    loads = [_load(officer, of_officer[officer.pk], held[officer.pk], away.get(officer.pk), on) for officer in officers]
    return sorted(loads, key=lambda load: (-load.cases, load.name))


def _load(officer: Officer, found: Counted, cases: int, away: Away | None, on: date) -> Load:
    own = [(name, replace(filters, officer=str(officer.pk))) for name, filters in COLUMNS]
    figures = tuple(_figure(name, found, filters, on) for name, filters in own)
    return Load(id=str(officer.pk), name=officer.name, cases=cases, figures=figures, away=away)


def _held(account: Account) -> Counter[UUID]:
    within = access.cases_within_reach(account).filter(standing__in=LIVE, officer__isnull=False)
    rows = Case.objects.filter(pk__in=within.values("pk")).values_list("officer").annotate(cases=Count("pk"))
    return Counter(dict(rows.order_by()))
