"""Restorative justice in a member's own pages: hers to raise and to stop, and never raised with her."""

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import restorative_justice
from victimcontact.records.models import Case, RestorativeJustice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def case() -> Case:
    return builders.joined()


def test_she_raises_it_sees_where_it_stands_and_stops_it(case: Case) -> None:
    browser = members.client_of(case)
    way = f"/your-page/{case.reference}/in-touch/"

    raised = browser.post(way, {"hopes": "To ask him why."}, follow=True).content.decode()
    browser.post(way, {"hopes": "Again."})
    stopped = browser.post(f"{way}stop/", follow=True).content.decode()

    assert "You have asked." in raised and "To ask him why." in raised
    assert RestorativeJustice.objects.count() == 1
    assert "You stopped it." in stopped


def test_what_the_offender_would_like_leaves_no_trace_in_her_pages(case: Case) -> None:
    """P112."""
    browser, by = members.client_of(case), members.officer_of(case)
    way = f"/your-page/{case.reference}/in-touch/"
    before = browser.get(way).content.decode()

    restorative_justice.note_enquiry(case=case, note="He asked his officer.", by=by, now=builders.NOW)

    assert without_token(browser.get(way).content.decode()) == without_token(before)
    assert "You have asked." in browser.post(way, {"hopes": ""}, follow=True).content.decode()


def without_token(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line]
