"""Sending that stops by itself: nothing of a wave, a contradiction or a repeat goes before a person has decided (B2)."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders, crowds
from tests.casework import brake_cases
from tests.casework.brake_cases import GO, STOP, by_of, decide, manager, owed_because_of, record, wave
from victimcontact.casework import access, boards, brakes, messages, stages, tellings, worklists
from victimcontact.casework.brakes import Decision
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, AuditEntry, Brake, Fact, FactWithdrawal, Message, Telling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(settings: Any) -> None:
    brake_cases.small(settings)


def test_a_wave_of_releases_stops_whole_and_nothing_is_drafted_or_owed() -> None:
    cases = crowds.members(5)

    wave(cases)
    tellings.release_held(builders.later(hours=3))

    brake = Brake.objects.get()
    assert (brake.kind, brake.code, brake.count, brake.decided) == ("too_many", "released", 3, "")
    assert Telling.objects.filter(brake=brake).count() == 5
    assert Message.objects.filter(telling__brake=brake).count() == 0
    assert owed_because_of("released") == 0
    assert [entry.data["kind"] for entry in AuditEntry.objects.filter(what="brakes.began")] == ["too_many"]


def test_what_comes_while_a_brake_is_open_joins_it_also_days_later() -> None:
    cases = crowds.members(4)
    wave(cases[:3])

    wave(cases[3:], now=builders.later(days=2))

    assert Telling.objects.filter(brake=Brake.objects.get()).count() == 4


def test_a_usual_number_stops_nothing() -> None:
    cases = crowds.members(3)
    wave(cases[:2])
    wave(cases[2:], now=builders.later(hours=2))

    tellings.release_held(builders.later(hours=4))

    assert not Brake.objects.exists()
    assert Message.objects.filter(telling__isnull=False, state="drafted").count() == 3


def test_many_members_of_one_sentence_are_one_piece_of_news() -> None:
    first = crowds.members(1)[0]
    for _number in range(4):
        crowds.one_more(first)

    wave([first])

    assert Telling.objects.filter(fact__sentence=first.sentence).count() == 5
    assert not Brake.objects.exists()


def test_let_go_everything_is_drafted_in_the_order_it_came_and_owed_from_then_on() -> None:
    cases = crowds.members(4)
    wave(cases)

    decided = decide(GO, now=builders.later(hours=2))
    tellings.release_held(builders.later(hours=2))

    drafts = Message.objects.filter(telling__brake=decided).order_by("made_at", "telling__made_at")
    assert [row.state for row in drafts] == ["drafted"] * 4
    assert owed_because_of("released") >= 4
    assert (decided.decided, decided.count) == ("go", 4)


def test_let_go_counts_as_looked_at_and_the_next_one_is_no_wave() -> None:
    cases = crowds.members(4)
    wave(cases[:3])
    decide(GO)

    wave(cases[3:], now=builders.later(minutes=5))

    assert not Brake.objects.filter(decided="").exists()


def test_stopped_it_is_taken_back_with_the_reason_and_never_goes() -> None:
    cases = crowds.members(4)
    wave(cases)

    decided = decide(STOP)
    tellings.release_held(builders.later(hours=3))

    assert not Telling.objects.filter(ended_at__isnull=True, brake=decided).exists()
    assert not Message.objects.filter(telling__isnull=False).exists()
    assert [stages.of(case.sentence) for case in cases] == [[]] * 4
    taken = FactWithdrawal.objects.all()
    assert {(row.reason, row.made_by_id) for row in taken} == {(STOP.reason, decided.decided_by_id)}
    assert owed_because_of("released") == 0


def test_where_a_letter_had_gone_before_it_was_noticed_putting_right_becomes_work() -> None:
    cases = crowds.members(4)
    wave(cases[:1])
    tellings.release_held(builders.later(minutes=60))
    letter = Message.objects.get(telling__isnull=False)
    messages.approve(message=letter, by=by_of(cases[0]), now=builders.later(minutes=61))
    Message.objects.filter(pk=letter.pk).update(state="sent")
    wave(cases[1:], now=builders.later(minutes=62))

    decide(STOP, now=builders.later(hours=2))

    assert Telling.objects.get(case=cases[0]).correction == "needed"
    assert Telling.objects.filter(correction="needed").count() == 1


def test_an_approved_letter_of_the_wave_stays_in_the_house() -> None:
    cases = crowds.members(4)
    wave(cases[:1])
    tellings.release_held(builders.later(minutes=60))
    letter = Message.objects.get(telling__isnull=False)
    messages.approve(message=letter, by=by_of(cases[0]), now=builders.later(minutes=61))

    wave(cases[1:], now=builders.later(minutes=62))

    letter.refresh_from_db()
    assert (letter.state, letter.brake) == ("approved", Brake.objects.get())
    decide(STOP, now=builders.later(hours=2))
    letter.refresh_from_db()
    assert letter.state == "stopped"


def test_a_draft_under_a_brake_cannot_be_approved() -> None:
    cases = crowds.members(4)
    wave(cases[:1])
    tellings.release_held(builders.later(minutes=60))
    wave(cases[1:], now=builders.later(minutes=62))

    with pytest.raises(messages.UnderBrake):
        messages.approve(
            message=Message.objects.get(telling__isnull=False), by=by_of(cases[0]), now=builders.later(hours=2)
        )


def test_what_officers_record_themselves_is_not_held_by_a_wave_of_a_feed() -> None:
    cases = crowds.members(4)
    wave(cases[:3])

    record(cases[3], "released")

    assert Telling.objects.get(case=cases[3]).brake is None
    assert Message.objects.filter(telling__case=cases[3], state="drafted").count() == 1


def test_too_many_recorded_by_hand_stop_as_well() -> None:
    cases = crowds.members(3)

    for case in cases:
        record(case, "moved_to_open_conditions")

    assert Telling.objects.filter(brake__kind="too_many_by_hand").count() == 3
    assert not Message.objects.filter(telling__isnull=False, brake__isnull=True, state="drafted").exists()


def test_one_piece_of_news_can_be_let_go_alone() -> None:
    cases = crowds.members(3)
    wave(cases)
    known = Telling.objects.get(case=cases[1]).fact

    part = decide(Decision(go=True, reason="She was met at the gate.", fact=known.pk))
    tellings.release_held(builders.later(hours=2))

    assert (part.decided, part.count) == ("go", 1)
    assert Brake.objects.get(decided="").tellings.count() == 2
    assert list(Message.objects.filter(telling__isnull=False).values_list("case", flat=True)) == [cases[1].pk]


@pytest.mark.parametrize(
    ("decision", "refusal"),
    [
        (Decision(go=True, reason=" "), brakes.ReasonMissing),
        (Decision(go=False, reason="Wrong.", fact=Fact().pk), brakes.NothingOfThat),
    ],
)
def test_a_decision_needs_a_reason_and_something_it_is_about(decision: Decision, refusal: type[Exception]) -> None:
    brake = Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)

    with pytest.raises(refusal):
        decide(decision, brake=brake)

    assert Brake.objects.get().decided == ""


def test_a_brake_is_decided_once_and_only_by_a_manager() -> None:
    brake = Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)

    with pytest.raises(access.NotPermitted):
        brakes.decide(brake=brake, decision=GO, by=builders.officer().account, now=builders.NOW)
    decide(GO)
    with pytest.raises(brakes.NotOpen):
        decide(STOP, brake=brake)


def test_an_open_brake_is_a_row_of_every_managers_list_that_day_and_of_nobody_elses() -> None:
    brake = Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)
    near, far = manager(), builders.officer("manager", in_unit="exeter").account
    lists = [(near, "mine"), (near, "unit"), (far, "mine"), (near, "unallocated"), (builders.officer().account, "mine")]

    shown = [listed(account, whose) for account, whose in lists]
    decide(GO, brake=brake)

    there = [("BR-TEST", builders.TODAY)]
    assert shown == [there, there, there, [], []]
    assert listed(near, "mine") == []


def test_a_list_narrowed_down_to_cases_holds_no_brake() -> None:
    Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)

    page = worklists.listed(manager(), Filters(kind="stopped", language="cy"), on=builders.TODAY)

    assert page.total == 0


def test_the_board_counts_a_brake_that_nobody_decided_on_as_late_and_as_ours() -> None:
    Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)

    board = boards.board_of(manager(), on=builders.TODAY + timedelta(days=1))

    assert {figure.name: figure.number for figure in board.figures}["late"] == 1
    assert {figure.name: figure.number for figure in board.causes}["us"] == 1


def listed(account: Account, whose: str) -> list[tuple[str, date | None]]:
    """The brakes of somebody's list, each with the day it is due."""
    page = worklists.listed(account, Filters(whose=whose, kind="stopped"), on=builders.TODAY)
    return [(item.reference, item.due_on) for item in page.items]


def test_previews_show_only_members_within_reach() -> None:
    cases = crowds.members(3)
    wave(cases)
    brake = Brake.objects.get()

    ours = brakes.held_by(manager(), brake, now=builders.NOW)
    others = brakes.held_by(builders.officer("manager", in_unit="exeter").account, brake, now=builders.NOW)

    assert {preview.letter is not None for preview in ours.previews} == {True}
    assert (len(ours.previews), others.previews) == (3, ())
    assert ours.units == others.units == (("Victim Liaison Unit, Bristol", 3),)
    assert ours.per_day[-1] == ("23 November", 3)


def test_carrying_out_twice_changes_nothing_more() -> None:
    wave(crowds.members(3))
    decide(STOP)
    before = FactWithdrawal.objects.count()

    again = brakes.carry_out(clock=lambda: builders.later(minutes=5))

    assert (again, FactWithdrawal.objects.count()) == (0, before)


def test_a_brake_knows_what_is_usual(settings: Any) -> None:
    settings.BRAKE_WEEKS, settings.BRAKE_TIMES_USUAL = 1, 5
    cases = crowds.members(6)
    wave(cases[:2])
    Telling.objects.update(made_at=builders.NOW - timedelta(days=3))
    Telling.objects.filter(case=cases[1]).update(made_at=builders.NOW - timedelta(days=4))

    wave(cases[2:])

    assert Brake.objects.get().usual == 1


def test_nobody_else_sees_the_brakes() -> None:
    for role in ("victim_liaison_officer", "administrator", "auditor"):
        with pytest.raises(access.NotPermitted):
            brakes.listed(builders.officer(role).account)
