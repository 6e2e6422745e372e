"""A whole walk with a canary in everything that can lead to a person, and then every row of every table is read as it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from psycopg import sql

from tests import builders
from victimcontact.casework import (
    assessments,
    callers,
    contacts,
    drafts,
    enquiries,
    enquiry_drafts,
    feeds,
    messages,
    notes,
    people,
    risks,
    sign_ins,
    stages,
    wishes,
    zones,
)
from victimcontact.casework.access import program, version_of
from victimcontact.casework.callers import Caller
from victimcontact.casework.contacts import ContactMade
from victimcontact.casework.enquiries import Told
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.sign_ins import Started
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import Account, Case, Invitation, Note
from victimcontact.scheme.incoming import Incoming, Number
from victimcontact.scheme.zones import reading

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 20)
DIGITS = "07700900987"


class Canaries:
    """Words that stand for what is secret; each is given out once and remembered."""

    def __init__(self) -> None:
        self.given: list[str] = [DIGITS[1:]]

    def __call__(self, about: str) -> str:
        self.given.append(f"canary{about}")
        return self.given[-1]


@pytest.fixture
def canary() -> Canaries:
    return Canaries()


def taken_in(canary: Canaries) -> Case:
    victim = replace(
        builders.victim(),
        address=WayGiven((f"1 {canary('address')} Street", "Bristol", "BS99 9ZZ"), who_else_sees=canary("opens")),
        phone=WayGiven(f"+44{DIGITS[1:]}"),
        email=WayGiven(f"{canary('mail')}@example.org"),
        acts_for=canary("actsfor"),
        safe_contact_note=canary("needs"),
    )
    return builders.allocated(victims=(victim,), note=canary("referral"))


def reached(case: Case, by: Account, canary: Canaries) -> None:
    people.confirm_name(
        case=case,
        name=people.NameWanted(case.person.given_names, case.person.family_name, born_on=case.person.born_on),
        version=version_of(case),
        by=by,
        now=builders.NOW,
    )
    plan = PlanWanted(
        address=WayGiven((f"2 {canary('newaddress')} Street", "Bath", "BA99 9ZZ"), safe=True),
        phone=WayGiven(f"+44{DIGITS[1:]}", safe=True, who_else_sees=canary("answers")),
        email=WayGiven(f"{canary('newmail')}@example.org", safe=True),
        code_word=canary("codeword"),
        note=canary("plan"),
    )
    people.record_safe_contact(case=case, plan=plan, version=version_of(case), by=by, now=builders.NOW)
    wishes.record(case=case, wish=Wish("join", "key_stages"), version=version_of(case), by=by, now=builders.NOW)


def told(case: Case, by: Account, canary: Canaries) -> None:
    made = ContactMade(
        happened_on=FRIDAY, channel="phone", outcome="completed", direction="out", note=canary("contact")
    )
    contacts.add(case=case, made=made, by=by, now=builders.NOW)
    for code, details in (
        ("transferred_to_hospital", {"hospital": canary("hospital"), "prison": canary("prison")}),
        ("released", {"address": canary("release"), "area": canary("area")}),
    ):
        happened = Happened(code, FRIDAY, details)
        fact = stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    stages.withdraw(fact=fact, reason=canary("withdrawal"), by=by, now=builders.NOW)
    letter = messages.compose(case=case, wanted=messages.Wanted("L06"), by=by, now=builders.NOW)
    drafts.ask_manager(message=letter, note=canary("remark"), by=by, now=builders.NOW)


def talked(case: Case, by: Account, canary: Canaries) -> None:
    risks.record(
        case=case,
        told=risks.Told(canary("risk"), "victim", "routine", FRIDAY),
        by=by,
        now=builders.NOW,
    )
    notes.answer(case=case, text=canary("answer"), by=by, now=builders.NOW)
    Note.objects.create(case=case, from_member=True, text=canary("note"), made_by=by, made_at=builders.NOW)
    adviser = builders.officer("helpline_adviser").account
    assert case.person.born_on is not None
    caller = Caller(case.person.family_name, case.person.born_on)
    (way,) = callers.find(adviser, caller, now=builders.NOW)
    callers.leave_note(caller=caller, way=way.key, text=canary("caller"), by=adviser, now=builders.NOW)


def drew(case: Case, by: Account, canary: Canaries) -> None:
    zone = zones.start(case=case, purpose="EXC_ZONE", by=by, now=builders.NOW)
    shape = reading.read("ST 580 720\nST 595 719\nST 589 727").shape
    words = {name: canary(f"zone{name}") for name in ("boundary", "roads", "ways", "times", "known_needs", "remark")}
    zones.write(zone=zone, drawn=Drawn(shape, **words), version=0, by=by, now=builders.NOW)
    zones.check(zone=zone, place=None, reason=canary("zonereason"), by=by, now=builders.NOW)
    canary.given += ["coordinates", "narrow"]


def came_in(case: Case, by: Account, canary: Canaries) -> None:
    invitation = Invitation.objects.create(
        person=case.person, case=case, digest=b"d" * 32, expires_at=builders.later(5), made_by=by, made_at=builders.NOW
    )
    started = Started(str(invitation.pk), "en")
    sign_ins.activate(
        started=started, where=sign_ins.Where("email", f"{canary('signin')}@example.org"), now=builders.NOW
    )


def heard(case: Case, canary: Canaries) -> None:
    incoming = Incoming(
        "prison-offender-events.prisoner.released",
        numbers=(Number("prison_number", case.sentence.offender.identifiers.get().value),),
        occurred_at=builders.NOW,
        occurred_text=builders.NOW.isoformat(),
        reason="RELEASED",
    )
    feeds.hear(incoming=incoming, raw=f'{{"details": "{canary("raw")}"}}', by=program(), now=builders.NOW)


def decided(canary: Canaries) -> None:
    sentence = replace(builders.told().sentence, kind="community", term=None)
    assessments.decide(
        case=builders.referred(sentence=sentence),
        accepted=True,
        route="A",
        reason=canary("decision"),
        look_again_on=None,
        by=builders.officer("manager").account,
        now=builders.NOW,
    )


def asked(canary: Canaries) -> None:
    said = {name: canary(f"asked{name}") for name in ("question", "reach_at", "others", "offender", "court", "needs")}
    own = {"given_names": canary("askedgiven"), "family_name": canary("askedfamily")}
    told = Told(wish="question", relationship="myself", way="email", language="en", **own, **said)
    typed = {"you-given_names": [canary("draft")]}
    enquiry_drafts.keep(typed=typed, code="", visitor="192.0.2.7", now=builders.NOW)
    reference = enquiries.send(told=told, draft="", visitor="192.0.2.7", now=builders.NOW)
    manager = builders.officer("manager").account
    enquiry = enquiries.enquiry_for(manager, reference, now=builders.NOW).enquiry
    enquiries.answer(enquiry=enquiry, text=canary("enquiryanswer"), by=manager, now=builders.NOW)


def every_row() -> Iterator[tuple[str, str]]:
    """Each table's name with a row as text; bytes stand in it as hexadecimal digits."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            yield from ((table, text) for (text,) in cursor.fetchall())


def test_no_table_holds_in_plain_what_can_lead_to_a_person(canary: Canaries) -> None:
    case = taken_in(canary)
    assert case.officer is not None
    by = case.officer.account
    reached(case, by, canary)
    told(case, by, canary)
    talked(case, by, canary)
    drew(case, by, canary)
    came_in(case, by, canary)
    heard(case, canary)
    decided(canary)
    asked(canary)

    rows = list(every_row())
    found = {
        (table, word)
        for table, text in rows
        for word in canary.given
        if word.lower() in text.lower() or word.encode().hex() in text
    }

    assert found == set()
    assert len(canary.given) > 20
    assert len(rows) > 100
    assert any(case.person.family_name in text for _table, text in rows), "the search sees what is not closed"


# Every plain column that could hold a sentence or a name, and why it may.

CODES = "codes and references only"
STAFF = "who works in the scheme, not who is in it"
PUBLIC = "the unit's or the court's own, public"
PUBLIC_LIST = "a published list: offences, conditions of a licence"
LAW = "words of the rules, the same in every case"
SEARCHED = "people are found by it; where they live and how they are reached is closed"
PLAIN = {
    "Account.email": "officers only, held by a constraint",
    "Account.handle": "an officer's work address; a member's is a random name",
    "Account.password": "a digest",
    "Allocation.reason": CODES,
    "ApprovalSetting.reason": "why an approval was changed for a stage: no case",
    "Assessment.next_step": LAW,
    "Assessment.question": "what the rules were asked: kinds, dates, the offence",
    "Assessment.reasons": LAW,
    "Attendance.agency": STAFF,
    "Attendance.name": STAFF,
    "AuditEntry.data": CODES,
    "AuditEntry.subject": CODES,
    "AuditEntry.what": CODES,
    "BulkWork.items": CODES,
    "BulkWork.problems": CODES,
    "Consultation.agency": STAFF,
    "Consultation.asker": STAFF,
    "Consultation.family_name": "the offender's, as whoever asks wrote it; no victim's name stands in a question's open part",
    "Court.name": PUBLIC,
    "Duty.key": CODES,
    "Duty.source": LAW,
    "Duty.text": LAW,
    "Errand.act": "the name of a verb",
    "Fact.data": "codes and dates the ledger needs; what was said of the stage is in the closed details",
    "FeedMessage.candidates": CODES,
    "FeedMessage.event_type": CODES,
    "FeedMessage.identifiers": "numbers of the offender, which events are matched by",
    "FeedMessage.occurred_text": CODES,
    "FeedMessage.why": LAW,
    "FormerName.family_name": SEARCHED,
    "FormerName.given_names": SEARCHED,
    "HospitalNote.duty": CODES,
    "LawSetting.reason": "why a commencement date or a period was entered: no case",
    "LawSetting.value": "a day or numbers",
    "Likeness.because": "which kinds of things are alike, never what they are",
    "Meeting.chair": STAFF,
    "MeetingAction.owner": STAFF,
    "Merge.moved": CODES,
    "Message.carrier_reference": CODES,
    "Message.content_hash": "a digest",
    "Message.sender_name": "what stands on the envelope, chosen so that it says nothing",
    "MessageStep.note": CODES,
    "NightlyRun.warnings": LAW,
    "OffenceCode.title": PUBLIC_LIST,
    "Offender.family_name": SEARCHED,
    "Offender.given_names": SEARCHED,
    "Officer.hours": STAFF,
    "Officer.name": STAFF,
    "IdentityCheck.right": CODES,
    "IdentityCheck.wrong": CODES,
    "Partner.name": STAFF,
    "Person.family_name": SEARCHED,
    "Person.given_names": SEARCHED,
    "Person.preferred_name": SEARCHED,
    "PolicyCondition.category": PUBLIC_LIST,
    "PolicyCondition.inputs": PUBLIC_LIST,
    "PolicyCondition.template": PUBLIC_LIST,
    "PolicyCondition.text": PUBLIC_LIST,
    "Practitioner.email": STAFF,
    "Practitioner.name": STAFF,
    "ReachStep.note": CODES,
    "Receipt.carrier_reference": CODES,
    "ReceivedText.carrier_reference": CODES,
    "Referral.source_name": STAFF,
    "ReportFile.content_hash": "a digest",
    "ReportStep.content_hash": "a digest",
    "LeakRelease.content_hash": "a digest",
    "ReportVersion.content_hash": "a digest",
    "Bundle.statement_hash": "a digest",
    "RequestCopy.content_hash": "a digest",
    "RequestStep.content_hash": "a digest",
    "RequestVersion.content_hash": "a digest",
    "ParoleAnswer.asked_by": STAFF,
    "ZoneLeave.given_by": STAFF,
    "RiskMessage.acknowledged_by": STAFF,
    "RiskMessage.email": STAFF,
    "RiskMessage.name": STAFF,
    "RiskMessage.subject": CODES,
    "SafeContactPlan.sender_name": "what stands on the envelope, chosen so that it says nothing",
    "Sentence.court_name": PUBLIC,
    "Sentence.disposal": "what the court decided",
    "Sentence.offence": "what the court decided",
    "Sentence.offence_act": LAW,
    "Sentence.offence_title": "what the court decided",
    "Sentence.term": "what the court decided",
    "StatementStep.content_hash": "a digest",
    "StatementUse.content_hash": "a digest",
    "StatementVersion.content_hash": "a digest",
    "Telling.rules": CODES,
    "Telling.source_of_rule": LAW,
    "Telling.withheld": "which fields were withheld and by which rule, never what stood in them",
    "Unit.address": PUBLIC,
    "Unit.email": PUBLIC,
    "Unit.hours": PUBLIC,
    "Unit.hours_in_welsh": PUBLIC,
    "Unit.name": PUBLIC,
    "VictimRepresentative.agency": STAFF,
    "WaitingMail.subject": LAW,
    "ZoneConsent.content_hash": "a digest",
    "ZoneVersion.content_hash": "a digest",
}


def wide_plain_columns() -> Iterator[str]:
    for model in apps.get_app_config("records").get_models():
        for field in model._meta.get_fields():
            if _is_wide(field):
                yield f"{model.__name__}.{field.name}"


def _is_wide(field: Any) -> bool:
    if isinstance(field, models.TextField | models.JSONField):
        return True
    return isinstance(field, models.CharField) and (field.max_length or 0) > 60 and not field.choices


def test_every_plain_column_wide_enough_for_a_sentence_has_its_reason() -> None:
    assert set(wide_plain_columns()) == PLAIN.keys()
