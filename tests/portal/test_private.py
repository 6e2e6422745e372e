"""For somebody who is not alone, or fears that somebody else was here: the plain look, the end of a session, who has signed in."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from tests.portal.test_entrance import ask, code_page
from victimcontact.casework import people
from victimcontact.casework.people import WayGiven
from victimcontact.portal.looks import COOKIE
from victimcontact.records.models import AuditEntry, Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

ANDROID = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
OURS = ("Victim Contact", "victim", "probation", "#3c2a6b", "icon.svg")


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.fixture
def case() -> Case:
    return builders.joined()


def frame(page: str) -> str:
    """What stands around a page, in the browser's tab too, without what the page itself says."""
    return re.sub(r"<main.*?</main>|<meta name=.description.*?>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/help/", "/activate/", "own"])
def test_in_the_plain_look_nothing_around_a_page_says_whose_it_is(case: Case, path: str) -> None:
    browser = members.client_of(case)
    where = path.replace("own", f"/your-page/{case.reference}/")

    usual = frame(browser.get(where, follow=True).content.decode())
    plain = frame(browser.get(f"{where}?look=plain", follow=True).content.decode())

    assert any(sign in usual for sign in OURS)
    assert [sign for sign in OURS if sign in plain] == []
    assert "<title>Page</title>" in plain
    assert "govuk-exit-this-page" in plain


def test_the_plain_look_stays_until_it_is_ended_or_the_browser_is_closed(case: Case) -> None:
    browser = Client(REMOTE_ADDR=members.VISITOR)
    members.activated(case)
    browser.get("/sign-in/?look=plain")
    kept = browser.cookies[COOKIE]

    browser.post("/sign-in/", {"where": members.address_of(case)})
    browser.post("/sign-in/code/", {"code": members.mailed_code()})
    signed_in = browser.get(f"/your-page/{case.reference}/").content.decode()
    back = browser.get(f"/your-page/{case.reference}/?look=usual").content.decode()
    after = browser.get(f"/your-page/{case.reference}/").content.decode()

    assert (kept["max-age"], kept["expires"], kept["httponly"]) == ("", "", True)
    assert "<title>Page</title>" in signed_in
    assert "<title>Your page</title>" in back
    assert "<title>Your page</title>" in after


@pytest.mark.parametrize("look", ["", "fancy", "plain<script>"])
def test_a_look_there_is_not_changes_nothing(look: str) -> None:
    browser = Client()

    assert "app-plain" not in browser.get(f"/sign-in/?look={look}").content.decode()
    assert COOKIE not in browser.cookies


def test_a_page_of_a_member_says_when_the_session_ends_and_others_do_not(case: Case) -> None:
    own = members.client_of(case).get(f"/your-page/{case.reference}/").content.decode()

    assert "<span data-app-ends>10:21</span>" in own
    assert "data-app-ending" not in Client().get("/sign-in/").content.decode()


def test_somebody_who_says_that_they_are_still_here_is_told_the_new_end(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = members.client_of(case)
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=18))

    assert browser.post("/stay/").json() == {"ends": "10:38"}
    assert Client().post("/stay/")["Location"] == "/sign-in/"


def test_a_member_sees_when_and_how_somebody_came_in_and_nobody_elses(case: Case) -> None:
    browser, other = Client(REMOTE_ADDR=members.VISITOR, headers={"User-Agent": ANDROID}), builders.joined()
    members.activated(case)
    ask(browser, members.address_of(case))
    code_page(browser, members.mailed_code())

    page = browser.get("/ways-in/").content.decode()

    assert "23 November 2026 at 10:01" in page
    assert "code by email" in page
    assert "on a phone or tablet" in page
    assert f"{case.reference.lower()[0]}…@example.org" in page
    assert members.address_of(case) not in page
    assert "on a phone or tablet" not in members.client_of(other).get("/ways-in/").content.decode()


def test_sign_ins_of_long_ago_are_not_shown(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client(REMOTE_ADDR=members.VISITOR)
    members.activated(case)
    ask(browser, members.address_of(case))
    code_page(browser, members.mailed_code())
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(91))

    assert "Nobody has signed in yet." in members.client_of(case).get("/ways-in/").content.decode()


def test_signing_out_everywhere_ends_every_session_and_every_code(case: Case) -> None:
    here, elsewhere = members.client_of(case), members.client_of(case)
    code = members.coded(case)

    answer = here.post("/ways-in/end/")

    visitor = Client(REMOTE_ADDR="192.0.2.9")
    ask(visitor, members.address_of(case))
    assert answer["Location"] == "/signed-out/"
    assert [each.get("/your-page/")["Location"] for each in (here, elsewhere)] == ["/sign-in/", "/sign-in/"]
    assert "This code is not right" in code_page(visitor, code).content.decode()
    assert AuditEntry.objects.filter(what="own_sign_ins.end_everywhere", actor=case.person.account_id).exists()


def test_a_session_that_is_ended_everywhere_leaves_those_of_others_alone(case: Case) -> None:
    other = builders.joined()
    theirs = members.client_of(other)

    members.client_of(case).post("/ways-in/end/")

    assert theirs.get("/your-page/", follow=True).status_code == 200


def test_somebody_chooses_a_phone_for_their_codes_and_comes_in_with_a_text_that_says_nothing(case: Case) -> None:
    browser, number = Client(REMOTE_ADDR=members.VISITOR), "07700 900456"
    browser.post("/activate/", {"code": members.letter_code(case)})
    browser.post("/activate/place/", {"by": "text", "phone": number, "phone_again": "+44 7700 900456"})
    first = members.waiting()[-1]
    came = code_page(browser, members.mailed_code())
    browser.post("/sign-out/")
    ask(browser, number)
    again = code_page(browser, members.mailed_code())

    assert (came["Location"], again["Location"]) == ("/your-page/", "/your-page/")
    assert (first.channel, first.to_address) == ("text", "+447700900456")
    assert re.fullmatch(r"Your code is \d{6}\. It works once, for 10 minutes\.", str(first.body))
    assert "… 456" in browser.get("/ways-in/").content.decode()


def test_a_number_typed_differently_the_second_time_sends_nothing(case: Case) -> None:
    browser = Client(REMOTE_ADDR=members.VISITOR)
    browser.post("/activate/", {"code": members.letter_code(case)})

    page = browser.post("/activate/place/", {"by": "text", "phone": "07700 900456", "phone_again": "07700 900457"})

    assert "The two numbers are not the same" in page.content.decode()
    assert not case.person.contact_points.filter(channel="text").exists()


@pytest.mark.parametrize("safe", [None, False])
def test_an_address_that_nobody_has_found_safe_gets_no_code(case: Case, safe: bool | None) -> None:
    members.activated(case)
    way = WayGiven(members.address_of(case), safe=safe)
    people.set_contact_point(case.person, "email", way, by=members.officer_of(case), now=builders.later(minutes=1))
    before = len(members.waiting())

    ask(Client(REMOTE_ADDR="192.0.2.9"), members.address_of(case))

    assert len(members.waiting()) == before


def test_a_wish_for_a_code_is_forgotten_when_the_worker_comes_too_late(case: Case) -> None:
    members.activated(case)
    ask(Client(REMOTE_ADDR="192.0.2.9"), members.address_of(case))
    before = case.person.account and case.person.account.one_time_codes.count()

    from victimcontact.casework import one_time_codes

    made = one_time_codes.answer_asked(clock=lambda: builders.later(minutes=1) + timedelta(minutes=10))

    assert made == 0
    assert case.person.account is not None
    assert case.person.account.one_time_codes.count() == before
