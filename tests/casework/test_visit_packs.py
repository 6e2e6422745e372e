"""The pack for a home visit can be left on a bus: nothing is in it that must not be carried around."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, contacts, notes, people, risks, stages, visit_packs
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.documents import visit_pack
from victimcontact.casework.documents.checks import language_of, reading_order, reading_problems
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.documents.typesetting import page_count
from victimcontact.casework.documents.visit_pack import VisitPack
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.records.models import AuditEntry, Case
from victimcontact.scheme.standing import Standing

pytestmark = pytest.mark.django_db

ADDRESS = ("7 Canaryhouse", "Canarytown", "BS99 9ZZ")
# Everything that is put into the case below and must not be carried around.
CANARIES = (
    *ADDRESS,
    "Canarysurname",
    "Canarypreferred",
    "+447700900456",
    "07700 900456",
    "canary@example.org",
    "canaryword",
    "Canarybrother",
    "Canaryplan",
    "Canaryoffender",
    "HMP Canary",
    "Canaryzone",
    "Canarycovictim",
    "Canaryrisk",
    "Canarynote",
    "Canarycall",
    "1990",
)


def printed(pdf: bytes) -> str:
    """What can be read in it, as one line."""
    return " ".join(" ".join(text for _kind, text in reading_order(pdf)).split())


def pages_of_the_person(pdf: bytes) -> list[str]:
    """What is printed on the last three pages, head and foot included."""
    last = page_count(pdf)
    return ["".join(mark.text for mark in marks(pdf) if mark.page == page) for page in range(last - 2, last + 1)]


def visited(**person: Any) -> Case:
    """A member in whose case everything that must not be carried around is recorded."""
    told = builders.told()
    offender = replace(told.offender, given_names="Canaryoffender", family_name="Canaryoffender")
    case = builders.allocated(
        offender=offender, sentence=told.sentence, victims=(builders.victim(family_name="Canarysurname-Ŵyn", **person),)
    )
    builders.allocated(
        offender=offender, sentence=told.sentence, victims=(builders.victim(family_name="Canarycovictim"),)
    )
    by = members.officer_of(case)
    name = people.NameWanted(
        case.person.given_names,
        case.person.family_name,
        preferred_name="Mrs Canarypreferred",
        language=case.person.language,
        born_on=date(1990, 4, 2),
    )
    people.confirm_name(case=case, name=name, version=access.version_of(case), by=by, now=builders.NOW)
    plan = PlanWanted(
        address=WayGiven(ADDRESS, safe=True, who_else_sees="Canarybrother"),
        phone=WayGiven("+447700900456", safe=True),
        email=WayGiven("canary@example.org", safe=True),
        code_word="canaryword",
        note="Canaryplan",
    )
    people.record_safe_contact(case=case, plan=plan, version=access.version_of(case), by=by, now=builders.NOW)
    case.refresh_from_db()
    case.person.refresh_from_db()
    return joined(case)


def joined(case: Case) -> Case:
    """He is released, she has heard of it by phone, and has told of a risk."""
    Case.objects.filter(pk=case.pk).update(standing=Standing.JOINED, level="key_stages")
    case.refresh_from_db()
    by = members.officer_of(case)
    conditions = [{"text": "Not to enter Canaryzone.", "about_victim": True}]
    details = {"released_on": builders.TODAY.isoformat(), "address": "HMP Canary"}
    for happened in (
        Happened("licence_conditions_set", builders.TODAY, {"conditions": conditions}),
        Happened("released", builders.TODAY, details),
    ):
        fact = stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    call = ContactMade(builders.TODAY, "phone", "completed", about=str(fact.pk), note="Canarycall")
    contacts.add(case=case, made=call, by=by, now=builders.NOW)
    risk = risks.Told("Canaryrisk was seen at her work.", "victim", "routine", builders.TODAY)
    risks.record(case=case, told=risk, by=by, now=builders.NOW)
    notes.tell_officer(case, "Canarynote", by=by, now=builders.NOW)
    return case


def made(case: Case) -> bytes:
    return visit_packs.make(case=case, by=members.officer_of(case), now=builders.NOW)


def test_nothing_that_must_not_be_carried_around_is_in_the_pack() -> None:
    case = visited()

    pdf = made(case)

    seen = printed(pdf)
    assert [canary for canary in CANARIES if canary.lower() in seen.lower()] == []
    assert [canary for canary in CANARIES if canary.encode() in pdf] == []
    for wanted in (case.reference, case.person.given_names, "30 to 39", "Release", "23 November 2026", "shred"):
        assert wanted in seen, wanted


@pytest.mark.parametrize(
    ("needs", "carried"),
    [
        ("Uses a wheelchair; needs a ground-floor room.", True),
        ("Write to 7 Canaryhouse, Canarytown.", False),
        ("Ring her on 07700 900456.", False),
        ("Mrs Canarysurname-Ŵyn hears badly.", False),
        ("Comes with Rhian Canarycovictim.", False),
    ],
)
def test_what_they_need_is_carried_only_where_it_says_nothing_of_anybody(needs: str, carried: bool) -> None:
    case = visited()
    case.person.needs = needs
    case.person.save()

    seen = printed(made(case))

    assert (needs in seen) == carried
    assert (visit_packs.ON_THE_CASE_PAGE in seen) != carried


@pytest.mark.parametrize(("language", "title"), [("en", "Reaching you safely"), ("cy", "Cysylltu â chi yn ddiogel")])
def test_the_forms_are_in_the_language_of_the_person_and_can_be_read_aloud(language: str, title: str) -> None:
    pdf = made(visited(language=language))

    assert reading_problems(pdf) == []
    assert language_of(pdf) == "en-GB"
    assert (b"/Lang(cy" in pdf or b"/Lang (cy" in pdf) == (language == "cy")
    seen = printed(pdf)
    assert title in seen
    assert "Before you go" in seen
    for page in pages_of_the_person(pdf):
        assert "OFFICIAL" not in page
        assert "shred" not in page
        assert ("Tudalen" in page) == (language == "cy")


def test_making_a_pack_is_written_down() -> None:
    case = visited()

    made(case)

    entry = AuditEntry.objects.get(what="visit_packs.make")
    assert (entry.case_reference, entry.actor) == (case.reference, members.officer_of(case).pk)


@pytest.mark.parametrize("standing", [Standing.NEVER, Standing.LEFT, Standing.DECLINED])
def test_nobody_calls_on_somebody_who_asked_to_be_left_alone(standing: Standing) -> None:
    case = visited()
    Case.objects.filter(pk=case.pk).update(standing=standing)
    case.refresh_from_db()

    with pytest.raises(visit_packs.NotToBeVisited):
        made(case)


def test_a_pack_without_anything_told_or_owed_can_still_be_printed() -> None:
    pack = VisitPack("VC-AAAA-BBBB", builders.TODAY, "Vera Liaison", "en", (("First names", "Siân"),), (), (), ())

    pdf = visit_pack.pdf(pack)

    assert reading_problems(pdf) == []
    assert "Nothing has been told yet." in printed(pdf)
    assert visit_pack.pdf(pack) == pdf


def test_a_pack_has_no_place_for_what_must_not_be_carried_around() -> None:
    assert {field.name for field in fields(VisitPack)} == {
        *("reference", "made_on", "officer", "language", "facts", "told", "owed", "questions"),
    }
