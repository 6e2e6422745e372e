"""Transfer of a case to another unit, which accepts it or says why not. Until then it stays, with all its work, where it is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from victimcontact.casework import access, allocations, audit, duties
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Duty, Transfer, Unit
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

CODE = "transfer"
BEFORE_FIRST_CONTACT = frozenset(
    {Standing.REFERRED, Standing.MANAGER_REVIEW, Standing.NOT_YET, Standing.ASSESSED, Standing.ALLOCATED}
)


class AlreadyOffered(Exception):
    """The case has been offered to a unit that has not answered yet."""


class SameUnit(Exception):
    """The case is with this unit already, or with none."""


class FirstContactFirst(Exception):
    """First contact is made by the unit of the court that sentenced (R68); after that the case may move. Its name is the message."""


class ReasonMissing(Exception):
    """An offer, and a refusal, need their reason."""


class NotWaiting(Exception):
    """The offer was answered or taken back before."""


@dataclass(frozen=True)
class Offer:
    """A case offered to another unit, as that unit sees it: nothing of the person, nor where they live.

    `ours`: the account's own unit offered it. `next_due_on` is empty where nothing is owed.
    """

    id: str
    reference: str
    route: str
    standing: str
    next_due_on: date | None
    reason: str
    from_unit: str
    to_unit: str
    offered_on: date
    ours: bool


@action(needs=May.ALLOCATE)
def offer(*, case: Case, unit_reference: str, reason: str, by: Account, now: datetime) -> Transfer:
    """Offer a case to another unit. It stays with the old one until that unit accepts.

    Raises `ReasonMissing`, `SameUnit`, `AlreadyOffered`, `FirstContactFirst`, or `access.NotFound` for an unknown unit.
    """
    fresh = access.locked(case)
    unit = Unit.objects.filter(reference=unit_reference).first()
    if unit is None:
        raise access.NotFound(unit_reference)
    if not reason.strip():
        raise ReasonMissing
    if fresh.unit is None or fresh.unit == unit:
        raise SameUnit
    if Transfer.objects.filter(case=fresh, answered_at__isnull=True).exists():
        raise AlreadyOffered
    _require_first_contact(fresh, unit)
    return Transfer.objects.create(
        case=fresh, from_unit=fresh.unit, to_unit=unit, reason=reason.strip(), made_by=by, made_at=now
    )


@action(needs=May.ANSWER_TRANSFER)
def accept(*, transfer_id: str, by: Account, now: datetime) -> Transfer:
    """The other unit takes the case: it waits there for an officer, and everything known of it comes with it.

    Raises `NotWaiting`, or `access.NotFound` where it was not offered to the manager's own unit.
    """
    transfer = _locked(transfer_id, by)
    transfer.case = access.locked(transfer.case)
    _answer(transfer, accepted=True, answer="", by=by, now=now)
    allocations.move_to_unit(transfer.case, transfer.to_unit, CODE, by=by, now=now)
    return transfer


@action(needs=May.ANSWER_TRANSFER)
def decline(*, transfer_id: str, reason: str, by: Account, now: datetime) -> Transfer:
    """The other unit does not take the case; it stays where it is. Raises `ReasonMissing`, or as `accept`."""
    if not reason.strip():
        raise ReasonMissing
    transfer = _locked(transfer_id, by)
    _answer(transfer, accepted=False, answer=reason.strip(), by=by, now=now)
    return transfer


@action(needs=May.ALLOCATE)
def take_back(*, transfer: Transfer, by: Account, now: datetime) -> Transfer:
    """The unit that offered the case keeps it after all. Raises `NotWaiting`."""
    fresh = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer.pk)
    _answer(fresh, accepted=False, answer="", by=by, now=now)
    return fresh


def open_offers(account: Account) -> list[Offer]:
    """The offers that wait for an answer: those to the account's unit, which see no person, and those of its own. The oldest first."""
    access.require(account, May.ALLOCATE)
    return [_as_offer(transfer, account) for transfer in waiting(account).order_by("made_at")]


def offer_for(account: Account, transfer_id: str, *, now: datetime) -> Offer:
    """Somebody of one of the two units comes to an open offer, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.ALLOCATE)
    transfer = waiting(account).filter(pk=transfer_id).first()
    if transfer is None:
        raise access.NotFound(transfer_id)
    audit.write("transfers.look", by=account, now=now, case_reference=transfer.case.reference)
    return _as_offer(transfer, account)


def own_offer(account: Account, transfer_id: str) -> Transfer:
    """An open offer of the account's own unit, to take it back. Raises `access.NotFound`."""
    within = access.cases_within_reach(account).values("pk")
    transfer = waiting(account).filter(pk=transfer_id, case__in=within).first()
    if transfer is None:
        raise access.NotFound(transfer_id)
    return transfer


def waiting(account: Account) -> QuerySet[Transfer]:
    """The transfers that wait for an answer and concern the account's unit, without those it must not come to."""
    unit = access.officer_of(account).unit
    rows = Transfer.objects.filter(answered_at__isnull=True, to_unit=unit) | Transfer.objects.filter(
        answered_at__isnull=True, from_unit=unit
    )
    allowed = rows.exclude(access.conflict_of(account, "case__sentence__offender"))
    return allowed.select_related("case", "from_unit", "to_unit")


def of_case(case: Case) -> list[Transfer]:
    """Where a case was offered to, newest first, with what was answered."""
    rows = Transfer.objects.filter(case=case).select_related("from_unit", "to_unit", "made_by__officer")
    return list(rows.order_by("-made_at"))


def other_units(case: Case) -> list[tuple[str, str]]:
    """To which units a case may be offered, as (reference, label)."""
    return [(reference, label) for reference, label in allocations.units() if reference != _reference(case.unit)]


def _reference(unit: Unit | None) -> str:
    return unit.reference if unit else ""


def _require_first_contact(case: Case, unit: Unit) -> None:
    if case.standing not in BEFORE_FIRST_CONTACT:
        return
    makes_it = allocations.unit_for(court_name=case.sentence.court_name, region="")
    if makes_it is not None and makes_it != unit:
        raise FirstContactFirst(makes_it.name)


def _locked(transfer_id: str, by: Account) -> Transfer:
    rows = Transfer.objects.select_for_update(of=("self",)).select_related("case", "to_unit", "from_unit")
    transfer = rows.filter(pk=transfer_id, to_unit=access.officer_of(by).unit, to_unit__isnull=False).first()
    barred = access.conflict_of(by, "case__sentence__offender")
    if transfer is None or Transfer.objects.filter(barred, pk=transfer.pk).exists():
        raise access.NotFound(transfer_id)
    return transfer


def _answer(transfer: Transfer, *, accepted: bool, answer: str, by: Account, now: datetime) -> None:
    if transfer.answered_at is not None:
        raise NotWaiting
    transfer.accepted, transfer.answer = accepted, answer or None
    transfer.answered_by, transfer.answered_at = by, now
    transfer.save(update_fields=["accepted", "answer", "answered_by", "answered_at"])


def _as_offer(transfer: Transfer, account: Account) -> Offer:
    case = transfer.case
    owed = Duty.objects.filter(case=case, standing__in=duties.LIVE).order_by("due_on").values_list("due_on", flat=True)
    return Offer(
        id=str(transfer.pk),
        reference=case.reference,
        route=case.route,
        standing=case.standing,
        next_due_on=owed.first(),
        reason=str(transfer.reason),
        from_unit=transfer.from_unit.name,
        to_unit=transfer.to_unit.name,
        offered_on=day_of(transfer.made_at),
        ours=transfer.from_unit == access.officer_of(account).unit,
    )
