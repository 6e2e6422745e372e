"""The way of a written report: the victim's words, approved by the victim, checked by somebody else, sent, received.

An edit of substance voids the victim's approval: every way to `submitted` passes `victim_approved` after the last edit
(P109). Nobody checks what they wrote themselves.
"""

from collections.abc import Collection
from enum import StrEnum

from victimcontact.scheme import moves
from victimcontact.scheme.moves import Move, Table


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    VICTIM_REVIEW = "victim_review"
    CHANGES_ASKED = "changes_asked"
    VICTIM_APPROVED = "victim_approved"
    CHECKING = "checking"
    RETURNED = "returned"
    CHECKED = "checked"
    HELD = "held"
    SUBMITTED = "submitted"
    BOUNCED = "bounced"
    ACKNOWLEDGED = "acknowledged"
    USED = "used"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ReportEvent(StrEnum):
    """What moves a report."""

    ASK_VICTIM = "ask_victim"
    ASK_CHANGES = "ask_changes"
    APPROVE = "approve"
    EDIT = "edit"
    START_CHECK = "start_check"
    RETURN = "return"
    CORRECT_TYPING = "correct_typing"
    BRING_UP_TO_DATE = "bring_up_to_date"
    FIND_GOOD = "find_good"
    HOLD = "hold"
    LET_GO = "let_go"
    SUBMIT = "submit"
    SUBMIT_LATE = "submit_late"
    BOUNCE = "bounce"
    ACKNOWLEDGE = "acknowledge"
    SEE_USED = "see_used"
    SUPERSEDE = "supersede"
    GIVE_BACK = "give_back"
    WITHDRAW = "withdraw"
    ANSWER_REMOVAL = "answer_removal"


class ReportGuard(StrEnum):
    """What must be true before a report moves."""

    DISCLOSURE_UNDERSTOOD = "disclosure_understood"
    APPROVAL_HEARD = "approval_heard"
    NOT_THE_AUTHOR = "not_the_author"
    CHECKLIST_DONE = "checklist_done"
    NO_LEAK = "no_leak"
    AS_APPROVED = "as_approved"
    DIFFERENCE_RECORDED = "difference_recorded"
    REASON_GIVEN = "reason_given"
    IN_TIME = "in_time"
    CHOICE_IF_REFUSED_RECORDED = "choice_if_refused_recorded"
    MANAGER_AGREED = "manager_agreed"
    RECIPIENT_TOLD = "recipient_told"
    RECEIPT_KEPT = "receipt_kept"
    ASKED_TO_REMOVE = "asked_to_remove"


# Reports that the offender's side may come to read (representations.md 1.3).
DISCLOSABLE = frozenset({"R01", "R02", "R03", "R04", "R06"})
# Before a tribunal only conditions may be represented (P76, P110).
BEFORE_A_TRIBUNAL = frozenset({"R02"})
OPEN_CONDITIONS = "R04"

ReportMove = Move[ReportState, ReportEvent, ReportGuard]


def _report(event: ReportEvent, to: ReportState, *guards: ReportGuard, source: str = "P109") -> ReportMove:
    return Move(event, to, frozenset(guards), source)


_EDIT = _report(ReportEvent.EDIT, ReportState.DRAFT)
_WITHDRAW = _report(ReportEvent.WITHDRAW, ReportState.WITHDRAWN, source="the victim’s own words")
_TAKE_BACK = _report(
    ReportEvent.WITHDRAW, ReportState.WITHDRAWN, ReportGuard.ASKED_TO_REMOVE, source="the victim’s own words"
)
_REMOVED = _report(
    ReportEvent.ANSWER_REMOVAL, ReportState.WITHDRAWN, ReportGuard.REASON_GIVEN, source="the victim’s own words"
)
_SUPERSEDE = _report(ReportEvent.SUPERSEDE, ReportState.SUPERSEDED, source="P7")
_TO_SUBMIT = (ReportGuard.AS_APPROVED, ReportGuard.NO_LEAK, ReportGuard.CHOICE_IF_REFUSED_RECORDED)
_SUBMIT = (
    _report(ReportEvent.SUBMIT, ReportState.SUBMITTED, *_TO_SUBMIT, ReportGuard.IN_TIME, source="P28, P36"),
    _report(
        ReportEvent.SUBMIT_LATE,
        ReportState.SUBMITTED,
        *_TO_SUBMIT,
        ReportGuard.MANAGER_AGREED,
        ReportGuard.REASON_GIVEN,
        ReportGuard.RECIPIENT_TOLD,
        source="R34, P36",
    ),
)

_WAY: Table[ReportState, ReportEvent, ReportGuard] = {
    ReportState.DRAFT: (_EDIT, _report(ReportEvent.ASK_VICTIM, ReportState.VICTIM_REVIEW), _WITHDRAW),
    ReportState.VICTIM_REVIEW: (
        _report(
            ReportEvent.APPROVE,
            ReportState.VICTIM_APPROVED,
            ReportGuard.DISCLOSURE_UNDERSTOOD,
            ReportGuard.APPROVAL_HEARD,
            source="R62, P31",
        ),
        _report(ReportEvent.ASK_CHANGES, ReportState.CHANGES_ASKED),
        _EDIT,
        _WITHDRAW,
    ),
    ReportState.CHANGES_ASKED: (_EDIT, _WITHDRAW),
    ReportState.VICTIM_APPROVED: (
        _report(ReportEvent.START_CHECK, ReportState.CHECKING, ReportGuard.NOT_THE_AUTHOR),
        _EDIT,
        _WITHDRAW,
    ),
    ReportState.CHECKING: (
        _report(
            ReportEvent.FIND_GOOD,
            ReportState.CHECKED,
            ReportGuard.NOT_THE_AUTHOR,
            ReportGuard.CHECKLIST_DONE,
            ReportGuard.NO_LEAK,
            ReportGuard.AS_APPROVED,
        ),
        _report(ReportEvent.RETURN, ReportState.RETURNED, ReportGuard.NOT_THE_AUTHOR, ReportGuard.REASON_GIVEN),
        _EDIT,
        _WITHDRAW,
    ),
    ReportState.RETURNED: (
        _report(ReportEvent.CORRECT_TYPING, ReportState.CHECKING, ReportGuard.DIFFERENCE_RECORDED),
        _EDIT,
        _WITHDRAW,
    ),
    ReportState.CHECKED: (
        *_SUBMIT,
        _report(ReportEvent.HOLD, ReportState.HELD, source="P36"),
        _EDIT,
        _WITHDRAW,
    ),
    ReportState.HELD: (
        _report(ReportEvent.LET_GO, ReportState.CHECKED, ReportGuard.CHOICE_IF_REFUSED_RECORDED, source="P36"),
        _EDIT,
        _WITHDRAW,
    ),
    ReportState.SUBMITTED: (
        _report(ReportEvent.ACKNOWLEDGE, ReportState.ACKNOWLEDGED, ReportGuard.RECEIPT_KEPT, source="R60"),
        _report(ReportEvent.BOUNCE, ReportState.BOUNCED),
        _SUPERSEDE,
        _TAKE_BACK,
    ),
    ReportState.BOUNCED: (*_SUBMIT, _EDIT, _WITHDRAW),
    ReportState.ACKNOWLEDGED: (
        _report(ReportEvent.SEE_USED, ReportState.USED),
        _report(ReportEvent.GIVE_BACK, ReportState.RETURNED, ReportGuard.REASON_GIVEN),
        _SUPERSEDE,
        _TAKE_BACK,
    ),
    ReportState.USED: (_SUPERSEDE,),
    ReportState.SUPERSEDED: (),
    ReportState.WITHDRAWN: (_REMOVED,),
}

# Until it has gone, what it says of hearing and statement follows the case, without a word of the victim's being touched.
REPORT_MOVES: Table[ReportState, ReportEvent, ReportGuard] = {
    state: (*rows, _report(ReportEvent.BRING_UP_TO_DATE, state, ReportGuard.DIFFERENCE_RECORDED, source="P7"))
    if _EDIT in rows
    else rows
    for state, rows in _WAY.items()
}

# The officer's own input to a meeting: a fact sheet that no victim approves and the offender's side never sees (P87, P90). It may
# be brought up to date and sent again until the meeting.
MEETING_INPUT = "R05"
_SEND = _report(ReportEvent.SUBMIT, ReportState.SUBMITTED, source="P87, D17")
MEETING_INPUT_MOVES: Table[ReportState, ReportEvent, ReportGuard] = {
    **{state: () for state in ReportState},
    ReportState.DRAFT: (_EDIT, _SEND, _WITHDRAW),
    ReportState.SUBMITTED: (
        _report(ReportEvent.ACKNOWLEDGE, ReportState.ACKNOWLEDGED, ReportGuard.RECEIPT_KEPT, source="R60"),
        _report(ReportEvent.BOUNCE, ReportState.BOUNCED),
        _EDIT,
        _TAKE_BACK,
    ),
    ReportState.BOUNCED: (_EDIT, _SEND, _WITHDRAW),
    ReportState.ACKNOWLEDGED: (_EDIT, _TAKE_BACK),
    ReportState.WITHDRAWN: (_REMOVED,),
}


def move_report(
    state: ReportState, event: ReportEvent, *, met: Collection[ReportGuard] = (), document: str = ""
) -> ReportState:
    """The state of a report after the event. Raises `NotAllowed`, and `GuardNotMet` where something is missing."""
    return moves.after(_table_of(document), state, event, met)


def possible_for_report(state: ReportState, document: str = "") -> tuple[ReportEvent, ...]:
    """What can be done with a report that stands here, in the order of the table."""
    return moves.possible(_table_of(document), state)


def _table_of(document: str) -> Table[ReportState, ReportEvent, ReportGuard]:
    return MEETING_INPUT_MOVES if document == MEETING_INPUT else REPORT_MOVES
