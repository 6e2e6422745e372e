"""Rows about meetings that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import (
    Attendance,
    Case,
    Meeting,
    MeetingAnswer,
    MeetingDisclosure,
    MeetingInvitation,
)


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def meeting(case: Case, category: int | None = None) -> Meeting:
    about = {"sentence": case.sentence, "kind": "mappa", "category": category, "held_on": builders.TODAY}
    return Meeting.objects.create(reference="MT-TEST", **about, **authored())


def invitation(case: Case, meeting: Meeting) -> MeetingInvitation:
    return MeetingInvitation.objects.create(meeting=meeting, case=case, **authored())


def invited_twice() -> None:
    case = builders.referred()
    met = meeting(case)
    invitation(case, met)
    invitation(case, met)


def answer(*numbers: int, said: str = "apologies") -> None:
    case = builders.referred()
    asked = invitation(case, meeting(case))
    for number in numbers:
        MeetingAnswer.objects.create(invitation=asked, number=number, answer=said, **authored())


def came_says_nobody() -> None:
    Attendance.objects.create(meeting=meeting(builders.referred()), name="A", agency="B", came=True)


def disclosure(**values: Any) -> None:
    case = builders.referred()
    frame: dict[str, Any] = {"case": case, "meeting": meeting(case), "item": "A", "may_be_told": True}
    MeetingDisclosure.objects.create(**(frame | authored() | values))


BREAKING: Mapping[str, Callable[[], Any]] = {
    "a_meeting_has_one_of_four_categories": lambda: meeting(builders.referred(), 5),
    "one_invitation_a_case_and_meeting": invited_twice,
    "one_meeting_answer_a_number": lambda: answer(1, 1),
    "whoever_accepts_goes": lambda: answer(1, said="accepted"),
    "whether_somebody_came_is_said_by_somebody": came_says_nobody,
    "what_was_told_has_author_and_moment": lambda: disclosure(told_at=builders.NOW),
    "only_what_may_be_told_is_told": lambda: disclosure(may_be_told=False, told_at=builders.NOW, told_by=program()),
}
