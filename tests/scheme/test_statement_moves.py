"""The ways of a statement and of keeping it from the prisoner, walked in every order there is: no way round what must be true."""

from datetime import date

import pytest

from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.statement_moves import (
    BEING_WRITTEN,
    STATEMENT_MOVES,
    StatementEvent,
    StatementGuard,
    StatementState,
    move_statement,
)
from victimcontact.scheme.switches import SHIPPED
from victimcontact.scheme.withholdings import (
    WITHHOLDING_MOVES,
    Answer,
    Consequence,
    WithholdingEvent,
    WithholdingGuard,
    WithholdingState,
    answers_from,
    last_day,
    move_withholding,
    pack_due_on,
    what_follows,
)

pytestmark = pytest.mark.pure

SENDING = (StatementEvent.SEND, StatementEvent.SEND_LATE, StatementEvent.GO_APART)


@pytest.mark.parametrize("event", sorted(SENDING))
def test_a_statement_leaves_only_from_approved_p31(event: StatementEvent) -> None:
    leaving = {state for state, rows in STATEMENT_MOVES.items() for row in rows if row.event is event}

    assert leaving == {StatementState.APPROVED}


@pytest.mark.parametrize("event", [StatementEvent.WRITE, StatementEvent.WRITE_OWN])
def test_whoever_writes_ends_an_approval(event: StatementEvent) -> None:
    assert move_statement(StatementState.APPROVED, event) is not StatementState.APPROVED


@pytest.mark.parametrize("state", [*sorted(BEING_WRITTEN), StatementState.SENT])
def test_a_victim_takes_it_back_from_wherever_it_stands(state: StatementState) -> None:
    events = {row.event for row in STATEMENT_MOVES[state]}

    assert events & {StatementEvent.WITHDRAW, StatementEvent.TAKE_BACK}


@pytest.mark.parametrize("state", [state for state in StatementState if state not in BEING_WRITTEN])
def test_what_has_gone_or_was_taken_back_is_not_written_any_more(state: StatementState) -> None:
    with pytest.raises(NotAllowed):
        move_statement(state, StatementEvent.WRITE)


@pytest.mark.parametrize("missing", [StatementGuard.AS_APPROVED, StatementGuard.NOT_HELD, StatementGuard.NO_LEAK])
@pytest.mark.parametrize("event", [StatementEvent.SEND, StatementEvent.SEND_LATE])
def test_no_way_out_leaves_anything_unchecked_p36(event: StatementEvent, missing: StatementGuard) -> None:
    with pytest.raises(GuardNotMet) as refused:
        move_statement(StatementState.APPROVED, event, met=set(StatementGuard) - {missing})

    assert refused.value.missing == {missing}


@pytest.mark.parametrize("event", [WithholdingEvent.HAND_ON, WithholdingEvent.HAND_ON_LATE])
@pytest.mark.parametrize("missing", [WithholdingGuard.BOTH_LIMBS, WithholdingGuard.CHOICE_RECORDED])
def test_nothing_is_passed_on_without_both_limbs_and_the_choice_p34_p36(
    event: WithholdingEvent, missing: WithholdingGuard
) -> None:
    with pytest.raises(GuardNotMet) as refused:
        move_withholding(WithholdingState.AGREED, event, met=set(WithholdingGuard) - {missing})

    assert refused.value.missing == {missing}


def test_whoever_wanted_it_can_give_it_up_until_it_is_answered() -> None:
    can = {
        state for state, rows in WITHHOLDING_MOVES.items() if WithholdingEvent.GIVE_UP in [row.event for row in rows]
    }

    assert can == set(WithholdingState) - {WithholdingState.ANSWERED, WithholdingState.GIVEN_UP}


@pytest.mark.parametrize("answer", [Answer.DISCLOSE, Answer.NOT_APPLIED])
@pytest.mark.parametrize(
    ("choice", "follows"),
    [
        ("withdraw", Consequence.TAKE_BACK),
        ("redact", Consequence.WRITE_AGAIN),
        ("accept", Consequence.GO_OPENLY),
    ],
)
def test_a_refusal_brings_what_the_victim_chose_for_it_p36(answer: Answer, choice: str, follows: Consequence) -> None:
    assert what_follows(answer, choice) is follows


@pytest.mark.parametrize("choice", ["withdraw", "redact", "accept"])
@pytest.mark.parametrize("answer", [Answer.FROM_PRISONER, Answer.FROM_BOTH])
def test_what_the_board_withholds_goes_apart_whatever_was_chosen(answer: Answer, choice: str) -> None:
    assert what_follows(answer, choice) is Consequence.GO_APART


def test_the_board_answers_an_application_and_before_it_there_is_only_that_none_was_made_p32() -> None:
    assert answers_from(WithholdingState.PASSED_ON) == (Answer.NOT_APPLIED,)
    assert Answer.NOT_APPLIED not in answers_from(WithholdingState.APPLIED)


def test_the_last_day_is_eight_weeks_before_and_the_pack_ten_working_days_earlier_p33_d4() -> None:
    assert last_day(date(2027, 3, 24)) == date(2027, 1, 27)
    assert pack_due_on(date(2027, 3, 24), SHIPPED) == date(2027, 1, 13)
