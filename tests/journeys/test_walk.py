"""The walk through the whole house, as people do it: from a referral to what the victim finally reads."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser

from tests import builders
from tests.journeys.members import Phone, code_in_letter, code_in_newest_mail, on_paper
from tests.journeys.officers import Desk, Referral
from tests.journeys.sites import Sites
from victimcontact.casework import tellings
from victimcontact.gateway import hear, tasks
from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.words.months import day_in_words, month_in_words

pytestmark = pytest.mark.browser

PERSONAL = ("Rhian", "Pritchard", "Gareth", "Blake", "A7123XY")
CONDITION = "Not to approach or communicate with any victim of the offence."
CONCERNS = "Sleep has been bad since the letter came."


@dataclass
class Walk:
    """Everybody on the walk, and what they have come to."""

    officer: Desk
    manager: Desk
    member: Phone
    files: Path
    today: date = field(default_factory=timezone.localdate)
    reference: str = ""

    @property
    def referral(self) -> Referral:
        return Referral(
            offender=("Gareth", "Blake"),
            prison_number="A7123XY",
            victim=("Rhian", "Pritchard"),
            imposed_on=self.today - timedelta(days=21),
            received_on=self.today - timedelta(days=5),
        )

    def referred_and_allocated(self) -> None:
        """1 to 3: assessed with reasons, and owed from the moment of referral, before anybody holds the case."""
        due = words_of(working_days_after(self.referral.received_on, 20))
        self.reference = self.manager.take_in(self.referral)
        self.manager.go("/?whose=unallocated")
        self.manager.reads(due)
        self.manager.allocate(self.reference, self.officer.officer)
        self.officer.go("/")
        self.officer.reads(due)

    def offered(self) -> None:
        """4: reached safely, in a letter seen exactly as it is printed; posting it is the proof."""
        self.officer.confirm_name(self.reference)
        self.officer.make_safe(self.reference)
        letter = self.officer.write(self.reference, "L01 First contact: offering the scheme")
        self.officer.reads("Exactly as it will be sent", "Rhian Pritchard", "7 Made-up Street")
        self.officer.approve()
        the_worker_works()
        assert "Victim Support is free" in on_paper(letter)
        self.officer.post_everything()
        self.officer.open_case(self.reference)
        self.officer.reads("Offered")
        self.officer.open_page(self.reference, "duties")
        assert "Kept" in self.officer.row("P10"), "posting is the proof of first contact"

    def joined(self) -> None:
        """5: the wish, and the welcome."""
        self.officer.join(self.reference)
        self.sent_everything()

    def heard(self) -> None:
        """8: a report that she approves, another officer checks, and the Board acknowledges."""
        hearing_on = self.today + timedelta(days=112)
        review = self.officer.open_review(self.reference, "Parole review", hearing_on)
        self.officer.reads(words_of(hearing_on), words_of(hearing_on - timedelta(days=28)))
        self.sent_everything()
        self.officer.ask_for_condition(self.reference, CONDITION)
        report = self.written(self.officer.write_report(review))
        self.manager.check_report(report)
        self.officer.send_report(report, "Parole Board")
        self.officer.go(f"/reviews/{review}/")
        assert "Kept" in self.officer.row("P28")

    def written(self, report: str) -> str:
        """The officer writes, she approves by telephone."""
        self.officer.type("Concerns about release or a move to open conditions (optional)", CONCERNS)
        self.officer.press("Save")
        self.officer.reads(CONDITION, CONCERNS)
        self.officer.go(f"/reports/{report}/")
        self.officer.press("Ask the victim to read it")
        self.officer.follow("They approve it")
        self.officer.choose("How did they approve it?", "I read it to them on the telephone")
        self.officer.page.get_by_label("I told them who can read it, and they understood").check()
        self.officer.press("Record the approval")
        return report

    def at_the_table(self) -> None:
        """9: a meeting with its input, an action, what may be told, and minutes for those who were there."""
        meeting = self.officer.meet(self.reference, self.today)
        self.officer.press("Write the input (R05)")
        self.officer.type("Current fears (optional)", "Being found at work.")
        self.officer.press("Save")
        self.officer.go(f"/meetings/{meeting}/")
        self.officer.record_who_came()
        self.officer.log_action("Speak to the employer.", "Police", self.today + timedelta(days=7))
        self.officer.note_disclosure("The area of the release.", "No")
        self.officer.record_minutes("Moved to the CANARYHOSTEL.")
        self.manager.go(f"/meetings/{meeting}/")
        self.manager.does_not_read("Read the minutes", "CANARYHOSTEL")
        self.officer.close_meeting(meeting, "A panic alarm at home.")

    def risk_passed_on(self) -> None:
        """10: what she told is phoned through and written on, without who or where she is."""
        self.officer.name_practitioner(self.reference, "Sam Probation", "sam@example.org")
        item = self.officer.told_of_risk(self.reference, "Rhian saw him outside 7 Made-up Street.", self.today)
        self.officer.reads("Phone today")
        self.officer.phoned(item)
        self.officer.send_risk(item, "Rhian saw him near home.")
        self.officer.reads("This shows who or where the person is")
        self.officer.send_risk(item, "A person I am in touch with saw him near their home.")
        the_worker_works()
        (mail,) = Path(settings.OUTBOX).glob("RM-*.eml")
        assert not [word for word in ("Rhian", "Pritchard", "Made-up Street", "victim") if word in mail.read_text()]
        self.officer.risk_received(item, "Sam Probation")

    def told(self) -> None:
        """6: the prison's own message; held for an hour; a letter that says the month and no more."""
        self.hear_of_release()
        self.officer.open_case(self.reference)
        self.officer.does_not_read("L17")
        tellings.release_held(now=timezone.now() + timedelta(minutes=settings.FEED_HOLD_MINUTES + 1))
        letter = self.officer.letter_of(self.reference, "L17")
        self.officer.go(f"/messages/{letter}/")
        self.officer.reads(f"released from prison in {self.month}")
        self.officer.approve()
        the_worker_works()
        assert f"released from prison in {self.month}" in on_paper(letter)
        assert not [word for word in ("CANARYPRISON", words_of(self.today)) if word in body_of(letter)]
        self.officer.post_everything()

    def hear_of_release(self) -> None:
        """The same message twice: the second changes nothing."""
        file = self.files / "received.json"
        file.write_text(json.dumps(release_of(self.referral.prison_number)))
        assert hear.main([str(file)]) == 0
        assert hear.main([str(file)]) == 0

    def reads_it_in_her_own_pages(self) -> None:
        """11: a code from a letter, a code from an e-mail, and her page in plain words."""
        self.officer.invite(self.reference)
        letter = self.officer.path.split("/")[2]
        self.officer.approve()
        the_worker_works()
        self.officer.post_everything()
        self.member.come_in_first(code_in_letter(on_paper(letter)), "rhian@example.org")
        the_worker_works()
        self.member.enter(code_in_newest_mail())
        self.member.reads(
            f"The person who was sentenced was released from prison in {self.month}.",
            "I cannot tell you where they live.",
            "What this means",
            "What happens next",
            words_of(self.today + timedelta(days=112)),
            "Vera Oxley",
        )
        self.member.does_not_read("CANARYPRISON", "CANARYHOSTEL", "Being found at work", "Sam Probation")

    def writes_to_her_officer(self) -> None:
        """A message each way, and the letters she was sent."""
        self.member.follow("Messages", within="nav")
        self.member.type("Your message", "Thank you. May I bring my sister?")
        self.member.press("Send")
        self.officer.go("/")
        self.officer.follow("Read and answer a message")
        self.officer.reads("Thank you. May I bring my sister?")
        self.officer.answer(self.reference, "Yes, please do.")
        self.member.follow("Messages", within="nav")
        self.member.reads("Yes, please do.")
        self.member.follow("Letters", within="nav")
        self.member.follow("Release from prison")
        self.member.reads(f"released from prison in {self.month}")
        self.member.follow("Choices", within="nav")
        self.member.reads("Change your choices")
        self.member.follow("Your officer", within="nav")
        self.member.reads("Vera Oxley", "0117 496 0101")

    def sent_everything(self) -> None:
        """Whatever is drafted in the case is read, approved, printed and posted."""
        self.officer.approve_everything(self.reference)
        the_worker_works()
        self.officer.post_everything()

    @property
    def month(self) -> str:
        return month_in_words(f"{self.today:%Y-%m}", "en")


def words_of(day: date) -> str:
    return day_in_words(day, "en")


def the_worker_works() -> None:
    """What the worker does when it is nudged."""
    tasks.send_messages()


def body_of(letter: str) -> str:
    """A letter on paper from its salutation on: above it stands the day it was written."""
    return on_paper(letter).partition("Dear")[2]


def release_of(prison_number: str) -> dict[str, Any]:
    """A release as the prison's system says it: a domain event in a notification of SNS in what SQS hands out."""
    event = {
        "eventType": "prison-offender-events.prisoner.released",
        "version": 1,
        "description": "A prisoner has been released from prison",
        "occurredAt": timezone.localtime().isoformat(),
        "additionalInformation": {
            "nomsNumber": prison_number,
            "reason": "RELEASED",
            "nomisMovementReasonCode": "CR",
            "prisonId": "CANARYPRISON",
            "currentLocation": "OUTSIDE_PRISON",
        },
        "personReference": {"identifiers": [{"type": "NOMS", "value": prison_number}]},
    }
    attributes = {"eventType": {"Type": "String", "Value": event["eventType"]}}
    notice = {"Type": "Notification", "MessageId": "n-1", "Message": json.dumps(event), "MessageAttributes": attributes}
    return {"Messages": [{"MessageId": "q-1", "ReceiptHandle": "r", "Body": json.dumps(notice)}]}


@pytest.fixture
def walk(chromium: Browser, served: Sites, tmp_path: Path) -> Walk:
    builders.unit()
    holder, boss = builders.officer(name="Vera Oxley"), builders.officer("manager", name="Maggie Holt")
    return Walk(
        officer=Desk(chromium, served.staff, holder, unseen=PERSONAL).sign_in(),
        manager=Desk(chromium, served.staff, boss, unseen=PERSONAL).sign_in(),
        member=Phone(chromium, served.portal, unseen=PERSONAL),
        files=tmp_path,
    )


def test_a_victim_is_found_offered_heard_and_told(walk: Walk) -> None:
    walk.referred_and_allocated()
    walk.offered()
    walk.joined()
    walk.heard()
    walk.at_the_table()
    walk.risk_passed_on()
    walk.told()
    walk.reads_it_in_her_own_pages()
    walk.writes_to_her_officer()

    mails = [message_from_bytes(file.read_bytes()) for file in Path(settings.OUTBOX).glob("*.eml")]
    assert not [mail["Subject"] for mail in mails if any(word in str(mail["Subject"]) for word in PERSONAL)]
