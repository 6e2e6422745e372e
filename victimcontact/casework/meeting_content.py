"""What the officer's input to a meeting (R05) says before a word is typed: everything the case knows that the meeting needs."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet

from victimcontact.casework import own_requests, protected_places, review_dates, safe_contact
from victimcontact.casework.days import LONDON
from victimcontact.records.models import Case, Contact, Fact, Meeting, Request, RiskItem
from victimcontact.scheme.calendar import months_after
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.risk_information import About
from victimcontact.scheme.words.months import day_in_words

ON_LICENCE = (
    State.LIVE,
    State.VARIATION_PROPOSED,
    State.CONSULTED,
    State.VIEW_GIVEN,
    State.NO_VIEW,
    State.VARIED,
    State.KEPT,
)
NOT_REACHED = ("bounced", "failed")
OFFENDERS_SIDE = "The offender, and whoever is in touch with the offender"
EVERYBODY = "Everybody"
IN_THE_SCHEME = "That they are in touch with us, and anything they have told us"
HEARING, NOBODY_YET = "A hearing", "Nobody yet"
HARD_DAY = "A hard day for them: no contact"
PLACES = {"school": "Which school they go to", "work": "Where they work", "other": "Where else they can be found"}


def drawn(case: Case, meeting: Meeting, *, on: date) -> dict[str, Any]:
    """The answers of an input to a meeting as far as the case knows them on a day; the officer looks at every one.

    What was told and done counts since the meeting before this one about the same sentence.
    """
    since = _last_one_before(meeting)
    return {
        "contact_since": "\n".join(_contacts(case, since)),
        "fears": "\n".join(_told(case, since, About.FEAR, About.OTHER)),
        "contact_from_offender": "\n".join(_told(case, since, About.CONTACT)),
        "breaches": list(_breaches(case, since)),
        "moves": "\n".join(_moves(case, since)),
        "conditions_now": list(_conditions_now(case)),
        "upcoming": list(_days_ahead(case, on)),
        "unspoken": list(_unspoken(case)),
    }


def contacts_of(case: Case) -> QuerySet[Contact]:
    """When we were in touch with the person, oldest first."""
    return Contact.objects.filter(case=case).exclude(outcome__in=NOT_REACHED).order_by("happened_on")


def _last_one_before(meeting: Meeting) -> date:
    before = Meeting.objects.filter(sentence=meeting.sentence_id, held_on__lt=meeting.held_on).order_by("-held_on")
    return before.values_list("held_on", flat=True).first() or date.min


def _contacts(case: Case, since: date) -> Iterator[str]:
    """A line for each day and way in which we were in touch."""
    ways = contacts_of(case).filter(happened_on__gt=since).values_list("happened_on", "channel").distinct()
    return (f"{_day(on)}: {channel}" for on, channel in ways)


def _told(case: Case, since: date, *about: About) -> Iterator[str]:
    """The facts about risk that were told, as they were told."""
    return (f"{_day(row.told_on)}: {row.text}" for row in _facts(case, since, *about))


def _breaches(case: Case, since: date) -> Iterator[dict[str, str]]:
    """Conditions that were not kept, each with whom it was passed to."""
    for row in _facts(case, since, About.BREACH).prefetch_related("messages__practitioner"):
        went = [message.to_name for message in row.messages.all() if message.handed_over_at is not None]
        on = row.happened_on or row.told_on
        yield {"on": on.isoformat(), "what": str(row.text), "passed_to": ", ".join(went) or NOBODY_YET}


def _facts(case: Case, since: date, *about: About) -> QuerySet[RiskItem]:
    rows = RiskItem.objects.filter(case=case, told_on__gt=since, about__in=about)
    return rows.order_by("told_on", "made_at")


def _moves(case: Case, since: date) -> Iterator[str]:
    """That they moved, never where to."""
    rows = Fact.objects.filter(case=case, kind="address_changed", on__gt=since, withdrawal__isnull=True)
    return (f"{_day(on)}: they have moved home" for on in rows.order_by("on").values_list("on", flat=True))


def _conditions_now(case: Case) -> Iterator[str]:
    """What they asked for and the licence says, in the words in which it was granted."""
    rows = Request.objects.filter(case=case, state__in=ON_LICENCE).order_by("made_at")
    return (read.answer_wording or read.wording for read in map(own_requests.as_read, rows))


def _days_ahead(case: Case, on: date) -> Iterator[dict[str, str]]:
    """Hearings that are listed, and days on which they do not want to be contacted, soonest first."""
    heard = {dates.hearing_on for dates in review_dates.going_on([case])}
    days = [(day, HEARING) for day in heard if day is not None and day >= on]
    hard = safe_contact.plan_of(case.person, datetime.combine(on, time(12), LONDON)).dates_to_avoid
    days += [(day, HARD_DAY) for day in hard if on <= day < months_after(on, 12)]
    return ({"on": day.isoformat(), "what": what} for day, what in sorted(days))


def _unspoken(case: Case) -> Iterator[dict[str, str]]:
    yield {"what": IN_THE_SCHEME, "before": OFFENDERS_SIDE}
    for kind in sorted({place.kind for place in protected_places.of(case)}):
        yield {"what": PLACES[kind], "before": EVERYBODY}


def _day(on: date) -> str:
    return day_in_words(on, "en")
