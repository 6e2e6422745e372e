"""What a version of a zone says: the area, its boundary in words, what stays open in it, when it holds, and why it is asked for."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from victimcontact.records.models import ZoneVersion
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Shape

REASONS = ("home", "work", "school", "family", "route", "other")
PURPOSES = ("EXC_ZONE", "RES_ZONE", "EXC_EVENT")


@dataclass(frozen=True)
class Drawn:
    """A zone as somebody draws or describes it. `shape` is empty where there are only words so far.

    Attributes:
        boundary: the edge in words, as it will stand on the licence.
        roads: the roads along the edge or through the area, one a line.
        ways: what may be used although it lies in the area: roads, a station, a court.
        times: the hours or days in which it holds; empty means always.
        reason: one of `REASONS`; never on the map or its text.
        known_needs: what the offender is known to need in the area; for officers only.
        remark: of a granted zone, what was decided and why it differs from what was asked.
    """

    shape: Shape = ()
    boundary: str = ""
    roads: str = ""
    ways: str = ""
    times: str = ""
    reason: str = ""
    review_on: date | None = None
    known_needs: str = ""
    remark: str = ""


SHOWN = ("shape", "boundary", "roads", "ways", "times")


def stored(drawn: Drawn) -> dict[str, Any]:
    """A zone as it is kept: the area as GeoJSON (WGS84)."""
    values = asdict(replace(drawn, shape=()))
    del values["review_on"]
    return values | {"shape": reading.to_geojson(drawn.shape) if drawn.shape else None}


def drawn_from(version: ZoneVersion) -> Drawn:
    """A version as it was drawn."""
    content = dict(version.content)
    shape = reading.from_geojson(content.pop("shape")).shape if content["shape"] else content.pop("shape") or ()
    return Drawn(**content, shape=shape, review_on=version.review_on)


def hash_of(content: Mapping[str, Any]) -> str:
    """The SHA-256, in hexadecimal, of what others will see of a version: consent is given to this (P31)."""
    shown = {name: content[name] for name in SHOWN}
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()
