"""People on the victim's side: their name as they write it, and how they may be reached safely."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, UUIDField

from victimcontact.casework import access, failed_ways, indexes, moves_of_home, name_keys
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.ready_queries import Asked, ReadyRows
from victimcontact.records.models import (
    Account,
    Address,
    Case,
    Channel,
    ContactPoint,
    Person,
    SafeContactPlan,
    Safety,
)
from victimcontact.scheme.roles import May


@dataclass(frozen=True)
class WayGiven:
    """A way to reach a person as somebody gave it, and what we know about its safety. `safe` None means: nobody has checked.

    `found_right` is why it is right, where the same failed before. `confirmed`: they entered a code that had gone there just now.
    """

    value: str | tuple[str, ...]
    safe: bool | None = None
    who_else_sees: str = ""
    voicemail_is_safe: bool = False
    found_right: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class PlanWanted:
    """A safe-contact plan as an officer or the person gives it. Dates to avoid are `MM-DD`; hours are local."""

    address: WayGiven | None = None
    phone: WayGiven | None = None
    text: WayGiven | None = None
    email: WayGiven | None = None
    hours_from: time | None = None
    hours_to: time | None = None
    dates_to_avoid: Sequence[str] = ()
    plain_envelope: bool = True
    sender_name: str = ""
    in_danger: bool = False
    code_word: str = ""
    note: str = ""


@action(needs=May.EDIT_SAFE_CONTACT)
def record_safe_contact(*, case: Case, plan: PlanWanted, version: int, by: Account, now: datetime) -> SafeContactPlan:
    """Record how the person may be reached: a new plan, and every way of reaching them as checked now (R73).

    An address or number that changed is replaced, never overwritten: the old one is not used again. A changed address is a
    move, which opens zones and conditions again the same day (P74). Raises `access.Stale` or `failed_ways.FoundWrong`.
    """
    fresh = access.locked(case, version=version)
    access.touched(fresh)
    _require_right(fresh.person, plan)
    if plan.address is not None and has_moved(fresh.person, plan.address):
        moves_of_home.note(fresh, moved_on=day_of(now), by=by, now=now)
    set_address(fresh.person, plan.address, by=by, now=now)
    for channel, way in ((Channel.PHONE, plan.phone), (Channel.TEXT, plan.text), (Channel.EMAIL, plan.email)):
        set_contact_point(fresh.person, channel, way, by=by, now=now)
    return write_plan(fresh.person, plan, by=by, now=now)


def write_plan(person: Person, plan: PlanWanted, *, by: Account, now: datetime) -> SafeContactPlan:
    """Keep when and how a person is reached as a new plan, within another verb; the ways themselves are not touched."""
    return SafeContactPlan.objects.create(
        person=person,
        number=SafeContactPlan.objects.filter(person=person).count() + 1,
        hours_from=plan.hours_from,
        hours_to=plan.hours_to,
        dates_to_avoid=list(plan.dates_to_avoid),
        plain_envelope=plan.plain_envelope,
        sender_name=plan.sender_name,
        in_danger=plan.in_danger,
        code_word=plan.code_word or None,
        note=plan.note or None,
        made_by=by,
        made_at=now,
    )


@action(needs=May.EDIT_SAFE_CONTACT)
def record_move(*, case: Case, address: WayGiven | None, version: int, by: Account, now: datetime) -> Person:
    """The person has moved: nothing goes to the old address any more, and every zone is reviewed the same day (P74, D16).

    Without a new address letters become work for a person until there is one. Everything else of the plan stands. Raises
    `access.Stale` or `failed_ways.FoundWrong`.
    """
    fresh = access.locked(case, version=version)
    move(fresh, address, by=by, now=now)
    return fresh.person


def move(case: Case, address: WayGiven | None, *, by: Account, now: datetime) -> None:
    """The move of the person of a locked case, within another verb. Raises `failed_ways.FoundWrong`."""
    _require_right(case.person, PlanWanted(address=address))
    access.touched(case)
    set_address(case.person, address, by=by, now=now)
    moves_of_home.note(case, moved_on=day_of(now), by=by, now=now)


@dataclass(frozen=True)
class NameWanted:
    """A name as the person writes it."""

    given_names: str
    family_name: str
    title: str = ""
    preferred_name: str = ""
    language: str = "en"
    letter_format: str = "standard"
    interpreter: str = ""
    born_on: date | None = None


@action(needs=May.EDIT_PERSON)
def confirm_name(*, case: Case, name: NameWanted, version: int, by: Account, now: datetime) -> Person:
    """Set and confirm how the person's name is written, and what they need to read or hear us (R80, R86)."""
    fresh = access.locked(case, version=version)
    access.touched(fresh)
    person = fresh.person
    for field in fields(name):
        setattr(person, field.name, _composed(getattr(name, field.name)))
    person.name_confirmed_by, person.name_confirmed_at = by, now
    person.save()
    name_keys.write(person)
    return person


def _require_right(person: Person, plan: PlanWanted) -> None:
    """Nothing that failed comes back by being typed in again. Raises `failed_ways.FoundWrong`."""
    ways = {Channel.LETTER: plan.address, Channel.PHONE: plan.phone, Channel.TEXT: plan.text, Channel.EMAIL: plan.email}
    for channel, way in ways.items():
        if way is not None:
            failed_ways.require_right(person, channel, way.value, found_right=way.found_right)


def has_moved(person: Person, way: WayGiven) -> bool:
    """Whether an address is another than the last one we knew. The first one we learn of is no move."""
    last = Address.objects.filter(person=person).order_by("-made_at").first()
    return last is not None and [*last.lines] != [*way.value]


def set_address(person: Person, way: WayGiven | None, *, by: Account, now: datetime) -> Address | None:
    """Make this the person's address (the earlier one is set aside), or set the earlier one aside when there is none."""
    Address.objects.filter(person=person, replaced_at__isnull=True).update(replaced_at=now)
    if way is None:
        return None
    return Address.objects.create(
        person=person,
        lines=list(way.value),
        postcode_index=indexes.of_address(way.value),
        who_else_sees=way.who_else_sees or None,
        found_right=_why_right(person, Channel.LETTER, way),
        made_by=by,
        made_at=now,
        safety=_safety(way),
        checked_by=None if way.safe is None else by,
        checked_at=None if way.safe is None else now,
    )


def set_contact_point(
    person: Person, channel: Channel, way: WayGiven | None, *, by: Account, now: datetime
) -> ContactPoint | None:
    """Make this the person's number or address for a channel; the earlier one is set aside and not used again.

    Codes for the sign-in go there once it is confirmed, and on if it is the one that was confirmed before.
    """
    earlier = ContactPoint.objects.filter(person=person, channel=channel, replaced_at__isnull=True)
    confirmed = {bytes(point.value_index): point.confirmed_at for point in earlier}
    earlier.update(replaced_at=now)
    if way is None:
        return None
    value = str(way.value).strip()
    return ContactPoint.objects.create(
        person=person,
        channel=channel,
        value=value,
        value_index=index_of(channel, value),
        who_else_sees=way.who_else_sees or None,
        found_right=_why_right(person, channel, way),
        voicemail_is_safe=way.voicemail_is_safe,
        confirmed_at=now if way.confirmed else confirmed.get(index_of(channel, value)),
        made_by=by,
        made_at=now,
        safety=_safety(way),
        checked_by=None if way.safe is None else by,
        checked_at=None if way.safe is None else now,
    )


def _why_right(person: Person, channel: Channel, way: WayGiven) -> str | None:
    """The reason, where there has to be one: what never failed needs none."""
    needed = way.found_right and failed_ways.failed_on(person, channel, way.value)
    return way.found_right if needed else None


def index_of(channel: str, value: str) -> bytes:
    """The blind index of a number or e-mail address, for exact look-up without opening any row."""
    return indexes.of_contact_point(channel, value)


def _composed(value: Any) -> Any:
    """Each letter and its mark as one character, so that a name is found, compared and printed the same however it was typed."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def live_address(person: Person) -> Address | None:
    """The person's present address, checked or not; never one that has failed."""
    return LIVE_ADDRESS.first(person=person.pk)


def live_contact_point(person: Person, channel: str) -> ContactPoint | None:
    """The person's present number or address for a channel, checked or not; never one that has failed."""
    return LIVE_POINT.first(person=person.pk, channel=str(channel))


def live_way(person: Person, channel: str) -> Address | ContactPoint | None:
    """Where something by a channel goes at present, checked or not; never what has failed."""
    return live_address(person) if channel == Channel.LETTER else live_contact_point(person, channel)


def may_be_texted(person: Person) -> bool:
    """Whether there is a number for texts that somebody has checked with the person."""
    return _is_safe(live_contact_point(person, Channel.TEXT))


def may_be_called(person: Person) -> bool:
    """Whether there is a number for calls that somebody has checked with the person."""
    return _is_safe(live_contact_point(person, Channel.PHONE))


def _is_safe(point: ContactPoint | None) -> bool:
    return point is not None and point.safety == Safety.SAFE


def live_plan(person: Person) -> SafeContactPlan | None:
    """The person's newest safe-contact plan."""
    return NEWEST_PLAN.first(person=person.pk)


OF_PERSON = {"person": Asked("person", UUIDField())}
LIVE: dict[str, Any] = {**OF_PERSON, "replaced_at__isnull": True, "failed_at__isnull": True}
LIVE_ADDRESS = ReadyRows(lambda: Address.objects.filter(**LIVE).order_by("pk")[:1])
LIVE_POINT = ReadyRows(
    lambda: ContactPoint.objects.filter(**LIVE, channel=Asked("channel", CharField())).order_by("pk")[:1]
)
NEWEST_PLAN = ReadyRows(lambda: SafeContactPlan.objects.filter(**OF_PERSON).order_by("-number")[:1])


def _safety(way: WayGiven) -> Safety:
    if way.safe is None:
        return Safety.UNKNOWN
    return Safety.SAFE if way.safe else Safety.UNSAFE
