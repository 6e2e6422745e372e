"""Hand-over of several cases of one officer to another of the unit, at once where they are few, by the worker where they are many.

Each case is an allocation of its own: what cannot be handed over stays where it is and says why (`bulk`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcontact.casework import access, allocations, audit, bulk
from victimcontact.casework.actions import action
from victimcontact.casework.open_work import everything
from victimcontact.casework.work_sources import Question
from victimcontact.records.models import Account, BulkWork, Case, Officer
from victimcontact.scheme.roles import HOLD_CASES, May
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


@action(needs=May.ALLOCATE)
def begin(*, officer: Officer, plan: Plan, by: Account, now: datetime) -> BulkWork:
    """Hand cases of an officer to another of the unit; many are handed over by the worker. Raises `NothingChosen` or `WrongOfficer`."""
    to = Officer.objects.filter(pk=plan.to, left_at__isnull=True, role__in=HOLD_CASES).first()
    if to is None or to == officer or to.unit_id is None or to.unit_id != officer.unit_id:
        raise WrongOfficer
    within = access.cases_within_reach(by).filter(officer=officer, reference__in=plan.references)
    references = list(within.order_by("reference").values_list("reference", flat=True))
    if not references:
        raise NothingChosen
    items = [[reference, str(officer.pk), str(to.pk)] for reference in references]
    given = {FOR_ALL: plan.note, **{reference: plan.notes.get(reference, "") for reference in references}}
    notes = {name: text.strip() for name, text in given.items() if text.strip()}
    if len(items) <= AT_ONCE:
        return bulk.do_at_once(KIND, items, lambda _work, item, at: _hand_over(by, item, notes, at), by=by, now=now)
    return bulk.begin(KIND, items, notes=notes or None, by=by, now=now)


def hand_over_next(work: BulkWork, item: Sequence[str], now: datetime) -> str:
    """Hand over one case of a long hand-over, in the name of whoever began it; answers why not, or nothing. The worker's."""
    notes = work.notes or {}
    if work.done + 1 == len(work.items):
        work.notes = None
        work.save(update_fields=["notes"])
    return _hand_over(work.made_by, item, notes, now)


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
            late=late[case.pk],
            open=open_[case.pk],
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


def progress(account: Account, work_id: str) -> bulk.Progress:
    """How far a hand-over of the account's unit has come; its problems are codes: `conflict`, `moved_on`, `not_allowed`.

    Raises `access.NotPermitted` or `access.NotFound`.
    """
    access.require(account, May.ALLOCATE)
    unit = access.officer_of(account).unit
    work = BulkWork.objects.filter(pk=work_id, kind=KIND, made_by__officer__unit=unit).first()
    if work is None:
        raise access.NotFound(work_id)
    return bulk.progress_of(work)


def _counted(cases: QuerySet[Case], on: date) -> tuple[Counter[UUID], Counter[UUID]]:
    """How many rows of each case are late, and how many there are."""
    found = [(work.case, work.late) for work in everything(Question(cases, on)) if work.case is not None]
    return Counter(case for case, late in found if late), Counter(case for case, _late in found)


def _hand_over(by: Account, item: Sequence[str], notes: Mapping[str, str], now: datetime) -> str:
    """Give one case to its new officer; answers why not (a code), or nothing."""
    reference, holder, to_id = item
    case = access.cases_within_reach(by).filter(reference=reference, officer=UUID(holder)).first()
    if case is None or not access.permits(by, May.ALLOCATE):
        return "moved_on"
    note = "\n\n".join(notes[name] for name in (reference, FOR_ALL) if name in notes)
    to = Officer.objects.select_related("account").get(pk=to_id)
    try:
        with transaction.atomic():
            allocations.give(access.locked(case), to, note=note, by=by, now=now)
    except allocations.ConflictOfInterest:
        return "conflict"
    except (allocations.WrongUnit, NotAllowed):
        return "not_allowed"
    audit.write("caseload_handovers.given", by=by, now=now, case_reference=reference, subject=f"officer:{to.pk}")
    return ""
