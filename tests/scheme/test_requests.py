"""The course of a request for a condition. A request that gets stuck, or ends unanswered, is a victim who was not heard."""

from collections.abc import Iterable

import pytest

from victimcontact.scheme.moves import GuardNotMet, NotAllowed, after, as_rows, find_move, possible
from victimcontact.scheme.requests import REQUEST_MOVES, Request, RequestEvent, RequestGuard

pytestmark = pytest.mark.pure

AT_THE_PRACTITIONERS = (
    Request.SENT,
    Request.ACKNOWLEDGED,
    Request.SUPPORTED,
    Request.ADAPTED,
    Request.DECLINED,
    Request.ESCALATED,
)
UNDECIDED = (Request.DRAFT, Request.CONFIRMED, *AT_THE_PRACTITIONERS, Request.FORWARDED)
DECIDED = (Request.GRANTED, Request.GRANTED_ADAPTED, Request.REFUSED)
OVER = (Request.WITHDRAWN, Request.ENDED)


def reached_from(start: Request) -> set[Request]:
    found, waiting = {start}, [start]
    while waiting:
        targets = {row.to for row in REQUEST_MOVES[waiting.pop()] if row.to is not None}
        waiting += targets - found
        found |= targets
    return found


def walk(state: Request, *events: RequestEvent) -> Request:
    for event in events:
        state = after(REQUEST_MOVES, state, event, tuple(RequestGuard))
    return state


def guards(state: Request, event: RequestEvent) -> frozenset[RequestGuard]:
    return find_move(REQUEST_MOVES, state, event).guards


def test_every_state_has_a_row_can_be_reached_and_leads_to_an_end() -> None:
    assert set(REQUEST_MOVES) == set(Request) == reached_from(Request.DRAFT)
    assert [state for state in Request if not reached_from(state) & set(OVER)] == []


@pytest.mark.parametrize("state", AT_THE_PRACTITIONERS)
def test_a_request_reaches_whoever_decides_whatever_the_practitioner_says_p67(state: Request) -> None:
    assert walk(state, RequestEvent.FORWARD) is Request.FORWARDED


@pytest.mark.parametrize("state", [Request.ADAPTED, Request.DECLINED, Request.ESCALATED])
def test_where_they_disagree_both_views_go_together_p67(state: Request) -> None:
    assert RequestGuard.BOTH_VIEWS_ATTACHED in guards(state, RequestEvent.FORWARD)


@pytest.mark.parametrize(
    "state", [state for state in Request if RequestEvent.FORWARD in possible(REQUEST_MOVES, state)]
)
def test_what_is_forwarded_is_what_the_victim_confirmed_r60(state: Request) -> None:
    with pytest.raises(GuardNotMet) as refused:
        after(REQUEST_MOVES, state, RequestEvent.FORWARD)

    assert RequestGuard.AS_CONFIRMED in refused.value.missing


@pytest.mark.parametrize("event", [RequestEvent.REFUSE, RequestEvent.GRANT_ADAPTED])
def test_a_refusal_or_a_narrower_condition_has_its_reasons_p52(event: RequestEvent) -> None:
    with pytest.raises(GuardNotMet) as refused:
        after(REQUEST_MOVES, Request.FORWARDED, event)

    assert refused.value.missing == {RequestGuard.REASON_IN_BOTH_TESTS}


def test_nothing_is_sent_that_the_victim_did_not_confirm_knowing_who_reads_it_p31() -> None:
    assert guards(Request.DRAFT, RequestEvent.CONFIRM) == {
        RequestGuard.DISCLOSURE_SHOWN,
        RequestGuard.WORDING_LOCKED,
    }
    assert [state for state in Request if RequestEvent.SEND in possible(REQUEST_MOVES, state)] == [Request.CONFIRMED]


def test_an_edit_after_confirming_asks_the_victim_again_p31() -> None:
    assert walk(Request.CONFIRMED, RequestEvent.EDIT) is Request.DRAFT


def test_a_request_is_sent_with_both_arguments_and_without_a_leak_p68() -> None:
    assert guards(Request.CONFIRMED, RequestEvent.SEND) == {RequestGuard.BOTH_TESTS_ARGUED, RequestGuard.NO_LEAK}


@pytest.mark.parametrize("state", UNDECIDED)
def test_the_victim_may_withdraw_until_the_decision(state: Request) -> None:
    assert walk(state, RequestEvent.WITHDRAW) is Request.WITHDRAWN


@pytest.mark.parametrize("state", [*DECIDED, Request.LIVE])
def test_after_the_decision_there_is_nothing_left_to_withdraw(state: Request) -> None:
    with pytest.raises(NotAllowed):
        walk(state, RequestEvent.WITHDRAW)


@pytest.mark.parametrize("state", [*AT_THE_PRACTITIONERS, Request.FORWARDED])
def test_whoever_has_the_request_is_asked_to_remove_one_that_is_withdrawn(state: Request) -> None:
    assert guards(state, RequestEvent.WITHDRAW) == {RequestGuard.ASKED_TO_REMOVE}


@pytest.mark.parametrize("state", [*DECIDED, Request.VARIED, Request.KEPT, Request.REMOVED])
def test_after_a_decision_there_is_one_way_on_to_tell_the_victim_r46(state: Request) -> None:
    assert possible(REQUEST_MOVES, state) == (RequestEvent.TELL_VICTIM,)


def test_no_request_ends_before_the_victim_was_told() -> None:
    enders = {state for state, rows in REQUEST_MOVES.items() for row in rows if row.to is Request.ENDED}

    assert enders == {Request.TOLD_OF_GRANT, Request.TOLD_OF_REFUSAL, Request.LIVE}


def test_a_refused_condition_never_goes_live_but_may_be_asked_for_again() -> None:
    assert possible(REQUEST_MOVES, Request.TOLD_OF_REFUSAL) == (RequestEvent.ASK_AGAIN, RequestEvent.END)


def test_no_condition_is_live_without_the_licence_it_stands_on() -> None:
    ways = [row for rows in REQUEST_MOVES.values() for row in rows if row.to is Request.LIVE]

    assert ways
    assert all(RequestGuard.LICENCE_VERSION_KNOWN in row.guards for row in ways)


@pytest.mark.parametrize("state", UNDECIDED)
def test_a_missed_hard_stop_alarms_somebody_and_goes_on_after_release_p63_p64(state: Request) -> None:
    assert guards(state, RequestEvent.MISS_HARD_STOP) == {RequestGuard.ALERT_RAISED}
    assert walk(
        state, RequestEvent.MISS_HARD_STOP, RequestEvent.ASK_AFTER_RELEASE, RequestEvent.FORWARD
    ) is Request.FORWARDED  # fmt: skip


def test_silence_about_a_change_counts_only_when_the_period_is_over_d8() -> None:
    with pytest.raises(GuardNotMet) as refused:
        after(REQUEST_MOVES, Request.CONSULTED, RequestEvent.END_PERIOD)

    assert refused.value.missing == {RequestGuard.PERIOD_OVER}


def changed_from(state: Request) -> Iterable[RequestEvent]:
    return (event for event in possible(REQUEST_MOVES, state) if event in (RequestEvent.VARY, RequestEvent.REMOVE))


def test_no_live_condition_is_changed_before_the_victim_was_consulted_r45_p65() -> None:
    changing = [state for state in Request if list(changed_from(state))]

    assert changing == [Request.VIEW_GIVEN, Request.NO_VIEW]


def test_every_move_names_its_source() -> None:
    rows = as_rows(REQUEST_MOVES)

    assert all(row[4] for row in rows)
    assert len(rows) == sum(len(moves) for moves in REQUEST_MOVES.values())
