"""The timetable of a review moved: nothing of the old one stays live, and what was sent in stays (P7).

Duties follow the facts by themselves. Here go the letters: what names a day that does not stand any more, or a release that may not be
spoken of, is stopped before it leaves the house; a letter about the review as a whole is written again with the days that stand.
"""

from collections.abc import Callable
from datetime import datetime

from victimcontact.casework import review_dates, taken_back, tellings
from victimcontact.casework.days import day_of
from victimcontact.casework.review_dates import FINAL_STAGE, HEARINGS, Dates
from victimcontact.records.models import Account, Fact, Review, Telling
from victimcontact.scheme.reviews import Parole, may_speak_of_release


def moved(review: Review, fact: Fact, *, by: Account, now: datetime) -> None:
    """Stop what the newest fact of a review made untrue, and write again what still holds with other days; within another verb."""
    dates = review_dates.dates_of(review)
    earlier = _tellings(dates, fact)
    for telling in filter(_outdated_by(dates, fact, now), earlier):
        taken_back.call_back(telling, now=now)
        tellings.overtake(telling, by=by, now=now)
    if fact.kind in HEARINGS:
        for telling in earlier:
            if telling.fact.kind == "review_opened":
                tellings.draft_anew(telling, by=by, now=now)


def _tellings(dates: Dates, fact: Fact) -> list[Telling]:
    """What is to be told of everything that was recorded of a review before."""
    earlier = [each.pk for each in dates.steps if each.pk != fact.pk]
    rows = Telling.objects.filter(fact__in=earlier, ended_at__isnull=True).select_related("fact")
    return list(rows.order_by("made_at"))


def _outdated_by(dates: Dates, fact: Fact, now: datetime) -> Callable[[Telling], bool]:
    """Which tellings a fact made untrue: of a hearing that moved or is over; of a release that must not be spoken of (P42, P51)."""
    state = review_dates.state_from(dates, on=day_of(now))
    over = HEARINGS if fact.kind in (*HEARINGS, "decision") else ()
    silent = isinstance(state, Parole) and not may_speak_of_release(state)
    return lambda telling: telling.fact.kind in over or (silent and _speaks_of_release(telling))


def _speaks_of_release(telling: Telling) -> bool:
    return telling.code == FINAL_STAGE and telling.told.get("outcome") == "release"
