"""What happens in a sentence: recorded once, told of, and taken back when wrong."""

from datetime import date

import pytest

from tests import builders
from victimcontact.casework import access, facts, reviews, stages, telling_work
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Account, AuditEntry, Case, Duty, Fact, Message, Telling
from victimcontact.scheme.keystages import REGISTER, UnknownStage
from victimcontact.scheme.keystages.values import UnknownField

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
RELEASED = Happened("released", FRIDAY, {"released_on": "2026-11-20", "address": "9 Canary Row", "area": "Canaryshire"})


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def record(case: Case, happened: Happened = RELEASED) -> Fact:
    return stages.record(sentence=case.sentence, happened=happened, by=by_of(case), now=builders.NOW)


def test_a_stage_of_the_sentence_is_told_to_every_member_and_nobody_else() -> None:
    case = builders.joined()
    offender, sentence = case.sentence.offender, case.sentence
    same = {
        "offender": builders.OffenderTold(
            offender.given_names,
            offender.family_name,
            offender.born_on,
            {"prison_number": offender.identifiers.get().value},
        ),
        "sentence": builders.told().sentence,
    }
    other_member, not_joined = builders.joined(case.officer, **same), builders.allocated(case.officer, **same)
    assert {other_member.sentence, not_joined.sentence} == {sentence}

    fact = record(case)

    assert {telling.case for telling in fact.tellings.all()} == {case, other_member}
    assert set(Message.objects.filter(telling__fact=fact).values_list("case", flat=True)) == {case.pk, other_member.pk}
    assert not Message.objects.filter(case=not_joined, document="L17").exists()


def test_the_letter_is_a_draft_that_nobody_has_approved() -> None:
    case = builders.joined()

    fact = record(case)

    message = Message.objects.get(telling__fact=fact)
    assert (message.document, message.state, message.approved_at) == ("L17", "drafted", None)


def test_what_the_ledger_owes_because_of_it_stands_at_once() -> None:
    case = builders.joined()

    record(case)

    owed = Duty.objects.filter(case=case, rule="D1", standing="open").values_list("what", flat=True)
    assert set(owed) == {"make_contact_about_outcome", "send_outcome_letter"}


def test_where_the_offender_is_stands_in_no_readable_column() -> None:
    case = builders.joined()

    fact = record(case)

    telling = Telling.objects.get(fact=fact)
    assert "Canary" not in str(fact.data) + str(telling.told) + str(telling.withheld)
    assert fact.details is not None
    assert fact.details["address"] == "9 Canary Row"
    assert telling.told == {"released_month": "2026-11"}


@pytest.mark.parametrize(
    ("happened", "refusal"),
    [
        (Happened("released", date(2026, 11, 24)), facts.InTheFuture),
        (Happened("released", date(2026, 11, 4)), stages.BeforeTheSentence),
        (Happened("unheard_of", FRIDAY), UnknownStage),
        (Happened("released", FRIDAY, {"weather": "fine"}), UnknownField),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(happened: Happened, refusal: type[Exception]) -> None:
    case = builders.joined()
    before = Fact.objects.count()

    with pytest.raises(refusal):
        record(case, happened)

    assert (Fact.objects.count(), Telling.objects.count()) == (before, 0)


def test_the_same_stage_for_the_same_day_is_recorded_once() -> None:
    case = builders.joined()
    record(case)

    with pytest.raises(stages.AlreadyRecorded):
        record(case)

    record(case, Happened("absconded", FRIDAY))
    with pytest.raises(stages.AlreadyRecorded):
        record(case, Happened("escaped", FRIDAY))


def test_a_stage_taken_back_may_be_recorded_again() -> None:
    case = builders.joined()
    stages.withdraw(fact=record(case), reason="Wrong person.", by=by_of(case), now=builders.NOW)

    again = record(case)

    assert [fact.pk for fact in stages.of(case.sentence)] == [again.pk]


def test_a_month_of_release_becomes_a_date_the_ledger_counts_from() -> None:
    case = builders.joined()

    fact = record(case, Happened("release_date_set", FRIDAY, {"release_on": "2027-09-01"}))

    assert (fact.kind, fact.data["name"], fact.data["date"]) == ("key_date", "release", "2027-09-01")
    assert Duty.objects.filter(case=case, what="prepare_for_release").exists()
    assert Telling.objects.get(fact=fact).told == {"release_month": "2027-09"}


def test_taking_back_puts_duties_right_and_stops_what_has_not_gone() -> None:
    case = builders.joined()
    fact = record(case)

    stages.withdraw(fact=fact, reason="Wrong person.", by=by_of(case), now=builders.later(hours=1))

    telling = Telling.objects.get(fact=fact)
    assert (telling.ended_at, telling.correction) == (builders.later(hours=1), "")
    assert Message.objects.get(telling=telling).state == "stopped"
    assert not Duty.objects.filter(case=case, rule="D1", standing="open").exists()


@pytest.mark.parametrize("state", ["handing_over", "sent", "delivered", "acknowledged", "bounced", "uncertain"])
def test_taking_back_what_has_gone_makes_the_correction_an_officers_work(state: str) -> None:
    case = builders.joined()
    fact = record(case)
    Message.objects.filter(telling__fact=fact).update(state=state, approved_by=by_of(case), approved_at=builders.NOW)

    stages.withdraw(fact=fact, reason="Wrong person.", by=by_of(case), now=builders.NOW)

    assert [telling.fact for telling in Telling.objects.filter(telling_work.waits_for_a_person(builders.TODAY))] == [
        fact
    ]
    assert Message.objects.get(telling__fact=fact).state == state


def test_a_stage_is_taken_back_once_and_only_a_stage() -> None:
    case = builders.joined()
    fact = record(case)
    stages.withdraw(fact=fact, reason="Wrong person.", by=by_of(case), now=builders.NOW)

    with pytest.raises(facts.AlreadyWithdrawn):
        stages.withdraw(fact=fact, reason="Again.", by=by_of(case), now=builders.NOW)
    with pytest.raises(stages.CannotBeWithdrawn):
        wish = Fact.objects.get(case=case, kind="wish")
        stages.withdraw(fact=wish, reason="No.", by=by_of(case), now=builders.NOW)


def test_a_hearing_and_a_decision_are_taken_back_like_a_stage() -> None:
    case = builders.joined()
    by = by_of(case)
    opening = reviews.Opening(kind="parole")
    review = reviews.open_review(sentence=case.sentence, opening=opening, by=by, now=builders.NOW)
    hearing = reviews.list_hearing(review=review, hearing_on=date(2027, 6, 1), by=by, now=builders.NOW)
    made = reviews.Decision("no_release", builders.TODAY, without_hearing=True)
    decision = reviews.decide(review=review, decision=made, by=by, now=builders.NOW)

    stages.withdraw(fact=decision, reason="Not yet decided.", by=by, now=builders.NOW)
    review.refresh_from_db()
    goes_on = review.ended_at is None
    stages.withdraw(fact=hearing, reason="Another day.", by=by, now=builders.NOW)

    assert goes_on
    assert reviews.hearing_of(review) is None
    assert not Duty.objects.filter(case=case, rule__in=("P28", "P33", "P43"), standing="open").exists()


def test_a_review_that_never_was_takes_its_steps_with_it() -> None:
    case = builders.joined()
    by = by_of(case)
    review = reviews.open_review(
        sentence=case.sentence, opening=reviews.Opening(kind="parole"), by=by, now=builders.NOW
    )
    hearing = reviews.list_hearing(review=review, hearing_on=date(2027, 6, 1), by=by, now=builders.NOW)

    opened = Fact.objects.get(kind="review_opened", sentence=case.sentence)
    stages.withdraw(fact=opened, reason="Another person's.", by=by, now=builders.NOW)

    review.refresh_from_db()
    hearing.refresh_from_db()
    assert (review.ended_at, hearing.withdrawal.made_at) == (builders.NOW, builders.NOW)


def test_only_casework_roles_record_and_take_back() -> None:
    case = builders.joined()
    fact = record(case)
    for role in ("administrator", "auditor", "helpline_adviser", "analyst"):
        account = builders.officer(role).account
        with pytest.raises(access.NotPermitted):
            stages.record(sentence=case.sentence, happened=Happened("recalled", FRIDAY), by=account, now=builders.NOW)
        with pytest.raises(access.NotPermitted):
            stages.withdraw(fact=fact, reason="No.", by=account, now=builders.NOW)


def test_the_sentence_of_another_unit_is_not_there() -> None:
    case = builders.joined()
    fact, stranger = record(case), builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        stages.record(sentence=case.sentence, happened=Happened("recalled", FRIDAY), by=stranger, now=builders.NOW)
    with pytest.raises(access.NotFound):
        stages.withdraw(fact=fact, reason="No.", by=stranger, now=builders.NOW)
    with pytest.raises(access.NotFound):
        stages.fact_for(stranger, str(fact.pk), now=builders.NOW)


def test_recording_taking_back_and_looking_are_written_down() -> None:
    case = builders.joined()
    fact = record(case)
    stages.fact_for(by_of(case), str(fact.pk), now=builders.NOW)
    stages.withdraw(fact=fact, reason="Canary reason.", by=by_of(case), now=builders.NOW)

    entries = AuditEntry.objects.filter(what__in=("stages.record", "stages.look", "stages.withdraw"))
    assert entries.count() == 3
    assert "Canary" not in str(list(entries.values()))


def test_every_stage_by_hand_is_in_the_register_once() -> None:
    codes = [stage.code for _title, group in stages.by_group() for stage in group]

    assert len(codes) == len(set(codes))
    assert set(codes) <= REGISTER.keys()
    assert {"released", "recalled", "died", "absconded", "moved_to_open_conditions", "hospital_order_made"} <= set(
        codes
    )
    assert REGISTER.keys() >= stages.RECORDED_ELSEWHERE
