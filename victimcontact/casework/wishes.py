"""What a person wishes: to join, not now, no, never, to leave, to come back; and what they chose to hear."""

from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access, catching_up, confirmations, duties, facts, people, standings
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Fact, FactSource
from victimcontact.scheme.roles import May
from victimcontact.scheme.standing import Event, Guard, NotAllowed, Standing

EVENTS = {
    "join": Event.JOIN,
    "rejoin": Event.JOIN,
    "not_now": Event.NOT_NOW,
    "decline": Event.DECLINE,
    "never": Event.NEVER,
    "leave": Event.LEAVE,
}
SAID_NO = frozenset(
    {Standing.DECLINED, Standing.NOT_NOW, Standing.NEVER, Standing.LEFT, Standing.NO_RESPONSE, Standing.CLOSED}
)
# Who may be taken back on a letter's word: not who asked never to be contacted, and not where the case is closed.
COME_BACK_BY_LETTER = frozenset({Standing.DECLINED, Standing.NOT_NOW, Standing.LEFT})
LEVELS = ("release_month", "annual", "key_stages")


class NothingChosen(Exception):
    """Somebody who joins chooses what to hear."""


class NoPhone(Exception):
    """Somebody who is to be called has a phone that is safe."""


@dataclass(frozen=True)
class Wish:
    """A wish as it was told. `level` only with join or rejoin, or alone as a change of choice."""

    wish: str
    level: str = ""
    channel: str = ""
    wants_representations: bool = True


@action(needs=May.RECORD_WISH)
def record(*, case: Case, wish: Wish, version: int, by: Account, now: datetime) -> Fact:
    """Record a wish an officer was told. Raises `NothingChosen`, `NoPhone`, `access.Stale` or `scheme.standing.NotAllowed`."""
    return _record(access.locked(case, version=version), wish, source=FactSource.HAND, by=by, now=now)


@action(needs=May.CHOOSE_CONTACT)
def choose(*, case: Case, wish: Wish, by: Account, now: datetime) -> Fact:
    """A member changes their own choice: what to hear, to leave, or to come back (P12, P13).

    Raises `NothingChosen`, `NoPhone` or `scheme.standing.NotAllowed`: a closed case is opened again by an officer, who looks whether
    there is still something to hear of (R89, R90).
    """
    fresh = access.locked(case)
    if fresh.standing == Standing.CLOSED:
        raise NotAllowed(f"{wish.wish} is not possible from {fresh.standing}")
    return _record(fresh, wish, source=FactSource.PORTAL, by=by, now=now)


def hear_more(case: Case, level: str, *, by: Account, now: datetime) -> bool:
    """Somebody of whom it is not certain that they asked hears more from now on, within another step; whether that is so.

    Who said no, or left, comes back by it. Not where it would be less or the same, nor for anybody else who is no member: then
    nothing changes.
    """
    fresh = access.locked(case)
    comes_back = fresh.standing in COME_BACK_BY_LETTER
    more = fresh.standing == Standing.JOINED and LEVELS.index(level) > LEVELS.index(fresh.level)
    if not (comes_back or more):
        return False
    wish = Wish("join", level, wants_representations=fresh.wants_representations)
    _record(fresh, wish, source=FactSource.PORTAL, by=by, now=now)
    return True


def _record(case: Case, wish: Wish, *, source: str, by: Account, now: datetime) -> Fact:
    joins = wish.wish in ("join", "rejoin")
    came_back = joins and case.standing in SAID_NO
    if joins and wish.level not in LEVELS:
        raise NothingChosen
    if joins and wish.channel == "phone" and not people.may_be_called(case.person):
        raise NoPhone
    moved = not (joins and case.standing == Standing.JOINED)
    if moved:
        standings.move(case, EVENTS[wish.wish], by=by, now=now, met=_guards_met())
    case.level = wish.level or case.level
    case.channel = wish.channel or case.channel
    case.wants_representations = wish.wants_representations
    case.save(update_fields=["level", "channel", "wants_representations"])
    data = {"wish": _called(wish.wish, came_back)} | ({"level": wish.level} if wish.level else {})
    fact = facts.add(case, facts.New("wish", day_of(now), data, source=source), by=by, now=now)
    duties.reconcile(case, now=now)
    if moved:
        confirmations.draft_for(case, wish.wish, by=by, now=now)
    if moved and joins:
        catching_up.tell(case, by=by, now=now)
    return fact


def _called(wish: str, came_back: bool) -> str:
    """Joining after a no, or after having left, is coming back."""
    return "rejoin" if came_back else wish


def _guards_met() -> tuple[Guard, ...]:
    """A wish is told to us by the person: that is itself a safe contact; the sentence runs while the case is not closed."""
    return (Guard.SAFE_CONTACT_CHECKED, Guard.SENTENCE_RUNNING)
