"""Multi-agency meetings: who sat at the table, what was asked of whom, what a victim may be told, and minutes for those who were there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from victimcontact.casework import access, audit, duties, facts, protection, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    Account,
    Attendance,
    Case,
    MeetingAction,
    MeetingDisclosure,
    Minutes,
    Officer,
    Report,
    Sentence,
)
from victimcontact.records.models import Meeting as Meeting
from victimcontact.scheme.leaks import Kind
from victimcontact.scheme.roles import May

MAPPA = "mappa"
KINDS = (MAPPA, "marac")
LEVELS = (1, 2, 3)
CATEGORIES = (1, 2, 3, 4)
AT_MEETINGS = ("victim_liaison_officer", "manager")


class NoSafetyMeasures(Exception):
    """A meeting is not closed before its safety measures for the victim are written down (P88)."""


class NotAtTheTable(access.NotFound):
    """Minutes are for those who attended (P90); to everybody else they are not there."""


class NotHeldYet(Exception):
    """A meeting of a later day has no minutes and cannot be closed."""


class UnknownKind(Exception):
    """Not a kind of meeting."""


class LevelMissing(Exception):
    """A MAPPA meeting is held at level 1, 2 or 3, about an offender of category 1 to 4."""


class VictimInvited(Exception):
    """Victims are never at the table: their officer is, and speaks for them (P87)."""


class Closed(Exception):
    """The record of the meeting is closed."""


class MinutesKept(Exception):
    """The minutes of this meeting are recorded already."""


@dataclass(frozen=True)
class Seat:
    """Somebody who attends: an officer of ours by id, or a name from an agency."""

    name: str
    agency: str
    officer_id: str = ""


@dataclass(frozen=True)
class Planned:
    """A meeting about an offender. `level` 1–3 for a MAPPA meeting, `category` 1–4 where it is known."""

    kind: str
    held_on: date
    level: int | None = None
    category: int | None = None
    chair: str = ""
    seats: Sequence[Seat] = ()


@action(needs=May.RECORD_MEETING)
def plan(*, sentence: Sentence, planned: Planned, by: Account, now: datetime) -> Meeting:
    """Record a meeting: at level 2 and 3 the officer's input is owed five working days before (D17).

    Raises `UnknownKind`, `LevelMissing`, `VictimInvited`.
    """
    _require_sense(planned)
    _require_no_victim(sentence, planned.seats)
    meeting = Meeting.objects.create(
        reference=references.new("MT"),
        sentence=sentence,
        kind=planned.kind,
        level=planned.level,
        category=planned.category,
        held_on=planned.held_on,
        chair=planned.chair,
        made_by=by,
        made_at=now,
    )
    for seat in planned.seats:
        _seat(meeting, seat)
    data = {"kind": planned.kind, "level": planned.level, "held_on": planned.held_on.isoformat()}
    facts.add(sentence, facts.New("meeting", day_of(now), data), by=by, now=now)
    duties.reconcile_sentence(sentence, now=now)
    return meeting


@action(needs=May.RECORD_MEETING)
def add_seat(*, meeting: Meeting, seat: Seat, by: Account, now: datetime) -> Attendance:
    """Somebody attends. An officer of ours may then read the minutes, so only the table, or who planned it, seats one.

    Raises `VictimInvited`, `NotAtTheTable`, `Closed`.
    """
    _require_open(meeting)
    _require_no_victim(meeting.sentence, [seat])
    if seat.officer_id and not may_seat_officers(meeting, by):
        raise NotAtTheTable(meeting.reference)
    return _seat(meeting, seat)


@dataclass(frozen=True)
class Asked:
    """An action of the meeting: what, who by name or agency, by when; for one case or for the offender's side."""

    text: str
    owner: str
    due_on: date
    case: Case | None = None


@action(needs=May.RECORD_MEETING)
def add_action(*, meeting: Meeting, asked: Asked, by: Account, now: datetime) -> MeetingAction:
    """Log an action with its date. Raises `Closed`."""
    _require_open(meeting)
    return MeetingAction.objects.create(
        meeting=meeting,
        case=asked.case,
        text=asked.text,
        owner=asked.owner,
        due_on=asked.due_on,
        made_by=by,
        made_at=now,
    )


@action(needs=May.RECORD_MEETING)
def finish_action(*, action_row: MeetingAction, by: Account, now: datetime) -> MeetingAction:
    """An action is done."""
    access.require_reach(by, action_row.meeting)
    action_row.done_at = action_row.done_at or now
    action_row.save(update_fields=["done_at"])
    return action_row


@action(needs=May.RECORD_MEETING)
def decide_disclosure(
    *, meeting: Meeting, case: Case, item: str, may_be_told: bool, by: Account, now: datetime
) -> MeetingDisclosure:
    """Write down what the meeting said of one item: it may be told to this victim, or it may not. Raises `Closed`."""
    _require_open(meeting)
    return MeetingDisclosure.objects.create(
        meeting=meeting, case=case, item=item, may_be_told=may_be_told, made_by=by, made_at=now
    )


@action(needs=May.RECORD_MEETING)
def record_minutes(*, meeting: Meeting, text: str, by: Account, now: datetime) -> Minutes:
    """The minutes arrived: whoever records them must have attended; actions are to be logged within two working days (D17).

    Raises `NotAtTheTable`, `NotHeldYet`, `MinutesKept`.
    """
    _require_seat(meeting, by)
    if meeting.held_on > day_of(now):
        raise NotHeldYet
    if Minutes.objects.filter(meeting=meeting).exists():
        raise MinutesKept
    minutes = Minutes.objects.create(meeting=meeting, text=text, received_on=day_of(now), made_by=by, made_at=now)
    data = {"held_on": meeting.held_on.isoformat(), "kind": meeting.kind}
    facts.add(meeting.sentence, facts.New("minutes_received", day_of(now), data), by=by, now=now)
    duties.reconcile_sentence(meeting.sentence, now=now)
    return minutes


@action(needs=May.SEE_MINUTES)
def read_minutes(*, meeting: Meeting, by: Account, now: datetime) -> str:
    """The minutes, for somebody who attended; the reading is written down. Raises `NotAtTheTable`, `access.NotFound`."""
    _require_seat(meeting, by)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        raise access.NotFound(meeting.reference)
    return str(minutes.text)


@action(needs=May.RECORD_MEETING)
def close(*, meeting: Meeting, safety_measures: str, by: Account, now: datetime) -> Meeting:
    """Close the record of a meeting.

    Raises `NoSafetyMeasures` when nothing is said of the victim's safety (P88), `NotHeldYet`, `Closed`.
    """
    _require_open(meeting)
    if not safety_measures.strip():
        raise NoSafetyMeasures
    if meeting.held_on > day_of(now):
        raise NotHeldYet
    meeting.safety_measures = safety_measures.strip()
    meeting.closed_at = now
    meeting.save()
    return meeting


def of_account(account: Account) -> QuerySet[Meeting]:
    """Meetings about sentences within reach, newest first."""
    sentences = access.cases_within_reach(account).values("sentence")
    return Meeting.objects.filter(sentence__in=sentences).select_related("sentence__offender").order_by("-held_on")


def meeting_for(account: Account, reference: str, *, now: datetime) -> Meeting:
    """An officer comes to a meeting, with the look written down. Raises `access.NotFound`."""
    access.require(account, May.RECORD_MEETING)
    meeting = of_account(account).filter(reference=reference).first()
    if meeting is None:
        raise access.NotFound(reference)
    audit.write("meetings.look", by=account, now=now, subject=f"meeting:{meeting.reference}")
    return meeting


def meeting_at_the_table(account: Account, reference: str, *, now: datetime) -> Meeting:
    """The same for somebody who attended; to everybody else it is not there (`NotAtTheTable`)."""
    meeting = meeting_for(account, reference, now=now)
    _require_seat(meeting, account)
    return meeting


def may_seat_officers(meeting: Meeting, account: Account) -> bool:
    """Whether this officer may say which of our officers attend."""
    return meeting.made_by_id == account.pk or attended(meeting, account)


def colleagues(account: Account) -> list[tuple[str, str]]:
    """The officers of the same unit who could attend, as (id, name)."""
    unit = access.officer_of(account).unit
    rows = Officer.objects.filter(unit=unit, left_at__isnull=True, role__in=AT_MEETINGS).order_by("name")
    return [(str(officer.pk), officer.name) for officer in rows]


def attended(meeting: Meeting, account: Account) -> bool:
    """Whether this officer sat at the table."""
    return Attendance.objects.filter(Q(officer__account=account), meeting=meeting).exists()


@dataclass(frozen=True)
class AtTheTable:
    """A meeting as its page shows it. Whether there are minutes is known only to those who attended."""

    meeting: Meeting
    seats: tuple[Attendance, ...]
    actions: tuple[MeetingAction, ...]
    disclosures: tuple[MeetingDisclosure, ...]
    cases: tuple[Case, ...]
    inputs: Mapping[UUID, Report]
    attended: bool
    has_minutes: bool


def whole(meeting: Meeting, *, by: Account) -> AtTheTable:
    """Gather a meeting that `meeting_for` gave; what was said of cases out of this officer's reach is left out (R71)."""
    cases = tuple(
        access.cases_within_reach(by)
        .filter(sentence=meeting.sentence_id)
        .select_related("person")
        .order_by("opened_at")
    )
    own = [case.pk for case in cases]
    about_them = Q(case__isnull=True) | Q(case__in=own)
    was_there = attended(meeting, by)
    inputs = Report.objects.filter(meeting=meeting, case__in=own).exclude(state="withdrawn").order_by("made_at")
    return AtTheTable(
        meeting=meeting,
        seats=tuple(meeting.attendances.order_by("agency", "name")),
        actions=tuple(meeting.actions.filter(about_them).select_related("case__person").order_by("due_on", "made_at")),
        disclosures=tuple(
            meeting.disclosures.filter(case__in=own).select_related("case__person").order_by("case", "made_at")
        ),
        cases=cases,
        inputs={report.case_id: report for report in inputs},
        attended=was_there,
        has_minutes=was_there and Minutes.objects.filter(meeting=meeting).exists(),
    )


def cases_of(meeting: Meeting, account: Account) -> list[tuple[str, str]]:
    """The cases of the sentence within reach, as (reference, name of the person)."""
    rows = access.cases_within_reach(account).filter(sentence=meeting.sentence_id).select_related("person")
    return [(case.reference, case.person.full_name) for case in rows.order_by("opened_at")]


def action_for(account: Account, action_id: str, *, now: datetime) -> MeetingAction:
    """An officer comes to an action of a meeting within reach. Raises `access.NotFound`."""
    row = MeetingAction.objects.select_related("meeting").filter(pk=action_id).first()
    if row is None:
        raise access.NotFound
    meeting_for(account, row.meeting.reference, now=now)
    if row.case is not None:
        access.require_reach(account, row.case)
    return row


def _require_open(meeting: Meeting) -> None:
    if meeting.closed_at is not None:
        raise Closed(meeting.reference)


def _require_sense(planned: Planned) -> None:
    if planned.kind not in KINDS:
        raise UnknownKind(planned.kind)
    if planned.kind == MAPPA and planned.level not in LEVELS:
        raise LevelMissing
    if planned.category is not None and planned.category not in CATEGORIES:
        raise LevelMissing


def _require_no_victim(sentence: Sentence, seats: Sequence[Seat]) -> None:
    names = "\n".join(seat.name for seat in seats)
    for case in Case.objects.filter(sentence=sentence).select_related("person", "representative"):
        if any(hit.certain and hit.kind is Kind.NAME for hit in protection.hits_in(case, names)):
            raise VictimInvited


def _require_seat(meeting: Meeting, by: Account) -> None:
    if not attended(meeting, by):
        raise NotAtTheTable(meeting.reference)


def _seat(meeting: Meeting, seat: Seat) -> Attendance:
    officer = Officer.objects.filter(pk=seat.officer_id).first() if seat.officer_id else None
    name = officer.name if officer else seat.name
    return Attendance.objects.create(meeting=meeting, officer=officer, name=name, agency=seat.agency)
