"""A canary in everything we hold of a victim: none of it is in a document for the offender's side, typed or not.

Documents for that side are the reports that are disclosed, the bundle for a hearing, the sheet of a condition asked for, the map of a
zone, the answer to whoever decides, and what is passed to the practitioner about risk; a statement is her own words. What says who or
where she is, is listed here by hand (R70, P87), not read from the guard that is tried.
"""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asked_for import begun, taken

from tests import builders
from victimcontact.casework import (
    access,
    bundles,
    consultations,
    people,
    protection,
    questions,
    report_files,
    report_sending,
    reports,
    request_sheets,
    reviews,
    risks,
    wishes,
    zone_files,
    zones,
)
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.people import NameWanted, PlanWanted, WayGiven
from victimcontact.casework.questions import Question
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.casework.report_sending import Sent
from victimcontact.casework.reviews import Opening
from victimcontact.casework.zone_content import Drawn
from victimcontact.gateway import carriers
from victimcontact.records.models import Account, Case, Practitioner, Report, Zone
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.reports import DISCLOSABLE
from victimcontact.scheme.zones import reading
from victimcontact.scheme.zones.points import Point

pytestmark = pytest.mark.django_db

# Each is found in no word of ours, so whatever holds it has it from her.
CANARIES = {
    "given name": "Perenelle",
    "family name": "Quillfeather",
    "name she likes": "Nellie",
    "house": "Canaryhouse",
    "street": "Finchley Warbler Row",
    "postcode": "BS99 9ZZ",
    "old street": "Nightingale Gallery",
    "phone": "07700 900321",
    "phone with its country": "+44 7700 900321",
    "e-mail": "perenelle.q@example.org",
    "code word": "goldcrest",
    "day of birth": "17 March 1991",
    "day of birth in figures": "17/03/1991",
    "whom she acts for": "Ottoline Quillfeather",
}
ASKED = {
    "wording": "Not to approach or communicate with any victim of the offence.",
    "why_necessary": "There is a fear of being found.",
    "why_proportionate": "It asks nothing but to stay away.",
}
R01: dict[str, Any] = {
    "concerns": "Sleep has been bad since the letter came.",
    "attends": "",
    "public_hearing_views": "",
    "known_facts": [{"what": "A letter came from the prison.", "source": "victim", "on": "2026-11-01"}],
    "told_about_disclosure": "That the prisoner normally sees this report.",
}
R02: dict[str, Any] = {
    "asks_not_to_disclose": "",
    "asks_to_attend": "",
    "told_about_disclosure": "That the patient normally sees this report.",
}
R03: dict[str, Any] = {
    "effect_of_release": "Going out after dark would stop.",
    "told_about_disclosure": "That the offender may see it.",
}
R04: dict[str, Any] = {"views": "A move would be met with fear."}
R06: dict[str, Any] = {
    "told_on": "2026-11-20",
    "statement_wish": "They will make one",
    "summary_wish": "They ask for one",
    "told_about_disclosure": "That the prisoner may see it.",
}
WRITTEN: dict[str, tuple[str, dict[str, Any]]] = {
    "R01": ("parole", R01),
    "R02": ("tribunal", R02),
    "R03": ("hdc", R03),
    "R04": ("open_conditions", R04),
    "R06": ("recall_review", R06),
}
HEARD = ("parole", "tribunal", "recall_review")
HOSPITAL = {"kind": "hospital_order", "term": None, "disposal": {"restriction_order": True}}


def victim_with_canaries(**sentence: Any) -> Case:
    """A member of whom we hold a canary in every field."""
    told = builders.told()
    victim = builders.victim(
        given_names=CANARIES["given name"],
        family_name=CANARIES["family name"],
        relationship="parent_or_guardian",
        acts_for=CANARIES["whom she acts for"],
        acts_for_born_on=date(2012, 5, 6),
        address=WayGiven((f"1 {CANARIES['old street']}", "Bristol", "BS99 9ZZ")),
        safe_contact_note="Ring the Canarynote twice.",
    )
    case = builders.allocated(sentence=replace(told.sentence, **sentence), victims=(victim,))
    by = officer_of(case)
    name = NameWanted(
        CANARIES["given name"],
        CANARIES["family name"],
        preferred_name=CANARIES["name she likes"],
        born_on=date(1991, 3, 17),
    )
    people.confirm_name(case=case, name=name, version=access.version_of(case), by=by, now=builders.NOW)
    plan = PlanWanted(
        address=WayGiven(
            (CANARIES["house"], f"4 {CANARIES['street']}", "Bristol", "BS99 9ZZ"),
            safe=True,
            who_else_sees="Canarylodger",
        ),
        phone=WayGiven("+447700900321", safe=True),
        email=WayGiven(CANARIES["e-mail"], safe=True),
        code_word=CANARIES["code word"],
        note="Never on a Canaryday.",
    )
    people.record_safe_contact(case=case, plan=plan, version=access.version_of(case), by=by, now=builders.NOW)
    wish = wishes.Wish("join", "key_stages")
    wishes.record(case=case, wish=wish, version=access.version_of(case), by=by, now=builders.NOW)
    case.refresh_from_db()
    return case


def officer_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def asked(case: Case, **said: str) -> None:
    """A condition that she confirmed."""
    taken(begun(case, condition="NC_UNNAMED", **(ASKED | said)), "confirm")


def written(case: Case, document: str, **typed: Any) -> Report:
    """A report of the case, with what she asks for, that she approved and another officer is checking."""
    kind, words = WRITTEN[document]
    by = officer_of(case)
    review = reviews.open_review(sentence=case.sentence, opening=Opening(kind, "REF-1"), by=by, now=builders.NOW)
    if kind in HEARD:
        reviews.list_hearing(review=review, hearing_on=date(2027, 3, 24), by=by, now=builders.NOW)
    report = reports.start(case=case, review=review, document=document, by=by, now=builders.NOW)
    reports.write(report=report, content={**words, **typed}, version=1, by=by, now=builders.NOW)
    reports.ask_victim(report=report, by=by, now=builders.NOW)
    reports.record_approval(report=report, how="by phone", understood=True, by=by, now=builders.NOW)
    checker = builders.officer().account
    reports.start_check(report=report, by=checker, now=builders.NOW)
    return Report.objects.select_related("case__officer__account", "review").get(pk=report.pk)


def checked(report: Report) -> None:
    checker = builders.officer().account
    reports.pass_check(report=report, looked_at=CHECKLIST[report.document], by=checker, now=builders.NOW)


def words_of(file: bytes, form: str) -> str:
    """Everything in a file that a person or a program could read: text, properties, comments."""
    if form == "pdf":
        return " ".join(mark.text for mark in marks(file)) + file.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return " ".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def canaries_in(text: str, case: Case) -> set[str]:
    """What of her a text holds: every canary, and the marks of the scheme in our references."""
    plain = " ".join(text.split()).lower()
    everything = {
        *CANARIES.values(),
        "Canarynote",
        "Canarylodger",
        "Canaryday",
        "6 May 2012",
        case.reference,
        str(case.person_id),
    }
    return {each for each in everything if each.lower() in plain}


@pytest.mark.parametrize("document", sorted(DISCLOSABLE))
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_no_report_that_is_disclosed_holds_anything_of_her(document: str, form: str) -> None:
    case = victim_with_canaries(**(HOSPITAL if document == "R02" else {}))
    asked(case)
    report = written(case, document)
    checked(report)
    sent = Sent("Those who decide", "secure e-mail")
    report_sending.submit(report=report, sent=sent, by=officer_of(case), now=builders.NOW)

    words = words_of(report_files.file_of(report, form), form)

    assert ASKED["wording"].split(".")[0].split()[-1] in words
    assert canaries_in(words, case) == set()


def test_no_bundle_for_a_hearing_holds_anything_of_her_or_names_what_is_withheld() -> None:
    case = victim_with_canaries()
    report = written(case, "R01")
    checked(report)
    assert report.review is not None
    bundle = bundles.make(case=case, review=report.review, by=officer_of(case), now=builders.NOW)

    words = words_of(bundles.pdf_of(bundle), "pdf")

    assert "R01-B" not in words
    assert canaries_in(words, case) == set()


TYPED_INTO = {
    "R01 concerns": ("R01", lambda text: {"concerns": text}),
    "R01 views": ("R01", lambda text: {"public_hearing_views": text}),
    "R01 fact": ("R01", lambda text: {"known_facts": [{"what": text, "source": "victim", "on": "2026-11-01"}]}),
    "R03 effect": ("R03", lambda text: {"effect_of_release": text}),
    "R04 views": ("R04", lambda text: {"views": text}),
    "R06 told": ("R06", lambda text: {"told_about_disclosure": text}),
    "R02 attending": ("R02", lambda text: {"asks_to_attend": text}),
}


@pytest.mark.parametrize("place", TYPED_INTO)
def test_what_an_officer_types_of_her_into_a_report_stops_it(place: str) -> None:
    document, typed = TYPED_INTO[place]
    case = victim_with_canaries(**(HOSPITAL if document == "R02" else {}))
    said = "; ".join(CANARIES.values())
    report = written(case, document, **typed(f"They know of {said}."))

    with pytest.raises(protection.GivesAway) as stopped:
        checked(report)

    assert len(stopped.value.hits) >= len(CANARIES) - 2
    assert not [each for each in CANARIES.values() if each in str(stopped.value)]


@pytest.mark.parametrize("place", ASKED)
@pytest.mark.parametrize("document", sorted(DISCLOSABLE))
def test_what_is_said_of_her_with_a_condition_stops_every_report(document: str, place: str) -> None:
    case = victim_with_canaries(**(HOSPITAL if document == "R02" else {}))
    asked(case, **{place: f"It is for {CANARIES['family name']}."})

    with pytest.raises(protection.GivesAway):
        checked(written(case, document))


@pytest.mark.parametrize("canary", CANARIES)
def test_each_thing_of_hers_alone_stops_a_report_and_a_word_about_risk(canary: str) -> None:
    case = victim_with_canaries()
    practitioner_of(case)
    text = f"It is about {CANARIES[canary]}, they say."

    with pytest.raises(protection.GivesAway):
        checked(written(case, "R01", concerns=text))
    with pytest.raises(protection.GivesAway):
        risks.send(item=risk(case), wording=text, by=officer_of(case), now=builders.NOW)


def test_what_goes_to_the_practitioner_holds_nothing_of_her(tmp_path: Path) -> None:
    case = victim_with_canaries()
    practitioner_of(case)
    item = risk(case)
    risks.send(item=item, wording="A threat was passed on by a friend.", by=officer_of(case), now=builders.NOW)

    risks.drain(carriers.MailFolder(tmp_path), clock=lambda: builders.NOW)

    (mail,) = tmp_path.glob("*.eml")
    words = mail.read_text()
    assert "A threat was passed on by a friend." in words
    assert canaries_in(words + mail.name, case) == set()
    assert "victim" not in words.lower().replace("victimcontact", "")


def test_no_sheet_of_a_condition_holds_anything_of_her_not_even_the_names_said_with_it() -> None:
    case = victim_with_canaries()
    names = f"{CANARIES['given name']} {CANARIES['family name']}"
    request = begun(case, condition="NC_NAMED", inputs={"names": names}, **ASKED)
    taken(request, "confirm", "send")

    words = words_of(request_sheets.pdf(request, on=builders.TODAY), "pdf")

    assert ASKED["wording"] in words
    assert canaries_in(words, case) == set()


@pytest.mark.parametrize("canary", CANARIES)
def test_each_thing_of_hers_alone_stops_a_condition_before_it_is_sent(canary: str) -> None:
    case = victim_with_canaries()
    request = begun(case, condition="NC_UNNAMED", **(ASKED | {"why_necessary": f"Because of {CANARIES[canary]}."}))
    taken(request, "confirm")

    with pytest.raises(protection.GivesAway):
        taken(request, "send")


def zone_of(case: Case, **words: str) -> Zone:
    """A zone that is drawn, held against the place it protects, and agreed to."""
    by, corners = officer_of(case), "ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731"
    zone = zones.start(case=case, purpose="EXC_ZONE", by=by, now=builders.NOW)
    said = {"boundary": "From the river bridge along the railway.", "known_needs": "; ".join(CANARIES.values())} | words
    drawn = Drawn(shape=reading.read(corners).shape, reason="home", **said)
    version = zones.write(zone=zone, drawn=drawn, version=0, by=by, now=builders.NOW)
    zones.check(zone=zone, place=Point(358_250.0, 172_150.0), reason="", by=by, now=builders.NOW)
    hashed = version.content_hash
    zones.record_consent(zone=zone, content_hash=hashed, given=True, how="telephone", by=by, now=builders.NOW)
    return zone


def test_no_map_of_a_zone_holds_anything_of_her_nor_what_only_officers_read() -> None:
    case = victim_with_canaries()
    zone = zone_of(case)
    zone_files.make(zone=zone, by=officer_of(case), now=builders.NOW)

    words = words_of(zone_files.file_of(zone), "pdf")

    assert "From the river bridge along the railway." in words
    assert canaries_in(words, case) == set()


@pytest.mark.parametrize("box", ["boundary", "roads", "ways", "times"])
def test_what_is_said_of_her_with_a_zone_stops_its_map(box: str) -> None:
    case = victim_with_canaries()
    zone = zone_of(case, **{box: f"Round {CANARIES['street']}."})

    with pytest.raises(zone_files.NotReady):
        zone_files.make(zone=zone, by=officer_of(case), now=builders.NOW)


@pytest.mark.parametrize("canary", CANARIES)
def test_each_thing_of_hers_alone_stops_an_answer_and_what_she_said_is_not_in_it(canary: str) -> None:
    case = victim_with_canaries()
    asker, by, offender = builders.officer("decision_maker").account, officer_of(case), case.sentence.offender
    number = offender.identifiers.get().value
    question = Question(Kind.TEMPORARY_RELEASE, "A day out?", number=number, family_name=offender.family_name)
    asked_now = questions.ask(question=question, agency="HMP Nowhere", by=asker, now=builders.NOW)
    part = consultations.part_of(case, asked_now.reference)
    views = "; ".join(CANARIES.values())
    consultations.record_views(part=part, text=views, channel="phone", by=by, now=builders.NOW)

    with pytest.raises(protection.GivesAway):
        consultations.answer(part=part, text=f"It is about {CANARIES[canary]}.", by=by, now=builders.NOW)
    consultations.answer(part=part, text="They were asked. Not in April, please.", by=by, now=builders.NOW)

    assert canaries_in(repr(questions.asked_by(asker)), case) == set()


def practitioner_of(case: Case) -> None:
    Practitioner.objects.create(
        offender=case.sentence.offender,
        name="Sam Probation",
        email="sam@example.org",
        made_by=officer_of(case),
        made_at=builders.NOW,
    )


def risk(case: Case) -> Any:
    """A fact about risk, in which the officer wrote down everything as she told it."""
    told = risks.Told("; ".join(CANARIES.values()), "victim", "routine", builders.TODAY)
    return risks.record(case=case, told=told, by=officer_of(case), now=builders.NOW)
