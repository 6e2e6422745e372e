"""The way of a report: nobody's words leave the house without their owner's yes."""

from itertools import product

import pytest

from victimcontact.scheme.moves import GuardNotMet, NotAllowed, as_rows, find_move, possible
from victimcontact.scheme.reports import (
    REPORT_MOVES,
    ReportEvent,
    ReportGuard,
    ReportState,
    move_report,
    possible_for_report,
)

pytestmark = pytest.mark.pure

EVERYTHING = frozenset(ReportGuard)
SENDING = (ReportEvent.SUBMIT, ReportEvent.SUBMIT_LATE)
STRAIGHT = (
    ReportEvent.ASK_VICTIM,
    ReportEvent.APPROVE,
    ReportEvent.START_CHECK,
    ReportEvent.FIND_GOOD,
    ReportEvent.SUBMIT,
    ReportEvent.ACKNOWLEDGE,
)


def reached(*events: ReportEvent, start: ReportState = ReportState.DRAFT) -> ReportState:
    state = start
    for event in events:
        state = move_report(state, event, met=EVERYTHING)
    return state


def test_a_report_goes_from_draft_to_receipt_by_way_of_the_victim() -> None:
    assert reached(*STRAIGHT) is ReportState.ACKNOWLEDGED


def ways_to_submission(state: ReportState, approved: bool, seen: frozenset[tuple[ReportState, bool]]) -> bool:
    """Whether some way from here reaches `submitted` without the victim's approval after the last edit."""
    if state is ReportState.SUBMITTED:
        return not approved
    if (state, approved) in seen:
        return False
    seen |= {(state, approved)}
    return any(
        ways_to_submission(
            row.to, row.event is ReportEvent.APPROVE or (approved and row.event is not ReportEvent.EDIT), seen
        )
        for row in REPORT_MOVES[state]
        if row.to is not None
    )


def test_no_way_leads_to_submission_without_approval_after_the_last_edit() -> None:
    assert not ways_to_submission(ReportState.DRAFT, False, frozenset())


@pytest.mark.parametrize(
    "state",
    [
        ReportState.VICTIM_REVIEW,
        ReportState.VICTIM_APPROVED,
        ReportState.CHECKING,
        ReportState.RETURNED,
        ReportState.CHECKED,
        ReportState.HELD,
        ReportState.BOUNCED,
    ],
)
def test_an_edit_voids_the_approval(state: ReportState) -> None:
    """P109."""
    assert move_report(state, ReportEvent.EDIT) is ReportState.DRAFT


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.ACKNOWLEDGED, ReportState.USED])
def test_what_has_left_cannot_be_edited(state: ReportState) -> None:
    with pytest.raises(NotAllowed):
        move_report(state, ReportEvent.EDIT, met=EVERYTHING)


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (ReportState.VICTIM_APPROVED, ReportEvent.START_CHECK),
        (ReportState.CHECKING, ReportEvent.FIND_GOOD),
        (ReportState.CHECKING, ReportEvent.RETURN),
    ],
)
def test_nobody_checks_what_they_wrote_themselves(state: ReportState, event: ReportEvent) -> None:
    """P109."""
    with pytest.raises(GuardNotMet) as refused:
        move_report(state, event, met=EVERYTHING - {ReportGuard.NOT_THE_AUTHOR})

    assert refused.value.missing == {ReportGuard.NOT_THE_AUTHOR}


def test_an_approval_counts_only_when_the_victim_knows_who_will_read_it() -> None:
    """R62, P31."""
    with pytest.raises(GuardNotMet):
        move_report(ReportState.VICTIM_REVIEW, ReportEvent.APPROVE, met={ReportGuard.APPROVAL_HEARD})


@pytest.mark.parametrize(
    ("event", "guard"),
    list(product(SENDING, [ReportGuard.NO_LEAK, ReportGuard.AS_APPROVED, ReportGuard.CHOICE_IF_REFUSED_RECORDED])),
)
def test_nothing_is_sent_with_a_leak_or_changed_or_before_the_victim_chose(
    event: ReportEvent, guard: ReportGuard
) -> None:
    with pytest.raises(GuardNotMet):
        move_report(ReportState.CHECKED, event, met=EVERYTHING - {guard})


def test_a_late_report_needs_a_manager_a_reason_and_the_recipient_told() -> None:
    """R34."""
    guards = find_move(REPORT_MOVES, ReportState.CHECKED, ReportEvent.SUBMIT_LATE).guards

    assert {ReportGuard.MANAGER_AGREED, ReportGuard.REASON_GIVEN, ReportGuard.RECIPIENT_TOLD} <= guards


def test_a_report_on_hold_is_not_sent() -> None:
    assert not set(SENDING) & set(possible_for_report(ReportState.HELD))


def test_a_victim_may_take_back_their_words_until_they_are_used() -> None:
    without = [state for state in ReportState if ReportEvent.WITHDRAW not in possible(REPORT_MOVES, state)]

    assert without == [ReportState.USED, ReportState.SUPERSEDED, ReportState.WITHDRAWN]


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.ACKNOWLEDGED])
def test_taking_back_what_was_sent_means_asking_the_recipient(state: ReportState) -> None:
    with pytest.raises(GuardNotMet):
        move_report(state, ReportEvent.WITHDRAW)


def test_every_state_has_a_row_and_can_be_reached() -> None:
    to = {row.to for rows in REPORT_MOVES.values() for row in rows}

    assert set(REPORT_MOVES) == set(ReportState)
    assert to >= set(ReportState) - {ReportState.DRAFT}


def test_the_table_prints_a_row_for_each_move() -> None:
    assert len(as_rows(REPORT_MOVES)) == sum(len(moves) for moves in REPORT_MOVES.values())
