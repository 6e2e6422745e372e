"""A meeting as its page shows it, to one officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from victimcontact.casework import access, laws, meeting_actions, meeting_invitations, meetings
from victimcontact.casework.meeting_invitations import Invited
from victimcontact.records.models import (
    Account,
    Attendance,
    Case,
    Meeting,
    MeetingAction,
    MeetingDisclosure,
    Minutes,
    Report,
)
from victimcontact.scheme.calendar import working_days_before
from victimcontact.scheme.meetings import HELD_IN_SECRET, manages_together


@dataclass(frozen=True)
class AtTheTable:
    """A meeting as its page shows it. Whether there are minutes is known only to those who attended.

    `invitations` are by the reference of the case, `inputs` by its key; `input_by` is the last working day for the input, where one
    is owed; `shared` what the other kind of meeting agreed for the same people (P89).
    """

    meeting: Meeting
    seats: tuple[Attendance, ...]
    actions: tuple[MeetingAction, ...]
    shared: tuple[MeetingAction, ...]
    disclosures: tuple[MeetingDisclosure, ...]
    cases: tuple[Case, ...]
    invitations: Mapping[str, Invited]
    inputs: Mapping[UUID, Report]
    input_by: date | None
    is_secret: bool
    attended: bool
    may_seat_officers: bool
    has_minutes: bool


def whole(meeting: Meeting, *, by: Account) -> AtTheTable:
    """Gather a meeting that `meeting_for` gave; what was said of cases out of this officer's reach is left out (R71)."""
    cases = tuple(
        access.cases_within_reach(by)
        .filter(sentence=meeting.sentence_id)
        .select_related("person", "officer")
        .order_by("opened_at")
    )
    own = [case.pk for case in cases]
    about_them = Q(case__isnull=True) | Q(case__in=own)
    was_there = meetings.attended(meeting, by)
    inputs = Report.objects.filter(meeting=meeting, case__in=own).exclude(state="withdrawn").order_by("made_at")
    return AtTheTable(
        meeting=meeting,
        seats=tuple(meeting.attendances.order_by("agency", "name")),
        actions=tuple(meeting.actions.filter(about_them).select_related("case__person").order_by("due_on", "made_at")),
        shared=tuple(meeting_actions.shared_plan(meeting, by)),
        disclosures=tuple(
            meeting.disclosures.filter(case__in=own).select_related("case__person").order_by("case", "made_at")
        ),
        cases=cases,
        invitations=meeting_invitations.of_meeting(meeting, cases),
        inputs={report.case_id: report for report in inputs},
        input_by=_input_by(meeting),
        is_secret=meeting.kind in HELD_IN_SECRET,
        attended=was_there,
        may_seat_officers=meetings.may_seat_officers(meeting, by),
        has_minutes=was_there and Minutes.objects.filter(meeting=meeting).exists(),
    )


def _input_by(meeting: Meeting) -> date | None:
    """By when the input is owed, as the ledger counts it (D17)."""
    if not manages_together(meeting.kind, meeting.level):
        return None
    return working_days_before(meeting.held_on, laws.in_force().period("D17"))
