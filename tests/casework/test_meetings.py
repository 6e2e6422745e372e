"""At the table: levels, duties before and after, no victim invited, minutes for those who were there, no end without safety."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import (
    access,
    meeting_actions,
    meeting_overviews,
    meetings,
    report_content,
    report_sending,
    reports,
    reviews,
)
from victimcontact.casework.meeting_actions import Asked
from victimcontact.casework.meetings import Planned, Seat
from victimcontact.casework.report_sending import Sent
from victimcontact.records.models import (
    Account,
    Attendance,
    AuditEntry,
    Case,
    Duty,
    Meeting,
    MeetingAction,
    Officer,
    Report,
)
from victimcontact.scheme.moves import GuardNotMet, NotAllowed

pytestmark = pytest.mark.django_db

HELD = date(2026, 12, 14)
AFTER = builders.later(days=22)
ASKED = frozenset(report_content.EMPTY["R05"])


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def seat_of(officer: Officer | None) -> Seat:
    assert officer is not None
    return Seat("", "Victim liaison", str(officer.pk))


def planned(case: Case, **changes: Any) -> Meeting:
    values = {"kind": "mappa", "held_on": HELD, "level": 2, "category": 2, "seats": [seat_of(case.officer)]}
    return meetings.plan(case=case, planned=Planned(**(values | changes)), by=by_of(case), now=builders.NOW)


def safe(meeting: Meeting, case: Case) -> MeetingAction:
    """Somebody has to do something for the safety of this case's person."""
    asked = Asked("Change the locks.", HELD, owner="Housing", case=case, for_safety=True)
    return meeting_actions.add(meeting=meeting, asked=asked, by=by_of(case), now=AFTER)


def came(meeting: Meeting, by: Account, *seats: Attendance) -> None:
    there = [str(seat.pk) for seat in seats or meeting.attendances.all()]
    meetings.record_attendance(meeting=meeting, came=there, by=by, now=AFTER)


@pytest.mark.parametrize(
    ("kind", "level", "owed"), [("mappa", 2, True), ("mappa", 3, True), ("mappa", 1, False), ("marac", None, False)]
)
def test_input_is_owed_five_working_days_before_a_meeting_that_manages_together(
    kind: str, level: int | None, owed: bool
) -> None:
    case = builders.joined()

    planned(case, kind=kind, level=level, category=2 if level else None)

    due = list(Duty.objects.filter(case=case, what="send_meeting_input").values_list("due_on", flat=True))
    assert due == ([date(2026, 12, 7)] if owed else [])


@pytest.mark.parametrize(("level", "category"), [(None, 1), (0, 1), (4, 1), (2, 0), (2, 5)])
def test_a_mappa_meeting_has_a_level_and_a_category_there_is(level: int | None, category: int) -> None:
    with pytest.raises(meetings.LevelMissing):
        planned(builders.joined(), level=level, category=category)


def test_a_meeting_of_no_known_kind_is_refused() -> None:
    with pytest.raises(meetings.UnknownKind):
        planned(builders.joined(), kind="coffee")


@pytest.mark.parametrize("written", ["{given} {family}", "{family}, {given}", "{given}  {family} (victim)"])
def test_no_victim_of_the_sentence_is_put_at_the_table(written: str) -> None:
    case = builders.joined()
    name = written.format(given=case.person.given_names, family=case.person.family_name)

    with pytest.raises(meetings.VictimInvited):
        planned(case, seats=[Seat(name, "Family")])
    meeting = planned(case)
    with pytest.raises(meetings.VictimInvited):
        meetings.add_seat(meeting=meeting, seat=Seat(name, "Family"), by=by_of(case), now=builders.NOW)


def given(case: Case) -> set[tuple[str, str]]:
    """To whom something was given in a case, and by which law (R75)."""
    entries = AuditEntry.objects.filter(what="sharing.given", case_reference=case.reference)
    return {(entry.data["to"], entry.data["law"]) for entry in entries}


def test_the_input_needs_no_approval_and_can_be_brought_up_to_date_once_sent() -> None:
    case = builders.joined()
    meeting, by = planned(case), by_of(case)
    report = reports.start_for_meeting(case=case, meeting=meeting, by=by, now=builders.NOW)
    to_the_chair = Sent("The chair", "secure email")

    report_sending.submit(report=report, sent=to_the_chair, by=by, now=builders.NOW)
    content = {name: value for name, value in reports.latest(report).content.items() if name in ASKED}
    reports.write(report=report, content=content | {"fears": "More."}, version=1, by=by, now=builders.NOW)
    report_sending.submit(report=report, sent=to_the_chair, by=by, now=builders.later(1))

    assert given(case) == {("mappa", "Criminal Justice Act 2003 s.325")}
    assert Report.objects.get().state == "submitted"
    assert Duty.objects.get(case=case, what="send_meeting_input").standing == "kept"


def test_the_input_to_one_meeting_sent_twice_does_not_keep_the_duty_of_the_next() -> None:
    case = builders.joined()
    first, by = planned(case), by_of(case)
    planned(case, held_on=HELD + timedelta(days=30))
    report = reports.start_for_meeting(case=case, meeting=first, by=by, now=builders.NOW)
    for version in (1, 2):
        report_sending.submit(report=report, sent=Sent("The chair", "post"), by=by, now=builders.NOW)
        content = {name: value for name, value in reports.latest(report).content.items() if name in ASKED}
        reports.write(report=report, content=content, version=version, by=by, now=builders.NOW)

    standings = Duty.objects.filter(case=case, what="send_meeting_input").order_by("due_on")
    assert list(standings.values_list("standing", flat=True)) == ["kept", "open"]


def test_a_report_of_the_victims_words_never_takes_the_short_way_of_a_meeting() -> None:
    case = builders.joined()
    opening = reviews.Opening("parole")
    review = reviews.open_review(sentence=case.sentence, opening=opening, by=by_of(case), now=builders.NOW)
    report = reports.start(case=case, review=review, by=by_of(case), now=builders.NOW)

    with pytest.raises(NotAllowed):
        report_sending.submit(report=report, sent=Sent("Parole Board", "post"), by=by_of(case), now=builders.NOW)


def test_minutes_are_for_those_who_attended() -> None:
    case, outsider = builders.joined(), builders.officer()
    meeting, there = planned(case), by_of(case)
    meetings.record_minutes(meeting=meeting, text="What was said.", by=there, now=AFTER)

    assert meetings.read_minutes(meeting=meeting, by=there, now=AFTER) == "What was said."
    with pytest.raises(meetings.NotAtTheTable):
        meetings.read_minutes(meeting=meeting, by=outsider.account, now=AFTER)
    with pytest.raises(meetings.NotAtTheTable):
        meetings.record_minutes(meeting=meeting, text="Mine.", by=outsider.account, now=AFTER)
    assert issubclass(meetings.NotAtTheTable, access.NotFound)


def test_whether_there_are_minutes_is_hidden_from_who_was_not_there() -> None:
    case, outsider = builders.joined(), builders.officer()
    meeting = planned(case)
    meetings.record_minutes(meeting=meeting, text="What was said.", by=by_of(case), now=AFTER)

    assert meeting_overviews.whole(meeting, by=by_of(case)).has_minutes
    seen = meeting_overviews.whole(meeting, by=outsider.account)
    assert (seen.attended, seen.has_minutes) == (False, False)


def test_minutes_ask_for_their_actions_within_two_working_days_and_come_once() -> None:
    case = builders.joined()
    meeting = planned(case)

    with pytest.raises(meetings.NotHeldYet):
        meetings.record_minutes(meeting=meeting, text="Too early.", by=by_of(case), now=builders.NOW)
    meetings.record_minutes(meeting=meeting, text="What was said.", by=by_of(case), now=AFTER)

    assert Duty.objects.get(case=case, what="log_meeting_actions").due_on == date(2026, 12, 17)
    with pytest.raises(meetings.MinutesKept):
        meetings.record_minutes(meeting=meeting, text="Again.", by=by_of(case), now=AFTER)


def test_only_the_table_or_who_planned_it_seats_an_officer() -> None:
    case, outsider, seated = builders.joined(), builders.officer(), builders.officer()
    meeting = planned(case, seats=[seat_of(seated)])

    with pytest.raises(meetings.NotAtTheTable):
        meetings.add_seat(meeting=meeting, seat=seat_of(outsider), by=outsider.account, now=AFTER)
    meetings.add_seat(meeting=meeting, seat=Seat("Sam Shaw", "Police"), by=outsider.account, now=AFTER)
    meetings.add_seat(meeting=meeting, seat=seat_of(case.officer), by=by_of(case), now=AFTER)

    assert not meetings.attended(meeting, outsider.account)
    assert meetings.attended(meeting, by_of(case))


def test_a_record_is_not_closed_without_safety_measures_nor_before_it_was_held() -> None:
    case = builders.joined()
    meeting, by = planned(case), by_of(case)
    safe(meeting, case)

    with pytest.raises(meetings.NoSafetyMeasures):
        meetings.close(meeting=meeting, safety_measures="  ", by=by, now=AFTER)
    with pytest.raises(meetings.NotHeldYet):
        meetings.close(meeting=meeting, safety_measures="A marker.", by=by, now=builders.NOW)
    with pytest.raises(meetings.AttendanceMissing):
        meetings.close(meeting=meeting, safety_measures="A marker.", by=by, now=AFTER)
    came(meeting, by)
    meetings.close(meeting=meeting, safety_measures="A marker.", next_on=date(2027, 3, 1), by=by, now=AFTER)

    meeting.refresh_from_db()
    assert (meeting.closed_at, meeting.next_on) == (AFTER, date(2027, 3, 1))


def test_a_record_is_not_closed_until_somebody_has_to_do_something_for_the_safety_of_every_victim() -> None:
    case = builders.joined()
    other = builders.joined(case.officer)
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence)
    meeting, by = planned(case), by_of(case)
    came(meeting, by)
    about_the_offender = Asked("See him weekly.", HELD, owner="Probation")
    meeting_actions.add(meeting=meeting, asked=about_the_offender, by=by, now=AFTER)
    safe(meeting, case)

    with pytest.raises(meetings.NoSafetyAction) as refusal:
        meetings.close(meeting=meeting, safety_measures="A marker.", by=by, now=AFTER)
    assert refusal.value.people == (other.person.full_name,)

    safe(meeting, Case.objects.get(pk=other.pk))
    meetings.close(meeting=meeting, safety_measures="A marker.", by=by, now=AFTER)


def test_a_closed_record_takes_nothing_more_but_that_an_action_is_done() -> None:
    case = builders.joined()
    meeting, by = planned(case), by_of(case)
    asked = Asked("Change the locks.", HELD, owner="Housing", case=case)
    row = safe(meeting, case)
    came(meeting, by)
    meetings.close(meeting=meeting, safety_measures="A marker.", by=by, now=AFTER)

    with pytest.raises(meetings.Closed):
        meeting_actions.add(meeting=meeting, asked=asked, by=by, now=AFTER)
    with pytest.raises(meetings.Closed):
        meeting_actions.decide_disclosure(meeting=meeting, case=case, item="One.", may_be_told=True, by=by, now=AFTER)
    with pytest.raises(meetings.Closed):
        meetings.add_seat(meeting=meeting, seat=Seat("Sam Shaw", "Police"), by=by, now=AFTER)
    with pytest.raises(meetings.Closed):
        meetings.move(meeting=meeting, held_on=HELD, by=by, now=AFTER)
    meeting_actions.finish(action_row=row, by=by, now=AFTER)

    row.refresh_from_db()
    assert row.done_at == AFTER


def test_what_was_said_of_a_case_out_of_reach_is_not_shown() -> None:
    case = builders.joined()
    meeting, by = planned(case), by_of(case)
    elsewhere = builders.unit("exeter")
    other = builders.joined()
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence, unit=elsewhere, officer=None)
    now = AFTER
    meeting_actions.decide_disclosure(meeting=meeting, case=case, item="Hers.", may_be_told=True, by=by, now=now)
    stranger = builders.officer(in_unit="exeter").account
    meeting_actions.decide_disclosure(
        meeting=meeting, case=other, item="Not hers.", may_be_told=True, by=stranger, now=now
    )

    seen = meeting_overviews.whole(meeting, by=by)

    assert [str(row.item) for row in seen.disclosures] == ["Hers."]
    assert [row.pk for row in seen.cases] == [case.pk]


def test_a_stranger_comes_to_no_meeting_and_an_administrator_records_none() -> None:
    case = builders.joined()
    meeting = planned(case)
    stranger, administrator = builders.officer(in_unit="exeter").account, builders.officer("administrator").account

    with pytest.raises(access.NotFound):
        meetings.meeting_for(stranger, meeting.reference, now=AFTER)
    with pytest.raises(access.NotFound):
        meetings.close(meeting=meeting, safety_measures="A marker.", by=stranger, now=AFTER)
    with pytest.raises(access.NotPermitted):
        meetings.close(meeting=meeting, safety_measures="A marker.", by=administrator, now=AFTER)
    assert meetings.meeting_for(by_of(case), meeting.reference, now=AFTER) == meeting


def test_the_input_is_refused_its_receipt_without_one() -> None:
    case = builders.joined()
    meeting, by = planned(case), by_of(case)
    report = reports.start_for_meeting(case=case, meeting=meeting, by=by, now=builders.NOW)
    report_sending.submit(report=report, sent=Sent("The chair", "post"), by=by, now=builders.NOW)

    with pytest.raises(GuardNotMet):
        report_sending.acknowledge(report=report, receipt=" ", by=by, now=builders.NOW)


def test_a_meeting_that_is_moved_counts_the_input_from_its_new_day_and_keeps_one_that_went() -> None:
    case = builders.joined()
    first, second, by = planned(case), planned(case, held_on=HELD + timedelta(days=1)), by_of(case)
    report = reports.start_for_meeting(case=case, meeting=second, by=by, now=builders.NOW)
    report_sending.submit(report=report, sent=Sent("The chair", "post"), by=by, now=builders.NOW)
    meetings.move(meeting=first, held_on=date(2027, 1, 18), by=by, now=builders.later(days=1))

    rows = Duty.objects.filter(case=case, what="send_meeting_input").order_by("due_on")
    assert set(rows.values_list("due_on", "standing")) >= {
        (date(2026, 12, 7), "superseded"),
        (date(2027, 1, 11), "open"),
    }


def test_whoever_did_not_come_reads_no_minutes_and_only_the_table_says_who_came() -> None:
    case, colleague, outsider = builders.joined(), builders.officer(), builders.officer()
    meeting, by = planned(case, seats=[seat_of(case.officer), seat_of(colleague)]), by_of(case)
    with pytest.raises(meetings.NotHeldYet):
        meetings.record_attendance(meeting=meeting, came=(), by=by, now=builders.NOW)

    came(meeting, by, meeting.attendances.get(officer=case.officer))
    meetings.record_minutes(meeting=meeting, text="What was said.", by=by, now=AFTER)

    with pytest.raises(meetings.NotAtTheTable):
        meetings.read_minutes(meeting=meeting, by=colleague.account, now=AFTER)
    with pytest.raises(meetings.NotAtTheTable):
        meetings.record_attendance(meeting=meeting, came=(), by=outsider.account, now=AFTER)
    assert meetings.read_minutes(meeting=meeting, by=by, now=AFTER) == "What was said."
