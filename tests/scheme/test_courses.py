"""One shape for every kind of review: its table says what may follow, and its state is read from facts that may come late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcontact.scheme.considerations import CONSIDERATION_MOVES, Consideration
from victimcontact.scheme.courses import COURSES, STEP, UnknownCourse, UnknownOutcome, course_of, state_of
from victimcontact.scheme.reviews import Parole, may_speak_of_release

pytestmark = pytest.mark.pure

DAY = date(2026, 9, 1)
LISTED = ("hearing_listed", {"hearing_on": "2027-01-05"})
PUT_OFF: tuple[str, Mapping[str, object]] = ("hearing_deferred", {})
MOVED = ("hearing_deferred", {"hearing_on": "2027-02-05"})
HEARD = (STEP, {"step": "heard"})
TOLD, CLOSED = (STEP, {"step": "told"}), (STEP, {"step": "closed"})
SENT = ("submitted", {"document": "R02"})


@dataclass(frozen=True)
class Fact:
    kind: str
    on: date = DAY
    data: Mapping[str, object] = field(default_factory=dict)


def decided(outcome: str) -> tuple[str, dict[str, object]]:
    return "decision", {"outcome": outcome}


def stands(kind: str, steps: Sequence[tuple[str, Mapping[str, object]]], *, reconsiderable: bool = False) -> str:
    """Where a review stands after these steps, one a day."""
    facts = [Fact(name, DAY + timedelta(days=place), data) for place, (name, data) in enumerate(steps)]
    return str(state_of(kind, facts, on=DAY + timedelta(days=len(steps)), reconsiderable=reconsiderable))


@pytest.mark.parametrize(
    ("kind", "steps", "state"),
    [
        ("parole", [(STEP, {"step": "papers"})], "on_papers"),
        ("parole", [(STEP, {"step": "papers"}), (STEP, {"step": "hearing_directed"})], "hearing_directed"),
        ("parole", [LISTED, HEARD], "heard"),
        ("parole", [LISTED, HEARD, PUT_OFF], "deferred"),
        ("parole", [LISTED, HEARD, MOVED], "listed"),
        ("parole", [LISTED, PUT_OFF, LISTED, MOVED], "listed"),
        ("parole", [decided("release"), (STEP, {"step": "release_prepared"})], "release_pending"),
        ("parole", [decided("release"), ("stage", {"code": "released"})], "released"),
        ("recall_review", [decided("release"), ("stage", {"code": "released_again"})], "released"),
        ("parole", [decided("no_release"), ("key_date", {"date": "2028-09-01"})], "next_review_set"),
        ("parole", [decided("open_conditions"), (STEP, {"step": "advice_accepted"})], "open_conditions_accepted"),
        ("parole", [decided("open_conditions"), (STEP, {"step": "advice_refused"})], "open_conditions_refused"),
        ("parole", [decided("release"), ("set_aside_applied", {})], "setting_release_aside"),
        (
            "parole",
            [decided("release"), ("set_aside_applied", {}), ("set_aside_applied", {"outcome": "granted"})],
            "on_papers",
        ),
        (
            "parole",
            [decided("no_release"), ("set_aside_applied", {}), ("set_aside_applied", {"outcome": "refused"})],
            "final_no_release",
        ),
        ("recall_review", [decided("open_conditions")], "notified"),
        ("tribunal", [SENT], "representations_sent"),
        ("tribunal", [LISTED, SENT], "listed"),
        ("tribunal", [LISTED, PUT_OFF, SENT], "adjourned"),
        ("tribunal", [LISTED, SENT, HEARD], "heard"),
        ("tribunal", [LISTED, HEARD, MOVED], "listed"),
        ("tribunal", [decided("discharge_deferred")], "discharge_deferred"),
        ("tribunal", [decided("discharge_deferred"), decided("conditional_discharge")], "conditionally_discharged"),
        ("tribunal", [decided("not_discharged"), TOLD], "victim_told"),
        ("tribunal", [decided("not_discharged"), CLOSED], "not_discharged"),
        ("tribunal", [decided("withdrawn"), TOLD, CLOSED], "closed"),
        ("tribunal", [decided("conditions_varied")], "notified"),
        ("mhcs", [], "considering"),
        ("mhcs", [LISTED], "considering"),
        ("mhcs", [decided("restriction_ended")], "restriction_ended"),
        ("hospital_managers", [LISTED, decided("absolute_discharge")], "absolutely_discharged"),
        ("hospital_managers", [decided("conditional_discharge")], "notified"),
        ("hdc", [("submitted", {"document": "R03"})], "views_sent"),
        ("hdc", [decided("granted")], "granted"),
        ("open_conditions", [("submitted", {"document": "R04"}), decided("open_conditions")], "granted"),
        ("temporary_release", [decided("refused")], "refused"),
        ("licence_variation", [decided("withdrawn")], "withdrawn"),
    ],
)
def test_a_review_stands_where_its_steps_led(
    kind: str, steps: list[tuple[str, Mapping[str, object]]], state: str
) -> None:
    assert stands(kind, steps) == state


@pytest.mark.parametrize("kind", COURSES)
def test_every_outcome_of_a_kind_can_be_reached_from_its_beginning(kind: str) -> None:
    course = course_of(kind)

    for event in {*course.decisions.values(), *course.provisional.values()}:
        assert course.allows(course.begins, event, ())


@pytest.mark.parametrize("kind", COURSES)
def test_every_fact_that_moves_a_review_is_an_event_of_its_table(kind: str) -> None:
    course = course_of(kind)
    events = {row.event for rows in course.table.values() for row in rows}

    assert set(course.moved_by.values()) <= events
    assert course.hears is None or course.hears in events


@pytest.mark.parametrize("kind", ["mhcs", "hdc", "temporary_release", "open_conditions", "licence_variation"])
def test_what_is_decided_on_papers_has_no_hearing(kind: str) -> None:
    assert course_of(kind).hears is None
    assert stands(kind, [LISTED]) == stands(kind, [])


def test_what_is_no_kind_and_no_outcome_is_refused() -> None:
    with pytest.raises(UnknownCourse):
        course_of("appeal")
    with pytest.raises(UnknownOutcome):
        course_of("hdc").event_of_decision("release", reconsiderable=True)


def test_every_state_of_a_consideration_has_a_row_and_can_be_reached() -> None:
    reached = {row.to for rows in CONSIDERATION_MOVES.values() for row in rows}

    assert set(CONSIDERATION_MOVES) == set(Consideration) == reached | {Consideration.NOTIFIED}


_PAROLE = [
    LISTED, PUT_OFF, MOVED, HEARD, decided("release"), decided("no_release"), decided("open_conditions"),
    ("reconsideration_applied", {}), ("reconsideration_decided", {"outcome": "granted"}),
    ("reconsideration_decided", {"outcome": "refused"}), ("high_court_referral", {}),
    ("high_court_decided", {"outcome": "upheld"}), ("high_court_decided", {"outcome": "quashed"}),
    ("set_aside_applied", {}), ("set_aside_applied", {"outcome": "granted"}),
    ("set_aside_applied", {"outcome": "refused"}), (STEP, {"step": "release_prepared"}), ("key_date", {}),
]  # fmt: skip
_OPENS = {"reconsideration_applied", "high_court_referral", "set_aside_applied"}


@given(steps=st.lists(st.sampled_from(_PAROLE), max_size=12), reconsiderable=st.booleans())
def test_release_is_never_spoken_of_while_something_asked_is_unanswered(
    steps: list[tuple[str, Mapping[str, object]]], reconsiderable: bool
) -> None:
    """P42, P51: whatever comes in whatever order, the step that opened a decision again silences it until it is answered."""
    for end in range(1, len(steps) + 1):
        name, data = steps[end - 1]
        before = stands("parole", steps[: end - 1], reconsiderable=reconsiderable)
        after = stands("parole", steps[:end], reconsiderable=reconsiderable)
        if name in _OPENS and not data and before != after:
            assert not may_speak_of_release(Parole(after))
        if may_speak_of_release(Parole(after)):
            assert any(each == decided("release") for each in steps[:end])


@given(data=st.data(), kind=st.sampled_from(sorted(COURSES)))
def test_a_state_moves_only_as_its_table_allows(data: st.DataObject, kind: str) -> None:
    course = course_of(kind)
    known: list[tuple[str, dict[str, object]]] = [
        (name, {"step" if name == STEP else "outcome": says}) for name, says in course.moved_by
    ]
    known += [decided(outcome) for outcome in course.decisions]
    steps = data.draw(st.lists(st.sampled_from(known), max_size=10))

    for end in range(1, len(steps) + 1):
        before, after = stands(kind, steps[: end - 1]), stands(kind, steps[:end])
        rows = next(rows for state, rows in course.table.items() if state == before)
        assert after == before or after in {row.to for row in rows}
