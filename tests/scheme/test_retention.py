"""When a manager looks whether a file is still needed (R76). A file gone too early is a victim nobody can find again."""

from datetime import date

import pytest

from victimcontact.scheme.retention import Ends, is_due, review_of

pytestmark = pytest.mark.pure

ENDED = date(2026, 2, 28)


@pytest.mark.parametrize(
    "ends",
    [
        Ends(sentence_on=ENDED),
        Ends(sentence_on=date(2025, 1, 1), licence_on=ENDED),
        Ends(order_on=ENDED, sentence_on=date(2020, 1, 1)),
        Ends(for_life=True, offender_died_on=ENDED),
        Ends(sentence_on=date(2040, 1, 1), offender_died_on=ENDED),
    ],
)
def test_the_years_count_from_the_last_thing_that_ended_and_from_a_death_r76(ends: Ends) -> None:
    review = review_of(ends)

    assert review.from_on == date(2032, 2, 28)
    assert [is_due(review, day) for day in (date(2032, 2, 27), date(2032, 2, 28))] == [False, True]


def test_the_years_are_a_setting_and_a_leap_day_is_clamped_r76() -> None:
    assert review_of(Ends(sentence_on=date(2024, 2, 29)), years=7).from_on == date(2031, 2, 28)


@pytest.mark.parametrize("ends", [Ends(), Ends(for_life=True, sentence_on=ENDED)])
def test_what_has_no_known_end_is_never_due(ends: Ends) -> None:
    review = review_of(ends)

    assert review.from_on is None
    assert not is_due(review, date(2090, 1, 1))


def test_a_hold_goes_before_the_years_and_says_why() -> None:
    review = review_of(Ends(sentence_on=ENDED), holds=["a public inquiry", "a complaint"])

    assert not is_due(review, date(2090, 1, 1))
    assert review.why == "Kept: a public inquiry; a complaint."
