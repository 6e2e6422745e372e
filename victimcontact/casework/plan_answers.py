"""The questions of a safe-contact plan: as they are answered now, and what answers mean.

Each way has its own question: `yes` and `no` were checked with the person, `unknown` by nobody.
"""

from collections.abc import Mapping
from typing import Any

from victimcontact.casework import people
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.records.models import Address, Channel, ContactPoint, Person, SafeContactPlan, Safety

SAFE: Mapping[str, bool | None] = {"yes": True, "no": False, "unknown": None}


def plan(answers: Mapping[str, Any]) -> PlanWanted:
    """The plan that these answers make. `dates_to_avoid` is a list of `MM-DD`."""
    return PlanWanted(
        **ways(answers),
        hours_from=answers["hours_from"],
        hours_to=answers["hours_to"],
        dates_to_avoid=answers["dates_to_avoid"],
        plain_envelope=bool(answers["plain_envelope"]),
        sender_name=answers["sender_name"],
        in_danger=bool(answers["in_danger"]),
        code_word=answers["code_word"],
        note=answers["note"],
    )


def ways(answers: Mapping[str, Any]) -> dict[str, WayGiven | None]:
    """Every way of reaching them that was asked for. Texts go to the telephone, unless there is another number for them."""
    right, seen_by = answers.get("found_right", ""), answers["phone_seen_by"]
    number = answers.get("text") or answers["phone"]
    voicemail = bool(answers["voicemail"])
    return {
        "address": way(
            lines_of(answers["address"]), answers["address_safe"], answers["address_seen_by"], found_right=right
        ),
        "phone": way(answers["phone"], answers["phone_safe"], seen_by, voicemail=voicemail, found_right=right),
        "text": way(number, answers["text_safe"], seen_by, found_right=right),
        "email": way(answers["email"], answers["email_safe"], answers["email_seen_by"], found_right=right),
    }


def way(
    value: str | tuple[str, ...], safe: str, seen_by: str = "", *, voicemail: bool = False, found_right: str = ""
) -> WayGiven | None:
    """A way as it was answered; nothing where nothing was given."""
    return WayGiven(value, SAFE[safe], seen_by, voicemail, found_right) if value else None


def lines_of(address: str) -> tuple[str, ...]:
    """The lines of an envelope."""
    return tuple(line.strip() for line in address.splitlines() if line.strip())


def own_text_number(person: Person) -> str:
    """The number for texts, where it is another one than the telephone's; empty where it is the same, or there is none."""
    text, phone = (people.live_contact_point(person, channel) for channel in (Channel.TEXT, Channel.PHONE))
    return str(text.value) if text and (phone is None or phone.value != text.value) else ""


def as_they_stand(person: Person) -> dict[str, Any]:
    """The newest plan and the live ways of contact as plain answers, to begin a form with."""
    plan, address = people.live_plan(person), people.live_address(person)
    phone, email = people.live_contact_point(person, Channel.PHONE), people.live_contact_point(person, Channel.EMAIL)
    text = people.live_contact_point(person, Channel.TEXT)
    return {
        "address": "\n".join(address.lines) if address else "",
        "address_safe": _answer(address),
        "address_seen_by": (address.who_else_sees if address else "") or "",
        "phone": phone.value if phone else "",
        "phone_safe": _answer(phone),
        "phone_seen_by": (phone.who_else_sees if phone else "") or "",
        "text_safe": _answer(text),
        "voicemail": phone.voicemail_is_safe if phone else False,
        "email": email.value if email else "",
        "email_safe": _answer(email),
        "email_seen_by": (email.who_else_sees if email else "") or "",
        "hours_from": plan.hours_from if plan else None,
        "hours_to": plan.hours_to if plan else None,
        "dates_to_avoid": list(plan.dates_to_avoid or ()) if plan else [],
        "plain_envelope": plan.plain_envelope if plan else True,
        "sender_name": plan.sender_name if plan else "",
        "in_danger": plan.in_danger if plan else False,
        "code_word": (plan.code_word if plan else "") or "",
        "note": (plan.note if plan else person.needs) or "",
    }


def in_words(plan: SafeContactPlan) -> str:
    """What a plan says of how and when the person is reached, a line each, for officers: neither the ways nor the code word itself."""
    envelope = "Plain envelope" if plan.plain_envelope else "Ordinary envelope"
    lines = (
        "In danger: use only what is safe" if plan.in_danger else "Not known to be in danger",
        f"{envelope}, the sender on it: {plan.sender_name}" if plan.sender_name else envelope,
        f"Between {plan.hours_from:%H:%M} and {plan.hours_to:%H:%M}" if plan.hours_from and plan.hours_to else "",
        f"Days to avoid: {', '.join(plan.dates_to_avoid)}" if plan.dates_to_avoid else "",
        "A code word is set" if plan.code_word else "",
        str(plan.note or ""),
    )
    return "\n".join(line for line in lines if line)


def _answer(way: Address | ContactPoint | None) -> str:
    return {Safety.SAFE: "yes", Safety.UNSAFE: "no"}.get(Safety(way.safety), "unknown") if way else "unknown"
