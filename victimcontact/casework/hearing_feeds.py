"""An officer's own hearings for the calendar on their desk or telephone: our references and kinds of review, never a name or a place.

The address is a secret of its own, shown once when it is made; only its digest is kept. A calendar fetches it without signing in.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from victimcontact.casework import access, attempts, audit
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.documents.calendars import Event, calendar
from victimcontact.casework.review_dates import HEARINGS
from victimcontact.records.models import Account, CalendarAddress, Case, Fact, Officer, Review
from victimcontact.scheme.roles import May

BYTES = 32
# Of one visitor with wrong addresses, and of one right address, within a quarter of an hour.
WRONG, OFTEN = 20, 60
KEPT = timedelta(days=90)
NAME = "Hearings"
HEARD_AS = {
    "parole": "Parole hearing",
    "recall_review": "Parole hearing after a recall",
    "tribunal": "Tribunal hearing",
    "hospital_managers": "Hospital managers’ hearing",
}


class NotThere(Exception):
    """No calendar has this address; wrong, renewed and revoked ones are not told apart."""


class NoAddress(Exception):
    """The officer has no address that could be revoked."""


@dataclass(frozen=True)
class NewAddress:
    """An address that was made, with the token that is shown this once."""

    address: CalendarAddress
    token: str


@action(needs=May.OPEN_REVIEW)
def renew(*, by: Account, now: datetime) -> NewAddress:
    """Make an officer's calendar address; the one they had stops working at once."""
    officer = access.officer_of(by)
    _live(officer).update(ended_at=now)
    token = secrets.token_urlsafe(BYTES)
    made = CalendarAddress.objects.create(officer=officer, digest=_digest(token), made_by=by, made_at=now)
    return NewAddress(made, token)


@action(needs=May.OPEN_REVIEW)
def revoke(*, by: Account, now: datetime) -> None:
    """End an officer's calendar address. Raises `NoAddress`."""
    if not _live(access.officer_of(by)).update(ended_at=now):
        raise NoAddress


def address_of(account: Account) -> CalendarAddress | None:
    """The address an officer has now."""
    return _live(access.officer_of(account)).first()


def fetch(*, token: str, visitor: str, now: datetime) -> str:
    """The calendar behind an address, as text. Raises `NotThere`, or `attempts.TooMany` for who asks too often."""
    address = _behind(token)
    if address is None:
        attempts.count("calendar_wrong", visitor, now=now, limit=WRONG)
        raise NotThere
    attempts.count("calendar", str(address.pk), now=now, limit=OFTEN)
    officer = address.officer
    audit.write("hearing_feeds.fetch", by=officer.account, now=now, subject=f"calendaraddress:{address.pk}")
    return calendar(events_of(officer, on=day_of(now)), name=NAME)


def events_of(officer: Officer, *, on: date) -> list[Event]:
    """The hearings of an officer's cases, soonest first, with those of the last 90 days and those that fell away."""
    cases = access.cases_within_reach(officer.account).filter(officer=officer)
    reviews = _reviews(cases)
    facts = _facts(reviews)
    events = (_event(review, [fact for fact in facts if fact.data["review"] == review.reference]) for review in reviews)
    known = [event for event in events if event is not None and event.on >= on - KEPT]
    return sorted(known, key=lambda event: (event.on, event.uid))


def _reviews(cases: QuerySet[Case]) -> list[Review]:
    return list(Review.objects.filter(sentence__in=cases.values("sentence"), kind__in=HEARD_AS).order_by("reference"))


def _facts(reviews: Sequence[Review]) -> list[Fact]:
    """Everything ever recorded of the reviews, what was taken back too: nothing of it goes away, so the count of it only grows."""
    references = [review.reference for review in reviews]
    about = Q(sentence__in={review.sentence_id for review in reviews}, data__review__in=references)
    return list(Fact.objects.filter(about).select_related("withdrawal").defer("details").order_by("on", "made_at"))


def _event(review: Review, facts: Sequence[Fact]) -> Event | None:
    """A review's hearing as it stands; the last day it was listed for, struck out, where it fell away. None where it never had one."""
    withdrawn = [fact.withdrawal for fact in facts if hasattr(fact, "withdrawal")]
    notices = [fact for fact in facts if fact.kind in HEARINGS]
    standing = [fact for fact in notices if not hasattr(fact, "withdrawal")]
    days = [date.fromisoformat(fact.data["hearing_on"]) for fact in notices if fact.data.get("hearing_on")]
    if not days:
        return None
    stands_on = standing[-1].data.get("hearing_on") if standing else None
    on = date.fromisoformat(stands_on) if stands_on else days[-1]
    over_before = review.ended_at is not None and day_of(review.ended_at) < on
    return Event(
        uid=f"{review.reference.lower()}@victim-contact",
        sequence=len(facts) + len(withdrawn),
        changed_at=max([*(fact.made_at for fact in facts), *(each.made_at for each in withdrawn)]),
        on=on,
        summary=f"{HEARD_AS[review.kind]} {review.reference}",
        cancelled=stands_on is None or over_before,
    )


def _live(officer: Officer) -> QuerySet[CalendarAddress]:
    return CalendarAddress.objects.filter(officer=officer, ended_at__isnull=True)


def _behind(token: str) -> CalendarAddress | None:
    """Whose address it is, while the officer is there and may still come to reviews."""
    rows = CalendarAddress.objects.filter(digest=_digest(token), ended_at__isnull=True)
    address = rows.select_related("officer__account", "officer__unit").first()
    if address is None or not access.permits(address.officer.account, May.OPEN_REVIEW):
        return None
    return address


def _digest(token: str) -> bytes:
    return hashlib.sha256(f"calendar:{token}".encode()).digest()
