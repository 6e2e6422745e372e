"""A life sentence before the Parole Board, from the notice to the final decision, as the victim lives through it and reads of it."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser

from tests import builders
from tests.journeys import being_heard
from tests.journeys.being_heard import Asked, words_of_day
from tests.journeys.conftest import Calendar
from tests.journeys.members import Phone
from tests.journeys.officers import Desk
from tests.journeys.sites import Sites
from victimcontact.casework import bundles
from victimcontact.records.models import Bundle, Case, Report, Statement
from victimcontact.scheme.reviews import RECONSIDERATION_DAYS

pytestmark = pytest.mark.browser

PERSONAL = ("Rhian", "Pritchard", "Gareth", "Blake")
HURT = "He broke the door, and I have not slept a night through since."
CONCERNS = "Sleep has been bad since the letter came."
STAY_AWAY = Asked("NC_UNNAMED", "Not to approach or communicate with any victim of the offence.")
TRAVEL = Asked("TRAVEL", "To tell the officer before leaving the home county.", proportionate="A phone call is little.")
WHY_DEFERRED = "A report was not ready."
REASONS = "Not necessary, because the tag shows it; not proportionate, because work takes them out of the county."
NOT_NEEDED, TOO_FAR = "There is a tag already, and it shows where they are.", "Their work takes them out of the county."


@dataclass
class Review:
    """Everybody, the case, and the review as it goes on."""

    officer: Desk
    manager: Desk
    member: Phone
    case: Case
    calendar: Calendar
    reference: str = ""

    def opened(self, hearing_on: date) -> None:
        """The notice: a review with a hearing, of which she reads on paper and in her own pages."""
        self.reference = self.officer.open_review(self.case.reference, "Parole review", hearing_on)
        self.officer.reads(words_of_day(hearing_on), words_of_day(hearing_on - timedelta(days=28)))
        being_heard.letters_go(self.case)
        being_heard.comes_in(self.member, self.case)
        self.member.reads(words_of_day(hearing_on))

    def stated(self) -> None:
        """She writes at her own pace, and approves every word of it knowing that the prisoner can read it."""
        self.member.follow("Statement", within="nav")
        self.member.press("Begin a statement")
        self.member.follow("How were you hurt?")
        self.member.type("How were you hurt?", HURT)
        self.member.press("Save")
        self.member.follow("Read it through and agree")
        self.member.reads("The prisoner can read your statement", HURT)
        self.member.page.get_by_label("These are my words, and I understand who can read them").check()
        self.member.press("I agree to these words")
        self.member.reads("Your officer can now pass it on, in exactly these words.")
        statement = Statement.objects.get(case=self.case)
        self.officer.go(f"/statements/{statement.reference}/send/")
        self.officer.page.get_by_label("These are the words they approved, and it goes now").check()
        self.officer.press("Send it")
        self.officer.reads("It is recorded as sent, in these words.")

    def asked_for(self, asked: Asked) -> str:
        """A condition, worded by the officer, agreed to by her, carried to the Board."""
        made = being_heard.asks_for(self.officer, self.case, asked)
        being_heard.agrees_to_condition(self.member, self.case, made)
        being_heard.sends_condition(self.officer, made, "Parole Board")
        return made

    def reported(self) -> str:
        """R01 with both conditions, checked by another officer, sent, and bundled with her statement."""
        report = self.officer.write_report(self.reference)
        self.officer.type("Concerns about release or a move to open conditions (optional)", CONCERNS)
        self.officer.press("Save")
        being_heard.approved_report(self.officer, self.manager, report)
        self.officer.send_report(report, "Parole Board")
        self.officer.go(f"/reports/{report}/")
        self.officer.press("Make the bundle")
        return report

    def deferred(self) -> None:
        """Put off with a reason, and no new day: she reads both, and what she said still counts."""
        self.officer.go(f"/reviews/{self.reference}/")
        self.officer.follow("Put the hearing off")
        self.officer.choose("Is there a new day?", "No")
        self.officer.type("Why was it put off? (optional)", WHY_DEFERRED)
        self.officer.press("Record the deferral")
        self.officer.reads("Deferred, no new day yet", WHY_DEFERRED)
        being_heard.letters_go(self.case)
        self.member.go(f"/your-page/{self.case.reference}/")
        self.member.reads("The parole hearing has been put off", WHY_DEFERRED)

    def listed_again(self, old: date, new: date, report: str) -> None:
        """What hung on the old day has ended; what was sent stays sent; she reads the new day as what comes next."""
        self.officer.go(f"/reviews/{self.reference}/hearing/")
        self.officer.day("When is the hearing?", new)
        self.officer.press("List the hearing")
        self.officer.reads(words_of_day(new))
        being_heard.letters_go(self.case)
        assert words_of_day(new) in self.live_duties
        assert words_of_day(old) not in self.live_duties
        assert Report.objects.get(reference=report).state == "acknowledged"
        assert Statement.objects.get(case=self.case).state == "sent"
        self.member.go(f"/your-page/{self.case.reference}/")
        self.member.reads(f"The Parole Board will hold a hearing on {words_of_day(new)}.")
        assert words_of_day(new + timedelta(days=14)) in self.next_for_her
        assert words_of_day(old + timedelta(days=14)) not in self.next_for_her

    @property
    def live_duties(self) -> str:
        """What is owed now because of the review; what ended is folded away below."""
        return self.officer.page.locator("table").filter(has_text="What is owed").first.inner_text()

    @property
    def next_for_her(self) -> str:
        """What she reads under what comes next."""
        return self.member.page.locator("section[aria-labelledby=next]").inner_text()

    def decided(self, granted: str, refused: str) -> None:
        """On the day of the hearing: a release that is not final, one condition made, the other refused by both tests."""
        self.everybody_comes_back()
        self.officer.go(f"/reviews/{self.reference}/decision/")
        self.officer.choose("What was decided?", "Release")
        self.officer.day("When was the decision given to the parties?", self.calendar.today)
        self.officer.press("Record the decision")
        self.officer.reads("This release is not final", "Release, not final yet")
        being_heard.step(self.officer, granted, "grant")
        reasons = {
            "Their reasons, as you received them": REASONS,
            "What the victim is told: was it needed?": NOT_NEEDED,
            "What the victim is told: would it go too far?": TOO_FAR,
        }
        being_heard.step(self.officer, refused, "refuse", reasons)
        being_heard.letters_go(self.case)
        for asked in (granted, refused):
            how = {"How do they know?": "The letter with the answer has gone"}
            being_heard.step(self.officer, asked, "tell_victim", **how)
        self.member.go(f"/your-page/{self.case.reference}/")
        self.member.reads("They are still in prison today.", "can be looked at again")
        self.member.does_not_read("now final")
        self.member.follow("Rules you asked for, and what came of it")
        self.member.reads(
            "Yes. The rule was made as you asked for it.",
            STAY_AWAY.wording,
            "No. The rule was not made.",
            TRAVEL.wording,
            NOT_NEEDED,
            TOO_FAR,
            "You can ask again",
        )
        self.member.does_not_read(REASONS)

    def final(self) -> None:
        """Nobody asked the Board to look at it again: it is final, and only now does she read so."""
        self.everybody_comes_back()
        self.officer.go(f"/reviews/{self.reference}/")
        self.officer.reads("The decision has become final", "Release, final")
        self.member.go(f"/your-page/{self.case.reference}/")
        self.member.does_not_read("now final")
        self.officer.follow("Record what else happened")
        self.officer.choose("What has happened?", "The decision is final")
        self.officer.press("Record it")
        being_heard.letters_go(self.case)
        self.member.go(f"/your-page/{self.case.reference}/")
        self.member.reads("The Parole Board’s decision to release the person is now final.")

    def everybody_comes_back(self) -> None:
        """On another day everybody has been signed out."""
        self.officer.sign_in()
        being_heard.comes_in_again(self.member, self.case)


@pytest.fixture
def review(chromium: Browser, served_by_calendar: Sites, calendar: Calendar) -> Review:
    builders.unit()
    holder, boss = builders.officer(name="Vera Oxley"), builders.officer("manager", name="Maggie Holt")
    served = served_by_calendar
    return Review(
        officer=Desk(chromium, served.staff, holder, unseen=PERSONAL).sign_in(),
        manager=Desk(chromium, served.staff, boss, unseen=PERSONAL).sign_in(),
        member=Phone(chromium, served.portal, unseen=PERSONAL),
        case=being_heard.member_of(
            holder,
            ("Rhian", "Pritchard"),
            ("Gareth", "Blake"),
            kind="life",
            term=None,
            imposed_on=date(2012, 5, 14),
            convicted_on=date(2012, 5, 14),
        ),
        calendar=calendar,
    )


def test_a_life_sentence_is_reviewed_put_off_decided_and_final_and_she_reads_of_it_all(review: Review) -> None:
    today = review.calendar.today
    old, new = today + timedelta(days=112), today + timedelta(days=133)
    review.opened(old)
    review.stated()
    granted, refused = review.asked_for(STAY_AWAY), review.asked_for(TRAVEL)
    report = review.reported()
    review.deferred()
    review.listed_again(old, new, report)

    review.calendar.turn(133)
    review.decided(granted, refused)
    review.calendar.turn(133 + RECONSIDERATION_DAYS + 1)
    review.final()

    sent = being_heard.words_of_report(report)
    bundle = being_heard.words_of_file(bundles.pdf_of(Bundle.objects.get()))
    assert CONCERNS in sent and STAY_AWAY.wording in sent and TRAVEL.wording in sent
    assert HURT in bundle
    assert not [word for word in ("Rhian", "Pritchard") if word in sent]
