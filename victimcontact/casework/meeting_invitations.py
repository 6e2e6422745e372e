"""Invitations to meetings: whether one came, what the chair was told, and who speaks for a victim there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from victimcontact.casework import access, facts, meetings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import (
    ACCEPTED,
    APOLOGIES,
    Account,
    Attendance,
    Case,
    Meeting,
    MeetingAnswer,
    MeetingInvitation,
    Officer,
)
from victimcontact.scheme.roles import May

OURS = "Victim liaison"


class NotInvited(Exception):
    """No invitation has come that could be answered."""


class NobodyGoes(Exception):
    """Whoever accepts says who goes."""


class CannotGo(Exception):
    """Not an officer of the unit who holds cases, or one who is barred from this one."""


@dataclass(frozen=True)
class Invited:
    """An invitation as a page shows it, with its answers, the newest last."""

    invitation: MeetingInvitation
    answers: tuple[MeetingAnswer, ...]

    @property
    def answer(self) -> MeetingAnswer | None:
        return self.answers[-1] if self.answers else None


@action(needs=May.RECORD_MEETING)
def receive(*, meeting: Meeting, case: Case, received_on: date, by: Account, now: datetime) -> MeetingInvitation:
    """The invitation for a victim's officer came. Raises `meetings.Closed`, `facts.InTheFuture`, `access.NotFound`."""
    meetings.require_open(meeting)
    if received_on > day_of(now):
        raise facts.InTheFuture
    _require_same_sentence(meeting, case)
    invitation, _made = MeetingInvitation.objects.get_or_create(
        meeting=meeting, case=case, defaults={"made_by": by, "made_at": now}
    )
    invitation.received_on = received_on
    invitation.save(update_fields=["received_on"])
    return invitation


@action(needs=May.RECORD_MEETING)
def accept(*, meeting: Meeting, case: Case, officer_id: str, by: Account, now: datetime) -> MeetingAnswer:
    """It is accepted, and this officer goes. Raises `NotInvited`, `NobodyGoes`, `CannotGo`, `meetings.Closed`."""
    if not officer_id:
        raise NobodyGoes
    return _answer(meeting, case, ACCEPTED, officer_id, by=by, now=now)


@action(needs=May.RECORD_MEETING)
def send_apologies(*, meeting: Meeting, case: Case, stead_id: str = "", by: Account, now: datetime) -> MeetingAnswer:
    """The officer cannot go; `stead_id` is who goes in their stead. Nobody yet: a manager is asked to find somebody (P87).

    Raises `NotInvited`, `CannotGo`, `meetings.Closed`.
    """
    return _answer(meeting, case, APOLOGIES, stead_id, by=by, now=now)


def of_meeting(meeting: Meeting, cases: Sequence[Case]) -> dict[str, Invited]:
    """The invitations to a meeting for these cases, by the reference of the case."""
    rows = MeetingInvitation.objects.filter(meeting=meeting, case__in=[case.pk for case in cases])
    found = rows.select_related("case").prefetch_related("answers__goes")
    return {
        row.case.reference: Invited(row, tuple(sorted(row.answers.all(), key=lambda answer: answer.number)))
        for row in found
    }


def _answer(meeting: Meeting, case: Case, said: str, officer_id: str, *, by: Account, now: datetime) -> MeetingAnswer:
    meetings.require_open(meeting)
    invitation = MeetingInvitation.objects.select_for_update().filter(meeting=meeting, case=case).first()
    if invitation is None or invitation.received_on is None:
        raise NotInvited(meeting.reference)
    goes = _one_who_may_go(case, officer_id, by) if officer_id else None
    number = MeetingAnswer.objects.filter(invitation=invitation).count() + 1
    answer = MeetingAnswer.objects.create(
        invitation=invitation, number=number, answer=said, goes=goes, made_by=by, made_at=now
    )
    _seat_only(meeting, case.officer, goes, by=by, now=now)
    return answer


def _one_who_may_go(case: Case, officer_id: str, by: Account) -> Officer:
    if officer_id not in {key for key, _name in meetings.colleagues(by)}:
        raise CannotGo(officer_id)
    officer = Officer.objects.select_related("account", "unit").get(pk=officer_id)
    if not access.cases_within_reach(officer.account).filter(pk=case.pk).exists():
        raise CannotGo(officer_id)
    return officer


def _seat_only(meeting: Meeting, holder: Officer | None, goes: Officer | None, *, by: Account, now: datetime) -> None:
    """Whoever goes sits at the table; the officer whose place it was no longer does, and reads no minutes (P90)."""
    if holder is not None and holder != goes:
        Attendance.objects.filter(meeting=meeting, officer=holder).update(came=False, recorded_by=by, recorded_at=now)
    if goes is None:
        return
    again = Attendance.objects.filter(meeting=meeting, officer=goes)
    if again.exists():
        again.filter(came=False).update(came=None, recorded_by=None, recorded_at=None)
    else:
        meetings.seat_of(meeting, meetings.Seat(goes.name, OURS, str(goes.pk)))


def _require_same_sentence(meeting: Meeting, case: Case) -> None:
    if meeting.sentence_id != case.sentence_id:
        raise access.NotFound(meeting.reference)
