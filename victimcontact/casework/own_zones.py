"""A member's own part in their zones: drawing, checking and agreeing, in the portal. What only officers know never comes here."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from victimcontact.casework import access, zone_files, zone_versions
from victimcontact.casework.actions import action
from victimcontact.casework.condition_requests import kinds_on
from victimcontact.casework.days import day_of
from victimcontact.casework.zone_content import PURPOSES, Drawn, drawn_from
from victimcontact.casework.zone_versions import Author
from victimcontact.records.models import Account, Case, ZoneCheck, ZoneConsent, ZoneVersion
from victimcontact.records.models import Zone as Zone
from victimcontact.scheme.roles import May
from victimcontact.scheme.zones.points import Point
from victimcontact.scheme.zones.privacy import Warned

PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class OwnVersion:
    """A version as the member reads it: without the offender's needs, and without who in the office wrote it."""

    number: int
    content_hash: str
    drawn: Drawn
    made_on: date
    by_member: bool


@dataclass(frozen=True, slots=True)
class OwnZone:
    """A zone as the member sees it: as asked for, as granted, what a check warned of, whether they agreed to the newest."""

    reference: str
    number: int
    purpose: str
    version: int
    asked: OwnVersion | None
    granted: OwnVersion | None
    warned: tuple[Warned, ...]
    is_checked: bool
    agreed: bool
    went_on: date | None
    granted_went_on: date | None
    moved_on: date | None


@action(needs=May.DRAW_OWN_ZONE)
def start_own(*, case: Case, purpose: str, by: Account, now: datetime) -> Zone:
    """The member begins a zone: one of `purposes_for` their case. From now on it is the officer's work.

    One that they began for the same purpose and have not drawn yet is the one they go on with. Raises `zone_versions.UnknownPurpose`.
    """
    if purpose not in purposes_for(case):
        raise zone_versions.UnknownPurpose
    begun = Zone.objects.filter(case=case, purpose=purpose, made_by=by, versions=None, ended_at__isnull=True).first()
    return begun or zone_versions.begin(case, purpose, author=Author(by, now))


@action(needs=May.DRAW_OWN_ZONE)
def write(*, zone: Zone, drawn: Drawn, version: int, by: Account, now: datetime) -> ZoneVersion:
    """Keep the zone as the member draws it, as a new version; what only officers know stays as it was.

    Raises `zone_versions.HasFlaws`, `Ended`, `access.Stale`.
    """
    before = zone_versions.newest_drawn(zone)
    kept = replace(drawn, known_needs=before.known_needs, review_on=before.review_on, remark="")
    return zone_versions.add(zone, kept, since=version, author=Author(by, now))


@action(needs=May.DRAW_OWN_ZONE)
def suggest(*, zone: Zone, place: Point, width: int, version: int, by: Account, now: datetime) -> ZoneVersion:
    """Draw an area that holds the member's place and does not show where it is. The place is kept nowhere.

    Raises `zone_versions.NothingToSuggest`, `Ended`, `access.Stale`.
    """
    return zone_versions.suggest(zone, place, width=width, since=version, author=Author(by, now))


@action(needs=May.DRAW_OWN_ZONE)
def check(*, zone: Zone, place: Point, by: Account, now: datetime) -> ZoneCheck:
    """Say whether the newest version shows where the member lives. The place is kept nowhere. Raises `zone_versions.NothingDrawn`."""
    return zone_versions.check(zone, place, author=Author(by, now))


@action(needs=May.DRAW_OWN_ZONE)
def agree(*, zone: Zone, content_hash: str, given: bool, by: Account, now: datetime) -> ZoneConsent:
    """The member agrees that exactly this may be shown, knowing that it shows the area; or takes that back (3.4).

    Raises `access.Stale` when there is another version by now.
    """
    return zone_versions.agree(zone, content_hash, given=given, how=PORTAL, author=Author(by, now))


def purposes_for(case: Case) -> tuple[str, ...]:
    """What a member may begin a zone for: what can be asked for on their route.

    That the licence policy of the day of release knows it (P73) is for the officer to see to: an offer that came and went with that
    day would show it.
    """
    known = {kind.key for kind in kinds_on(case)}
    return tuple(purpose for purpose in PURPOSES if purpose in known)


def zone_of(case: Case, reference: str) -> Zone:
    """A zone of the member's own case that has not ended. Raises `access.NotFound` for any other."""
    zone = Zone.objects.filter(case=case, reference=reference, ended_at__isnull=True).first()
    if zone is None:
        raise access.NotFound(reference)
    return zone


def of_case(case: Case) -> tuple[OwnZone, ...]:
    """The zones of the member's case that have not ended, by number."""
    return tuple(map(shown, Zone.objects.filter(case=case, ended_at__isnull=True).order_by("number")))


def waits_for_yes(case: Case) -> bool:
    """Whether an area of the member's waits for their yes or no."""
    return any(zone.asked is not None and not zone.agreed for zone in of_case(case))


def shown(zone: Zone) -> OwnZone:
    """A zone as its member sees it."""
    asked, given = zone_versions.latest(zone), zone_versions.granted(zone)
    checked = zone_versions.newest_check(asked) if asked else None
    file, file_granted = zone_files.newest_file(zone), zone_files.newest_file(zone, of_granted=True)
    return OwnZone(
        reference=zone.reference,
        number=zone.number,
        purpose=zone.purpose,
        version=zone_versions.newest_number(zone),
        asked=_version(asked) if asked else None,
        granted=_version(given) if given else None,
        warned=zone_versions.warned_of(checked) if checked else (),
        is_checked=checked is not None and checked.against_place,
        agreed=asked is not None and zone_versions.may_be_shown(asked),
        went_on=day_of(file.made_at) if file else None,
        granted_went_on=day_of(file_granted.made_at) if file_granted else None,
        moved_on=zone_versions.moved_since(asked) if asked else None,
    )


def _version(version: ZoneVersion) -> OwnVersion:
    return OwnVersion(
        number=version.number,
        content_hash=version.content_hash,
        drawn=replace(drawn_from(version), known_needs="", review_on=None),
        made_on=day_of(version.made_at),
        by_member=version.made_by.is_member,
    )
