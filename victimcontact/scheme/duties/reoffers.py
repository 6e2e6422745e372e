"""Asking again, as the person chose when they said no (P14, P12): once a day or a point, and never after "never"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from victimcontact.scheme.calendar import BeyondHorizon, months_after, on_or_after, working_days_after
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.referral import OFFERS
from victimcontact.scheme.duties.release import RELEASE, key_dates
from victimcontact.scheme.duties.reviews import PAROLE
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, earliest, long_date, proof_of, subject_of
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.reoffers import IN_WORDS, MONTHS_BEFORE_RELEASE, AskAgain, Point, chosen
from victimcontact.scheme.switches import Law

OFFER_AGAIN = Row(
    "P14",
    "offer_scheme_again",
    OFFICER,
    "The person’s own choice when they said no",
    "Ask once more, gently, whether the person wants to join. They chose to be asked {when}.",
    ends=True,
)

OPEN_CONDITIONS_STAGES = ("eligible_for_open_conditions", "moved_to_open_conditions")


def derive(history: History, law: Law) -> Iterator[Draft]:
    """A row for the day and for each point that somebody chose to be asked at. The next wish, whatever it is, ends it."""
    wishes = [wish for wish in history.membership.wishes if wish.text("wish")]
    for wish, next_wish in zip_longest(wishes, wishes[1:]):
        choice = _choice(wish)
        for occasion in _occasions(history, wish, choice):
            if _came_too_late(occasion, next_wish):
                continue
            draft = _draft(history, law, wish, occasion, next_wish)
            if draft is not None:
                yield draft


@dataclass(frozen=True)
class Occasion:
    """A time to ask again: from which day on, said how, and the fact that brought it (None for a day that was named)."""

    from_on: date
    when: str
    brought_by: Fact | None = None
    ended_by: Fact | None = None


def _came_too_late(occasion: Occasion, next_wish: Fact | None) -> bool:
    """Whether the point came only when the person had already said something else."""
    return occasion.brought_by is not None and next_wish is not None and occasion.brought_by.on > next_wish.on


def _choice(wish: Fact) -> AskAgain:
    points = wish.data.get("ask_again_at")
    named = [str(point) for point in points] if isinstance(points, list | tuple) else []
    return chosen(wish.text("wish"), wish.day("ask_again_on"), named)


def _occasions(history: History, wish: Fact, choice: AskAgain) -> Iterator[Occasion]:
    if choice.from_on is not None:
        yield Occasion(max(choice.from_on, wish.on), f"from {long_date(choice.from_on)} on")
    for point in Point:
        happened = next((fact for fact in _happenings(history, point) if fact.on > wish.on), None)
        if point in choice.points and happened is not None:
            yield Occasion(happened.on, IN_WORDS[point], happened)
    if Point.BEFORE_RELEASE in choice.points:
        yield from _before_release(history, wish)


def _happenings(history: History, point: Point) -> list[Fact]:
    """The facts that are such a point; none for a point that is counted back from a date."""
    if point is Point.OPEN_CONDITIONS:
        return [fact for fact in history.of("stage") if fact.text("code") in OPEN_CONDITIONS_STAGES]
    if point is Point.PAROLE:
        return [fact for fact in history.of("review_opened") if fact.text("kind") == PAROLE]
    return history.of("released") if point is Point.RELEASE else []


def _before_release(history: History, wish: Fact) -> Iterator[Occasion]:
    """Six months before the release as it was known then; at once where that day had gone by."""
    known = [fact for fact in history.of("key_date") if fact.text("name") == RELEASE]
    for key_date in key_dates(known):
        if key_date.replaced_by is not None and key_date.replaced_by.on <= wish.on:
            continue
        from_on = max(months_after(key_date.day, -MONTHS_BEFORE_RELEASE), key_date.fact.on, wish.on)
        yield Occasion(from_on, IN_WORDS[Point.BEFORE_RELEASE], key_date.fact, key_date.replaced_by)


def _draft(history: History, law: Law, wish: Fact, occasion: Occasion, next_wish: Fact | None) -> Draft | None:
    """None for a day beyond the known bank holidays: it cannot be due while the table holds."""
    try:
        opens_on = on_or_after(occasion.from_on)
        due_on = working_days_after(occasion.from_on, law.period("D2"))
    except BeyondHorizon:
        return None
    return Draft(
        OFFER_AGAIN,
        wish,
        due_on,
        opens_on=opens_on,
        about=subject_of(wish),
        anchor=occasion.brought_by,
        proof=proof_of(_asked(history, opens_on)),
        ended_by=earliest(next_wish, occasion.ended_by),
        words={"when": occasion.when},
    )


def _asked(history: History, since: date) -> Fact | None:
    """The first offer or talk since then that got through."""
    return next(
        (
            contact.fact
            for contact in history.contacts.through
            if contact.on >= since and (contact.document in OFFERS or contact.was_spoken)
        ),
        None,
    )
