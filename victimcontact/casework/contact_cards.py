"""How a person may be reached safely, as it stands on top of every page of their case."""

from dataclasses import dataclass
from datetime import datetime, time

from victimcontact.casework import people, safe_contact
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Address, Case, ContactPoint
from victimcontact.scheme import safe_contact as rule
from victimcontact.scheme.roles import May
from victimcontact.scheme.safe_contact import Channel, Plan

CHANNELS = (Channel.PHONE, Channel.TEXT, Channel.EMAIL, Channel.LETTER)


class NoCodeWord(Exception):
    """The person has chosen none."""


@dataclass(frozen=True)
class WayShown:
    """One way to reach the person. `safety` is `safe`, `unsafe`, `unknown` or `failed`; `may_leave_voicemail` None: it has none."""

    channel: str
    lines: tuple[str, ...]
    safety: str
    who_else_sees: str
    may_be_used_now: bool
    may_leave_voicemail: bool | None = None


@dataclass(frozen=True)
class ContactCard:
    """Everything to heed before anybody is called or written to. Without a plan nothing may be used.

    `days_to_avoid` are `MM-DD`. The code word itself is not here: whoever needs it asks for it, and that is written down (`say_code_word`).
    """

    has_plan: bool
    in_danger: bool
    ways: tuple[WayShown, ...]
    hours_from: time
    hours_to: time
    is_day_to_avoid: bool
    days_to_avoid: tuple[str, ...]
    plain_envelope: bool
    has_code_word: bool
    note: str


def of(case: Case, *, now: datetime) -> ContactCard:
    """The card of the person of a case at a moment: what the plan says, and what the scheme makes of it now (R73)."""
    known = safe_contact.recorded(case.person)
    kept, plan = known.plan, safe_contact.plan_in(case.person, known, now)
    return ContactCard(
        has_plan=kept is not None,
        in_danger=plan.in_danger,
        ways=_ways(known, plan, now),
        hours_from=plan.hours_from,
        hours_to=plan.hours_to,
        is_day_to_avoid=now.astimezone(rule.LONDON).date() in plan.dates_to_avoid,
        days_to_avoid=tuple(kept.dates_to_avoid or ()) if kept else (),
        plain_envelope=plan.plain_envelope,
        has_code_word=bool(kept and kept.code_word),
        note=str(kept.note or "") if kept else "",
    )


@action(needs=May.RECORD_CONTACT)
def say_code_word(*, case: Case, by: Account, now: datetime) -> str:
    """The code word by which the person knows us, for whoever is about to speak with them; asking is written down. Raises `NoCodeWord`."""
    plan = people.live_plan(case.person)
    if plan is None or not plan.code_word:
        raise NoCodeWord
    return str(plan.code_word)


def _ways(known: safe_contact.Recorded, plan: Plan, now: datetime) -> tuple[WayShown, ...]:
    rows: dict[Channel, Address | ContactPoint] = {Channel(point.channel): point for point in known.points}
    if known.address is not None:
        rows[Channel.LETTER] = known.address
    return tuple(_way(channel, rows[channel], plan, now) for channel in CHANNELS if channel in rows)


def _way(channel: Channel, row: Address | ContactPoint, plan: Plan, now: datetime) -> WayShown:
    answer = rule.check(plan, channel, now)
    return WayShown(
        channel=channel.value,
        lines=tuple(row.lines) if isinstance(row, Address) else (str(row.value),),
        safety="failed" if row.failed_at is not None else str(row.safety),
        who_else_sees=str(row.who_else_sees or ""),
        may_be_used_now=answer.may_go and row.failed_at is None,
        may_leave_voicemail=answer.may_leave_voicemail if channel is Channel.PHONE else None,
    )
