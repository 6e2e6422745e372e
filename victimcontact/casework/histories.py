"""Everything that happened in a case, for its officers: newest first, of the kinds wanted, a page at a time.

Where each row of many tables stands is answered by one ready query, in their order; only the rows of one page are read. A case with
hundreds of entries asks no more questions than a new one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    UUIDField,
    Value,
    prefetch_related_objects,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, TruncDate

from victimcontact.casework import plan_answers, stages
from victimcontact.casework.ready_queries import Among, Asked, ReadyQuery, ReadyRows
from victimcontact.records.models import (
    Account,
    Allocation,
    CallerNote,
    Case,
    Contact,
    Fact,
    GuestAccess,
    HospitalNote,
    Meeting,
    Message,
    Note,
    ReportStep,
    RiskItem,
    SafeContactPlan,
    StandingMove,
    Telling,
)
from victimcontact.scheme.guests import in_words
from victimcontact.scheme.safe_contact import LONDON

PAGE = 25
KINDS = (
    "stages",
    "contacts",
    "messages",
    "reviews",
    "reports",
    "meetings",
    "wishes",
    "moves",
    "plans",
    "notes",
    "risk",
)
# Facts of which another row says more: the contact, the meeting, the fact about risk, the step of the report.
TOLD_BY_OTHERS = ("contact", "meeting", "risk_told", "submitted")
# Facts by what they are; those that are none of these are stages.
OF_KIND: Mapping[str, Q] = {
    "reviews": Q(data__has_key="review"),
    "meetings": Q(kind="minutes_received"),
    "wishes": Q(kind="wish"),
    "notes": Q(kind__in=("done", "not_told")),
    "risk": Q(kind="risk_passed_on"),
    "moves": Q(kind__in=("representative_changed", "address_changed")),
}


@dataclass(frozen=True)
class Entry:
    """One line of a case's history. `reference` is what the page of its kind leads to; `withdraw` the fact that may be taken back."""

    kind: str
    source: str
    on: date
    at: datetime
    title: str
    by: str
    detail: str = ""
    state: str = ""
    reference: str = ""
    telling: str = ""
    withdraw: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a history, with how many entries there are in all."""

    entries: tuple[Entry, ...]
    total: int
    number: int
    pages: int


def of(case: Case, *, kinds: Collection[str] = KINDS, number: int = 1) -> Page:
    """A page of the history of a case, newest first. `kinds` are among `KINDS`; none of them means all. Beyond the end is the last page."""
    wanted = tuple(kind for kind in KINDS if kind in kinds) or KINDS
    places = [Place._make(row) for row in _ready(wanted).ask(case=case.pk, sentence=case.sentence_id)]
    page = Paginator(places, PAGE).get_page(number)
    return Page(_entries(case, list(page)), len(places), page.number, page.paginator.num_pages)


def who(account: Account | None) -> str:
    """How an author is named on a case's page; nobody where the worker or a receipt did it."""
    if account is None or account.is_program:
        return "the program"
    if account.is_member:
        return "the member"
    return str(account.officer.name)


class Place(NamedTuple):
    """Where a row stands in the history: by its day, then by the moment it was written down."""

    kind: str
    source: str
    key: UUID
    day: date
    moment: datetime


Rows = QuerySet[Any, tuple[str, str, UUID, date, datetime]]
CASE, SENTENCE = Asked("case", UUIDField()), Asked("sentence", UUIDField())


@cache
def _ready(kinds: tuple[str, ...]) -> ReadyQuery:
    """The places of all rows of these kinds, the newest first."""
    return ReadyQuery(lambda: _together([rows for kind in kinds for rows in _rows(kind)]))


def _together(rows: Sequence[Rows]) -> Rows:
    first, *others = rows
    return (first.union(*others, all=True) if others else first).order_by("-day", "-moment", "-key")


def _rows(kind: str) -> list[Rows]:
    sources = SOURCES.get(kind, ())
    return [*([_facts(kind)] if kind == "stages" or kind in OF_KIND else []), *(rows() for rows in sources)]


def _facts(kind: str) -> Rows:
    rows = Fact.objects.filter(Q(case=CASE) | Q(sentence=SENTENCE)).exclude(kind__in=TOLD_BY_OTHERS)
    if kind == "stages":
        for other in OF_KIND.values():
            rows = rows.exclude(other)
    else:
        rows = rows.filter(OF_KIND[kind])
    happened = Coalesce(Cast(KT("data__happened_on"), DateField()), F("on"))
    return _keyed(rows, kind, "fact", happened)


def _contacts() -> Rows:
    """Without those that are the sending of a letter, which has an entry of its own."""
    sent = Exists(Message.objects.filter(contact=OuterRef("pk")))
    return _keyed(Contact.objects.filter(case=CASE).exclude(sent), "contacts", "contact", F("happened_on"))


SOURCES: Mapping[str, tuple[Callable[[], Rows], ...]] = {
    "contacts": (_contacts,),
    "messages": (lambda: _made(Message.objects.filter(case=CASE), "messages", "message"),),
    "reports": (lambda: _made(ReportStep.objects.filter(report__case=CASE), "reports", "report_step"),),
    "meetings": (lambda: _keyed(Meeting.objects.filter(sentence=SENTENCE), "meetings", "meeting", F("held_on")),),
    "moves": (
        lambda: _made(StandingMove.objects.filter(case=CASE), "moves", "move"),
        lambda: _made(Allocation.objects.filter(case=CASE), "moves", "allocation"),
        lambda: _made(GuestAccess.objects.filter(case=CASE), "moves", "guest"),
    ),
    "plans": (lambda: _made(SafeContactPlan.objects.filter(person__cases=CASE), "plans", "plan"),),
    "notes": (
        lambda: _made(Note.objects.filter(case=CASE), "notes", "note"),
        lambda: _made(CallerNote.objects.filter(case=CASE), "notes", "caller_note"),
        lambda: _made(HospitalNote.objects.filter(case=CASE), "notes", "hospital_note"),
    ),
    "risk": (lambda: _keyed(RiskItem.objects.filter(case=CASE), "risk", "risk", F("told_on")),),
}


def _made(rows: QuerySet[Any], kind: str, source: str) -> Rows:
    return _keyed(rows, kind, source, TruncDate("made_at", tzinfo=LONDON))


def _keyed(rows: QuerySet[Any], kind: str, source: str, day: Any) -> Rows:
    named = {"group": Value(kind, CharField()), "table": Value(source, CharField())}
    keyed = rows.order_by().annotate(**named, key=F("pk"), day=day, moment=F("made_at"))
    listed: Rows = keyed.values_list("group", "table", "key", "day", "moment")
    return listed


def _entries(case: Case, listed: Sequence[Place]) -> tuple[Entry, ...]:
    found: dict[UUID, Entry] = {}
    for source, (rows, read) in READERS.items():
        places = {place.key: place for place in listed if place.source == source}
        for row in rows(case, list(places)) if places else ():
            said = {"kind": places[row.pk].kind, "source": source, "by": who(row.made_by), **read(row)}
            found[row.pk] = Entry(on=places[row.pk].day, at=row.made_at, **said)
    return tuple(found[place.key] for place in listed)


def _fact_rows(case: Case, keys: list[UUID]) -> list[Fact]:
    rows = FACTS(case, keys)
    prefetch_related_objects(rows, Prefetch("tellings", Telling.objects.filter(case=case), to_attr="of_this_case"))
    return rows


def _fact(fact: Any) -> dict[str, str]:
    """A row of `_fact_rows`."""
    taken_back = hasattr(fact, "withdrawal")
    telling = next(iter(fact.of_this_case), None)
    said_done = fact.kind in ("done", "not_told")
    details = fact.details or {}
    return {
        "title": str(fact.data.get("code") or fact.data.get("wish") or fact.kind),
        "detail": f"{details['what'].replace('_', ' ')}: {details['note']}" if said_done else "",
        "state": "withdrawn" if taken_back else (telling.settled or telling.decision) if telling else "",
        "telling": str(telling.pk) if telling else "",
        "withdraw": str(fact.pk) if stages.can_be_withdrawn(fact) and not taken_back else "",
        "reference": str(fact.data.get("review", "")),
    }


def _contact(contact: Contact) -> dict[str, str]:
    result = contact.fact.data.get("result") if contact.fact else None
    return {
        "title": f"{contact.channel}_{contact.direction}",
        "detail": str(contact.note or ""),
        "state": result or contact.outcome,
        "reference": contact.document,
    }


def _move(move: StandingMove) -> dict[str, str]:
    return {"title": move.became, "detail": str(move.reason or "")}


def _allocation(allocation: Allocation) -> dict[str, str]:
    holder = allocation.officer.name if allocation.officer else "nobody yet"
    said = [f"{allocation.unit.name}, {holder}", str(allocation.note or "")]
    return {"title": "allocated_to", "detail": "\n".join(line for line in said if line)}


def _message(message: Message) -> dict[str, str]:
    return {"title": message.document, "state": message.state, "reference": message.reference}


def _report_step(step: ReportStep) -> dict[str, str]:
    return {"title": step.report.document, "state": step.state, "reference": step.report.reference}


def _meeting(meeting: Meeting) -> dict[str, str]:
    return {"title": meeting.kind, "reference": meeting.reference}


def _note(note: Note) -> dict[str, str]:
    return {
        "title": "they_wrote" if note.from_member else "we_wrote",
        "detail": str(note.text),
        "state": "" if note.read_at else "not read yet",
    }


def _caller_note(note: CallerNote) -> dict[str, str]:
    return {"title": "caller", "detail": str(note.text), "state": "" if note.read_at else "not read yet"}


def _guest(guest: GuestAccess) -> dict[str, str]:
    said = [guest.account.officer.name, str(guest.ended_reason or "")]
    state = f"guest_{guest.ended_why}" if guest.ended_why else ""
    return {"title": "guest_let_in", "detail": "\n".join(line for line in said if line), "state": state}


def _hospital_note(note: HospitalNote) -> dict[str, str]:
    said = (in_words(note.notice), str(note.text or ""))
    return {"title": f"hospital_{note.said}", "detail": "\n".join(line for line in said if line)}


def _risk(item: RiskItem) -> dict[str, str]:
    """What it says stays on its own page."""
    return {"title": "risk_told", "state": item.urgency, "reference": item.reference}


def _plan(plan: SafeContactPlan) -> dict[str, str]:
    return {"title": "plan", "detail": plan_answers.in_words(plan)}


Read = Callable[[Case, list[UUID]], list[Any]]
Reader = tuple[Read, Callable[[Any], dict[str, str]]]


def _of(model: Any, *related: str) -> Read:
    rows = model.objects.select_related("made_by__officer", *related)
    ready: ReadyRows[Any] = ReadyRows(lambda: rows.filter(pk__in=Among("keys")))
    return lambda _case, keys: ready.read(keys=keys)


FACTS = _of(Fact, "withdrawal")
READERS: Mapping[str, Reader] = {
    "fact": (_fact_rows, _fact),
    "contact": (_of(Contact, "fact"), _contact),
    "message": (_of(Message), _message),
    "report_step": (_of(ReportStep, "report"), _report_step),
    "meeting": (_of(Meeting), _meeting),
    "move": (_of(StandingMove), _move),
    "allocation": (_of(Allocation, "unit", "officer"), _allocation),
    "note": (_of(Note), _note),
    "caller_note": (_of(CallerNote), _caller_note),
    "guest": (_of(GuestAccess, "account__officer"), _guest),
    "hospital_note": (_of(HospitalNote), _hospital_note),
    "risk": (_of(RiskItem), _risk),
    "plan": (_of(SafeContactPlan), _plan),
}
