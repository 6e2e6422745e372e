"""The test itself: the rules one after the other, until one of them ends it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from victimcontact.scheme.eligibility.answer import (
    ENDING,
    OUTCOME_OF,
    Assessment,
    Effect,
    Outcome,
    Owner,
    Point,
    Route,
    fails,
    passes,
)
from victimcontact.scheme.eligibility.disposal import (
    points_of_finality,
    points_of_the_route,
    points_of_time,
    route_of,
)
from victimcontact.scheme.eligibility.next_step import next_step
from victimcontact.scheme.eligibility.offence import Weighed, points_of_notification, points_of_the_offence, weigh
from victimcontact.scheme.eligibility.people import points_of_the_person
from victimcontact.scheme.eligibility.question import Court, Kind, Question, refuse_contradictions
from victimcontact.scheme.eligibility.sentence import points_of_the_sentence
from victimcontact.scheme.offences import Listing, written
from victimcontact.scheme.switches import Law

_BY_HOSPITAL_MANAGERS = frozenset({Route.C, Route.F, Route.G})


def assess(question: Question, *, on: date, law: Law) -> Assessment:
    """Whether this victim is within the scheme for this offence and disposal, and by which route (R1 to R23).

    `on` is the day of the question; no date in it may be later. Rules appear in `reasons` in the order consulted; the
    test stops with the step that ends it, so a person or a court outside the scheme is told before the offence is
    looked at, and a sentence still to come before either list or length. What only a person can decide is kept until
    the end: it makes the answer `manager_review` unless a later rule ends the test.
    Raises Contradiction for a question that cannot be true.
    """
    refuse_contradictions(question, on)
    weighed = weigh(question.offence, question.disposal, law)
    points = _consulted(_steps(question, weighed, on))
    outcome = _outcome(points, route_of(question.disposal))
    route = route_of(question.disposal) if outcome in OUTCOME_OF.values() else None
    return Assessment(
        outcome=outcome,
        route=route,
        owner=_owner(outcome, route),
        scheme="vns" if outcome is Outcome.VNS else "vcs",
        reasons=tuple(point.as_reason(outcome) for point in points),
        next=next_step(question, outcome, route, weighed, law),
    )


def _consulted(steps: Iterable[Iterable[Point]]) -> tuple[Point, ...]:
    """The points step by step, up to the step that ends the test."""
    points: list[Point] = []
    for step in steps:
        points.extend(step)
        if any(point.effect in ENDING for point in points):
            break
    return tuple(points)


def _steps(question: Question, weighed: Weighed, on: date) -> Iterator[Iterable[Point]]:
    disposal = question.disposal
    yield points_of_the_person(question.victim, on)
    yield [_point_of_the_pair(question)]
    if disposal.quashed_on is not None:
        yield [fails("R23", f"The conviction was quashed on {written(disposal.quashed_on)}", "Local practice")]
    yield [_point_of_the_court(question.court)]
    yield points_of_finality(disposal)
    yield points_of_the_offence(weighed)
    if weighed.may_count:
        yield points_of_time(disposal)
        yield points_of_the_route(disposal, question.verdict)
        yield _points_of_length(question, weighed)
    else:
        yield points_of_notification(weighed, disposal)


def _point_of_the_pair(question: Question) -> Point:
    source = "DVCVA 2004 s.35(1)"
    if question.offence.against_this_victim:
        return passes("R13", "The offence was against this victim", source)
    return fails("R13", "The offence was not against this victim; each victim is tested for each offence", source)


def _point_of_the_court(court: Court) -> Point:
    source = "DVCVA 2004 s.45(1)"
    if court is Court.CIVILIAN:
        return passes("R14", "A civilian court dealt with the offender", source)
    return fails("R14", "A court martial is not a court for this purpose", source)


def _points_of_length(question: Question, weighed: Weighed) -> Iterator[Point]:
    """The length of a sentence. A hospital order needs none (R4), nor does Part 2 of the new Act (R22)."""
    disposal = question.disposal
    if disposal.kind is Kind.HOSPITAL_ORDER or weighed.in_part_two:
        return
    for point in points_of_the_sentence(disposal, question.offence.convicted_on, question.offender_born_on):
        if point.effect is not Effect.OUT:
            yield point
        elif weighed.finding.notification is Listing.LISTED:
            yield replace(point, effect=Effect.PASSES)
            yield from points_of_notification(weighed, disposal)
        elif weighed.finding.notification is Listing.DOUBTFUL:
            yield replace(point, effect=Effect.REVIEW)
        else:
            yield point


def _outcome(points: tuple[Point, ...], route: Route) -> Outcome:
    effects = {point.effect for point in points}
    for effect, outcome in (
        (Effect.OUT, Outcome.NOT_STATUTORY),
        (Effect.NOT_YET, Outcome.NOT_YET),
        (Effect.REVIEW, Outcome.MANAGER_REVIEW),
        (Effect.NOTIFICATION, Outcome.VNS),
    ):
        if effect in effects:
            return outcome
    return OUTCOME_OF[route]


def _owner(outcome: Outcome, route: Route | None) -> Owner | None:
    if route in _BY_HOSPITAL_MANAGERS:
        return Owner.HOSPITAL_MANAGERS
    return Owner.PROBATION if route is not None or outcome is Outcome.VNS else None
