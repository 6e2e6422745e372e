"""The pages of a case in a real browser: safe contact in sight, few clicks for what is done often, with and without scripts."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page

from tests import builders
from tests.chromium import fits, troubles
from tests.portal import members
from tests.portal.browser import opened, window
from tests.staff.officers_site import account_of, holder, in_days, today, visit
from victimcontact.casework import notes, stages
from victimcontact.casework.people import WayGiven
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Case, Contact, Fact, Note

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("staff_door")]

PAGES = ("", "history/", "duties/", "documents/", "being-heard/", "contacts/new/?way=call", "visit-pack/")
FEW = 5


@pytest.fixture(autouse=True)
def closed(chromium: Browser, db: None) -> Iterator[None]:
    """No window outlives its test."""
    yield
    for context in chromium.contexts:
        context.close()


def in_danger() -> Case:
    """A member who must be reached with care, with something to see on every page."""
    case = builders.joined(now=timezone.now() - timedelta(days=2))
    builders.reachable(
        case,
        phone=WayGiven("+447700900123", safe=True, who_else_sees="Her brother"),
        email=WayGiven("rhian@example.org", safe=False),
        dates_to_avoid=(f"{today():%m-%d}",),
        in_danger=True,
        code_word="bluebell",
        now=timezone.now(),
    )
    happened = Happened("released", in_days(-1), {"released_on": in_days(-1).isoformat()})
    stages.record(sentence=case.sentence, happened=happened, by=account_of(case), now=timezone.now())
    return case


def test_safe_contact_stays_in_sight_and_every_page_of_a_case_can_be_read_by_everybody(chromium: Browser) -> None:
    case = in_danger()
    page = window(chromium, visit(holder(case)))
    for part in PAGES:
        opened(page, f"/cases/{case.reference}/{part}")
        assert troubles(page) == [], part
        assert fits(page, 375), part
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        strip = page.locator(".app-strip").bounding_box()
        assert strip is not None
        assert 0 <= strip["y"] < 1, part
        assert strip["height"] < 300, part
        page.set_viewport_size({"width": 1280, "height": 900})


def test_what_has_the_focus_is_not_hidden_behind_the_strip(chromium: Browser) -> None:
    case = in_danger()
    page = opened(window(chromium, visit(holder(case)), width=375), f"/cases/{case.reference}/")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    hidden = []
    for link in reversed(page.locator("main a.govuk-link").all()):
        link.focus()
        above, here = page.locator(".app-strip").bounding_box(), link.bounding_box()
        assert above is not None
        assert here is not None
        if here["y"] + here["height"] <= above["y"] + above["height"]:
            hidden.append(link.inner_text())

    assert hidden == []


class Hand:
    """Does what a hand does at a page, and counts how often it presses."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        self.page.wait_for_load_state("networkidle")

    def link(self, words: str, *, within: str = "main") -> None:
        self.press(self.page.locator(within).get_by_role("link", name=words).first)

    def button(self, words: str) -> None:
        self.press(self.page.locator("main").get_by_role("button", name=words).first)


def log_a_call(hand: Hand, case: Case) -> None:
    hand.press(hand.page.locator(f"main a[href$='/cases/{case.reference}/']").first)
    hand.link("Log a call about it")
    hand.press(hand.page.get_by_label("We spoke", exact=True).first)
    hand.button("Log the contact")


def log_any_call(hand: Hand, case: Case) -> None:
    hand.press(hand.page.locator(f"main a[href$='/cases/{case.reference}/']").first)
    hand.press(hand.page.get_by_role("button", name="Log a call").first)
    hand.press(hand.page.get_by_label("No answer, no message left"))
    hand.press(hand.page.get_by_label("Nothing of these"))
    hand.button("Log the contact")


def record_a_stage(hand: Hand, case: Case) -> None:
    hand.press(hand.page.locator(f"main a[href$='/cases/{case.reference}/']").first)
    hand.button("Record what happened")
    hand.link("Escaped")
    for part in ("day", "month", "year"):
        hand.page.get_by_label(part.capitalize(), exact=True).fill(str(getattr(today(), part)))
    hand.button("Continue")
    hand.button("Record it")


def answer_a_note(hand: Hand, case: Case) -> None:
    hand.link("Read and answer a message")
    hand.page.get_by_role("textbox").fill("Yes, please do.")
    hand.button("Send")


Deed = tuple[Callable[[Hand, Case], None], Callable[[Case], bool]]
DEEDS: dict[str, Deed] = {
    "log a call about what is owed": (
        log_a_call,
        lambda case: Contact.objects.filter(case=case, channel="phone", outcome="completed").exists(),
    ),
    "log a call that nobody answered": (
        log_any_call,
        lambda case: Fact.objects.filter(case=case, data__result="no_answer").exists(),
    ),
    "record a stage by hand": (
        record_a_stage,
        lambda case: Fact.objects.filter(sentence=case.sentence, data__code="escaped").exists(),
    ),
    "answer a note": (answer_a_note, lambda case: Note.objects.filter(case=case, from_member=False).exists()),
}


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_done_often_takes_five_clicks_from_the_worklist(chromium: Browser, scripts: bool) -> None:
    case = builders.joined(now=timezone.now() - timedelta(days=2))
    happened = Happened("released", in_days(-1), {"released_on": in_days(-1).isoformat()})
    stages.record(sentence=case.sentence, happened=happened, by=account_of(case), now=timezone.now())
    notes.tell_officer(
        case, "May I bring my sister?", by=members.activated(case, now=timezone.now()), now=timezone.now()
    )
    page = window(chromium, visit(holder(case)), scripts=scripts)
    clicks = {}

    for deed, (does, is_done) in DEEDS.items():
        hand = Hand(opened(page, "/"))
        does(hand, case)
        assert is_done(case), deed
        clicks[deed] = hand.clicks

    assert {deed: count for deed, count in clicks.items() if count > FEW} == {}
