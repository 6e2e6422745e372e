"""May this message go to this person, by this channel, now?

Every message passes here before it leaves. What is not known to be safe is not safe. Urgency may break the quiet hours
and the days a person asked us to avoid; it never makes an unsafe channel safe. What cannot go becomes work for a
person: it is neither dropped nor sent anyway. Source: R73, R86; the defaults are the scheme's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
QUIET_UNTIL = time(7)
QUIET_FROM = time(20)

# A letter that is handed over may be in somebody's hands on any of so many days after that. A local figure.
LETTER_ON_ITS_WAY = timedelta(days=3)
_LOOK_AHEAD = 366


class Channel(StrEnum):
    """How a person can be reached."""

    LETTER = "letter"
    EMAIL = "email"
    TEXT = "text"
    PHONE = "phone"
    VISIT = "visit"
    PORTAL = "portal"


# A letter is opened, and the site visited, when the person chooses; these ring, buzz or knock.
DISTURBS = frozenset({Channel.EMAIL, Channel.TEXT, Channel.PHONE, Channel.VISIT})
# What is sent and can be found lying about, or on a screen.
SENT = frozenset({Channel.LETTER, Channel.EMAIL, Channel.TEXT})


class Safety(StrEnum):
    """What is known about a way to reach somebody."""

    UNKNOWN = "unknown"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Stop(StrEnum):
    """Why something may not go."""

    NO_WAY = "no_way"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    UNSAFE = "unsafe"
    ONLY_CALLS = "only_calls"
    SHARED_AND_NOT_CHECKED = "shared_and_not_checked"
    SHARED_AND_IN_DANGER = "shared_and_in_danger"
    DAY_TO_AVOID = "day_to_avoid"
    QUIET_HOURS = "quiet_hours"


WHY: Mapping[Stop, str] = {
    Stop.NO_WAY: "Nothing is recorded for this channel.",
    Stop.REPLACED: "It is addressed to something that is no longer the person’s.",
    Stop.UNKNOWN: "Nobody has found out yet whether this channel is safe.",
    Stop.UNSAFE: "The person has said that this channel is not safe.",
    Stop.ONLY_CALLS: "The person asked to be called, and that nothing is sent.",
    Stop.SHARED_AND_NOT_CHECKED: "Somebody else sees what comes this way, and nobody has checked with the person.",
    Stop.SHARED_AND_IN_DANGER: "The person is in danger and somebody else sees what comes this way.",
    Stop.DAY_TO_AVOID: "The person asked not to hear from us on this day, or on one on which the letter may come.",
    Stop.QUIET_HOURS: "It is outside the hours at which the person may be disturbed.",
}


@dataclass(frozen=True)
class Way:
    """One live way to reach a person.

    `reference` tells this address or number from those it replaced. `seen_by` names who else sees what comes this way
    and is empty when nobody does; `checked_on` is the day somebody heard from the person that it is safe all the same.
    """

    channel: Channel
    safety: Safety = Safety.UNKNOWN
    reference: str = ""
    seen_by: str = ""
    checked_on: date | None = None
    voicemail_is_safe: bool = False


@dataclass(frozen=True)
class Plan:
    """How a person can be reached safely. Left empty, it lets nothing through.

    `hours_from` and `hours_to` are times in London between which the person may be disturbed; they may span midnight.
    `in_danger` says that somebody near the person must not learn of the scheme; `only_calls` that they want to be called, and
    nothing sent. `sender_name` is what they want to stand on an envelope as its sender. `language` is `en` or `cy`.
    """

    ways: tuple[Way, ...] = ()
    hours_from: time = QUIET_UNTIL
    hours_to: time = QUIET_FROM
    dates_to_avoid: frozenset[date] = frozenset()
    in_danger: bool = False
    only_calls: bool = False
    plain_envelope: bool = True
    sender_name: str = ""
    language: str = "en"
    letter_format: str = "standard"

    def way(self, channel: Channel) -> Way | None:
        """The live way of this channel, or None."""
        return next((way for way in self.ways if way.channel is channel), None)


NOTHING_KNOWN = Plan()


@dataclass(frozen=True)
class Verdict:
    """Whether it may go, and what to heed if it may.

    `next_allowed_at` is the first moment at which time alone no longer stands in the way, in London time: the moment
    asked about when it may go, and None when somebody has to make it safe first. `sender_name` is what a letter's envelope names as
    its sender: nothing, unless the person chose a name.
    """

    may_go: bool
    reasons: tuple[Stop, ...]
    needs_plain_envelope: bool
    sender_name: str
    may_leave_voicemail: bool
    next_allowed_at: datetime | None

    @property
    def needs_a_person(self) -> bool:
        """Whether waiting will not help, so that it becomes somebody's work."""
        return self.next_allowed_at is None

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in words for an officer."""
        return tuple(WHY[reason] for reason in self.reasons)


def check(plan: Plan, channel: str, moment: datetime, *, urgent: bool = False, reference: str = "") -> Verdict:
    """Whether something may go to this person by this channel at this moment (R73).

    `moment` is an aware datetime; the hours are judged in London. `reference`, where given, is the way the message was
    addressed to: one that has been replaced since is refused. Raises `ValueError` for an unknown channel or a moment
    without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    by, local = Channel(channel), moment.astimezone(LONDON)
    way = plan.way(by)
    unsafe = _unsafe(plan, way, reference)
    untimely = () if urgent else _untimely(plan, by, local)
    return Verdict(
        may_go=not unsafe and not untimely,
        reasons=unsafe + untimely,
        needs_plain_envelope=by is Channel.LETTER and _envelope_must_be_plain(plan, way),
        sender_name=plan.sender_name.strip() if by is Channel.LETTER else "",
        may_leave_voicemail=way is not None and not unsafe and _voicemail_is_safe(plan, way),
        next_allowed_at=None if unsafe else _next_allowed(plan, by, local, untimely),
    )


def _unsafe(plan: Plan, way: Way | None, reference: str) -> tuple[Stop, ...]:
    """What no urgency overcomes."""
    if way is None:
        return (Stop.NO_WAY,)
    found = {
        Stop.REPLACED: bool(reference) and reference != way.reference,
        Stop.UNKNOWN: way.safety is Safety.UNKNOWN,
        Stop.UNSAFE: way.safety is Safety.UNSAFE,
        Stop.ONLY_CALLS: plan.only_calls and way.channel in SENT,
        Stop.SHARED_AND_NOT_CHECKED: bool(way.seen_by) and way.checked_on is None,
        Stop.SHARED_AND_IN_DANGER: bool(way.seen_by) and plan.in_danger,
    }
    return tuple(stop for stop, holds in found.items() if holds)


def _untimely(plan: Plan, channel: Channel, local: datetime) -> tuple[Stop, ...]:
    """What passes with time."""
    found = {
        Stop.DAY_TO_AVOID: channel is not Channel.PORTAL and not plan.dates_to_avoid.isdisjoint(_days(channel, local)),
        Stop.QUIET_HOURS: channel in DISTURBS and not _within_hours(plan, local.time()),
    }
    return tuple(stop for stop, holds in found.items() if holds)


def _days(channel: Channel, local: datetime) -> Iterator[date]:
    """The days on which it may reach them: a letter is handed over on one and comes on another."""
    way = LETTER_ON_ITS_WAY if channel is Channel.LETTER else timedelta()
    return (local.date() + timedelta(days=days) for days in range(way.days + 1))


def _within_hours(plan: Plan, at: time) -> bool:
    if plan.hours_from <= plan.hours_to:
        return plan.hours_from <= at < plan.hours_to
    return at >= plan.hours_from or at < plan.hours_to


def _next_allowed(plan: Plan, channel: Channel, local: datetime, untimely: tuple[Stop, ...]) -> datetime | None:
    """The first moment, from this one on, at which neither the hour nor the day stands in the way."""
    if not untimely:
        return local
    starts = [time(0), plan.hours_from] if channel in DISTURBS else [time(0)]
    for days in range(_LOOK_AHEAD):
        day = local.date() + timedelta(days=days)
        for start in sorted(starts):
            candidate = datetime.combine(day, start, tzinfo=LONDON)
            if candidate > local and not _untimely(plan, channel, candidate):
                return candidate
    return None


def _envelope_must_be_plain(plan: Plan, way: Way | None) -> bool:
    return plan.plain_envelope or plan.in_danger or way is None or bool(way.seen_by)


def _voicemail_is_safe(plan: Plan, way: Way) -> bool:
    return way.channel is Channel.PHONE and way.voicemail_is_safe and not plan.in_danger and not way.seen_by
