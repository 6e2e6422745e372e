"""The pages of a meeting: planned with its level, actions with dates, telling item by item, minutes for those who were there."""

from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, boxes, holder, in_days, joined, visit
from victimcontact.casework import meeting_actions, meetings
from victimcontact.casework.meeting_actions import Asked
from victimcontact.casework.meetings import Planned, Seat
from victimcontact.records.models import Case, Duty, Meeting, MeetingAction, MeetingDisclosure, Minutes, Officer, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return joined()


def met(case: Case, *attending: Officer, days: int = 0, **more: Any) -> Meeting:
    """A meeting that was held, with these officers at the table."""
    seats = [Seat("", "Victim liaison", str(officer.pk)) for officer in attending]
    planned = Planned(**({"kind": "mappa", "held_on": in_days(days), "level": 2, "category": 1, "seats": seats} | more))
    return meetings.plan(case=case, planned=planned, by=account_of(case), now=timezone.now())


def plan(case: Case, **changes: Any) -> dict[str, Any]:
    answers = {
        "kind": "mappa",
        "level": "2",
        "category": "1",
        **boxes("held_on", in_days(30)),
        "chair": "Chair Canary",
        "ours": [str(holder(case).pk)],
        "others": "Sam Shaw, Police\nJo Lane, Housing",
    }
    return answers | changes


def test_a_meeting_is_planned_with_its_table_and_asks_for_input(case: Case) -> None:
    client = visit(holder(case))

    answer = client.post(f"/cases/{case.reference}/meetings/new/", plan(case))
    page = client.get(answer["Location"]).content.decode()

    assert (Meeting.objects.get().level, Meeting.objects.get().category) == (2, 1)
    assert "Sam Shaw" in page
    assert "Housing" in page
    assert holder(case).name in page
    assert Duty.objects.filter(case=case, what="send_meeting_input").exists()


@pytest.mark.parametrize("missing", ["level", "category"])
def test_a_mappa_meeting_needs_level_and_category_and_keeps_what_was_typed(case: Case, missing: str) -> None:
    answer = visit(holder(case)).post(f"/cases/{case.reference}/meetings/new/", plan(case, **{missing: ""}))

    page = answer.content.decode()
    assert "Choose an answer" in page
    assert "Jo Lane, Housing" in page
    assert not Meeting.objects.exists()


def test_a_marac_has_no_level(case: Case) -> None:
    visit(holder(case)).post(f"/cases/{case.reference}/meetings/new/", plan(case, kind="marac", level="3"))

    assert (Meeting.objects.get().kind, Meeting.objects.get().level) == ("marac", None)


def test_a_victim_is_never_put_at_the_table(case: Case) -> None:
    name = f"{case.person.given_names} {case.person.family_name}"

    answer = visit(holder(case)).post(f"/cases/{case.reference}/meetings/new/", plan(case, others=f"{name}, Victim"))

    assert "A victim is never at the table" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_input_is_begun_from_the_meeting_and_sent_without_the_victims_approval(case: Case) -> None:
    meeting = met(case, holder(case), days=20)
    client = visit(holder(case))

    client.post(f"/meetings/{meeting.reference}/input/{case.reference}/")
    report = Report.objects.get(document="R05")
    client.post(
        f"/reports/{report.reference}/edit/",
        {
            "version": "1",
            "fears": "She fears he knows the new school.",
            "unspoken-count": "1",
            "unspoken-0-what": "That she has moved.",
            "unspoken-0-before": "Housing",
        },
    )
    client.post(f"/reports/{report.reference}/submit/", {"to": "The chair", "how": "secure email"})
    page = client.get(f"/reports/{report.reference}/").content.decode()

    assert "Level 2, category 1" in page
    assert "That she has moved." in page
    assert Report.objects.get().state == "submitted"
    assert Duty.objects.get(case=case, what="send_meeting_input").standing == "kept"


def test_an_action_is_logged_for_a_victim_and_done(case: Case) -> None:
    meeting, client = met(case, holder(case)), visit(holder(case))
    answers = {
        "text": "Change the locks.",
        "whose": "other",
        "owner": "Housing",
        "about": case.reference,
        "for_safety": "yes",
        **boxes("due_on", in_days(-1)),
    }

    client.post(f"/meetings/{meeting.reference}/actions/", answers)
    late = client.get(f"/meetings/{meeting.reference}/").content.decode()
    row = MeetingAction.objects.get()
    client.post(f"/meetings/actions/{row.pk}/done/")

    assert (row.case, row.for_safety) == (case, True)
    assert "Late" in late
    assert MeetingAction.objects.get().done_at is not None


def test_what_may_be_told_is_written_down_item_by_item(case: Case) -> None:
    meeting, client = met(case, holder(case)), visit(holder(case))
    address = f"/meetings/{meeting.reference}/telling/"

    client.post(address, {"item": "That he asked for her address.", "case": case.reference, "may_be_told": "no"})
    client.post(address, {"item": "That there is a zone.", "case": case.reference, "may_be_told": "yes"})

    page = client.get(f"/meetings/{meeting.reference}/").content.decode()
    assert [row.may_be_told for row in MeetingDisclosure.objects.order_by("made_at")] == [False, True]
    assert "Must not be told" in page


def test_minutes_are_recorded_and_read_only_by_those_at_the_table(case: Case) -> None:
    colleague = builders.officer()
    meeting = met(case, holder(case))
    there, not_there = visit(holder(case)), visit(colleague)

    there.post(f"/meetings/{meeting.reference}/minutes/new/", {"text": "Canary minutes."})
    read = there.get(f"/meetings/{meeting.reference}/minutes/")
    refused = [
        not_there.get(f"/meetings/{meeting.reference}/minutes/").status_code,
        not_there.get(f"/meetings/{meeting.reference}/minutes/new/").status_code,
        not_there.post(f"/meetings/{meeting.reference}/minutes/new/", {"text": "Mine."}).status_code,
    ]
    hint = not_there.get(f"/meetings/{meeting.reference}/").content.decode()

    assert "Canary minutes." in read.content.decode()
    assert refused == [404, 404, 404]
    assert "inutes" not in hint
    assert Minutes.objects.count() == 1


def test_nobody_seats_themselves_afterwards_to_read_the_minutes(case: Case) -> None:
    colleague = builders.officer()
    meeting = met(case, holder(case))
    client = visit(colleague)
    answers = {"who": "ours", "officer": str(colleague.pk)}

    page = client.get(f"/meetings/{meeting.reference}/seats/").content.decode()
    client.post(f"/meetings/{meeting.reference}/seats/", answers)
    seated_by_the_table = visit(holder(case)).post(f"/meetings/{meeting.reference}/seats/", answers)

    assert "One of our officers" not in page
    assert seated_by_the_table.status_code == 302
    assert meeting.attendances.filter(officer=colleague).count() == 1


def test_minutes_of_a_meeting_to_come_are_refused(case: Case) -> None:
    meeting = met(case, holder(case), days=3)

    answer = visit(holder(case)).post(f"/meetings/{meeting.reference}/minutes/new/", {"text": "Too early."})

    assert "The meeting has not been held yet" in answer.content.decode()
    assert "Too early." in answer.content.decode()


def test_a_record_is_closed_only_with_what_keeps_the_victim_safe(case: Case) -> None:
    meeting, client = met(case, holder(case)), visit(holder(case))
    closing, measures = f"/meetings/{meeting.reference}/close/", {"safety_measures": "A marker on her number."}

    refused = client.post(closing, {"safety_measures": " "}).content.decode()
    not_recorded = client.post(closing, measures).content.decode()
    client.post(f"/meetings/{meeting.reference}/attendance/", {"came": [str(meeting.attendances.get().pk)]})
    nobody_acts = client.post(closing, measures).content.decode()
    asked = Asked("Change the locks.", in_days(3), owner="Housing", case=case, for_safety=True)
    meeting_actions.add(meeting=meeting, asked=asked, by=account_of(case), now=timezone.now())
    client.post(closing, measures)
    after = client.post(
        f"/meetings/{meeting.reference}/telling/", {"item": "Late.", "case": case.reference, "may_be_told": "yes"}
    )

    assert "Enter what keeps the victim safe" in refused
    assert "Record first who came" in not_recorded
    assert "A marker on her number." in not_recorded
    assert case.person.full_name in nobody_acts
    assert Meeting.objects.get().closed_at is not None
    assert "The record of this meeting is closed" in after.content.decode()


def test_apologies_seat_whoever_goes_in_the_officers_stead(case: Case) -> None:
    colleague = builders.officer()
    meeting, client = met(case, holder(case), days=9), visit(holder(case))
    way = f"/meetings/{meeting.reference}/invitations/{case.reference}/"

    too_soon = client.post(f"{way}answer/", {"answer": "accept", "goes": str(holder(case).pk)}).content.decode()
    client.post(way, boxes("received_on", in_days(0)))
    client.post(f"{way}answer/", {"answer": "apologies", "stead": str(colleague.pk)})
    page = client.get(f"/meetings/{meeting.reference}/").content.decode()

    assert "Record first that the invitation came" in too_soon
    assert f"Apologies: {colleague.name} goes in their stead" in page
    assert meetings.attended(meeting, colleague.account)


def test_a_meeting_that_is_moved_shows_its_new_day_and_a_marac_that_it_is_secret(case: Case) -> None:
    meeting, client = met(case, holder(case), days=9, kind="marac", level=None, category=None), visit(holder(case))

    client.post(f"/meetings/{meeting.reference}/day/", boxes("held_on", in_days(16)))
    page = client.get(f"/meetings/{meeting.reference}/").content.decode()

    assert Meeting.objects.get().held_on == in_days(16)
    assert "The offender must not learn that this meeting is held" in page


def test_it_is_recorded_that_the_victim_was_told_and_only_of_what_was_allowed(case: Case) -> None:
    meeting, client = met(case, holder(case)), visit(holder(case))
    about = {"meeting": meeting, "case": case, "by": account_of(case), "now": timezone.now()}
    may = meeting_actions.decide_disclosure(item="A zone.", may_be_told=True, **about)
    must_not = meeting_actions.decide_disclosure(item="His address.", may_be_told=False, **about)

    client.post(f"/meetings/telling/{may.pk}/told/", {"channel": "phone"})
    refused = client.post(f"/meetings/telling/{must_not.pk}/told/", {"channel": "phone"})

    assert refused.status_code == 404
    assert [row.told_at is not None for row in MeetingDisclosure.objects.order_by("may_be_told")] == [False, True]


def test_another_unit_finds_no_meeting(case: Case) -> None:
    meeting = met(case, holder(case))
    stranger = visit(builders.officer(in_unit="exeter"))

    assert [
        stranger.get(f"/meetings/{meeting.reference}/{way}").status_code
        for way in ("", "day/", "seats/", "attendance/", "actions/", "telling/", "minutes/", "minutes/new/", "close/")
    ] == [404] * 9
    assert meeting.reference not in stranger.get("/meetings/").content.decode()


def test_an_administrator_records_no_meeting(case: Case) -> None:
    client = visit(builders.officer("administrator"))

    assert client.get("/meetings/").status_code == 403
    assert client.get(f"/cases/{case.reference}/meetings/new/").status_code == 403
