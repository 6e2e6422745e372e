"""A canary in everything that is withheld: after every stage there is, told as far as anybody may tell it, none is where a victim can read.

What is withheld is listed here by hand (R38, R39, R42, R44, R47, R48, R51, R52, P17), not read from the register that is tried.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    access,
    allocations,
    assessments,
    contacts,
    meeting_actions,
    meetings,
    messages,
    risks,
    sending,
    stages,
    tellings,
    wishes,
)
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.documents.measuring import marks
from victimcontact.gateway import carriers
from victimcontact.records.models import Case, Message, Telling
from victimcontact.scheme.keystages import REGISTER, Field, Kind, Stage
from victimcontact.scheme.keystages.values import checked
from victimcontact.scheme.words.months import day_in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]

# Never told to anybody, on any route.
PLACES_AND_CAUSES = frozenset(
    {"address", "area", "cause", "country", "incident", "level", "minutes", "new_name", "place", "prison", "threat"}
)
# Told only where there are no restrictions, and only in the stages in which the hospital itself has to be known.
HOSPITAL = frozenset({"hospital", "hospital_address"})
# Days that would show, or let anybody count, the day of a release or of a leave.
DAYS = frozenset(
    {
        *("eligible_on", "licence_ends_on", "next_milestone_on", "next_review_on", "parole_eligible_on"),
        *("previous_release_on", "release_on", "released_on", "returned_on", "starts_on"),
    }
)
RECALLS = frozenset({"recalled", "recalled_to_hospital"})
ROUTES: dict[str, dict[str, Any]] = {
    "prison": {"kind": "imprisonment", "term": {"years": 8}},
    "restricted hospital order": {"kind": "hospital_order", "term": None, "disposal": {"restriction_order": True}},
    "hospital order": {"kind": "hospital_order", "term": None, "disposal": {"restriction_order": False}},
}
# Long enough before today that no canary day is a day of anything else.
FIRST_DAY = date(2021, 2, 1)
IMPOSED_ON = date(2020, 11, 5)


class Aviary:
    """Hands out canaries, and knows every form in which one could be read."""

    def __init__(self) -> None:
        self._numbers, self._days = count(1), count(0)
        self.texts: list[str] = []
        self.days: list[date] = []

    def text(self) -> str:
        self.texts.append(f"Canary{next(self._numbers)}shire")
        return self.texts[-1]

    def day(self) -> date:
        """Each day is eight days after the last: months repeat, days of the month do not stand out."""
        self.days.append(FIRST_DAY + timedelta(days=8 * next(self._days)))
        return self.days[-1]

    def seen_in(self, text: str) -> set[str]:
        """The canaries that a text lets out."""
        plain = " ".join(text.split()).lower()
        forms = [form.lower() for day in self.days for form in forms_of(day)]
        return {each for each in (*(text.lower() for text in self.texts), *forms) if each in plain}


def forms_of(day: date) -> Iterator[str]:
    """A day as anybody might write it."""
    yield from (day_in_words(day, "en"), day_in_words(day, "cy"), day.isoformat())
    yield from (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day.day} {day:%b} {day.year}")


def is_withheld(stage: Stage, field: Field, route: str) -> bool:
    if field.name in PLACES_AND_CAUSES or field.name in DAYS:
        return True
    if field.name == "reason":
        return stage.code in RECALLS
    return field.name in HOSPITAL and route != "hospital order"


def value_of(stage: Stage, field: Field, route: str, birds: Aviary) -> Any:
    """A canary for what is withheld, something plain for the rest."""
    withheld = is_withheld(stage, field, route)
    if field.kind is Kind.CONDITIONS:
        about_her = {"text": "Not to contact you.", "about_victim": True}
        return [about_her, {"text": f"To live at {birds.text()}.", "about_victim": False}]
    if field.kind is Kind.WHOLE_NUMBER:
        return 2
    if field.kind is Kind.DATE:
        return (birds.day() if withheld else builders.TODAY).isoformat()
    return birds.text() if withheld else OUTCOMES.get(stage.code, "As the court said.")


OUTCOMES = {"parole_decided": "release", "tribunal_decided": "conditional_discharge"}


def everything_happens(case: Case, route: str, birds: Aviary) -> None:
    """Every stage of the register, each on a day that is itself a canary where it is the day of a release or a leave."""
    by = members.officer_of(case)
    for number, stage in enumerate(REGISTER.values()):
        details = {field.name: value_of(stage, field, route, birds) for field in stage.fields}
        checked(stage, details, builders.TODAY)
        day = birds.day() if stage.code in DAY_IS_WITHHELD else LAST_DAY - timedelta(days=number)
        happened = stages.Happened(stage.code, day, details)
        stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)


DAY_IS_WITHHELD = frozenset(
    {
        "released",
        "released_again",
        "released_on_home_detention_curfew",
        "recalled",
        "transferred_to_hospital",
        "returned_to_prison",
    }
)
LAST_DAY = date(2026, 11, 20)


def told_as_far_as_may_be(case: Case) -> None:
    """Whoever has to decide decides to tell; every draft is approved, sent and posted."""
    manager = builders.officer("manager")
    settlement = tellings.Settlement(tell=True, reason="She should know.")
    for telling in Telling.objects.filter(case=case, settled=""):
        verb = {"officer_decides": tellings.settle, "manager_decides": tellings.settle_as_manager}.get(telling.decision)
        if verb is not None:
            verb(telling=telling, settlement=settlement, by=manager.account, now=builders.NOW)
    for message in Message.objects.filter(case=case, state="drafted"):
        messages.approve(message=message, by=manager.account, now=builders.NOW)
    sending.drain(carriers.letters(), clock=lambda: builders.NOW)
    sending.drain(carriers.mail(), clock=lambda: builders.NOW)
    for message in Message.objects.filter(case=case, state="in_print_room"):
        sending.mark_posted(message=message, by=manager.account, now=builders.NOW)


def written_around_it(case: Case, birds: Aviary) -> None:
    """What officers write of places and people beside the stages: in the log, at meetings, about risk."""
    by = members.officer_of(case)
    note = f"Rang {birds.text()} prison."
    contacts.add(case=case, made=ContactMade(builders.TODAY, "phone", "completed", note=note), by=by, now=builders.NOW)
    told = risks.Told(f"Seen near {birds.text()}.", "victim", "routine", builders.TODAY)
    risks.record(case=case, told=told, by=by, now=builders.NOW)
    ours = (meetings.Seat("", "Victim liaison", str(case.officer_id)),)
    planned = meetings.Planned("mappa", builders.TODAY, level=2, seats=ours, chair=birds.text())
    meeting = meetings.plan(case=case, planned=planned, by=by, now=builders.NOW)
    meetings.record_minutes(meeting=meeting, text=f"Moved to {birds.text()}.", by=by, now=builders.NOW)
    item = f"The hostel is {birds.text()}."
    meeting_actions.decide_disclosure(meeting=meeting, case=case, item=item, may_be_told=False, by=by, now=builders.NOW)


def all_she_can_read(case: Case, folder: Path) -> Iterator[tuple[str, str]]:
    """Every letter on paper, every e-mail, every stored word of a message, and every page of her own, in both languages."""
    for message in Message.objects.filter(case=case):
        yield f"{message.document} as stored", str(message.content)
    for paper in (folder / "print-room").glob("*.pdf"):
        yield f"{paper.name} on paper", " ".join(mark.text for mark in marks(paper.read_bytes()))
    for mail in (folder / "outbox").glob("*.eml"):
        yield f"{mail.name} as e-mail", str(message_from_bytes(mail.read_bytes()))
    for language in ("en", "cy"):
        yield from her_pages(case, language)


READABLE = ("sent", "acknowledged")


def her_pages(case: Case, language: str) -> Iterator[tuple[str, str]]:
    client, own = members.client_of(case, language=language), f"/your-page/{case.reference}/"
    written = Message.objects.filter(case=case, state__in=READABLE, language=language)
    letters = [f"letters/{message.reference}/" for message in written]
    for part in ("", "letters/", *letters, "messages/", "choices/", "officer/"):
        response = client.get(own + part)
        assert response.status_code == 200, part
        yield f"{own}{part} in {language}", response.content.decode()


@pytest.fixture
def post(settings: Settings, tmp_path: Path) -> Path:
    settings.PRINT_ROOM, settings.OUTBOX = tmp_path / "print-room", tmp_path / "outbox"
    return tmp_path


def member(route: str, language: str, channel: str) -> Case:
    """A member in the scheme by this route, who reads by this channel."""
    told = builders.told()
    sentence = type(told.sentence)(
        **{**vars(told.sentence), **ROUTES[route], "imposed_on": IMPOSED_ON, "convicted_on": IMPOSED_ON}
    )
    victims = (builders.victim(language=language),)
    case = accepted(builders.referred(sentence=sentence, victims=victims))
    holder = builders.officer()
    return joined(case, holder, channel)


def accepted(case: Case) -> Case:
    """A case that a manager takes in where the rules leave it to one."""
    if case.standing == "manager_review":
        by = builders.officer("manager").account
        assessments.decide(
            case=case, accepted=True, route="C", reason="Within it.", look_again_on=None, by=by, now=builders.NOW
        )
        case.refresh_from_db()
    return case


def joined(case: Case, holder: Any, channel: str) -> Case:
    by = builders.officer("manager").account
    allocations.allocate(case=case, officer_id=str(holder.pk), by=by, now=builders.NOW)
    case.refresh_from_db()
    builders.reachable(case)
    wish = wishes.Wish("join", "key_stages", channel=channel)
    wishes.record(case=case, wish=wish, version=access.version_of(case), by=holder.account, now=builders.NOW)
    case.refresh_from_db()
    members.activated(case)
    return case


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("language", "channel"), [("en", "letter"), ("cy", "email")])
def test_no_canary_reaches_the_victim(post: Path, route: str, language: str, channel: str) -> None:
    case, birds = member(route, language, channel), Aviary()
    everything_happens(case, route, birds)
    written_around_it(case, birds)
    told_as_far_as_may_be(case)

    read = dict(all_she_can_read(case, post))

    assert len([place for place in read if place.endswith(("on paper", "as e-mail"))]) > 40
    assert all(case.reference in text for place, text in read.items() if place.endswith("on paper"))
    assert [place for place, text in read.items() if "Not to contact you." in text and "/your-page/" in place]
    assert {place: seen for place, text in read.items() if (seen := birds.seen_in(text))} == {}


@pytest.mark.parametrize(
    "written", ["at Canary1shire", "on 1 February 2021", "2021-02-01", "1 Chwefror 2021", "01/02/2021"]
)
def test_a_canary_is_seen_however_it_is_written(written: str) -> None:
    birds = Aviary()
    birds.text(), birds.day()

    assert birds.seen_in(f"He is {written}.")


def test_every_field_of_the_register_is_a_canary_somewhere_or_is_told_by_law() -> None:
    """Fields that this test does not know are withheld or told: whoever adds one says which."""
    told = {
        *(
            "call_on",
            "condition",
            "conditions",
            "ended_on",
            "ends_on",
            "hearing_on",
            "lapses_on",
            "next_milestone",
            "office",
        ),
        *(
            "officer",
            "outcome",
            "previous_hearing_on",
            "previous_officer_name",
            "reason",
            "respond_by",
            "sentence",
            "term",
            "why",
        ),
    }
    names = {field.name for stage in REGISTER.values() for field in stage.fields}

    assert names == told | PLACES_AND_CAUSES | HOSPITAL | DAYS
