"""What waits for a person, table by table: each asked for in the same columns, so that one question answers all of it.

The question is a ready query: the sources say once which rows wait, and of which cases on which day is given with each question.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models import Case as Choose
from django.db.models import When as Condition
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from victimcontact.casework import (
    access,
    feed_work,
    hour_work,
    meeting_work,
    message_work,
    open_requests,
    open_statements,
    report_work,
    restorative_work,
    risk_work,
    telling_work,
    wrong_messages,
    zone_leaves,
)
from victimcontact.casework.allocations import KNOWS_AN_OFFICER, NEW_OFFICER
from victimcontact.casework.complaint_work import unanswered_complaints
from victimcontact.casework.consultation_work import open_consultations
from victimcontact.casework.contacts import GOT_THROUGH
from victimcontact.casework.data_work import unanswered_data_requests
from victimcontact.casework.document_work import held_documents
from victimcontact.casework.guest_work import ended_guests, hospital_notes
from victimcontact.casework.manager_work import open_brakes, open_corrections, open_enquiries, unmatched_questions
from victimcontact.casework.ready_queries import ReadyQuery
from victimcontact.casework.text_work import unread_texts
from victimcontact.casework.work_columns import (
    ALLOCATOR,
    CASES,
    DAY,
    KEY,
    MANAGER,
    OFFERED,
    ON,
    OTHER_UNIT,
    SOON,
    Light,
    came,
    columns,
    text,
    yes,
)
from victimcontact.casework.zone_work import waiting as zones_waiting
from victimcontact.records.models import (
    Account,
    Allocation,
    Application,
    ApplicationStep,
    CallerNote,
    Case,
    Contact,
    Duty,
    Fact,
    Message,
    MessageState,
    Note,
    Reach,
    Report,
    ReportStep,
    Transfer,
)
from victimcontact.scheme.applications import State as Applied
from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.causes import FIRST_CONTACT, OURS
from victimcontact.scheme.reach import State
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Standing

WINDOW = "apply_for_reconsideration"
AFTER_A_WINDOW = ("stage", "reconsideration_applied", "high_court_referral", "set_aside_applied", "key_date")
DUE = ("open", "late", "blocked")
SOON_WORKING_DAYS = 2
# A case that stands here is somebody's work; without an officer it waits for one.
LIVE = (
    Standing.ASSESSED,
    Standing.ALLOCATED,
    Standing.OFFERED,
    Standing.CHASED,
    Standing.JOINED,
    Standing.PAUSED,
)


@dataclass(frozen=True)
class Question:
    """Which work: of these cases, on a day; what is ours, or what others are late with.

    With an `account`, what it may be asked beyond these cases counts as well: cases that were offered to its unit, and for a manager
    what is about no single case. `uncovered` are the officers who are away with nobody standing in.
    """

    cases: QuerySet[Case]
    on: date
    account: Account | None = None
    others: bool = False
    uncovered: frozenset[UUID] = frozenset()


def _our_duties() -> QuerySet[Any]:
    return _duties(Q(owed_by__in=OURS))


def _late_of_others() -> QuerySet[Any]:
    return _duties(~Q(owed_by__in=OURS), due_on__lt=ON).union(meeting_work.late_actions_of_others(), all=True)


def _duties(*wanted: Q, **more: Any) -> QuerySet[Any]:
    rows = Duty.objects.filter(*wanted, case__in=CASES, standing__in=DUE, **more)
    refer = Duty.objects.filter(case=OuterRef("case"), what="refer_victim").order_by("due_on").values("due_on")[:1]
    return columns(
        rows,
        "duty",
        day=F("due_on"),
        dated=yes(),
        what=F("what"),
        owed_by=F("owed_by"),
        standing=F("standing"),
        blocked_by=F("blocked_by"),
        waits_for=Choose(Condition(owed_by="manager", then=text(MANAGER)), default=text("")),
        begun=_begun(),
        referred_by=F("case__referral__source"),
        referral_due_on=Choose(
            Condition(what=FIRST_CONTACT, then=Subquery(refer, output_field=DAY)), default=Value(None, output_field=DAY)
        ),
        referred_on=F("case__referral__received_on"),
    )


def _begun() -> Expression:
    """Whether anything has happened in the case since a duty arose that is due soon: we were in touch, a letter or report is begun."""
    since = {"case": OuterRef("case"), "made_at__gte": OuterRef("arose_at")}
    something = (
        Exists(Contact.objects.filter(**since, direction="out"))
        | Exists(Message.objects.filter(**since).exclude(state=MessageState.STOPPED))
        | Exists(Report.objects.filter(**since))
    )
    soon = Q(due_on__gte=ON, due_on__lte=SOON)
    return Choose(Condition(soon & ~Q(something), then=Value(False)), default=yes(), output_field=BooleanField())


def _notes() -> QuerySet[Any]:
    rows = Note.objects.filter(case__in=CASES, from_member=True, read_at__isnull=True)
    return columns(rows, "note", day=came("made_at"), what=text("note"), standing=text("open"))


def _caller_notes() -> QuerySet[Any]:
    rows = CallerNote.objects.filter(case__in=CASES, read_at__isnull=True)
    return columns(rows, "caller", day=came("made_at"), what=text("caller"), standing=text("open"))


def _applications() -> QuerySet[Any]:
    """What somebody applies for beside a review, until it is passed on or answered."""
    went_on = ApplicationStep.objects.filter(application=OuterRef("pk")).exclude(state=Applied.ASKED)
    rows = Application.objects.filter(~Exists(went_on), case__in=CASES)
    return columns(rows, "application", day=came("made_at"), what=text("application"), standing=text("open"))


def _final_decisions() -> QuerySet[Any]:
    """Decisions that could be looked at again, known in time, whose window went by and of which nothing was recorded since (P43)."""
    since = Fact.objects.annotate(of_review=KeyTextTransform("review", "data")).filter(
        sentence=OuterRef("case__sentence"),
        of_review=OuterRef("about"),
        kind__in=AFTER_A_WINDOW,
        made_at__gt=OuterRef("arose_at"),
        withdrawal__isnull=True,
    )
    rows = Duty.objects.filter(
        ~Exists(since),
        case__in=CASES,
        case__standing=Standing.JOINED,
        what=WINDOW,
        standing="passed",
        arose_at__date__lte=F("last_on"),
    )
    return columns(rows, "final", day=F("last_on"), what=text("final_decision"), standing=text("open"))


def _reports() -> QuerySet[Any]:
    """Reports whose next step is ours, since the step that brought them there; a check is for the manager to see done (P109)."""
    steps = ReportStep.objects.filter(report=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]
    waiting = Report.objects.filter(case__in=CASES, state__in=list(report_work.WORK))
    rows = waiting.exclude(review__ended_at__isnull=False)
    return columns(
        rows.annotate(moved_at=Subquery(steps)),
        "report",
        day=came("moved_at"),
        what=text("report"),
        standing=text("open"),
        waits_for=Choose(Condition(state__in=report_work.OF_ANOTHER, then=text(MANAGER)), default=text("")),
    )


def _unallocated() -> QuerySet[Any]:
    """Cases that nobody holds, since the day they came to the unit."""
    rows = Case.objects.filter(pk__in=CASES, officer__isnull=True, standing__in=LIVE)
    newest = Allocation.objects.filter(case=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]
    return columns(
        rows.annotate(came_at=Coalesce(Subquery(newest), "opened_at")),
        "allocation",
        case=F("pk"),
        officer=Value(None, output_field=KEY),
        day=came("came_at"),
        what=text("allocation"),
        standing=text("open"),
        waits_for=text(ALLOCATOR),
    )


def _new_officers() -> QuerySet[Any]:
    """Members who knew another officer and have not been told of the new one: no letter is drafted or gone, nobody got through."""
    same = Allocation.objects.filter(case=OuterRef("case"), officer__isnull=False)
    since = {"case": OuterRef("case"), "made_at__gte": OuterRef("made_at")}
    rows = Allocation.objects.filter(
        Exists(same.filter(made_at__lt=OuterRef("made_at")).exclude(officer=OuterRef("officer"))),
        ~Exists(same.filter(made_at__gt=OuterRef("made_at"))),
        ~Exists(Message.objects.filter(**since, document=NEW_OFFICER).exclude(state=MessageState.STOPPED)),
        ~Exists(Contact.objects.filter(**since, direction="out", outcome__in=GOT_THROUGH)),
        case__in=CASES,
        case__officer=F("officer"),
        case__standing__in=KNOWS_AN_OFFICER,
    )
    return columns(rows, "new_officer", day=came("made_at"), what=text("new_officer"), standing=text("open"))


def _transfers() -> QuerySet[Any]:
    """Offers of these cases, and those to the account's own unit, whose cases are not within its reach yet."""
    to_us = Q(pk__in=OFFERED)
    rows = Transfer.objects.filter(Q(case__in=CASES) | to_us, answered_at__isnull=True)
    return columns(
        rows,
        "transfer",
        officer=Choose(
            Condition(to_us, then=Value(None, output_field=KEY)), default=F("case__officer_id"), output_field=KEY
        ),
        day=came("made_at"),
        what=text("transfer"),
        standing=text("open"),
        waits_for=Choose(Condition(to_us, then=text(MANAGER)), default=text(OTHER_UNIT)),
    )


def _unreached() -> QuerySet[Any]:
    """Members whom something has not reached: their officer's work until the clock has run out, then the manager's."""
    rows = Reach.objects.filter(state=State.UNREACHED, telling__case__in=CASES)
    return columns(
        rows,
        "reach",
        case=F("telling__case_id"),
        officer=F("telling__case__officer_id"),
        day=Choose(Condition(next_at__isnull=False, then=came("next_at")), default=came("since"), output_field=DAY),
        dated=yes(),
        what=text("unreached"),
        standing=text("open"),
        waits_for=Choose(Condition(next_step="", then=text(MANAGER)), default=text("")),
    )


def _offered_to(account: Account | None) -> QuerySet[Transfer]:
    """The offers to an account's own unit that it may answer."""
    unit = access.officer_of(account).unit if account is not None else None
    if account is None or unit is None:
        return Transfer.objects.none()
    barred = access.conflict_of(account, "case__sentence__offender")
    return Transfer.objects.filter(to_unit=unit, answered_at__isnull=True).exclude(barred)


def _who(account: Account | None) -> dict[str, Any]:
    """Whether an account is a manager's, whether it allocates or answers enquiries, and of which unit it then is."""
    if account is None or not access.permits(account, May.ANSWER_ENQUIRY):
        return {"manages": False, "allocates": False, "answers": False, "unit": None}
    allocates = access.permits(account, May.ALLOCATE)
    manages = allocates and access.permits(account, May.APPROVE_AS_MANAGER)
    unit = access.officer_of(account).unit_id
    return {"manages": manages, "allocates": allocates, "answers": True, "unit": unit}


SOURCES = (
    _our_duties,
    telling_work.waiting,
    message_work.waiting,
    feed_work.waiting,
    hour_work.waiting,
    _notes,
    _caller_notes,
    risk_work.to_phone,
    risk_work.unanswered,
    restorative_work.waiting,
    zone_leaves.waiting,
    zones_waiting,
    _applications,
    _final_decisions,
    open_requests.to_move_on,
    open_requests.alerts,
    _reports,
    _unallocated,
    _new_officers,
    _transfers,
    _unreached,
    open_consultations,
    hospital_notes,
    ended_guests,
    open_statements.to_ask_back,
    open_statements.to_withhold,
    meeting_work.invitations,
    meeting_work.actions,
    meeting_work.to_tell,
    unanswered_complaints,
    unanswered_data_requests,
    held_documents,
    unread_texts,
    open_brakes,
    open_corrections,
    wrong_messages.to_put_right,
    unmatched_questions,
    open_enquiries,
)


def _all() -> QuerySet[Any]:
    first, *others = (source() for source in SOURCES)
    return first.union(*others, all=True)


EVERYTHING, LATE_OF_OTHERS = ReadyQuery(_all), ReadyQuery(_late_of_others)


def rows_of(asked: Question) -> Iterator[Light]:
    """The rows that the question asks for, in no order."""
    days = {"on": asked.on, "soon": working_days_after(asked.on, SOON_WORKING_DAYS)}
    if asked.others:
        rows = LATE_OF_OTHERS.ask(sets={"cases": asked.cases}, **days)
    else:
        sets = {"cases": asked.cases, "offered": _offered_to(asked.account)}
        rows = EVERYTHING.ask(sets=sets, **_who(asked.account), **days)
    return map(Light._make, rows)
