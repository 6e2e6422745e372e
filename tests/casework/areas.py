"""A zone at any point of its course, for the tests about it: built through the verbs."""

from datetime import date
from typing import Any

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    worklists,
    zone_files,
    zone_versions,
    zones,
)
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import Account, Case, Zone, ZoneCheck, ZoneConsent, ZoneVersion
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Point, Shape

NOW = builders.NOW
CORNERS = "ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731"
PLACE, MIDDLE = Point(358_250.0, 172_150.0), Point(358_875.0, 172_475.0)


def area(corners: str = CORNERS) -> Shape:
    return reading.read(corners).shape


def drawn(**changes: Any) -> Drawn:
    values: dict[str, Any] = {
        "shape": area(),
        "boundary": "From the river bridge along the railway to the park, and back along the canal.",
        "roads": "Canal Road\nPark Row",
        "ways": "The railway station and the way to it from the north.",
        "reason": "home",
        "known_needs": "His mother lives in the next street.",
    }
    return Drawn(**(values | changes))


def by(case: Case) -> Account:
    return members.officer_of(case)


def started(case: Case, purpose: str = "EXC_ZONE") -> Zone:
    return zones.start(case=case, purpose=purpose, by=by(case), now=NOW)


def written(zone: Zone, *, version: int = 0, **changes: Any) -> ZoneVersion:
    return zones.write(zone=zone, drawn=drawn(**changes), version=version, by=by(zone.case), now=NOW)


def checked(zone: Zone, place: Point | None = PLACE, reason: str = "") -> ZoneCheck:
    now = builders.later(minutes=ZoneCheck.objects.count())
    return zones.check(zone=zone, place=place, reason=reason, by=by(zone.case), now=now)


def agreed(version: ZoneVersion, *, given: bool = True) -> None:
    zones.record_consent(
        zone=version.zone,
        content_hash=version.content_hash,
        given=given,
        how="telephone",
        by=by(version.zone.case),
        now=builders.later(minutes=ZoneConsent.objects.count()),
    )


def ready(zone: Zone, **changes: Any) -> ZoneVersion:
    """A version that may go."""
    version = written(zone, version=zone_versions.newest_number(zone), **changes)
    checked(zone)
    agreed(version)
    return version


def made(zone: Zone) -> bytes:
    zone_files.make(zone=zone, by=by(zone.case), now=NOW)
    return zone_files.file_of(zone)


def on_the_worklist(case: Case, on: date) -> list[str]:
    return [item.reference for item in worklists.waiting_in(case, on=on) if item.kind == "zone"]
