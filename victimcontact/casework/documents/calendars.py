"""A calendar as RFC 5545 writes it: days of hearings under our own references, and nothing about anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

WIDEST = 75  # octets of a line, without its end
PRODUCT = "-//Victim Contact//Hearings//EN"


@dataclass(frozen=True)
class Event:
    """A whole day in a calendar. `sequence` grows with every change; `cancelled` stays in the calendar as struck out."""

    uid: str
    sequence: int
    changed_at: datetime
    on: date
    summary: str
    cancelled: bool = False


def calendar(events: Iterable[Event], *, name: str) -> str:
    """The text of a calendar, each line ended and folded as the format wants it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    lines += [line for event in events for line in _event(event)]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(event: Event) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{event.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """A text value: backslash, comma, semicolon and line ends are written with a backslash."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never cut within a character; each piece but the first begins with a space."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > WIDEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]).decode()
