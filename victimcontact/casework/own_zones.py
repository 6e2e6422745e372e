"""A member's own part in their zones: drawing, checking and agreeing, in the portal. What only officers know never comes here."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from victimcontact.casework import access, zone_files, zone_versions
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.zone_content import Drawn, drawn_from
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
    moved_on: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a member's own page says of their areas."""

    any: bool
    to_decide: bool


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


def zone_of(case: Case, reference: str) -> Zone:
    """A zone of the member's own case that has not ended. Raises `access.NotFound` for any other."""
    zone = Zone.objects.filter(case=case, reference=reference, ended_at__isnull=True).first()
    if zone is None:
        raise access.NotFound(reference)
    return zone


def of_case(case: Case) -> tuple[OwnZone, ...]:
    """The zones of the member's case that have not ended, by number."""
    return tuple(map(shown, Zone.objects.filter(case=case, ended_at__isnull=True).order_by("number")))


def waiting(case: Case) -> Waiting:
    """Whether the member has areas to look at, and whether one of them waits for their yes or no."""
    zones = of_case(case)
    return Waiting(bool(zones), any(zone.asked is not None and not zone.agreed for zone in zones))


def shown(zone: Zone) -> OwnZone:
    """A zone as its member sees it."""
    asked, given = zone_versions.latest(zone), zone_versions.granted(zone)
    checked = zone_versions.newest_check(asked) if asked else None
    file = zone_files.newest_file(zone)
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
