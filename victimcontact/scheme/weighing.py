"""Whether what a message says can be true beside what is recorded of the sentence already.

Feeds deliver twice, late and out of order, and report mistakes that are undone within the hour. So an older event never
replaces newer state, a repeat is not recorded again, and the opposite of something still on hold takes it back.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from victimcontact.scheme.incoming import Incoming, Outcome, Understood, doubtful, nothing
from victimcontact.scheme.movements import AT_ONCE, Way

# A correction published this long after the event is an entry about the past, not news (data/README 2.4).
OLD_CORRECTION = timedelta(days=7)

# Doubts that hang on what else is known. They are looked at again when a message comes that happened before others.
CAME_LATE = "Something later is recorded already, so this one came late."
HAS_DIED = "The offender is recorded as having died."
OPPOSITE_ON_HOLD = "It follows within the hour on the opposite, which is on hold. Ask the prison."
NO_RECALL = "A release after a recall, but no recall is recorded."
OTHER_DAY = "The same is recorded already for another day. It may be one event."
RECEIVED = "Received into prison after being out of it. It may be a recall, a return or a new charge."
WAS_AT_LARGE = "Back in prison after being at large."
CONTRADICTED = "The prison record says the opposite of what is on hold. Ask the prison."
OF_ORDER = frozenset(
    {CAME_LATE, HAS_DIED, OPPOSITE_ON_HOLD, NO_RECALL, OTHER_DAY, RECEIVED, WAS_AT_LARGE, CONTRADICTED}
)

RELEASES = frozenset({"released", "released_again", "released_on_home_detention_curfew"})
AT_LARGE = frozenset({"absconded", "escaped"})
LEFT_PRISON = RELEASES | AT_LARGE | {"died", "deported", "transferred_to_hospital"}
CAME_BACK = frozenset({"recalled", "recaptured", "returned_to_prison"})
# Those of which only the last says where somebody is now. Any other stage may follow itself.
WHEREABOUTS = LEFT_PRISON | CAME_BACK | {"moved_to_open_conditions", "returned_to_closed_conditions"}
# What an admission may be that comes after this.
COMES_AFTER = {
    **dict.fromkeys(RELEASES, "recalled"),
    **dict.fromkeys(AT_LARGE, "recaptured"),
    "transferred_to_hospital": "returned_to_prison",
}
_RECORDED_AS = {"escaped": "absconded"}


@dataclass(frozen=True)
class Recorded:
    """A stage that counts. `held`: a feed brought it, it happened less than the holding time before, and nobody has been told."""

    id: str
    code: str
    happened_on: date
    held: bool = False


@dataclass(frozen=True)
class Known:
    """What is known of a sentence: when it was imposed, its stages in the order they happened, the newest moment heard of."""

    imposed_on: date
    stages: tuple[Recorded, ...] = ()
    heard_until: datetime | None = None

    @property
    def last(self) -> Recorded | None:
        """The stage that says where the offender is now."""
        return next((stage for stage in reversed(self.stages) if stage.code in WHEREABOUTS), None)

    @property
    def held(self) -> tuple[Recorded, ...]:
        """Stages that a reversal still takes back."""
        return tuple(stage for stage in self.stages if stage.held)


def weigh(
    incoming: Incoming, understood: Understood, known: Known, *, happened_on: date | None, on: date
) -> Understood:
    """What the message means beside what is known of the sentence.

    `happened_on` is the day of `incoming.occurred_at` in London, None where it could not be read; `on` is the day it came.
    Answers `understood` unless something recorded, or the time the message gives, says otherwise (data/README 2.4; R48).
    """
    if understood.outcome is Outcome.NOTHING:
        return _though_nothing(incoming, understood, known)
    if understood.outcome is not Outcome.STAGE:
        return understood
    at = incoming.occurred_at
    if at is None or happened_on is None:
        return doubtful("The message does not say when it happened.", understood.stage)
    doubt = _doubt_about_time(incoming, at, happened_on, known, on)
    return doubtful(doubt, understood.stage) if doubt else _in_turn(incoming, understood, known, at, happened_on)


def _though_nothing(incoming: Incoming, understood: Understood, known: Known) -> Understood:
    """A movement that says nothing by itself still says something after what is recorded."""
    if incoming.kind in AT_ONCE:
        opposed = LEFT_PRISON if AT_ONCE[incoming.kind] is Way.IN else CAME_BACK
        contradicted = any(stage.code in opposed for stage in known.held)
        return doubtful(CONTRADICTED) if contradicted else understood
    if incoming.way is not Way.IN or known.last is None or _is_older(incoming.occurred_at, known):
        return understood
    if undone := _undone(Way.IN, known):
        return undone
    if incoming.reason == "ADMISSION" and known.last.code in COMES_AFTER:
        candidate = COMES_AFTER[known.last.code]
        return doubtful(RECEIVED, candidate)
    if incoming.reason == "TEMPORARY_ABSENCE_RETURN" and known.last.code in AT_LARGE:
        return doubtful(WAS_AT_LARGE, "recaptured")
    return understood


def _doubt_about_time(incoming: Incoming, at: datetime, happened_on: date, known: Known, on: date) -> str:
    # By the day, not the moment: clocks differ, and winter times are written with a summer offset.
    if happened_on > on:
        return "The message says it happened on a later day than today."
    if happened_on < known.imposed_on:
        return "It happened before this sentence was passed."
    if incoming.published_at and incoming.published_at - at > OLD_CORRECTION:
        return "It was published more than 7 days after it happened: a correction of the past."
    return ""


def _in_turn(incoming: Incoming, understood: Understood, known: Known, at: datetime, happened_on: date) -> Understood:
    stage = understood.stage
    if understood.first_only and any(each.code == stage for each in known.stages):
        return nothing("One of several short absences; the first is recorded.")
    if any(is_same(each.code, each.happened_on, stage, happened_on) for each in known.stages):
        return nothing("Recorded already, for the same day.")
    if _is_older(at, known) or any(
        each.code in WHEREABOUTS and each.happened_on > happened_on for each in known.stages
    ):
        return doubtful(CAME_LATE, stage)
    if any(each.code == "died" for each in known.stages):
        return doubtful(HAS_DIED, stage)
    return _reversal(incoming, understood, known) or _after_the_last(understood, known)


def _reversal(incoming: Incoming, understood: Understood, known: Known) -> Understood | None:
    if incoming.way is Way.OUT and understood.stage in RELEASES:
        return _undone(Way.OUT, known)
    if incoming.way is Way.IN and understood.stage in CAME_BACK and _opposed(Way.IN, known):
        return doubtful(OPPOSITE_ON_HOLD, understood.stage)
    return None


def _after_the_last(understood: Understood, known: Known) -> Understood:
    """The stage as it is after the one before: a release after a recall is a second release, and so on."""
    stage, last = understood.stage, known.last.code if known.last else ""
    if stage == "released" and last in CAME_BACK and any(each.code == "recalled" for each in known.stages):
        return replace(understood, stage="released_again")
    if stage == "released_again" and not any(each.code == "recalled" for each in known.stages):
        return doubtful(NO_RECALL, "released_again", "released")
    if stage == "moved_to_open_conditions" == last:
        return nothing("From one open prison to another.")
    if stage == "moved_prison" and last == "moved_to_open_conditions":
        return replace(understood, stage="returned_to_closed_conditions")
    if stage in WHEREABOUTS and stage == last:
        return doubtful(OTHER_DAY, stage)
    return understood


def _undone(way: Way, known: Known) -> Understood | None:
    opposed = _opposed(way, known)
    if not opposed:
        return None
    why = "The opposite of what was recorded within the hour: it was a mistake and is taken back."
    return Understood(Outcome.UNDOES, why, undone=tuple(stage.id for stage in opposed))


def _opposed(way: Way, known: Known) -> tuple[Recorded, ...]:
    opposites = LEFT_PRISON if way is Way.IN else CAME_BACK
    return tuple(stage for stage in known.held if stage.code in opposites)


def _is_older(at: datetime | None, known: Known) -> bool:
    return at is None or (known.heard_until is not None and at < known.heard_until)


def is_same(code: str, happened_on: date, other_code: str, other_happened_on: date) -> bool:
    """Whether two stages are one: the same code and day; an escape counts as absconding (contract "duties")."""
    codes = {_RECORDED_AS.get(each, each) for each in (code, other_code)}
    return happened_on == other_happened_on and len(codes) == 1
