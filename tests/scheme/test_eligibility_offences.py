"""Whether the offence counts (R1, R2), the notification scheme (R21) and the new Act (R22)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.scheme.eligibility_questions import (
    ASSAULT,
    COMMON_ASSAULT,
    SENTENCED_ON,
    SHORT,
    STALKING,
    answer,
    deciding,
    hospital_order,
    question,
    transferred,
)
from victimcontact.scheme.eligibility import Inchoate, Kind, Offence, Outcome, Owner, Question, Route, Term
from victimcontact.scheme.offences import CodeFlags
from victimcontact.scheme.switches import law_with

pytestmark = pytest.mark.pure

IN_FORCE = law_with({"SW-VCA26": SENTENCED_ON})
MURDER = Offence("Murder", "Common law")
COERCION = Offence("Controlling or coercive behaviour", "Serious Crime Act 2015", "76")
BREACH = Offence("Breach of a non-molestation order", "Family Law Act 1996", "42A")
GRAVE_STALKING = Offence("Stalking involving fear of violence", "Protection from Harassment Act 1997", "4A")
UNCLEAR_STALKING = Offence("Stalking")
TERRORISM = Offence("Encouragement of terrorism", "Terrorism Act 2006", "1")


@pytest.mark.parametrize(
    "offence",
    [
        ASSAULT,
        MURDER,
        replace(MURDER, inchoate=Inchoate.CONSPIRACY),
        Offence("Manslaughter", "Common law"),
        Offence("Rape", "Sexual Offences Act 2003", "1"),
        Offence("Indecent assault on a woman", "Sexual Offences Act 1956", "14"),
        Offence("Wounding with intent", "Offences against the Person Act 1861", "18", inchoate=Inchoate.ATTEMPT),
        TERRORISM,
        replace(COMMON_ASSAULT, notification_requirements=True),
        replace(COMMON_ASSAULT, offence_against_child=True),
        replace(COMMON_ASSAULT, murder=True),
    ],
)
def test_listed_offences_murder_and_marked_ones_count(offence: Offence) -> None:
    found = answer(question(offence))

    assert found.outcome is Outcome.STATUTORY_PROBATION
    assert "R1" in deciding(found)


def test_an_unlisted_offence_fails_by_r1_and_r2_and_shows_the_discretionary_way() -> None:
    found = answer(question(COMMON_ASSAULT, term=Term(years=2)))

    assert found.outcome is Outcome.NOT_STATUTORY
    assert [(reason.rule, reason.holds) for reason in found.reasons[-2:]] == [("R1", False), ("R2", False)]
    assert deciding(found) == {"R1", "R2"}
    assert "discretionary request" in found.next


def test_a_life_sentence_does_not_make_an_unlisted_offence_count() -> None:
    assert answer(question(COMMON_ASSAULT, kind=Kind.LIFE)).outcome is Outcome.NOT_STATUTORY


def test_a_terrorism_offence_listed_in_2019_does_not_count_for_an_earlier_sentence() -> None:
    found = answer(question(replace(TERRORISM, convicted_on=None), imposed_on=date(2019, 4, 11)))

    assert (found.outcome, deciding(found)) == (Outcome.NOT_STATUTORY, {"R15", "R2"})


@pytest.mark.parametrize("offence", [STALKING, COERCION, BREACH])
@pytest.mark.parametrize("kind", [Kind.IMPRISONMENT, Kind.YOI_DETENTION, Kind.DTO])
def test_the_notification_scheme_takes_its_offences_for_custody_under_12_months(offence: Offence, kind: Kind) -> None:
    found = answer(question(offence, kind=kind, term=Term(months=11, days=30)))

    assert (found.outcome, found.route, found.owner, found.scheme) == (Outcome.VNS, None, Owner.PROBATION, "vns")
    assert deciding(found) == {"R21"}
    assert "15 days" in found.next


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (question(STALKING, term=Term(months=12)), Outcome.NOT_STATUTORY),
        (question(STALKING, term=Term(days=365)), Outcome.MANAGER_REVIEW),
        (question(STALKING, term=None), Outcome.MANAGER_REVIEW),
        (question(STALKING, kind=Kind.LIFE, term=None), Outcome.NOT_STATUTORY),
        (question(STALKING, kind=Kind.EXTENDED, term=None), Outcome.NOT_STATUTORY),
        (question(STALKING, kind=Kind.COMMUNITY), Outcome.NOT_STATUTORY),
        (question(STALKING, kind=Kind.SUSPENDED, term=SHORT), Outcome.NOT_YET),
        (
            question(STALKING, kind=Kind.SUSPENDED, activated_on=SENTENCED_ON, activated_term=SHORT),
            Outcome.VNS,
        ),
        (question(STALKING, term=Term(months=18), reduced_to=SHORT), Outcome.VNS),
        (question(STALKING, term=SHORT, aggregate_term=Term(months=18)), Outcome.VNS),
        (question(STALKING, term=SHORT, transfer=transferred()), Outcome.VNS),
        (hospital_order(STALKING), Outcome.NOT_STATUTORY),
        (question(COMMON_ASSAULT, term=SHORT), Outcome.NOT_STATUTORY),
        (question(GRAVE_STALKING, term=SHORT), Outcome.NOT_STATUTORY),
        (question(UNCLEAR_STALKING, term=SHORT), Outcome.MANAGER_REVIEW),
        (question(replace(STALKING, notification_requirements=True), term=SHORT), Outcome.VNS),
        (
            question(replace(STALKING, notification_requirements=True), term=Term(months=12)),
            Outcome.STATUTORY_PROBATION,
        ),
    ],
)
def test_the_notification_scheme_takes_nothing_else(asked: Question, outcome: Outcome) -> None:
    assert answer(asked).outcome is outcome


@pytest.mark.parametrize("asked", [question(STALKING, term=Term(months=12)), hospital_order(STALKING)])
def test_an_unlisted_offence_the_notification_scheme_does_not_take_is_decided_by_the_offence_too(
    asked: Question,
) -> None:
    assert deciding(answer(asked)) == {"R1", "R2", "R21"}


@pytest.mark.parametrize(
    ("asked", "outcome", "rule"),
    [
        (question(STALKING, term=SHORT), Outcome.STATUTORY_PROBATION, "R22"),
        (question(STALKING, term=Term(days=1)), Outcome.STATUTORY_PROBATION, "R22"),
        (question(STALKING, term=None), Outcome.STATUTORY_PROBATION, "R22"),
        (question(STALKING, kind=Kind.COMMUNITY), Outcome.NOT_STATUTORY, "R3"),
        (question(STALKING, kind=Kind.SUSPENDED), Outcome.NOT_YET, "R9"),
        (question(ASSAULT, term=Term(months=12)), Outcome.STATUTORY_PROBATION, "R3"),
        (question(ASSAULT, term=Term(months=11)), Outcome.NOT_STATUTORY, "R3"),
        (question(COMMON_ASSAULT, term=Term(years=2)), Outcome.NOT_STATUTORY, "R2"),
        (question(GRAVE_STALKING, term=SHORT), Outcome.NOT_STATUTORY, "R3"),
    ],
)
def test_under_the_new_act_part_two_needs_no_length_and_part_one_does(
    asked: Question, outcome: Outcome, rule: str
) -> None:
    found = answer(asked, IN_FORCE)

    assert found.outcome is outcome
    assert rule in deciding(found)


def test_under_the_new_act_other_offences_are_pointed_to_the_helpline() -> None:
    assert "helpline" in answer(question(COMMON_ASSAULT), IN_FORCE).next
    assert "helpline" not in answer(question(COMMON_ASSAULT)).next


@pytest.mark.parametrize(
    ("in_force_from", "outcome"),
    [
        (SENTENCED_ON, Outcome.STATUTORY_PROBATION),
        (SENTENCED_ON + timedelta(days=1), Outcome.VNS),
        (None, Outcome.VNS),
    ],
)
def test_the_new_act_counts_from_the_day_of_the_sentence_and_not_of_the_question(
    in_force_from: date | None, outcome: Outcome
) -> None:
    assert answer(question(STALKING, term=SHORT), law_with({"SW-VCA26": in_force_from})).outcome is outcome


def test_for_a_suspended_sentence_the_new_act_counts_from_its_activation() -> None:
    activated_on = SENTENCED_ON + timedelta(days=60)
    asked = question(STALKING, kind=Kind.SUSPENDED, activated_on=activated_on, activated_term=SHORT)

    assert answer(asked, law_with({"SW-VCA26": activated_on})).route is Route.A
    assert answer(asked, law_with({"SW-VCA26": activated_on + timedelta(days=1)})).outcome is Outcome.VNS


def test_a_code_without_a_mark_is_never_a_no() -> None:
    unknown = Offence("An offence nobody has heard of", flags=CodeFlags("XX00001"))

    assert answer(question(unknown)).outcome is Outcome.MANAGER_REVIEW
    assert answer(question(replace(unknown, flags=CodeFlags("XX00001", scheduled=True)))).route is Route.A


@pytest.mark.parametrize(
    ("offence", "part_one"),
    [(ASSAULT, True), (STALKING, False), (COMMON_ASSAULT, False)],
    ids=["Part 1", "Part 2", "none"],
)
def test_under_the_new_act_the_reason_says_which_offences_keep_the_threshold_r22(
    offence: Offence, part_one: bool
) -> None:
    law = law_with(switches={"SW-VCA26": SENTENCED_ON})

    texts = [reason.text for reason in answer(question(offence), law).reasons if reason.rule == "R22"]

    assert any("keeps the threshold" in text for text in texts) is part_one


def test_the_notification_scheme_says_that_the_new_act_is_not_in_force_and_only_then_r22() -> None:
    before = answer(question(STALKING, term=SHORT))
    after = answer(question(STALKING, term=SHORT), law_with(switches={"SW-VCA26": SENTENCED_ON}))

    said = [any("not in force" in reason.text for reason in found.reasons) for found in (before, after)]
    assert said == [True, False]
