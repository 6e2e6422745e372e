"""How many clicks lie between an event and an approved letter, and long work whose page brings itself up to date."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from tests import builders
from tests.chromium import troubles
from tests.portal.browser import opened, window
from tests.staff.officers_site import account_of, holder
from victimcontact import settings as program
from victimcontact.casework import alike, bulk, messages, stages
from victimcontact.casework.messages import Wanted
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Account, Message, Officer

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("staff_door")]


@pytest.fixture(autouse=True)
def closed(chromium: Browser, db: None) -> Iterator[None]:
    """No window outlives its test."""
    yield
    for context in chromium.contexts:
        context.close()


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend=program.backends("staff")[0])
    return client


class Clicks:
    """Counts what an officer presses."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.count += 1


def test_an_event_of_the_night_is_an_approved_letter_in_two_clicks_from_the_worklist(chromium: Browser) -> None:
    case = builders.joined(now=builders.later(-2))
    happened = Happened("moved_to_open_conditions", timezone.localdate())
    stages.record(sentence=case.sentence, happened=happened, by=account_of(case), now=timezone.now())
    letter = Message.objects.get(case=case, telling__code="moved_to_open_conditions")
    clicks = Clicks(opened(window(chromium, signed_in(account_of(case))), "/"))

    clicks.press(f"a[href='/messages/{letter.reference}/']")
    clicks.press("button:has-text('Approve')")

    letter.refresh_from_db()
    assert (letter.state, clicks.count) == ("approved", 2)


def test_alike_letters_are_approved_from_the_worklist_with_a_click_for_each_and_three_more(chromium: Browser) -> None:
    officer = builders.officer()
    letters = alike_letters(officer)
    clicks = Clicks(opened(window(chromium, signed_in(officer.account)), "/"))

    clicks.press("a[href='/drafts/']")
    clicks.press("a[href^='/drafts/alike/']")
    for letter in letters:
        clicks.press(f"label[for='letter-{letter.reference}']")
    clicks.press("button:has-text('Approve those I ticked')")

    assert {Message.objects.get(pk=letter.pk).state for letter in letters} == {"approved"}
    assert clicks.count == 3 + len(letters)


def test_the_page_of_long_work_brings_itself_up_to_date_and_can_be_read_by_everybody(
    chromium: Browser, settings: Settings
) -> None:
    settings.BULK_AT_ONCE = 1
    officer = builders.officer()
    letters = alike_letters(officer)
    (group,) = alike.groups_of(officer.account)
    shown = alike.page_of(officer.account, group.like.key, number=1, now=timezone.now())
    choices = [letter.choice for letter in shown.letters]
    work = alike.approve_together(choices=choices, by=officer.account, now=timezone.now())
    page = opened(window(chromium, signed_in(officer.account)), f"/bulk-work/{work.pk}/")
    assert troubles(page) == []
    page.get_by_text("0 of 2 done").wait_for()

    bulk.drain({alike.APPROVING: alike.approve_one}, clock=timezone.now)

    page.get_by_text("2 of 2 done, ended").wait_for()
    assert page.get_by_role("button", name="Stop it").count() == 0
    assert {Message.objects.get(pk=letter.pk).state for letter in letters} == {"approved"}


def test_a_letter_for_the_manager_can_be_read_by_everybody_also_on_a_telephone(chromium: Browser) -> None:
    case = builders.joined(now=builders.later(-2))
    happened = Happened("absconded", timezone.localdate())
    stages.record(sentence=case.sentence, happened=happened, by=account_of(case), now=timezone.now())
    letter = messages.compose(case=case, wanted=Wanted("L06"), by=account_of(case), now=timezone.now())
    Message.objects.filter(pk=letter.pk).update(approver="manager")

    for who in (holder(case), builders.officer("manager")):
        page = opened(window(chromium, signed_in(who.account)), f"/messages/{letter.reference}/")
        page.locator("details").first.click()
        assert troubles(page) == []
        page.set_viewport_size({"width": 375, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 375


def alike_letters(officer: Officer) -> list[Message]:
    cases = [builders.reachable(builders.allocated(officer)) for _ in range(2)]
    return [messages.compose(case=case, wanted=Wanted("L01"), by=officer.account, now=timezone.now()) for case in cases]
