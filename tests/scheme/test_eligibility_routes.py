"""The routes A to G, what is no route yet, and how old a sentence or order may be (R3 to R12, R15)."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.scheme.eligibility_questions import (
    BURGLARY,
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
from victimcontact.scheme.eligibility import (
    Contradiction,
    Kind,
    Offence,
    Outcome,
    Owner,
    Question,
    Route,
    Term,
    Verdict,
)
from victimcontact.scheme.switches import law_with

pytestmark = pytest.mark.pure

LATER = SENTENCED_ON + timedelta(days=30)
PROBATION, RESTRICTED, UNRESTRICTED = (
    Outcome.STATUTORY_PROBATION,
    Outcome.STATUTORY_RESTRICTED,
    Outcome.STATUTORY_UNRESTRICTED,
)
BOTH_DIRECTIONS = question(hospital_and_limitation_direction=True)
RESTRICTED_TRANSFER = question(transfer=transferred(restricted=True))


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (Kind.IMPRISONMENT, {"R1", "R3"}),
        (Kind.YOI_DETENTION, {"R1", "R3"}),
        (Kind.DTO, {"R1", "R3"}),
        (Kind.S250, {"R1", "R3"}),
        (Kind.S252A, {"R1", "R3"}),
        (Kind.EXTENDED, {"R1", "R3"}),
        (Kind.SOPC, {"R1", "R3"}),
        (Kind.S254, {"R1", "R3"}),
        (Kind.LIFE, {"R1", "R11"}),
        (Kind.IPP, {"R1", "R11"}),
        (Kind.CUSTODY_FOR_LIFE, {"R1", "R11"}),
        (Kind.HMP_DETENTION, {"R1", "R10"}),
    ],
)
def test_every_kind_of_custody_of_12_months_opens_route_a(kind: Kind, rules: set[str]) -> None:
    """P11."""
    found = answer(question(kind=kind))

    assert (found.outcome, found.route, found.owner, found.scheme) == (PROBATION, Route.A, Owner.PROBATION, "vcs")
    assert deciding(found) == rules
    assert found.next == "Offer the scheme: first contact within 20 working days of the referral."


@pytest.mark.parametrize(
    "kind",
    [Kind.LIFE, Kind.IPP, Kind.CUSTODY_FOR_LIFE, Kind.HMP_DETENTION, Kind.EXTENDED, Kind.SOPC, Kind.S254],
)
def test_sentences_that_cannot_be_short_need_no_term(kind: Kind) -> None:
    assert answer(question(kind=kind, term=None)).route is Route.A


@pytest.mark.parametrize("kind", [Kind.IMPRISONMENT, Kind.YOI_DETENTION, Kind.DTO, Kind.S250, Kind.S252A])
def test_sentences_that_can_be_short_are_tested_for_length(kind: Kind) -> None:
    assert answer(question(kind=kind, term=SHORT)).outcome is Outcome.NOT_STATUTORY
    assert answer(question(kind=kind, term=None)).outcome is Outcome.MANAGER_REVIEW


@pytest.mark.parametrize("kind", [Kind.EXTENDED, Kind.SOPC, Kind.S254])
def test_a_term_too_short_for_its_kind_is_taken_for_a_mistake(kind: Kind) -> None:
    assert answer(question(kind=kind, term=SHORT)).outcome is Outcome.MANAGER_REVIEW


def test_a_section_254_sentence_is_accepted_with_a_flag() -> None:
    reasons = answer(question(kind=Kind.S254)).reasons

    assert any(reason.rule == "R11" and "does not name it" in reason.text for reason in reasons)


@pytest.mark.parametrize("verdict", [Verdict.CONVICTED, Verdict.INSANITY, Verdict.UNFIT_DID_ACT])
@pytest.mark.parametrize(
    ("restricted", "outcome", "route", "owner"),
    [
        (True, RESTRICTED, Route.B, Owner.PROBATION),
        (False, UNRESTRICTED, Route.C, Owner.HOSPITAL_MANAGERS),
    ],
)
def test_a_hospital_order_needs_no_length_and_no_conviction(
    verdict: Verdict, restricted: bool, outcome: Outcome, route: Route, owner: Owner
) -> None:
    """P11."""
    found = answer(hospital_order(verdict=verdict, restriction_order=restricted))

    assert (found.outcome, found.route, found.owner) == (outcome, route, owner)
    assert deciding(found) == {"R1", "R4", "R5"}


@pytest.mark.parametrize(
    ("asked", "outcome", "route", "rule"),
    [
        (BOTH_DIRECTIONS, RESTRICTED, Route.D, "R7"),
        (RESTRICTED_TRANSFER, RESTRICTED, Route.E, "R6"),
        (question(transfer=transferred()), UNRESTRICTED, Route.F, "R6"),
        (hospital_order(restriction_order=True, restriction_ended_on=LATER), UNRESTRICTED, Route.G, "R54"),
        (
            question(hospital_and_limitation_direction=True, restriction_ended_on=LATER),
            UNRESTRICTED,
            Route.G,
            "R54",
        ),
        (
            question(transfer=transferred(restricted=True), restriction_ended_on=LATER),
            UNRESTRICTED,
            Route.G,
            "R54",
        ),
        (question(kind=Kind.LIFE, term=None, transfer=transferred(restricted=True)), RESTRICTED, Route.E, "R11"),
        (question(kind=Kind.LIFE, term=None, transfer=transferred(restricted=True)), RESTRICTED, Route.E, "R6"),
    ],
)
def test_directions_transfers_and_lapsed_restrictions_open_their_own_routes(
    asked: Question, outcome: Outcome, route: Route, rule: str
) -> None:
    found = answer(asked)

    assert (found.outcome, found.route) == (outcome, route)
    assert rule in deciding(found)


@pytest.mark.parametrize("asked", [BOTH_DIRECTIONS, RESTRICTED_TRANSFER, question(transfer=transferred())])
def test_a_direction_on_a_short_sentence_opens_no_route(asked: Question) -> None:
    short = question(
        term=SHORT,
        transfer=asked.disposal.transfer,
        hospital_and_limitation_direction=asked.disposal.hospital_and_limitation_direction,
    )

    found = answer(short)

    assert (found.outcome, deciding(found)) == (Outcome.NOT_STATUTORY, {"R6"})


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (hospital_order(), "hospital managers within 5 working days"),
        (hospital_order(restriction_order=True, restriction_ended_on=LATER), "name and address"),
    ],
)
def test_for_unrestricted_patients_the_next_step_is_the_handing_over(asked: Question, words: str) -> None:
    assert words in answer(asked).next


def test_the_days_for_handing_over_are_the_local_setting() -> None:
    assert "within 3 working days" in answer(hospital_order(), law_with(periods={"T20": 3})).next


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (question(kind=Kind.REMAND), "R8"),
        (question(kind=Kind.INTERIM_HOSPITAL_ORDER), "R8"),
        (question(kind=Kind.REMAND, transfer=transferred("48", restricted=True)), "R8"),
        (question(transfer=transferred("48")), "R8"),
        (question(transfer=transferred("48", on=None)), "R8"),
        (question(COMMON_ASSAULT, kind=Kind.REMAND), "R8"),
        (question(kind=Kind.SUSPENDED, term=Term(years=2)), "R9"),
        (question(COMMON_ASSAULT, kind=Kind.SUSPENDED), "R9"),
    ],
)
def test_what_is_not_final_is_not_yet(asked: Question, rule: str) -> None:
    found = answer(asked)

    assert (found.outcome, found.route, found.owner) == (Outcome.NOT_YET, None, None)
    assert deciding(found) == {rule}


def test_a_suspended_sentence_may_be_looked_at_by_a_manager() -> None:
    found = answer(question(kind=Kind.SUSPENDED))

    assert "manager" in found.next
    assert any("manager" in reason.text for reason in found.reasons if reason.rule == "R9")


def test_a_section_48_transfer_is_over_once_a_sentence_came_after_it() -> None:
    found = answer(question(transfer=transferred("48", on=SENTENCED_ON - timedelta(days=1))))

    assert found.route is Route.A


@pytest.mark.parametrize("kind", [Kind.GUARDIANSHIP, Kind.COMMUNITY, Kind.FINE, Kind.DISCHARGE])
def test_orders_without_custody_or_hospital_are_not_statutory(kind: Kind) -> None:
    found = answer(question(kind=kind, term=None))

    assert found.outcome is Outcome.NOT_STATUTORY
    assert "discretionary" in found.next


@pytest.mark.parametrize(
    ("activated_term", "outcome"),
    [
        (Term(months=12), PROBATION),
        (Term(months=11, days=30), Outcome.NOT_STATUTORY),
        (Term(days=365), Outcome.MANAGER_REVIEW),
        (None, Outcome.MANAGER_REVIEW),
    ],
)
def test_an_activated_term_is_tested_like_a_new_sentence(activated_term: Term | None, outcome: Outcome) -> None:
    asked = question(
        kind=Kind.SUSPENDED, term=Term(months=18), activated_on=date(2026, 9, 1), activated_term=activated_term
    )

    assert answer(asked).outcome is outcome


def test_an_activation_of_a_sentence_too_short_in_whole_is_not_statutory() -> None:
    found = answer(question(kind=Kind.SUSPENDED, term=SHORT, activated_on=date(2026, 9, 1)))

    assert found.outcome is Outcome.NOT_STATUTORY


@pytest.mark.parametrize(
    ("term", "total", "outcome", "rule"),
    [
        (Term(months=8), Term(months=16), Outcome.MANAGER_REVIEW, "R12"),
        (Term(months=8), Term(days=365), Outcome.MANAGER_REVIEW, "R12"),
        (None, Term(months=16), Outcome.MANAGER_REVIEW, "R12"),
        (Term(months=8), Term(months=11), Outcome.NOT_STATUTORY, "R3"),
        (None, Term(months=11), Outcome.NOT_STATUTORY, "R3"),
        (Term(months=12), Term(months=16), PROBATION, "R3"),
    ],
)
def test_terms_that_reach_12_months_only_together_are_never_declined_unseen(
    term: Term | None, total: Term, outcome: Outcome, rule: str
) -> None:
    found = answer(question(term=term, aggregate_term=total))

    assert found.outcome is outcome
    assert rule in deciding(found)


@pytest.mark.parametrize(
    ("first_day", "asked"),
    [
        (date(2001, 4, 1), lambda day: question(imposed_on=day)),
        (
            date(2001, 4, 1),
            lambda day: question(
                kind=Kind.SUSPENDED, imposed_on=date(2000, 6, 1), activated_on=day, activated_term=Term(years=1)
            ),
        ),
        (date(2005, 7, 1), lambda day: hospital_order(imposed_on=day, restriction_order=True)),
        (date(2008, 11, 3), lambda day: hospital_order(imposed_on=day)),
        (date(2005, 7, 1), lambda day: question(imposed_on=day, hospital_and_limitation_direction=True)),
        (
            date(2005, 7, 1),
            lambda day: question(imposed_on=date(2002, 1, 1), transfer=transferred(restricted=True, on=day)),
        ),
        (date(2008, 11, 3), lambda day: question(imposed_on=date(2002, 1, 1), transfer=transferred(on=day))),
        (
            date(2008, 11, 3),
            lambda day: hospital_order(imposed_on=date(2006, 1, 1), restriction_order=True, restriction_ended_on=day),
        ),
        (
            date(2005, 7, 1),
            lambda day: hospital_order(imposed_on=day, restriction_order=True, restriction_ended_on=LATER),
        ),
    ],
    ids=["A", "A activated", "B", "C", "D", "E", "F", "G, its end", "G, its order"],
)
def test_the_scheme_begins_on_the_day_of_its_route_and_not_the_day_before(
    first_day: date, asked: Callable[[date], Question]
) -> None:
    assert answer(asked(first_day)).route is not None

    before = answer(asked(first_day - timedelta(days=1)))

    assert (before.outcome, deciding(before)) == (Outcome.NOT_STATUTORY, {"R15"})


@pytest.mark.parametrize(
    ("imposed_on", "outcome"),
    [(date(2005, 7, 1), RESTRICTED), (date(2005, 6, 30), Outcome.MANAGER_REVIEW)],
)
def test_a_transfer_of_unknown_day_is_doubtful_only_after_an_old_sentence(imposed_on: date, outcome: Outcome) -> None:
    asked = question(imposed_on=imposed_on, transfer=transferred(restricted=True, on=None))

    assert answer(asked).outcome is outcome


@pytest.mark.parametrize(
    ("offence", "term", "outcome"),
    [
        (BURGLARY, Term(years=3), Outcome.MANAGER_REVIEW),
        (BURGLARY, SHORT, Outcome.NOT_STATUTORY),
        (COMMON_ASSAULT, Term(years=3), Outcome.NOT_STATUTORY),
        (STALKING, Term(years=3), Outcome.NOT_STATUTORY),
    ],
)
def test_a_doubtful_offence_goes_to_a_manager_unless_the_sentence_fails_anyway(
    offence: Offence, term: Term, outcome: Outcome
) -> None:
    assert answer(question(offence, term=term)).outcome is outcome


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (hospital_order(), True),
        (question(transfer=transferred()), True),
        (hospital_order(restriction_order=True, restriction_ended_on=LATER), True),
        (hospital_order(restriction_order=True), False),
        (question(), False),
        (RESTRICTED_TRANSFER, False),
    ],
)
def test_that_the_hospital_managers_give_the_notices_is_said_on_their_routes_only_r58(
    asked: Question, said: bool
) -> None:
    assert ("R58" in {reason.rule for reason in answer(asked).reasons}) is said


@pytest.mark.parametrize(
    ("directed_on", "outcome"),
    [(date(2005, 6, 30), Outcome.NOT_STATUTORY), (date(2005, 7, 1), UNRESTRICTED)],
)
def test_a_restriction_of_a_transferred_prisoner_is_as_old_as_the_transfer_r15(
    directed_on: date, outcome: Outcome
) -> None:
    asked = question(
        imposed_on=date(2004, 5, 3),
        term=Term(years=20),
        transfer=transferred(restricted=True, on=directed_on),
        restriction_ended_on=date(2010, 1, 4),
    )

    assert answer(asked).outcome is outcome


@pytest.mark.parametrize(("section", "refused"), [("47", True), ("48", False)])
def test_only_whoever_waits_for_a_trial_has_no_verdict(section: str, refused: bool) -> None:
    asked = replace(question(transfer=transferred(section)), verdict=Verdict.NONE)

    with pytest.raises(Contradiction, match="verdict") if refused else contextlib.nullcontext():
        assert answer(asked).outcome is Outcome.NOT_YET


@pytest.mark.parametrize(("convicted_on", "flagged"), [(date(2026, 3, 26), True), (date(2026, 3, 25), False)])
def test_a_youth_sentence_for_somebody_convicted_on_their_18th_birthday_is_pointed_out_r10(
    convicted_on: date, flagged: bool
) -> None:
    asked = replace(
        question(Offence("Robbery", "Theft Act 1968", "8", convicted_on=convicted_on), kind=Kind.S250),
        offender_born_on=date(2008, 3, 26),
    )

    assert any("check the kind of sentence" in reason.text for reason in answer(asked).reasons) is flagged
