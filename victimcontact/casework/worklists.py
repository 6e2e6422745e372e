"""The officer's day: what is owed and what else waits for a person, in one list by due date. A view of `open_work`, never a second list."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from victimcontact.casework import (
    access,
    covers,
    feed_work,
    hour_work,
    meeting_work,
    message_work,
    work_words,
)
from victimcontact.casework.open_work import OWN_DELAY, Work, everything, in_order, roles_of
from victimcontact.casework.ready_queries import Among, ReadyRows
from victimcontact.casework.work_columns import ANSWERING, MANAGER
from victimcontact.casework.work_sources import Question
from victimcontact.records.models import (
    Account,
    Allocation,
    Application,
    Brake,
    CallerNote,
    Case,
    Complaint,
    Consultation,
    ConsultationPart,
    Correction,
    DataRequest,
    Duty,
    Enquiry,
    FeedMessage,
    GuestAccess,
    HospitalNote,
    MeetingAction,
    MeetingDisclosure,
    MeetingInvitation,
    Message,
    Note,
    Reach,
    ReceivedDocument,
    ReceivedText,
    Report,
    Request,
    RequestAlert,
    RestorativeJustice,
    RiskItem,
    RiskMessage,
    Statement,
    Telling,
    Transfer,
    Withholding,
    Zone,
    ZoneLeave,
)
from victimcontact.scheme.causes import Cause

PAGE = 50
WEEK = timedelta(days=7)
WHEN = ("late", "today", "week", "later")
OWED = ("us", "others")


@dataclass(frozen=True)
class Filters:
    """What somebody wants to see of the list; what is empty leaves nothing out. `owed` by `others`: what others are late with.

    `officer` is an officer's id, `reference` the beginning of a case's reference, `cause` a value of `scheme.causes.Whose`.
    """

    whose: str = "mine"
    when: str = ""
    kind: str = ""
    cause: str = ""
    concern: str = ""
    owed: str = ""
    officer: str = ""
    route: str = ""
    region: str = ""
    language: str = ""
    reference: str = ""

    @property
    def narrows_the_case(self) -> bool:
        return any((self.officer, self.route, self.region, self.language, self.reference))


@dataclass(frozen=True)
class Item:
    """One thing to do. `kind` says where it leads: a duty to its case, a message to its preview, and so on.

    What is about no single case has neither `case_reference` nor `person`. `due_on` is empty where there is no date but the day it
    came. `stands_in_for` is the officer who is away, where the account
    stands in for them. `blocked_by`, `rule` and `source` are of a duty.
    """

    kind: str
    reference: str
    case_reference: str
    person: str
    text: str
    due_on: date | None
    standing: str
    rule: str = ""
    what: str = ""
    officer: str = ""
    source: str = ""
    blocked_by: str = ""
    late: bool = False
    since: date | None = None
    at_risk: bool = False
    cause: Cause = OWN_DELAY
    stands_in_for: str = ""
    waits_for: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a list, with how many there are in all, and how many are late, due today, within a week and later."""

    items: tuple[Item, ...]
    total: int
    number: int
    pages: int
    counts: Mapping[str, int]


def listed(account: Account, filters: Filters, *, on: date, number: int = 1) -> Page:
    """One page of the work within reach, by due date, what is overdue first. A page beyond the last one is the last one.

    The counts are of everything the other filters let through, whatever `when` says.
    """
    covered = covers.covered_by(access.officer_of(account), on)
    uncovered = covers.without_cover(account, on)
    found = [
        work for work in work_of(account, filters, on=on, covered=covered, uncovered=uncovered) if passes(work, filters)
    ]
    shown = in_order(work for work in found if is_due(work, filters.when, on))
    page = Paginator(shown, PAGE).get_page(number)
    items = _items(list(page), covered)
    return Page(items, len(shown), page.number, page.paginator.num_pages, counts(found, on))


def work_of(
    account: Account, filters: Filters, *, on: date, covered: Collection[Any] = (), uncovered: Iterable[covers.Away]
) -> list[Work]:
    """All the work of one's own (with what one covers and what waits for one's role), of the unit, or that nobody holds; in no order.

    `covered` are the officers for whom the account stands in, `uncovered` the absences in which nobody does.
    """
    mine = {access.officer_of(account).pk, *covered}
    roles = frozenset(roles_of(account))
    narrow = Q()
    if filters.whose == "unallocated":
        narrow = Q(officer__isnull=True)
    elif filters.whose == "mine" and roles <= {ANSWERING}:  # what waits for nothing but that is about no case
        narrow = Q(officer__in=mine) | meeting_work.owed_by(mine)
    question = Question(
        access.cases_within_reach(account).filter(narrow & _of_case(filters)),
        on,
        account=None if filters.narrows_the_case else account,
        others=filters.owed == "others",
        uncovered=frozenset(away.cover.officer_id for away in uncovered if away.on(on)),
    )
    found = everything(question)
    if filters.whose == "mine":
        return [work for work in found if work.officer in mine or work.waits_for in roles]
    if filters.whose == "unallocated":
        return [work for work in found if work.officer is None and work.case is not None]
    return found


def passes(work: Work, filters: Filters) -> bool:
    """Whether a row is of the kind, the cause and the concern that are asked for."""
    return (
        filters.kind in ("", work.kind)
        and (filters.cause in ("", work.cause.whose) and (not filters.cause or work.late))
        and (not filters.concern or _concerns(work, filters.concern))
    )


def is_due(work: Work, which: str, on: date) -> bool:
    """Whether a row is late, due today, within seven days, or later; any row where nothing is asked."""
    return which in ("", when(work, on))


def when(work: Work, on: date) -> str:
    """When a row is due, as the lists are cut: `late`, `today`, `week` or `later`."""
    if work.late:
        return "late"
    if work.due_on <= on:
        return "today"
    return "week" if work.due_on <= on + WEEK else "later"


def counts(found: Iterable[Work], on: date) -> dict[str, int]:
    """How many rows are late, due today, due within seven days, and later."""
    counted = dict.fromkeys(WHEN, 0)
    for work in found:
        counted[when(work, on)] += 1
    return counted


def waiting_in(case: Case, *, on: date) -> list[Item]:
    """What waits for a person in one case beside its duties, of which the page of the case is a view."""
    found = everything(Question(Case.objects.filter(pk=case.pk), on))
    return list(_items(in_order(work for work in found if work.source != "duty"), {}))


def _concerns(work: Work, concern: str) -> bool:
    if concern == "at_risk":
        return work.at_risk
    if concern == "unreached":
        return work.source == "reach"
    waits_for = MANAGER if concern == "manager_approves" else ""
    return work.what in ("approve", "decide_telling") and work.waits_for == waits_for


def _of_case(filters: Filters) -> Q:
    wanted = {
        "officer": filters.officer,
        "route": filters.route,
        "region": filters.region,
        "person__language": filters.language,
        "reference__istartswith": filters.reference,
    }
    return Q(**{name: value for name, value in wanted.items() if value})


def _items(works: Sequence[Work], covered: Mapping[Any, str]) -> tuple[Item, ...]:
    """The rows of one page with what is read on it: one question for each kind of row there is."""
    keys: dict[str, list[UUID]] = defaultdict(list)
    for work in works:
        keys[work.source].append(work.key)
    rows = {source: _ready(source).by_key(keys=wanted) for source, wanted in keys.items()}
    _place_with_cases(works, rows)
    # Somebody may have done one between the two questions.
    return tuple(_item(work, rows[work.source][work.key], covered) for work in works if work.key in rows[work.source])


@cache
def _ready(source: str) -> ReadyRows[Any]:
    return ReadyRows(lambda: _rows(source).filter(pk__in=Among("keys")))


def _rows(source: str) -> QuerySet[Any]:
    table, *also = TABLES[source]
    to_case = TO_CASE.get(source, "case__")
    related = () if source in HAS_NO_CASE else (f"{to_case}person", f"{to_case}officer")
    rows: QuerySet[Any] = table.objects.select_related(*related, *also)
    if source == "duty":  # there are many of these on a page, and little of each is read
        rows = rows.only(*OF_A_DUTY)
    return DESCRIBED[source](rows) if source in DESCRIBED else rows


def _place_with_cases(works: Sequence[Work], rows: Mapping[str, Mapping[UUID, Any]]) -> None:
    """What is about the offender is about no one case: it stands with the one that the row names."""
    about = [(work, rows[work.source].get(work.key)) for work in works if work.source in OF_AN_OFFENDER]
    without = [(work, row) for work, row in about if row is not None and getattr(row, "case", None) is None]
    keys = [work.case for work, _row in without if work.case]
    cases = Case.objects.select_related("person", "officer").in_bulk(keys)
    for work, row in without:
        row.case = cases.get(work.case) if work.case else None


TABLES: Mapping[str, tuple[Any, ...]] = {
    "duty": (Duty,),
    "telling": (Telling,),
    "message": (Message,),
    "feed": (FeedMessage,),
    "hour": (Telling,),
    "note": (Note,),
    "caller": (CallerNote,),
    "risk": (RiskItem,),
    "risk_message": (RiskMessage,),
    "restorative": (RestorativeJustice,),
    "zone_leave": (ZoneLeave, "zone"),
    "zone": (Zone,),
    "application": (Application,),
    "final": (Duty,),
    "request": (Request,),
    "alert": (RequestAlert,),
    "report": (Report,),
    "allocation": (Case,),
    "new_officer": (Allocation,),
    "transfer": (Transfer, "from_unit", "to_unit"),
    "reach": (Reach,),
    "complaint": (Complaint,),
    "data_request": (DataRequest,),
    "held_document": (ReceivedDocument,),
    "consultation": (ConsultationPart, "consultation"),
    "hospital_note": (HospitalNote,),
    "guest": (GuestAccess,),
    "statement": (Statement,),
    "withholding": (Withholding,),
    "text": (ReceivedText,),
    "brake": (Brake,),
    "correction": (Correction,),
    "wrong_message": (Correction,),
    "question": (Consultation,),
    "enquiry": (Enquiry,),
    "meeting_invitation": (MeetingInvitation, "meeting"),
    "meeting_action": (MeetingAction, "meeting"),
    "meeting_item": (MeetingDisclosure, "meeting"),
}
# The way from a row to its case, where it is no column of its own.
TO_CASE = {
    "allocation": "",
    "reach": "telling__case__",
    "wrong_message": "message__case__",
    "alert": "request__case__",
    "risk_message": "risk_item__case__",
    "zone_leave": "zone__case__",
}
OF_NO_CASE = frozenset({"brake", "correction", "question", "enquiry"})
# What is, or may be, about an offender: it stands with one of their cases.
OF_AN_OFFENDER = frozenset({feed_work.FEED, meeting_work.ACTION})
HAS_NO_CASE = OF_NO_CASE | {feed_work.FEED}
# What more is read of some rows, or less.
DESCRIBED: Mapping[str, Callable[[QuerySet[Any]], QuerySet[Any]]] = {
    "message": lambda rows: message_work.described(rows.defer("pdf")),
    "held_document": lambda rows: rows.defer("content"),
    "feed": feed_work.described,
    "hour": hour_work.described,
}
OF_A_DUTY = (
    "text",
    "rule",
    "source",
    "blocked_by",
    "case__reference",
    "case__person__title",
    "case__person__given_names",
    "case__person__family_name",
    "case__officer__name",
)


def _item(work: Work, row: Any, covered: Mapping[Any, str]) -> Item:
    case = _case_of(work.source, row)
    is_duty = work.source == "duty"
    return Item(
        kind=work.source,
        reference=_leads_to(work, row),
        case_reference=case.reference if case else "",
        # A case that is offered to us is not ours to see before we accept it.
        person=case.person.full_name if case and work.source != "transfer" else "",
        text=work_words.TEXTS[work.source](row),
        due_on=work.due_on if work.dated else None,
        standing=work.standing,
        rule=row.rule if is_duty else "",
        what=work.what,
        officer=_who_owes(work, row, case),
        source=row.source if is_duty else "",
        blocked_by=row.blocked_by if is_duty else "",
        late=work.late,
        since=work.due_on,
        at_risk=work.at_risk,
        cause=work.cause,
        stands_in_for=covered.get(work.officer, ""),
        waits_for=work.waits_for,
    )


def _case_of(source: str, row: Any) -> Case | None:
    if source in OF_NO_CASE:
        return None
    behind = TO_CASE.get(source, "").partition("__case__")[0]
    found: Case | None = row if source == "allocation" else getattr(row, behind, row).case
    return found


def _leads_to(work: Work, row: Any) -> str:
    if work.source == "reach":
        return str(row.telling_id)
    if work.source == hour_work.HOUR:
        return str(row.fact_id)
    if work.source == "risk_message":
        return str(row.risk_item.reference)
    if work.source == "zone_leave":
        return str(row.zone.reference)
    if work.source in meeting_work.SOURCES:
        return str(row.meeting.reference)
    return str(getattr(row, "reference", None) or row.pk)


def _who_owes(work: Work, row: Any, case: Case | None) -> str:
    if work.source == "meeting_action":
        return str(row.owner)
    return case.officer.name if case and case.officer and work.source != "transfer" else ""
