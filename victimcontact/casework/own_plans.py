"""How a member says, in their own pages, how they may be reached: part by part, counted at once, known to their officer.

What is shown there holds no address and no whole number: somebody else may look at the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from victimcontact.casework import (
    access,
    attempts,
    contacts,
    notes,
    one_time_codes,
    own_sign_ins,
    people,
    plan_answers,
    representatives,
    ways_in,
)
from victimcontact.casework.actions import action
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.days import day_of
from victimcontact.casework.one_time_codes import Where
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Account, Case, Channel, Person, SafeContactPlan
from victimcontact.scheme.roles import May

SAID_BY_THEM = "given by the person in their own pages"
CHANGED = "Changed in their own pages how they may be reached"
MOVED = "Said in their own pages that they have moved"
IN_DANGER = (
    "(Written by the site.) In my own pages I said that somebody near me must not find out that you write or call. "
    "Please be careful how you reach me."
)
WAYS = {
    "address_safe": Channel.LETTER,
    "phone_safe": Channel.PHONE,
    "text_safe": Channel.TEXT,
    "email_safe": Channel.EMAIL,
}
NAMES = {Channel.LETTER: "address", Channel.PHONE: "phone", Channel.TEXT: "text", Channel.EMAIL: "email"}


class NoWayIn(Exception):
    """After this change codes for the sign-in could go nowhere."""


class NotConfirmed(Exception):
    """The code that was sent to the new place has not been entered, or is not right, or has run out."""


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """How a member is reached, as they may read it. The answers about safety are `yes`, `no` or `unknown`.

    `address` says only whether there is one; `phone`, `text` and `email` are hints by which their owner knows them. Days to avoid are
    `MM-DD`.
    """

    address: bool
    address_safe: str
    address_seen_by: str
    plain_envelope: bool
    phone: str
    phone_safe: str
    phone_seen_by: str
    voicemail: bool
    text: str
    text_safe: str
    email: str
    email_safe: str
    email_seen_by: str
    hours_from: time | None
    hours_to: time | None
    dates_to_avoid: tuple[str, ...]
    in_danger: bool
    language: str
    letter_format: str


def of_own(case: Case, account: Account) -> OwnPlan:
    """How the member of a case is reached. Raises `access.NotFound` for anybody who only acts for them."""
    person = own_person(case, account)
    answers = plan_answers.as_they_stand(person)
    text = plan_answers.own_text_number(person) or (answers["phone"] if answers["text_safe"] != "unknown" else "")
    kept = {name: answers[name] for name in OwnPlan.__slots__ if name in answers}
    return OwnPlan(
        **kept
        | {
            "address": bool(answers["address"]),
            "phone": _hint(Channel.PHONE, answers["phone"]),
            "text": _hint(Channel.TEXT, text),
            "email": _hint(Channel.EMAIL, answers["email"]),
            "dates_to_avoid": tuple(answers["dates_to_avoid"]),
            "language": person.language,
            "letter_format": person.letter_format,
        }
    )


def to_confirm(case: Case, account: Account, answers: Mapping[str, Any]) -> Where | None:
    """The address or number to which codes would go after these answers and do not go yet: it is confirmed with a code first.

    Raises `access.NotFound` for who only acts for them.
    """
    return _new_place(own_person(case, account), answers)


@action(needs=May.CHOOSE_CONTACT)
def send_code(*, case: Case, answers: Mapping[str, Any], by: Account, now: datetime) -> Case:
    """Send a code to the place that has to be confirmed (`to_confirm`). Raises `access.NotFound`, `attempts.TooMany`."""
    person = own_person(case, by)
    where = _new_place(person, answers)
    if where is not None:
        attempts.count("code-address", where.index.hex(), now=now)
        one_time_codes.send(by, where, person.language, now=now)
    return case


@action(needs=May.CHOOSE_CONTACT)
def change(*, case: Case, answers: Mapping[str, Any], code: str = "", by: Account, now: datetime) -> SafeContactPlan:
    """The member answers some questions of their plan anew (`plan_answers`): what they are about counts from now on, the rest stands.

    An empty number or address means the one we have. `code` is the one that was sent to a new place for codes (`send_code`); where codes
    went before is told of the change, unless `old_place_safe` is not `yes`. That somebody else sees
    a place is never refused: where codes then go nowhere, it is their officer's work. Raises `access.NotFound` for who only acts for them,
    `NoWayIn`, `NotConfirmed`.
    """
    fresh = access.locked(case)
    person = own_person(fresh, by)
    were, was_in_danger = ways_in.before(person, now=now), plan_answers.as_they_stand(person)["in_danger"]
    whole, new = _whole(person, answers), _new_place(person, answers)
    if new is not None and not one_time_codes.use(by, new, code, now=now):
        raise NotConfirmed
    had_a_way_in = own_sign_ins.places(by, now=now)
    _set_ways(person, whole, _asked(answers), new, by=by, now=now)
    if had_a_way_in and not ways_in.has_any(person):
        raise NoWayIn
    ways_in.tell_if_changed(person, were, old_is_safe=answers.get("old_place_safe") == "yes", now=now)
    _set_words(person, answers)
    made = people.write_plan(person, plan_answers.plan(whole), by=by, now=now)
    if had_a_way_in and not own_sign_ins.places(by, now=now):
        ways_in.codes_go_nowhere(fresh, now=now)
    access.touched(fresh)
    _tell_officer(fresh, CHANGED, by=by, now=now)
    if made.in_danger and not was_in_danger:
        notes.tell_officer(fresh, IN_DANGER, by=by, now=now)
    return made


@action(needs=May.CHOOSE_CONTACT)
def move(*, case: Case, lines: tuple[str, ...], safe: bool | None, seen_by: str, by: Account, now: datetime) -> Person:
    """The member has moved: nothing goes to the old address any more, and every zone is looked at the same day (P74, D16).

    Without lines letters become work for a person until there is an address. Raises `access.NotFound` for who only acts for them.
    """
    fresh = access.locked(case)
    person = own_person(fresh, by)
    people.move(fresh, WayGiven(lines, safe, seen_by, found_right=SAID_BY_THEM) if lines else None, by=by, now=now)
    _tell_officer(fresh, MOVED, by=by, now=now)
    return person


@action(needs=May.CHOOSE_CONTACT)
def end_acting(*, case: Case, by: Account, now: datetime) -> Case:
    """Nobody acts for the member any more. Raises `access.NotFound` for anybody but the member."""
    fresh = access.locked(case)
    own_person(fresh, by)
    representatives.nobody_acts(fresh, by=by, now=now)
    return fresh


def acting_for(case: Case, account: Account) -> str:
    """The name of who acts for the member of a case; empty when nobody does. Raises `access.NotFound` for anybody but the member."""
    own_person(case, account)
    return case.representative.full_name if case.representative else ""


def own_person(case: Case, account: Account) -> Person:
    """The member of a case, to themselves alone. Raises `access.NotFound` for who only acts for them."""
    if case.person.account_id != account.pk:
        raise access.NotFound(case.reference)
    return case.person


def _whole(person: Person, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers within those that stand; an empty number or address is the one we have."""
    before = plan_answers.as_they_stand(person)
    told = {name: answer for name, answer in answers.items() if name not in NAMES.values() or answer}
    whole = before | {"text": plan_answers.own_text_number(person)}
    return whole | told | {"found_right": SAID_BY_THEM}


def _new_place(person: Person, answers: Mapping[str, Any]) -> Where | None:
    """The place of these answers to which codes would go and do not go yet: none that somebody else sees while they are in danger (R73)."""
    whole = _whole(person, answers)
    ways = plan_answers.ways(whole)
    for channel in _asked(answers):
        way = ways[NAMES[channel]]
        if channel in one_time_codes.CHANNELS and way is not None and _is_private(way, whole):
            where = Where(channel.value, str(way.value))
            if not ways_in.has(person, where):
                return where
    return None


def _is_private(way: WayGiven, whole: Mapping[str, Any]) -> bool:
    """Whether a code may go there: it is safe, and nobody else sees it who must not."""
    return bool(way.safe) and not (whole["in_danger"] and way.who_else_sees)


def _asked(answers: Mapping[str, Any]) -> list[Channel]:
    return [channel for name, channel in WAYS.items() if name in answers]


def _set_ways(
    person: Person, whole: Mapping[str, Any], channels: list[Channel], new: Where | None, *, by: Account, now: datetime
) -> None:
    ways = plan_answers.ways(whole)
    for channel in channels:
        way = ways[NAMES[channel]]
        if channel is Channel.LETTER:
            people.set_address(person, way, by=by, now=now)
        elif way is not None and new is not None and channel == new.channel:
            people.set_contact_point(person, channel, replace(way, confirmed=True), by=by, now=now)
        else:
            people.set_contact_point(person, channel, way, by=by, now=now)


def _set_words(person: Person, answers: Mapping[str, Any]) -> None:
    if "language" in answers:
        person.language, person.letter_format = answers["language"], answers["letter_format"]
        person.save(update_fields=["language", "letter_format"])


def _tell_officer(case: Case, what: str, *, by: Account, now: datetime) -> None:
    """It stands in the case's history, as everything that came from the member."""
    made = ContactMade(happened_on=day_of(now), channel="portal", outcome="completed", direction="in", note=what)
    contacts.log(case, made, by=by, now=now)


def _hint(channel: Channel, value: str) -> str:
    return own_sign_ins.hint(channel, value) if value else ""
