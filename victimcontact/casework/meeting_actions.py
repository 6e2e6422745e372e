"""What a meeting asked of whom by when, what it said may be told to a victim, and that it was done and told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcontact.casework import access, contacts, meetings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    Account,
    Case,
    Meeting,
    MeetingAction,
    MeetingDisclosure,
    Officer,
)
from victimcontact.scheme.meetings import MeetingKind
from victimcontact.scheme.roles import May

# What these meetings allow is said, never written (R49).
SPOKEN = ("phone", "visit")
SHARED_WITH: Mapping[str, str] = {MeetingKind.MAPPA: MeetingKind.MARAC, MeetingKind.MARAC: MeetingKind.MAPPA}


class NobodyOwesIt(Exception):
    """An action is somebody's: an officer of the unit, or a name or agency."""


class SafetyOfNobody(Exception):
    """An action for a victim's safety says for which victim."""


class MustNotBeTold(Exception):
    """The meeting did not allow it."""


class UnknownWay(Exception):
    """What a meeting allowed is told by telephone or at a visit."""


@dataclass(frozen=True)
class Asked:
    """An action: what, by when, whose (an officer of the unit by id, or somebody else by name or agency), about which victim.

    Without a case it is about the offender. `for_safety`: it keeps that victim safe (P88).
    """

    text: str
    due_on: date
    owner: str = ""
    officer_id: str = ""
    case: Case | None = None
    for_safety: bool = False


@action(needs=May.RECORD_MEETING)
def add(*, meeting: Meeting, asked: Asked, by: Account, now: datetime) -> MeetingAction:
    """Log an action with its date: it is on the worklist of whoever owes it.

    Raises `NobodyOwesIt`, `SafetyOfNobody`, `meetings.Closed`.
    """
    meetings.require_open(meeting)
    officer = _officer(asked.officer_id, by)
    owner = officer.name if officer else asked.owner.strip()
    if not owner:
        raise NobodyOwesIt
    if asked.for_safety and asked.case is None:
        raise SafetyOfNobody
    return MeetingAction.objects.create(
        meeting=meeting,
        case=asked.case,
        officer=officer,
        text=asked.text,
        owner=owner,
        for_safety=asked.for_safety,
        due_on=asked.due_on,
        made_by=by,
        made_at=now,
    )


@action(needs=May.RECORD_MEETING)
def finish(*, action_row: MeetingAction, by: Account, now: datetime) -> MeetingAction:
    """An action is done."""
    access.require_reach(by, action_row.meeting)
    action_row.done_at = action_row.done_at or now
    action_row.save(update_fields=["done_at"])
    return action_row


@action(needs=May.RECORD_MEETING)
def decide_disclosure(
    *, meeting: Meeting, case: Case, item: str, may_be_told: bool, by: Account, now: datetime
) -> MeetingDisclosure:
    """Write down what the meeting said of one item: it may be told to this victim, or it may not. Raises `meetings.Closed`."""
    meetings.require_open(meeting)
    return MeetingDisclosure.objects.create(
        meeting=meeting, case=case, item=item, may_be_told=may_be_told, made_by=by, made_at=now
    )


@action(needs=May.RECORD_MEETING)
def record_told(*, item: MeetingDisclosure, channel: str, by: Account, now: datetime) -> MeetingDisclosure:
    """The victim was told what the meeting allowed, by one of `SPOKEN`; the first time counts.

    Raises `MustNotBeTold`, `UnknownWay`.
    """
    if channel not in SPOKEN:
        raise UnknownWay(channel)
    if not item.may_be_told:
        raise MustNotBeTold
    fresh = MeetingDisclosure.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if fresh.told_at is None:
        fresh.told_by, fresh.told_at = by, now
        fresh.save(update_fields=["told_by", "told_at"])
        made = contacts.ContactMade(day_of(now), channel, "completed")
        contacts.log(access.locked(fresh.case), made, by=by, now=now)
    return fresh


def action_for(account: Account, key: UUID, *, now: datetime) -> MeetingAction:
    """An officer comes to an action of a meeting within reach. Raises `access.NotFound`."""
    row = MeetingAction.objects.select_related("meeting", "case").filter(pk=key).first()
    if row is None:
        raise access.NotFound(str(key))
    meetings.meeting_for(account, row.meeting.reference, now=now)
    if row.case is not None:
        access.require_reach(account, row.case)
    return row


def allowed_item_for(account: Account, key: UUID, *, now: datetime) -> MeetingDisclosure:
    """An officer comes to something that a meeting allowed a victim within reach to be told. Raises `access.NotFound`."""
    row = MeetingDisclosure.objects.select_related("meeting", "case").filter(pk=key, may_be_told=True).first()
    if row is None:
        raise access.NotFound(str(key))
    meetings.meeting_for(account, row.meeting.reference, now=now)
    access.require_reach(account, row.case)
    return row


def shared_plan(meeting: Meeting, by: Account) -> list[MeetingAction]:
    """What MARAC has agreed for the safety of the same people, for a MAPPA meeting, and the other way round (P89): nobody does it twice.

    Only of cases within reach, those not done first, then by due date.
    """
    ours = access.cases_within_reach(by).filter(sentence=meeting.sentence_id)
    same_people = access.cases_within_reach(by).filter(person__in=ours.values("person"))
    rows = MeetingAction.objects.filter(
        for_safety=True, case__in=same_people, meeting__kind=SHARED_WITH.get(meeting.kind, "")
    )
    found = rows.select_related("meeting", "case__person").order_by("due_on", "made_at")
    return sorted(found, key=lambda row: row.done_at is not None)


def _officer(officer_id: str, by: Account) -> Officer | None:
    if not officer_id:
        return None
    if officer_id not in {key for key, _name in meetings.colleagues(by)}:
        raise access.NotFound(officer_id)
    return Officer.objects.get(pk=officer_id)
