"""What a member asked for: begun in their own words, agreed to word by word, and the answer only once they have been told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.casework.asked_for import NECESSARY, TOO_FAR, WORDING, account_of, begun, fresh, taken, wanted
from tests.portal import members
from tests.portal.members import read
from victimcontact.casework import condition_requests as requests
from victimcontact.casework import hard_stops, own_requests
from victimcontact.portal.pages.requests import ANSWERS, KINDS, PLACES
from victimcontact.records.models import Case, Note, Request
from victimcontact.scheme.conditions import CATALOGUE
from victimcontact.scheme.requests import Request as State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]

SENT = ("confirm", "send")
FORWARDED = (*SENT, "support", "forward")


@pytest.fixture
def case() -> Case:
    return builders.joined(now=timezone.now() - timedelta(days=2))


@pytest.fixture
def browser(case: Case) -> Client:
    return members.client_of(case)


def own(case: Case, rest: str = "") -> str:
    return f"/your-page/{case.reference}/rules/{rest}"


def asked(case: Case, *steps: str, **changed: Any) -> Request:
    return taken(begun(case, now=timezone.now(), **changed), *steps, now=timezone.now())


def test_a_member_asks_in_their_own_words_and_it_waits_for_the_officer(case: Case, browser: Client) -> None:
    answer = browser.post(own(case, "new/"), {"kind": "EXC_PREMISES", "own_words": "Not near the school."})

    request = Request.objects.get(case=case)
    page = read(browser, answer.url)
    assert "Not near the school." in page
    assert "Your officer is putting it into words with you." in page
    assert requests.steps.latest(request).content["own_words"] == "Not near the school."
    assert [note.text for note in Note.objects.filter(case=case, from_member=True)] == ["Not near the school."]


@pytest.mark.parametrize(
    "answers", [{"kind": "EXC_PREMISES"}, {"own_words": "Typed."}, {"kind": "RES_ZONE", "own_words": "x"}]
)
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(
    case: Case, browser: Client, answers: dict[str, str]
) -> None:
    page = browser.post(own(case, "new/"), answers).content.decode()

    assert "govuk-error-summary" in page
    assert answers.get("own_words", "") in page
    assert not Request.objects.exists()


def test_the_words_are_read_and_agreed_to_exactly(case: Case, browser: Client) -> None:
    request = asked(case)
    path = own(case, f"{request.reference}/")
    shown = read(browser, path)
    version = requests.steps.latest(request)
    assert "read it and agree, before it is passed on" in read(browser, f"/your-page/{case.reference}/")

    unread = browser.post(path, {"content_hash": version.content_hash}).content.decode()
    requests.write(request=request, wanted=wanted(wording="Other."), version=1, by=account_of(case), now=timezone.now())
    stale = browser.post(path, {"content_hash": version.content_hash, "understood": "on"}, follow=True)
    newer = requests.steps.latest(request)
    browser.post(path, {"content_hash": newer.content_hash, "understood": "on"})

    assert WORDING in shown
    assert NECESSARY in shown
    assert "the person it is about reads the rule" in shown
    assert "Tick the box if you understand who will read it" in unread
    assert "Please read it once more." in stale.content.decode()
    assert fresh(request).state == State.CONFIRMED
    assert "You agreed to these words." in read(browser, own(case))


def test_a_draft_without_its_reasons_is_not_put_before_them(case: Case, browser: Client) -> None:
    request = asked(case, why_necessary="")

    assert "I agree to these words" not in read(browser, own(case, f"{request.reference}/"))
    assert own_requests.to_agree(case) == ()


@pytest.mark.parametrize("steps", [("grant",), ("grant_adapted",), ("refuse",)])
def test_an_answer_is_read_only_after_they_have_been_told(case: Case, browser: Client, steps: tuple[str, ...]) -> None:
    request = asked(case, *FORWARDED, *steps)
    path = own(case, f"{request.reference}/")
    before = read(browser, path)

    taken(request, "tell_victim", now=timezone.now())
    after = read(browser, path)

    assert str(ANSWERS[steps[0]]) not in before
    assert "It is with those who decide." in before
    assert str(ANSWERS[steps[0]]) in after
    assert (TOO_FAR in after) == (steps[0] != "grant")


def test_how_near_a_release_is_cannot_be_read_from_a_request_that_came_too_late(case: Case, browser: Client) -> None:
    request, other = asked(case, *SENT), asked(case, *SENT)
    before = read(browser, own(case, f"{request.reference}/"))

    start = {"sentence": case.sentence, "starts_on": timezone.localdate() + timedelta(days=1)}
    hard_stops.record_start(**start, by=account_of(case), now=timezone.now())

    assert fresh(request).state == State.MISSED_HARD_STOP
    assert read(browser, own(case, f"{request.reference}/")) == before
    assert fresh(other).state == State.MISSED_HARD_STOP


def test_it_is_taken_back_until_it_has_gone(case: Case, browser: Client) -> None:
    draft, gone = asked(case, "confirm"), asked(case, *SENT)

    browser.post(own(case, f"{draft.reference}/take-back/"))
    late = browser.post(own(case, f"{gone.reference}/take-back/"), follow=True)

    assert fresh(draft).state == State.WITHDRAWN
    assert fresh(gone).state == State.SENT
    assert "It has been sent already." in late.content.decode()
    assert browser.get(own(case, f"{gone.reference}/take-back/")).status_code == 405


@pytest.mark.parametrize("rest", ["", "new/", "{reference}/", "{reference}/take-back/"])
def test_nobody_else_comes_to_it(case: Case, rest: str) -> None:
    request = asked(case)
    stranger = members.client_of(builders.joined())

    for reference in (request.reference, "RQ-NONE"):
        path = own(case, rest.format(reference=reference))
        assert stranger.get(path).status_code in (404, 405)
        assert stranger.post(path).status_code in (404, 405)


def test_a_request_of_another_case_is_not_there(case: Case, browser: Client) -> None:
    elsewhere = asked(builders.joined())

    assert browser.get(own(case, f"{elsewhere.reference}/")).status_code == 404


def test_the_officers_dealings_with_the_practitioner_are_not_shown(case: Case, browser: Client) -> None:
    request = asked(case, *SENT, "decline", "escalate")

    page = read(browser, own(case, f"{request.reference}/"))

    assert "He has moved." not in page
    assert "Sam Probation" not in page


def test_every_place_answer_and_kind_has_its_words_in_both_languages(case: Case, browser: Client) -> None:
    request = asked(case, *FORWARDED, "refuse", "tell_victim")

    welsh = read(browser, own(case, f"{request.reference}/"), language="cy")
    listed = read(browser, own(case), language="cy")

    assert set(PLACES) == {*own_requests.PLACES.values(), own_requests.TO_AGREE, own_requests.BEING_WORDED}
    assert set(KINDS) <= set(CATALOGUE)
    assert "Ni wnaed y rheol." in welsh
    assert "Beth y gofynnoch amdano" in listed
