"""What may be applied for beside a review, until when, and how it goes on: a wrong "too late" takes away a right."""

from dataclasses import replace
from datetime import date

import pytest

from victimcontact.scheme.applications import (
    APPLICATION_MOVES,
    Application,
    Circumstances,
    Event,
    State,
    WhyNot,
    last_day,
    why_not,
)
from victimcontact.scheme.moves import GuardNotMet, NotAllowed, after
from victimcontact.scheme.switches import SHIPPED, law_with

pytestmark = pytest.mark.pure

HEARING = date(2027, 4, 1)
PAROLE = Circumstances(
    "parole", "A", on=date(2026, 11, 23), is_member=True, applied_on=date(2026, 11, 2), hearing_on=HEARING
)
DECIDED = replace(PAROLE, provided_on=date(2026, 8, 31))
TRIBUNAL = replace(PAROLE, review_kind="tribunal", route="B")


@pytest.mark.parametrize(
    ("application", "about", "why"),
    [
        (Application.READ_STATEMENT, PAROLE, None),
        (Application.READ_STATEMENT, DECIDED, WhyNot.DECIDED),
        (Application.READ_STATEMENT, TRIBUNAL, None),
        (Application.READ_STATEMENT, replace(TRIBUNAL, applied_on=date(2025, 6, 24)), WhyNot.NOT_IN_FORCE),
        (Application.READ_STATEMENT, replace(TRIBUNAL, applied_on=date(2025, 6, 25)), None),
        (Application.READ_STATEMENT, replace(TRIBUNAL, route="C"), WhyNot.NOT_IN_FORCE),
        (Application.READ_STATEMENT, replace(PAROLE, review_kind="hdc"), WhyNot.NOT_IN_THIS_REVIEW),
        (Application.OBSERVE, PAROLE, None),
        (Application.OBSERVE, replace(PAROLE, is_member=False), WhyNot.MEMBERS_ONLY),
        (Application.OBSERVE, replace(PAROLE, on=date(2025, 3, 31)), WhyNot.NOT_IN_FORCE),
        (Application.OBSERVE, replace(PAROLE, on=date(2025, 4, 1)), None),
        (Application.OBSERVE, TRIBUNAL, WhyNot.NOT_IN_THIS_REVIEW),
        (Application.PUBLIC_HEARING, replace(PAROLE, on=date(2027, 1, 7)), None),
        (Application.PUBLIC_HEARING, replace(PAROLE, on=date(2027, 1, 8)), WhyNot.TOO_LATE),
        (Application.PUBLIC_HEARING, replace(PAROLE, on=date(2027, 1, 8), hearing_on=None), None),
        (Application.PUBLIC_HEARING, replace(PAROLE, review_kind="recall_review"), WhyNot.NOT_IN_THIS_REVIEW),
        (Application.PUBLIC_HEARING, replace(PAROLE, on=date(2022, 7, 20)), WhyNot.NOT_IN_FORCE),
        (Application.SUMMARY, PAROLE, WhyNot.NOT_DECIDED),
        (Application.SUMMARY, DECIDED, None),
        (Application.SUMMARY, replace(DECIDED, on=date(2027, 3, 1)), None),
        (Application.SUMMARY, replace(DECIDED, review_kind="tribunal"), None),
        (Application.SUMMARY, replace(DECIDED, review_kind="hdc"), WhyNot.NOT_IN_THIS_REVIEW),
    ],
)
def test_who_may_ask_for_what(application: Application, about: Circumstances, why: WhyNot | None) -> None:
    """P26, P37, P39, P49, P77, P84."""
    assert why_not(application, about, law=SHIPPED) is why


def test_nobody_observes_where_the_law_is_switched_off() -> None:
    assert why_not(Application.OBSERVE, PAROLE, law=law_with({"SW-OBS": None})) is WhyNot.NOT_IN_FORCE


@pytest.mark.parametrize(
    ("application", "about", "day"),
    [
        (Application.PUBLIC_HEARING, PAROLE, date(2027, 1, 7)),
        (Application.OBSERVE, PAROLE, date(2027, 1, 7)),
        (Application.PUBLIC_HEARING, replace(PAROLE, hearing_on=None), None),
        (Application.READ_STATEMENT, PAROLE, None),
        (Application.SUMMARY, DECIDED, date(2027, 2, 28)),
        (Application.SUMMARY, replace(DECIDED, review_kind="tribunal"), None),
    ],
)
def test_the_last_day_is_counted_back_from_the_hearing_or_on_from_the_decision(
    application: Application, about: Circumstances, day: date | None
) -> None:
    assert last_day(application, about) == day


@pytest.mark.parametrize("state", [State.ASKED, State.PASSED_ON, State.GRANTED])
def test_a_refusal_says_why(state: State) -> None:
    """P79."""
    with pytest.raises(GuardNotMet):
        after(APPLICATION_MOVES, state, Event.REFUSE)


def test_what_was_taken_back_stays_so_and_a_refusal_can_be_put_right() -> None:
    with pytest.raises(NotAllowed):
        after(APPLICATION_MOVES, State.WITHDRAWN, Event.GRANT)
    assert after(APPLICATION_MOVES, State.REFUSED, Event.GRANT) is State.GRANTED


def test_every_state_has_a_row_and_can_be_reached() -> None:
    reached = {row.to for rows in APPLICATION_MOVES.values() for row in rows}

    assert set(APPLICATION_MOVES) == set(State) == reached | {State.ASKED}
