"""What must hold of every ledger, whatever happened in a case."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.scheme.duty_histories import LAST_DAY, histories, terms
from tests.scheme.thoroughness import EXAMPLES, MORE_EXAMPLES
from victimcontact.scheme.calendar import is_working_day
from victimcontact.scheme.duties import LIVE, CaseTerms, Duty, DutyStanding, Fact, owed
from victimcontact.scheme.switches import SHIPPED

pytestmark = pytest.mark.pure

ON = LAST_DAY
SAME_DAY = (
    ("D1", "make_contact_about_outcome"),
    ("D16", "review_conditions"),
    ("P33", "escalate_late_non_disclosure"),
)
KEPT = (DutyStanding.KEPT, DutyStanding.KEPT_LATE)
cut_days = st.integers(min_value=0, max_value=1200).map(lambda days: LAST_DAY - timedelta(days=days))


def ledger(case: CaseTerms, facts: list[Fact], on: date = ON) -> dict[str, Duty]:
    return {duty.key: duty for duty in owed(case, facts, on=on, law=SHIPPED)}


def known_by(facts: list[Fact], day: date) -> list[Fact]:
    return [fact for fact in facts if fact.on <= day]


def opened_after_something_hung_on_it(fact: Fact, facts: list[Fact]) -> bool:
    """Until a review is opened its kind is only guessed; what was derived from the guess may go."""
    same_review = (
        [other.on for other in facts if other.data.get("review") == fact.data["review"]]
        if "review" in fact.data
        else []
    )
    return fact.kind == "review_opened" and fact.on > min(same_review)


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True), st.randoms(use_true_random=False))
def test_facts_in_any_order_give_the_same_ledger(case, facts, random):
    shuffled = list(facts)
    random.shuffle(shuffled)

    assert owed(case, facts, on=ON, law=SHIPPED) == owed(case, shuffled, on=ON, law=SHIPPED)


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True))
def test_no_two_duties_of_a_case_have_the_same_key(case, facts):
    keys = Counter(duty.key for duty in owed(case, facts, on=ON, law=SHIPPED))

    assert [key for key, count in keys.items() if count > 1] == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True))
def test_every_duty_names_its_rule_its_source_and_what_to_do_in_whole_words(case, facts):
    for duty in owed(case, facts, on=ON, law=SHIPPED):
        assert duty.rule and duty.source and duty.owed_by
        assert duty.text.endswith(".") and "{" not in duty.text and "None" not in duty.text


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True))
def test_a_duty_is_due_on_a_working_day_unless_it_is_due_the_same_day(case, facts):
    for duty in owed(case, facts, on=ON, law=SHIPPED):
        if (duty.rule, duty.what) not in SAME_DAY:
            assert is_working_day(duty.due_on), duty


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True))
def test_rows_come_in_the_order_due(case, facts):
    due = [duty.due_on for duty in owed(case, facts, on=ON, law=SHIPPED)]

    assert due == sorted(due)


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True))
def test_only_what_is_kept_names_its_proof_and_only_what_is_blocked_its_reason(case, facts):
    ids = {fact.id for fact in facts}

    for duty in owed(case, facts, on=ON, law=SHIPPED):
        assert (duty.standing in KEPT) == (duty.kept_by is not None)
        assert (duty.standing == DutyStanding.BLOCKED) == (duty.blocked_by is not None)
        assert (duty.standing == DutyStanding.SUPERSEDED) == (duty.ended_by is not None)
        assert duty.kept_by in ids | {None} and duty.ended_by in ids | {None}


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True))
def test_what_took_the_place_of_a_duty_is_a_duty_of_the_same_kind(case, facts):
    rows = ledger(case, facts)

    for duty in rows.values():
        if duty.superseded_by is not None:
            assert (rows[duty.superseded_by].rule, rows[duty.superseded_by].what) == (duty.rule, duty.what)
            assert duty.superseded_by != duty.key


@settings(max_examples=MORE_EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=True), cut_days)
def test_a_duty_that_was_listed_once_stays_in_the_list(case, facts, day):
    assume(not any(opened_after_something_hung_on_it(fact, facts) for fact in facts))
    before, after = ledger(case, known_by(facts, day), day), ledger(case, facts)

    assert before.keys() - after.keys() == set()


@settings(max_examples=MORE_EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=False), cut_days)
def test_a_kept_duty_stays_kept_unless_its_proof_came_back(case, facts, day):
    came_back = any(fact.data.get("outcome") in ("bounced", "failed") for fact in facts if fact.on > day)
    before, after = ledger(case, known_by(facts, day), day), ledger(case, facts)

    if not came_back:
        unkept = [duty for key, duty in before.items() if duty.standing in KEPT and after[key].standing not in KEPT]
        assert unkept == []


@settings(max_examples=MORE_EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=False), cut_days)
def test_with_time_alone_an_open_duty_can_only_become_late_or_pass(case, facts, day):
    known = known_by(facts, day)
    before, after = ledger(case, known, day), ledger(case, known, ON)
    settled = {*KEPT, DutyStanding.SUPERSEDED}

    for key, duty in before.items():
        assert (duty.standing in settled) == (after[key].standing in settled)
        if duty.standing == DutyStanding.LATE:
            assert after[key].standing in (DutyStanding.LATE, DutyStanding.PASSED)
        if duty.standing == DutyStanding.PASSED:
            assert after[key].standing == DutyStanding.PASSED


@settings(max_examples=EXAMPLES, deadline=None)
@given(terms, histories(withdrawals=False))
def test_nobody_who_said_never_last_has_anything_live_that_is_done_with_them(case, facts):
    never = Fact("wish", ON, "never", {"wish": "never"})
    with_the_person = {
        "make_first_contact",
        "make_second_contact",
        "phone_after_bounce",
        "send_annual_letter",
        "send_review_letter",
        "send_hearing_letter",
        "send_deferral_letter",
        "make_contact_about_outcome",
        "send_outcome_letter",
        "send_date_change_letter",
        "tell_condition_outcome",
        "collect_views_on_hdc",
        "collect_views_on_variation",
        "collect_views_on_public_hearing",
        "offer_impact_statement",
        "send_closure_letter",
        "offer_scheme_again",
    }

    rows = ledger(case, [*facts, never]).values()

    assert [duty for duty in rows if duty.what in with_the_person and duty.standing in LIVE] == []
