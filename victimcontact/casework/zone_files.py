"""A zone on its way out: what must be there first, and the file that the licence service takes.

One file a zone (P60). Before it is kept it is read back: no word on the map, no word of the victim's in the boundary, no data
about itself (P58, P59).
"""

import base64
from datetime import datetime
from enum import StrEnum

from victimcontact.casework import access, protection, zone_versions
from victimcontact.casework.actions import action
from victimcontact.casework.documents import zone_map
from victimcontact.casework.documents.zone_map import ZoneSheet
from victimcontact.casework.zone_content import drawn_from
from victimcontact.records.models import Account, Zone, ZoneFile, ZoneVersion
from victimcontact.scheme import licences
from victimcontact.scheme.licences import ZoneMap
from victimcontact.scheme.roles import May
from victimcontact.scheme.zones.flaws import RESTRICTION_ZONE


class Missing(StrEnum):
    """What a version lacks before its file may be made."""

    AREA = "area"
    BOUNDARY = "boundary"
    CHECK = "check"
    CONSENT = "consent"
    SILENCE = "silence"


class NotReady(Exception):
    """The version may not go yet; `missing` says what it lacks."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(f"The zone lacks {', '.join(missing)}")
        self.missing = missing


class UnfitMap(Exception):
    """The file that was made may not go: a fault of the program, or a file too large (P58, P59)."""


@action(needs=May.DRAW_ZONE)
def make(*, zone: Zone, of_granted: bool = False, by: Account, now: datetime) -> ZoneFile:
    """Make and keep the file of the newest version asked for, or granted, that goes with the request to the decision maker.

    Raises `NotReady` when something is missing, `UnfitMap`, `zone_versions.NothingDrawn`.
    """
    version = zone_versions.granted(zone) if of_granted else zone_versions.latest(zone)
    if version is None:
        raise zone_versions.NothingDrawn
    if lacking := missing(version):
        raise NotReady(lacking)
    pdf = zone_map.for_the_licence(sheet_of(version))
    _require_fit(version, pdf)
    return ZoneFile.objects.create(version=version, content=base64.b64encode(pdf).decode(), made_by=by, made_at=now)


def missing(version: ZoneVersion) -> tuple[Missing, ...]:
    """What a version lacks before it may go; nothing when it may.

    It says where, was held against the place it protects without a warning (or an officer gave the reason), the victim agreed that
    exactly this may be shown, and its words give nobody away.
    """
    drawn = drawn_from(version)
    checks = {
        Missing.AREA: not drawn.shape,
        Missing.BOUNDARY: not drawn.boundary.strip(),
        Missing.CHECK: not _is_checked(version),
        Missing.CONSENT: not zone_versions.may_be_shown(version),
        Missing.SILENCE: bool(protection.hits_in(version.zone.case, words_shown(version))),
    }
    return tuple(what for what, lacks in checks.items() if lacks)


def words_shown(version: ZoneVersion) -> str:
    """Every word of a version that the offender's side will read."""
    drawn = drawn_from(version)
    return "\n".join(part for part in (drawn.boundary, drawn.roads, drawn.ways, drawn.times) if part.strip())


def file_of(zone: Zone, *, of_granted: bool = False) -> bytes:
    """The file that was made last of what was asked for, or granted, exactly as it is. Raises `access.NotFound` before that."""
    newest = newest_file(zone, of_granted=of_granted)
    if newest is None:
        raise access.NotFound(zone.reference)
    return base64.b64decode(newest.content)


def newest_file(zone: Zone, *, of_granted: bool = False) -> ZoneFile | None:
    """The newest file of a zone as asked for, or as granted, with its version."""
    rows = ZoneFile.objects.filter(version__zone=zone, version__is_granted=of_granted).select_related("version")
    return rows.order_by("-made_at").first()


def copy_of(zone: Zone) -> bytes:
    """The newest version asked for, for officer and victim to read or have read aloud. Raises `access.NotFound` before there is an area."""
    version = zone_versions.latest(zone)
    if version is None or not drawn_from(version).shape:
        raise access.NotFound(zone.reference)
    return zone_map.for_us(sheet_of(version))


def sheet_of(version: ZoneVersion) -> ZoneSheet:
    """What is printed of a version."""
    drawn = drawn_from(version)
    return ZoneSheet(
        title=f"Zone {version.zone.number}, version {version.number}",
        shape=drawn.shape,
        boundary=drawn.boundary,
        roads=drawn.roads,
        ways=drawn.ways,
        times=drawn.times,
        stay_inside=version.zone.purpose == RESTRICTION_ZONE,
    )


def _is_checked(version: ZoneVersion) -> bool:
    found = zone_versions.newest_check(version)
    return found is not None and ((found.against_place and not found.warned) or bool(found.reason))


def _require_fit(version: ZoneVersion, pdf: bytes) -> None:
    """Read the file back as the licence service will."""
    on_the_map, description = zone_map.words_of(pdf)
    media_type = licences.MAP_TYPE if pdf.startswith(b"%PDF-") else ""
    if licences.faults_of_map(ZoneMap(len(pdf), media_type, on_the_map)):
        raise UnfitMap
    protection.require_silence(version.zone.case, description)
