"""A hearing that moves, once or many times: nothing of an old day stays live, and what was sent in stays (P7)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from tests.casework.test_review_courses import HEARING, LATER, LIFE, RESTRICTED, Walk
from victimcontact.casework import facts, messages, outcomes, timelines
from victimcontact.records.models import Duty, Message, MessageState, Telling

pytestmark = pytest.mark.django_db

LATEST = date(2027, 9, 2)
HUNG_ON_A_HEARING = ("P28", "P33", "P37", "P41", "D3", "D4")


def live(walk: Walk) -> list[Message]:
    rows = Message.objects.filter(case=walk.case, telling__fact__data__review=walk.review.reference)
    return list(rows.filter(state__in=("drafted", "approved", "in_print_room")).order_by("made_at", "document"))


def days_named(message: Message) -> set[date]:
    """The days of hearings that a letter names."""
    words = str(message.content)
    return {day for day in (HEARING, LATER, LATEST) if f"{day.day} {day:%B %Y}" in words}


def sent_in(walk: Walk) -> None:
    data = {"document": "R01", "review": walk.review.reference}
    facts.add(walk.case, facts.New("submitted", walk.today, data), by=walk.by, now=walk.now)


def test_the_same_hearing_moved_twice_leaves_nothing_of_the_old_days() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    sent_in(walk)
    walk.days = 3
    walk.defers(LATER, "A report was missing.")
    walk.days = 6
    walk.defers(LATEST)

    duties = Duty.objects.filter(case=walk.case, about=walk.review.reference, rule__in=HUNG_ON_A_HEARING)
    open_now = [duty for duty in duties if duty.standing in ("open", "late", "blocked", "not_open_yet")]
    assert {duty.last_on for duty in open_now if duty.rule == "P41"} == {LATEST + timedelta(days=14)}
    assert all(LATEST.isoformat() in duty.key for duty in open_now)
    assert {duty.superseded_by is not None for duty in duties if duty.standing == "superseded"} == {True}
    assert {duty.standing for duty in duties if duty.rule == "P28"} == {"kept"}
    letters = [message for message in live(walk) if message.document in ("L10", "L11")]
    assert [message.document for message in letters] == ["L11"]
    assert LATEST in days_named(letters[0])


def test_a_letter_that_was_approved_and_not_sent_is_stopped_and_one_that_went_stays() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    first = Message.objects.get(case=walk.case, document="L10")
    messages.approve(message=first, by=walk.by, now=walk.now)
    walk.defers(LATER)
    second = Message.objects.get(case=walk.case, document="L11")
    messages.approve(message=second, by=walk.by, now=walk.now)
    second.refresh_from_db()
    outcomes.sent(second, by=walk.by, now=walk.now)
    walk.defers(LATEST)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (MessageState.STOPPED, MessageState.SENT)
    assert Telling.objects.get(messages=first).ended_at is not None
    assert Telling.objects.get(messages=second).ended_at is None
    assert Telling.objects.filter(case=walk.case, correction="needed").count() == 0


def test_a_printed_letter_of_the_old_day_is_taken_out_of_the_pile() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    printed = Message.objects.get(case=walk.case, document="L10")
    messages.approve(message=printed, by=walk.by, now=walk.now)
    Message.objects.filter(pk=printed.pk).update(state=MessageState.IN_PRINT_ROOM, carrier="print_room")

    walk.defers()

    printed.refresh_from_db()
    assert printed.state == MessageState.STOPPED


def test_the_opening_letter_is_written_again_with_the_days_that_stand() -> None:
    walk = Walk(LIFE, "parole")
    before = Message.objects.get(case=walk.case, document="L09")
    walk.lists(HEARING)

    again = Message.objects.get(case=walk.case, document="L09", state="drafted")
    before.refresh_from_db()
    assert before.state == MessageState.STOPPED
    assert "4 March 2027" in str(again.content)


def test_a_member_reads_only_of_the_day_that_stands_when_the_old_one_never_went() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    walk.defers(LATER)
    walk.defers(LATEST)
    messages.approve(message=live(walk)[-1], by=walk.by, now=walk.now)

    shown = timelines.for_victim(walk.case, on=walk.today, language="en")
    happened = " ".join(entry.happened + entry.following for entry in shown.happened)
    assert "2 September 2027" in happened
    assert "1 April 2027" not in happened


def test_a_tribunal_moved_twice_keeps_one_day() -> None:
    walk = Walk(RESTRICTED, "tribunal", application_made_on=builders.TODAY)
    walk.lists(HEARING)
    walk.defers(LATER)
    walk.defers(LATEST)

    rows = Duty.objects.filter(case=walk.case, what="send_representations_to_tribunal").order_by("due_on")
    assert [row.standing for row in rows] == ["superseded", "superseded", "open"]
    assert [days_named(message) for message in live(walk) if message.variant == "tribunal_hearing_listed"] == [{LATEST}]


@given(
    moves=st.lists(
        st.tuples(st.sampled_from(["list", "defer"]), st.sampled_from([HEARING, LATER, LATEST, None])),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_moves_come_only_the_last_day_is_live(moves: list[tuple[str, date | None]]) -> None:
    walk = Walk(LIFE, "parole")
    stands: date | None = None
    for act, day in moves:
        if act == "list" and day is not None and day != stands:
            walk.lists(day)
            stands = day
        elif act == "defer" and stands is not None and day != stands:
            walk.defers(day)
            stands = day

    duties = Duty.objects.filter(case=walk.case, about=walk.review.reference, rule__in=HUNG_ON_A_HEARING)
    open_now = {duty.key.rsplit(":", 1)[-1] for duty in duties if duty.standing not in ("superseded", "passed")}
    assert open_now == ({stands.isoformat()} if stands else set())
    named = [days_named(message) for message in live(walk) if message.document == "L10"]
    assert named in ([], [{stands}])
    of_deferrals = [message for message in live(walk) if message.document == "L11"]
    assert len(of_deferrals) + len(named) <= 1
    assert all(f"The new date is {stands.day} {stands:%B %Y}" in str(each.content) for each in of_deferrals if stands)
