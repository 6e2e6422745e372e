"""When sending stops by itself, and a person decides (B2).

Systems have told thousands of victims of releases that never were, because a bulk change looked like news. Three things are
asked of all news before anything is written because of it: can it be true beside what is recorded, was the same told a
short while ago, and is there far more of it than usual. A fourth is asked of a change of the rules: how much would it
make us do at once. The answer is never that something is false: only that a person has to look first.

Counting and recording are `casework.plausibility`'s; here are values in and a value out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from victimcontact.scheme.eligibility import Kind
from victimcontact.scheme.weighing import AT_LARGE, CAME_BACK, RELEASES

# A day's work is done in about so many hours: what is usual in an hour is that part of what is usual in a day.
HOURS_OF_A_DAY = 8
# Of so many days the busiest is left out of what is usual: one bulk that was let through must not let the next one through.
DAYS_WITH_A_BUSIEST = 14

INDETERMINATE = frozenset({Kind.LIFE, Kind.IPP, Kind.CUSTODY_FOR_LIFE, Kind.HMP_DETENTION})
DISCHARGES = frozenset({"conditionally_discharged", "absolutely_discharged"})
# After these the patient is free of the order or back in prison: nobody is left to discharge.
NOT_A_PATIENT = frozenset({"absolutely_discharged", "returned_to_prison", "restriction_ended"})
OUT = RELEASES | AT_LARGE | {"died", "deported"}


class Stop(StrEnum):
    """Why sending stopped. The first two are counts, the next five contradictions, the last two are no news at all."""

    TOO_MANY = "too_many"
    TOO_MANY_BY_HAND = "too_many_by_hand"
    OUT_ALREADY = "out_already"
    BEFORE_TARIFF = "before_tariff"
    NO_DECISION = "no_release_decision"
    NOT_DETAINED = "not_detained"
    REPEAT = "repeat"
    LETTERS = "too_many_letters"
    RULES = "rules"


@dataclass(frozen=True)
class Pace:
    """How many of one kind in an hour and in a day."""

    hour: int
    day: int


@dataclass(frozen=True)
class Limits:
    """Local settings: what is compared with what. `times` the usual is too many, but never fewer than the floor.

    `weeks` is how far back the usual is looked for; `news` (sentences of which one stage is heard) and `letters` are the
    floors; `rules` is how many duties a change of the rules may bring at once; `repeat_days` are calendar days.
    """

    weeks: int = 8
    times: int = 5
    news: Pace = Pace(20, 60)
    letters: Pace = Pace(100, 300)
    rules: int = 50
    repeat_days: int = 7


@dataclass(frozen=True)
class News:
    """A stage as it was heard or recorded: what happened on which day, and what was said of it besides that day."""

    code: str
    happened_on: date
    said: str = ""


@dataclass(frozen=True)
class Beside:
    """What is recorded of the sentence: its kind, its stages so far, the end of the tariff, the days of decisions to release.

    `is_patient`: the order itself, or a direction beside the sentence, began in hospital.
    """

    kind: str
    is_patient: bool = False
    stages: Sequence[News] = field(default=())
    tariff_ends_on: date | None = None
    release_decided_on: Collection[date] = ()


def usual(per_day: Sequence[int]) -> int:
    """What is usual on a day, from the counts of the last days (one number a day, also where it is 0), rounded up.

    The busiest day of every fortnight is left out. Nothing counted is 0.
    """
    kept = sorted(per_day)[: len(per_day) - len(per_day) // DAYS_WITH_A_BUSIEST]
    return -(-sum(kept) // len(kept)) if kept else 0


def allowed(usual_on_a_day: int, floor: Pace, times: int) -> Pace:
    """How many may come in an hour and in a day before a person has to look: so many times the usual, at least the floor."""
    day = times * usual_on_a_day
    return Pace(hour=max(floor.hour, -(-day // HOURS_OF_A_DAY)), day=max(floor.day, day))


def is_too_many(seen: Pace, limit: Pace) -> bool:
    """Whether more were seen, in the last hour or the last day, than are allowed (B2)."""
    return seen.hour > limit.hour or seen.day > limit.day


def contradiction(news: News, beside: Beside) -> Stop | None:
    """Why this cannot well be true beside what is recorded, or None (B2).

    Released though out already; an indeterminate sentence released before its tariff ends, or with no decision to release
    since the offender last came back; the discharge of somebody who is not detained. What happened later than the news
    is looked at too: it may have been recorded first.
    """
    if news.code in RELEASES:
        return _out_already(news, beside) or _not_to_be_released(news, beside)
    if news.code in DISCHARGES:
        return _not_detained(news, beside)
    return None


def is_repeat(news: News, earlier: Iterable[News], limits: Limits) -> bool:
    """Whether the same is said of a day that is no more than `limits.repeat_days` calendar days away: most likely it is one event."""
    return any(_is_same_again(news, each, limits.repeat_days) for each in earlier)


def changes_much(new_duties: int, limits: Limits) -> bool:
    """Whether a change of the rules makes more duties due at once than anybody should find unannounced."""
    return new_duties > limits.rules


def _is_same_again(news: News, earlier: News, days: int) -> bool:
    soon = abs(news.happened_on - earlier.happened_on) <= timedelta(days=days)
    return soon and (earlier.code, earlier.said) == (news.code, news.said)


def _out_already(news: News, beside: Beside) -> Stop | None:
    """A release between two releases, or beside one, with no coming back between them."""
    moves = [each for each in beside.stages if each.code in OUT | CAME_BACK]
    before = _latest(each for each in moves if each.happened_on <= news.happened_on)
    after = min((each for each in moves if each.happened_on > news.happened_on), key=_day, default=None)
    out_before = before is not None and before.code in OUT
    out_after = after is not None and after.code in RELEASES
    return Stop.OUT_ALREADY if out_before or out_after else None


def _not_to_be_released(news: News, beside: Beside) -> Stop | None:
    if beside.kind not in INDETERMINATE:
        return None
    if beside.tariff_ends_on is not None and news.happened_on < beside.tariff_ends_on:
        return Stop.BEFORE_TARIFF
    came_back = max((each.happened_on for each in _before(news, beside) if each.code in CAME_BACK), default=date.min)
    decided = any(came_back <= day <= news.happened_on for day in beside.release_decided_on)
    return None if decided else Stop.NO_DECISION


def _not_detained(news: News, beside: Beside) -> Stop | None:
    """Absolute discharge may follow conditional discharge; nothing else follows a discharge without a recall to hospital."""
    of_hospital = DISCHARGES | NOT_A_PATIENT | {"recalled_to_hospital", "transferred_to_hospital"}
    last = _latest(each for each in _before(news, beside) if each.code in of_hospital)
    if last is None:
        return None if beside.is_patient else Stop.NOT_DETAINED
    follows = news.code == "absolutely_discharged" and last.code == "conditionally_discharged"
    detained = last.code in {"recalled_to_hospital", "transferred_to_hospital"}
    return None if follows or detained else Stop.NOT_DETAINED


def _before(news: News, beside: Beside) -> list[News]:
    return [each for each in beside.stages if each.happened_on <= news.happened_on]


def _latest(stages: Iterable[News]) -> News | None:
    """The last to happen; of one day's, the one recorded last."""
    ordered = sorted(stages, key=_day)
    return ordered[-1] if ordered else None


def _day(news: News) -> date:
    return news.happened_on
