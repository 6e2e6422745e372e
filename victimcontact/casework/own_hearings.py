"""What a member reads of their hearings: what they asked for and what came of it, who will be with them, what they can ask for.

Only of what they have been told. The portal gets the frozen values made here and no record.
"""

from dataclasses import dataclass, replace
from datetime import date

from victimcontact.casework import access, applications, news, review_dates, victim_representatives
from victimcontact.casework.applications import Asked
from victimcontact.casework.days import day_of
from victimcontact.casework.review_dates import Dates
from victimcontact.records.models import Case, Fact, Review
from victimcontact.scheme.applications import Event


@dataclass(frozen=True, slots=True)
class OwnAsked:
    """Something they asked for: where it stands, why it was refused if it was, and whether they can take it back."""

    reference: str
    kind: str
    state: str
    asked_on: date
    reason: str
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class OwnReview:
    """A review they have been told of. `hearing_on`: its day, as they were told it. `with_them`: name and agency.

    `can_ask` names what they can ask for, each with its last day where there is one.
    """

    reference: str
    kind: str
    hearing_on: date | None
    with_them: tuple[str, str] | None
    asked: tuple[OwnAsked, ...]
    can_ask: tuple[tuple[str, date | None], ...]


def for_member(case: Case, *, on: date) -> tuple[OwnReview, ...]:
    """The reviews a member has been told of, the newest first, as they may read them on a day."""
    told = _told(case)
    return tuple(_own(case, dates, on) for dates in map(lambda each: as_told(each, told), _reviews(case, told)))


def own_review(case: Case, reference: str, *, on: date) -> tuple[Review, OwnReview]:
    """One of them, with its record for a verb. Raises `access.NotFound`, also for one they have not been told of."""
    told = _told(case)
    found = next((each for each in _reviews(case, told) if each.review.reference == reference), None)
    if found is None:
        raise access.NotFound(reference)
    return found.review, _own(case, as_told(found, told), on)


def as_told(dates: Dates, told: frozenset[str]) -> Dates:
    """A review as far as somebody was told of it: what they do not know must not show in what they can ask for."""
    return replace(
        dates, steps=tuple(fact for fact in dates.steps if fact.kind == "review_opened" or str(fact.pk) in told)
    )


def _told(case: Case) -> frozenset[str]:
    """The facts that the member was told of."""
    return frozenset(str(telling.fact_id) for telling, _day in news.told_of(case))


def _reviews(case: Case, told: frozenset[str]) -> list[Dates]:
    rows = Fact.objects.filter(pk__in=told, data__has_key="review").values_list("data__review", flat=True)
    known = set(rows)
    return [dates for dates in review_dates.of_sentence(case.sentence) if dates.review.reference in known]


def _own(case: Case, dates: Dates, on: date) -> OwnReview:
    named = victim_representatives.of_case(case, dates.review)
    return OwnReview(
        reference=dates.review.reference,
        kind=dates.review.kind,
        hearing_on=None if dates.decision else dates.hearing_on,
        with_them=(named.name, named.agency) if named else None,
        asked=tuple(map(_asked, applications.of_case(case, dates.review))),
        can_ask=tuple(applications.can_be_asked_for(case, dates, on=on).items()),
    )


def _asked(asked: Asked) -> OwnAsked:
    return OwnAsked(
        reference=asked.application.reference,
        kind=asked.application.kind,
        state=asked.state,
        asked_on=day_of(asked.application.made_at),
        reason=asked.reason,
        can_take_back=Event.WITHDRAW in asked.ways,
    )
