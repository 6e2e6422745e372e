"""Messages of other systems: kept once, matched by any number ever held, acted on only when sure."""

import itertools
from datetime import timedelta
from typing import Any

import pytest

from tests import builders
from tests.casework.feed_messages import (
    FRIDAY_NOON,
    IN,
    MERGED,
    STRANGE,
    counted,
    hear,
    incoming,
    match,
    number_of,
    recall,
)
from victimcontact.casework import access, feeds, quarantine, stages, tellings
from victimcontact.casework.quarantine import Matched
from victimcontact.casework.stages import Happened
from victimcontact.records.models import AuditEntry, Case, Fact, FeedMessage, Message, OffenderIdentifier, Telling
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db


def test_a_message_that_is_sure_is_recorded_and_held() -> None:
    case = builders.joined()

    message = hear(incoming(number_of(case)))

    telling = Telling.objects.get(case=case)
    assert (message.standing, message.stage, message.sentence) == ("heard", "released", case.sentence)
    assert telling.hold_until == builders.NOW + timedelta(minutes=60)
    assert not Message.objects.filter(telling=telling).exists()


def test_after_the_hold_a_letter_waits_for_the_officer() -> None:
    case = builders.joined()
    hear(incoming(number_of(case)))

    tellings.release_held(builders.later(minutes=60))

    letter = Message.objects.get(telling__case=case)
    assert (letter.document, letter.state) == ("L17", "drafted")
    assert "CAN" not in str(letter.content)


def test_the_length_of_the_hold_is_a_setting(settings: Any) -> None:
    settings.FEED_HOLD_MINUTES = 5
    case = builders.joined()

    hear(incoming(number_of(case)))

    assert Telling.objects.get(case=case).hold_until == builders.NOW + timedelta(minutes=5)


def test_the_same_message_twice_changes_nothing() -> None:
    case = builders.joined()
    first = hear(incoming(number_of(case)))
    before = {model: model.objects.count() for model in (FeedMessage, Fact, Telling, AuditEntry)}

    with pytest.raises(feeds.AlreadyHeard) as repeat:
        hear(incoming(number_of(case)), raw='{"MessageId": "another"}', now=builders.later(minutes=5))

    assert repeat.value.reference == first.reference
    assert {model: model.objects.count() for model in before} == before


def test_a_correction_with_another_code_is_no_repeat() -> None:
    case = builders.joined()
    hear(incoming(number_of(case)))

    assert hear(incoming(number_of(case), code="DEC")).standing != ""
    assert FeedMessage.objects.count() == 2


def test_two_messages_that_say_too_little_of_themselves_are_told_apart_by_their_text() -> None:
    hear(Incoming("", trouble="Nothing."), raw="{}")
    hear(Incoming("", trouble="Nothing."), raw='{"other": 1}')

    with pytest.raises(feeds.AlreadyHeard):
        hear(Incoming("", trouble="Nothing."), raw="{}")


def test_the_raw_text_and_the_prison_are_closed_in_the_table() -> None:
    case = builders.joined()

    message = hear(incoming(number_of(case)), raw='{"a": "Canary"}')

    stored = FeedMessage.objects.filter(pk=message.pk).values_list("raw", "details").get()
    assert all(b"Canary" not in bytes(value) and b"CAN" not in bytes(value) for value in stored)
    assert FeedMessage.objects.get(pk=message.pk).raw == '{"a": "Canary"}'


def test_nobody_we_know_is_no_work_for_a_person() -> None:
    builders.joined()

    message = hear(incoming(STRANGE))

    assert (message.standing, message.offender) == ("not_ours", None)


def test_what_came_before_we_knew_the_number_comes_up_when_we_learn_it() -> None:
    case = builders.joined()
    early = hear(incoming(STRANGE))

    numbers = (Number("prison_number", number_of(case)), Number("prison_number", STRANGE))
    hear(Incoming(MERGED, numbers=numbers, occurred_at=FRIDAY_NOON, occurred_text="x", reason="MERGE"))

    early.refresh_from_db()
    assert (early.standing, early.offender) == ("waiting", case.sentence.offender)


def test_a_referral_brings_up_what_came_before_it_but_nothing_before_the_sentence() -> None:
    fresh = hear(incoming("A7777ZZ"))
    old = hear(incoming("A7777ZZ", occurred_at=FRIDAY_NOON - timedelta(days=700)))

    told = builders.OffenderTold("Gareth", "Blake", identifiers={"prison_number": "A7777ZZ"})
    case = builders.referred(offender=told)

    fresh.refresh_from_db()
    old.refresh_from_db()
    assert (fresh.standing, fresh.offender, old.standing) == ("waiting", case.sentence.offender, "not_ours")


@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
def test_both_numbers_of_a_merge_keep_matching_whichever_way_round_it_was_told(order: tuple[int, ...]) -> None:
    case = builders.joined()
    numbers = [Number("prison_number", number_of(case)), Number("prison_number", STRANGE)]

    told = tuple(numbers[place] for place in order)
    merged = hear(Incoming(MERGED, numbers=told, occurred_at=FRIDAY_NOON, occurred_text="x", reason="MERGE"))
    by_new = hear(incoming(STRANGE))
    later = recall(number_of(case), occurred_at=FRIDAY_NOON + timedelta(hours=2))
    by_old = hear(later, now=builders.later(hours=2))

    assert merged.standing == "nothing_to_do"
    assert by_new.sentence == by_old.sentence == case.sentence


@pytest.mark.parametrize(
    ("kind", "strange", "standing"),
    [
        (MERGED, (Number("prison_number", "Z1111ZZ"), Number("prison_number", "Z2222ZZ")), "waiting"),
        ("probation-case.prison-identifier.added", (Number("prison_number", "Z1111ZZ"),), "waiting"),
        ("probation-case.prison-identifier.added", (Number("crn", "Z111111"),), "nothing_to_do"),
        ("prison-offender-events.prisoner.booking.moved", (Number("prison_number", "Z1111ZZ"),), "waiting"),
        ("probation-case.unmerge.completed", (), "waiting"),
    ],
)
def test_a_number_is_learned_only_when_that_is_safe(kind: str, strange: tuple[Number, ...], standing: str) -> None:
    case = builders.joined()
    own = Number("prison_number", number_of(case))

    message = hear(Incoming(kind, numbers=(own, *strange), occurred_at=FRIDAY_NOON, occurred_text="x"))

    learned = OffenderIdentifier.objects.filter(value__in=[number.value for number in strange]).exists()
    assert (message.standing, learned) == (standing, standing == "nothing_to_do")


def test_numbers_of_two_offenders_are_left_to_a_person() -> None:
    one, other = builders.joined(), builders.joined()
    numbers = (Number("prison_number", number_of(one)), Number("prison_number", number_of(other)))

    message = hear(incoming("", numbers=numbers))

    assert (message.standing, message.offender, counted(one), counted(other)) == ("waiting", None, [], [])


def test_a_strange_number_beside_a_known_one_is_left_to_a_person() -> None:
    case = builders.joined()
    numbers = (Number("prison_number", number_of(case)), Number("prison_number", STRANGE))

    message = hear(incoming("", numbers=numbers))

    assert (message.standing, message.candidates, counted(case)) == ("waiting", ["released"], [])


def test_a_number_is_matched_in_any_spelling() -> None:
    case = builders.joined()

    assert hear(incoming(f" {number_of(case).lower()} ")).standing == "heard"


def test_several_sentences_within_the_scheme_are_left_to_a_person() -> None:
    case = builders.joined()
    offender = case.sentence.offender
    told = builders.OffenderTold(
        offender.given_names, offender.family_name, offender.born_on, {"prison_number": number_of(case)}
    )
    second = builders.told().sentence
    again = builders.joined(offender=told, sentence=builders.replace(second, offence_title="Arson endangering life"))
    assert again.sentence != case.sentence

    assert hear(incoming(number_of(case))).standing == "waiting"


def test_a_sentence_whose_cases_are_closed_is_left_alone() -> None:
    case = builders.joined()
    Case.objects.filter(pk=case.pk).update(standing="closed")

    assert hear(incoming(number_of(case))).standing == "nothing_to_do"
    assert counted(case) == []


RELEASE_THEN_RECALL = (FRIDAY_NOON, FRIDAY_NOON + timedelta(days=2))


@pytest.mark.parametrize("first", [0, 1], ids=["in order", "out of order"])
def test_an_older_event_takes_its_place_before_a_newer_one_and_never_overwrites_it(first: int) -> None:
    case = builders.joined()
    released_at, recalled_at = RELEASE_THEN_RECALL
    both = [incoming(number_of(case), occurred_at=released_at), recall(number_of(case), occurred_at=recalled_at)]
    if first:
        both.reverse()

    hear(both[0])
    second = hear(both[1], now=builders.later(hours=2))

    assert counted(case) == ["released", "recalled"]
    assert second.standing == "heard"


def test_an_older_event_makes_the_newer_one_be_looked_at_again() -> None:
    case = builders.joined()
    newer = hear(incoming(number_of(case), IN, "ADMISSION", "N", occurred_at=FRIDAY_NOON + timedelta(hours=1)))

    late = hear(incoming(number_of(case)))

    first = newer.standing
    newer.refresh_from_db()
    assert (first, newer.standing, newer.candidates) == ("nothing_to_do", "waiting", ["recalled"])
    assert (late.standing, counted(case)) == ("heard", ["released"])


def test_a_mistake_of_which_the_undoing_came_first_is_never_told() -> None:
    case = builders.joined()
    back = incoming(number_of(case), IN, "ADMISSION", "N", occurred_at=FRIDAY_NOON + timedelta(minutes=50))
    hear(back)

    hear(incoming(number_of(case)), now=builders.later(hours=5))
    tellings.release_held(builders.later(hours=9))

    assert counted(case) == []
    assert not Message.objects.filter(telling__case=case).exists()


def test_nothing_is_weighed_again_behind_the_back_of_somebody_who_was_told() -> None:
    case = builders.joined()
    hear(recall(number_of(case), occurred_at=FRIDAY_NOON + timedelta(days=1)))
    tellings.release_held(builders.later(hours=2))
    Message.objects.filter(telling__case=case).update(
        state="sent", approved_by=access.program(), approved_at=builders.later(hours=2)
    )

    late = hear(incoming(number_of(case)), now=builders.later(hours=3))

    assert (late.standing, counted(case)) == ("waiting", ["recalled"])


def test_nothing_is_weighed_again_that_a_person_has_decided_on() -> None:
    case = builders.joined()
    newer = hear(incoming(number_of(case), code="ZZ", occurred_at=FRIDAY_NOON + timedelta(days=1)))
    happened = Happened("recalled", FRIDAY_NOON.date() + timedelta(days=1))
    by = case.officer.account if case.officer else access.program()
    quarantine.match(message=newer, sentence=case.sentence, matched=Matched(happened), by=by, now=builders.NOW)

    late = hear(incoming(number_of(case)), now=builders.later(hours=3))

    assert (late.standing, counted(case)) == ("waiting", ["recalled"])


def test_a_return_within_the_hour_takes_the_release_back_before_anybody_hears_of_it() -> None:
    case = builders.joined()
    hear(incoming(number_of(case)))

    back = incoming(number_of(case), IN, "ADMISSION", "N", occurred_at=FRIDAY_NOON + timedelta(minutes=50))
    message = hear(back, now=builders.later(minutes=50))
    tellings.release_held(builders.later(minutes=70))

    assert (message.standing, message.stage, counted(case)) == ("heard", "", [])
    assert not Message.objects.filter(telling__case=case).exists()


def test_a_return_after_the_hold_takes_nothing_back() -> None:
    case = builders.joined()
    hear(incoming(number_of(case)))

    back = incoming(number_of(case), IN, "ADMISSION", "N", occurred_at=FRIDAY_NOON + timedelta(minutes=90))
    message = hear(back, now=builders.later(minutes=61))

    assert (message.standing, message.candidates, counted(case)) == ("waiting", ["recalled"], ["released"])


def test_a_moment_on_the_next_day_is_left_to_a_person_and_breaks_nothing() -> None:
    case = builders.joined()
    just_after_midnight = builders.NOW.replace(day=24, hour=0, minute=30)

    message = hear(incoming(number_of(case), occurred_at=just_after_midnight), now=builders.NOW.replace(hour=23))

    assert (message.standing, counted(case)) == ("waiting", [])


def test_what_was_recorded_by_hand_is_not_recorded_again_from_the_feed() -> None:
    case = builders.joined()
    assert case.officer is not None
    happened = Happened("released", FRIDAY_NOON.date())
    stages.record(sentence=case.sentence, happened=happened, by=case.officer.account, now=builders.NOW)

    assert hear(incoming(number_of(case))).standing == "nothing_to_do"
    assert Telling.objects.filter(case=case).count() == 1


def test_what_a_person_has_looked_at_is_not_taken_back_by_a_message() -> None:
    case = builders.joined()
    by = builders.officer("manager").account
    waiting = hear(incoming(number_of(case), code="ZZ"))
    match(waiting, case, by)

    back = incoming(number_of(case), IN, "ADMISSION", "N", occurred_at=FRIDAY_NOON + timedelta(minutes=50))

    assert hear(back, now=builders.later(minutes=50)).standing == "waiting"
    assert counted(case) == ["released"]
