"""A passkey in a real browser, with a device that the browser itself makes up: added once, and from then on the way in without a code."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests import builders
from tests.chromium import troubles
from tests.portal import members
from tests.portal.browser import PLACE, opened, window
from victimcontact.records.models import Passkey

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("portal_door", "today")]

# A telephone that knows its owner by a fingerprint, and says so at once.
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.PORTAL_ADDRESS = PLACE
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


class Authenticator:
    """The device of a window: what the browser asks it, and what its owner does with it."""

    def __init__(self, page: Page) -> None:
        self.link = page.context.new_cdp_session(page)
        self.link.send("WebAuthn.enable")
        self.key = self.link.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})["authenticatorId"]

    def is_held_by(self, owner: bool) -> None:
        """Whether the finger on it is that of its owner."""
        self.link.send("WebAuthn.setUserVerified", {"authenticatorId": self.key, "isUserVerified": owner})

    def passkeys(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.link.send("WebAuthn.getCredentials", {"authenticatorId": self.key})[
            "credentials"
        ]
        return found


def test_a_member_adds_a_passkey_to_their_telephone_and_comes_in_with_it(chromium: Browser) -> None:
    case = builders.joined()
    page = window(chromium, members.client_of(case))
    telephone = Authenticator(page)

    opened(page, "/ways-in/")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_text("From now on you can sign in with this passkey, without a code.").wait_for()
    found = troubles(page)
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{PLACE}/signed-out/")
    opened(page, "/sign-in/")
    telephone.is_held_by(owner=False)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("That did not work.").wait_for()
    found += troubles(page)
    telephone.is_held_by(owner=True)
    page.get_by_role("button", name="Use a passkey").click()

    page.get_by_role("heading", level=1, name="Your page").wait_for()
    assert page.url.endswith(f"/your-page/{case.reference}/")
    assert [each["rpId"] for each in telephone.passkeys()] == ["localhost"]
    assert Passkey.objects.get().used_at == builders.later(minutes=1)
    assert found == []


def test_a_browser_without_passkeys_is_not_offered_one(chromium: Browser) -> None:
    page = window(chromium, Client(REMOTE_ADDR=members.VISITOR))
    page.add_init_script("delete window.PublicKeyCredential")

    opened(page, "/sign-in/")
    page.wait_for_selector("body.govuk-frontend-supported")

    assert not page.get_by_role("button", name="Use a passkey").is_visible()
    assert page.get_by_role("button", name="Send me a code").is_visible()
