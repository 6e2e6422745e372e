"""Where a case stands, and the moves it can make.

A case is one person and one sentence. Its standing says how far the offer of the scheme has come and what the
person answered. Whether the offender is in prison, in hospital or on licence is a matter of the sentence, not of
the standing.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from victimcontact.scheme import moves
from victimcontact.scheme.moves import GuardNotMet as GuardNotMet
from victimcontact.scheme.moves import Move
from victimcontact.scheme.moves import NotAllowed as NotAllowed


class Standing(StrEnum):
    """How far the offer has come and what was answered."""

    REFERRED = "referred"
    MANAGER_REVIEW = "manager_review"
    NOT_YET = "not_yet"
    NOT_ELIGIBLE = "not_eligible"
    ASSESSED = "assessed"
    ALLOCATED = "allocated"
    OFFERED = "offered"
    CHASED = "chased"
    JOINED = "joined"
    PAUSED = "paused"
    NOT_NOW = "not_now"
    DECLINED = "declined"
    LEFT = "left"
    NEVER = "never"
    NO_RESPONSE = "no_response"
    UNTRACEABLE = "untraceable"
    CLOSED = "closed"


class Event(StrEnum):
    """What moves a case."""

    FOUND_ELIGIBLE = "found_eligible"
    FOUND_DOUBTFUL = "found_doubtful"
    FOUND_TOO_EARLY = "found_too_early"
    FOUND_NOT_ELIGIBLE = "found_not_eligible"
    LOOK_AGAIN = "look_again"
    ACCEPT = "accept"
    REFUSE = "refuse"
    ALLOCATE = "allocate"
    OFFER = "offer"
    CHASE = "chase"
    JOIN = "join"
    NOT_NOW = "not_now"
    DECLINE = "decline"
    NEVER = "never"
    LEAVE = "leave"
    NO_ANSWER = "no_answer"
    CANNOT_TRACE = "cannot_trace"
    TRACED = "traced"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"


class Guard(StrEnum):
    """What must be true before a move; the caller says which are met."""

    DUPLICATES_CHECKED = "duplicates_checked"
    MANAGER_DECIDED = "manager_decided"
    REASON_GIVEN = "reason_given"
    NO_CONFLICT = "no_conflict"
    SAFE_CONTACT_CHECKED = "safe_contact_checked"
    FIRST_CONTACT_MADE = "first_contact_made"
    TWO_CONTACTS_MADE = "two_contacts_made"
    TWO_CHANNELS_TRIED = "two_channels_tried"
    SENTENCE_RUNNING = "sentence_running"
    REVIEW_DATE_SET = "review_date_set"
    ASKED_TO_BE_ASKED = "asked_to_be_asked"


StandingMove = Move[Standing, Event, Guard]


def _move(event: Event, to: Standing | None, *guards: Guard, source: str) -> StandingMove:
    return Move(event, to, frozenset(guards), source)


_FINDINGS: tuple[StandingMove, ...] = (
    _move(Event.FOUND_ELIGIBLE, Standing.ASSESSED, Guard.DUPLICATES_CHECKED, source="R1-R13"),
    _move(Event.FOUND_DOUBTFUL, Standing.MANAGER_REVIEW, source="R12, R20"),
    _move(Event.FOUND_TOO_EARLY, Standing.NOT_YET, source="R8, R9"),
    _move(Event.FOUND_NOT_ELIGIBLE, Standing.NOT_ELIGIBLE, Guard.REASON_GIVEN, source="R2"),
)
_CLOSE = _move(Event.CLOSE, Standing.CLOSED, Guard.REASON_GIVEN, source="R89")
_NO = (
    _move(Event.NOT_NOW, Standing.NOT_NOW, source="P14"),
    _move(Event.DECLINE, Standing.DECLINED, source="P14"),
    _move(Event.NEVER, Standing.NEVER, source="P14"),
)
_JOIN = _move(Event.JOIN, Standing.JOINED, Guard.SAFE_CONTACT_CHECKED, Guard.SENTENCE_RUNNING, source="R32, P12")
_LOST = _move(Event.CANNOT_TRACE, Standing.UNTRACEABLE, Guard.TWO_CHANNELS_TRIED, source="P21")
_ANSWERS: tuple[StandingMove, ...] = (_JOIN, *_NO, _LOST, _CLOSE)
_LATER: tuple[StandingMove, ...] = (_JOIN, *_NO, _CLOSE)
# Asked again only at the day or point the person chose (scheme.reoffers).
_OFFER_AGAIN = _move(
    Event.OFFER, Standing.OFFERED, Guard.SAFE_CONTACT_CHECKED, Guard.ASKED_TO_BE_ASKED, source="P14, B5"
)

MOVES: Mapping[Standing, tuple[StandingMove, ...]] = {
    Standing.REFERRED: (*_FINDINGS, _CLOSE),
    Standing.MANAGER_REVIEW: (
        _move(Event.ACCEPT, Standing.ASSESSED, Guard.MANAGER_DECIDED, Guard.REASON_GIVEN, source="R20"),
        _move(Event.REFUSE, Standing.NOT_ELIGIBLE, Guard.MANAGER_DECIDED, Guard.REASON_GIVEN, source="R20"),
        _CLOSE,
    ),
    Standing.NOT_YET: (
        _move(Event.LOOK_AGAIN, Standing.REFERRED, source="R8, R9"),
        _move(Event.ACCEPT, Standing.ASSESSED, Guard.MANAGER_DECIDED, Guard.REASON_GIVEN, source="R9, R20"),
        _CLOSE,
    ),
    Standing.NOT_ELIGIBLE: (
        _move(Event.LOOK_AGAIN, Standing.REFERRED, Guard.REASON_GIVEN, source="R2"),
        _move(Event.FOUND_DOUBTFUL, Standing.MANAGER_REVIEW, source="R2, R20"),
        _CLOSE,
    ),
    Standing.ASSESSED: (
        _move(Event.ALLOCATE, Standing.ALLOCATED, Guard.NO_CONFLICT, source="R69"),
        _CLOSE,
    ),
    Standing.ALLOCATED: (
        _move(Event.OFFER, Standing.OFFERED, Guard.SAFE_CONTACT_CHECKED, source="P10, R73"),
        *_ANSWERS,
    ),
    Standing.OFFERED: (
        _move(Event.CHASE, Standing.CHASED, Guard.FIRST_CONTACT_MADE, Guard.SAFE_CONTACT_CHECKED, source="D6"),
        *_ANSWERS,
    ),
    Standing.CHASED: (
        _move(Event.NO_ANSWER, Standing.NO_RESPONSE, Guard.TWO_CONTACTS_MADE, source="D6, R30"),
        *_ANSWERS,
    ),
    Standing.JOINED: (
        _move(Event.PAUSE, Standing.PAUSED, Guard.REASON_GIVEN, Guard.REVIEW_DATE_SET, source="standings of a case"),
        _move(Event.LEAVE, Standing.LEFT, source="R31"),
        _move(Event.NEVER, Standing.NEVER, source="R31"),
        _LOST,
        _CLOSE,
    ),
    Standing.PAUSED: (
        _move(Event.RESUME, Standing.JOINED, Guard.SAFE_CONTACT_CHECKED, source="standings of a case"),
        _move(Event.LEAVE, Standing.LEFT, source="R31"),
        _move(Event.NEVER, Standing.NEVER, source="R31"),
        _CLOSE,
    ),
    Standing.NOT_NOW: (*_LATER, _OFFER_AGAIN),
    Standing.DECLINED: (*_LATER, _OFFER_AGAIN),
    Standing.LEFT: (*_LATER, _OFFER_AGAIN),
    Standing.NO_RESPONSE: (
        *_LATER,
        _move(Event.OFFER, Standing.OFFERED, Guard.SAFE_CONTACT_CHECKED, Guard.REASON_GIVEN, source="R30"),
    ),
    Standing.UNTRACEABLE: (
        *_LATER,
        _move(Event.TRACED, Standing.ALLOCATED, source="P21"),
    ),
    Standing.NEVER: (_JOIN, _CLOSE),
    Standing.CLOSED: (
        _JOIN,
        _move(Event.REOPEN, None, Guard.REASON_GIVEN, source="standings of a case"),
    ),
}


def possible(standing: Standing) -> tuple[Event, ...]:
    """The events that can move a case from here, in the order of the table."""
    return moves.possible(MOVES, standing)


def guards(standing: Standing, event: Event) -> frozenset[Guard]:
    """What must be true before the move. Raises `NotAllowed` where there is no such move."""
    return moves.find_move(MOVES, standing, event).guards


def move(standing: Standing, event: Event, *, met: Collection[Guard] = (), before: Standing | None = None) -> Standing:
    """The standing after the event.

    `met` are the guards the caller has checked; `before` is the standing the case had before it was closed, needed
    only to reopen it. Raises `NotAllowed` where the table has no such move and `GuardNotMet` where one is missing.
    """
    return moves.after(MOVES, standing, event, met, before)


class Purpose(StrEnum):
    """Why we would write or call."""

    ORDINARY = "ordinary"
    ANSWER = "answer"
    WARNING = "warning"


_OFFER_OPEN: frozenset[Standing] = frozenset({Standing.ALLOCATED, Standing.OFFERED, Standing.CHASED, Standing.JOINED})
_NOT_EVEN_AN_ANSWER: frozenset[Standing] = frozenset({Standing.NEVER, Standing.UNTRACEABLE})


def may_be_contacted(standing: Standing, purpose: Purpose = Purpose.ORDINARY) -> bool:
    """Whether somebody whose case stands here may hear from us (R31, P14).

    Ordinary letters and calls go only while the offer is open or the person has joined. An answer (to what they asked
    or chose, the outcome of a referral, a closing letter) also goes to those who said no, but never to those who asked
    never to be contacted or cannot be found. A warning of serious risk does not hang on the standing: it needs a
    manager's approval and a safe way, whoever it is for.
    """
    if purpose is Purpose.WARNING:
        return True
    if purpose is Purpose.ANSWER:
        return standing not in _NOT_EVEN_AN_ANSWER
    return standing in _OFFER_OPEN


class ClosingReason(StrEnum):
    """Why a case ends (R89; representations 8.1)."""

    LICENCE_ENDED = "licence_ended"
    SENTENCE_ENDED = "sentence_ended"
    ABSOLUTE_DISCHARGE = "absolute_discharge"
    RESTRICTION_ENDED = "restriction_ended"
    OFFENDER_DIED = "offender_died"
    CONVICTION_QUASHED = "conviction_quashed"
    ASKED_NEVER_TO_BE_CONTACTED = "asked_never_to_be_contacted"
    VICTIM_DIED_NO_REPRESENTATIVE = "victim_died_no_representative"
    TRANSFERRED_OUT = "transferred_out"
    REFERRED_IN_ERROR = "referred_in_error"


_CLOSED_WITHOUT_A_LETTER: frozenset[ClosingReason] = frozenset(
    {
        ClosingReason.ASKED_NEVER_TO_BE_CONTACTED,
        ClosingReason.VICTIM_DIED_NO_REPRESENTATIVE,
        ClosingReason.REFERRED_IN_ERROR,
    }
)
_HEARD_FROM_US: frozenset[Standing] = frozenset({Standing.OFFERED, Standing.CHASED, Standing.JOINED})


def gets_closing_letter(before: Standing, reason: ClosingReason) -> bool:
    """Whether L28 goes to somebody whose case stood at `before` (representations L28, R31, R90)."""
    return before in _HEARD_FROM_US and reason not in _CLOSED_WITHOUT_A_LETTER
