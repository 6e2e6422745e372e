"""The standing of a case: a wrong move writes to somebody who said no, or forgets somebody who said yes."""

import pytest

from victimcontact.scheme.moves import as_rows
from victimcontact.scheme.standing import (
    MOVES,
    ClosingReason,
    Event,
    Guard,
    GuardNotMet,
    NotAllowed,
    Purpose,
    Standing,
    gets_closing_letter,
    guards,
    may_be_contacted,
    move,
    possible,
)

ALL_GUARDS = frozenset(Guard)
SAID_NO = [Standing.NOT_NOW, Standing.DECLINED, Standing.LEFT, Standing.NO_RESPONSE, Standing.UNTRACEABLE]


def reachable(start: Standing) -> set[Standing]:
    found: set[Standing] = set()
    waiting = [start]
    while waiting:
        standing = waiting.pop()
        if standing in found:
            continue
        found.add(standing)
        waiting.extend(row.to for row in MOVES[standing] if row.to is not None)
    return found


def test_every_standing_has_a_row_in_the_table() -> None:
    assert set(MOVES) == set(Standing)


def test_every_standing_can_be_reached_from_a_referral() -> None:
    assert reachable(Standing.REFERRED) == set(Standing)


@pytest.mark.parametrize("standing", list(Standing))
def test_no_standing_is_a_dead_end(standing: Standing) -> None:
    assert possible(standing)


@pytest.mark.parametrize("standing", list(Standing))
def test_an_event_leads_to_one_place_only(standing: Standing) -> None:
    assert len(set(possible(standing))) == len(possible(standing))


@pytest.mark.parametrize(
    ("steps", "end"),
    [
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.OFFER, Event.JOIN], Standing.JOINED),
        ([Event.FOUND_DOUBTFUL, Event.ACCEPT, Event.ALLOCATE, Event.OFFER, Event.CHASE], Standing.CHASED),
        ([Event.FOUND_DOUBTFUL, Event.REFUSE, Event.LOOK_AGAIN, Event.FOUND_ELIGIBLE], Standing.ASSESSED),
        ([Event.FOUND_TOO_EARLY, Event.LOOK_AGAIN, Event.FOUND_NOT_ELIGIBLE], Standing.NOT_ELIGIBLE),
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.OFFER, Event.CHASE, Event.NO_ANSWER], Standing.NO_RESPONSE),
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.CANNOT_TRACE, Event.TRACED, Event.OFFER], Standing.OFFERED),
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.JOIN, Event.LEAVE, Event.JOIN], Standing.JOINED),
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.JOIN, Event.PAUSE, Event.RESUME], Standing.JOINED),
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.OFFER, Event.NEVER, Event.JOIN], Standing.JOINED),
        ([Event.FOUND_ELIGIBLE, Event.ALLOCATE, Event.OFFER, Event.NOT_NOW, Event.CLOSE], Standing.CLOSED),
    ],
)
def test_a_case_follows_the_table(steps: list[Event], end: Standing) -> None:
    standing = Standing.REFERRED

    for event in steps:
        standing = move(standing, event, met=ALL_GUARDS)

    assert standing is end


@pytest.mark.parametrize("standing", [*SAID_NO, Standing.NEVER, Standing.CLOSED])
def test_a_no_is_never_for_ever(standing: Standing) -> None:
    """P12."""
    assert move(standing, Event.JOIN, met=ALL_GUARDS) is Standing.JOINED


@pytest.mark.parametrize("standing", [*SAID_NO, Standing.NEVER, Standing.CLOSED])
def test_nobody_joins_when_the_sentence_has_run_out(standing: Standing) -> None:
    """R32, P12."""
    with pytest.raises(GuardNotMet) as refused:
        move(standing, Event.JOIN, met=ALL_GUARDS - {Guard.SENTENCE_RUNNING})

    assert refused.value.missing == {Guard.SENTENCE_RUNNING}


@pytest.mark.parametrize("standing", [Standing.DECLINED, Standing.LEFT, Standing.NOT_NOW])
def test_an_offer_is_repeated_to_somebody_who_answered_no_only_as_they_chose(standing: Standing) -> None:
    assert guards(standing, Event.OFFER) == {Guard.ASKED_TO_BE_ASKED, Guard.SAFE_CONTACT_CHECKED}


def test_no_offer_is_ever_repeated_to_somebody_who_said_never() -> None:
    assert possible(Standing.NEVER) == (Event.JOIN, Event.CLOSE)


def test_nothing_is_offered_before_the_safe_way_to_reach_the_person_is_known() -> None:
    with pytest.raises(GuardNotMet):
        move(Standing.ALLOCATED, Event.OFFER)


def test_silence_is_not_recorded_after_one_contact() -> None:
    """R30."""
    with pytest.raises(GuardNotMet):
        move(Standing.CHASED, Event.NO_ANSWER, met={Guard.FIRST_CONTACT_MADE})


def test_nobody_is_called_untraceable_after_one_channel() -> None:
    """P21."""
    assert Guard.TWO_CHANNELS_TRIED in guards(Standing.OFFERED, Event.CANNOT_TRACE)


@pytest.mark.parametrize("event", [Event.ACCEPT, Event.REFUSE])
def test_a_doubtful_referral_is_decided_by_a_manager_with_a_reason(event: Event) -> None:
    """R20."""
    assert guards(Standing.MANAGER_REVIEW, event) == {Guard.MANAGER_DECIDED, Guard.REASON_GIVEN}


@pytest.mark.parametrize("standing", [standing for standing in Standing if Event.CLOSE in possible(standing)])
def test_no_case_is_closed_without_a_reason(standing: Standing) -> None:
    assert guards(standing, Event.CLOSE) == {Guard.REASON_GIVEN}


def test_a_member_is_not_offered_the_scheme_again() -> None:
    with pytest.raises(NotAllowed):
        move(Standing.JOINED, Event.OFFER, met=ALL_GUARDS)


@pytest.mark.parametrize("before", [Standing.NEVER, Standing.JOINED, Standing.OFFERED])
def test_a_case_closed_by_mistake_goes_back_to_where_it_stood(before: Standing) -> None:
    assert move(Standing.CLOSED, Event.REOPEN, met=ALL_GUARDS, before=before) is before


@pytest.mark.parametrize("before", [None, Standing.CLOSED])
def test_a_case_is_not_reopened_to_nowhere(before: Standing | None) -> None:
    with pytest.raises(NotAllowed):
        move(Standing.CLOSED, Event.REOPEN, met=ALL_GUARDS, before=before)


@pytest.mark.parametrize("standing", [*SAID_NO, Standing.NEVER, Standing.CLOSED, Standing.PAUSED, Standing.REFERRED])
def test_no_ordinary_letter_goes_to_somebody_who_has_not_joined_or_been_offered(standing: Standing) -> None:
    """R31."""
    assert not may_be_contacted(standing)


@pytest.mark.parametrize("standing", [Standing.ALLOCATED, Standing.OFFERED, Standing.CHASED, Standing.JOINED])
def test_letters_go_while_the_offer_is_open_and_to_members(standing: Standing) -> None:
    assert may_be_contacted(standing)


def test_who_asked_never_to_be_contacted_gets_no_confirmation_either() -> None:
    assert not may_be_contacted(Standing.NEVER, Purpose.ANSWER)
    assert may_be_contacted(Standing.DECLINED, Purpose.ANSWER)


@pytest.mark.parametrize("standing", list(Standing))
def test_a_warning_of_serious_risk_does_not_hang_on_the_standing(standing: Standing) -> None:
    assert may_be_contacted(standing, Purpose.WARNING)


@pytest.mark.parametrize(
    ("before", "reason", "letter"),
    [
        (Standing.JOINED, ClosingReason.SENTENCE_ENDED, True),
        (Standing.CHASED, ClosingReason.CONVICTION_QUASHED, True),
        (Standing.JOINED, ClosingReason.VICTIM_DIED_NO_REPRESENTATIVE, False),
        (Standing.OFFERED, ClosingReason.REFERRED_IN_ERROR, False),
        (Standing.NEVER, ClosingReason.SENTENCE_ENDED, False),
        (Standing.DECLINED, ClosingReason.LICENCE_ENDED, False),
        (Standing.ASSESSED, ClosingReason.CONVICTION_QUASHED, False),
    ],
)
def test_the_closing_letter_goes_only_to_those_who_heard_from_us_and_did_not_say_no(
    before: Standing, reason: ClosingReason, letter: bool
) -> None:
    assert gets_closing_letter(before, reason) is letter


def test_the_table_prints_a_row_for_each_move() -> None:
    rows = as_rows(MOVES)

    assert len(rows) == sum(len(moves) for moves in MOVES.values())
    assert ("closed", "reopen", "the state before", "reason_given", "standings of a case") in rows
