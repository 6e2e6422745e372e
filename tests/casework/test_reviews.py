"""A review brings its dates to every case of the sentence, and its decision is told only in the words that are true that day."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, facts, non_disclosure, review_dates, reviews, stages
from victimcontact.casework.review_outcomes import OUTCOMES, Decision, stage_of
from victimcontact.casework.reviews import Deferral, Opening
from victimcontact.records.models import Account, Case, Duty, Fact, Message, Review, Telling
from victimcontact.scheme.courses import UnknownOutcome
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.reviews import LETTERS, Parole

pytestmark = pytest.mark.django_db

LIFE = {"kind": "life", "imposed_on": date(2016, 11, 3), "offence_title": "Murder", "court_name": builders.COURT}
EIGHT_YEARS = LIFE | {"kind": "imprisonment", "term": {"years": 8}}
HOSPITAL = LIFE | {"kind": "hospital_order", "offence_title": "Manslaughter"}
RESTRICTED = HOSPITAL | {"disposal": {"restriction_order": True}}
HEARING = date(2027, 4, 1)
OFFENCE = {"offence_act": "Offences against the Person Act 1861", "offence_section": "18"}


def joined(**sentence: Any) -> Case:
    return builders.joined(sentence=builders.SentenceTold(**(OFFENCE | sentence)))


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def at(minutes: int = 0, *, days: int = 0) -> datetime:
    """Moments one after another, as they are in life."""
    return builders.NOW + timedelta(days=days, minutes=minutes)


def opened(case: Case, kind: str = "parole", **more: Any) -> Review:
    opening = Opening(kind, "PB-1", **more)
    return reviews.open_review(sentence=case.sentence, opening=opening, by=by_of(case), now=at())


def listed(case: Case, review: Review, on: date = HEARING, *, minutes: int = 1) -> Fact:
    return reviews.list_hearing(review=review, hearing_on=on, by=by_of(case), now=at(minutes))


def decided(case: Case, review: Review, outcome: str, **more: Any) -> Fact:
    decision = Decision(outcome, builders.TODAY, **more)
    return reviews.decide(review=review, decision=decision, by=by_of(case), now=at(5))


def telling(case: Case, code: str) -> Telling:
    return Telling.objects.get(case=case, code=code)


def letters(case: Case) -> list[str]:
    return list(Message.objects.filter(case=case).order_by("made_at").values_list("document", flat=True))


def test_every_case_of_the_sentence_gets_the_duties_of_a_review() -> None:
    officer = builders.officer()
    sentence = builders.SentenceTold(**(OFFENCE | LIFE))
    builders.referred(sentence=sentence, victims=(builders.victim(), builders.victim()))
    one, other = Case.objects.all()

    review = reviews.open_review(sentence=one.sentence, opening=Opening("parole"), by=officer.account, now=at())

    owed = set(Duty.objects.filter(about=review.reference).values_list("case", flat=True))
    assert owed == {one.pk, other.pk}


@pytest.mark.parametrize(
    ("rule", "what", "due_on", "last_on"),
    [
        ("P28", "send_statement_to_parole_board", date(2027, 3, 4), date(2027, 3, 4)),
        ("D3", "get_statement_approved", date(2027, 2, 18), date(2027, 2, 18)),
        ("P33", "apply_for_non_disclosure", date(2027, 2, 4), date(2027, 2, 4)),
        ("P37", "apply_for_public_hearing", date(2027, 1, 7), date(2027, 1, 7)),
    ],
)
def test_a_hearing_sets_the_dates_that_hang_on_it(rule: str, what: str, due_on: date, last_on: date) -> None:
    case = joined(**LIFE)
    listed(case, opened(case))

    duty = Duty.objects.get(case=case, rule=rule, what=what)

    assert (duty.due_on, duty.last_on) == (due_on, last_on)


def test_a_new_day_ends_what_hung_on_the_old_one() -> None:
    case = joined(**LIFE)
    review = opened(case)
    listed(case, review)

    reviews.defer_hearing(review=review, deferral=Deferral(date(2027, 5, 6)), by=by_of(case), now=at(2, days=1))

    rows = Duty.objects.filter(case=case, what="send_statement_to_parole_board").order_by("due_on")
    assert [(row.standing, row.last_on) for row in rows] == [
        ("superseded", date(2027, 3, 4)),
        ("open", date(2027, 4, 8)),
    ]
    assert telling(case, "parole_hearing_deferred").told["previous_hearing_on"] == HEARING.isoformat()


@pytest.mark.parametrize(
    ("sentence", "outcome", "letter", "code"),
    [
        (LIFE, "release", "L13", "parole_decided"),
        (LIFE, "no_release", "L12", "parole_decided"),
        (LIFE, "open_conditions", "L12", "parole_decided"),
        (EIGHT_YEARS, "release", "L14", "parole_decision_final"),
        (EIGHT_YEARS, "no_release", "L12", "parole_decided"),
    ],
)
def test_the_letter_after_a_decision_is_the_one_its_state_asks_for(
    sentence: dict[str, Any], outcome: str, letter: str, code: str
) -> None:
    case = joined(**sentence)
    review = opened(case)

    decided(case, review, outcome)

    state = review_dates.state_of(review, on=builders.TODAY)
    assert state is not None
    assert letters(case)[-1] == letter == LETTERS[state]
    assert telling(case, code).document == letter


def test_a_provisional_release_is_never_written_of_as_a_release_to_come() -> None:
    case = joined(**LIFE)

    decided(case, opened(case), "release")

    words = str(Message.objects.get(case=case, document="L13").content)
    assert "The decision is not final" in words
    assert "will be released" not in words
    assert "They will leave prison" not in words


def test_a_decision_that_came_to_us_after_its_window_is_told_as_final() -> None:
    case = joined(**LIFE)
    review = opened(case)
    before = builders.TODAY - timedelta(days=22)

    reviews.decide(review=review, decision=Decision("release", before), by=by_of(case), now=at(5))

    assert letters(case)[-1] == "L14"


def test_what_follows_a_decision_moves_the_review_and_tells_of_it() -> None:
    case = joined(**LIFE)
    review = opened(case)
    decided(case, review, "release")

    reviews.follow(review=review, step="challenged", by=by_of(case), now=at(days=3))
    reviews.follow(review=review, step="challenge_granted", by=by_of(case), now=at(days=20))

    review.refresh_from_db()
    assert review.ended_at is None
    assert review_dates.state_of(review, on=builders.TODAY + timedelta(days=20)) is Parole.ON_PAPERS
    assert telling(case, "parole_reconsideration_decided").told["outcome"] == "granted"


def test_a_release_becomes_final_and_is_said_once() -> None:
    case = joined(**LIFE)
    review = opened(case)
    decided(case, review, "release")
    last, after = builders.TODAY + timedelta(days=21), builders.TODAY + timedelta(days=22)

    during = reviews.steps_after(review, on=last)
    reviews.follow(review=review, step="final", by=by_of(case), now=at(days=22))

    assert "final" not in during
    assert telling(case, "parole_decision_final").told["outcome"] == "release"
    assert "final" not in reviews.steps_after(review, on=after)
    with pytest.raises(NotAllowed):
        reviews.follow(review=review, step="final", by=by_of(case), now=at(days=23))


def test_nothing_of_the_board_follows_a_tribunals_decision() -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})
    review = opened(case, "tribunal", application_made_on=builders.TODAY)
    decided(case, review, "not_discharged")

    assert reviews.steps_after(review, on=builders.TODAY) == ("told",)
    with pytest.raises(NotAllowed):
        reviews.follow(review=review, step="challenged", by=by_of(case), now=at(6))


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        ("not_discharged", "tribunal_decided"),
        ("conditional_discharge", "conditionally_discharged"),
        ("absolute_discharge", "absolutely_discharged"),
    ],
)
def test_a_tribunals_decision_goes_through_the_gate_with_its_stage(outcome: str, code: str) -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})

    decided(case, opened(case, "tribunal", application_made_on=builders.TODAY), outcome)

    assert telling(case, code).decision == "tell"


def test_of_the_conditions_of_a_discharge_only_those_about_the_victim_are_told() -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})
    review = opened(case, "tribunal", application_made_on=builders.TODAY)

    decided(case, review, "conditional_discharge", conditions=("Not to contact the victim.",))

    told = telling(case, "conditionally_discharged").told
    assert told == {"conditions": ["Not to contact the victim."], "has_conditions": True}
    words = str(Message.objects.get(case=case, document="L22").content)
    assert "Not to contact the victim." in words
    assert "other matters" not in words


def test_conditions_that_nobody_knows_are_not_said_to_be_none() -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})
    review = opened(case, "tribunal", application_made_on=builders.TODAY)

    decided(case, review, "conditional_discharge")

    assert telling(case, "conditionally_discharged").told == {}


def test_where_hospital_managers_give_the_notices_ours_is_the_check() -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": False})
    review = opened(case, "tribunal", application_made_on=builders.TODAY)

    decided(case, review, "absolute_discharge")

    assert case.route == "C"
    assert Duty.objects.filter(case=case, rule="P75", about=review.reference).count() == 2
    assert not Message.objects.filter(case=case, document__in=("L21", "L22", "L23")).exists()


@pytest.mark.parametrize(
    ("days", "offered"), [(date(2025, 6, 24), False), (date(2025, 6, 25), True), (date(2026, 11, 20), True)]
)
def test_the_impact_statement_is_offered_from_the_day_of_the_law(days: date, offered: bool) -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})

    review = opened(case, "tribunal", application_made_on=days)

    assert Duty.objects.filter(case=case, rule="P77", about=review.reference).exists() is offered


def test_representations_are_due_on_the_day_the_notice_names_else_before_the_hearing() -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})
    named = opened(case, "tribunal", application_made_on=builders.TODAY, respond_by=date(2027, 1, 15))
    unnamed = opened(case, "tribunal", application_made_on=builders.TODAY)
    listed(case, unnamed)

    due = {duty.about: duty.due_on for duty in Duty.objects.filter(case=case, what="send_representations_to_tribunal")}

    assert due == {named.reference: date(2027, 1, 15), unnamed.reference: date(2027, 3, 16)}


@pytest.mark.parametrize("kind", OUTCOMES)
def test_every_kind_of_review_can_be_opened_and_ended_in_each_of_its_ways(kind: str) -> None:
    case = joined(**(RESTRICTED if kind in ("tribunal", "mhcs", "hospital_managers") else LIFE))
    for outcome in OUTCOMES[kind]:
        review = opened(case, kind)
        decided(case, review, outcome)
        review.refresh_from_db()
        assert (review.ended_at is None) is (outcome == "discharge_deferred")


def test_an_outcome_of_another_kind_of_review_is_refused() -> None:
    case = joined(**LIFE)
    review = opened(case)

    with pytest.raises(UnknownOutcome):
        decided(case, review, "absolute_discharge")


def test_a_decided_review_takes_no_hearing_and_no_second_decision() -> None:
    case = joined(**LIFE)
    review = opened(case)
    decided(case, review, "no_release")

    with pytest.raises(reviews.ReviewEnded):
        listed(case, review)
    with pytest.raises(reviews.ReviewEnded):
        decided(case, review, "release")


def test_a_decision_taken_back_lets_the_review_go_on() -> None:
    case = joined(**LIFE)
    review = opened(case)
    fact = decided(case, review, "release")

    stages.withdraw(fact=fact, reason="Another prisoner's.", by=by_of(case), now=at(10))

    listed(case, review, minutes=11)
    assert review_dates.state_of(review, on=builders.TODAY) is Parole.LISTED
    assert "L13" not in list(Message.objects.filter(case=case, state="drafted").values_list("document", flat=True))


def test_neither_a_hearing_gone_by_nor_a_decision_to_come_is_taken() -> None:
    case = joined(**LIFE)
    review = opened(case)

    with pytest.raises(reviews.HearingGoneBy):
        listed(case, review, builders.TODAY - timedelta(days=1))
    with pytest.raises(reviews.NoHearing):
        reviews.defer_hearing(review=review, deferral=Deferral(), by=by_of(case), now=at(2))
    with pytest.raises(facts.InTheFuture):
        late = Decision("release", builders.TODAY + timedelta(days=1))
        reviews.decide(review=review, decision=late, by=by_of(case), now=at(2))


def test_a_stranger_neither_sees_nor_moves_a_review_and_an_administrator_moves_none() -> None:
    case = joined(**LIFE)
    review = opened(case)
    stranger, administrator = builders.officer(in_unit="exeter").account, builders.officer("administrator").account

    with pytest.raises(access.NotFound):
        review_dates.review_for(stranger, review.reference, now=at(1))
    with pytest.raises(access.NotFound):
        reviews.list_hearing(review=review, hearing_on=HEARING, by=stranger, now=at(1))
    with pytest.raises(access.NotPermitted):
        reviews.list_hearing(review=review, hearing_on=HEARING, by=administrator, now=at(1))
    assert review_dates.review_for(by_of(case), review.reference, now=at(1)) == review
    assert [dates.review for dates in review_dates.listed(by_of(case), decided=False)] == [review]
    assert review_dates.listed(stranger, decided=False) == []


def test_the_statement_waits_until_the_choice_on_a_refusal_is_made() -> None:
    case = joined(**LIFE)
    review = opened(case)
    listed(case, review)

    non_disclosure.record(case=case, review=review, choice="", by=by_of(case), now=at(2))
    waiting = Duty.objects.get(case=case, rule="P28")
    non_disclosure.record(case=case, review=review, choice="withdraw", by=by_of(case), now=at(3))

    assert (waiting.standing, waiting.blocked_by) == ("blocked", "P36")
    assert Duty.objects.get(case=case, rule="P28").standing == "open"
    assert Fact.objects.filter(kind="non_disclosure_wanted").count() == 1


def test_only_before_the_board_can_something_be_kept_from_the_offender() -> None:
    case = joined(**HOSPITAL, disposal={"restriction_order": True})
    review = opened(case, "tribunal", application_made_on=builders.TODAY)

    with pytest.raises(non_disclosure.NotBeforeTheBoard):
        non_disclosure.record(case=case, review=review, choice="accept", by=by_of(case), now=at(1))


@pytest.mark.parametrize("state", [state for state in Parole if LETTERS.get(state) in ("L12", "L13")])
def test_a_state_with_a_letter_about_the_decision_finds_the_stage_of_that_letter(state: Parole) -> None:
    outcome = "release" if state is Parole.PROVISIONAL_RELEASE else "no_release"

    assert stage_of("parole", outcome, state) == "parole_decided"
