"""Facts about risk that a victim tells: passed to the offender's practitioner without a word of where she is, and acknowledged."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcontact.casework import access, audit, duties, facts, messages, protection, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.sending import Carrier, Clock, NotNow, Parcel, Refused, Uncertain
from victimcontact.records.models import Account, Case, Practitioner, RiskItem, RiskMessage
from victimcontact.scheme.leaks import Hit
from victimcontact.scheme.roles import May

URGENCIES = ("immediate", "routine")
SUBJECT = "Information for your case"


class NoPractitioner(Exception):
    """Nobody is recorded as the offender's practitioner."""


class GivesAway(Exception):
    """The text holds something that shows who or where the victim is; `hits` say where."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        super().__init__(f"The text gives something away in {len(hits)} places")
        self.hits = hits


@dataclass(frozen=True)
class Told:
    """A fact as it was told: what, by whom (victim, third party, officer's own observation), when it happened, how urgent."""

    text: str
    source: str
    urgency: str
    told_on: date
    happened_on: date | None = None


@action(needs=May.RECORD_RISK)
def record(*, case: Case, told: Told, by: Account, now: datetime) -> RiskItem:
    """Record a fact about risk, never a score. IMMEDIATE asks for a telephone call the same day (P92)."""
    if told.told_on > day_of(now) or (told.happened_on and told.happened_on > day_of(now)):
        raise facts.InTheFuture
    item = RiskItem.objects.create(
        reference=references.new("RK"),
        case=case,
        text=told.text,
        source=told.source,
        happened_on=told.happened_on,
        told_on=told.told_on,
        urgency=told.urgency,
        made_by=by,
        made_at=now,
    )
    facts.add(case, facts.New("risk_told", told.told_on, {"urgency": told.urgency}), by=by, now=now)
    duties.reconcile(case, now=now)
    return item


@action(needs=May.SEND_RISK)
def send(*, item: RiskItem, wording: str, by: Account, now: datetime) -> RiskMessage:
    """Send the fact to the offender's practitioner, in words that do not show who or where the victim is.

    Raises `NoPractitioner`, or `GivesAway` when the wording holds a protected fact of this victim.
    """
    practitioner = practitioner_of(item.case)
    if practitioner is None:
        raise NoPractitioner
    hits = protection.hits_in(item.case, wording)
    if hits:
        raise GivesAway(hits)
    sent = RiskMessage.objects.create(
        reference=references.new("RM"),
        risk_item=item,
        practitioner=practitioner,
        subject=SUBJECT,
        body={"text": wording, "offender": item.case.sentence.offender.reference, "urgency": item.urgency},
        state="approved",
        made_by=by,
        made_at=now,
    )
    messages.nudge_worker()
    return sent


@action(needs=May.RECORD_RISK)
def record_phone_call(*, item: RiskItem, by: Account, now: datetime) -> RiskItem:
    """The practitioner or the police were phoned about an IMMEDIATE item (P92)."""
    item.phoned_at, item.phoned_by = item.phoned_at or now, item.phoned_by or by
    item.save(update_fields=["phoned_at", "phoned_by"])
    return item


@action(needs=May.SEND_RISK)
def acknowledge(*, message: RiskMessage, name: str, by: Account, now: datetime) -> RiskMessage:
    """Somebody on the practitioner's side said they have it."""
    access.require_reach(by, message.risk_item)
    message.state, message.acknowledged_at, message.acknowledged_by = "acknowledged", now, name
    message.save(update_fields=["state", "acknowledged_at", "acknowledged_by"])
    return message


def drain(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over what waits for practitioners. A row is locked while the carrier is called; a crash before the mark is settled by asking
    the carrier, and where it cannot know, a person finds out (`uncertain`). Returns how many went."""
    sent = 0
    for pk in RiskMessage.objects.filter(state__in=WAITING).values_list("pk", flat=True):
        sent += _hand_over(carrier, pk, now=clock())
    return sent


WAITING = ("approved", "handing_over")


def _hand_over(carrier: Carrier, pk: UUID, *, now: datetime) -> bool:
    with transaction.atomic():
        message = RiskMessage.objects.select_for_update(skip_locked=True).filter(pk=pk, state__in=WAITING).first()
        if message is None:
            return False
        if message.state == "handing_over":
            return _settle(message, carrier.has(message.reference), now=now)
        message.state = "handing_over"
        message.save(update_fields=["state"])
    with transaction.atomic():
        message = RiskMessage.objects.select_for_update().get(pk=pk)
        return _give(carrier, message, now=now)


def _give(carrier: Carrier, message: RiskMessage, *, now: datetime) -> bool:
    body = message.body
    text = f"{body['text']}\n\nReference: {message.reference}\nOur reference for the offender: {body['offender']}\n"
    try:
        carrier.hand_over(Parcel(message.reference, [message.practitioner.email], message.subject, text, None, True))
    except NotNow:
        message.state = "approved"
        message.save(update_fields=["state"])
        return False
    except (Refused, Uncertain):
        return _settle(message, None, now=now)
    return _settle(message, True, now=now)


def _settle(message: RiskMessage, went: bool | None, *, now: datetime) -> bool:
    message.state = {True: "sent", False: "approved", None: "uncertain"}[went]
    message.handed_over_at = now if went else None
    message.save(update_fields=["state", "handed_over_at"])
    audit.write("risks.handed_over", by=access.program(), now=now, subject=f"riskmessage:{message.reference}")
    return bool(went)


def item_for(account: Account, reference: str, *, now: datetime) -> RiskItem:
    """An officer comes to a risk item through its case, with the look written down. Raises `access.NotFound`."""
    item = RiskItem.objects.filter(reference=reference).first()
    if item is None:
        raise access.NotFound(reference)
    item.case = access.case_for(account, item.case.reference, now=now)
    audit.write("risks.look", by=account, now=now, case_reference=item.case.reference, subject=f"riskitem:{reference}")
    return item


def practitioner_of(case: Case) -> Practitioner | None:
    """The offender's present practitioner."""
    rows = Practitioner.objects.filter(offender=case.sentence.offender_id, ended_at__isnull=True)
    return rows.order_by("-made_at").first()
