"""What cannot be true is refused, and what is true of every answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scheme.eligibility_questions import (
    ASKED_ON,
    ASSAULT,
    BURGLARY,
    COMMON_ASSAULT,
    SENTENCED_ON,
    STALKING,
    answer,
    hospital_order,
    question,
    transferred,
)
from tests.scheme.thoroughness import EXAMPLES, MORE_EXAMPLES
from victimcontact.scheme.eligibility import (
    CUSTODY,
    Assessment,
    Contradiction,
    Court,
    Kind,
    Offence,
    Outcome,
    Question,
    Relationship,
    Term,
    Transfer,
    Verdict,
    Victim,
    VictimKind,
)
from victimcontact.scheme.switches import SHIPPED, Law, law_with

pytestmark = pytest.mark.pure

TOMORROW = ASKED_ON + timedelta(days=1)
BEFORE = SENTENCED_ON - timedelta(days=1)
STATUTORY = {Outcome.STATUTORY_PROBATION, Outcome.STATUTORY_RESTRICTED, Outcome.STATUTORY_UNRESTRICTED}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (question(imposed_on=TOMORROW), "disposal.imposed_on"),
        (question(quashed_on=TOMORROW), "disposal.quashed_on"),
        (question(kind=Kind.SUSPENDED, activated_on=TOMORROW), "disposal.activated_on"),
        (question(transfer=transferred(on=TOMORROW)), "disposal.transfer.directed_on"),
        (hospital_order(restriction_order=True, restriction_ended_on=TOMORROW), "disposal.restriction_ended_on"),
        (question(replace(ASSAULT, convicted_on=TOMORROW)), "offence.convicted_on"),
        (question(replace(ASSAULT, committed_on=TOMORROW)), "offence.committed_on"),
        (question(victim=Victim(born_on=TOMORROW)), "victim.born_on"),
        (replace(question(), offender_born_on=TOMORROW), "offender.born_on"),
        (replace(question(), verdict=Verdict.NONE), "verdict"),
        (hospital_order(verdict=Verdict.NONE), "verdict"),
        (question(restriction_order=True), "disposal.restriction_order"),
        (hospital_order(hospital_and_limitation_direction=True), "disposal.hospital_and_limitation_direction"),
        (hospital_order(transfer=transferred()), "disposal.transfer.section"),
        (question(kind=Kind.SUSPENDED, transfer=transferred()), "disposal.transfer.section"),
        (question(restriction_ended_on=SENTENCED_ON), "disposal.restriction_ended_on"),
        (question(activated_on=SENTENCED_ON), "disposal.activated_on"),
        (question(kind=Kind.SUSPENDED, activated_term=Term(months=12)), "disposal.activated_on"),
        (question(kind=Kind.SUSPENDED, activated_on=BEFORE), "disposal.activated_on"),
        (question(quashed_on=BEFORE), "disposal.quashed_on"),
        (question(transfer=transferred(on=BEFORE)), "disposal.transfer.directed_on"),
        (hospital_order(restriction_order=True, restriction_ended_on=BEFORE), "disposal.restriction_ended_on"),
    ],
)
def test_a_question_that_cannot_be_true_is_refused_by_the_name_of_its_field(asked: Question, field: str) -> None:
    with pytest.raises(Contradiction, match=rf"^{field}: found .*; accepted: "):
        answer(asked)


@pytest.mark.parametrize(
    "asked",
    [
        replace(question(kind=Kind.REMAND, term=None), verdict=Verdict.NONE),
        replace(question(kind=Kind.REMAND, transfer=Transfer("48")), verdict=Verdict.NONE),
    ],
)
def test_somebody_not_yet_tried_may_be_asked_about(asked: Question) -> None:
    assert answer(asked).outcome is Outcome.NOT_YET


def test_everything_may_happen_on_the_day_of_the_question() -> None:
    assert answer(question(imposed_on=ASKED_ON)).outcome is Outcome.STATUTORY_PROBATION


terms = st.one_of(
    st.none(), st.builds(Term, years=st.integers(0, 2), months=st.integers(0, 14), days=st.integers(0, 400))
)
offences = st.builds(
    replace,
    st.sampled_from([ASSAULT, BURGLARY, COMMON_ASSAULT, STALKING, Offence("Stalking"), Offence("Murder")]),
    against_this_victim=st.booleans(),
    notification_requirements=st.booleans(),
)
victims = st.builds(
    Victim,
    kind=st.sampled_from(VictimKind),
    relationship=st.sampled_from(Relationship),
    born_on=st.one_of(st.none(), st.dates(date(1930, 1, 1), SENTENCED_ON)),
    died=st.booleans(),
    suspected_of_same_conduct=st.booleans(),
)
laws = st.sampled_from([SHIPPED, law_with({"SW-VCA26": date(2020, 1, 1)})])


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Questions that can be true, of every kind of disposal."""
    kind = draw(st.sampled_from(Kind))
    changes: dict[str, object] = {
        "kind": kind,
        "imposed_on": draw(st.dates(date(1999, 1, 1), SENTENCED_ON)),
        "term": draw(terms),
        "aggregate_term": draw(terms),
        "reduced_to": draw(terms),
    }
    if kind in CUSTODY:
        changes["hospital_and_limitation_direction"] = draw(st.booleans())
        restricted = st.builds(Transfer, st.just("47"), st.booleans(), st.just(SENTENCED_ON))
        changes["transfer"] = draw(st.one_of(st.none(), restricted))
    elif kind is Kind.HOSPITAL_ORDER:
        changes["restriction_order"] = draw(st.booleans())
        changes["restriction_ended_on"] = draw(st.sampled_from([None, SENTENCED_ON]))
    elif kind is Kind.SUSPENDED and draw(st.booleans()):
        changes |= {"activated_on": SENTENCED_ON, "activated_term": draw(terms)}
    asked = question(draw(offences), draw(victims), **changes)
    return replace(asked, court=draw(st.sampled_from(Court)), verdict=draw(st.sampled_from(list(Verdict)[:3])))


@given(questions(), laws)
@settings(max_examples=MORE_EXAMPLES, deadline=None)
def test_every_answer_is_whole(asked: Question, law: Law) -> None:
    found = answer(asked, law)

    assert (found.route is not None) == (found.outcome in STATUTORY)
    assert (found.scheme == "vns") == (found.outcome is Outcome.VNS)
    assert (found.owner is not None) == (found.outcome in STATUTORY | {Outcome.VNS})
    assert any(reason.decisive for reason in found.reasons)
    assert found.next.endswith(".")
    assert all(reason.rule.startswith("R") and 1 <= int(reason.rule[1:]) <= 90 for reason in found.reasons)
    assert all(reason.text and reason.source for reason in found.reasons)


@given(questions())
@settings(max_examples=MORE_EXAMPLES, deadline=None)
def test_what_decided_a_statutory_answer_holds_and_what_decided_against_does_not(asked: Question) -> None:
    found = answer(asked)
    speaks_for = found.outcome in STATUTORY | {Outcome.VNS}

    assert {reason.holds for reason in found.reasons if reason.decisive} == {speaks_for}


@given(questions(), st.integers(1, 400))
@settings(max_examples=MORE_EXAMPLES, deadline=None)
def test_more_days_never_take_a_victim_out_of_the_scheme(asked: Question, more: int) -> None:
    term = asked.disposal.term
    if term is None:
        return

    longer = replace(asked.disposal, term=replace(term, days=term.days + more))

    if answer(asked).outcome in STATUTORY:
        assert answer(replace(asked, disposal=longer)).outcome in STATUTORY


@given(questions())
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_same_question_always_has_the_same_answer(asked: Question) -> None:
    first: Assessment = answer(asked)

    assert answer(asked) == first
