"""A prison asks before a curfew: the victim says what she thinks and where she must be safe, and the prison learns no more than that."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests import builders
from tests.journeys import being_heard
from tests.journeys.being_heard import Asked
from tests.journeys.members import Phone
from tests.journeys.officers import Desk
from tests.journeys.sites import Sites
from victimcontact.casework import condition_requests as requests
from victimcontact.casework import request_sheets, zone_files
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Case, ConsultationPart, Request, Zone

pytestmark = pytest.mark.browser

HER = ("Perenelle", "Quillfeather", "Finchley Warbler Row", "Canarytown", "BS99 9ZZ", "07700 900321")
PRISON = "HMP Nowhere"
THINKS = "I walk past the station every day, and I would not dare to."
ANSWER = (
    "The person was asked. They ask for the conditions in the report R03, and want their fear of meetings considered."
)
# The path without a map: corners that are typed, and a place that is used for one answer and kept nowhere.
CORNERS = "ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731"
PLACE = "ST 58250 72150"
BOUNDARY = "From the river bridge along the railway to the hospital."
KEEP_OUT = Asked("EXC_ZONE", "Not to enter the area marked on the map for zone 1.")


@dataclass
class Curfew:
    """Everybody, and the case."""

    prison: Desk
    officer: Desk
    manager: Desk
    member: Phone
    case: Case
    question: str = ""

    def asked(self) -> None:
        """The prison asks by the number it knows, and is told nothing but that the question is here."""
        offender = self.case.sentence.offender
        self.prison.go("/questions/")
        self.prison.follow("Ask a question")
        self.prison.type("Prison number or CRN", offender.identifiers.get().value)
        self.prison.type("Last name of the person in prison or on licence", offender.family_name)
        self.prison.choose("What is to be decided?", "Home detention curfew")
        self.prison.type("For which prison or office?", PRISON)
        self.prison.choose("Is it an emergency, with an answer needed by the next working day?", "No")
        self.prison.type("What do you need to know?", "A curfew from the spring on.")
        self.prison.press("Ask")
        self.prison.reads("We have your question.", "With us")
        self.question = ConsultationPart.objects.get(case=self.case).consultation.reference

    def thinks(self) -> None:
        """The officer asks her; she answers in her own pages, in her own words and with fourteen days for it."""
        self.officer.go("/consultations/")
        self.officer.follow("Home detention curfew")
        self.officer.follow("I have asked them")
        self.officer.choose("How did you ask them?", "By telephone")
        self.officer.press("Record it")
        being_heard.comes_in(self.member, self.case)
        self.member.follow("Something is being thought about")
        last_day = timezone.localdate() + timedelta(days=14)
        self.member.reads(
            "whether they may leave prison early, with a tag and a curfew",
            "Nothing has been decided yet.",
            f"until {being_heard.words_of_day(last_day)}",
            "They are not told who you are or where you live.",
        )
        self.member.does_not_read(PRISON, "A curfew from the spring on.")
        self.member.type("What do you think?", THINKS)
        self.member.press("Send to your officer")
        self.member.reads("Your officer will pass on what matters for the decision, without your name or address.")

    def zone_drawn(self) -> Zone:
        """Without a map: corners typed, held against the place, shown to her, made into the file for the licence."""
        self.officer.open_page(self.case.reference, "being-heard")
        self.officer.follow("Start a zone")
        self.officer.choose("What is the zone for?", "An area to keep out of")
        self.officer.press("Continue")
        self.officer.type("Corners of the area (optional)", CORNERS)
        self.officer.type("The boundary in words (optional)", BOUNDARY)
        self.officer.choose("What does it protect?", "A home")
        self.officer.press("Save as a new version")
        self.officer.follow("Check it")
        self.officer.type("The place it protects", PLACE)
        self.officer.press("Check it")
        self.officer.follow("May it be shown?")
        self.officer.choose(
            "Do they agree that this map and these words may be shown to the offender?", "Yes, they agree"
        )
        self.officer.choose("How did they tell you?", "On the telephone")
        self.officer.press("Record what they say")
        self.officer.reads("Nothing is missing.")
        self.officer.press("Make the map for the licence")
        return Zone.objects.get(case=self.case)

    def condition_asked_for(self) -> Request:
        """The zone goes with a condition, by its number."""
        asked = being_heard.asks_for(
            self.officer, self.case, KEEP_OUT, **{"Which zone on the map? (optional)": "Zone 1"}
        )
        being_heard.agrees_to_condition(self.member, self.case, asked)
        return Request.objects.get(reference=asked)

    def reported(self) -> str:
        """R03, with her views and the condition, checked by another officer and received by the prison."""
        self.officer.open_page(self.case.reference, "being-heard")
        self.officer.follow("Open a review")
        self.officer.choose("Which kind of review?", "Home detention curfew")
        self.officer.press("Open the review")
        report = self.officer.write_report(self.officer.path.split("/")[2])
        self.officer.type("What would a release mean for them? (optional)", "Going past the station would stop.")
        self.officer.press("Save")
        being_heard.approved_report(self.officer, self.manager, report)
        self.officer.send_report(report, PRISON)
        return report

    def answered(self) -> None:
        """The answer goes back; what names her is stopped on the way."""
        self.officer.go(f"/cases/{self.case.reference}/consultations/{self.question}/answer/")
        self.officer.type("What is whoever asked told?", f"{HER[0]} of {HER[3]} was asked.")
        self.officer.press("Send the answer")
        self.officer.reads("This shows who or where somebody is")
        self.officer.type("What is whoever asked told?", ANSWER)
        self.officer.press("Send the answer")
        self.prison.go("/questions/")
        self.prison.reads("Answered", ANSWER)
        self.prison.does_not_read(*HER, THINKS, self.case.reference)


@pytest.fixture
def curfew(chromium: Browser, served: Sites) -> Curfew:
    builders.unit()
    holder, boss = builders.officer(name="Vera Oxley"), builders.officer("manager", name="Maggie Holt")
    governor = builders.officer("decision_maker", name="Gail Governor")
    victim = builders.victim(
        given_names=HER[0],
        family_name=HER[1],
        address=WayGiven((f"4 {HER[2]}", HER[3], HER[4])),
        phone=WayGiven(HER[5]),
    )
    return Curfew(
        prison=Desk(chromium, served.staff, governor, unseen=HER).sign_in(),
        officer=Desk(chromium, served.staff, holder, unseen=HER).sign_in(),
        manager=Desk(chromium, served.staff, boss, unseen=HER).sign_in(),
        member=Phone(chromium, served.portal, unseen=HER),
        case=builders.joined(holder, now=timezone.now(), victims=(victim,)),
    )


def test_a_prison_asks_and_reads_the_answer_and_nothing_of_her(curfew: Curfew) -> None:
    curfew.asked()
    curfew.thinks()
    zone = curfew.zone_drawn()
    asked = curfew.condition_asked_for()
    report = curfew.reported()
    curfew.answered()

    leaves = {
        "report": being_heard.words_of_report(report),
        "zone": being_heard.words_of_file(zone_files.file_of(zone)),
        "sheet": being_heard.words_of_file(
            request_sheets.pdf(requests.of_case(asked.case)[0], on=timezone.localdate())
        ),
    }
    assert BOUNDARY in leaves["zone"]
    assert "zone 1" in leaves["report"]
    assert not [(name, word) for name, text in leaves.items() for word in (*HER, THINKS) if word in text]
