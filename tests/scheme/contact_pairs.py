"""Plans and messages by the thousand, and a second opinion on them: the rule written the other way round, as harm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from victimcontact.scheme.safe_contact import DISTURBS, LONDON, Channel, Plan, Safety, Way

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MINUTES = 3 * 366 * 24 * 60


@dataclass(frozen=True)
class Sent:
    """A message about to go: by which channel, when, to which of the person's addresses, and whether it is urgent."""

    channel: Channel
    moment: datetime
    urgent: bool
    reference: str


def pairs(seed: int, count: int) -> Iterator[tuple[Plan, Sent]]:
    """So many plans, each with a message; the same seed gives the same pairs."""
    chance = Random(seed)  # made-up plans, no secret
    for _ in range(count):
        moment = FIRST + timedelta(minutes=chance.randrange(MINUTES))
        channel = chance.choice(list(Channel))
        plan = _plan(chance, channel, moment)
        yield plan, Sent(channel, moment, chance.random() < 0.3, chance.choice(["", "now", "before"]))


def _plan(chance: Random, channel: Channel, moment: datetime) -> Plan:
    channels = {each for each in Channel if chance.random() < 0.4} | ({channel} if chance.random() < 0.8 else set())
    days = [
        moment.astimezone(LONDON).date() + timedelta(days=chance.randint(-2, 5)) for _ in range(chance.randint(0, 3))
    ]
    hours = (time(chance.randrange(24), chance.randrange(60)), time(chance.randrange(24), chance.randrange(60)))
    chosen = {"hours_from": hours[0], "hours_to": hours[1]} if chance.random() < 0.5 else {}
    return Plan(
        ways=tuple(_way(chance, each) for each in sorted(channels)),
        dates_to_avoid=frozenset(days),
        in_danger=chance.random() < 0.3,
        plain_envelope=chance.random() < 0.5,
        **chosen,
    )


def _way(chance: Random, channel: Channel) -> Way:
    safety = chance.choice([Safety.SAFE, Safety.SAFE, Safety.UNSAFE, Safety.UNKNOWN])
    return Way(
        channel,
        safety,
        reference=chance.choice(["now", "now", "other"]),
        seen_by=chance.choice(["", "", "partner"]),
        checked_on=chance.choice([None, date(2026, 1, 1), date(2026, 1, 1)]),
        voicemail_is_safe=chance.random() < 0.5,
    )


def harm(plan: Plan, sent: Sent) -> str:
    """What would go wrong if this message went to this person now; empty when nothing would."""
    ways = [way for way in plan.ways if way.channel == sent.channel]
    if not ways:
        return "there is no such way to them"
    (way,) = ways
    if way.safety != "safe":
        return "nobody knows that it is safe"
    if sent.reference not in ("", way.reference):
        return "it goes to a place that is no longer theirs"
    if way.seen_by and (plan.in_danger or not way.checked_on):
        return "somebody else sees it"
    return "" if sent.urgent else _wrong_time(plan, sent)


def _wrong_time(plan: Plan, sent: Sent) -> str:
    there = sent.moment.astimezone(LONDON)
    until_it_comes = 3 if sent.channel == "letter" else 0
    if sent.channel != "portal" and any(
        0 <= (day - there.date()).days <= until_it_comes for day in plan.dates_to_avoid
    ):
        return "it is a day they asked us to avoid"
    minute, opens, closes = (at.hour * 60 + at.minute for at in (there, plan.hours_from, plan.hours_to))
    open_for = (closes - opens) % (24 * 60)
    disturbed = sent.channel in DISTURBS and (minute - opens) % (24 * 60) >= open_for
    return "it would ring or buzz at an hour at which they sleep" if disturbed else ""
