"""The board: every figure is the length of the list it leads to."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from victimcontact.casework import access, boards, covers, messages, stages, worklists
from victimcontact.casework.boards import Board
from victimcontact.casework.covers import Absence
from victimcontact.records.models import Account, Case, Duty, Officer, Reach, Referral, Telling
from victimcontact.scheme.causes import Whose
from victimcontact.scheme.reach import State

pytestmark = pytest.mark.django_db

TODAY, NOW = builders.TODAY, builders.NOW


def figures(account: Account) -> dict[str, int]:
    board = boards.board_of(account, on=TODAY)
    return {figure.name: figure.number for figure in board.figures}


def causes(account: Account) -> dict[str, int]:
    return {figure.name: figure.number for figure in boards.board_of(account, on=TODAY).causes}


def only(case: Case, in_days: int, standing: str = "open", **more: object) -> Duty:
    """One duty of ours in a case, on a day; the others are out of the way."""
    duty = Duty.objects.filter(case=case, what="make_first_contact").get()
    Duty.objects.filter(case=case, owed_by__in=("victim_liaison_officer", "manager")).exclude(pk=duty.pk).update(
        standing="kept"
    )
    for name, value in {"due_on": TODAY + timedelta(days=in_days), "standing": standing, **more}.items():
        setattr(duty, name, value)
    duty.save()
    return duty


def test_every_figure_is_the_length_of_the_list_it_leads_to() -> None:
    manager, one, two = builders.officer("manager").account, builders.officer(), builders.officer()
    for holder, days, standing in ((one, -3, "late"), (one, 1, "open"), (two, 0, "open"), (two, 20, "blocked")):
        only(builders.allocated(holder), days, standing)
    only(builders.referred(), -1, "late")
    case = builders.joined(two)
    messages.compose(case=case, wanted=messages.Wanted("L03"), by=two.account, now=NOW)

    board = boards.board_of(manager, on=TODAY)

    shown = [*board.figures, *board.causes, board.others, *(each for load in board.loads for each in load.figures)]
    assert len(shown) > 20
    for figure in shown:
        assert worklists.listed(manager, figure.filters, on=TODAY).total == figure.number, figure
    assert sum(figure.number for figure in board.figures) > 6


def test_what_is_due_within_two_working_days_is_at_risk_until_something_has_begun() -> None:
    manager, holder = builders.officer("manager").account, builders.officer()
    duty = only(builders.allocated(holder), 2)
    only(builders.allocated(holder), 3)
    assert figures(manager)["at_risk"] == 1

    builders.reachable(duty.case)
    messages.compose(case=duty.case, wanted=messages.Wanted("L01"), by=holder.account, now=NOW)

    assert figures(manager)["at_risk"] == 0


def test_what_is_blocked_is_at_risk_however_far_away_its_day_is() -> None:
    manager = builders.officer("manager").account
    only(builders.allocated(), 40, "blocked", blocked_by="P36")

    assert figures(manager)["at_risk"] == 1


def test_the_work_of_somebody_who_is_away_is_at_risk_until_somebody_stands_in() -> None:
    manager, holder, other = builders.officer("manager").account, builders.officer(), builders.officer()
    only(builders.allocated(holder), 4)
    absence = Absence(TODAY, TODAY + timedelta(days=10))
    assert figures(manager)["at_risk"] == 0

    cover = covers.record(officer=holder, absence=absence, by=manager, now=NOW)
    alone = boards.board_of(manager, on=TODAY)
    covers.choose(cover=cover, stands_in=str(other.pk), by=manager, now=NOW)
    covered = boards.board_of(manager, on=TODAY)

    assert [away.cover.officer for away in alone.uncovered] == [holder]
    assert next(figure.number for figure in alone.figures if figure.name == "at_risk") == 1
    assert covered.uncovered == ()
    assert figures(manager)["at_risk"] == 0


def test_a_late_first_contact_counts_for_whoever_lost_more_days() -> None:
    manager = builders.officer("manager").account
    police, court, ours = (builders.allocated() for _ in range(3))
    for case, source, days in ((police, "witness_care_unit", 40), (court, "court", 40), (ours, "witness_care_unit", 1)):
        only(case, -5, "late")
        refer = Duty.objects.get(case=case, what="refer_victim")
        Referral.objects.filter(pk=case.referral_id).update(
            source=source, received_on=refer.due_on + timedelta(days=days)
        )
    only(builders.referred(), -5, "late")

    assert causes(manager) == {Whose.POLICE: 1, Whose.COURT: 1, Whose.US: 2, Whose.OTHER: 0}
    page = worklists.listed(manager, worklists.Filters(whose="unit", cause="police"), on=TODAY)
    assert [(item.case_reference, item.cause.referral_days) for item in page.items] == [(police.reference, 40)]


def test_letters_are_counted_by_who_approves_them() -> None:
    manager, holder = builders.officer("manager").account, builders.officer()
    case = builders.joined(holder)
    before = figures(manager)
    letters = [messages.compose(case=case, wanted=messages.Wanted("L03"), by=holder.account, now=NOW) for _ in range(3)]
    letters[0].approver = "manager"
    letters[0].save()

    after = figures(manager)

    assert after["officer_approves"] - before["officer_approves"] == 2
    assert after["manager_approves"] - before["manager_approves"] == 1


def test_members_who_are_not_reached_are_counted_and_wait_for_the_manager_when_the_clock_has_run_out() -> None:
    manager, holder = builders.officer("manager").account, builders.officer()
    telling = _told(builders.joined(holder))
    Reach.objects.update_or_create(
        telling=telling, defaults={"state": State.UNREACHED, "since": NOW, "next_step": "", "next_at": None}
    )

    assert figures(manager)["unreached"] == 1
    items = worklists.listed(manager, worklists.Filters(concern="unreached"), on=TODAY).items
    assert [(item.kind, item.waits_for) for item in items] == [("reach", "manager")]


def _told(case: Case) -> Telling:
    assert case.officer is not None
    happened = stages.Happened("moved_to_open_conditions", TODAY - timedelta(days=1))
    stages.record(sentence=case.sentence, happened=happened, by=case.officer.account, now=NOW)
    return Telling.objects.get(case=case)


def test_a_board_is_a_managers_and_of_their_own_unit_only() -> None:
    only(builders.allocated(), -2, "late")

    assert set(figures(builders.officer("manager", in_unit="exeter").account).values()) == {0}
    for role in ("victim_liaison_officer", "administrator", "analyst"):
        with pytest.raises(access.NotPermitted):
            boards.board_of(builders.officer(role).account, on=TODAY)


def test_an_officer_is_shown_with_the_cases_they_hold_that_live() -> None:
    manager, holder = builders.officer("manager").account, builders.officer(name="Ann Full")
    cases = [builders.allocated(holder) for _ in range(3)]
    Case.objects.filter(pk=cases[0].pk).update(standing="closed")

    assert _load(boards.board_of(manager, on=TODAY), holder).cases == 2


def _load(board: Board, officer: Officer) -> boards.Load:
    return next(load for load in board.loads if load.id == str(officer.pk))


def test_a_board_of_more_work_asks_no_more_questions() -> None:
    manager, holder = builders.officer("manager"), builders.officer()
    # The officers' door asks once a request who somebody is.
    manager.account.known_officer = manager
    builders.joined(holder)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            boards.board_of(manager.account, on=TODAY)
        return len(asked)

    few = questions()
    for _ in range(4):
        builders.joined(holder)

    assert questions() == few <= 14
