"""What of a case is on its way to whoever decides, or came from them: for the table of every address."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests import builders
from tests.casework.foreign_files import a_pdf
from tests.portal.members import officer_of
from victimcontact.casework import (
    applications,
    bundles,
    complaints,
    condition_requests,
    consultations,
    contacts,
    data_requests,
    enquiries,
    hard_stops,
    hearing_feeds,
    hospital_desk,
    meeting_actions,
    meetings,
    non_disclosure,
    notes,
    questions,
    received_documents,
    reports,
    restorative_justice,
    reviews,
    statements,
    zone_leaves,
    zones,
)
from victimcontact.casework.questions import Asker, Question
from victimcontact.casework.received_documents import Received
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import (
    Account,
    Bundle,
    Case,
    Fact,
    GuestAccess,
    Officer,
    RequestCopy,
    RequestStep,
    Withholding,
)
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.zones import reading

NOW = builders.NOW
PAGES_OF_A_QUESTION = (
    "consultation",
    "consultation-asked",
    "consultation-views",
    "answer-consultation",
    "consultation-not-applicable",
    "decide-consultation",
)


def of_reviews(case: Case) -> dict[str, dict[str, str]]:
    """A parole review with a hearing, a report that waits for the member, and a statement to be kept from the prisoner."""
    opening = reviews.Opening("parole")
    review = reviews.open_review(sentence=case.sentence, opening=opening, by=officer_of(case), now=NOW)
    reviews.list_hearing(review=review, hearing_on=date(2027, 3, 3), by=officer_of(case), now=NOW)
    report = reports.start(case=case, review=review, by=officer_of(case), now=NOW)
    reports.ask_victim(report=report, by=officer_of(case), now=NOW)
    opened = Fact.objects.get(kind="review_opened", data__review=review.reference)
    spoken = contacts.ContactMade(NOW.date(), "phone", "completed", about=str(opened.pk))
    contacts.add(case=case, made=spoken, by=officer_of(case), now=NOW)
    asked = applications.record(case=case, review=review, kind="read_statement", by=officer_of(case), now=NOW)
    token = hearing_feeds.renew(by=officer_of(case), now=NOW).token
    week = bundles.make_for_week(from_on=date(2027, 3, 1), by=officer_of(case), now=NOW)
    bundle = Bundle.objects.create(
        reference="BU-TEST", case=case, review=review, pages=1, content="", made_by=officer_of(case), made_at=NOW
    )
    statement = statements.start(case=case, review=review, by=officer_of(case), now=NOW)
    non_disclosure.record(case=case, review=review, choice="accept", by=officer_of(case), now=NOW)
    return {
        "bundles/": {"reference": bundle.reference},
        "bundle-work": {"reference": str(week.pk)},
        "start-statement": {"review": review.reference},
        "statements/": {"reference": statement.reference, "mark": "name-0-4"},
        "withholdings/": {"reference": Withholding.objects.get(case=case).reference},
        "reviews/": {"reference": review.reference, "case": case.reference, "document": "R01"},
        "reports/": {"reference": report.reference, "form": "docx", "mark": "name-0-4"},
        "applications/": {"reference": asked.reference},
        "calendars/": {"token": token},
    }


def of_meetings(case: Case, holder: Officer) -> dict[str, dict[str, str]]:
    """A meeting at which the case's officer sits, with an action."""
    seats = (meetings.Seat("", "Victim liaison", officer_id=str(holder.pk)),)
    planned = meetings.Planned("mappa", NOW.date(), level=2, seats=seats, invited_on=NOW.date())
    meeting = meetings.plan(case=case, planned=planned, by=officer_of(case), now=NOW)
    about: dict[str, Any] = {"meeting": meeting, "by": officer_of(case), "now": NOW}
    asked = meeting_actions.Asked("Ring the school.", NOW.date(), owner="Police", case=case, for_safety=True)
    action = meeting_actions.add(asked=asked, **about)
    item = meeting_actions.decide_disclosure(case=case, item="That there is a zone.", may_be_told=True, **about)
    values = {"reference": meeting.reference, "case": case.reference, "action": str(action.pk), "item": str(item.pk)}
    return {"meetings/": values}


def of_requests(case: Case) -> dict[str, dict[str, str]]:
    """A condition asked for that waits to be confirmed, an alert about it because the licence starts soon, and a sheet that went."""
    wanted = condition_requests.Wanted("EXC_TYPE", "Not to come near the school.", {"kind_of_place": "school"})
    request = condition_requests.start(case=case, wanted=wanted, by=officer_of(case), now=NOW)
    hard_stops.record_start(sentence=case.sentence, starts_on=date(2026, 11, 26), by=officer_of(case), now=NOW)
    (alert,) = hard_stops.alerts_of(case)
    step = RequestStep.objects.get(request=request)
    copy = RequestCopy.objects.create(step=step, content="", content_hash="x", made_by=officer_of(case), made_at=NOW)
    return {
        "requests/": {"reference": request.reference, "step": "confirm", "key": str(copy.pk)},
        "request-alerts/": {"reference": str(alert.pk)},
        "ask-for-condition": {"kind": "NC_NAMED"},
    }


def of_zones(case: Case) -> dict[str, dict[str, str]]:
    """A zone with an area and its boundary in words."""
    zone = zones.start(case=case, purpose="EXC_ZONE", by=officer_of(case), now=NOW)
    shape = reading.read("ST 580 720\nST 595 719\nST 597 726\nST 592 734").shape
    zones.write(
        zone=zone, drawn=Drawn(shape, "Along the canal.", reason="home"), version=0, by=officer_of(case), now=NOW
    )
    leave = zone_leaves.Leave(NOW.date(), NOW.date(), "A funeral.", "Pat Practitioner")
    given = zone_leaves.record(zone=zone, leave=leave, by=officer_of(case), now=NOW)
    return {"zones/": {"reference": zone.reference, "leave": str(given.pk)}}


def of_what_came(case: Case) -> dict[str, dict[str, str]]:
    """A statement that was written at home, and a document that a member sent and nobody has checked."""
    received = Received(received_documents.Kind.STATEMENT, NOW.date())
    kept = received_documents.add(case=case, received=received, content=a_pdf(), by=officer_of(case), now=NOW)
    assert case.person.account is not None
    note = notes.write(case=case, text="Please look.", document=a_pdf(), by=case.person.account, now=NOW)
    return {
        "received-document": {"document": kept.reference},
        "decide-document": {"document": note.documents.get().reference},
    }


def of_questions(case: Case, decision_maker: Account) -> dict[str, dict[str, str]]:
    """A question about the case, of which its person has been told, and one about an offender nobody knows."""
    asker, asked = Asker("Mrs Lowe", "HMP Nowhere"), Question(Kind.HDC, "May he go home with a tag?")
    question = questions.write_down(case=case, question=asked, asker=asker, by=officer_of(case), now=NOW)
    part = consultations.part_of(case, question.reference)
    consultations.record_asked(part=part, channel="phone", by=officer_of(case), now=NOW)
    unknown = replace(asked, number="Z9999ZZ", family_name="Nobody")
    nobody = questions.ask(question=unknown, agency="HMP Nowhere", by=decision_maker, now=NOW)
    return {
        **{page: {"consultation": question.reference} for page in PAGES_OF_A_QUESTION},
        "question": {"reference": nobody.reference},
        "give-views": {"question": question.reference},
    }


def of_guests(case: Case, guest: GuestAccess) -> dict[str, dict[str, str]]:
    """A case that is open to somebody of a hospital, who has told us that something is coming."""
    said = hospital_desk.Coming("absolutely_discharged")
    note = hospital_desk.say_coming(reference=case.reference, coming=said, by=guest.account, now=NOW)
    here = {"reference": case.reference, "guest": guest.reference, "note": note.reference}
    pages = ("handover", "name-hospital", "pass-on", "guests", "let-in-guest", "read-hospital-note", "hospital/")
    return dict.fromkeys((*pages, "extend-guest", "end-guest", "guest-password", "settle-guest"), here)


def of_restorative_justice(case: Case) -> dict[str, dict[str, str]]:
    """Restorative justice that its victim raised."""
    made = restorative_justice.record_raised(case=case, hopes="To ask why.", by=officer_of(case), now=NOW)
    return {"restorative/": {"reference": made.reference}}


def of_complaints(case: Case, member: Account) -> dict[str, dict[str, str]]:
    """What the member says went wrong, which nobody has answered yet."""
    made = complaints.make(case=case, text="It came too late.", wanted="", about_officer=False, by=member, now=NOW)
    return {"complaints/": {"reference": made.reference}, "complaint": {"complaint": made.reference}}


def of_enquiries() -> dict[str, dict[str, str]]:
    """Somebody asked on the public site, and nobody has answered yet."""
    told = enquiries.Told("join", "myself", "Rhian", "Tirion", "none", "en", court=builders.COURT)
    return {"enquiries/": {"reference": enquiries.send(told=told, draft="", visitor="192.0.2.7", now=NOW)}}


def of_data(case: Case, member: Account) -> dict[str, dict[str, str]]:
    """A copy that the member asked for, and can open; the officer comes to it beside the case."""
    made = data_requests.ask_for_copy(case=case, by=member, now=NOW)
    data_requests.release(request=made, by=officer_of(case), now=NOW)
    return {"data-request": {"data": made.reference}}
