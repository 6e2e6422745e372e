"""Who may be a member (R13, R16 to R19), which court (R14), and what an appeal changes (R23)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.scheme.eligibility_questions import (
    ASKED_ON,
    ASSAULT,
    COMMON_ASSAULT,
    SHORT,
    STALKING,
    answer,
    deciding,
    hospital_order,
    question,
)
from victimcontact.scheme.eligibility import (
    Court,
    Kind,
    Outcome,
    Owner,
    Question,
    Relationship,
    Route,
    Term,
    Verdict,
    Victim,
    VictimKind,
    turns,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "relationship",
    [
        Relationship.VICTIM,
        Relationship.BEREAVED_RELATIVE,
        Relationship.PARENT_OR_GUARDIAN,
        Relationship.ACTING_FOR,
    ],
)
def test_victims_and_those_who_stand_in_for_them_may_be_members(relationship: Relationship) -> None:
    """R16, P15."""
    found = answer(question(victim=Victim(relationship=relationship)))

    assert (found.outcome, found.route, found.owner) == (Outcome.STATUTORY_PROBATION, Route.A, Owner.PROBATION)


@pytest.mark.parametrize(
    "victim",
    [
        Victim(kind=VictimKind.ORGANISATION),
        Victim(relationship=Relationship.WITNESS),
        Victim(relationship=Relationship.OTHER),
        Victim(relationship=Relationship.WITNESS, suspected_of_same_conduct=True),
    ],
)
def test_organisations_witnesses_and_others_are_not_members_by_law(victim: Victim) -> None:
    found = answer(question(victim=victim))

    assert found.outcome is Outcome.NOT_STATUTORY
    assert deciding(found) == {"R16"}


def test_an_organisation_is_told_so_whatever_the_sentence_is() -> None:
    found = answer(question(victim=Victim(kind=VictimKind.ORGANISATION), kind=Kind.REMAND))

    assert (found.outcome, deciding(found)) == (Outcome.NOT_STATUTORY, {"R16"})


def test_a_victim_of_another_offence_only_is_not_within_the_scheme() -> None:
    found = answer(question(replace(ASSAULT, against_this_victim=False)))

    assert (found.outcome, deciding(found)) == (Outcome.NOT_STATUTORY, {"R13"})


def test_a_court_martial_is_outside_the_scheme() -> None:
    found = answer(replace(question(), court=Court.COURT_MARTIAL))

    assert (found.outcome, deciding(found)) == (Outcome.NOT_STATUTORY, {"R14"})


@pytest.mark.parametrize("relationship", [Relationship.PARENT_OR_GUARDIAN, Relationship.ACTING_FOR])
def test_a_person_suspected_of_the_same_conduct_leaves_the_case_to_a_manager(relationship: Relationship) -> None:
    found = answer(question(victim=Victim(relationship=relationship, suspected_of_same_conduct=True)))

    assert (found.outcome, found.route, found.owner) == (Outcome.MANAGER_REVIEW, None, None)
    assert deciding(found) == {"R17"}
    assert "another person" in found.next


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (question(COMMON_ASSAULT), Outcome.NOT_STATUTORY),
        (question(kind=Kind.REMAND), Outcome.NOT_YET),
        (question(STALKING, term=SHORT), Outcome.MANAGER_REVIEW),
        (hospital_order(), Outcome.MANAGER_REVIEW),
    ],
)
def test_suspicion_matters_only_where_there_is_something_to_act_on(asked: Question, outcome: Outcome) -> None:
    suspect = Victim(relationship=Relationship.PARENT_OR_GUARDIAN, suspected_of_same_conduct=True)

    found = answer(replace(asked, victim=suspect))

    assert found.outcome is outcome
    assert "R17" in {reason.rule for reason in found.reasons}


@pytest.mark.parametrize(
    ("victim", "rule", "words"),
    [
        (Victim(relationship=Relationship.PARENT_OR_GUARDIAN), "R19", "treated as a child"),
        (
            Victim(relationship=Relationship.PARENT_OR_GUARDIAN, born_on=date(2008, 11, 23)),
            "R18",
            "direct from 23 November 2026",
        ),
        (Victim(relationship=Relationship.PARENT_OR_GUARDIAN, born_on=date(2008, 11, 22)), "R18", "is 18 or over"),
        (Victim(born_on=date(2015, 1, 1)), "R18", "direct from 1 January 2033"),
        (Victim(died=True), "R16", "has died"),
        (Victim(lacks_capacity=True), "R16", "somebody may act"),
    ],
)
def test_age_death_and_capacity_say_who_hears_and_change_no_outcome(victim: Victim, rule: str, words: str) -> None:
    found = answer(question(victim=victim))

    assert found.outcome is Outcome.STATUTORY_PROBATION
    assert any(reason.rule == rule and words in reason.text for reason in found.reasons)


def test_no_age_is_worked_out_for_a_victim_who_has_died() -> None:
    relative = Victim(relationship=Relationship.BEREAVED_RELATIVE, died=True, born_on=date(2020, 1, 1))

    assert {"R18", "R19"}.isdisjoint(reason.rule for reason in answer(question(victim=relative)).reasons)


@pytest.mark.parametrize(
    ("born_on", "eighteen_on"),
    [
        (date(2008, 11, 22), ASKED_ON),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2002, 2, 28), date(2020, 2, 28)),
    ],
)
def test_a_child_turns_18_on_the_birthday(born_on: date, eighteen_on: date) -> None:
    assert turns(18, born_on) == eighteen_on


def test_a_quashed_conviction_closes_the_case_with_care() -> None:
    found = answer(question(quashed_on=date(2026, 10, 1)))

    assert (found.outcome, deciding(found)) == (Outcome.NOT_STATUTORY, {"R23"})
    assert "care" in found.next


@pytest.mark.parametrize(
    ("reduced_to", "outcome", "rules"),
    [
        (Term(months=12), Outcome.STATUTORY_PROBATION, {"R1", "R3"}),
        (Term(months=11, days=30), Outcome.MANAGER_REVIEW, {"R23"}),
        (Term(days=365), Outcome.MANAGER_REVIEW, {"R23"}),
        (Term(months=3), Outcome.MANAGER_REVIEW, {"R23"}),
    ],
)
def test_a_term_cut_on_appeal_is_tested_again_and_never_thrown_out_unseen(
    reduced_to: Term, outcome: Outcome, rules: set[str]
) -> None:
    found = answer(question(term=Term(years=3), reduced_to=reduced_to))

    assert (found.outcome, deciding(found)) == (outcome, rules)


def test_a_life_sentence_cut_to_a_short_term_is_left_to_a_manager() -> None:
    assert answer(question(kind=Kind.LIFE, term=None, reduced_to=SHORT)).outcome is Outcome.MANAGER_REVIEW


def test_an_appeal_does_not_bring_an_unlisted_offence_into_the_scheme() -> None:
    assert answer(question(COMMON_ASSAULT, reduced_to=SHORT)).outcome is Outcome.NOT_STATUTORY


@pytest.mark.parametrize("verdict", [Verdict.INSANITY, Verdict.UNFIT_DID_ACT])
def test_a_prison_sentence_after_a_verdict_that_cannot_carry_one_is_left_to_a_manager(verdict: Verdict) -> None:
    found = answer(replace(question(), verdict=verdict))

    assert (found.outcome, deciding(found)) == (Outcome.MANAGER_REVIEW, {"R5"})


@pytest.mark.parametrize(
    ("relationship", "somebody_else"), [(Relationship.VICTIM, True), (Relationship.BEREAVED_RELATIVE, False)]
)
def test_when_the_victim_has_died_somebody_else_is_looked_for_unless_they_are_there_already_r16(
    relationship: Relationship, somebody_else: bool
) -> None:
    found = answer(question(victim=Victim(relationship=relationship, died=True)))

    assert ("find a close relative" in found.next) is somebody_else
