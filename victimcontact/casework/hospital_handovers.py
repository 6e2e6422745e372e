"""Unrestricted hospital routes: what passes between the victim and the hospital managers, who give the notices from then on (R56–R58)."""

from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, duties, facts, people, safe_contact, sharing, tellings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Duty, HospitalHandover, Telling
from victimcontact.scheme import legal_ways
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.roles import May
from victimcontact.scheme.safe_contact import Channel
from victimcontact.scheme.standing import Standing

STAGE = "handed_over_to_hospital_managers"
HAND_OVER = "hand_over_to_hospital_managers"


class NotThisRoute(Exception):
    """On the other routes the hospital is never named to the victim, and nothing is handed over (R38, R39)."""


class NoWish(Exception):
    """Nothing is passed on before the person has said that they want to hear (R57)."""


class NoHospital(Exception):
    """Nobody has recorded which hospital it is."""


class PassedOn(Exception):
    """It has been passed on already."""


@dataclass(frozen=True)
class Hospital:
    """The hospital whose managers give the notices, with its address, each line by itself."""

    name: str
    address: str


@action(needs=May.RECORD_STAGE)
def record_hospital(*, case: Case, hospital: Hospital, by: Account, now: datetime) -> HospitalHandover:
    """Record the hospital, which the victim must be told by name and address (R39). Raises `NotThisRoute`, `PassedOn`."""
    _require_route(case)
    row = of(case) or HospitalHandover(case=case, made_by=by, made_at=now)
    if row.passed_to_managers_at is not None:
        raise PassedOn
    row.hospital, row.hospital_address = hospital.name, hospital.address
    row.save()
    return row


@action(needs=May.RECORD_STAGE)
def pass_on(*, case: Case, passed_on: date, by: Account, now: datetime) -> HospitalHandover:
    """The victim's wish, name and address were given to the managers on a day: the victim hears of it and of the hospital (H01, R56).

    Raises `NotThisRoute`, `NoWish`, `NoHospital`, `PassedOn`, `facts.InTheFuture`.
    """
    fresh = access.locked(case)
    _require_route(fresh)
    row = of(fresh)
    if not has_wished(fresh):
        raise NoWish
    if row is None:
        raise NoHospital
    if row.passed_to_managers_at is not None:
        raise PassedOn
    if passed_on > day_of(now):
        raise facts.InTheFuture
    row.passed_to_managers_at, row.passed_by = now, by
    row.save()
    happened = {"code": STAGE, "happened_on": passed_on.isoformat()}
    fact = facts.add(fresh, facts.New("stage", day_of(now), happened), by=by, now=now)
    _keep_duty(fresh, passed_on, by=by, now=now)
    told = {"hospital": str(row.hospital), "hospital_address": ", ".join(str(row.hospital_address).splitlines())}
    tellings.make(fresh, fact, STAGE, told, by=by, now=now)
    law = legal_ways.for_hospital(fresh.route)
    sharing.record(fresh, to="hospital_managers", law=law, subject=f"fact:{fact.pk}", by=by, now=now)
    return row


def of(case: Case) -> HospitalHandover | None:
    """What is known of the hospital of a case."""
    return HospitalHandover.objects.filter(case=case).first()


def passed_on_day(case: Case) -> date | None:
    """The day the victim's wish, name and address were given to the managers; none once the wish was taken back."""
    if not HospitalHandover.objects.filter(case=case, passed_to_managers_at__isnull=False).exists():
        return None
    telling = Telling.objects.filter(case=case, code=STAGE).order_by("-made_at").first()
    return telling.happened_on if telling else None


def address_to_give(case: Case, *, now: datetime) -> tuple[str, ...]:
    """The lines of the address that the managers may be given; none where a letter may not go there (R73)."""
    answer = safe_contact.verdict(case.person, Channel.LETTER, moment=now)
    address = None if answer.needs_a_person else people.live_address(case.person)
    return tuple(str(line) for line in address.lines) if address else ()


def has_wished(case: Case) -> bool:
    """Whether the person has said that they want to hear: before that nothing is passed on (R57)."""
    return bool(case.standing == Standing.JOINED)


def is_on_route(case: Case) -> bool:
    """Whether hospital managers own the notices of this case."""
    return case.route in UNRESTRICTED


def _require_route(case: Case) -> None:
    if not is_on_route(case):
        raise NotThisRoute


def _keep_duty(case: Case, passed_on: date, *, by: Account, now: datetime) -> None:
    """The hand-over itself is the proof that what was owed is done."""
    owed = Duty.objects.filter(case=case, what=HAND_OVER, standing__in=duties.LIVE)
    details = {"what": HAND_OVER, "note": f"Passed on to the hospital managers on {passed_on.isoformat()}."}
    for key in owed.values_list("key", flat=True):
        facts.add(case, facts.New("done", day_of(now), {"duty": key}, details=details), by=by, now=now)
    duties.reconcile(case, now=now)
