"""Facts about risk that a victim tells: passed to the offender's practitioner without a word of where she is, and acknowledged."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, audit, duties, facts, messages, protection, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
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
