"""A restricted patient: the victim is told in Welsh and represents conditions and nothing else. Another one: the hospital has a desk."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests import builders
from tests.journeys.members import Phone, code_in_letter, code_in_newest_mail, on_paper
from tests.journeys.officers import Desk, Referral
from tests.journeys.sites import Sites
from victimcontact.casework import report_files
from victimcontact.casework.documents.measuring import marks
from victimcontact.gateway import tasks
from victimcontact.records.models import Message, Report
from victimcontact.scheme.words.months import day_in_words

pytestmark = pytest.mark.browser

PERSONAL = ("Lowri", "Penrhyn", "Dylan", "Hartley", "A7124XY")
CONDITION = "Not to approach or communicate with any victim of the offence."


def referral(today: date) -> Referral:
    return Referral(
        offender=("Dylan", "Hartley"),
        prison_number="A7124XY",
        victim=("Lowri", "Penrhyn"),
        imposed_on=today - timedelta(days=21),
        received_on=today - timedelta(days=3),
        sentence="Hospital order",
        years="",
        restriction_order="Yes",
        language="Welsh",
        outcome="In the scheme, a restricted patient",
    )


def sent(officer: Desk, reference: str, letter: str) -> str:
    """A letter written, approved, printed and posted; what it says on paper."""
    officer.go(f"/messages/{letter}/")
    officer.approve()
    tasks.send_messages()
    officer.post_everything()
    return on_paper(letter)


def member(officer: Desk, holder: Desk, today: date) -> str:
    """From the referral to a member, with the offer in Welsh; the reference of the case."""
    reference = officer.take_in(referral(today))
    officer.allocate(reference, holder.officer)
    holder.confirm_name(reference)
    holder.make_safe(reference)
    offer = sent(holder, reference, holder.write(reference, "L01 First contact: offering the scheme"))
    assert "Annwyl Lowri Penrhyn" in offer
    holder.join(reference)
    sent(holder, reference, holder.letter_of(reference, "L03"))
    return reference


def reported(officer: Desk, manager: Desk, case: str, review: str) -> str:
    """The report to the tribunal: only conditions can be asked for, she approves, another officer checks, it is received."""
    officer.ask_for_condition(case, CONDITION)
    report = officer.write_report(review)
    officer.does_not_read("Concerns about release", "Victim Personal Statement")
    officer.press("Save")
    officer.go(f"/reports/{report}/")
    officer.press("Ask the victim to read it")
    officer.follow("They approve it")
    officer.choose("How did they approve it?", "I read it to them on the telephone")
    officer.page.get_by_label("I told them who can read it, and they understood").check()
    officer.press("Record the approval")
    manager.check_report(report)
    officer.send_report(report, "First-tier Tribunal (Mental Health)")
    return report


def test_the_victim_of_a_restricted_patient_is_told_and_asks_for_conditions(chromium: Browser, served: Sites) -> None:
    today = timezone.localdate()
    builders.unit()
    holder, boss = builders.officer(name="Eleri Vaughan"), builders.officer("manager", name="Maggie Holt")
    officer = Desk(chromium, served.staff, holder, unseen=PERSONAL).sign_in()
    manager = Desk(chromium, served.staff, boss, unseen=PERSONAL).sign_in()
    reference = member(manager, officer, today)
    hearing_on = today + timedelta(days=70)

    review = officer.open_review(
        reference, "Mental health tribunal", hearing_on, **{"When was the application or reference made?": today}
    )
    officer.reads(day_in_words(hearing_on, "en"))
    told = sent(officer, reference, Message.objects.get(variant="tribunal_hearing_listed").reference)
    report = reported(officer, manager, reference, review)

    assert day_in_words(hearing_on, "cy") in told
    assert "salwch" in told or "gofal" in told, "she is told that she cannot write about illness or care"
    assert CONDITION.split()[-1] in words_of(report)
    her_page(Phone(chromium, served.portal, unseen=PERSONAL), officer, reference, day_in_words(hearing_on, "cy"))


def test_somebody_of_a_hospital_is_let_in_and_says_that_the_victim_was_told(chromium: Browser, served: Sites) -> None:
    today = timezone.localdate()
    holder = builders.officer(name="Nia Rowlands")
    case = builders.handed_over(holder, now=timezone.now(), victims=(builders.victim(family_name="Penrhyn"),))
    officer = Desk(chromium, served.staff, holder, unseen=PERSONAL).sign_in()
    guest = Desk(chromium, served.staff, holder, unseen=PERSONAL)
    officer.record(case.reference, "Leaves hospital under a community treatment order", today)

    comes_in(guest, let_in(officer, case.reference, today))
    guest.reads("Hospital desk", "Penrhyn", "Made-up Street", "Nia Rowlands", "A community treatment order")
    guest.follow("Have you told the victim?")
    waiting = f"A community treatment order, and its conditions, {day_in_words(today, 'en')}"
    guest.choose("What is it about?", waiting)
    guest.choose("Have you told the victim?", "Yes")
    guest.day("On which day?", today)
    guest.press("Tell us")
    guest.reads("The victim’s officer knows.", "Nothing now.")

    officer.go(f"/cases/{case.reference}/hospital/guests/")
    officer.reads("They told the victim", "The check is closed with it.")
    officer.follow("End it now")
    officer.type("Why?", "She works on another ward now.")
    officer.press("End it now")
    officer.reads("They cannot come to this case any more.")
    guest.go(f"/hospital/{case.reference}/")
    guest.reads("Sign in")
    guest.does_not_read("Penrhyn")


def let_in(officer: Desk, reference: str, today: date) -> str:
    """Open the case to somebody; the password that is told to them by telephone."""
    officer.open_case(reference)
    officer.do("The hospital and its managers")
    officer.follow("Who of the hospital can see this case, and what they told us")
    officer.follow("Let somebody in")
    officer.type("Who is it?", "Harriet Hale")
    officer.type("Their work email address", "h.hale@example.org")
    officer.day("Until which day may they come?", today + timedelta(days=30))
    officer.press("Let them in")
    officer.reads("This is the only time the password is shown.")
    (password,) = re.findall(r"[a-z]{4}(?:-[a-z]{4}){3}", officer.words)
    return password


def comes_in(guest: Desk, given: str) -> None:
    """With the password that was given, which she replaces before she sees anything."""
    for password in (given, builders.PASSWORD):
        guest.go("/")
        guest.type("Email address", "h.hale@example.org")
        guest.type("Password", password)
        guest.press("Sign in")
        if password == given:
            guest.type("The password you have now", given)
            guest.type("New password", builders.PASSWORD)
            guest.type("New password again", builders.PASSWORD)
            guest.press("Change your password")


def words_of(report: str) -> str:
    """What the report says, as it left."""
    left = report_files.file_of(Report.objects.get(reference=report), "pdf")
    return " ".join(mark.text for mark in marks(left))


def her_page(phone: Phone, officer: Desk, reference: str, hearing_on: str) -> None:
    """She reads it in Welsh."""
    officer.invite(reference)
    letter = officer.path.split("/")[2]
    phone.come_in_first(code_in_letter(sent(officer, reference, letter)), "lowri@example.org")
    tasks.send_messages()
    phone.enter(code_in_newest_mail())
    phone.reads("Eich tudalen", hearing_on)
    phone.does_not_read("Your page")
    assert phone.page.locator("html").get_attribute("lang") == "cy"
