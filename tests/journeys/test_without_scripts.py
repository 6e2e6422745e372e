"""The beginning of the walk in a browser that runs no scripts: everything can be reached, asked and answered."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests import builders
from tests.journeys.members import Phone, code_in_newest_mail
from tests.journeys.officers import Desk, Referral
from tests.journeys.sites import Sites
from tests.portal import members
from victimcontact.gateway import tasks

pytestmark = pytest.mark.browser


def test_a_referral_is_taken_in_and_offered_without_scripts(chromium: Browser, served: Sites) -> None:
    today = timezone.localdate()
    builders.unit()
    manager, holder = builders.officer("manager"), builders.officer()
    desk = Desk(chromium, served.staff, manager, scripts=False).sign_in()
    referral = Referral(
        offender=("Gareth", "Blake"),
        prison_number="A7125XY",
        victim=("Rhian", "Pritchard"),
        imposed_on=today - timedelta(days=21),
        received_on=today - timedelta(days=5),
    )

    reference = desk.take_in(referral)
    desk.allocate(reference, holder)
    officer = Desk(chromium, served.staff, holder, scripts=False).sign_in()
    officer.confirm_name(reference)
    officer.make_safe(reference)
    officer.write(reference, "L01 First contact: offering the scheme")
    officer.approve()


def test_a_member_comes_in_reads_and_leaves_without_scripts(chromium: Browser, served: Sites) -> None:
    case = builders.joined(now=timezone.now())
    phone = Phone(chromium, served.portal, scripts=False)

    phone.come_in_first(members.letter_code(case, now=timezone.now()), members.address_of(case))
    tasks.send_messages()
    phone.enter(code_in_newest_mail())
    phone.reads("Your page", "What happens next")
    phone.follow("Choices", within="nav")
    phone.reads("Change your choices")

    way_out = phone.page.locator("a.govuk-exit-this-page__button")
    assert (way_out.get_attribute("href") or "").startswith("https://")
