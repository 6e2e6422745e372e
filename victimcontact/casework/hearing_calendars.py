"""The calendar of hearings: what is heard when, the last days that hang on it, and how often it moved, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from victimcontact.casework import access, covers, duties, review_dates
from victimcontact.casework.review_dates import Dates, Step
from victimcontact.records.models import Account, Case, Duty
from victimcontact.scheme.roles import May

HEARING = "hearing"
# The duties whose days stand in the calendar beside the hearings.
LAST_DAYS = (
    "send_statement_to_parole_board",
    "apply_for_non_disclosure",
    "apply_for_public_hearing",
    "send_representations_to_tribunal",
)


@dataclass(frozen=True)
class Wanted:
    """Which part of the calendar: from a day to a day, one's own cases or all within reach, one kind of review or every one."""

    from_on: date
    to_on: date
    whole_unit: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Entry:
    """A day in the calendar: a hearing with how it moved, or the last day for something, with whose cases it is about."""

    on: date
    what: str
    review: str
    kind: str
    cases: tuple[tuple[str, str], ...]
    moved: tuple[Step, ...] = ()


def may_see_unit(account: Account) -> bool:
    """Whether an account may look at everybody's hearings within reach: whoever sees the board."""
    return access.permits(account, May.SEE_BOARD)


def entries(account: Account, wanted: Wanted, *, on: date) -> list[Entry]:
    """The hearings and last days of the reviews that go on, soonest first. Raises `access.NotPermitted`."""
    access.require(account, May.OPEN_REVIEW)
    if wanted.whole_unit:
        access.require(account, May.SEE_BOARD)
    cases = list(_cases(account, wanted, on).select_related("person").order_by("reference"))
    going_on = [dates for dates in review_dates.going_on(cases) if wanted.kind in ("", dates.review.kind)]
    found = [*_hearings(going_on, cases), *_last_days(going_on, cases)]
    within = (entry for entry in found if wanted.from_on <= entry.on <= wanted.to_on)
    return sorted(within, key=lambda entry: (entry.on, entry.what, entry.review))


def undated(account: Account, wanted: Wanted, *, on: date) -> list[Dates]:
    """The reviews whose hearing was put off and has no new day yet."""
    access.require(account, May.OPEN_REVIEW)
    cases = list(_cases(account, wanted, on))
    found = review_dates.going_on(cases)
    return [
        dates
        for dates in found
        if dates.hearings and dates.hearing_on is None and wanted.kind in ("", dates.review.kind)
    ]


def _cases(account: Account, wanted: Wanted, on: date) -> QuerySet[Case]:
    within = access.cases_within_reach(account)
    if wanted.whole_unit:
        return within
    officer = access.officer_of(account)
    return within.filter(Q(officer=officer) | Q(officer__in=covers.covered_by(officer, on)))


def _hearings(going_on: Iterable[Dates], cases: Iterable[Case]) -> list[Entry]:
    return [
        Entry(
            on=dates.hearing_on,
            what=HEARING,
            review=dates.review.reference,
            kind=dates.review.kind,
            cases=tuple(
                (case.reference, case.person.full_name)
                for case in cases
                if case.sentence_id == dates.review.sentence_id
            ),
            moved=tuple(step for step in reversed(dates.course) if step.kind in review_dates.HEARINGS),
        )
        for dates in going_on
        if dates.hearing_on is not None
    ]


def _last_days(going_on: Iterable[Dates], cases: Iterable[Case]) -> list[Entry]:
    kinds = {dates.review.reference: dates.review.kind for dates in going_on}
    rows = Duty.objects.filter(case__in=cases, about__in=kinds, what__in=LAST_DAYS, standing__in=duties.LIVE)
    return [
        Entry(
            on=duty.due_on,
            what=duty.what,
            review=duty.about,
            kind=kinds[duty.about],
            cases=((duty.case.reference, duty.case.person.full_name),),
        )
        for duty in rows.select_related("case__person")
    ]
