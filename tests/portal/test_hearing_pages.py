"""A member's hearings: asked for in their own pages, answered there in plain words, and never more than they were told."""

import pytest
from django.test import Client

from tests import builders
from tests.casework.test_review_courses import HEARING, LIFE, Walk
from tests.portal import members
from tests.portal.members import read
from victimcontact.casework import applications, victim_representatives
from victimcontact.casework.victim_representatives import Named
from victimcontact.records.models import Application, Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def walk() -> Walk:
    """A review that its member was told of by letter; its hearing they do not know yet."""
    made = Walk(LIFE, "parole")
    members.posted(Message.objects.get(case=made.case, document="L09"))
    return made


@pytest.fixture
def browser(walk: Walk) -> Client:
    return members.client_of(walk.case)


def page_of(walk: Walk, more: str = "") -> str:
    return f"/your-page/{walk.case.reference}/hearings/{more}"


def asking(walk: Walk) -> str:
    return page_of(walk, f"{walk.review.reference}/ask/")


def test_what_is_asked_for_is_kept_and_seen_with_what_came_of_it(walk: Walk, browser: Client) -> None:
    answer = browser.post(asking(walk), {"kind": "observe", "note": "With my sister."})
    made = Application.objects.get()
    asked = read(browser, page_of(walk))
    walk.days = 3
    applications.move(application=made, event="forward", by=walk.by, now=walk.now)
    passed_on = read(browser, page_of(walk))
    applications.move(application=made, event="refuse", reason="There is no room.", by=walk.by, now=walk.now)
    refused = read(browser, page_of(walk))

    assert answer["Location"] == page_of(walk)
    assert made.note == "With my sister."
    assert "You have asked for this. Your officer will pass it on." in asked
    assert "Your officer has passed it on." in passed_on
    assert "The answer is no. This is the reason we were given: There is no room." in refused


def test_it_is_all_there_in_welsh(walk: Walk) -> None:
    browser = members.client_of(walk.case, language="cy")
    browser.post(asking(walk), {"kind": "observe"})

    page, form = read(browser, page_of(walk)), read(browser, asking(walk))

    for part in ("Gwrandawiadau ac adolygiadau", "Gwylio’r gwrandawiad", "Rydych wedi gofyn am hyn", "Adolygiad parôl"):
        assert part in page
    assert "Am beth yr hoffech ofyn?" in form


def test_it_can_be_taken_back_once(walk: Walk, browser: Client) -> None:
    browser.post(asking(walk), {"kind": "read_statement"})
    path = f"/your-page/{walk.case.reference}/asked/{Application.objects.get().reference}/take-back/"

    browser.post(path)
    again = browser.post(path, follow=True).content.decode()

    assert "You have taken this back." in read(browser, page_of(walk))
    assert "This cannot be changed here as things stand." in again
    assert browser.get(path).status_code == 405


def test_a_day_they_were_not_told_is_not_on_the_page(walk: Walk, browser: Client) -> None:
    walk.lists(HEARING)
    before = read(browser, page_of(walk)) + read(browser, asking(walk))
    for letter in Message.objects.filter(case=walk.case, document="L10", state="drafted"):
        members.posted(letter)

    assert "April 2027" not in before
    assert "January 2027" not in before
    assert "The hearing is on 1 April 2027. The date can still change." in read(browser, page_of(walk))
    assert "please ask by 7 January 2027" in read(browser, asking(walk))


def test_who_will_be_there_is_named_without_their_number(walk: Walk, browser: Client) -> None:
    named = Named("Ms Ada Lane", "Public Protection Group", "0117 496 0123")
    victim_representatives.name(case=walk.case, review=walk.review, named=named, by=walk.by, now=walk.now)

    page = read(browser, page_of(walk))

    assert "this person will be there for you: Ms Ada Lane, Public Protection Group." in page
    assert "0123" not in page


def test_what_was_typed_stays_when_nothing_was_chosen_or_it_cannot_be(walk: Walk, browser: Client) -> None:
    nothing = browser.post(asking(walk), {"note": "With my sister."}).content.decode()
    walk.decides("no_release")
    decided = browser.post(asking(walk), {"kind": "observe", "note": "With my sister."}).content.decode()

    assert "With my sister." in nothing
    assert "This cannot be asked for here as things stand. Please call your officer." in decided
    assert "With my sister." in decided
    assert not Application.objects.exists()


def test_a_review_they_were_not_told_of_and_somebody_elses_are_not_there(walk: Walk, browser: Client) -> None:
    other = Walk(LIFE, "parole")
    theirs = applications.record(case=other.case, review=other.review, kind="observe", by=other.by, now=other.now)
    stranger = members.client_of(other.case)

    assert browser.get(page_of(walk, f"{other.review.reference}/ask/")).status_code == 404
    assert stranger.get(page_of(other, f"{other.review.reference}/ask/")).status_code == 404
    assert browser.post(f"/your-page/{walk.case.reference}/asked/{theirs.reference}/take-back/").status_code == 404
    assert stranger.get(page_of(walk)).status_code == 404
    assert "There is no hearing or review that we have told you about." in read(stranger, page_of(other))
