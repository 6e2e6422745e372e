"""Messages of other systems: kept once, matched by any number ever held, acted on only when sure."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, feeds, identifiers, quarantine, stages, tellings
from victimcontact.casework.quarantine import Matched
from victimcontact.casework.stages import Happened
from victimcontact.records.models import (
    Account,
    AuditEntry,
    Case,
    Fact,
    FeedDecision,
    FeedMessage,
    FeedStanding,
    Message,
    OffenderIdentifier,
    Practitioner,
    Telling,
)
from victimcontact.scheme.incoming import Incoming, Number

pytestmark = pytest.mark.django_db

OUT = "prison-offender-events.prisoner.released"
IN = "prison-offender-events.prisoner.received"
MERGED = "prison-offender-events.prisoner.merged"
FRIDAY_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STRANGE = "Z9999ZZ"


def number_of(case: Case) -> str:
    return case.sentence.offender.identifiers.filter(kind="prison_number").values_list("value", flat=True)[0]


def incoming(number: str, kind: str = OUT, reason: str = "RELEASED", code: str = "CR", **more: Any) -> Incoming:
    at = more.pop("occurred_at", FRIDAY_NOON)
    values = {
        "numbers": (Number("prison_number", number),),
        "occurred_at": at,
        "occurred_text": at.isoformat() if at else "",
        "prison": "CAN",
    }
    return Incoming(kind, reason=reason, code=code, **(values | more))


def recall(number: str, **more: Any) -> Incoming:
    return incoming(number, IN, "ADMISSION", "L", **more)


def hear(message: Incoming, *, now: datetime = builders.NOW, raw: str = "{}") -> FeedMessage:
    return feeds.hear(incoming=message, raw=raw, by=access.program(), now=now)


def counted(case: Case) -> list[str]:
    return [fact.data["code"] for fact in stages.of(case.sentence)]


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


def match(message: FeedMessage, case: Case, by: Account, *, keep_numbers: bool = False) -> Fact:
    happened = Happened("released", FRIDAY_NOON.date(), {"released_on": "2026-11-20"})
    return quarantine.match(
        message=message, sentence=case.sentence, matched=Matched(happened, keep_numbers), by=by, now=builders.NOW
    )


def test_a_person_matches_a_doubtful_message_and_the_letter_is_drafted_at_once() -> None:
    case = builders.joined()
    assert case.officer is not None
    waiting = hear(incoming(number_of(case), code="ZZ"))

    fact = match(waiting, case, case.officer.account)

    waiting.refresh_from_db()
    assert (waiting.standing, waiting.stage, fact.feed_message) == ("heard", "released", waiting)
    assert Message.objects.filter(telling__fact=fact, state="drafted").exists()
    assert FeedDecision.objects.get(feed_message=waiting).decision == "matched"


def test_matching_a_message_of_nobody_can_keep_its_number_for_good() -> None:
    case = builders.joined()
    by = builders.officer("manager").account

    match(hear(incoming(STRANGE)), case, by, keep_numbers=True)

    assert case.sentence.offender.identifiers.filter(value=STRANGE).exists()


def test_a_number_of_another_offender_is_never_taken_over() -> None:
    one, other = builders.joined(), builders.joined()
    by = builders.officer("manager").account
    numbers = (Number("prison_number", number_of(one)), Number("prison_number", number_of(other)))
    doubtful = hear(incoming("", numbers=numbers))

    with pytest.raises(identifiers.NumberOfAnother):
        match(doubtful, one, by, keep_numbers=True)

    assert counted(one) == []


@pytest.mark.parametrize(("verb", "standing"), [(quarantine.hold, "held"), (quarantine.discard, "discarded")])
def test_setting_aside_needs_a_reason_and_keeps_the_message(verb: Any, standing: str) -> None:
    case = builders.joined()
    assert case.officer is not None
    waiting = hear(incoming(number_of(case), code="ZZ"))

    with pytest.raises(quarantine.ReasonMissing):
        verb(message=waiting, reason=" ", by=case.officer.account, now=builders.NOW)
    verb(message=waiting, reason="Asked the prison.", by=case.officer.account, now=builders.NOW)

    waiting.refresh_from_db()
    assert waiting.standing == standing
    assert FeedDecision.objects.get(feed_message=waiting).reason == "Asked the prison."


def test_a_held_message_can_still_be_decided_and_a_discarded_one_cannot() -> None:
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    held, discarded = hear(incoming(number_of(case), code="ZZ")), hear(incoming(number_of(case), code="YY"))
    quarantine.hold(message=held, reason="Asked the prison.", by=by, now=builders.NOW)
    quarantine.discard(message=discarded, reason="A test.", by=by, now=builders.NOW)

    match(held, case, by)
    with pytest.raises(quarantine.NotWaiting):
        match(discarded, case, by)
    with pytest.raises(quarantine.NotWaiting):
        match(held, case, by)


def test_a_message_is_within_reach_of_those_who_reach_the_offenders_cases() -> None:
    case = builders.joined()
    assert case.officer is not None
    message = hear(incoming(number_of(case), code="ZZ"))
    strangers = [builders.officer(in_unit="exeter").account, builders.officer("manager", in_unit="exeter").account]

    assert quarantine.message_for(case.officer.account, message.reference, now=builders.NOW) == message
    assert quarantine.waiting_count(case.officer.account) == 1
    for stranger in strangers:
        assert quarantine.waiting_count(stranger) == 0
        with pytest.raises(access.NotFound):
            quarantine.message_for(stranger, message.reference, now=builders.NOW)
        with pytest.raises(access.NotFound):
            quarantine.discard(message=message, reason="No.", by=stranger, now=builders.NOW)


def test_a_message_of_nobody_we_know_goes_to_managers() -> None:
    case = builders.joined()
    assert case.officer is not None
    hear(Incoming("", trouble="Nothing in it."), raw="{}")

    assert quarantine.waiting_count(builders.officer("manager").account) == 1
    assert quarantine.waiting_count(case.officer.account) == 0


def test_the_offenders_own_practitioner_does_not_see_messages_about_them() -> None:
    case, holder = builders.joined(), builders.officer("manager")
    message = hear(incoming(number_of(case), code="ZZ"))
    Practitioner.objects.create(
        offender=case.sentence.offender,
        name=holder.name,
        email="practitioner@example.org",
        account=holder.account,
        made_by=holder.account,
        made_at=builders.NOW,
    )

    with pytest.raises(access.NotFound):
        quarantine.message_for(holder.account, message.reference, now=builders.NOW)


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_other_roles_neither_see_nor_decide(role: str) -> None:
    message = hear(Incoming("", trouble="Nothing in it."), raw="{}")
    account = builders.officer(role).account

    with pytest.raises(access.NotPermitted):
        quarantine.listed(account, standing="waiting")
    with pytest.raises(access.NotPermitted):
        quarantine.hold(message=message, reason="No.", by=account, now=builders.NOW)
    assert quarantine.waiting_count(account) == 0


def test_no_officer_feeds_the_program_and_the_program_decides_nothing() -> None:
    manager = builders.officer("manager").account

    with pytest.raises(access.NotPermitted):
        feeds.hear(incoming=incoming(STRANGE), raw="{}", by=manager, now=builders.NOW)
    message = hear(incoming(STRANGE))
    with pytest.raises(access.NotPermitted):
        quarantine.discard(message=message, reason="No.", by=access.program(), now=builders.NOW)


def test_every_look_at_a_message_is_written_down() -> None:
    message = hear(Incoming("", trouble="Nothing in it."), raw="{}")

    quarantine.message_for(builders.officer("manager").account, message.reference, now=builders.NOW)

    assert AuditEntry.objects.filter(what="feeds.look", subject=f"feedmessage:{message.reference}").exists()


def test_the_list_costs_the_same_for_one_and_for_many(django_assert_num_queries: Any) -> None:
    case = builders.joined()
    assert case.officer is not None
    for place in range(5):
        hear(incoming(number_of(case), code=f"Z{place}"))

    with django_assert_num_queries(7):
        page = quarantine.listed(case.officer.account, standing=FeedStanding.WAITING)
        names = [message.offender.full_name for message in page.messages if message.offender]

    assert (len(names), page.counts["waiting"], page.of) == (5, 5, 1)
