"""Multi-agency meetings: planned, who sits at the table and who came, minutes for those who were there, and the end of the record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from victimcontact.casework import access, audit, duties, facts, protection, references
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    Account,
    Attendance,
    Case,
    MeetingAction,
    MeetingInvitation,
    Minutes,
    Officer,
    Sentence,
)
from victimcontact.records.models import Meeting as Meeting
from victimcontact.scheme.leaks import Kind
from victimcontact.scheme.meetings import CATEGORIES, LEVELS, MeetingKind, manages_together
from victimcontact.scheme.roles import HOLD_CASES, May
from victimcontact.scheme.standing import Standing


class NoSafetyMeasures(Exception):
    """A meeting is not closed before the measures for the victim's safety are written down (P88)."""


class NoSafetyAction(Exception):
    """A meeting is not closed before somebody has to do something for the safety of each victim; `people` says whose (P88)."""

    def __init__(self, people: Sequence[str] = ()) -> None:
        super().__init__("No action for the safety of a victim")
        self.people = tuple(people)


class AttendanceMissing(Exception):
    """A meeting is not closed before it is said of everybody who was expected whether they came."""


class NotAtTheTable(access.NotFound):
    """Minutes are for those who attended (P90); to everybody else they are not there."""


class NotHeldYet(Exception):
    """A meeting of a later day has no attendance and no minutes, and cannot be closed."""


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
    """A meeting about an offender. `level` 1-3 for a MAPPA meeting, `category` 1-4 where it is known.

    `invited_on` is the day on which the invitation came, if one did.
    """

    kind: str
    held_on: date
    level: int | None = None
    category: int | None = None
    chair: str = ""
    seats: Sequence[Seat] = ()
    invited_on: date | None = None


@action(needs=May.RECORD_MEETING)
def plan(*, case: Case, planned: Planned, by: Account, now: datetime) -> Meeting:
    """Record a meeting about the offender of a case. At level 2 and 3 every victim's officer belongs there (P87) and owes input
    five working days before (D17); to any other meeting the officer of this case is asked.

    Raises `UnknownKind`, `LevelMissing`, `VictimInvited`, `facts.InTheFuture` for an invitation of a later day.
    """
    _require_sense(planned, on=day_of(now))
    _require_no_victim(case.sentence, planned.seats)
    meeting = Meeting.objects.create(
        reference=references.new("MT"),
        sentence=case.sentence,
        kind=planned.kind,
        level=planned.level,
        category=planned.category,
        held_on=planned.held_on,
        chair=planned.chair,
        made_by=by,
        made_at=now,
    )
    for each in planned.seats:
        seat_of(meeting, each)
    _expect(meeting, case, planned.invited_on, by=by, now=now)
    _fact_of(meeting, by=by, now=now)
    return meeting


@action(needs=May.RECORD_MEETING)
def move(*, meeting: Meeting, held_on: date, by: Account, now: datetime) -> Meeting:
    """It is held on another day: the clock of the input begins again, an input that went stays. Raises `Closed`, `MinutesKept`."""
    require_open(meeting)
    _require_no_minutes(meeting)
    for fact in meeting.sentence.facts.filter(kind="meeting", data__meeting=meeting.reference, withdrawal__isnull=True):
        facts.take_back(fact, reason="The meeting was moved.", by=by, now=now)
    meeting.held_on = held_on
    meeting.save(update_fields=["held_on"])
    _fact_of(meeting, by=by, now=now)
    return meeting


@action(needs=May.RECORD_MEETING)
def add_seat(*, meeting: Meeting, seat: Seat, by: Account, now: datetime) -> Attendance:
    """Somebody attends. An officer of ours may then read the minutes, so only the table, or who planned it, seats one.

    Raises `VictimInvited`, `NotAtTheTable`, `Closed`.
    """
    require_open(meeting)
    _require_no_victim(meeting.sentence, [seat])
    if seat.officer_id and not may_seat_officers(meeting, by):
        raise NotAtTheTable(meeting.reference)
    return seat_of(meeting, seat)


@action(needs=May.RECORD_MEETING)
def record_attendance(*, meeting: Meeting, came: Iterable[str], by: Account, now: datetime) -> Meeting:
    """Say who came, by the keys of their seats; whoever else was expected did not, and reads no minutes (P90).

    Raises `NotAtTheTable` for anybody but the table and who planned it, `NotHeldYet`, `Closed`.
    """
    require_open(meeting)
    if not may_seat_officers(meeting, by):
        raise NotAtTheTable(meeting.reference)
    if meeting.held_on > day_of(now):
        raise NotHeldYet
    there = set(came)
    for seat in Attendance.objects.select_for_update().filter(meeting=meeting):
        seat.came, seat.recorded_by, seat.recorded_at = str(seat.pk) in there, by, now
        seat.save(update_fields=["came", "recorded_by", "recorded_at"])
    return meeting


@action(needs=May.RECORD_MEETING)
def record_minutes(*, meeting: Meeting, text: str, by: Account, now: datetime) -> Minutes:
    """The minutes arrived: whoever records them must have attended; actions are to be logged within two working days (D17).

    Raises `NotAtTheTable`, `NotHeldYet`, `MinutesKept`.
    """
    _require_seat(meeting, by)
    if meeting.held_on > day_of(now):
        raise NotHeldYet
    _require_no_minutes(meeting)
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
def close(
    *, meeting: Meeting, safety_measures: str, next_on: date | None = None, by: Account, now: datetime
) -> Meeting:
    """Close the record of a meeting; `next_on` is the day of the next one, where it was set.

    Raises `NoSafetyMeasures` and `NoSafetyAction` while nothing is said, or nobody has to do anything, for a victim's safety (P88),
    `AttendanceMissing`, `NotHeldYet`, `Closed`.
    """
    require_open(meeting)
    if not safety_measures.strip():
        raise NoSafetyMeasures
    if meeting.held_on > day_of(now):
        raise NotHeldYet
    if meeting.attendances.filter(came__isnull=True).exists():
        raise AttendanceMissing
    _require_safety_actions(meeting, by)
    meeting.safety_measures, meeting.next_on, meeting.closed_at = safety_measures.strip(), next_on, now
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
    """Whether this officer may say which of our officers attend, and who came."""
    return meeting.made_by_id == account.pk or attended(meeting, account)


def colleagues(account: Account) -> list[tuple[str, str]]:
    """The officers of the same unit who could attend, as (id, name)."""
    unit = access.officer_of(account).unit
    rows = Officer.objects.filter(unit=unit, left_at__isnull=True, role__in=HOLD_CASES).order_by("name")
    return [(str(officer.pk), officer.name) for officer in rows]


def attended(meeting: Meeting, account: Account) -> bool:
    """Whether this officer sat at the table: expected there, and nobody has said that they did not come."""
    return Attendance.objects.filter(officer__account=account, meeting=meeting).exclude(came=False).exists()


def cases_of(meeting: Meeting, account: Account) -> list[tuple[str, str]]:
    """The cases of the sentence within reach, as (reference, name of the person)."""
    rows = access.cases_within_reach(account).filter(sentence=meeting.sentence_id).select_related("person")
    return [(case.reference, case.person.full_name) for case in rows.order_by("opened_at")]


def seats_of(meeting: Meeting) -> Mapping[str, str]:
    """Who was expected, by the key of the seat."""
    rows = meeting.attendances.order_by("agency", "name")
    return {str(seat.pk): f"{seat.name}, {seat.agency}" for seat in rows}


def seat_of(meeting: Meeting, seat: Seat) -> Attendance:
    """Expect somebody at the table, within another verb."""
    officer = Officer.objects.filter(pk=seat.officer_id).first() if seat.officer_id else None
    name = officer.name if officer else seat.name
    return Attendance.objects.create(meeting=meeting, officer=officer, name=name, agency=seat.agency)


def require_open(meeting: Meeting) -> None:
    """Raise `Closed` once the record of a meeting is."""
    if meeting.closed_at is not None:
        raise Closed(meeting.reference)


def _fact_of(meeting: Meeting, *, by: Account, now: datetime) -> None:
    """The ledger counts the days of the input from this (D17). A meeting that is moved has been known since it was planned: an input
    sent before it was moved is an input to it."""
    data = {"kind": meeting.kind, "level": meeting.level, "held_on": meeting.held_on.isoformat()}
    data |= {"meeting": meeting.reference}
    facts.add(meeting.sentence, facts.New("meeting", day_of(meeting.made_at), data), by=by, now=now)
    duties.reconcile_sentence(meeting.sentence, now=now)


def _expect(meeting: Meeting, case: Case, invited_on: date | None, *, by: Account, now: datetime) -> None:
    """Whose officers belong at the meeting: every member's of the sentence, or only that of the case it was recorded from."""
    cases = Case.objects.filter(pk=case.pk)
    if manages_together(meeting.kind, meeting.level):
        cases = Case.objects.filter(sentence=meeting.sentence_id, standing=Standing.JOINED) | cases
    MeetingInvitation.objects.bulk_create(
        MeetingInvitation(meeting=meeting, case=each, received_on=invited_on, made_by=by, made_at=now)
        for each in cases.distinct()
    )


def _require_no_minutes(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting).exists():
        raise MinutesKept


def _require_sense(planned: Planned, *, on: date) -> None:
    if planned.kind not in tuple(MeetingKind):
        raise UnknownKind(planned.kind)
    if planned.kind == MeetingKind.MAPPA and planned.level not in LEVELS:
        raise LevelMissing
    if planned.category is not None and planned.category not in CATEGORIES:
        raise LevelMissing
    if planned.invited_on is not None and planned.invited_on > on:
        raise facts.InTheFuture


def _require_no_victim(sentence: Sentence, seats: Sequence[Seat]) -> None:
    names = "\n".join(seat.name for seat in seats)
    for case in Case.objects.filter(sentence=sentence).select_related("person", "representative"):
        if any(hit.certain and hit.kind is Kind.NAME for hit in protection.hits_in(case, names)):
            raise VictimInvited


def _require_seat(meeting: Meeting, by: Account) -> None:
    if not attended(meeting, by):
        raise NotAtTheTable(meeting.reference)


def _require_safety_actions(meeting: Meeting, by: Account) -> None:
    """Somebody has to do something for the safety of every member of this sentence whom the officer may see, and of one at least."""
    covered = set(MeetingAction.objects.filter(meeting=meeting, for_safety=True).values_list("case", flat=True))
    members = access.cases_within_reach(by).filter(sentence=meeting.sentence_id, standing=Standing.JOINED)
    without = [case.person.full_name for case in members.select_related("person") if case.pk not in covered]
    if without or not covered:
        raise NoSafetyAction(without)
