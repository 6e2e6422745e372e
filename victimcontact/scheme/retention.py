"""When a manager looks whether a file is still needed (R76). Nothing is ever deleted by itself.

No published period for victims' files was found: the years are a local setting, and what holds a file (an inquiry, a
complaint, a legal hold) goes before them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from victimcontact.scheme.calendar import months_after

SHIPPED_YEARS = 6


@dataclass(frozen=True)
class Ends:
    """What must be over: the sentence, the licence, the order. None where there is none, or its end is not known.

    `for_life`: a sentence or licence that ends with the offender's death only.
    """

    sentence_on: date | None = None
    licence_on: date | None = None
    order_on: date | None = None
    offender_died_on: date | None = None
    for_life: bool = False


@dataclass(frozen=True)
class Review:
    """The day from which a manager may look at a file (a calendar day, None where it cannot be said yet), and why."""

    from_on: date | None
    why: str


def review_of(ends: Ends, *, years: int = SHIPPED_YEARS, holds: Iterable[str] = ()) -> Review:
    """When a file is to be looked at: years after the last of sentence, licence and order; for life, after the death (R76).

    An offender's death ends all of them. `holds` are the reasons, in words for staff, why the file must stay.
    """
    held = tuple(holds)
    if held:
        return Review(None, f"Kept: {'; '.join(held)}.")
    if ends.offender_died_on is not None:
        return _after(ends.offender_died_on, years, "the offender’s death")
    known = [day for day in (ends.sentence_on, ends.licence_on, ends.order_on) if day is not None]
    if ends.for_life or not known:
        return Review(None, "The sentence or order has no known end.")
    return _after(max(known), years, "the end of the sentence, licence or order")


def is_due(review: Review, on: date) -> bool:
    """Whether a manager should look at the file on this day."""
    return review.from_on is not None and on >= review.from_on


def _after(day: date, years: int, what: str) -> Review:
    return Review(months_after(day, 12 * years), f"{years} years after {what}.")
