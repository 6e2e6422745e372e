"""How a setting is read from the environment: what makes no sense ends the program with one line."""

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
IDENTIFIER = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
NOTIFY_KEY = re.compile(rf"^.+-(?P<service>{IDENTIFIER})-(?P<secret>{IDENTIFIER})$")
TOKEN_LENGTH = 20
# Whoever decides on a condition and is not the practitioner, as `scheme.licences.Decider` has them.
DECIDERS = ("governor", "parole_board", "secretary_of_state", "tribunal_or_secretary_of_state", "responsible_clinician")


def refuse(line: str) -> NoReturn:
    raise SystemExit(f"victimcontact: {line}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """One of a few words; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        refuse(f"{name} is {value!r}; it must be one of {', '.join(allowed)}.")
    return value


def whether(name: str, default: bool) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value not in ("yes", "no"):
        refuse(f"{name} is {value!r}; it must be yes or no.")
    return value == "yes"


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal():
        refuse(f"{name} is {value!r}; it must be a whole number.")
    return int(value)


def address(name: str, default: str) -> str:
    """The address people type for a site: scheme and host, no path."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        refuse(f"{name} is {value!r}; it must look like https://host.example.org.")
    return value


def addresses(name: str, known: Collection[str] = DECIDERS) -> dict[str, str]:
    """Where our mail reaches those who decide on conditions, by who they are: `who=address`, parted by commas; each at most once.

    Practitioners are not among them: they are recorded with each offender.
    """
    found: dict[str, str] = {}
    for entry in filter(None, map(str.strip, text(name).split(","))):
        whose, _equals, value = map(str.strip, entry.partition("="))
        if whose not in known or whose in found or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
            refuse(f"{name} is not understood at {whose!r}; write who=address, where who is one of {', '.join(known)}.")
        found[whose] = value
    return found


def tiles(name: str) -> str:
    """Where pictures of a map are fetched: an address with places for zoom, column and row; empty for none."""
    value = text(name)
    parts = urlsplit(value)
    if value and (parts.scheme != "https" or not parts.hostname or not all(f"{{{at}}}" in value for at in "zxy")):
        refuse(f"{name} is {value!r}; it must look like https://tiles.example.org/{{z}}/{{x}}/{{y}}.png.")
    return value


def scanner(name: str) -> str:
    """Where the virus scanner listens, a host and port or a socket file; empty for none."""
    value = text(name)
    if value and not re.fullmatch(r"tcp://[\w.-]+:\d{1,5}|unix:/.+", value):
        refuse(f"{name} is {value!r}; it must look like tcp://scanner.example.org:3310 or unix:/run/clamav/clamd.ctl.")
    return value


def host_of(value: str) -> str:
    """Scheme and host of an address, as a content policy names it."""
    parts = urlsplit(value)
    return f"{parts.scheme}://{parts.netloc}"


def secret(name: str, file: Path) -> str:
    """A secret from the environment, or from the file that the first start made."""
    value = text(name)
    if value or not file.is_file():
        return value
    try:
        return file.read_text().strip()
    except OSError:
        return refuse(f"{file} cannot be read; it belongs to another user of this machine.")


def require_notify(given: Mapping[str, Any]) -> None:
    """Where a channel goes by GOV.UK Notify, what that needs is there and of the right form; nothing given is ever repeated."""
    chosen = {name for name, value in given.items() if name.startswith("CARRIER_OF") and value == "notify"}
    if chosen and not NOTIFY_KEY.match(given["NOTIFY_API_KEY"]):
        refuse(
            "NOTIFY_API_KEY must be a key of GOV.UK Notify: a name, the service's id and the secret, joined by hyphens."
        )
    for channel, template in (("EMAILS", "NOTIFY_EMAIL_TEMPLATE"), ("TEXTS", "NOTIFY_TEXT_TEMPLATE")):
        if f"CARRIER_OF_{channel}" in chosen and not re.fullmatch(IDENTIFIER, given[template]):
            refuse(f"{template} must be the id of a template: 32 figures and letters in five groups.")
    place = urlsplit(given["NOTIFY_ADDRESS"])
    if place.scheme != "https" and place.hostname not in LOOPBACK:
        refuse("NOTIFY_ADDRESS must begin with https://: what goes there says who is written to.")
    if 0 < len(given["NOTIFY_CALLBACK_TOKEN"]) < TOKEN_LENGTH:
        refuse(f"NOTIFY_CALLBACK_TOKEN must have at least {TOKEN_LENGTH} characters.")
