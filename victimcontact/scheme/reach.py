"""Whether a telling has reached its member, and what happens next while it has not (B1).

A telling begins when it is due and ends when its member knows. In between it always has a clock, or it waits for a named
person, the officer first and the manager after that: it can be late, but it cannot be forgotten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.keystages.stage import Pace, Stage
from victimcontact.scheme.office_hours import Unit, after, closing, day_in_london, opening

THE_HOUR = timedelta(hours=1)
GOES_LATE = timedelta(minutes=30)


class State(StrEnum):
    """Where a telling stands on its way to its member."""

    NOT_DUE = "not_due"
    UNDECIDED = "undecided"
    DRAFTED = "drafted"
    APPROVED = "approved"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    UNREACHED = "unreached"
    NOT_TO_BE_TOLD = "not_to_be_told"
    TOLD_BY_OTHERS = "told_by_others"
    ENDED = "ended"


class Step(StrEnum):
    """What happens when the clock has run out. `NOTHING`: it has ended, or it is the manager's."""

    NOTHING = ""
    END_HOLD = "end_hold"
    ANOTHER_WAY = "another_way"
    PHONE = "phone"
    MANAGER = "manager"
    COUNT_AS_DELIVERED = "count_as_delivered"
    LOOK_AGAIN = "look_again"


class Waits(StrEnum):
    """Who has to do something before anything more can happen."""

    NOBODY = ""
    OFFICER = "officer"
    MANAGER = "manager"


class Intent(StrEnum):
    """What was decided about telling."""

    TELL = "tell"
    OFFICER_DECIDES = "officer_decides"
    MANAGER_DECIDES = "manager_decides"
    WITHHELD = "withheld"
    NOT_FOR_THEM = "not_for_them"
    OTHERS_TELL = "others_tell"


class Urgency(StrEnum):
    """How long somebody may stay without the news. `SAFETY` counts by day and by night, the others in office hours."""

    SAFETY = "safety"
    PUBLIC = "public"
    ORDINARY = "ordinary"


@dataclass(frozen=True)
class Ladder:
    """How long until the next safe channel, until a person phones, until the manager has it, and after a bounce until the manager."""

    title: str
    unit: Unit
    another_way: int
    phone: int
    manager: int
    after_bounce: int


# Local settings: nobody outside the scheme has fixed them. The last figure of ORDINARY is D18: phone the next working day.
LADDERS: Mapping[Urgency, Ladder] = MappingProxyType(
    {
        Urgency.SAFETY: Ladder("Release, escape, absconding, a threat", Unit.HOURS, 1, 2, 4, 1),
        Urgency.PUBLIC: Ladder("What will become public", Unit.WORKING_HOURS, 4, 8, 12, 4),
        Urgency.ORDINARY: Ladder("Every other key stage", Unit.WORKING_DAYS, 5, 8, 10, 1),
    }
)
LETTER_COUNTS_AS_DELIVERED = 10  # working days after it was posted, when it has not come back; ORDINARY only
RELEASES = frozenset(
    {
        "released",
        "released_again",
        "released_on_home_detention_curfew",
        "conditionally_discharged",
        "absolutely_discharged",
    }
)


@dataclass(frozen=True)
class Sending:
    """One message of a telling: its channel, where it stands, and since when."""

    channel: str
    state: State
    at: datetime
    lost: bool = False


@dataclass(frozen=True)
class History:
    """What has happened to one telling so far. Moments are aware.

    `known_at`: a person told them and they said so. `agreed_at`: the hour agreed for everybody (B14). `publish_at`: when it
    becomes public. `other_way_taken`: the next safe channel was tried, or there is none. `with_manager`: it has been handed to
    the manager before. `braked`: sending is stopped until somebody decides. `ended_at`: it was taken back. `left_at`: the
    person stopped being a member after it was made.
    """

    made_at: datetime
    urgency: Urgency = Urgency.ORDINARY
    intent: Intent = Intent.TELL
    decided_at: datetime | None = None
    look_again_on: date | None = None
    held_until: datetime | None = None
    braked: bool = False
    agreed_at: datetime | None = None
    publish_at: datetime | None = None
    sendings: tuple[Sending, ...] = ()
    known_at: datetime | None = None
    other_way_taken: bool = False
    with_manager: bool = False
    ended_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True)
class Reach:
    """Where a telling stands, since when, what happens next and when, and why it stands there (in words for officers)."""

    state: State
    since: datetime
    next_step: Step = Step.NOTHING
    next_at: datetime | None = None
    why: str = ""


ENDS = frozenset({State.ACKNOWLEDGED, State.NOT_TO_BE_TOLD, State.DELIVERED, State.ENDED})
_FOR_THE_OFFICER = frozenset({State.UNREACHED, State.UNDECIDED, State.DRAFTED, State.TOLD_BY_OTHERS})
_ORDER = (State.DRAFTED, State.APPROVED, State.HANDED_OVER, State.SENT, State.DELIVERED)
_WENT = frozenset({State.HANDED_OVER, State.SENT, State.DELIVERED})


def urgency_of(stage: Stage) -> Urgency:
    """How pressing a stage is: danger and release first, then what the world may learn of (B1)."""
    if stage.pace is Pace.SAME_DAY or stage.code in RELEASES:
        return Urgency.SAFETY
    return Urgency.PUBLIC if stage.public else Urgency.ORDINARY


def waits_for(state: str, next_step: str) -> Waits:
    """Who has to act. What neither ends nor has a clock is the manager's: there is no third possibility."""
    if not next_step:
        return Waits.NOBODY if state in ENDS else Waits.MANAGER
    return Waits.OFFICER if state in _FOR_THE_OFFICER else Waits.NOBODY


def counts_as_reached(state: str) -> bool:
    """Whether a member who must know does know, or somebody decided with a reason that they are not to be told.

    This is what the release gate asks (B1): sent and delivered are not enough.
    """
    return state in (State.ACKNOWLEDGED, State.NOT_TO_BE_TOLD)


def derive(history: History, *, now: datetime) -> Reach:
    """Where the telling stands at `now` (an aware moment). Raises `BeyondHorizon` outside the known calendar."""
    for rule in _BEFORE_SENDING:
        found = rule(history, now)
        if found is not None:
            return found
    return _on_its_way(history, now)


def _ended(history: History, now: datetime) -> Reach | None:
    if history.ended_at is None:
        return None
    return Reach(State.ENDED, history.ended_at, why="It was taken back.")


def _left(history: History, now: datetime) -> Reach | None:
    return Reach(State.ENDED, history.left_at, why="They left the scheme after it.") if history.left_at else None


def _known(history: History, now: datetime) -> Reach | None:
    opened = [each.at for each in history.sendings if each.state is State.ACKNOWLEDGED]
    known = [*opened, *([history.known_at] if history.known_at else [])]
    return Reach(State.ACKNOWLEDGED, min(known), why="They have said or shown that they know.") if known else None


def _not_to_be_told(history: History, now: datetime) -> Reach | None:
    since = history.decided_at or history.made_at
    if history.intent is Intent.NOT_FOR_THEM:
        return Reach(State.NOT_TO_BE_TOLD, since, why="They did not choose to hear of this, or the rules forbid it.")
    if history.intent is not Intent.WITHHELD:
        return None
    if history.look_again_on is None:
        return Reach(State.NOT_TO_BE_TOLD, since, why="Somebody decided not to tell them.")
    again = opening(history.look_again_on)
    if now < again:
        return Reach(State.NOT_TO_BE_TOLD, since, Step.LOOK_AGAIN, again, "Somebody decided not to tell them for now.")
    return Reach(State.UNDECIDED, again, *_up_the_ladder(history, again, now), "The day to look again has come.")


def _held(history: History, now: datetime) -> Reach | None:
    if history.braked:
        return Reach(State.NOT_DUE, history.made_at, why="Sending is stopped until a person has decided.")
    if history.held_until is not None and now < history.held_until:
        return Reach(
            State.NOT_DUE, history.made_at, Step.END_HOLD, history.held_until, "What a feed brought is held first."
        )
    return None


def _undecided(history: History, now: datetime) -> Reach | None:
    if history.intent is Intent.MANAGER_DECIDES:
        return Reach(State.UNDECIDED, history.made_at, why="The manager decides whether they are told.")
    if history.intent is Intent.OFFICER_DECIDES:
        step, at = _up_the_ladder(history, _begun(history), now)
        return Reach(State.UNDECIDED, history.made_at, step, at, "The officer decides whether they are told.")
    return None


def _told_by_others(history: History, now: datetime) -> Reach | None:
    if history.intent is not Intent.OTHERS_TELL:
        return None
    step, at = _up_the_ladder(history, _begun(history), now)
    return Reach(
        State.TOLD_BY_OTHERS, history.made_at, step, at, "The hospital managers tell them; find out if they have."
    )


_BEFORE_SENDING: tuple[Callable[[History, datetime], Reach | None], ...] = (
    _ended,
    _known,
    _left,
    _not_to_be_told,
    _held,
    _undecided,
    _told_by_others,
)


@dataclass(frozen=True)
class _Clocks:
    """When the next safe channel, a person and the manager have their turn."""

    another_way: datetime
    phone: datetime
    manager: datetime


def _on_its_way(history: History, now: datetime) -> Reach:
    letter = _letter_gone(history)
    if letter is not None and history.urgency is Urgency.ORDINARY:
        return _letter_on_its_way(letter, now)
    best, lost_at = _best(history), _lost_at(history)
    clocks = _clocks(history, best, lost_at)
    step, at = _next(history, clocks, now, went=lost_at is not None or (best is not None and best.state in _WENT))
    if history.with_manager or now >= clocks.phone:
        why = "It came back or could not be sent." if lost_at else "Nothing shows that they know."
        return Reach(State.UNREACHED, min(clocks.phone, now), step, at, why)
    if best is None:
        return Reach(State.NOT_DUE, history.made_at, step, at, "Nothing is written yet.")
    return Reach(best.state, best.at, step, at)


def _next(history: History, clocks: _Clocks, now: datetime, *, went: bool) -> tuple[Step, datetime | None]:
    if went and not history.other_way_taken:
        return Step.ANOTHER_WAY, clocks.another_way
    if history.with_manager or now >= clocks.manager:
        return Step.NOTHING, None
    return (Step.MANAGER, clocks.manager) if now >= clocks.phone else (Step.PHONE, clocks.phone)


def _letter_on_its_way(letter: Sending, now: datetime) -> Reach:
    """A letter says it all by itself, so one that does not come back has arrived. What is pressing is never left at that."""
    counted = closing(working_days_after(day_in_london(letter.at), LETTER_COUNTS_AS_DELIVERED))
    if letter.state is State.DELIVERED:
        return Reach(State.DELIVERED, letter.at)
    if now >= counted:
        return Reach(State.DELIVERED, counted, why="The letter did not come back.")
    return Reach(State.SENT, letter.at, Step.COUNT_AS_DELIVERED, counted)


def _letter_gone(history: History) -> Sending | None:
    gone = [
        each
        for each in history.sendings
        if each.channel == "letter" and not each.lost and each.state in (State.SENT, State.DELIVERED)
    ]
    return min(gone, key=lambda each: (each.state is not State.DELIVERED, each.at), default=None)


def _best(history: History) -> Sending | None:
    live = [each for each in history.sendings if not each.lost and each.state in _ORDER]
    return max(live, key=lambda each: (_ORDER.index(each.state), each.at), default=None)


def _lost_at(history: History) -> datetime | None:
    return max((each.at for each in history.sendings if each.lost), default=None)


def _clocks(history: History, best: Sending | None, lost_at: datetime | None) -> _Clocks:
    """A bounce brings the person in at once (D18), an agreed hour within the hour (B14), and nothing waits for a day that is public."""
    ladder, begun = LADDERS[history.urgency], _begun(history)
    another_way, phone, manager = (
        after(begun, number, ladder.unit) for number in (ladder.another_way, ladder.phone, ladder.manager)
    )
    if history.agreed_at is not None and not _goes_by_itself(best):
        phone, manager = history.agreed_at, history.agreed_at + THE_HOUR
    elif history.agreed_at is not None and best is not None and best.state not in _WENT:
        phone, manager = history.agreed_at + GOES_LATE, history.agreed_at + THE_HOUR
    if lost_at is not None:
        another_way, phone, manager = lost_at, lost_at, after(lost_at, ladder.after_bounce, ladder.unit)
    if history.publish_at is not None:
        manager = min(manager, history.publish_at)
    phone = min(phone, manager)
    return _Clocks(min(another_way, phone), phone, manager)


def _goes_by_itself(best: Sending | None) -> bool:
    """Whether its message arrives within the hour in which it is handed over; a letter takes days."""
    return best is not None and best.channel != "letter"


def _up_the_ladder(history: History, begun: datetime, now: datetime) -> tuple[Step, datetime | None]:
    """The officer has it until the manager's turn."""
    ladder = LADDERS[history.urgency]
    manager = after(begun, ladder.manager, ladder.unit)
    manager = min(manager, history.publish_at) if history.publish_at else manager
    return (Step.NOTHING, None) if history.with_manager or now >= manager else (Step.MANAGER, manager)


def _begun(history: History) -> datetime:
    """When it was due to be told: recorded, released from the hold, decided, and not before an agreed hour."""
    moments = (history.made_at, history.held_until, history.decided_at, history.agreed_at)
    return max(moment for moment in moments if moment is not None)
