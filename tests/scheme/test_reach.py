"""The way of a telling to its member: whoever is not reached is somebody's work, and whoever is stays so."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scheme.thoroughness import MORE_EXAMPLES
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.office_hours import LONDON, Unit, after
from victimcontact.scheme.reach import (
    ENDS,
    LADDERS,
    History,
    Intent,
    Sending,
    State,
    Step,
    Urgency,
    Waits,
    counts_as_reached,
    derive,
    urgency_of,
    waits_for,
)

pytestmark = pytest.mark.pure

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)
OF_ITSELF = {Step.END_HOLD, Step.ANOTHER_WAY}


def hours(count: float) -> datetime:
    return MONDAY + timedelta(hours=count)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def days(count: int) -> datetime:
    return MONDAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("code", "urgency"),
    [
        ("escaped", Urgency.SAFETY),
        ("absconded", Urgency.SAFETY),
        ("threat_to_victim", Urgency.SAFETY),
        ("released", Urgency.SAFETY),
        ("released_again", Urgency.SAFETY),
        ("absolutely_discharged", Urgency.SAFETY),
        ("parole_decided", Urgency.PUBLIC),
        ("sentence_changed", Urgency.PUBLIC),
        ("moved_to_open_conditions", Urgency.ORDINARY),
    ],
)
def test_danger_comes_before_news_and_news_before_the_rest(code: str, urgency: Urgency) -> None:
    assert urgency_of(REGISTER[code]) is urgency


def test_what_is_pressing_is_never_given_longer_than_what_is_not() -> None:
    friday = datetime(2026, 11, 27, 16, 30, tzinfo=LONDON)
    for rung in ("another_way", "phone", "manager", "after_bounce"):
        turns = [after(friday, getattr(LADDERS[each], rung), LADDERS[each].unit) for each in Urgency]
        assert turns == sorted(turns)


@pytest.mark.parametrize(
    ("begins", "number", "unit", "ends"),
    [
        ("2026-11-23 10:00", 4, Unit.WORKING_HOURS, "2026-11-23 14:00"),
        ("2026-11-23 15:00", 4, Unit.WORKING_HOURS, "2026-11-24 11:00"),
        ("2026-11-23 09:00", 8, Unit.WORKING_HOURS, "2026-11-23 17:00"),
        ("2026-11-27 20:00", 2, Unit.WORKING_HOURS, "2026-11-30 11:00"),
        ("2026-12-24 16:00", 12, Unit.WORKING_HOURS, "2026-12-30 12:00"),
        ("2026-11-28 03:00", 2, Unit.HOURS, "2026-11-28 05:00"),
        ("2026-11-27 20:00", 1, Unit.WORKING_DAYS, "2026-11-30 17:00"),
    ],
)
def test_office_hours_leave_out_nights_weekends_and_bank_holidays(
    begins: str, number: int, unit: Unit, ends: str
) -> None:
    assert after(london(begins), number, unit) == london(ends)


def test_two_hours_by_the_clock_are_two_hours_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)

    assert after(before, 2, Unit.HOURS).astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=2)


SAFETY = History(MONDAY, urgency=Urgency.SAFETY)
ORDINARY = History(MONDAY)
EMAIL = Sending("email", State.SENT, hours(0.1))
LETTER = Sending("letter", State.SENT, hours(0.1))
LOST = Sending("email", State.UNREACHED, hours(0.5), lost=True)
WAYS: list[tuple[History, datetime, State, Step, Waits]] = [
    (SAFETY, MONDAY, State.NOT_DUE, Step.PHONE, Waits.NOBODY),
    (SAFETY, hours(2), State.UNREACHED, Step.MANAGER, Waits.OFFICER),
    (SAFETY, hours(4), State.UNREACHED, Step.NOTHING, Waits.MANAGER),
    (replace(SAFETY, sendings=(EMAIL,)), hours(0.5), State.SENT, Step.ANOTHER_WAY, Waits.NOBODY),
    (
        replace(SAFETY, sendings=(EMAIL,), other_way_taken=True),
        hours(1),
        State.SENT,
        Step.PHONE,
        Waits.NOBODY,
    ),
    (replace(SAFETY, sendings=(EMAIL,), other_way_taken=True), hours(2), State.UNREACHED, Step.MANAGER, Waits.OFFICER),
    # A posted letter is enough for what is ordinary and not for what is dangerous.
    (replace(SAFETY, sendings=(LETTER,), other_way_taken=True), hours(4), State.UNREACHED, Step.NOTHING, Waits.MANAGER),
    (replace(ORDINARY, sendings=(LETTER,)), days(1), State.SENT, Step.COUNT_AS_DELIVERED, Waits.NOBODY),
    (replace(ORDINARY, sendings=(LETTER,)), days(15), State.DELIVERED, Step.NOTHING, Waits.NOBODY),
    # An e-mail only says that there is something to read.
    (replace(ORDINARY, sendings=(EMAIL,), other_way_taken=True), days(15), State.UNREACHED, Step.NOTHING, Waits.MANAGER),
    # A bounce brings the next channel and a person at once.
    (replace(ORDINARY, sendings=(LOST,)), hours(0.5), State.UNREACHED, Step.ANOTHER_WAY, Waits.OFFICER),
    (replace(ORDINARY, sendings=(LOST,), other_way_taken=True), hours(1), State.UNREACHED, Step.MANAGER, Waits.OFFICER),
    (replace(ORDINARY, sendings=(LOST,), other_way_taken=True), days(2), State.UNREACHED, Step.NOTHING, Waits.MANAGER),
    (replace(SAFETY, known_at=hours(1)), days(9), State.ACKNOWLEDGED, Step.NOTHING, Waits.NOBODY),
    (replace(SAFETY, intent=Intent.OFFICER_DECIDES), hours(1), State.UNDECIDED, Step.MANAGER, Waits.OFFICER),
    (replace(SAFETY, intent=Intent.OFFICER_DECIDES), hours(4), State.UNDECIDED, Step.NOTHING, Waits.MANAGER),
    (replace(SAFETY, intent=Intent.MANAGER_DECIDES), MONDAY, State.UNDECIDED, Step.NOTHING, Waits.MANAGER),
    (replace(SAFETY, intent=Intent.NOT_FOR_THEM), days(9), State.NOT_TO_BE_TOLD, Step.NOTHING, Waits.NOBODY),
    (
        replace(SAFETY, intent=Intent.WITHHELD, look_again_on=date(2026, 12, 1)),
        days(2),
        State.NOT_TO_BE_TOLD,
        Step.LOOK_AGAIN,
        Waits.NOBODY,
    ),
    (
        replace(SAFETY, intent=Intent.WITHHELD, look_again_on=date(2026, 12, 1)),
        datetime(2026, 12, 1, 9, 0, tzinfo=LONDON),
        State.UNDECIDED,
        Step.MANAGER,
        Waits.OFFICER,
    ),
    (replace(SAFETY, intent=Intent.OTHERS_TELL), hours(1), State.TOLD_BY_OTHERS, Step.MANAGER, Waits.OFFICER),
    (replace(SAFETY, held_until=hours(1)), hours(0.5), State.NOT_DUE, Step.END_HOLD, Waits.NOBODY),
    (replace(SAFETY, braked=True), days(1), State.NOT_DUE, Step.NOTHING, Waits.MANAGER),
    (replace(SAFETY, ended_at=hours(1)), days(1), State.ENDED, Step.NOTHING, Waits.NOBODY),
    # Handed to the manager once, it stays there until the member knows.
    (replace(SAFETY, sendings=(EMAIL,), other_way_taken=True, with_manager=True), hours(1), State.UNREACHED, Step.NOTHING, Waits.MANAGER),
]  # fmt: skip


@pytest.mark.parametrize(("history", "now", "state", "step", "waits"), WAYS)
def test_where_a_telling_stands_and_who_has_it(
    history: History, now: datetime, state: State, step: Step, waits: Waits
) -> None:
    reach = derive(history, now=now)

    assert (reach.state, reach.next_step, waits_for(reach.state, reach.next_step)) == (state, step, waits)


def test_the_manager_has_it_before_it_is_public() -> None:
    reach = derive(replace(History(MONDAY, urgency=Urgency.PUBLIC), publish_at=hours(3)), now=hours(3))

    assert (reach.state, reach.next_step) == (State.UNREACHED, Step.NOTHING)


def test_in_an_agreed_hour_a_letter_is_no_news_and_an_email_that_did_not_go_is_work() -> None:
    agreed = replace(SAFETY, made_at=days(-2), agreed_at=MONDAY)
    letter = replace(agreed, sendings=(Sending("letter", State.APPROVED, days(-1)),))
    email = replace(agreed, sendings=(Sending("email", State.APPROVED, days(-1)),))

    assert derive(letter, now=hours(-1)).next_at == MONDAY
    assert derive(letter, now=MONDAY).state is State.UNREACHED
    assert derive(email, now=hours(0.2)).state is State.APPROVED
    assert derive(email, now=hours(0.5)).next_at == hours(1)


sent = st.builds(
    Sending,
    channel=st.sampled_from(["letter", "email", "text"]),
    state=st.sampled_from(
        [State.DRAFTED, State.APPROVED, State.HANDED_OVER, State.SENT, State.DELIVERED, State.ACKNOWLEDGED]
    ),
    at=st.integers(0, 500).map(hours),
)
lost = st.builds(
    Sending, channel=st.just("email"), state=st.just(State.UNREACHED), at=st.just(MONDAY), lost=st.just(True)
)
histories = st.builds(
    History,
    made_at=st.just(MONDAY),
    urgency=st.sampled_from(Urgency),
    intent=st.sampled_from(Intent),
    decided_at=st.none() | st.integers(0, 100).map(hours),
    look_again_on=st.none() | st.integers(24, 30).map(lambda day: date(2026, 11, day)),
    held_until=st.none() | st.just(hours(1)),
    braked=st.booleans(),
    agreed_at=st.none() | st.integers(-5, 100).map(hours),
    publish_at=st.none() | st.integers(-5, 100).map(hours),
    sendings=st.lists(sent | lost, max_size=3).map(tuple),
    known_at=st.none() | st.integers(0, 500).map(hours),
    other_way_taken=st.booleans(),
    with_manager=st.booleans(),
    ended_at=st.none() | st.just(hours(2)),
    left_at=st.none() | st.just(hours(3)),
)
moments = st.integers(0, 2000).map(hours)


@settings(max_examples=MORE_EXAMPLES)
@given(histories, moments)
def test_every_telling_has_a_clock_or_has_ended_or_waits_for_a_named_person(history: History, now: datetime) -> None:
    reach = derive(history, now=now)

    assert (reach.next_at is None) == (reach.next_step is Step.NOTHING)
    if reach.next_at is None:
        assert reach.state in ENDS or waits_for(reach.state, reach.next_step) is Waits.MANAGER
    elif reach.next_at <= now:
        assert reach.next_step in OF_ITSELF


@settings(max_examples=MORE_EXAMPLES)
@given(histories, moments, sent)
def test_more_contact_never_makes_a_reached_member_unreached(history: History, now: datetime, more: Sending) -> None:
    before = derive(history, now=now).state
    later = derive(replace(history, sendings=(*history.sendings, more)), now=now).state

    assert not counts_as_reached(before) or counts_as_reached(later)
    assert before is not State.DELIVERED or later in (State.DELIVERED, State.ACKNOWLEDGED)


@settings(max_examples=MORE_EXAMPLES)
@given(histories, moments)
def test_nobody_counts_as_reached_who_neither_knows_nor_was_decided_about(history: History, now: datetime) -> None:
    reach = derive(history, now=now)
    knows = history.known_at is not None or any(each.state is State.ACKNOWLEDGED for each in history.sendings)
    decided = history.intent in (Intent.NOT_FOR_THEM, Intent.WITHHELD)

    assert not counts_as_reached(reach.state) or knows or decided


@settings(max_examples=MORE_EXAMPLES)
@given(histories, moments, st.integers(1, 500))
def test_time_alone_never_takes_work_from_the_manager(history: History, now: datetime, more: int) -> None:
    before = derive(history, now=now)
    later = derive(history, now=now + timedelta(hours=more))

    if before.state is State.UNREACHED and not before.next_step:
        assert (later.state, later.next_step) == (before.state, before.next_step)


@settings(max_examples=MORE_EXAMPLES)
@given(histories, moments)
def test_the_same_history_at_the_same_moment_is_the_same_reach(history: History, now: datetime) -> None:
    shuffled = replace(history, sendings=tuple(reversed(history.sendings)))

    assert derive(history, now=now) == derive(shuffled, now=now)
