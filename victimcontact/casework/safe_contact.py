"""Whether a message may go to a person now: what is recorded about reaching them, put to the scheme's rule."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Among, ReadyRows
from victimcontact.records.models import Address, Case, Channel, ContactPoint, Message, Person, SafeContactPlan
from victimcontact.scheme import safe_contact as rule
from victimcontact.scheme.safe_contact import Plan, Verdict, Way
from victimcontact.scheme.standing import Standing


class NotSafe(Exception):
    """It may not go now. `reasons` are for an officer; `next_allowed_at` is None when a person must make it safe first."""

    def __init__(self, reasons: tuple[str, ...], next_allowed_at: datetime | None = None) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons
        self.next_allowed_at = next_allowed_at


def verdict(person: Person, channel: str, *, moment: datetime, urgent: bool = False) -> Verdict:
    """The scheme's answer for a person, a channel and a moment (R73). Without a plan nothing is safe."""
    return rule.check(plan_of(person, moment), channel, moment, urgent=urgent)


def require_safe(person: Person, known: "Recorded", channel: str, *, moment: datetime, urgent: bool) -> Verdict:
    """The scheme's answer when something may go, by what was read before of how to reach the person; `NotSafe` when it may not."""
    answer = rule.check(plan_in(person, known, moment), channel, moment, urgent=urgent)
    if not answer.may_go:
        raise NotSafe(answer.why, answer.next_allowed_at)
    return answer


def require_open(person: Person, channel: str, *, moment: datetime) -> None:
    """Raise `NotSafe` for a way that is closed to the person whatever the hour: nothing is written to it in the first place (R73)."""
    answer = verdict(person, channel, moment=moment)
    if answer.needs_a_person:
        raise NotSafe(answer.why)


def require_same_envelope(message: Message, answer: Verdict) -> None:
    """Raise `NotSafe` when a letter was approved for another envelope than the person is to have now (R73).

    A plain letter in an ordinary envelope does no harm; one that shows who writes, or names another sender than they chose, may.
    """
    shows_too_much = answer.needs_plain_envelope and not message.plain_envelope
    if shows_too_much or answer.sender_name != message.sender_name:
        raise NotSafe(
            ("How the envelope is to look has changed since this was approved. Look at it and approve it again.",)
        )


@dataclass(frozen=True)
class Recorded:
    """The newest plan of a person, and the ways to them that nothing has replaced, also those that have failed.

    `only_calls`: they are a member who wants to be called, and nothing sent (asked only where there is a plan: without, nothing goes).
    """

    plan: SafeContactPlan | None
    address: Address | None
    points: tuple[ContactPoint, ...]
    only_calls: bool

    def way(self, channel: str) -> Address | ContactPoint | None:
        """Where something by this channel goes; never what has failed."""
        ways = {point.channel: point for point in self.points}
        found = self.address if channel == Channel.LETTER else ways.get(channel)
        return found if found is not None and found.failed_at is None else None


def recorded(person: Person) -> Recorded:
    """What is recorded about reaching a person now."""
    return recorded_of([person])[person.pk]


def recorded_of(persons: Collection[Person]) -> dict[UUID, Recorded]:
    """The same for many people, by their keys, in as many questions as for one."""
    keys = [person.pk for person in persons]
    plans: dict[UUID, Any] = {row.person_id: row for row in PLANS.read(persons=keys)}
    addresses = {row.person_id: row for row in ADDRESSES.read(persons=keys)}
    points = {pk: tuple(rows) for pk, rows in groupby(POINTS.read(persons=keys), lambda row: row.person_id)}
    called = {pk for pk, plan in plans.items() if plan.only_calls}
    return {pk: Recorded(plans.get(pk), addresses.get(pk), points.get(pk, ()), pk in called) for pk in keys}


def _plans() -> QuerySet[SafeContactPlan]:
    called = Case.objects.filter(person=OuterRef("person"), channel=Channel.PHONE, standing=Standing.JOINED)
    newest = SafeContactPlan.objects.filter(person__in=PERSONS).order_by("person", "-number").distinct("person")
    return newest.annotate(only_calls=Exists(called))


def _addresses() -> QuerySet[Address]:
    return Address.objects.filter(person__in=PERSONS, replaced_at__isnull=True)


def _points() -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(person__in=PERSONS, replaced_at__isnull=True).order_by("person", "pk")


PERSONS = Among("persons")
PLANS, ADDRESSES, POINTS = ReadyRows(_plans), ReadyRows(_addresses), ReadyRows(_points)


def plan_of(person: Person, moment: datetime) -> Plan:
    """What is recorded about reaching a person, as the scheme reads it. A person without a plan has no way at all."""
    return plan_in(person, recorded(person), moment)


def plan_in(person: Person, known: Recorded, moment: datetime) -> Plan:
    """The same of what has been read before."""
    plan = known.plan
    if plan is None:
        return rule.NOTHING_KNOWN
    hours: dict[str, Any] = {}
    if plan.hours_from is not None and plan.hours_to is not None:
        hours = {"hours_from": plan.hours_from, "hours_to": plan.hours_to}
    return Plan(
        ways=_ways(known),
        dates_to_avoid=frozenset(_dates(plan, day_of(moment))),
        in_danger=plan.in_danger,
        only_calls=known.only_calls,
        plain_envelope=plan.plain_envelope,
        sender_name=plan.sender_name,
        language=person.language,
        letter_format=person.letter_format,
        **hours,
    )


def _ways(known: Recorded) -> tuple[Way, ...]:
    letters = [_way(Channel.LETTER, known.address)] if known.address and known.address.failed_at is None else []
    points = [_way(Channel(point.channel), point) for point in known.points if point.failed_at is None]
    return (*letters, *points)


def _way(channel: Channel, row: Address | ContactPoint) -> Way:
    return Way(
        channel=rule.Channel(channel.value),
        safety=rule.Safety(row.safety),
        reference=str(row.pk),
        seen_by=str(row.who_else_sees or ""),
        checked_on=day_of(row.checked_at) if row.checked_at else None,
        voicemail_is_safe=isinstance(row, ContactPoint) and row.voicemail_is_safe,
    )


def _dates(plan: SafeContactPlan, today: date) -> list[date]:
    """The days to avoid (`MM-DD`) in this year and the next; 29 February is the 28th in other years."""
    found = []
    for text in plan.dates_to_avoid or ():
        month, day = (int(part) for part in text.split("-"))
        for year in (today.year, today.year + 1):
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            found.append(date(year, month, 28 if (month, day) == (2, 29) and not leap else day))
    return found
