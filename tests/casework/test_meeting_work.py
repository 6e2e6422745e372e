"""What a meeting asks of whom: invitations and who goes, actions on the right list, what may be told, the same plan not made twice."""

from datetime import date
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import (
    access,
    meeting_actions,
    meeting_invitations,
    meeting_overviews,
    meetings,
    reports,
    risks,
    worklists,
)
from victimcontact.casework.meeting_actions import Asked
from victimcontact.casework.meetings import Planned, Seat
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, Case, Contact, Duty, Meeting, Officer

pytestmark = pytest.mark.django_db

HELD = date(2026, 12, 14)
AFTER = builders.later(days=22)


def holder(case: Case) -> Officer:
    assert case.officer is not None
    return case.officer


def by_of(case: Case) -> Account:
    return holder(case).account


def planned(case: Case, **changes: Any) -> Meeting:
    seats = [Seat("", "Victim liaison", str(holder(case).pk))]
    values = {"kind": "mappa", "held_on": HELD, "level": 2, "category": 2, "seats": seats, "invited_on": builders.TODAY}
    return meetings.plan(case=case, planned=Planned(**(values | changes)), by=by_of(case), now=builders.NOW)


def waiting(officer: Officer, on: date = builders.TODAY, *, owed: str = "") -> list[str]:
    """What of meetings waits on an officer's own list."""
    page = worklists.listed(officer.account, Filters(owed=owed), on=on)
    return [item.text for item in page.items if item.kind.startswith("meeting")]


def on_the_list(officer: Officer, beginning: str, *, on: date = builders.TODAY) -> bool:
    return any(text.startswith(beginning) for text in waiting(officer, on))


def test_every_members_officer_belongs_at_a_meeting_that_manages_together_and_only_ones_own_at_another() -> None:
    case = builders.joined()
    other = builders.joined()
    Case.objects.filter(pk=other.pk).update(sentence=case.sentence)

    together, marac = planned(case), planned(case, kind="marac", level=None, category=None)

    assert set(together.invitations.values_list("case", flat=True)) == {case.pk, other.pk}
    assert set(marac.invitations.values_list("case", flat=True)) == {case.pk}


def test_an_invitation_that_has_not_come_is_asked_for_then_answered_then_off_the_list() -> None:
    case = builders.joined()
    meeting, by = planned(case, invited_on=None), by_of(case)
    about = {"meeting": meeting, "case": case, "by": by, "now": builders.NOW}
    assert on_the_list(holder(case), "Ask the chair for an invitation")
    with pytest.raises(meeting_invitations.NotInvited):
        meeting_invitations.accept(officer_id=str(holder(case).pk), **about)

    meeting_invitations.receive(received_on=builders.TODAY, **about)
    assert on_the_list(holder(case), "Answer the invitation")
    meeting_invitations.accept(officer_id=str(holder(case).pk), **about)

    assert waiting(holder(case)) == []


def test_apologies_with_nobody_to_go_wait_for_the_manager_until_somebody_does() -> None:
    case, stead = builders.joined(), builders.officer()
    manager = Officer.objects.get(unit=case.unit, role="manager")
    meeting, by = planned(case), by_of(case)
    about = {"meeting": meeting, "case": case, "now": builders.NOW}

    meeting_invitations.send_apologies(by=by, **about)
    assert on_the_list(manager, "Find somebody who goes")
    meeting_invitations.send_apologies(stead_id=str(stead.pk), by=manager.account, **about)

    assert not on_the_list(manager, "Find somebody who goes")
    assert meetings.attended(meeting, stead.account)
    assert not meetings.attended(meeting, by)


def test_whoever_may_not_come_to_the_case_goes_in_nobodys_stead() -> None:
    case, elsewhere = builders.joined(), builders.officer(in_unit="exeter")
    about = {"meeting": planned(case), "case": case, "by": by_of(case), "now": builders.NOW}

    with pytest.raises(meeting_invitations.CannotGo):
        meeting_invitations.send_apologies(stead_id=str(elsewhere.pk), **about)
    with pytest.raises(meeting_invitations.NobodyGoes):
        meeting_invitations.accept(officer_id="", **about)


def test_an_action_stands_on_the_list_of_whoever_owes_it_until_it_is_done() -> None:
    case, stead = builders.joined(), builders.officer()
    meeting, by = planned(case), by_of(case)
    for about in (case, None):
        asked = Asked("Ring the school.", date(2026, 11, 30), officer_id=str(stead.pk), case=about)
        meeting_actions.add(meeting=meeting, asked=asked, by=by, now=builders.NOW)

    page = worklists.listed(stead.account, Filters(), on=builders.TODAY)
    assert [(item.kind, item.due_on, item.officer) for item in page.items] == [
        ("meeting_action", date(2026, 11, 30), stead.name)
    ] * 2
    assert not on_the_list(holder(case), "Do what")

    for row in meeting.actions.all():
        meeting_actions.finish(action_row=row, by=stead.account, now=builders.NOW)
    assert waiting(stead) == []


def test_an_action_of_another_agency_is_asked_after_once_it_is_late() -> None:
    case = builders.joined()
    asked = Asked("Change the locks.", date(2026, 11, 30), owner="Housing", case=case)
    meeting_actions.add(meeting=planned(case), asked=asked, by=by_of(case), now=builders.NOW)

    assert waiting(holder(case), date(2026, 11, 30), owed="others") == []
    assert waiting(holder(case), date(2026, 12, 1), owed="others") == [
        "Ask after what the MAPPA meeting on 14 December 2026 wanted done"
    ]


def test_an_action_is_somebodys_and_one_for_safety_says_whose() -> None:
    case = builders.joined()
    meeting, by = planned(case), by_of(case)

    with pytest.raises(meeting_actions.NobodyOwesIt):
        meeting_actions.add(meeting=meeting, asked=Asked("Do it.", HELD, owner=" "), by=by, now=builders.NOW)
    with pytest.raises(meeting_actions.SafetyOfNobody):
        nobodys = Asked("Do it.", HELD, owner="Police", for_safety=True)
        meeting_actions.add(meeting=meeting, asked=nobodys, by=by, now=builders.NOW)


def test_what_the_meeting_allowed_is_told_by_voice_and_what_it_did_not_allow_is_not() -> None:
    case = builders.joined()
    meeting, by, now = planned(case), by_of(case), AFTER
    about = {"meeting": meeting, "case": case, "by": by, "now": now}
    may = meeting_actions.decide_disclosure(item="That there is a zone.", may_be_told=True, **about)
    must_not = meeting_actions.decide_disclosure(item="Where he lives.", may_be_told=False, **about)
    assert on_the_list(holder(case), "Tell them by telephone or at a visit", on=date(2026, 12, 15))

    with pytest.raises(meeting_actions.UnknownWay):
        meeting_actions.record_told(item=may, channel="letter", by=by, now=now)
    with pytest.raises(meeting_actions.MustNotBeTold):
        meeting_actions.record_told(item=must_not, channel="phone", by=by, now=now)
    meeting_actions.record_told(item=may, channel="phone", by=by, now=now)

    assert not on_the_list(holder(case), "Tell them by telephone", on=date(2026, 12, 15))
    assert Contact.objects.filter(case=case, channel="phone", happened_on=date(2026, 12, 15)).count() == 1
    with pytest.raises(access.NotFound):
        meeting_actions.allowed_item_for(by, must_not.pk, now=now)


def test_what_marac_agreed_for_the_same_person_is_seen_by_the_mappa_meeting_and_nobody_elses() -> None:
    case, stranger = builders.joined(), builders.joined()
    marac, mappa = planned(case, kind="marac", level=None, category=None), planned(case)
    others = planned(stranger, kind="marac", level=None, category=None)
    for meeting, about, text in ((marac, case, "A marker."), (others, stranger, "Not hers.")):
        asked = Asked(text, HELD, owner="Police", case=about, for_safety=True)
        meeting_actions.add(meeting=meeting, asked=asked, by=by_of(about), now=builders.NOW)

    seen = meeting_overviews.whole(mappa, by=by_of(case))

    assert [str(row.text) for row in seen.shared] == ["A marker."]
    assert seen.input_by == Duty.objects.get(case=case, what="send_meeting_input").due_on


def test_the_input_begins_with_what_was_told_since_the_last_meeting_and_what_must_not_be_said() -> None:
    case = builders.joined()
    by = by_of(case)
    planned(case, held_on=date(2026, 11, 25))
    for day, text in ((builders.TODAY, "Before."), (date(2026, 12, 1), "He waits at her work.")):
        told = risks.Told(text, "victim", "routine", day)
        risks.record(case=case, told=told, by=by, now=builders.later(days=10))

    report = reports.start_for_meeting(case=case, meeting=planned(case), by=by, now=builders.later(days=10))

    content = reports.latest(report).content
    assert content["fears"] == "1 December 2026: He waits at her work."
    assert content["unspoken"][0]["before"] == "The offender, and whoever is in touch with the offender"
