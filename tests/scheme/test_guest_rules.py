"""Guests of one case: a rule too loose shows a victim's address to somebody who has no business with it."""

from datetime import date, timedelta

import pytest

from victimcontact.scheme.duties.hospital import EVENTS
from victimcontact.scheme.guests import LONGEST, NOTICES, Ended, Terms, in_words, is_sensible, may_come, over
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.standing import Standing

TODAY = date(2026, 11, 23)
OPEN = Terms(Standing.JOINED, "C", True)


@pytest.mark.parametrize("route", ["C", "F", "G"])
def test_somebody_of_the_hospital_may_come_where_its_managers_give_the_notices(route: str) -> None:
    assert may_come(Terms(Standing.JOINED, route, True))


@pytest.mark.parametrize(
    "terms",
    [
        *(Terms(Standing.JOINED, route, True) for route in ("A", "B", "D", "E", "vns", "")),
        *(Terms(standing, "C", True) for standing in Standing if standing is not Standing.JOINED),
        Terms(Standing.JOINED, "C", False),
    ],
)
def test_nobody_comes_on_another_route_without_the_wish_or_before_the_handover(terms: Terms) -> None:
    assert not may_come(terms)


@pytest.mark.parametrize(
    ("terms", "last_on", "why"),
    [
        (OPEN, TODAY, None),
        (OPEN, TODAY - timedelta(days=1), Ended.RAN_OUT),
        (Terms(Standing.PAUSED, "C", True), TODAY, None),
        (Terms(Standing.LEFT, "C", True), TODAY, Ended.LEFT),
        (Terms(Standing.CLOSED, "C", True), TODAY, Ended.CASE_OVER),
        (Terms(Standing.UNTRACEABLE, "C", True), TODAY, Ended.CASE_OVER),
        (Terms(Standing.NEVER, "B", True), TODAY - timedelta(days=1), Ended.LEFT),
        (Terms(Standing.JOINED, "B", True), TODAY, Ended.NOT_THEIRS),
    ],
)
def test_it_is_over_by_itself_with_the_wish_the_route_or_the_last_day(
    terms: Terms, last_on: date, why: Ended | None
) -> None:
    assert over(terms, last_on=last_on, on=TODAY) is why


@pytest.mark.parametrize(
    ("days", "sensible"), [(-1, False), (0, True), (LONGEST.days, True), (LONGEST.days + 1, False)]
)
def test_nobody_is_let_in_for_longer_than_a_quarter_of_a_year(days: int, sensible: bool) -> None:
    assert is_sensible(TODAY + timedelta(days=days), on=TODAY) is sensible


@pytest.mark.parametrize("code", NOTICES)
def test_the_managers_are_asked_about_nothing_but_their_own_notices(code: str) -> None:
    """R58, R59."""
    assert REGISTER[code].managers_tell
    assert in_words(code) == NOTICES[code]


def test_every_check_has_words_for_the_hospital() -> None:
    """A check that nobody could read the name of would stay open."""
    assert {in_words(name) for name in EVENTS} >= {"The review", "The decision", "The discharge"}
    assert in_words("conditionally_discharged") == "The discharge"
