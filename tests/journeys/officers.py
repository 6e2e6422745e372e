"""An officer at work: every step through the pages, found by the words a person reads."""

from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Browser

from tests import builders
from tests.journeys.windows import Window
from victimcontact.records.models import Officer


@dataclass(frozen=True)
class Referral:
    """A referral as a witness care unit would write it, for a form that is filled in by hand."""

    offender: tuple[str, str]
    prison_number: str
    victim: tuple[str, str]
    imposed_on: date
    received_on: date
    sentence: str = "Prison, a fixed length"
    years: str = "8"
    restriction_order: str = ""
    language: str = "English"
    address: str = "7 Made-up Street\nBristol\nBS99 9ZZ"
    phone: str = "07700 900123"
    outcome: str = "In the scheme, with probation"


class Desk(Window):
    """The officers' site in one officer's browser."""

    def __init__(
        self, browser: Browser, site: str, officer: Officer, *, unseen: tuple[str, ...] = (), scripts: bool = True
    ) -> None:
        super().__init__(browser, site, unseen=unseen, scripts=scripts)
        self.officer = officer

    def sign_in(self) -> "Desk":
        self.go("/")
        self.type("Email address", str(self.officer.account.email))
        self.type("Password", builders.PASSWORD)
        self.press("Sign in")
        return self

    def open_case(self, reference: str) -> None:
        self.go(f"/cases/{reference}/")

    def open_page(self, reference: str, page: str) -> None:
        """Another page of the case: its history, what is owed, its documents."""
        self.go(f"/cases/{reference}/{page}/")

    def do(self, what: str) -> None:
        """One of the things that can be done in the case that is open."""
        self.follow(what, within="nav.app-acts")

    # Taking in, deciding, allocating

    def take_in(self, referral: Referral) -> str:
        """Fill in the form of a referral; answer the reference of the case."""
        self.go("/referrals/")
        self.follow("Take in a referral")
        self.type("Witness care unit", "Avon witness care unit")
        self.type("Their reference (optional)", f"WCU-{referral.prison_number}")
        self.day("When did the referral reach us?", referral.received_on)
        self._offender_and_sentence(referral)
        self._victim(referral)
        self.press("Take in the referral")
        self.reads("The referral is in.", referral.outcome, "this decided it")
        return self.path.split("/")[2]

    def allocate(self, reference: str, to: Officer) -> None:
        self.go("/referrals/")
        self.page.locator(f"a[href='/cases/{reference}/allocation/']").click()
        self.look()
        self.page.get_by_label(to.name).check()
        self.press("Allocate")
        self.reads("The case is allocated.")

    def _offender_and_sentence(self, referral: Referral) -> None:
        given, family = referral.offender
        self.type("Offender’s first names", given)
        self.type("Offender’s last name", family)
        self.type("Prison number (optional)", referral.prison_number)
        self.type("Offence", "Wounding with intent to do grievous bodily harm")
        self.type("Act (optional)", "Offences against the Person Act 1861")
        self.type("Section (optional)", "18")
        self.type("Court", builders.COURT)
        self.day("When was the sentence passed?", referral.imposed_on)
        self.choose("Finding", "Convicted")
        self.choose("Sentence or order", referral.sentence)
        if referral.restriction_order:
            self.choose("With a restriction order (section 41)?", referral.restriction_order)
        if referral.years:
            self.type("Years (optional)", referral.years)

    def _victim(self, referral: Referral) -> None:
        given, family = referral.victim
        self.type("Their first names", given)
        self.type("Their last name", family)
        self.choose("Who are they?", "The victim")
        self.choose("Their language", referral.language)
        self.type("Address (optional)", referral.address)
        self.type("Phone number (optional)", referral.phone)

    # Reaching somebody, writing, sending

    def confirm_name(self, reference: str) -> None:
        self.open_case(reference)
        self.follow("Confirm name and language")
        self.press("Confirm the name")
        self.reads("The name is confirmed.")

    def make_safe(self, reference: str) -> None:
        """Record that letters and calls are safe."""
        self.open_case(reference)
        self.follow("Change how they may be reached")
        self.choose("Is it safe to write there?", "Yes, checked with them")
        self.choose("Is it safe to call?", "Yes, checked with them")
        self.choose("Is it safe to email?", "Nobody has checked")
        self.choose("Is it safe to leave a voicemail?", "No")
        self.choose("Use a plain envelope and a plain letter?", "Yes")
        self.choose("Are they in danger at home or from somebody who could see our messages?", "No")
        self.press("Record the plan")
        self.reads("The safe-contact plan is recorded.")

    def write(self, reference: str, letter: str) -> str:
        """Draft a letter; answer its reference."""
        self.open_case(reference)
        self.follow("Write a letter")
        self.choose("Which letter?", letter)
        self.press("Show me the letter")
        return self.path.split("/")[2]

    def approve(self) -> None:
        self.press("Approve")
        self.reads("Approved. It goes on its way now.")

    def approve_everything(self, reference: str) -> None:
        """Read every draft of a case and approve it."""
        self.open_page(reference, "documents")
        drafts = self.page.locator("section[aria-labelledby=messages] tr").filter(has_text="drafted")
        assert drafts.count(), "nothing waits to be approved"
        while drafts.count():
            drafts.first.get_by_role("link").click()
            self.look()
            self.approve()
            self.open_page(reference, "documents")

    def post_everything(self) -> None:
        """The print room: everything that is printed goes into the post."""
        self.go("/print-room/")
        buttons = self.page.get_by_role("button", name="Mark as posted")
        while buttons.count():
            buttons.first.click()
            self.look()
        self.reads("Nothing waits to be posted.")

    # What they wish, and what happens

    def join(self, reference: str, *, channel: str = "By post") -> None:
        self.open_case(reference)
        self.do("Record their wish")
        self.choose("What do they want?", "To join the scheme, or to change what they hear")
        self.choose("What do they want to hear?", "Every key stage, and the yearly letter")
        self.choose("How should letters reach them?", channel)
        self.choose("Do they want to be heard about release conditions?", "Yes")
        self.press("Record their wish")
        self.reads("Their wish is recorded.", "Joined")

    def invite(self, reference: str) -> None:
        self.open_case(reference)
        self.do("Invite to their pages")
        self.press("Draft the letter")

    def record(self, reference: str, stage: str, day: date, **answers: str) -> None:
        """Record by hand that something happened."""
        self.open_case(reference)
        self.follow("Record what happened")
        self.follow(stage)
        self.day("When did it happen?", day)
        for label, text in answers.items():
            self.type(label, text)
        self.press("Continue")
        self.reads("Check before you record")
        self.press("Record it")
        self.reads("It is recorded.")

    # Being heard

    def open_review(self, reference: str, kind: str, hearing_on: date, **days: date) -> str:
        """Open a review, with the days it asks for by their question, and list its hearing; answer its reference."""
        self.open_page(reference, "being-heard")
        self.follow("Open a review")
        self.choose("Which kind of review?", kind)
        for question, day in days.items():
            self.day(question, day)
        self.press("Open the review")
        review = self.path.split("/")[2]
        self.follow("List a hearing")
        self.day("When is the hearing?", hearing_on)
        self.press("List the hearing")
        return review

    def write_report(self, review: str) -> str:
        """Begin the report of a review; answer its reference."""
        self.go(f"/reviews/{review}/")
        self.press("Write the report")
        return self.path.split("/")[2]

    def ask_for_condition(self, case: str, wording: str) -> None:
        """No contact, with both reasons, read to the victim and confirmed by her."""
        self.go(f"/cases/{case}/conditions/new/NC_UNNAMED/")
        self.type("What is asked for", wording)
        self.type("Why is it necessary? (optional)", "There is a fear of being found.")
        self.type("Why is it proportionate? (optional)", "It asks nothing but to stay away.")
        self.press("Save the draft")
        self.go(f"{self.path}confirm/")
        self.choose("How did they confirm it?", "I read it to them on the telephone")
        self.page.get_by_label("I told them who will read it, and they understood").check()
        self.press("Record it")

    def check_report(self, report: str) -> None:
        """As another officer: look at every point of the list."""
        self.go(f"/reports/{report}/")
        self.press("Begin to check it")
        self.follow("Check it")
        for box in self.page.get_by_role("checkbox").all():
            box.check()
        self.page.locator("main form button").first.click()
        self.look()

    def send_report(self, report: str, to: str) -> None:
        self.go(f"/reports/{report}/")
        self.follow("Send it")
        self.type("To whom does it go?", to)
        self.choose("How does it go?", "Secure email")
        self.press("Record it and make the files")
        self.reads("The report is recorded as sent.")
        self.follow("They have received it")
        self.type("What did they answer?", "Receipt 17, today.")
        self.press("Record the receipt")
        self.reads("The receipt is recorded.")

    def row(self, rule: str) -> str:
        """The row of a duty on the page that is open, by its rule, also among those that ended."""
        for more in self.page.locator("details summary").all():
            more.click()
        return " ".join(
            self.page.locator("tr").filter(has=self.page.get_by_text(rule, exact=True)).first.inner_text().split()
        )

    # At the table

    def meet(self, reference: str, day: date) -> str:
        self.open_case(reference)
        self.do("Record a meeting")
        self.choose("What kind of meeting?", "MAPPA")
        self.choose("At which level?", "Level 2: several agencies")
        self.choose("Which category is the offender in?", "Category 2: violent or other sexual offence")
        self.day("When is the meeting?", day)
        self.type("Who else attends? (optional)", "Sam Shaw, Police")
        self.press("Record the meeting")
        self.reads("The meeting is recorded.", "Sam Shaw", self.officer.name)
        return self.path.split("/")[2]

    def log_action(self, what: str, who: str, day: date) -> None:
        """Of another agency, for the safety of the only victim."""
        self.follow("Log an action")
        self.type("What is to be done?", what)
        self.choose("Who does it?", "Somebody from another agency")
        self.type("Name or agency", who)
        self.day("By when?", day)
        self.question("Whom is it about?").get_by_role("radio").first.check()
        self.choose("Does it keep this victim safe?", "Yes")
        self.press("Save")
        self.reads(what, who)

    def record_who_came(self) -> None:
        """Everybody who was expected."""
        self.follow("Record who came")
        for box in self.question("Who came?").get_by_role("checkbox").all():
            box.check()
        self.press("Save")
        self.reads("It is recorded who came.")

    def note_disclosure(self, what: str, answer: str) -> None:
        self.follow("Write down a decision")
        self.type("What was it about?", what)
        self.question("Which victim?").get_by_role("radio").first.check()
        self.choose("May they be told?", answer)
        self.press("Save")
        self.reads(what, "Must not be told" if answer == "No" else "May be told")

    def record_minutes(self, text: str) -> None:
        self.follow("Record the minutes")
        self.type("The minutes", text)
        self.press("Save")
        self.follow("Read the minutes")
        self.reads(text)

    def close_meeting(self, meeting: str, measures: str) -> None:
        self.go(f"/meetings/{meeting}/")
        self.follow("Close the record")
        self.type("What keeps the victim safe?", measures)
        self.press("Save")
        self.reads(measures, "Closed")

    # Risk

    def name_practitioner(self, reference: str, name: str, email: str) -> None:
        self.go(f"/cases/{reference}/practitioner/")
        self.type("Name", name)
        self.type("Email address", email)
        self.press("Save")

    def told_of_risk(self, reference: str, text: str, day: date) -> str:
        self.open_case(reference)
        self.do("Record a fact about risk")
        self.type("What were you told?", text)
        self.choose("What is it about?", "What they are afraid of")
        self.choose("Who told you?", "The victim")
        self.day("When were you told?", day)
        self.choose("How urgent is it?", "Immediate: phone today")
        self.press("Record it")
        return self.path.split("/")[2]

    def phoned(self, item: str) -> None:
        self.follow("I have phoned")
        self.choose("Whom did you phone?", "The practitioner")
        self.press("Record it")
        self.reads("Phoned")

    def send_risk(self, item: str, wording: str) -> None:
        self.go(f"/risk/{item}/send/")
        self.type("What they read", wording)
        self.press("Send it")

    def risk_received(self, item: str, name: str) -> None:
        self.go(f"/risk/{item}/")
        self.follow("They have received it")
        self.type("Who said that they have it?", name)
        self.press("Record it")
        self.reads("Received by", name)

    # Messages with the member

    def answer(self, reference: str, text: str) -> None:
        self.go(f"/cases/{reference}/messages/")
        self.page.get_by_role("textbox").fill(text)
        self.press("Send")
        self.reads(text)

    def letter_of(self, reference: str, document: str) -> str:
        """The reference of the newest letter of a kind in a case."""
        self.open_page(reference, "documents")
        link = self.page.locator("section[aria-labelledby=messages]").get_by_role("link", name=document).first
        return link.inner_text().split()[-1]
