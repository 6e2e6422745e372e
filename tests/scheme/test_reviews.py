"""The course of a parole review: "will be released", written a day too early, cannot be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from victimcontact.scheme.courses import state_of
from victimcontact.scheme.moves import GuardNotMet, NotAllowed, after, as_rows, find_move, possible
from victimcontact.scheme.reviews import (
    LETTERS,
    PAROLE_MOVES,
    Guard,
    Parole,
    ParoleEvent,
    may_speak_of_release,
)

pytestmark = pytest.mark.pure

DAY = date(2026, 9, 1)
OPEN = {
    Parole.PROVISIONAL_RELEASE,
    Parole.RELEASE_CHALLENGED,
    Parole.HIGH_COURT,
    Parole.SETTING_RELEASE_ASIDE,
}


@dataclass(frozen=True)
class Fact:
    kind: str
    on: date = DAY
    data: Mapping[str, object] = field(default_factory=dict)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def decided(outcome: str, *, on: date = DAY, **data: object) -> Fact:
    return Fact("decision", on, {"outcome": outcome, **data})


@pytest.mark.parametrize("state", sorted(OPEN))
def test_no_letter_speaks_of_release_while_the_decision_is_open(state: Parole) -> None:
    """P42, P51."""
    assert not may_speak_of_release(state)


def test_release_is_spoken_of_only_when_the_decision_stands() -> None:
    speaking = {state for state in Parole if may_speak_of_release(state)}

    assert speaking == {Parole.FINAL_RELEASE, Parole.RELEASE_PENDING, Parole.RELEASED}


@pytest.mark.parametrize("state", sorted(OPEN - {Parole.HIGH_COURT}))
def test_nobody_prepares_a_release_while_the_decision_is_open(state: Parole) -> None:
    """P42, P51."""
    assert not {ParoleEvent.PREPARE_RELEASE, ParoleEvent.RELEASE} & set(possible(PAROLE_MOVES, state))


def test_a_release_is_prepared_only_from_a_final_decision_or_when_the_court_upheld_it() -> None:
    ways = {
        (state, row.event) for state, rows in PAROLE_MOVES.items() for row in rows if row.to is Parole.RELEASE_PENDING
    }

    assert ways == {(Parole.FINAL_RELEASE, ParoleEvent.PREPARE_RELEASE), (Parole.HIGH_COURT, ParoleEvent.UPHOLD)}


def test_every_state_has_a_row_and_can_be_reached() -> None:
    reached = {row.to for rows in PAROLE_MOVES.values() for row in rows}

    assert set(PAROLE_MOVES) == set(Parole)
    assert reached | {Parole.NOTIFIED} == set(Parole)


@pytest.mark.parametrize("state", list(Parole))
def test_an_event_leads_to_one_place_only(state: Parole) -> None:
    assert len(set(possible(PAROLE_MOVES, state))) == len(possible(PAROLE_MOVES, state))


def test_advice_on_open_conditions_is_never_provisional() -> None:
    """P47."""
    assert not {ParoleEvent.CHALLENGE, ParoleEvent.ASK_TO_SET_ASIDE} & set(
        possible(PAROLE_MOVES, Parole.OPEN_CONDITIONS_ADVISED)
    )


def test_nothing_goes_to_the_high_court_before_the_law_allows_it() -> None:
    """P51."""
    with pytest.raises(GuardNotMet):
        after(PAROLE_MOVES, Parole.FINAL_RELEASE, ParoleEvent.REFER_TO_HIGH_COURT)

    assert find_move(PAROLE_MOVES, Parole.FINAL_RELEASE, ParoleEvent.REFER_TO_HIGH_COURT).guards == {
        Guard.HIGH_COURT_IN_FORCE
    }


def test_a_review_that_is_not_decided_cannot_be_challenged() -> None:
    with pytest.raises(NotAllowed):
        after(PAROLE_MOVES, Parole.HEARD, ParoleEvent.CHALLENGE)


@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ([], DAY, Parole.NOTIFIED),
        ([Fact("hearing_listed")], DAY, Parole.LISTED),
        ([Fact("hearing_listed"), Fact("hearing_deferred")], DAY, Parole.DEFERRED),
        ([Fact("hearing_listed"), Fact("hearing_deferred", data={"hearing_on": "2027-01-05"})], DAY, Parole.LISTED),
        ([decided("release")], DAY, Parole.PROVISIONAL_RELEASE),
        ([decided("release")], later(21), Parole.PROVISIONAL_RELEASE),
        ([decided("release")], later(22), Parole.FINAL_RELEASE),
        ([decided("release", provided_on=later(-5).isoformat())], later(17), Parole.FINAL_RELEASE),
        ([decided("release", provided_on=later(-5))], later(16), Parole.PROVISIONAL_RELEASE),
        ([decided("release", reconsiderable=False)], DAY, Parole.FINAL_RELEASE),
        ([decided("no_release")], later(22), Parole.FINAL_NO_RELEASE),
        ([decided("no_release", reconsiderable=False)], DAY, Parole.FINAL_NO_RELEASE),
        ([decided("open_conditions")], later(22), Parole.OPEN_CONDITIONS_ADVISED),
        ([decided("who knows")], later(22), Parole.NOTIFIED),
        (
            [decided("release"), Fact("reconsideration_applied", later(20))],
            later(60),
            Parole.RELEASE_CHALLENGED,
        ),
        (
            [decided("release"), Fact("reconsideration_applied", later(25))],
            later(60),
            Parole.RELEASE_CHALLENGED,
        ),
        (
            [
                decided("release"),
                Fact("reconsideration_applied", later(20)),
                Fact("reconsideration_decided", later(40), {"outcome": "refused"}),
            ],
            later(60),
            Parole.FINAL_RELEASE,
        ),
        (
            [
                decided("release"),
                Fact("reconsideration_applied", later(20)),
                Fact("reconsideration_decided", later(40), {"outcome": "granted"}),
            ],
            later(60),
            Parole.ON_PAPERS,
        ),
        ([decided("release"), Fact("high_court_referral", later(10))], later(60), Parole.HIGH_COURT),
        (
            [
                decided("release"),
                Fact("high_court_referral", later(10)),
                Fact("high_court_decided", later(50), {"outcome": "upheld"}),
            ],
            later(60),
            Parole.RELEASE_PENDING,
        ),
        (
            [
                decided("release"),
                Fact("high_court_referral", later(10)),
                Fact("high_court_decided", later(50), {"outcome": "quashed"}),
            ],
            later(60),
            Parole.FINAL_NO_RELEASE,
        ),
        ([decided("release"), Fact("set_aside_applied", later(30))], later(60), Parole.SETTING_RELEASE_ASIDE),
        ([decided("release"), Fact("released", later(30))], later(60), Parole.RELEASED),
        ([decided("release"), Fact("released", later(5))], later(6), Parole.PROVISIONAL_RELEASE),
        ([Fact("reconsideration_applied")], DAY, Parole.NOTIFIED),
        ([Fact("submitted")], DAY, Parole.NOTIFIED),
    ],
)
def test_a_review_stands_where_its_facts_say(facts: list[Fact], on: date, state: Parole) -> None:
    assert state_of("parole", facts, on=on, reconsiderable=True) is state


def test_facts_may_come_in_any_order() -> None:
    facts = [Fact("reconsideration_applied", later(20)), decided("release"), Fact("hearing_listed", later(-30))]

    assert state_of("parole", facts, on=later(60), reconsiderable=True) is Parole.RELEASE_CHALLENGED


def test_a_sentence_that_cannot_be_reconsidered_is_decided_at_once() -> None:
    """P45."""
    assert state_of("parole", [decided("release")], on=DAY, reconsiderable=False) is Parole.FINAL_RELEASE


def test_a_provisional_release_gets_the_letter_that_says_it_is_not_final() -> None:
    assert LETTERS[Parole.PROVISIONAL_RELEASE] == "L13"
    assert {LETTERS[state] for state in OPEN - {Parole.PROVISIONAL_RELEASE}} == {"L14"}


def test_the_table_prints_a_row_for_each_move() -> None:
    rows = as_rows(PAROLE_MOVES)

    assert len(rows) == sum(len(moves) for moves in PAROLE_MOVES.values())
    assert all(source for *_, source in rows)
