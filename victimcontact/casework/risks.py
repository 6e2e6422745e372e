"""Facts about risk that a victim tells: passed to those who can act without a word of where she is, acknowledged, and used."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from victimcontact.casework import (
    access,
    audit,
    duties,
    facts,
    messages,
    moves_of_home,
    own_mail,
    protection,
    references,
    sharing,
)
from victimcontact.casework.actions import action
from victimcontact.casework.carriage import Carrier, Parcel
from victimcontact.casework.days import Clock, day_of
from victimcontact.records.models import Account, Case, Offender, Officer, Practitioner, RiskMessage, RiskUse
from victimcontact.records.models import RiskItem as RiskItem
from victimcontact.scheme import legal_ways
from victimcontact.scheme import risk_information as rules
from victimcontact.scheme.risk_information import About, Place, Recipient
from victimcontact.scheme.roles import May

URGENCIES = ("immediate", "one_working_day", "routine")
SOURCES = ("victim", "third_party", "observation")
PHONED = ("practitioner", "duty_officer", "police")
SUBJECT = "Information for your case"


class NoPractitioner(Exception):
    """Nobody is recorded as the offender's practitioner."""


class UnknownUrgency(Exception):
    """Not a degree of urgency, or not a source, of a fact about risk."""


class NotForThem(Exception):
    """The ministry hears only of restricted patients; anybody but the practitioner has a name and an address."""


class NoReason(Exception):
    """What the offender may learn is decided for a reason."""


class HoldsTheCase(Exception):
    """Whoever holds a victim's case in this sentence cannot be the offender's practitioner (R69)."""


class NotWaiting(Exception):
    """The message does not stand where this step begins."""


@dataclass(frozen=True)
class Told:
    """A fact as it was told: what, by whom (one of `SOURCES`), how urgent (one of `URGENCIES`), when told and when it happened.

    `contact_by` and `contact_how` belong to a contact nobody wanted.
    """

    text: str
    source: str
    urgency: str
    told_on: date
    happened_on: date | None = None
    about: About = About.OTHER
    contact_by: str = ""
    contact_how: str = ""


@dataclass(frozen=True)
class To:
    """Somebody other than the practitioner who is told in writing."""

    recipient: Recipient
    name: str
    email: str


@dataclass(frozen=True)
class Used:
    """Where it was used, on which day we were told so, and what came of it."""

    place: Place
    used_on: date
    note: str = ""


@action(needs=May.RECORD_RISK)
def record(*, case: Case, told: Told, by: Account, now: datetime) -> RiskItem:
    """Record a fact about risk, never a score. IMMEDIATE asks for a telephone call the same day (P92).

    Raises `UnknownUrgency`, `facts.InTheFuture`.
    """
    return keep(case, told, by=by, now=now)


def keep(case: Case, told: Told, *, by: Account, now: datetime) -> RiskItem:
    """Record a fact about risk within another verb. Raises as `record`."""
    if told.urgency not in URGENCIES or told.source not in SOURCES:
        raise UnknownUrgency
    if told.told_on > day_of(now) or (told.happened_on and told.happened_on > day_of(now)):
        raise facts.InTheFuture
    item = RiskItem.objects.create(
        reference=references.new("RK"),
        case=case,
        about=told.about,
        text=told.text,
        source=told.source,
        contact_by=told.contact_by,
        contact_how=told.contact_how,
        happened_on=told.happened_on,
        told_on=told.told_on,
        urgency=told.urgency,
        made_by=by,
        made_at=now,
    )
    facts.add(case, facts.New("risk_told", told.told_on, _in_the_open(case, told)), by=by, now=now)
    duties.reconcile(case, now=now)
    return item


def _in_the_open(case: Case, told: Told) -> dict[str, str | bool]:
    """What of it duties are counted from: a contact nobody wanted opens a member's zones and conditions again the same day (D16)."""
    opens_zones = told.about is About.CONTACT and case.standing in moves_of_home.IN_THE_SCHEME
    return {"urgency": told.urgency} | ({"unwanted_contact": True} if opens_zones else {})


@action(needs=May.SEND_RISK)
def send(*, item: RiskItem, wording: str, to: To | None = None, by: Account, now: datetime) -> RiskMessage:
    """Send the fact to the offender's practitioner, or `to` somebody else, in words that do not show who or where the victim is.

    Raises `NoPractitioner`, `NotForThem`, or `GivesAway` when the wording holds a protected fact of this victim.
    """
    practitioner = practitioner_of(item.case) if to is None else None
    if to is None and practitioner is None:
        raise NoPractitioner
    if to is not None:
        _require_somebody(item.case, to)
    protection.require_silence(item.case, wording)
    sent = RiskMessage.objects.create(
        reference=references.new("RM"),
        risk_item=item,
        practitioner=practitioner,
        recipient=to.recipient if to else Recipient.PRACTITIONER,
        name=to.name.strip() if to else "",
        email=to.email if to else "",
        subject=SUBJECT,
        body={"text": wording, "offender": _known_as(item.case.sentence.offender), "urgency": item.urgency},
        state="approved",
        made_by=by,
        made_at=now,
    )
    law, subject = legal_ways.for_risk(sent.recipient), f"riskmessage:{sent.reference}"
    sharing.record(item.case, to=sent.recipient, law=law, subject=subject, by=by, now=now)
    messages.nudge_worker()
    return sent


@action(needs=May.RECORD_RISK)
def decide_disclosure(*, item: RiskItem, disclosable: bool, why: str, by: Account, now: datetime) -> RiskItem:
    """Say that the offender may learn of the fact, or may not after all, and why. Until then they may not (P91). Raises `NoReason`."""
    if not why.strip():
        raise NoReason
    fresh = RiskItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    fresh.disclosable, fresh.disclosable_why = disclosable, why.strip()
    fresh.disclosable_by, fresh.disclosable_at = by, now
    fresh.save(update_fields=["disclosable", "disclosable_why", "disclosable_by", "disclosable_at"])
    return fresh


@action(needs=May.RECORD_RISK)
def record_use(*, item: RiskItem, used: Used, by: Account, now: datetime) -> RiskUse:
    """We were told where the fact was used, and what came of it. Raises `facts.InTheFuture`."""
    if used.used_on > day_of(now):
        raise facts.InTheFuture
    return RiskUse.objects.create(
        risk_item=item,
        place=used.place,
        used_on=used.used_on,
        note=used.note.strip() or None,
        made_by=by,
        made_at=now,
    )


@action(needs=May.RECORD_RISK)
def record_phone_call(*, item: RiskItem, to: str, by: Account, now: datetime) -> RiskItem:
    """Somebody was phoned about an IMMEDIATE item: the practitioner, whoever is on duty for them, or the police (P92).

    The first call counts. Raises `UnknownUrgency` for anybody else.
    """
    if to not in PHONED:
        raise UnknownUrgency
    fresh = RiskItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if fresh.phoned_at is None:
        fresh.phoned_at, fresh.phoned_by, fresh.phoned_to = now, by, to
        fresh.save(update_fields=["phoned_at", "phoned_by", "phoned_to"])
    return fresh


@action(needs=May.SEND_RISK)
def acknowledge(*, message: RiskMessage, name: str, by: Account, now: datetime) -> RiskMessage:
    """Somebody on the practitioner's side said they have it. Raises `NotWaiting` for one that has not gone."""
    access.require_reach(by, message.risk_item)
    fresh = RiskMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if fresh.state not in WENT:
        raise NotWaiting(message.reference)
    fresh.state, fresh.acknowledged_at, fresh.acknowledged_by = "acknowledged", now, name
    fresh.save(update_fields=["state", "acknowledged_at", "acknowledged_by"])
    return fresh


@action(needs=May.SEND_RISK)
def settle_uncertain(*, message: RiskMessage, was_sent: bool, by: Account, now: datetime) -> RiskMessage:
    """A person found out whether an uncertain message went; one that did not is handed over again. Raises `NotWaiting`."""
    access.require_reach(by, message.risk_item)
    fresh = RiskMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if fresh.state != "uncertain":
        raise NotWaiting(message.reference)
    fresh.state, fresh.handed_over_at = ("sent", now) if was_sent else ("approved", None)
    fresh.save(update_fields=["state", "handed_over_at"])
    if was_sent:
        _passed_on(fresh.risk_item.case, by=by, now=now)
    else:
        messages.nudge_worker()
    return fresh


@dataclass(frozen=True)
class Supervises:
    """Who supervises an offender. `officer_id`: one of our own officers, who then cannot come to the victims' cases (R69)."""

    name: str
    email: str
    phone: str = ""
    officer_id: str = ""


@action(needs=May.SEND_RISK)
def name_practitioner(*, case: Case, who: Supervises, by: Account, now: datetime) -> Practitioner:
    """Say who supervises the offender now; the one before is ended. Raises `HoldsTheCase`."""
    offender = case.sentence.offender
    account = _account_of(who.officer_id)
    if account is not None and Case.objects.filter(sentence__offender=offender, officer__account=account).exists():
        raise HoldsTheCase
    Practitioner.objects.filter(offender=offender, ended_at__isnull=True).update(ended_at=now)
    return Practitioner.objects.create(
        offender=offender, name=who.name, email=who.email, phone=who.phone, account=account, made_by=by, made_at=now
    )


def _require_somebody(case: Case, to: To) -> None:
    named = to.name.strip() and to.email
    if not named or to.recipient is Recipient.PRACTITIONER or not rules.may_be_told(to.recipient, case.route):
        raise NotForThem(to.recipient)


def _account_of(officer_id: str) -> Account | None:
    officer = Officer.objects.select_related("account").filter(pk=officer_id).first() if officer_id else None
    return officer.account if officer else None


def _known_as(offender: Offender) -> str:
    """How a practitioner knows the offender: the case reference number, else the prison number, else our own reference."""
    numbers = dict(offender.identifiers.order_by("pk").values_list("kind", "value"))
    return str(numbers.get("crn") or numbers.get("prison_number") or offender.reference)


def drain(carrier: Carrier, *, clock: Clock) -> int:
    """Hand over what waits for practitioners; what nobody can know becomes a person's work (`uncertain`). Returns how many went."""
    return own_mail.drain(POST, carrier, clock=clock)


def _waiting() -> QuerySet[RiskMessage]:
    return RiskMessage.objects.select_related("practitioner", "risk_item__case")


def _parcel(message: RiskMessage) -> Parcel:
    body = message.body
    text = f"{body['text']}\n\nReference: {message.reference}\nThe offender: {body['offender']}\n"
    return Parcel(message.reference, [message.to_email], message.subject, text, None, True)


def _settled(message: RiskMessage, went: bool, now: datetime) -> None:
    audit.write("risks.handed_over", by=access.program(), now=now, subject=f"riskmessage:{message.reference}")
    if went:
        _passed_on(message.risk_item.case, by=access.program(), now=now)


POST = own_mail.Post(_waiting, _parcel, _settled)
WENT = (own_mail.SENT, own_mail.UNCERTAIN)


def _passed_on(case: Case, *, by: Account, now: datetime) -> None:
    """It went in writing: that keeps the duty to pass it on (P92)."""
    facts.add(case, facts.New("risk_passed_on", day_of(now), {}), by=by, now=now)
    duties.reconcile(case, now=now)


def item_for(account: Account, reference: str, *, now: datetime) -> RiskItem:
    """An officer comes to a risk item through its case, with the look written down. Raises `access.NotFound`."""
    item = RiskItem.objects.filter(reference=reference).first()
    if item is None:
        raise access.NotFound(reference)
    item.case = access.case_for(account, item.case.reference, now=now)
    audit.write("risks.look", by=account, now=now, case_reference=item.case.reference, subject=f"riskitem:{reference}")
    return item


def message_for(account: Account, reference: str, *, now: datetime) -> RiskMessage:
    """An officer comes to a message about risk through its item. Raises `access.NotFound`."""
    message = RiskMessage.objects.select_related("risk_item").filter(reference=reference).first()
    if message is None:
        raise access.NotFound(reference)
    message.risk_item = item_for(account, message.risk_item.reference, now=now)
    return message


def messages_of(item: RiskItem) -> list[RiskMessage]:
    """What was sent about an item, newest first."""
    return list(RiskMessage.objects.filter(risk_item=item).select_related("practitioner").order_by("-made_at"))


def uses_of(item: RiskItem) -> list[RiskUse]:
    """Where an item was used, as we heard it, newest first."""
    return list(RiskUse.objects.filter(risk_item=item).order_by("-used_on", "-made_at"))


def may_be_told(item: RiskItem) -> tuple[Recipient, ...]:
    """Who besides the practitioner can be told of an item in writing."""
    others = (recipient for recipient in Recipient if recipient is not Recipient.PRACTITIONER)
    return tuple(recipient for recipient in others if rules.may_be_told(recipient, item.case.route))


def practitioner_of(case: Case) -> Practitioner | None:
    """The offender's present practitioner."""
    rows = Practitioner.objects.filter(offender=case.sentence.offender_id, ended_at__isnull=True)
    return rows.order_by("-made_at").first()
