"""The way in, page by page: nothing is learned from it by somebody who has no business here."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests import builders
from tests.portal import members
from victimcontact.casework import letter_codes, people, stages
from victimcontact.casework.stages import Happened
from victimcontact.portal.door import visitor
from victimcontact.records.models import Case, Message, OneTimeCode, WaitingMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

UNKNOWN = "nobody@example.org"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are opened on the day of the made-up cases."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def browser() -> Client:
    return Client(REMOTE_ADDR=members.VISITOR)


def text(answer: HttpResponse) -> str:
    """A page without what is of this form alone."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def ask(browser: Client, email: str) -> HttpResponse:
    return browser.post("/sign-in/", {"where": email}, follow=True)


def code_page(browser: Client, code: str) -> HttpResponse:
    return browser.post("/sign-in/code/", {"code": code})


def session_of(browser: Client) -> str:
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_member_comes_in_from_the_letter_to_their_own_page(case: Case, browser: Client) -> None:
    code = members.letter_code(case)
    browser.post("/activate/", {"code": code.lower().replace("-", " ")})
    browser.post("/activate/place/", {"by": "email", "email": "Safe@example.org", "email_again": "safe@example.org"})
    answer = code_page(browser, members.mailed_code())
    page = browser.get(answer["Location"], follow=True)

    assert answer["Location"] == "/your-page/"
    assert page.redirect_chain == [(f"/your-page/{case.reference}/", 302)]
    assert "Your page" in page.content.decode()


def test_a_member_who_was_here_before_comes_in_with_their_address(case: Case, browser: Client) -> None:
    members.activated(case)

    ask(browser, members.address_of(case))
    answer = code_page(browser, members.mailed_code())

    assert answer["Location"] == "/your-page/"


@pytest.mark.parametrize("path", ["/activate/place/", "/sign-in/code/"])
def test_the_later_steps_cannot_be_begun_with(browser: Client, path: str) -> None:
    answer = browser.get(path)

    assert answer.status_code == 302
    assert answer["Location"] in ("/activate/", "/sign-in/")


def test_a_known_and_an_unknown_address_are_answered_in_the_same_words(case: Case, browser: Client) -> None:
    members.activated(case)

    known, unknown = ask(browser, members.address_of(case)), ask(Client(REMOTE_ADDR="192.0.2.9"), UNKNOWN)

    assert (known.status_code, known.redirect_chain) == (unknown.status_code, unknown.redirect_chain)
    assert text(known) == text(unknown)


def test_a_wrong_code_is_answered_alike_for_a_known_and_an_unknown_address(case: Case, browser: Client) -> None:
    members.activated(case)
    stranger = Client(REMOTE_ADDR="192.0.2.9")
    ask(browser, members.address_of(case))
    ask(stranger, UNKNOWN)

    known, unknown = code_page(browser, "000000"), code_page(stranger, "000000")

    assert (known.status_code, text(known)) == (unknown.status_code, text(unknown))
    assert "This code is not right" in text(known)


@pytest.mark.parametrize("known", [True, False])
def test_the_sixth_code_is_stopped_calmly_from_whatever_browser(case: Case, known: bool) -> None:
    members.activated(case)
    email = members.address_of(case) if known else UNKNOWN
    answers = []
    for number in range(6):
        browser = Client(REMOTE_ADDR=f"192.0.2.{number}")
        session = browser.session
        session["mark"] = people.index_of("email", email).hex()
        session.save()
        answers.append(code_page(browser, "000000"))

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Please wait a little" in text(answers[-1])


@pytest.mark.parametrize("known", [True, False])
def test_the_sixth_request_for_a_code_is_stopped_alike(case: Case, known: bool) -> None:
    members.activated(case)
    email = members.address_of(case) if known else UNKNOWN

    answers = [Client(REMOTE_ADDR=f"192.0.2.{number}").post("/sign-in/", {"where": email}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]


def test_the_sixth_guess_at_a_letter_is_stopped(browser: Client) -> None:
    answers = [browser.post("/activate/", {"code": "ABCD-EFGH-JKLM"}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_the_code_of_a_letter_opens_once(case: Case, browser: Client) -> None:
    code = members.letter_code(case)
    browser.post("/activate/", {"code": code})
    browser.post("/activate/place/", {"by": "email", "email": "safe@example.org", "email_again": "safe@example.org"})
    code_page(browser, members.mailed_code())

    again = Client(REMOTE_ADDR="192.0.2.9").post("/activate/", {"code": code})

    assert "This code is not right, or it no longer works." in text(again)


def test_two_addresses_that_differ_send_nothing(case: Case, browser: Client) -> None:
    browser.post("/activate/", {"code": members.letter_code(case)})

    answer = browser.post(
        "/activate/place/", {"by": "email", "email": "safe@example.org", "email_again": "sage@example.org"}
    )

    assert "The two addresses are not the same" in text(answer)
    assert not WaitingMail.objects.exists()


def test_an_invitation_that_was_used_meanwhile_leads_back_to_the_beginning(case: Case, browser: Client) -> None:
    browser.post("/activate/", {"code": members.letter_code(case)})
    case.person.invitations.update(used_at=builders.NOW)

    answer = browser.post(
        "/activate/place/", {"by": "email", "email": "safe@example.org", "email_again": "safe@example.org"}
    )

    assert answer["Location"] == "/activate/"
    assert not WaitingMail.objects.exists()


def test_the_session_is_a_new_one_after_the_sign_in_and_keeps_no_address(case: Case, browser: Client) -> None:
    members.activated(case)
    ask(browser, members.address_of(case))
    before = session_of(browser)
    kept = str([session.get_decoded() for session in Session.objects.all()])

    code_page(browser, members.mailed_code())

    assert session_of(browser) != before
    assert not Session.objects.filter(pk=before).exists()
    assert members.address_of(case) not in kept + str([each.get_decoded() for each in Session.objects.all()])


def test_signing_out_ends_the_session_for_good(case: Case) -> None:
    browser = members.client_of(case)
    key = session_of(browser)

    answer = browser.post("/sign-out/")

    assert answer["Location"] == "/signed-out/"
    assert not Session.objects.filter(pk=key).exists()
    assert browser.get("/your-page/")["Location"] == "/sign-in/"


def test_signing_out_needs_a_button_and_not_a_link(case: Case) -> None:
    browser = members.client_of(case)

    assert browser.get("/sign-out/").status_code == 405
    assert browser.get("/your-page/").status_code == 302
    assert browser.get("/your-page/")["Location"] != "/sign-in/"


def test_who_is_signed_in_is_not_asked_to_sign_in(case: Case) -> None:
    assert members.client_of(case).get("/sign-in/")["Location"] == "/your-page/"


def test_a_form_without_our_mark_is_refused_with_a_page_that_says_what_to_do(settings: Settings) -> None:
    settings.CSRF_FAILURE_VIEW = "victimcontact.portal.door.form_too_old"

    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"where": UNKNOWN})

    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


def test_an_officer_cannot_sign_in_here_and_their_session_is_worth_nothing(settings: Settings) -> None:
    officer = builders.officer()
    browser = Client(REMOTE_ADDR=members.VISITOR)
    ask(browser, str(officer.account.email))
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, members.BACKEND]
    with_session = Client()
    with_session.force_login(officer.account, backend=members.BACKEND)

    assert members.waiting() == []
    assert not OneTimeCode.objects.exists()
    assert with_session.get("/your-page/")["Location"] == "/sign-in/"


def test_a_session_of_the_officers_site_opens_nothing_here() -> None:
    browser = Client()
    browser.force_login(builders.officer().account, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert browser.get("/your-page/")["Location"] == "/sign-in/"


@pytest.mark.parametrize(
    ("proxies", "passed", "counted"),
    [(0, "198.51.100.1", "192.0.2.7"), (1, "203.0.113.5, 198.51.100.1", "198.51.100.1"), (1, "", "192.0.2.7")],
)
def test_tries_are_counted_by_the_visitor_and_not_by_what_a_visitor_claims(
    settings: Settings, proxies: int, passed: str, counted: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": passed} if passed else {}

    assert visitor(RequestFactory(headers=headers).get("/", REMOTE_ADDR="192.0.2.7")) == counted


def test_the_code_at_the_end_of_a_letter_says_only_that_it_has_arrived(case: Case, browser: Client) -> None:
    happened, by = Happened("released", date(2026, 11, 20)), members.officer_of(case)
    stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    letter = members.posted(Message.objects.get(case=case, telling__isnull=False))

    wrong = browser.post("/activate/", {"code": "777777777777"})
    right = browser.post("/activate/", {"code": letter_codes.code_of(letter.reference)}, follow=True)

    assert "This code is not right" in text(wrong)
    assert "We know now that you have our letter." in text(right)
    letter.refresh_from_db()
    assert letter.state == "acknowledged"
    for secret in (case.reference, case.person.family_name, letter.reference):
        assert secret not in text(right)
