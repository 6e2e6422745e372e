"""Sending that stops by itself: nothing of a wave, a contradiction or a repeat goes before a person has decided (B2)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests import builders, crowds
from victimcontact.casework import access, brakes, duties, feeds, messages, sending, stages, tellings
from victimcontact.casework.brakes import Decision
from victimcontact.casework.stages import Happened
from victimcontact.gateway import carriers
from victimcontact.records.models import (
    Account,
    AuditEntry,
    Brake,
    Case,
    Duty,
    Fact,
    FactWithdrawal,
    FeedMessage,
    Message,
    Reach,
    Telling,
)
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db

OUT = "prison-offender-events.prisoner.released"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FRIDAY = date(2026, 11, 20)
GO = Decision(go=True, reason="The prison confirmed every one of them.")
STOP = Decision(go=False, reason="A bulk change of records; nobody was released.")


@pytest.fixture(autouse=True)
def small(settings: Any) -> None:
    """Two in an hour, three in a day."""
    settings.BRAKE_NEWS_AN_HOUR, settings.BRAKE_NEWS_A_DAY = 2, 3


def hear(number: str, *, now: datetime = builders.NOW, code: str = "CR") -> FeedMessage:
    incoming = Incoming(
        OUT,
        numbers=(Number("prison_number", number),),
        occurred_at=NOON,
        occurred_text=NOON.isoformat(),
        reason="RELEASED",
        code=code,
    )
    return feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=now)


def wave(cases: list[Case], *, now: datetime = builders.NOW) -> list[FeedMessage]:
    return [hear(number, now=now) for number in crowds.numbers_of(cases)]


def record(case: Case, code: str, day: date = FRIDAY, **details: Any) -> Fact:
    happened = Happened(code, day, details)
    return stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=builders.NOW)


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def manager() -> Account:
    return builders.officer("manager").account


def decide(decision: Decision, *, brake: Brake | None = None, now: datetime = builders.NOW) -> Brake:
    chosen = brake or Brake.objects.get(decided="")
    decided: Brake = brakes.decide(brake=chosen, decision=decision, by=manager(), now=now)
    brakes.carry_out(clock=lambda: now)
    return decided


def owed_because_of(code: str) -> int:
    facts = [str(pk) for pk in Fact.objects.filter(data__code=code).values_list("pk", flat=True)]
    live = Duty.objects.filter(standing__in=duties.LIVE)
    return sum(any(fact in duty.key for fact in facts) for duty in live)


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


def test_a_release_by_hand_of_somebody_who_is_out_waits_for_a_manager() -> None:
    case = builders.joined()
    record(case, "released", date(2026, 11, 12))

    second = record(case, "released")

    telling = Telling.objects.get(fact=second)
    assert telling.brake is not None
    assert (telling.brake.kind, telling.messages.count()) == ("out_already", 0)


def lifer() -> Case:
    sentence = builders.replace(builders.told().sentence, kind="life", term=None, imposed_on=date(2010, 3, 1))
    return builders.joined(sentence=builders.replace(sentence, convicted_on=date(2010, 3, 1)))


def test_a_lifer_whom_nobody_decided_to_release_is_not_told_of_because_a_feed_says_so() -> None:
    case = lifer()

    wave([case])

    telling = Telling.objects.get(case=case)
    assert telling.brake is not None
    assert telling.brake.kind == "no_release_decision"
    assert owed_because_of("released") == 0


def test_a_discharge_of_a_prisoner_waits_for_a_manager() -> None:
    case = builders.joined()

    record(case, "conditionally_discharged")

    assert [row.kind for row in Brake.objects.all()] == ["not_detained"]


def test_the_same_news_again_within_the_week_waits() -> None:
    case = builders.joined()
    record(case, "moved_to_open_conditions", date(2026, 11, 18))

    again = record(case, "moved_to_open_conditions")

    assert Telling.objects.get(fact=again).brake == Brake.objects.get(kind="repeat")


def test_different_news_of_one_kind_within_the_week_goes_on() -> None:
    case = builders.joined()
    record(case, "release_date_set", release_on="2027-05-01")

    record(case, "release_date_changed", release_on="2027-06-01")

    assert not Brake.objects.exists()


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


def test_an_open_brake_is_on_every_managers_worklist_and_on_nobody_elses() -> None:
    Brake.objects.create(reference="BR-TEST", kind="too_many", code="released", began_at=builders.NOW)

    assert [item.reference for item in brakes.waiting(manager())] == ["BR-TEST"]
    assert brakes.waiting(builders.officer().account) == []


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


def approved_letters(case: Case, count: int) -> list[Message]:
    wanted = messages.Wanted("L03")
    made = [messages.compose(case=case, wanted=wanted, by=by_of(case), now=builders.NOW) for _number in range(count)]
    return [messages.approve(message=message, by=by_of(case), now=builders.NOW) for message in made]


def test_more_letters_of_one_kind_than_usual_stay_in_the_house_until_let_go(settings: Any, tmp_path: Any) -> None:
    settings.BRAKE_LETTERS_AN_HOUR, settings.BRAKE_LETTERS_A_DAY = 1, 5
    letters = approved_letters(builders.joined(), 3)
    room = carriers.PrintRoom(tmp_path)

    held = sending.drain(room, clock=lambda: builders.NOW)
    brake = Brake.objects.get(decided="")
    decide(GO)
    sent = sending.drain(room, clock=lambda: builders.NOW)

    assert (brake.kind, brake.code, brake.messages.count()) == ("too_many_letters", "L03", 3)
    assert (held, sent) == (0, len(letters))


def test_letters_that_a_manager_stops_never_go(settings: Any, tmp_path: Any) -> None:
    settings.BRAKE_LETTERS_AN_HOUR, settings.BRAKE_LETTERS_A_DAY = 1, 5
    approved_letters(builders.joined(), 2)

    decide(STOP)

    assert sending.drain(carriers.PrintRoom(tmp_path), clock=lambda: builders.NOW) == 0
    assert set(Message.objects.filter(brake__isnull=False).values_list("state", flat=True)) == {"stopped"}


def test_the_clock_of_who_was_not_reached_stands_still_under_a_brake() -> None:
    cases = crowds.members(4)
    wave(cases[:1])
    tellings.release_held(builders.later(minutes=60))
    running = Reach.objects.get(telling__case=cases[0]).next_at

    wave(cases[1:], now=builders.later(minutes=62))

    assert running is not None
    assert Reach.objects.get(telling__case=cases[0]).next_at is None
