"""Moments as other systems write them: ISO with all its mistakes, Java's, and local times that name no zone."""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?P<utc>Z)?(?P<offset>[+-]\d{2}:?\d{2})?(?:\[(?P<zone>[\w/+-]+)\])?"
)
JAVA = re.compile(
    r"[A-Z][a-z]{2} (?P<rest>[A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2}) (?P<zone>GMT|BST|UTC) (?P<year>\d{4})"
)
JAVA_ZONES = {"GMT": UTC, "UTC": UTC, "BST": timezone(timedelta(hours=1))}


def moment(text: str) -> datetime | None:
    """An aware moment, or None where the text is none.

    With two zones (`Z+01:00`) the offset is meant: publishers write a literal Z before it. A name in brackets repeats the
    offset and counts only without one. No zone at all is local time in London, as the older events write it.
    """
    text = text.strip()
    iso, java = ISO.fullmatch(text), JAVA.fullmatch(text)
    try:
        return _from_iso(iso) if iso else _from_java(java) if java else None
    except (ValueError, OverflowError, LookupError):
        return None


def from_milliseconds(text: str) -> datetime | None:
    """An aware moment from milliseconds since 1970, as the attributes of an envelope carry them."""
    try:
        return datetime.fromtimestamp(int(text) / 1000, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _from_iso(read: re.Match[str]) -> datetime:
    fraction = (read["fraction"] or "")[:6].ljust(6, "0")
    time = read["time"] or "00:00"
    seconds = "" if time.count(":") == 2 else ":00"
    return datetime.fromisoformat(f"{read['day']}T{time}{seconds}.{fraction}+00:00").replace(tzinfo=_zone(read))


def _zone(read: re.Match[str]) -> timezone | ZoneInfo:
    if read["offset"]:
        sign = -1 if read["offset"][0] == "-" else 1
        digits = read["offset"][1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    if read["utc"]:
        return UTC
    return ZoneInfo(read["zone"]) if read["zone"] else LONDON


def _from_java(read: re.Match[str]) -> datetime:
    zone = JAVA_ZONES[read["zone"]]
    return datetime.strptime(f"{read['rest']} {read['year']} +0000", "%b %d %H:%M:%S %Y %z").replace(tzinfo=zone)
