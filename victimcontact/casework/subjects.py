"""What a contact can be about: what happened lately, what is owed, what we wrote. A contact that names its subject keeps its duty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import QuerySet, UUIDField

from victimcontact.casework import duties
from victimcontact.casework.days import day_of
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import WENT
from victimcontact.casework.ready_queries import Asked, ReadyRows
from victimcontact.records.models import Case, Duty, Fact, Message, Telling
from victimcontact.scheme.keystages import stage_called
from victimcontact.scheme.words.months import day_in_words

AT_MOST = 6
# Duties that speaking with the person keeps, by the letter they offer the scheme with, or by what they are about.
OFFERS = {"make_first_contact": "L01", "make_second_contact": "L02"}
TELLING = "make_contact_about_outcome"
KEPT_BY_SPEAKING = frozenset(
    {
        "check_managers_have_notified",
        "collect_views_on_hdc",
        "collect_views_on_public_hearing",
        "collect_views_on_variation",
        "explain_unduly_lenient_window",
        "offer_impact_statement",
        "review_conditions",
        "tell_condition_outcome",
    }
)
# Kept by any talk, whatever it was about.
KEPT_BY_ANY_TALK = frozenset({"phone_after_bounce"})
NOTHING = "nothing"


@dataclass(frozen=True)
class Subject:
    """Something a contact can be about. `about` is what the ledger knows it by; `document` the offer that the contact makes."""

    value: str
    text: str
    about: str = ""
    document: str = ""


def of(case: Case, live: Iterable[Duty] | None = None) -> tuple[Subject, ...]:
    """What a contact of this case can be about now: offers that are owed, what happened, what else is owed, letters that went.

    The latest of each; nothing stands there twice. `live` are the duties that are owed, by due date, where they have been read.
    """
    found: dict[str, Subject] = {}
    if live is None:
        live = Duty.objects.filter(case=case, standing__in=duties.LIVE).order_by("due_on")
    owed = [duty for duty in live if duty.what in OFFERS or duty.what in KEPT_BY_SPEAKING]
    for subject in (*_offers(owed), *_told(case), *_owed(owed), *_letters(case)):
        found.setdefault(subject.about or subject.value, subject)
    return tuple(found.values())


def named(subjects: Iterable[Subject], value: str) -> Subject | None:
    """The subject of that value among them, if it is there."""
    return next((subject for subject in subjects if subject.value == value), None)


def of_duty(subjects: Iterable[Subject], duty: Duty) -> str:
    """The value of the subject by which speaking with the person would keep this duty; nothing where speaking does not."""
    if duty.what in KEPT_BY_ANY_TALK:
        return NOTHING
    if duty.what in OFFERS:
        return next((each.value for each in subjects if each.document == OFFERS[duty.what]), "")
    if duty.what in {*KEPT_BY_SPEAKING, TELLING}:
        return next((each.value for each in subjects if each.about == duty.about), "")
    return ""


def _offers(owed: Iterable[Duty]) -> Iterator[Subject]:
    for duty in islice((duty for duty in owed if duty.what in OFFERS), AT_MOST):
        yield Subject(f"offer-{OFFERS[duty.what]}", duty.text, document=OFFERS[duty.what])


def _owed(owed: Iterable[Duty]) -> Iterator[Subject]:
    for duty in islice((duty for duty in owed if duty.what in KEPT_BY_SPEAKING), AT_MOST):
        yield Subject(f"duty-{duty.pk}", duty.text, about=duty.about)


def _told(case: Case) -> Iterator[Subject]:
    for telling in TOLD.read(case=case.pk):
        yield Subject(f"fact-{telling.fact_id}", _happened(telling.fact, telling.code), about=str(telling.fact_id))


def _letters(case: Case) -> Iterator[Subject]:
    for message in WRITTEN.read(case=case.pk):
        about = message.about or _subject_of(message)
        if about:
            text = f"Our letter {message.document} of {_on(day_of(message.made_at))}"
            yield Subject(f"letter-{message.reference}", text, about=about)


def _latest_told() -> QuerySet[Telling]:
    rows = Telling.objects.filter(case=Asked("case", UUIDField()), ended_at__isnull=True)
    return rows.select_related("fact").order_by("-made_at", "pk")[:AT_MOST]


def _latest_written() -> QuerySet[Message]:
    rows = Message.objects.filter(case=Asked("case", UUIDField()), state__in=WENT)
    read = ("about", "document", "reference", "made_at", "telling__fact", "contact__fact")
    return rows.select_related("telling", "contact").only(*read).order_by("-made_at", "pk")[:AT_MOST]


TOLD, WRITTEN = ReadyRows(_latest_told), ReadyRows(_latest_written)


def _subject_of(message: Message) -> str:
    """A letter that is about nothing in particular is known by the contact it became."""
    if message.telling is not None:
        return str(message.telling.fact_id)
    return str(message.contact.fact_id) if message.contact and message.contact.fact_id else ""


def _happened(fact: Fact, code: str) -> str:
    return f"{stage_called(code).title}, {_on(happened_on(fact))}"


def _on(day: date) -> str:
    return day_in_words(day, "en")
