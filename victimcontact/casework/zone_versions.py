"""The versions of a zone: what was drawn when and by whom, whether it shows the home, whether the victim agreed to it.

The verbs are in `zones` (officers) and `own_zones` (the victim herself); both do what is here within their own transaction.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from victimcontact.casework import access, references
from victimcontact.casework.zone_content import PURPOSES, Drawn, drawn_from, hash_of, stored
from victimcontact.records.models import Account, Case, Fact, Zone, ZoneCheck, ZoneConsent, ZoneFile, ZoneVersion
from victimcontact.scheme.zones import flaws, privacy, suggestions
from victimcontact.scheme.zones.flaws import Flaw
from victimcontact.scheme.zones.points import Point
from victimcontact.scheme.zones.privacy import Seen, Warned

HOW = ("portal", "telephone", "visit", "letter")


class UnknownPurpose(Exception):
    """Not a kind of condition that has an area."""


class HasFlaws(Exception):
    """The area cannot be a zone; `flaws` say why, and at which corner."""

    def __init__(self, found: Sequence[Flaw]) -> None:
        super().__init__(f"The area has {len(found)} flaws")
        self.flaws = tuple(found)


class NothingToSuggest(Exception):
    """No area of this size hides the place, with what the offender's side may have seen already."""


class NothingDrawn(Exception):
    """There is no version with an area yet."""


class Ended(Exception):
    """The zone was ended; a new one can be started."""


@dataclass(frozen=True)
class Author:
    """Who makes an entry, and when."""

    by: Account
    now: datetime


def begin(case: Case, purpose: str, *, author: Author) -> Zone:
    """Open a zone under the next number of its case. Raises `UnknownPurpose`."""
    if purpose not in PURPOSES:
        raise UnknownPurpose
    access.locked(case)
    first = Zone.objects.filter(case=case).order_by("number").first()
    return Zone.objects.create(
        reference=references.new("ZN"),
        case=case,
        number=(Zone.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0) + 1,
        purpose=purpose,
        secret=first.secret if first else secrets.token_hex(32),
        made_by=author.by,
        made_at=author.now,
    )


def add(zone: Zone, drawn: Drawn, *, since: int, author: Author, is_granted: bool = False) -> ZoneVersion:
    """Add a version made from the one with the number `since`, 0 for the first. Raises `HasFlaws`, `access.Stale`, `Ended`."""
    fresh = locked(zone)
    if newest_number(fresh) != since:
        raise access.Stale(zone.reference)
    if drawn.shape and (found := flaws.flaws(drawn.shape, purpose=zone.purpose)):
        raise HasFlaws(found)
    content = stored(drawn)
    return ZoneVersion.objects.create(
        zone=zone,
        number=since + 1,
        is_granted=is_granted,
        content=content,
        content_hash=hash_of(content),
        review_on=drawn.review_on,
        made_by=author.by,
        made_at=author.now,
    )


def suggest(zone: Zone, place: Point, *, width: int, since: int, author: Author) -> ZoneVersion:
    """Add a version with an area that holds the place and does not show where it is; the words stay as they were.

    Raises `NothingToSuggest`, `access.Stale`, `Ended`.
    """
    shape = suggestions.suggest(place, width=width, secret=zone.secret, seen=seen(zone.case))
    if shape is None:
        raise NothingToSuggest
    made = add(zone, replace(newest_drawn(zone), shape=shape, remark=""), since=since, author=author)
    _keep_check(made, (), against_place=True, author=author)
    return made


def check(zone: Zone, place: Point | None, *, author: Author, reason: str = "", of_granted: bool = False) -> ZoneCheck:
    """Keep whether the newest version, asked for or granted, shows where somebody lives; the place is kept nowhere (P58).

    Raises `NothingDrawn`.
    """
    version = granted(zone) if of_granted else latest(zone)
    if version is None or not drawn_from(version).shape:
        raise NothingDrawn
    # What was granted counts as seen from that day, but not against itself: its map has gone nowhere yet.
    before = seen(zone.case, but=version if of_granted else None)
    warned = privacy.warnings(drawn_from(version).shape, place, before)
    return _keep_check(version, warned, against_place=place is not None, author=author, reason=reason)


def agree(zone: Zone, content_hash: str, *, given: bool, how: str, author: Author) -> ZoneConsent:
    """Keep that the victim agreed to exactly this, or took it back. Raises `access.Stale` when neither the newest
    version asked for nor the one granted says this any more.
    """
    if how not in HOW:
        raise ValueError(f"{how} is no way in which somebody can agree")
    if content_hash not in {version.content_hash for version in (latest(zone), granted(zone)) if version}:
        raise access.Stale(zone.reference)
    return ZoneConsent.objects.create(
        zone=zone, content_hash=content_hash, given=given, how=how, made_by=author.by, made_at=author.now
    )


def versions_of(zone: Zone) -> list[ZoneVersion]:
    """All versions, newest first."""
    rows = ZoneVersion.objects.filter(zone=zone).select_related("zone", "made_by__officer")
    return list(rows.order_by("-number"))


def latest(zone: Zone) -> ZoneVersion | None:
    """The newest version as asked for."""
    return ZoneVersion.objects.filter(zone=zone, is_granted=False).select_related("zone").order_by("-number").first()


def granted(zone: Zone) -> ZoneVersion | None:
    """The newest version as granted by the decision maker."""
    return ZoneVersion.objects.filter(zone=zone, is_granted=True).select_related("zone").order_by("-number").first()


def newest_drawn(zone: Zone) -> Drawn:
    """The zone as it was last drawn; empty before that."""
    version = latest(zone)
    return drawn_from(version) if version else Drawn()


def newest_number(zone: Zone) -> int:
    """The number of the newest version of either kind; 0 before the first. A form is made from it."""
    return ZoneVersion.objects.filter(zone=zone).aggregate(last=Max("number"))["last"] or 0


def newest_check(version: ZoneVersion) -> ZoneCheck | None:
    """What was last said of whether this area shows the home; a version that changed only the words needs no other check."""
    checks = ZoneCheck.objects.filter(version__zone=version.zone_id).select_related("version").order_by("-made_at")
    same = (each for each in checks if each.version.content["shape"] == version.content["shape"])
    return next(same, None)


def consent_to(version: ZoneVersion) -> ZoneConsent | None:
    """What the victim last said of showing exactly this; nothing where they were not asked."""
    said = ZoneConsent.objects.filter(zone=version.zone_id, content_hash=version.content_hash)
    return said.order_by("-made_at").first()


def may_be_shown(version: ZoneVersion) -> bool:
    """Whether the victim agreed to exactly this, and has not taken it back."""
    last = consent_to(version)
    return last is not None and last.given


def seen(case: Case, *, but: ZoneVersion | None = None) -> Seen:
    """The areas of a case that the offender's side may have: those whose file was made, and those granted, `but` this one."""
    went = set(ZoneFile.objects.filter(version__zone__case=case).values_list("version_id", flat=True))
    rows = ZoneVersion.objects.filter(zone__case=case).order_by("made_at")
    shapes = [drawn_from(row).shape for row in rows if row != but and (row.is_granted or row.pk in went)]
    return Seen(tuple(shape for shape in shapes if shape))


def warned_of(entry: ZoneCheck) -> tuple[Warned, ...]:
    """What a check warned of."""
    return tuple(map(Warned, entry.warned))


def moved_since(version: ZoneVersion) -> date | None:
    """The day on which she moved home after a version was drawn: then the zone is looked at again the same day (P74, D16)."""
    return _last_since(version, kind="address_changed")


def contacted_since(version: ZoneVersion) -> date | None:
    """The day on which she told of a contact nobody wanted after a version was drawn: as after a move (D16)."""
    return _last_since(version, kind="risk_told", data__unwanted_contact=True)


def _last_since(version: ZoneVersion, **of: Any) -> date | None:
    rows = Fact.objects.filter(case=version.zone.case_id, made_at__gt=version.made_at, withdrawal__isnull=True, **of)
    later = rows.order_by("on").last()
    return later.on if later else None


def locked(zone: Zone) -> Zone:
    """The zone's row, locked until the transaction ends. Raises `Ended`."""
    fresh = Zone.objects.select_for_update(of=("self",)).select_related("case").get(pk=zone.pk)
    if fresh.ended_at:
        raise Ended
    return fresh


def _keep_check(
    version: ZoneVersion, warned: Sequence[Warned], *, against_place: bool, author: Author, reason: str = ""
) -> ZoneCheck:
    return ZoneCheck.objects.create(
        version=version,
        against_place=against_place,
        warned=list(warned),
        reason=reason or None,
        made_by=author.by,
        made_at=author.now,
    )
