"""Counts of the scheme's work. Nobody can be found in them: a count of fewer than five is never shown, nor can it be worked out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from victimcontact.casework import access
from victimcontact.records.models import Account, Case, Duty, DutyChange
from victimcontact.scheme.calendar import months_after
from victimcontact.scheme.regions import REGIONS
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

FEWEST = 5
FIRST_CONTACT = "make_first_contact"
MONTHS = 12
UNKNOWN = ""

GROUPS: Mapping[str, frozenset[Standing]] = {
    "being_decided": frozenset({Standing.REFERRED, Standing.MANAGER_REVIEW, Standing.NOT_YET}),
    "not_eligible": frozenset({Standing.NOT_ELIGIBLE}),
    "to_be_offered": frozenset({Standing.ASSESSED, Standing.ALLOCATED}),
    "offered": frozenset({Standing.OFFERED, Standing.CHASED}),
    "joined": frozenset({Standing.JOINED, Standing.PAUSED}),
    "said_no": frozenset({Standing.NOT_NOW, Standing.DECLINED, Standing.LEFT, Standing.NEVER}),
    "not_reached": frozenset({Standing.NO_RESPONSE, Standing.UNTRACEABLE}),
    "closed": frozenset({Standing.CLOSED}),
}


@dataclass(frozen=True)
class RegionCounts:
    """Cases of a region (empty: not known) by group of standings, in the order of GROUPS. None: fewer than five, or kept back with it."""

    region: str
    counts: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True)
class Kept:
    """First contacts of a region that fell due in the period, and how many of them were made in time."""

    region: str
    due: int
    in_time: int

    @property
    def can_be_shown(self) -> bool:
        return self.due >= FEWEST

    @property
    def share(self) -> int | None:
        """Per cent, whole; None where too few were in time, or too few were not, to say it so exactly."""
        if not self.can_be_shown or 0 < self.in_time < FEWEST or 0 < self.due - self.in_time < FEWEST:
            return None
        return round(100 * self.in_time / self.due)


@dataclass(frozen=True)
class Statistics:
    """Everything the page shows. The first contacts are those due after `since` until `until`."""

    regions: tuple[RegionCounts, ...]
    first_contacts: tuple[Kept, ...]
    since: date
    until: date


def counted(account: Account, *, on: date) -> Statistics:
    """Count. Raises `access.NotPermitted`."""
    access.require(account, May.SEE_STATISTICS)
    since = months_after(on, -MONTHS)
    return Statistics(_by_region(), _first_contacts(since, on), since, on)


def kept_back(counts: Sequence[int]) -> tuple[int | None, ...]:
    """A row of counts as it may be shown beside its total.

    A count of one to four is kept back; so are the next smallest, until those kept back are two or more and together five or more.
    """
    hidden = {place for place, count in enumerate(counts) if 0 < count < FEWEST}
    others = sorted((count, place) for place, count in enumerate(counts) if count >= FEWEST)
    while hidden and others and (len(hidden) == 1 or sum(counts[place] for place in hidden) < FEWEST):
        hidden.add(others.pop(0)[1])
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _by_region() -> tuple[RegionCounts, ...]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in Case.objects.values("region", "standing").annotate(cases=Count("pk")).order_by():
        found[row["region"]][row["standing"]] = row["cases"]
    return tuple(_region(region, found[region]) for region in _in_order(found))


def _region(region: str, standings: Mapping[str, int]) -> RegionCounts:
    counts = [sum(standings.get(standing, 0) for standing in group) for group in GROUPS.values()]
    total = sum(counts)
    return RegionCounts(region, kept_back(counts), total if total >= FEWEST else None)


def _first_contacts(since: date, until: date) -> tuple[Kept, ...]:
    """Every first contact that fell due counts below the line, made or not; one that ended before it was late was never due."""
    was_late = DutyChange.objects.filter(duty=OuterRef("pk"), became="late")
    due = Duty.objects.filter(
        ~Q(standing="superseded") | Exists(was_late), what=FIRST_CONTACT, due_on__gt=since, due_on__lte=until
    )
    found: dict[str, dict[bool, int]] = defaultdict(lambda: {True: 0, False: 0})
    for row in due.values("case__region", "standing").annotate(duties=Count("pk")).order_by():
        found[row["case__region"]][row["standing"] == "kept"] += row["duties"]
    return tuple(Kept(region, sum(found[region].values()), found[region][True]) for region in _in_order(found))


def _in_order(found: Mapping[str, object]) -> list[str]:
    return [region for region in (*REGIONS, *sorted(set(found) - {*REGIONS, UNKNOWN}), UNKNOWN) if region in found]
