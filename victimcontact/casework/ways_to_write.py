"""The ways by which an officer may write to the person of a case, each with what the person's plan says of it now (R73)."""

from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import messages, people, safe_contact
from victimcontact.records.models import Case, Channel


@dataclass(frozen=True)
class WayToWrite:
    """A channel, and why nothing may be written to it as things stand (empty: it may, at once or at its hour)."""

    channel: str
    why_not: tuple[str, ...]


def of(case: Case, *, now: datetime) -> tuple[WayToWrite, ...]:
    """The ways, the one they chose first where it is open, then the other open ones. There is always the post.

    An email or a text says only that there is something to read: it is a way to whoever can sign in and read it.
    """
    chosen = messages.channel_for(case)
    ways = [_way(case, channel, now) for channel in _channels(case)]
    return tuple(sorted(ways, key=lambda way: (bool(way.why_not), way.channel != chosen)))


def open_one(case: Case, wanted: str, *, now: datetime) -> str:
    """The channel that is wanted where it is open to the person, else the first that is, else the post."""
    ways = of(case, now=now)
    return next((way.channel for way in ways if way.channel == wanted and not way.why_not), ways[0].channel)


def _channels(case: Case) -> tuple[str, ...]:
    signs_in = case.person.account_id is not None
    nudges = (Channel.EMAIL, Channel.TEXT) if signs_in else ()
    return ("letter", *(each.value for each in nudges if people.live_contact_point(case.person, each)))


def _way(case: Case, channel: str, now: datetime) -> WayToWrite:
    answer = safe_contact.verdict(case.person, channel, moment=now)
    return WayToWrite(channel, answer.why if answer.needs_a_person else ())
