"""Hand-over of several cases of one officer to another of the unit, at once where they are few, by the worker where they are many.

Each case is an allocation of its own, in a transaction of its own: what cannot be handed over stays where it is and says why, and a
worker that dies leaves nothing half done.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import access, allocations, audit
from victimcontact.casework.actions import action
from victimcontact.casework.open_work import everything
from victimcontact.casework.work_sources import Question
from victimcontact.records.models import Account, BulkWork, Case, Officer
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import NotAllowed

KIND = "hand_over"
AT_ONCE = 10
FOR_ALL = ""


class NothingChosen(Exception):
    """No case was chosen that this officer holds."""


class WrongOfficer(Exception):
    """Whoever is to get the cases is not another officer of the same unit who holds cases."""


@dataclass(frozen=True)
class Plan:
    """Which cases go to which officer (an id), with a note for all and notes for some, by reference."""

    to: str
    references: tuple[str, ...]
    note: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """A case of an officer and what is open in it. `conflict`: whoever is to get it must not come to it."""

    reference: str
    person: str
    standing: str
    late: int
    open: int
    conflict: bool


@dataclass(frozen=True)
class Progress:
    """How far a hand-over has come. `problems` are references with why each could not go (`conflict`, `moved_on`, `not_allowed`)."""

    id: str
    total: int
    done: int
    problems: tuple[tuple[str, str], ...]
    ended: bool

    @property
    def given(self) -> int:
        return self.done - len(self.problems)


@action(needs=May.ALLOCATE)
def begin(*, officer: Officer, plan: Plan, by: Account, now: datetime) -> BulkWork:
    """Hand cases of an officer to another of the unit; many are handed over by the worker. Raises `NothingChosen` or `WrongOfficer`."""
    to = Officer.objects.filter(pk=plan.to, left_at__isnull=True, role__in=allocations.HOLDERS).first()
    if to is None or to == officer or to.unit_id is None or to.unit_id != officer.unit_id:
        raise WrongOfficer
    within = access.cases_within_reach(by).filter(officer=officer, reference__in=plan.references)
    references = list(within.order_by("reference").values_list("reference", flat=True))
    if not references:
        raise NothingChosen
    notes = {reference: plan.notes.get(reference, "").strip() for reference in references}
    work = BulkWork.objects.create(
        kind=KIND,
        items=[{"case": reference, "from": str(officer.pk), "to": str(to.pk)} for reference in references],
        notes={name: text for name, text in {**notes, FOR_ALL: plan.note.strip()}.items() if text},
        made_by=by,
        made_at=now,
    )
    if len(references) > AT_ONCE:
        _nudge_worker()
    else:
        while _next(work.pk, now):
            pass
        work.refresh_from_db()
    return work


def carry_on(*, clock: Callable[[], datetime]) -> int:
    """Hand over what waits for the worker, case by case; how many cases. Any number of workers, killed at any moment."""
    waiting = BulkWork.objects.filter(kind=KIND, ended_at__isnull=True).order_by("made_at")
    return sum(_carry_on(pk, clock) for pk in list(waiting.values_list("pk", flat=True)))


def held(account: Account, officer: Officer, to: Officer, *, on: date) -> list[Held]:
    """The cases of an officer within reach, with what is open in each, before they are handed to another."""
    cases = access.cases_within_reach(account).filter(officer=officer)
    conflicts = access.conflict_of(to.account, "sentence__offender")
    barred = set(Case.objects.filter(conflicts, pk__in=cases.values("pk")).values_list("pk", flat=True))
    late, open_ = _counted(cases, on)
    return [
        Held(
            reference=case.reference,
            person=case.person.full_name,
            standing=case.standing,
            late=late.get(case.pk, 0),
            open=open_.get(case.pk, 0),
            conflict=case.pk in barred,
        )
        for case in cases.select_related("person").order_by("person__family_name", "person__given_names", "reference")
    ]


def officer_for(account: Account, officer_id: str) -> Officer:
    """An officer of the account's unit who holds cases. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.ALLOCATE)
    found = next(
        (each for each in allocations.holders_in(access.officer_of(account).unit) if str(each.pk) == officer_id), None
    )
    if found is None:
        raise access.NotFound(officer_id)
    return found


def others_than(account: Account, officer: Officer) -> list[tuple[str, str]]:
    """To whom of the unit cases can be handed, as (id, label) with how many cases each holds."""
    here = allocations.holders_in(access.officer_of(account).unit)
    return allocations.labelled(each for each in here if each != officer)


def progress(account: Account, work_id: str) -> Progress:
    """How far a hand-over of the account's unit has come. Raises `access.NotPermitted` or `access.NotFound`."""
    access.require(account, May.ALLOCATE)
    unit = access.officer_of(account).unit
    work = BulkWork.objects.filter(pk=work_id, kind=KIND, made_by__officer__unit=unit).first()
    if work is None:
        raise access.NotFound(work_id)
    problems = tuple((problem["case"], problem["why"]) for problem in work.problems)
    return Progress(str(work.pk), len(work.items), work.done, problems, ended=work.ended_at is not None)


def _counted(cases: QuerySet[Case], on: date) -> tuple[dict[UUID, int], dict[UUID, int]]:
    late: dict[UUID, int] = {}
    open_: dict[UUID, int] = {}
    for work in everything(Question(cases, on)):
        open_[work.case] = open_.get(work.case, 0) + 1
        late[work.case] = late.get(work.case, 0) + work.late
    return late, open_


def _carry_on(work_id: UUID, clock: Callable[[], datetime]) -> int:
    handed_over = 0
    while _next(work_id, clock()):
        handed_over += 1
    return handed_over


def _next(work_id: UUID, now: datetime) -> bool:
    """See to the next case of a hand-over; False when there is none, or another worker is at it."""
    with transaction.atomic():
        work = BulkWork.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=work_id).first()
        if work is None or work.ended_at is not None:
            return False
        work.began_at = work.began_at or now
        item = work.items[work.done]
        why = _hand_over(work, item, now)
        if why:
            work.problems = [*work.problems, {"case": item["case"], "why": why}]
        work.done += 1
        if work.done == len(work.items):
            work.ended_at, work.notes = now, None
        work.save()
    return True


def _hand_over(work: BulkWork, item: Mapping[str, Any], now: datetime) -> str:
    """Give one case to its new officer; answers why not, or nothing."""
    by = work.made_by
    case = access.cases_within_reach(by).filter(reference=item["case"], officer=item["from"]).first()
    if case is None or not access.permits(by, May.ALLOCATE):
        return "moved_on"
    notes = work.notes or {}
    note = "\n\n".join(text for text in (notes.get(item["case"], ""), notes.get(FOR_ALL, "")) if text)
    try:
        with transaction.atomic():
            to = Officer.objects.select_related("account").get(pk=item["to"])
            allocations.give(access.locked(case), to, note=note, by=by, now=now)
    except allocations.ConflictOfInterest:
        return "conflict"
    except (allocations.WrongUnit, NotAllowed):
        return "not_allowed"
    audit.write("hand_overs.given", by=by, now=now, case_reference=case.reference, subject=f"officer:{to.pk}")
    return ""


def _nudge_worker() -> None:
    from procrastinate.contrib.django import app  # the connector needs Django's settings; imported where it is used

    app.configure_task("gateway.hand_over").defer()
