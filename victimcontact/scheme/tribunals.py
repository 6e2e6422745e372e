"""The course of a review by a mental health tribunal, by the Secretary of State (MHCS) or by the managers of a hospital."""

from enum import StrEnum

from victimcontact.scheme.moves import Move, Table


class Tribunal(StrEnum):
    """Where the review stands."""

    NOTIFIED = "notified"
    CONSIDERING = "considering"
    REPRESENTATIONS_SENT = "representations_sent"
    LISTED = "listed"
    ADJOURNED = "adjourned"
    HEARD = "heard"
    NOT_DISCHARGED = "not_discharged"
    DISCHARGE_DEFERRED = "discharge_deferred"
    CONDITIONALLY_DISCHARGED = "conditionally_discharged"
    ABSOLUTELY_DISCHARGED = "absolutely_discharged"
    CONDITIONS_VARIED = "conditions_varied"
    RESTRICTION_ENDED = "restriction_ended"
    WITHDRAWN = "withdrawn"
    VICTIM_TOLD = "victim_told"
    CLOSED = "closed"


class TribunalEvent(StrEnum):
    """What moves it."""

    CONSIDER = "consider"
    SEND_REPRESENTATIONS = "send_representations"
    LIST = "list"
    ADJOURN = "adjourn"
    HEAR = "hear"
    REFUSE_DISCHARGE = "refuse_discharge"
    DEFER_DISCHARGE = "defer_discharge"
    DISCHARGE_WITH_CONDITIONS = "discharge_with_conditions"
    DISCHARGE_ABSOLUTELY = "discharge_absolutely"
    VARY_CONDITIONS = "vary_conditions"
    END_RESTRICTION = "end_restriction"
    WITHDRAW = "withdraw"
    TELL_VICTIM = "tell_victim"
    CLOSE = "close"


class Guard(StrEnum):
    """What must be true before it moves."""

    WITHIN_CONDITIONS = "within_conditions"
    SUMMARY_SETTLED = "summary_settled"


TribunalMove = Move[Tribunal, TribunalEvent, Guard]


def _tribunal(event: TribunalEvent, to: Tribunal, *guards: Guard, source: str) -> TribunalMove:
    return Move(event, to, frozenset(guards), source)


_STATUTE = "DVCVA 2004 ss.37, 40, 43"


def _send(to: Tribunal) -> TribunalMove:
    """What is sent is about conditions only; a hearing that is listed or put off stays so."""
    event = TribunalEvent.SEND_REPRESENTATIONS
    return _tribunal(event, to, Guard.WITHIN_CONDITIONS, source=_STATUTE + "; P76")


_SEND = _send(Tribunal.REPRESENTATIONS_SENT)
_LIST = _tribunal(TribunalEvent.LIST, Tribunal.LISTED, source="P7")
_DECISIONS = (
    _tribunal(TribunalEvent.REFUSE_DISCHARGE, Tribunal.NOT_DISCHARGED, source="P80"),
    _tribunal(TribunalEvent.DEFER_DISCHARGE, Tribunal.DISCHARGE_DEFERRED, source="P80"),
    _tribunal(TribunalEvent.DISCHARGE_WITH_CONDITIONS, Tribunal.CONDITIONALLY_DISCHARGED, source="P80"),
    _tribunal(TribunalEvent.DISCHARGE_ABSOLUTELY, Tribunal.ABSOLUTELY_DISCHARGED, source="P80"),
    _tribunal(TribunalEvent.WITHDRAW, Tribunal.WITHDRAWN, source="P80"),
)
_BY_MINISTER = (
    _tribunal(TribunalEvent.VARY_CONDITIONS, Tribunal.CONDITIONS_VARIED, source="P81"),
    _tribunal(TribunalEvent.END_RESTRICTION, Tribunal.RESTRICTION_ENDED, source="P81, P86"),
)
_TELL = (_tribunal(TribunalEvent.TELL_VICTIM, Tribunal.VICTIM_TOLD, source="DVCVA 2004 ss.38, 41, 44; P80"),)

TRIBUNAL_MOVES: Table[Tribunal, TribunalEvent, Guard] = {
    Tribunal.NOTIFIED: (
        _tribunal(TribunalEvent.CONSIDER, Tribunal.CONSIDERING, source="P81"),
        _SEND,
        _LIST,
        *_DECISIONS,
    ),
    Tribunal.CONSIDERING: (_SEND, *_DECISIONS, *_BY_MINISTER),
    Tribunal.REPRESENTATIONS_SENT: (_SEND, _LIST, *_DECISIONS, *_BY_MINISTER),
    Tribunal.LISTED: (
        _send(Tribunal.LISTED),
        _LIST,
        _tribunal(TribunalEvent.ADJOURN, Tribunal.ADJOURNED, source="P7"),
        _tribunal(TribunalEvent.HEAR, Tribunal.HEARD, source="P80"),
        *_DECISIONS,
    ),
    Tribunal.ADJOURNED: (_send(Tribunal.ADJOURNED), _LIST, *_DECISIONS),
    Tribunal.HEARD: (_tribunal(TribunalEvent.ADJOURN, Tribunal.ADJOURNED, source="P7"), *_DECISIONS),
    Tribunal.NOT_DISCHARGED: _TELL,
    Tribunal.DISCHARGE_DEFERRED: (
        _tribunal(TribunalEvent.DISCHARGE_WITH_CONDITIONS, Tribunal.CONDITIONALLY_DISCHARGED, source="P80"),
        _tribunal(TribunalEvent.REFUSE_DISCHARGE, Tribunal.NOT_DISCHARGED, source="P80"),
    ),
    Tribunal.CONDITIONALLY_DISCHARGED: _TELL,
    Tribunal.ABSOLUTELY_DISCHARGED: _TELL,
    Tribunal.CONDITIONS_VARIED: _TELL,
    Tribunal.RESTRICTION_ENDED: _TELL,
    Tribunal.WITHDRAWN: _TELL,
    Tribunal.VICTIM_TOLD: (_tribunal(TribunalEvent.CLOSE, Tribunal.CLOSED, Guard.SUMMARY_SETTLED, source="P84"),),
    Tribunal.CLOSED: (),
}
