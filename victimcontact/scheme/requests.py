"""The course of a request for a condition, from the victim's words to what stands on the licence (representations.md 8.4).

The practitioner may adapt or decline, but never stops a request: it goes to whoever decides, with both views (P67, R60). A
refusal or a narrower condition comes with its reasons, in the words of both tests (P52, R46). Nothing ends without an
outcome that the victim has been told.
"""

from enum import StrEnum

from victimcontact.scheme.moves import Move, Table


class Request(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    SUPPORTED = "supported"
    ADAPTED = "adapted"
    DECLINED = "declined"
    ESCALATED = "escalated"
    FORWARDED = "forwarded"
    GRANTED = "granted"
    GRANTED_ADAPTED = "granted_adapted"
    REFUSED = "refused"
    TOLD_OF_GRANT = "told_of_grant"
    TOLD_OF_REFUSAL = "told_of_refusal"
    LIVE = "live"
    VARIATION_PROPOSED = "variation_proposed"
    CONSULTED = "consulted"
    VIEW_GIVEN = "view_given"
    NO_VIEW = "no_view"
    VARIED = "varied"
    KEPT = "kept"
    REMOVED = "removed"
    MISSED_HARD_STOP = "missed_hard_stop"
    AFTER_RELEASE = "after_release"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class RequestEvent(StrEnum):
    """What moves a request."""

    CONFIRM = "confirm"
    EDIT = "edit"
    SEND = "send"
    ACKNOWLEDGE = "acknowledge"
    SUPPORT = "support"
    ADAPT = "adapt"
    DECLINE = "decline"
    ESCALATE = "escalate"
    FORWARD = "forward"
    GRANT = "grant"
    GRANT_ADAPTED = "grant_adapted"
    REFUSE = "refuse"
    TELL_VICTIM = "tell_victim"
    ASK_AGAIN = "ask_again"
    GO_LIVE = "go_live"
    PROPOSE_VARIATION = "propose_variation"
    CONSULT = "consult"
    GIVE_VIEW = "give_view"
    END_PERIOD = "end_period"
    VARY = "vary"
    KEEP = "keep"
    REMOVE = "remove"
    MISS_HARD_STOP = "miss_hard_stop"
    ASK_AFTER_RELEASE = "ask_after_release"
    WITHDRAW = "withdraw"
    END = "end"


class RequestGuard(StrEnum):
    """What must be true before a request moves."""

    WORDING_LOCKED = "wording_locked"
    DISCLOSURE_SHOWN = "disclosure_shown"
    BOTH_TESTS_ARGUED = "both_tests_argued"
    NO_LEAK = "no_leak"
    REASON_GIVEN = "reason_given"
    AS_CONFIRMED = "as_confirmed"
    BOTH_VIEWS_ATTACHED = "both_views_attached"
    REASON_IN_BOTH_TESTS = "reason_in_both_tests"
    LICENCE_VERSION_KNOWN = "licence_version_known"
    PERIOD_OVER = "period_over"
    ALERT_RAISED = "alert_raised"
    ASKED_TO_REMOVE = "asked_to_remove"


RequestMove = Move[Request, RequestEvent, RequestGuard]


def _request(event: RequestEvent, to: Request, *guards: RequestGuard, source: str) -> RequestMove:
    return Move(event, to, frozenset(guards), source)


_STATUTE = "DVCVA 2004 s.35(6)"
_LICENCE_SERVICE = "Create and vary a licence"

_WITHDRAW = _request(RequestEvent.WITHDRAW, Request.WITHDRAWN, source="the victim’s own words")
_TAKE_BACK = _request(
    RequestEvent.WITHDRAW, Request.WITHDRAWN, RequestGuard.ASKED_TO_REMOVE, source="the victim’s own words"
)
_MISS = _request(RequestEvent.MISS_HARD_STOP, Request.MISSED_HARD_STOP, RequestGuard.ALERT_RAISED, source="P63, P64")
_EDIT = _request(RequestEvent.EDIT, Request.DRAFT, source="P31")
_FORWARD = _request(
    RequestEvent.FORWARD, Request.FORWARDED, RequestGuard.AS_CONFIRMED, source=_STATUTE + "; R60, P66, P67"
)
_FORWARD_DISAGREEING = _request(
    RequestEvent.FORWARD,
    Request.FORWARDED,
    RequestGuard.AS_CONFIRMED,
    RequestGuard.BOTH_VIEWS_ATTACHED,
    source=_STATUTE + "; R60, P67",
)
_ANSWERS_OF_THE_PRACTITIONER = (
    _request(RequestEvent.SUPPORT, Request.SUPPORTED, source="D7"),
    _request(RequestEvent.ADAPT, Request.ADAPTED, RequestGuard.REASON_GIVEN, source="D7"),
    _request(RequestEvent.DECLINE, Request.DECLINED, RequestGuard.REASON_GIVEN, source="D7"),
)
_TELL_OF_REFUSAL = (_request(RequestEvent.TELL_VICTIM, Request.TOLD_OF_REFUSAL, source="R46, D7"),)
_TELL_OF_GRANT = (_request(RequestEvent.TELL_VICTIM, Request.TOLD_OF_GRANT, source="R40, D7"),)
_GO_LIVE = _request(RequestEvent.GO_LIVE, Request.LIVE, RequestGuard.LICENCE_VERSION_KNOWN, source="R40")
_END = _request(RequestEvent.END, Request.ENDED, source="R89")
_CHANGES = (
    _request(RequestEvent.VARY, Request.VARIED, source="R45"),
    _request(RequestEvent.KEEP, Request.KEPT, source="R45"),
    _request(RequestEvent.REMOVE, Request.REMOVED, source="R45"),
)

REQUEST_MOVES: Table[Request, RequestEvent, RequestGuard] = {
    Request.DRAFT: (
        _request(
            RequestEvent.CONFIRM,
            Request.CONFIRMED,
            RequestGuard.DISCLOSURE_SHOWN,
            RequestGuard.WORDING_LOCKED,
            source="P31",
        ),
        _EDIT,
        _MISS,
        _WITHDRAW,
    ),
    Request.CONFIRMED: (
        _request(
            RequestEvent.SEND, Request.SENT, RequestGuard.BOTH_TESTS_ARGUED, RequestGuard.NO_LEAK, source="P68, R70"
        ),
        _EDIT,
        _MISS,
        _WITHDRAW,
    ),
    Request.SENT: (
        _request(RequestEvent.ACKNOWLEDGE, Request.ACKNOWLEDGED, source="D7"),
        *_ANSWERS_OF_THE_PRACTITIONER,
        _FORWARD,
        _MISS,
        _TAKE_BACK,
    ),
    Request.ACKNOWLEDGED: (*_ANSWERS_OF_THE_PRACTITIONER, _FORWARD, _MISS, _TAKE_BACK),
    Request.SUPPORTED: (_FORWARD, _MISS, _TAKE_BACK),
    Request.ADAPTED: (
        _request(RequestEvent.ESCALATE, Request.ESCALATED, RequestGuard.REASON_GIVEN, source="refusal, step 3"),
        _FORWARD_DISAGREEING,
        _MISS,
        _TAKE_BACK,
    ),
    Request.DECLINED: (
        _request(RequestEvent.ESCALATE, Request.ESCALATED, RequestGuard.REASON_GIVEN, source="refusal, step 3"),
        _FORWARD_DISAGREEING,
        _MISS,
        _TAKE_BACK,
    ),
    Request.ESCALATED: (
        _request(RequestEvent.SUPPORT, Request.SUPPORTED, source="refusal, steps 3 and 4"),
        _FORWARD_DISAGREEING,
        _MISS,
        _TAKE_BACK,
    ),
    Request.FORWARDED: (
        _request(RequestEvent.GRANT, Request.GRANTED, source="P66"),
        _request(
            RequestEvent.GRANT_ADAPTED, Request.GRANTED_ADAPTED, RequestGuard.REASON_IN_BOTH_TESTS, source="P52, R46"
        ),
        _request(RequestEvent.REFUSE, Request.REFUSED, RequestGuard.REASON_IN_BOTH_TESTS, source="P52, R46"),
        _MISS,
        _TAKE_BACK,
    ),
    Request.GRANTED: _TELL_OF_GRANT,
    Request.GRANTED_ADAPTED: _TELL_OF_GRANT,
    Request.REFUSED: _TELL_OF_REFUSAL,
    Request.TOLD_OF_GRANT: (_GO_LIVE, _END),
    Request.TOLD_OF_REFUSAL: (_request(RequestEvent.ASK_AGAIN, Request.DRAFT, source="refusal, step 2"), _END),
    Request.LIVE: (
        _request(RequestEvent.PROPOSE_VARIATION, Request.VARIATION_PROPOSED, source=_LICENCE_SERVICE + "; P65"),
        _END,
    ),
    Request.VARIATION_PROPOSED: (
        _request(RequestEvent.CONSULT, Request.CONSULTED, source=_LICENCE_SERVICE + "; P65, D8"),
    ),
    Request.CONSULTED: (
        _request(RequestEvent.GIVE_VIEW, Request.VIEW_GIVEN, source="D8"),
        _request(RequestEvent.END_PERIOD, Request.NO_VIEW, RequestGuard.PERIOD_OVER, source="D8"),
    ),
    Request.VIEW_GIVEN: _CHANGES,
    Request.NO_VIEW: _CHANGES,
    Request.VARIED: _TELL_OF_GRANT,
    Request.KEPT: _TELL_OF_GRANT,
    Request.REMOVED: _TELL_OF_REFUSAL,
    Request.MISSED_HARD_STOP: (
        _request(RequestEvent.ASK_AFTER_RELEASE, Request.AFTER_RELEASE, source="P63"),
        _WITHDRAW,
    ),
    Request.AFTER_RELEASE: (_FORWARD, _TAKE_BACK),
    Request.WITHDRAWN: (),
    Request.ENDED: (),
}
