"""The course of a review by the Parole Board or a mental health tribunal.

A decision to release can be provisional, looked at again, taken to the High Court or set aside. While any of that is
open nobody may write that somebody will be released (P42, P51): `may_speak_of_release` is the one place that says so.
"""

from collections.abc import Mapping
from enum import StrEnum

from victimcontact.scheme.moves import Move, Table

# Parole Board Rules 2019, rule 28 (P43): the days after the decision was provided in which it may be challenged.
RECONSIDERATION_DAYS = 21


class Guard(StrEnum):
    """What must be true before a review moves."""

    NOBODY_ASKED_IN_TIME = "nobody_asked_in_time"
    HIGH_COURT_IN_FORCE = "high_court_in_force"


class Parole(StrEnum):
    """Where a parole review stands."""

    NOTIFIED = "notified"
    ON_PAPERS = "on_papers"
    HEARING_DIRECTED = "hearing_directed"
    LISTED = "listed"
    DEFERRED = "deferred"
    HEARD = "heard"
    PROVISIONAL_RELEASE = "provisional_release"
    PROVISIONAL_NO_RELEASE = "provisional_no_release"
    RELEASE_CHALLENGED = "release_challenged"
    NO_RELEASE_CHALLENGED = "no_release_challenged"
    FINAL_RELEASE = "final_release"
    FINAL_NO_RELEASE = "final_no_release"
    HIGH_COURT = "high_court"
    SETTING_RELEASE_ASIDE = "setting_release_aside"
    SETTING_NO_RELEASE_ASIDE = "setting_no_release_aside"
    RELEASE_PENDING = "release_pending"
    RELEASED = "released"
    NEXT_REVIEW_SET = "next_review_set"
    OPEN_CONDITIONS_ADVISED = "open_conditions_advised"
    OPEN_CONDITIONS_ACCEPTED = "open_conditions_accepted"
    OPEN_CONDITIONS_REFUSED = "open_conditions_refused"


class ParoleEvent(StrEnum):
    """What moves a parole review."""

    LOOK_AT_PAPERS = "look_at_papers"
    DIRECT_HEARING = "direct_hearing"
    LIST = "list"
    DEFER = "defer"
    HEAR = "hear"
    RELEASE_PROVISIONALLY = "release_provisionally"
    REFUSE_PROVISIONALLY = "refuse_provisionally"
    RELEASE_FINALLY = "release_finally"
    REFUSE_FINALLY = "refuse_finally"
    ADVISE_OPEN_CONDITIONS = "advise_open_conditions"
    ACCEPT_ADVICE = "accept_advice"
    REFUSE_ADVICE = "refuse_advice"
    CLOSE_WINDOW = "close_window"
    CHALLENGE = "challenge"
    REFUSE_CHALLENGE = "refuse_challenge"
    GRANT_CHALLENGE = "grant_challenge"
    REFER_TO_HIGH_COURT = "refer_to_high_court"
    UPHOLD = "uphold"
    QUASH = "quash"
    ASK_TO_SET_ASIDE = "ask_to_set_aside"
    SET_ASIDE = "set_aside"
    LET_STAND = "let_stand"
    PREPARE_RELEASE = "prepare_release"
    RELEASE = "release"
    SET_NEXT_REVIEW = "set_next_review"


ParoleMove = Move[Parole, ParoleEvent, Guard]


def _parole(event: ParoleEvent, to: Parole, *guards: Guard, source: str) -> ParoleMove:
    return Move(event, to, frozenset(guards), source)


_RULE_25, _RULE_28, _RULE_28A = (f"Parole Board Rules 2019, rule {rule}" for rule in ("25", "28", "28A"))
_HIGH_COURT_ACT = "Victims and Prisoners Act 2024; P51"
_COURSE = (
    _parole(ParoleEvent.LIST, Parole.LISTED, source="P7"),
    _parole(ParoleEvent.HEAR, Parole.HEARD, source=_RULE_25),
)
# A decision may come from the papers, after a hearing, or without a listing that we were told of.
_DECISIONS = (
    _parole(ParoleEvent.RELEASE_PROVISIONALLY, Parole.PROVISIONAL_RELEASE, source=_RULE_25 + "; P42, P45"),
    _parole(ParoleEvent.REFUSE_PROVISIONALLY, Parole.PROVISIONAL_NO_RELEASE, source=_RULE_25 + "; P42, P45"),
    _parole(ParoleEvent.RELEASE_FINALLY, Parole.FINAL_RELEASE, source=_RULE_25 + "; P45"),
    _parole(ParoleEvent.REFUSE_FINALLY, Parole.FINAL_NO_RELEASE, source=_RULE_25 + "; P45"),
    _parole(ParoleEvent.ADVISE_OPEN_CONDITIONS, Parole.OPEN_CONDITIONS_ADVISED, source=_RULE_25 + "; P47"),
)
_LOOK_AGAIN = _parole(ParoleEvent.GRANT_CHALLENGE, Parole.ON_PAPERS, source=_RULE_28)
_DECIDE_AGAIN = _parole(ParoleEvent.SET_ASIDE, Parole.ON_PAPERS, source=_RULE_28A)
# A challenge made in time can become known only after the window: it opens the decision again all the same.
_CHALLENGE_RELEASE = _parole(ParoleEvent.CHALLENGE, Parole.RELEASE_CHALLENGED, source=_RULE_28)
_CHALLENGE_NO_RELEASE = _parole(ParoleEvent.CHALLENGE, Parole.NO_RELEASE_CHALLENGED, source=_RULE_28)
_TO_HIGH_COURT = _parole(
    ParoleEvent.REFER_TO_HIGH_COURT, Parole.HIGH_COURT, Guard.HIGH_COURT_IN_FORCE, source=_HIGH_COURT_ACT
)
_SET_RELEASE_ASIDE = _parole(ParoleEvent.ASK_TO_SET_ASIDE, Parole.SETTING_RELEASE_ASIDE, source=_RULE_28A + "; P48")

PAROLE_MOVES: Table[Parole, ParoleEvent, Guard] = {
    Parole.NOTIFIED: (
        _parole(ParoleEvent.LOOK_AT_PAPERS, Parole.ON_PAPERS, source="Parole Board Rules 2019, rule 19"),
        _parole(ParoleEvent.DIRECT_HEARING, Parole.HEARING_DIRECTED, source="Parole Board Rules 2019, rule 19"),
        *_COURSE,
        *_DECISIONS,
    ),
    Parole.ON_PAPERS: (
        _parole(ParoleEvent.DIRECT_HEARING, Parole.HEARING_DIRECTED, source="Parole Board Rules 2019, rule 19"),
        *_COURSE,
        *_DECISIONS,
    ),
    Parole.HEARING_DIRECTED: (*_COURSE, *_DECISIONS),
    Parole.LISTED: (_parole(ParoleEvent.DEFER, Parole.DEFERRED, source="P7"), *_COURSE, *_DECISIONS),
    Parole.DEFERRED: (_parole(ParoleEvent.DEFER, Parole.DEFERRED, source="P7"), *_COURSE, *_DECISIONS),
    Parole.HEARD: (_parole(ParoleEvent.DEFER, Parole.DEFERRED, source="P7"), *_COURSE, *_DECISIONS),
    Parole.PROVISIONAL_RELEASE: (
        _CHALLENGE_RELEASE,
        _parole(ParoleEvent.CLOSE_WINDOW, Parole.FINAL_RELEASE, Guard.NOBODY_ASKED_IN_TIME, source="P43"),
        _TO_HIGH_COURT,
    ),
    Parole.PROVISIONAL_NO_RELEASE: (
        _CHALLENGE_NO_RELEASE,
        _parole(ParoleEvent.CLOSE_WINDOW, Parole.FINAL_NO_RELEASE, Guard.NOBODY_ASKED_IN_TIME, source="P43"),
    ),
    Parole.RELEASE_CHALLENGED: (
        _parole(ParoleEvent.REFUSE_CHALLENGE, Parole.FINAL_RELEASE, source=_RULE_28),
        _LOOK_AGAIN,
    ),
    Parole.NO_RELEASE_CHALLENGED: (
        _parole(ParoleEvent.REFUSE_CHALLENGE, Parole.FINAL_NO_RELEASE, source=_RULE_28),
        _LOOK_AGAIN,
    ),
    Parole.FINAL_RELEASE: (
        _CHALLENGE_RELEASE,
        _TO_HIGH_COURT,
        _SET_RELEASE_ASIDE,
        _parole(ParoleEvent.PREPARE_RELEASE, Parole.RELEASE_PENDING, source="P42, P51"),
        _parole(ParoleEvent.RELEASE, Parole.RELEASED, source="R42"),
    ),
    Parole.FINAL_NO_RELEASE: (
        _CHALLENGE_NO_RELEASE,
        _parole(ParoleEvent.ASK_TO_SET_ASIDE, Parole.SETTING_NO_RELEASE_ASIDE, source=_RULE_28A + "; P48"),
        _parole(ParoleEvent.SET_NEXT_REVIEW, Parole.NEXT_REVIEW_SET, source="R65"),
    ),
    Parole.HIGH_COURT: (
        _parole(ParoleEvent.UPHOLD, Parole.RELEASE_PENDING, source=_HIGH_COURT_ACT),
        _parole(ParoleEvent.QUASH, Parole.FINAL_NO_RELEASE, source=_HIGH_COURT_ACT),
    ),
    Parole.SETTING_RELEASE_ASIDE: (
        _DECIDE_AGAIN,
        _parole(ParoleEvent.LET_STAND, Parole.FINAL_RELEASE, source=_RULE_28A),
    ),
    Parole.SETTING_NO_RELEASE_ASIDE: (
        _DECIDE_AGAIN,
        _parole(ParoleEvent.LET_STAND, Parole.FINAL_NO_RELEASE, source=_RULE_28A),
    ),
    Parole.RELEASE_PENDING: (
        _CHALLENGE_RELEASE,
        _TO_HIGH_COURT,
        _SET_RELEASE_ASIDE,
        _parole(ParoleEvent.RELEASE, Parole.RELEASED, source="R42"),
    ),
    Parole.RELEASED: (),
    Parole.NEXT_REVIEW_SET: (),
    Parole.OPEN_CONDITIONS_ADVISED: (
        _parole(ParoleEvent.ACCEPT_ADVICE, Parole.OPEN_CONDITIONS_ACCEPTED, source="P47"),
        _parole(ParoleEvent.REFUSE_ADVICE, Parole.OPEN_CONDITIONS_REFUSED, source="P47"),
    ),
    Parole.OPEN_CONDITIONS_ACCEPTED: (),
    Parole.OPEN_CONDITIONS_REFUSED: (),
}

_RELEASE_STANDS = frozenset({Parole.FINAL_RELEASE, Parole.RELEASE_PENDING, Parole.RELEASED})
LETTERS: Mapping[Parole, str] = {
    Parole.NOTIFIED: "L09",
    Parole.LISTED: "L10",
    Parole.DEFERRED: "L11",
    Parole.PROVISIONAL_RELEASE: "L13",
    Parole.PROVISIONAL_NO_RELEASE: "L12",
    Parole.RELEASE_CHALLENGED: "L14",
    Parole.NO_RELEASE_CHALLENGED: "L14",
    Parole.FINAL_RELEASE: "L14",
    Parole.FINAL_NO_RELEASE: "L12",
    Parole.HIGH_COURT: "L14",
    Parole.SETTING_RELEASE_ASIDE: "L14",
    Parole.SETTING_NO_RELEASE_ASIDE: "L14",
    Parole.OPEN_CONDITIONS_ADVISED: "L12",
}


def may_speak_of_release(state: Parole) -> bool:
    """Whether a letter may say that somebody will be released (P42, P51): only when nothing is open any more."""
    return state in _RELEASE_STANDS
