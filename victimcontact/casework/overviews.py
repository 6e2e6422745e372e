"""A case at a glance: who it is about, where it stands, who holds it, what waits and what is owed next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet, UUIDField

from victimcontact.casework import (
    access,
    callers,
    covers,
    duties,
    guests,
    hospital_handovers,
    proofs,
    subjects,
    worklists,
)
from victimcontact.casework.ready_queries import Asked, ReadyRows
from victimcontact.records.models import Account, CallerNote, Case, Duty

NEXT = 5
PAGE = 50
BANDS = (18, 25, 30, 40, 50, 60, 70, 80)


@dataclass(frozen=True)
class Owed:
    """A duty on the page of its case. `subject` is what a contact would be about that keeps it, `by_word`: it may be said to be done."""

    duty: Duty
    subject: str = ""
    by_word: bool = False


@dataclass(frozen=True)
class Overview:
    """What the first page of a case shows. `stands_in` acts for the officer today; co-victims are for officers only (R71).
    `guests` are those of the hospital who can see the case that day.
    """

    age_band: str
    stands_in: str
    away_until: date | None
    waiting: tuple[worklists.Item, ...]
    next_duties: tuple[Owed, ...]
    more_duties: int
    co_victims: tuple[Case, ...]
    callers: tuple[CallerNote, ...]
    guests: tuple[guests.Guest, ...]


def of(account: Account, case: Case, *, on: date) -> Overview:
    """The overview of a case that `access.case_for` gave, as this officer may see it on a day."""
    cover = covers.standing_in(case.officer, on) if case.officer else None
    others = access.cases_within_reach(account).filter(sentence=case.sentence_id).exclude(pk=case.pk)
    owed = _owed(case, LIVE.read(case=case.pk))
    return Overview(
        age_band=age_band(case.person.born_on, on),
        stands_in=cover.stands_in.name if cover and cover.stands_in else "",
        away_until=cover.to_on if cover else None,
        waiting=tuple(worklists.waiting_in(case, on=on)),
        next_duties=owed[:NEXT],
        more_duties=max(0, len(owed) - NEXT),
        co_victims=tuple(others.select_related("person").order_by("opened_at")),
        callers=tuple(callers.notes_of(case)),
        guests=_guests(case, on),
    )


def _guests(case: Case, on: date) -> tuple[guests.Guest, ...]:
    """Who of the hospital can see the case; on other routes there is nobody to ask for."""
    known = guests.of_case(case, on=on) if hospital_handovers.is_on_route(case) else ()
    return tuple(guest for guest in known if not guest.over)


@dataclass(frozen=True)
class Ledger:
    """The duties of a case: all that is owed, and a page of what ended, the latest first."""

    owed: tuple[Owed, ...]
    ended: tuple[Owed, ...]
    number: int
    pages: int


def ledger_of(case: Case, *, number: int = 1) -> Ledger:
    """Everything that is owed in a case, and a page of what was kept, superseded or has gone by. Beyond the end is the last page."""
    gone = Duty.objects.filter(case=case).exclude(standing__in=duties.LIVE).order_by("-due_on", "pk")
    page = Paginator(gone, PAGE).get_page(number)
    return Ledger(
        owed=_owed(case, LIVE.read(case=case.pk)),
        ended=tuple(map(Owed, page)),
        number=page.number,
        pages=page.paginator.num_pages,
    )


def _live() -> QuerySet[Duty]:
    rows = Duty.objects.filter(case=Asked("case", UUIDField()), standing__in=duties.LIVE)
    return rows.order_by("due_on", "pk")


LIVE = ReadyRows(_live)


def age_band(born_on: date | None, on: date) -> str:
    """About how old somebody is on a day, never how old exactly: `under 18`, `30 to 39`; nothing where it is not known."""
    if born_on is None:
        return ""
    years = _years(born_on, on)
    begins = max((band for band in BANDS if band <= years), default=0)
    if not begins:
        return f"under {BANDS[0]}"
    ends = next((band for band in BANDS if band > years), None)
    return f"{begins} to {ends - 1}" if ends else f"{begins} or older"


def is_under_age(born_on: date, on: date) -> bool:
    """Whether somebody is not yet 18 on a day."""
    return _years(born_on, on) < BANDS[0]


def _years(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def _owed(case: Case, rows: Iterable[Duty]) -> tuple[Owed, ...]:
    live = list(rows)
    known = subjects.of(case, live)
    return tuple(Owed(row, subjects.of_duty(known, row), row.what in proofs.BY_WORD) for row in live)
