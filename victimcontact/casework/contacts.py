"""The contact log: every call, visit and letter, in and out, with what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, duties, facts, standings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Contact, Fact
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Event, Guard, NotAllowed, Standing

GOT_THROUGH = frozenset({"sent", "delivered", "acknowledged", "completed"})
OFFERS = {"L01": Event.OFFER, "L02": Event.CHASE}


@dataclass(frozen=True)
class ContactMade:
    """A contact as it was. `about` is the id of the fact it answers; `document` an L- or R-number."""

    happened_on: date
    channel: str
    outcome: str
    direction: str = "out"
    document: str = ""
    about: str = ""
    note: str = ""


@action(needs=May.RECORD_CONTACT)
def add(*, case: Case, made: ContactMade, by: Account, now: datetime) -> Contact:
    """Log a contact. What went out is a fact that can keep a duty (R50); what came in is only logged. Raises `facts.InTheFuture`."""
    if made.happened_on > day_of(now):
        raise facts.InTheFuture
    return log(access.locked(case), made, by=by, now=now)


def log(case: Case, made: ContactMade, *, by: Account, now: datetime) -> Contact:
    """Log a contact of a (locked) case within another verb: its fact, its entry, the move it causes, the ledger."""
    fact = _fact(case, made, by=by, now=now) if made.direction == "out" else None
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
    return contact


def _fact(case: Case, made: ContactMade, *, by: Account, now: datetime) -> Fact:
    data = {"document": made.document or None, "channel": made.channel, "outcome": made.outcome}
    if made.about:
        data["about"] = made.about
    return facts.add(case, facts.New("contact", made.happened_on, data), by=by, now=now)


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
