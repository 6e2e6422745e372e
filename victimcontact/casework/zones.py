"""Zones of a case, for its officers: opened, drawn, checked so that they do not show the home, agreed, granted, ended.

Nothing is edited: each change is a version (`zone_versions`). What the decision maker granted stands beside what was asked for.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from victimcontact.casework import access, audit, laws, zone_versions
from victimcontact.casework.actions import action
from victimcontact.casework.zone_content import Drawn
from victimcontact.casework.zone_versions import Author
from victimcontact.casework.zone_versions import granted as granted
from victimcontact.records.models import Account, Case, Fact, ZoneCheck, ZoneConsent, ZoneFile, ZoneVersion
from victimcontact.records.models import Zone as Zone
from victimcontact.scheme import licences
from victimcontact.scheme.roles import May
from victimcontact.scheme.zones.points import Point


class NotInThisPolicy(Exception):
    """A restriction zone can be asked for only where the newer policy on conditions applies to the release (P73)."""


@dataclass(frozen=True)
class Listed:
    """A zone in the list of a case. `stands` is one of started, drawn, made (its map), granted, ended."""

    zone: Zone
    stands: str


@action(needs=May.DRAW_ZONE)
def start(*, case: Case, purpose: str, by: Account, now: datetime) -> Zone:
    """Open a zone for a case. `purpose` is the kind of condition: EXC_ZONE, RES_ZONE or EXC_EVENT.

    Raises `zone_versions.UnknownPurpose`, or `NotInThisPolicy` where the licence is known to start too early for a restriction zone (P73).
    """
    if not may_be_asked(case, purpose):
        raise NotInThisPolicy
    return zone_versions.begin(case, purpose, author=Author(by, now))


@action(needs=May.DRAW_ZONE)
def write(*, zone: Zone, drawn: Drawn, version: int, by: Account, now: datetime) -> ZoneVersion:
    """Keep the zone as it is drawn now, as a new version. `version` is the number of the one it was made from, 0 for the first.

    Words alone will do; an area must have no flaw. Raises `zone_versions.HasFlaws`, `Ended`, `access.Stale`.
    """
    return zone_versions.add(zone, drawn, since=version, author=Author(by, now))


@action(needs=May.DRAW_ZONE)
def suggest(*, zone: Zone, place: Point, width: int, version: int, by: Account, now: datetime) -> ZoneVersion:
    """Draw an area that holds the place and does not show where it is. The place is used here and kept nowhere.

    Raises `zone_versions.NothingToSuggest`, `Ended`, `access.Stale`.
    """
    return zone_versions.suggest(zone, place, width=width, since=version, author=Author(by, now))


@action(needs=May.DRAW_ZONE)
def check(
    *, zone: Zone, place: Point | None, reason: str, of_granted: bool = False, by: Account, now: datetime
) -> ZoneCheck:
    """Say whether the newest version shows where somebody lives, and keep the answer but not the place (P58).

    `reason` is why it is to go although something is warned of; empty when there is none. `of_granted`: as it was granted, which
    may be another area than the one asked for. Raises `zone_versions.NothingDrawn`.
    """
    return zone_versions.check(zone, place, author=Author(by, now), reason=reason, of_granted=of_granted)


@action(needs=May.DRAW_ZONE)
def record_consent(*, zone: Zone, content_hash: str, given: bool, how: str, by: Account, now: datetime) -> ZoneConsent:
    """The victim told her officer that exactly this may be shown, knowing that it shows the area; or took it back (3.4).

    `how` is one of `zone_versions.HOW`. Raises `access.Stale` when there is another version by now.
    """
    return zone_versions.agree(zone, content_hash, given=given, how=how, author=Author(by, now))


@action(needs=May.DRAW_ZONE)
def grant(*, zone: Zone, drawn: Drawn, version: int, by: Account, now: datetime) -> ZoneVersion:
    """Keep what the decision maker granted, beside what was asked for; `drawn.remark` says what differs and why (P52).

    Raises `zone_versions.HasFlaws`, `Ended`, `access.Stale`.
    """
    return zone_versions.add(zone, drawn, since=version, author=Author(by, now), is_granted=True)


@action(needs=May.DRAW_ZONE)
def end(*, zone: Zone, by: Account, now: datetime) -> Zone:
    """The zone is not asked for any more. What went out stays. Raises `zone_versions.Ended`."""
    fresh = zone_versions.locked(zone)
    fresh.ended_at = now
    fresh.save(update_fields=["ended_at"])
    return fresh


def of_case(case: Case) -> list[Zone]:
    """The zones of a case by number, the ended ones too."""
    return list(Zone.objects.filter(case=case).order_by("number"))


def listed(case: Case) -> tuple[Listed, ...]:
    """The zones of a case by number, each with how far it has come."""
    versions = ZoneVersion.objects.filter(zone__case=case).values_list("zone_id", "is_granted")
    drawn = {zone for zone, _is_granted in versions}
    granted_ones = {zone for zone, is_granted in versions if is_granted}
    went = set(ZoneFile.objects.filter(version__zone__case=case).values_list("version__zone_id", flat=True))

    def stands(zone: Zone) -> str:
        marks = {"ended": zone.ended_at, "granted": zone.pk in granted_ones, "made": zone.pk in went}
        return next((name for name, holds in marks.items() if holds), "drawn" if zone.pk in drawn else "started")

    return tuple(Listed(zone, stands(zone)) for zone in of_case(case))


def requests_for(zone: Zone) -> tuple[str, ...]:
    """The references of the requests for conditions that name a zone, the oldest first."""
    return tuple(zone.requests.order_by("made_at", "pk").values_list("reference", flat=True))


def zone_for(account: Account, reference: str, *, now: datetime) -> Zone:
    """An officer comes to a zone through its case, with the look written down. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.DRAW_ZONE)
    zone = Zone.objects.filter(reference=reference).first()
    if zone is None:
        raise access.NotFound(reference)
    zone.case = access.case_for(account, zone.case.reference, now=now)
    audit.write("zones.look", by=account, now=now, case_reference=zone.case.reference, subject=f"zone:{reference}")
    return zone


def may_be_asked(case: Case, purpose: str) -> bool:
    """Whether a zone of this kind may be asked for, as far as the start of the licence is known (P73)."""
    starts_on = licence_starts_on(case)
    return starts_on is None or not licences.faults_of_condition(
        purpose, names=(), licence_starts_on=starts_on, law=laws.in_force()
    )


def licence_starts_on(case: Case) -> date | None:
    """When the licence starts, as the newest fact says; None where it is not known."""
    starts = Fact.objects.filter(Q(case=case) | Q(sentence=case.sentence_id), kind="licence_starts")
    newest = starts.filter(withdrawal__isnull=True).order_by("on", "made_at").last()
    known = newest.data.get("date") if newest else None
    return date.fromisoformat(known) if known else None
