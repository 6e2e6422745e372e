"""R3: what 12 months is, to the day."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scheme.eligibility_questions import answer, deciding, question
from tests.scheme.thoroughness import EXAMPLES
from victimcontact.scheme.eligibility import Length, Outcome, Term, length_of, spoken

pytestmark = pytest.mark.pure

ENOUGH, SHORT, DOUBTFUL = Length.ENOUGH, Length.SHORT, Length.DOUBTFUL

counts = st.integers(0, 500)
terms = st.builds(Term, years=st.integers(0, 3), months=st.integers(0, 24), weeks=st.integers(0, 60), days=counts)


@pytest.mark.parametrize(
    ("term", "length"),
    [
        (Term(months=12), ENOUGH),
        (Term(years=1), ENOUGH),
        (Term(months=11), SHORT),
        (Term(months=11, days=30), SHORT),
        (Term(months=11, days=31), ENOUGH),
        (Term(months=11, weeks=4, days=2), SHORT),
        (Term(months=11, weeks=4, days=3), ENOUGH),
        (Term(months=10, days=61), SHORT),
        (Term(months=10, days=62), ENOUGH),
        (Term(months=1, days=340), SHORT),
        (Term(months=1, days=341), ENOUGH),
        (Term(weeks=52), SHORT),
        (Term(days=364), SHORT),
        (Term(days=365), DOUBTFUL),
        (Term(weeks=52, days=1), DOUBTFUL),
        (Term(days=366), ENOUGH),
        (Term(weeks=52, days=2), ENOUGH),
        (Term(months=24), ENOUGH),
        (Term(months=6), SHORT),
        (Term(days=0), SHORT),
    ],
)
def test_a_term_reaches_twelve_months_exactly_as_the_rule_says(term: Term, length: Length) -> None:
    outcomes = {
        ENOUGH: Outcome.STATUTORY_PROBATION,
        SHORT: Outcome.NOT_STATUTORY,
        DOUBTFUL: Outcome.MANAGER_REVIEW,
    }

    found = answer(question(term=term))

    assert length_of(term) is length
    assert found.outcome is outcomes[length]
    assert "R3" in deciding(found)


def test_a_term_nobody_has_told_us_is_left_to_a_manager() -> None:
    assert answer(question(term=None)).outcome is Outcome.MANAGER_REVIEW


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, st.integers(1, 400))
def test_a_longer_term_is_never_worse_for_the_victim(term: Term, more: int) -> None:
    better = [SHORT, DOUBTFUL, ENOUGH]

    for longer in (
        Term(term.years, term.months, term.weeks, term.days + more),
        Term(term.years, term.months, term.weeks + more, term.days),
        Term(term.years + more, term.months, term.weeks, term.days),
    ):
        assert better.index(length_of(longer)) >= better.index(length_of(term))


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms)
def test_years_are_twelve_months_and_weeks_are_seven_days(term: Term) -> None:
    same = Term(months=12 * term.years + term.months, days=7 * term.weeks + term.days)

    assert length_of(same) is length_of(term)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term(months=12), "12 months"),
        (Term(years=1, months=6), "1 year and 6 months"),
        (Term(years=2, weeks=1, days=1), "2 years, 1 week and 1 day"),
        (Term(), "0 days"),
        (None, "a term not known"),
    ],
)
def test_a_term_is_said_as_people_say_it(term: Term | None, words: str) -> None:
    assert spoken(term) == words


def test_the_reason_shows_the_number_it_rests_on() -> None:
    (reason,) = [reason for reason in answer(question(term=Term(months=11, days=30))).reasons if reason.rule == "R3"]

    assert (reason.holds, reason.text) == (False, "11 months and 30 days is less than 12 months")
