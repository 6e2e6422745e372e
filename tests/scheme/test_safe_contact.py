"""Safe contact: one message to the wrong door can cost a life."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import product

import pytest

from tests.scheme.contact_pairs import harm, pairs
from victimcontact.scheme.safe_contact import (
    DISTURBS,
    LONDON,
    NOTHING_KNOWN,
    WHY,
    Channel,
    Plan,
    Safety,
    Stop,
    Way,
    check,
)

pytestmark = pytest.mark.pure

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 2, tzinfo=UTC)
CHECKED = date(2026, 11, 1)


def safe(channel: Channel, *, seen_by: str = "", checked_on: date | None = CHECKED, reference: str = "") -> Way:
    return Way(channel, Safety.SAFE, reference, seen_by, checked_on, voicemail_is_safe=True)


def plan(
    *ways: Way, in_danger: bool = False, plain_envelope: bool = False, avoid: frozenset[date] = frozenset()
) -> Plan:
    return Plan(ways, in_danger=in_danger, plain_envelope=plain_envelope, dates_to_avoid=avoid)


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("urgent", [True, False])
def test_nothing_goes_where_nothing_is_known(channel: Channel, urgent: bool) -> None:
    verdict = check(NOTHING_KNOWN, channel, NOON, urgent=urgent)

    assert not verdict.may_go
    assert verdict.reasons == (Stop.NO_WAY,)
    assert verdict.needs_a_person


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize(("safety", "stop"), [(Safety.UNKNOWN, Stop.UNKNOWN), (Safety.UNSAFE, Stop.UNSAFE)])
@pytest.mark.parametrize("urgent", [True, False])
def test_no_urgency_makes_an_unsafe_channel_safe(channel: Channel, safety: Safety, stop: Stop, urgent: bool) -> None:
    """R73."""
    verdict = check(plan(Way(channel, safety, checked_on=CHECKED)), channel, NOON, urgent=urgent)

    assert not verdict.may_go
    assert stop in verdict.reasons
    assert verdict.next_allowed_at is None


@pytest.mark.parametrize("channel", list(Channel))
def test_what_is_safe_goes_by_day(channel: Channel) -> None:
    verdict = check(plan(safe(channel)), channel, NOON)

    assert verdict.may_go
    assert verdict.reasons == ()
    assert verdict.next_allowed_at == NOON


@pytest.mark.parametrize("other", [channel for channel in Channel if channel is not Channel.PHONE])
def test_one_safe_channel_does_not_make_another_safe(other: Channel) -> None:
    assert not check(plan(safe(Channel.PHONE)), other, NOON).may_go


def test_a_shared_address_that_nobody_checked_is_not_used() -> None:
    verdict = check(plan(safe(Channel.LETTER, seen_by="brother", checked_on=None)), "letter", NOON, urgent=True)

    assert verdict.reasons == (Stop.SHARED_AND_NOT_CHECKED,)


def test_a_shared_address_that_was_checked_is_used_in_a_plain_envelope() -> None:
    verdict = check(plan(safe(Channel.LETTER, seen_by="brother")), "letter", NOON)

    assert verdict.may_go
    assert verdict.needs_plain_envelope


@pytest.mark.parametrize("channel", list(Channel))
def test_in_danger_nothing_goes_where_somebody_else_can_see_it(channel: Channel) -> None:
    verdict = check(plan(safe(channel, seen_by="partner"), in_danger=True), channel, NOON, urgent=True)

    assert verdict.reasons == (Stop.SHARED_AND_IN_DANGER,)
    assert verdict.needs_a_person


def test_in_danger_a_way_nobody_else_sees_still_works() -> None:
    verdict = check(plan(safe(Channel.LETTER), in_danger=True), "letter", NOON)

    assert verdict.may_go
    assert verdict.needs_plain_envelope


def test_a_letter_to_the_old_address_is_stopped_even_when_the_new_one_is_safe() -> None:
    moved = plan(safe(Channel.LETTER, reference="new"))

    assert check(moved, "letter", NOON, urgent=True, reference="old").reasons == (Stop.REPLACED,)
    assert check(moved, "letter", NOON, reference="new").may_go


@pytest.mark.parametrize("channel", sorted(DISTURBS))
def test_nobody_is_disturbed_at_night_unless_it_is_urgent(channel: Channel) -> None:
    at_night = check(plan(safe(channel)), channel, NIGHT)

    assert at_night.reasons == (Stop.QUIET_HOURS,)
    assert not at_night.needs_a_person
    assert check(plan(safe(channel)), channel, NIGHT, urgent=True).may_go


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.PORTAL])
def test_what_waits_quietly_may_go_at_night(channel: Channel) -> None:
    assert check(plan(safe(channel)), channel, NIGHT).may_go


@pytest.mark.parametrize(
    ("moment", "may_go"),
    [
        (datetime(2026, 7, 1, 5, 59, tzinfo=UTC), False),
        (datetime(2026, 7, 1, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 1, 18, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 1, 19, 0, tzinfo=UTC), False),
        (datetime(2026, 12, 1, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 1, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 12, 1, 20, 0, tzinfo=UTC), False),
        (datetime(2026, 12, 1, 16, 0, tzinfo=timezone(timedelta(hours=9))), True),
    ],
)
def test_the_quiet_hours_are_hours_in_london_summer_and_winter(moment: datetime, may_go: bool) -> None:
    assert check(plan(safe(Channel.TEXT)), "text", moment).may_go is may_go


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        (datetime(2026, 11, 23, 2, tzinfo=LONDON), datetime(2026, 11, 23, 7, tzinfo=LONDON)),
        (datetime(2026, 11, 23, 21, tzinfo=LONDON), datetime(2026, 11, 24, 7, tzinfo=LONDON)),
        (datetime(2026, 3, 28, 21, tzinfo=LONDON), datetime(2026, 3, 29, 7, tzinfo=LONDON)),
    ],
)
def test_what_comes_at_night_may_go_in_the_morning(moment: datetime, allowed: datetime) -> None:
    assert check(plan(safe(Channel.TEXT)), "text", moment).next_allowed_at == allowed


def test_a_person_may_ask_for_hours_of_their_own_also_over_midnight() -> None:
    night_worker = Plan((safe(Channel.PHONE),), hours_from=time(22), hours_to=time(1))

    assert check(night_worker, "phone", datetime(2026, 11, 23, 23, tzinfo=LONDON)).may_go
    assert check(night_worker, "phone", datetime(2026, 11, 24, 0, 30, tzinfo=LONDON)).may_go
    assert check(night_worker, "phone", NOON).next_allowed_at == datetime(2026, 11, 23, 22, tzinfo=LONDON)


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel is not Channel.PORTAL])
def test_a_day_to_avoid_is_avoided_unless_it_is_urgent(channel: Channel) -> None:
    anniversary = plan(safe(channel), avoid=frozenset({NOON.date()}))

    assert check(anniversary, channel, NOON).reasons == (Stop.DAY_TO_AVOID,)
    assert check(anniversary, channel, NOON, urgent=True).may_go


@pytest.mark.parametrize(
    ("channel", "days_ahead", "goes"),
    [("letter", 1, False), ("letter", 3, False), ("letter", 4, True), ("email", 1, True), ("text", 1, True)],
)
def test_a_letter_is_not_handed_over_when_it_may_come_on_a_day_to_avoid(
    channel: str, days_ahead: int, goes: bool
) -> None:
    anniversary = NOON.date() + timedelta(days=days_ahead)

    verdict = check(plan(safe(Channel(channel)), avoid=frozenset({anniversary})), channel, NOON)

    assert verdict.may_go is goes
    assert goes or verdict.next_allowed_at == datetime.combine(anniversary + timedelta(days=1), time(0), tzinfo=LONDON)


def test_after_days_to_avoid_a_letter_may_go_as_soon_as_they_are_over() -> None:
    days = frozenset({date(2026, 11, 23), date(2026, 11, 24)})

    verdict = check(plan(safe(Channel.LETTER), avoid=days), "letter", NOON)

    assert verdict.next_allowed_at == datetime(2026, 11, 25, 0, tzinfo=LONDON)


def test_when_every_day_is_to_be_avoided_a_person_has_to_decide() -> None:
    always = frozenset(NOON.date() + timedelta(days=days) for days in range(400))

    assert check(plan(safe(Channel.LETTER), avoid=always), "letter", NOON).needs_a_person


@pytest.mark.parametrize(
    ("way", "in_danger", "allowed"),
    [
        (safe(Channel.PHONE), False, True),
        (Way(Channel.PHONE, Safety.SAFE, checked_on=CHECKED), False, False),
        (safe(Channel.PHONE, seen_by="mother"), False, False),
        (safe(Channel.PHONE), True, False),
        (Way(Channel.PHONE, Safety.UNKNOWN, voicemail_is_safe=True), False, False),
        (safe(Channel.TEXT), False, False),
    ],
)
def test_a_voicemail_is_left_only_where_nobody_else_can_hear_it(way: Way, in_danger: bool, allowed: bool) -> None:
    assert check(plan(way, in_danger=in_danger), way.channel, NOON).may_leave_voicemail is allowed


def test_an_envelope_may_show_the_sender_only_when_the_person_said_so() -> None:
    assert not check(plan(safe(Channel.LETTER)), "letter", NOON).needs_plain_envelope
    assert check(Plan((safe(Channel.LETTER),)), "letter", NOON).needs_plain_envelope


def test_an_envelope_names_as_its_sender_whom_they_chose_and_otherwise_nobody() -> None:
    chosen = Plan((safe(Channel.LETTER), safe(Channel.EMAIL)), in_danger=True, sender_name=" J. Price ")

    assert check(chosen, "letter", NOON).sender_name == "J. Price"
    assert check(chosen, "email", NOON).sender_name == ""
    assert check(Plan((safe(Channel.LETTER),)), "letter", NOON).sender_name == ""


def test_no_combination_lets_an_unsafe_way_through() -> None:
    ways = product(Channel, Safety, ("", "partner"), (None, CHECKED), (True, False), (True, False))
    through = [
        (safety, seen_by, checked_on, in_danger)
        for channel, safety, seen_by, checked_on, in_danger, urgent in ways
        if check(
            plan(Way(channel, safety, "", seen_by, checked_on), in_danger=in_danger), channel, NOON, urgent=urgent
        ).may_go
    ]

    assert all(safety is Safety.SAFE for safety, *_ in through)
    assert all(not seen_by or (checked_on and not in_danger) for _, seen_by, checked_on, in_danger in through)


def test_a_verdict_says_no_for_a_reason_and_yes_for_none() -> None:
    ways = product(Safety, ("", "partner"), (None, CHECKED), (NOON, NIGHT), (True, False))
    verdicts = [
        check(plan(Way(Channel.TEXT, safety, "", seen_by, checked_on)), "text", moment, urgent=urgent)
        for safety, seen_by, checked_on, moment, urgent in ways
    ]

    assert all(verdict.may_go == (not verdict.reasons) for verdict in verdicts)
    assert {verdict.may_go for verdict in verdicts} == {True, False}


def test_every_reason_has_words_for_the_officer() -> None:
    assert set(WHY) == set(Stop)
    assert check(NOTHING_KNOWN, "text", NOON).why == ("Nothing is recorded for this channel.",)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        check(NOTHING_KNOWN, "text", NOON.replace(tzinfo=None))


def test_an_unknown_channel_is_refused() -> None:
    with pytest.raises(ValueError, match="pigeon"):
        check(NOTHING_KNOWN, "pigeon", NOON)


def test_nothing_that_would_do_harm_goes_and_nothing_harmless_is_kept() -> None:
    """A million of these: `scripts/contact_pairs.py`."""
    wrong = [
        (plan_, sent)
        for plan_, sent in pairs(seed=4, count=4000)
        if check(plan_, sent.channel, sent.moment, urgent=sent.urgent, reference=sent.reference).may_go
        == bool(harm(plan_, sent))
    ]

    assert wrong == []


def test_what_has_to_wait_may_go_at_the_moment_it_is_told_to_wait_for() -> None:
    for plan_, sent in pairs(seed=5, count=2000):
        verdict = check(plan_, sent.channel, sent.moment, urgent=sent.urgent, reference=sent.reference)
        if verdict.next_allowed_at is not None:
            assert check(plan_, sent.channel, verdict.next_allowed_at, reference=sent.reference).may_go or sent.urgent


def test_the_pairs_hold_every_kind_of_harm_and_much_that_may_go() -> None:
    harms = [harm(plan_, sent) for plan_, sent in pairs(seed=4, count=4000)]

    assert len(set(harms)) == 7
    assert harms.count("") > 400
