"""A tribunal about a restricted patient: a statement where the law lets the tribunal read one, conditions always, release never.

The tribunal may receive a victim impact statement only where the application was made on or after 25 June 2025 (P77). An application
made the day before, withdrawn and made again the next day, stands on both sides of that gate in one case.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests import builders
from tests.journeys import being_heard
from tests.journeys.being_heard import Asked, words_of_day
from tests.journeys.members import Phone
from tests.journeys.officers import Desk
from tests.journeys.sites import Sites
from victimcontact.casework import statement_sending
from victimcontact.records.models import Case, Statement
from victimcontact.scheme.tribunal_words import outside_conditions

pytestmark = pytest.mark.browser

PERSONAL = ("Lowri", "Penrhyn", "Dylan", "Hartley")
BEFORE, FROM = date(2025, 6, 24), date(2025, 6, 25)
OFFER = "It is called a victim impact statement."
NARROW = "The tribunal may use it only to decide which rules there should be if the patient is discharged."
STAY_AWAY = Asked("NC_UNNAMED", "Not to approach or communicate with any victim of the offence.")
WORDS = "I cannot go to the market on my own."


@dataclass
class Tribunal:
    """Everybody, and the case."""

    officer: Desk
    manager: Desk
    member: Phone
    case: Case

    def applied(self, made_on: date, hearing_on: date) -> tuple[str, str]:
        """The review of an application, and the letters that say so as they go to her."""
        asked = {"When was the application or reference made?": made_on}
        review = self.officer.open_review(self.case.reference, "Mental health tribunal", hearing_on, **asked)
        self.officer.reads(words_of_day(made_on), words_of_day(hearing_on))
        return review, being_heard.letters_go(self.case)

    def withdrawn(self, review: str) -> None:
        self.officer.go(f"/reviews/{review}/decision/")
        self.officer.choose("What was decided?", "Withdrawn, nothing was decided")
        self.officer.day("When was the decision given to the parties?", timezone.localdate())
        self.officer.page.get_by_label("It was decided without the hearing that is still listed").check()
        self.officer.press("Record the decision")
        being_heard.letters_go(self.case)

    def statement_page(self) -> None:
        self.member.go(f"/your-page/{self.case.reference}/statements/")

    def stated(self) -> None:
        """She writes in her own pages, having read how narrowly it is used and that the patient reads it."""
        self.statement_page()
        self.member.press("Begin a statement")
        self.member.reads("Victim impact statement", "The patient can read your statement", NARROW)
        self.member.follow("How do you feel now?")
        self.member.type("How do you feel now?", WORDS)
        self.member.press("Save")
        self.member.follow("Read it through and agree")
        self.member.page.get_by_label("These are my words, and I understand who can read them").check()
        self.member.press("I agree to these words")
        self.member.reads("Your officer can now pass it on, in exactly these words.")

    def reported(self, review: str) -> str:
        """R02: conditions, and no place to write of anything else; a sentence that argues is stopped."""
        report = self.officer.write_report(review)
        self.officer.does_not_read("Concerns about release", "Victim Personal Statement")
        self.officer.press("Save")
        being_heard.approved_report(self.officer, self.manager, report)
        self.officer.send_report(report, "First-tier Tribunal (Mental Health)")
        return report


@pytest.fixture
def tribunal(chromium: Browser, served: Sites) -> Tribunal:
    builders.unit()
    holder, boss = builders.officer(name="Eleri Vaughan"), builders.officer("manager", name="Maggie Holt")
    return Tribunal(
        officer=Desk(chromium, served.staff, holder, unseen=PERSONAL).sign_in(),
        manager=Desk(chromium, served.staff, boss, unseen=PERSONAL).sign_in(),
        member=Phone(chromium, served.portal, unseen=PERSONAL),
        case=being_heard.member_of(
            holder,
            ("Lowri", "Penrhyn"),
            ("Dylan", "Hartley"),
            kind="hospital_order",
            term=None,
            disposal={"restriction_order": True},
            imposed_on=date(2023, 3, 6),
            convicted_on=date(2023, 3, 6),
        ),
    )


def test_a_statement_is_offered_from_the_25th_of_june_2025_and_nobody_speaks_of_release(tribunal: Tribunal) -> None:
    hearing_on = timezone.localdate() + timedelta(days=84)
    being_heard.comes_in(tribunal.member, tribunal.case)

    early, told = tribunal.applied(BEFORE, hearing_on)
    assert "You can say what rules you want" in told and OFFER not in told
    tribunal.statement_page()
    tribunal.member.reads("No statement can be made for this review.", "Here it was asked before that day.")
    tribunal.member.does_not_read("Begin a statement")
    tribunal.withdrawn(early)

    review, told = tribunal.applied(FROM, hearing_on)
    assert OFFER in told and "You cannot say whether they should leave." in told
    tribunal.stated()
    asked = being_heard.asks_for(tribunal.officer, tribunal.case, STAY_AWAY)
    being_heard.agrees_to_condition(tribunal.member, tribunal.case, asked)
    report = tribunal.reported(review)

    left = being_heard.words_of_report(report)
    statement = being_heard.words_of_file(statement_sending.document_of(Statement.objects.get(case=tribunal.case)))
    assert STAY_AWAY.wording in left and WORDS in statement
    assert not [found for found in outside_conditions(left + statement) if found.argues]
    tribunal.member.go(f"/your-page/{tribunal.case.reference}/")
    tribunal.member.reads(words_of_day(hearing_on))
