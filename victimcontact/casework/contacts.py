"""The contact log: every call, visit and letter, in and out, with what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, duties, facts, failed_ways, people, reach, safe_contact, standings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Channel, Contact, Fact
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Event, Guard, NotAllowed, Standing

GOT_THROUGH = frozenset({"sent", "delivered", "acknowledged", "completed"})
OFFERS = {"L01": Event.OFFER, "L02": Event.CHASE}


# What came of a call or visit, and the outcome that the ledger reads: only one that reached the person keeps a duty.
RESULTS: Mapping[str, str] = {
    "reached": "completed",
    "no_answer": "failed",
    "voicemail": "failed",
    "nobody_there": "failed",
    "wrong_number": "bounced",
    "wrong_address": "bounced",
}


@dataclass(frozen=True)
class ContactMade:
    """A contact as it was. `about` is the id of the fact it answers; `document` an L- or R-number; `result` is of a call or visit."""

    happened_on: date
    channel: str
    outcome: str
    direction: str = "out"
    document: str = ""
    about: str = ""
    note: str = ""
    result: str = ""


@action(needs=May.RECORD_CONTACT)
def add(*, case: Case, made: ContactMade, by: Account, now: datetime) -> Contact:
    """Log a contact. What went out is a fact that can keep a duty (R50); so is what came in, where it says what it was about.

    A wrong number or address is marked, so that nothing goes there any more, and somebody has to reach the person another way
    (D18). Raises `facts.InTheFuture`.
    """
    if made.happened_on > day_of(now):
        raise facts.InTheFuture
    _mark_wrong(case, made, now)
    return log(access.locked(case), made, by=by, now=now)


def may_leave_voicemail(case: Case, *, now: datetime) -> bool:
    """Whether a voicemail would be safe now, so that it may be offered as an outcome at all (R73)."""
    return safe_contact.verdict(case.person, "phone", moment=now, urgent=True).may_leave_voicemail


def log(case: Case, made: ContactMade, *, by: Account, now: datetime) -> Contact:
    """Log a contact of a (locked) case within another verb: its fact, its entry, the move it causes, the ledger."""
    fact = _fact(case, made, by=by, now=now) if made.direction == "out" or made.about else None
    contact = Contact.objects.create(
        case=case,
        fact=fact,
        happened_on=made.happened_on,
        channel=made.channel,
        direction=made.direction,
        outcome=made.outcome,
        document=made.document,
        note=made.note or None,
        made_by=by,
        made_at=now,
    )
    _move_on(case, made, by=by, now=now)
    duties.reconcile(case, now=now)
    reach.follow_contact(case, made.about, now=now)
    return contact


def _fact(case: Case, made: ContactMade, *, by: Account, now: datetime) -> Fact:
    data = {"document": made.document or None, "channel": made.channel, "outcome": made.outcome}
    # What nobody was reached to speak about is no subject of the ledger's: it answers nothing, and undoes no letter about the same.
    subject = "tried" if made.result and made.outcome not in GOT_THROUGH else "about"
    data |= {name: value for name, value in ((subject, made.about), ("result", made.result)) if value}
    return facts.add(case, facts.New("contact", made.happened_on, data), by=by, now=now)


def _mark_wrong(case: Case, made: ContactMade, now: datetime) -> None:
    """Nobody of that name is there: the number, for calls and texts alike, or the address has failed for good (R73)."""
    if made.result == "wrong_number":
        point = people.live_contact_point(case.person, made.channel)
        if point is not None:
            failed_ways.mark(case.person, made.channel, [point.value], now=now)
    if made.result == "wrong_address":
        address = people.live_address(case.person)
        if address is not None:
            failed_ways.mark(case.person, Channel.LETTER, [case.person.full_name, *address.lines], now=now)


def _move_on(case: Case, made: ContactMade, *, by: Account, now: datetime) -> None:
    """A first or second offer that went out moves the case; where the table has no such move the contact stands alone."""
    event = OFFERS.get(made.document)
    if event is None or made.outcome not in GOT_THROUGH or made.direction != "out":
        return
    if event is Event.OFFER and case.standing != Standing.ALLOCATED:
        return
    try:
        standings.move(
            case, event, by=by, now=now, met=(Guard.SAFE_CONTACT_CHECKED, Guard.FIRST_CONTACT_MADE, Guard.REASON_GIVEN)
        )
    except NotAllowed:
        return
