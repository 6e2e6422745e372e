"""A member's case with everything in it that a member can read."""

from dataclasses import dataclass
from datetime import date

from tests import builders
from tests.portal import members
from victimcontact.casework import (
    complaints,
    condition_requests,
    consultations,
    contacts,
    data_requests,
    notes,
    questions,
    reports,
    reviews,
    stages,
    statements,
    zones,
)
from victimcontact.casework.condition_requests import Wanted
from victimcontact.casework.consultations import AskedOf
from victimcontact.casework.questions import Asker, Question
from victimcontact.casework.reviews import Opening
from victimcontact.casework.stages import Happened
from victimcontact.casework.statement_words import Words
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import (
    Case,
    Complaint,
    DataRequest,
    Fact,
    Message,
    Report,
    Request,
    Review,
    Statement,
    Zone,
)
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.zones import reading

WORDS = {
    "concerns": "She has not slept well since the letter came.\nShe is afraid to meet him in the street.",
    "attends": "",
    "public_hearing_views": "",
    "known_facts": [],
    "told_about_disclosure": "That the prisoner normally sees this report.",
}


@dataclass(frozen=True)
class Whole:
    """The case, a letter that was posted, what waits for the member (a report, a statement, an area, a question), a complaint, a copy."""

    case: Case
    letter: Message
    report: Report
    question: AskedOf
    rule: Request
    statement: Statement
    zone: Zone
    complaint: Complaint
    copy: DataRequest

    def addresses(self) -> list[str]:
        """Every address of the case in the portal."""
        begin = f"/your-page/{self.case.reference}/"
        rest = ["", "officer/", "letters/", f"letters/{self.letter.reference}/", "messages/", "choices/"]
        rest += ["choices/change/", "choices/leave/", "hearings/", f"questions/{self.question.reference}/"]
        rest += ["complaints/", f"complaints/{self.complaint.reference}/"]
        rest += [f"reports/{self.report.reference}/", f"reports/{self.report.reference}/changes/"]
        rest += ["said/", "rules/", "rules/new/", f"rules/{self.rule.reference}/", "statements/"]
        own = f"statements/{self.statement.reference}/"
        rest += [own + page for page in ("", "words/now/", "words/now/typed/", "giving/", "agree/", "keep-from-them/")]
        rest += [own + page for page in ("let-them-see/", "take-back/")]
        rest += [
            "areas/",
            "areas/new/",
            *(f"areas/{self.zone.reference}/{page}" for page in ("", "draw/", "place/", "agree/")),
        ]
        return [begin + each for each in rest]


def whole_case(*, language: str = "en") -> Whole:
    """A member who was told of a release, wrote and was answered, got letters, has a report to read and an area to agree to."""
    case = builders.joined(victims=(builders.victim(language=language),))
    members.activated(case)
    letter = posted_stage(case, Happened("eligible_for_open_conditions", date(2026, 11, 20)))
    members.posted(Message.objects.get(case=case, document="L03"))
    assert case.person.account is not None
    notes.write(case=case, text="Is there any news?", by=case.person.account, now=builders.NOW)
    notes.answer(case=case, text="Not yet.\nI call you in May.", by=members.officer_of(case), now=builders.later(1))
    report, rule = report_to_read(case), rule_to_agree_to(case)
    assert report.review is not None
    statement = statement_to_read(case, report.review)
    complaint = complaints.make(
        case=case, text="It came too late.", wanted="", about_officer=False, by=case.person.account, now=builders.NOW
    )
    copy = data_requests.ask_for_copy(case=case, by=case.person.account, now=builders.NOW)
    data_requests.release(request=copy, by=members.officer_of(case), now=builders.NOW)
    return Whole(case, letter, report, asked_of(case), rule, statement, zone_to_agree(case), complaint, copy)


def rule_to_agree_to(case: Case) -> Request:
    """A condition that their officer has worded with them, and they have not agreed to yet."""
    wanted = Wanted(
        "EXC_TYPE",
        "Not to come near the school.",
        {"kind_of_place": "school"},
        why_necessary="He has waited there.",
        why_proportionate="He has no reason to be there.",
    )
    return condition_requests.start(case=case, wanted=wanted, by=members.officer_of(case), now=builders.NOW)


def posted_stage(case: Case, happened: Happened) -> Message:
    """Something that happened, told in a letter that was posted."""
    fact = stages.record(sentence=case.sentence, happened=happened, by=members.officer_of(case), now=builders.NOW)
    return members.posted(Message.objects.get(telling__fact=fact, case=case))


def asked_of(case: Case) -> AskedOf:
    """Somebody who decides has asked, and the officer has told the member."""
    by, question = members.officer_of(case), Question(Kind.OPEN_CONDITIONS, "May he move to an open prison?")
    made = questions.write_down(
        case=case, question=question, asker=Asker("Mrs Lowe", "HMP Nowhere"), by=by, now=builders.NOW
    )
    part = consultations.part_of(case, made.reference)
    consultations.record_asked(part=part, channel="phone", by=by, now=builders.NOW)
    return consultations.question_to(case, made.reference)


def report_to_read(case: Case) -> Report:
    """A report to the Parole Board that waits for the member."""
    by = members.officer_of(case)
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole", "PB-1"), by=by, now=builders.NOW)
    reviews.list_hearing(review=review, hearing_on=date(2027, 3, 24), by=by, now=builders.NOW)
    opened = Fact.objects.get(kind="review_opened", data__review=review.reference)
    spoken = contacts.ContactMade(builders.TODAY, "phone", "completed", about=str(opened.pk))
    contacts.add(case=case, made=spoken, by=by, now=builders.NOW)
    report = reports.start(case=case, review=review, by=by, now=builders.NOW)
    reports.write(report=report, content=WORDS, version=1, by=by, now=builders.NOW)
    report.refresh_from_db()
    return reports.ask_victim(report=report, by=by, now=builders.NOW)


def statement_to_read(case: Case, review: Review) -> Statement:
    """A statement that the officer wrote down, and that is with the member now."""
    by, said = members.officer_of(case), Words("I could not walk for a month.", "I do not sleep.", "")
    statement = statements.start(case=case, review=review, by=by, now=builders.NOW)
    version = statements.version_of(statement)
    statements.write(statement=statement, words=said, version=version, by=by, now=builders.NOW)
    return statements.ask_victim(statement=statement, by=by, now=builders.NOW)


def zone_to_agree(case: Case) -> Zone:
    """An area that was checked, and what was granted of it; what only officers know of it must reach no page of hers."""
    by = members.officer_of(case)
    zone = zones.start(case=case, purpose="EXC_ZONE", by=by, now=builders.NOW)
    shape = reading.read("ST 580 720\nST 595 719\nST 597 726\nST 592 734").shape
    asked = Drawn(shape, "ST 58", roads="B 4054", reason="home", known_needs="canaryneeds")
    zones.write(zone=zone, drawn=asked, version=0, by=by, now=builders.NOW)
    zones.check(zone=zone, place=reading.read_point("ST 58250 72150"), reason="", by=by, now=builders.NOW)
    zones.grant(zone=zone, drawn=asked, version=1, by=by, now=builders.NOW)
    return zone
