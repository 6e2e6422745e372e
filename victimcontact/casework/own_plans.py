"""How a member says, in their own pages, how they may be reached: part by part, counted at once, known to their officer.

What is shown there holds no address and no whole number: somebody else may look at the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from victimcontact.casework import access, contacts, notes, own_sign_ins, people, plan_answers, representatives
from victimcontact.casework.actions import action
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.days import day_of
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


@action(needs=May.CHOOSE_CONTACT)
def change(*, case: Case, answers: Mapping[str, Any], by: Account, now: datetime) -> SafeContactPlan:
    """The member answers some questions of their plan anew (`plan_answers`): what they are about counts from now on, the rest stands.

    An empty number or address means the one we have. Raises `access.NotFound` for who only acts for them, `NoWayIn`.
    """
    fresh = access.locked(case)
    person = own_person(fresh, by)
    before = plan_answers.as_they_stand(person)
    told = {name: answer for name, answer in answers.items() if name not in NAMES.values() or answer}
    whole = before | {"text": plan_answers.own_text_number(person)}
    whole |= told | {"found_right": SAID_BY_THEM}
    _set_ways(person, whole, [channel for name, channel in WAYS.items() if name in answers], by=by, now=now)
    if not own_sign_ins.places(by):
        raise NoWayIn
    _set_words(person, answers)
    made = people.write_plan(person, plan_answers.plan(whole), by=by, now=now)
    access.touched(fresh)
    _tell_officer(fresh, CHANGED, by=by, now=now)
    if made.in_danger and not before["in_danger"]:
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


def _set_ways(
    person: Person, answers: Mapping[str, Any], channels: list[Channel], *, by: Account, now: datetime
) -> None:
    ways = plan_answers.ways(answers)
    for channel in channels:
        if channel is Channel.LETTER:
            people.set_address(person, ways["address"], by=by, now=now)
        else:
            people.set_contact_point(person, channel, ways[NAMES[channel]], by=by, now=now)


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
