"""A victim reports a contact nobody wanted: at once a fact about risk for her officer to pass on, with a receipt for her (B24)."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, contacts, risks
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.risks import Told
from victimcontact.records.models import Account, AccountKind, Case, RiskItem
from victimcontact.scheme.risk_information import About, How, Place, Stands, Who, stands
from victimcontact.scheme.roles import May

URGENCY = "immediate"


class NothingWritten(Exception):
    """A report says what happened."""


@dataclass(frozen=True)
class Contact:
    """What happened, as the victim tells it: who it was, how, and on which day."""

    text: str
    who: Who
    how: How
    happened_on: date


@dataclass(frozen=True)
class Reported:
    """A report of the member's own, and how far it has come."""

    reference: str
    told_on: date
    happened_on: date
    text: str
    stands: Stands


@action(needs=May.REPORT_CONTACT)
def report(*, case: Case, contact: Contact, by: Account, now: datetime) -> RiskItem:
    """A member reports it in their own pages: it waits for their officer, who phones those who can act the same day (P92).

    Raises `NothingWritten`, `facts.InTheFuture`.
    """
    if not contact.text.strip():
        raise NothingWritten
    told = Told(
        contact.text.strip(),
        "victim",
        URGENCY,
        told_on=day_of(now),
        happened_on=contact.happened_on,
        about=About.CONTACT,
        contact_by=contact.who,
        contact_how=contact.how,
    )
    item = risks.keep(case, told, by=by, now=now)
    made = contacts.ContactMade(day_of(now), "portal", "completed", direction="in")
    contacts.log(access.locked(case), made, by=by, now=now)
    return item


def own(case: Case) -> tuple[Reported, ...]:
    """What a member reported themselves, the newest first."""
    rows = RiskItem.objects.filter(case=case, made_by__kind=AccountKind.MEMBER).prefetch_related("messages", "uses")
    return tuple(_reported(row) for row in rows.order_by("-made_at"))


def _reported(row: RiskItem) -> Reported:
    went = [message for message in row.messages.all() if message.handed_over_at is not None]
    return Reported(
        reference=row.reference,
        told_on=row.told_on,
        happened_on=row.happened_on or row.told_on,
        text=str(row.text),
        stands=stands(
            passed_on=row.phoned_at is not None or bool(went),
            received=any(message.acknowledged_at for message in went),
            used=any(use.place != Place.NOT_USED for use in row.uses.all()),
        ),
    )
