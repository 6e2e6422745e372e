"""English and Welsh: chosen on any page, kept, and whole."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from tests import builders
from tests.portal import members
from tests.portal.addresses import every_address
from tests.portal.whole import whole_case
from victimcontact.records.models import Case, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

ENGLISH = re.compile(
    r"\b(the|and|you|your|with|this|that|what|from|please|will|have|they|their|when|which|who|can|are|our|not|sign)\b",
    re.IGNORECASE,
)
# Names that are not translated.
NAMES = ("National Domestic Abuse Helpline",)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


def spoken(browser: Client, path: str = "/", **headers: str) -> str:
    """The language a page says it is in."""
    response = browser.get(path, headers=headers)
    found = re.search(r'<html class="govuk-template" lang="(\w\w)">', response.content.decode())
    assert found is not None
    assert response["Content-Language"] == found[1]
    return found[1]


def member(language: str) -> Case:
    case = builders.joined()
    Person.objects.filter(pk=case.person.pk).update(language=language)
    case.person.refresh_from_db()
    return case


def signed_in(case: Case) -> Client:
    """A browser that came in by itself, with a code."""
    members.activated(case)
    browser = Client(REMOTE_ADDR=members.VISITOR)
    browser.post("/sign-in/", {"where": members.address_of(case)})
    browser.post("/sign-in/code/", {"code": members.mailed_code()})
    return browser


def test_a_language_is_chosen_on_the_page_one_is_on_and_kept() -> None:
    browser = Client()

    page = browser.get("/how-it-works/").content.decode()
    chosen = spoken(browser, "/how-it-works/?language=cy")

    assert 'href="/how-it-works/?language=cy" rel="alternate" lang="cy"' in page
    assert (chosen, spoken(browser), spoken(browser, "/sign-in/")) == ("cy", "cy", "cy")
    assert spoken(browser, "/?language=en") == "en"


def test_the_choice_lasts_until_the_browser_is_closed_and_is_kept_from_scripts() -> None:
    browser = Client()
    browser.get("/?language=cy")

    cookie = browser.cookies[settings.LANGUAGE_COOKIE_NAME]

    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")


@pytest.mark.parametrize("asked", ["fr", "", "cy/../en", "<script>"])
def test_a_language_there_is_not_changes_nothing(asked: str) -> None:
    browser = Client()

    assert spoken(browser, f"/?language={asked}") == "en"
    assert settings.LANGUAGE_COOKIE_NAME not in browser.cookies


def test_the_browsers_own_language_is_used_where_nothing_was_chosen() -> None:
    assert spoken(Client(), **{"Accept-Language": "cy, en;q=0.5"}) == "cy"
    assert spoken(Client(), **{"Accept-Language": "fr"}) == "en"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_member_is_spoken_to_in_the_language_of_their_letters(language: str) -> None:
    case = member(language)

    assert spoken(signed_in(case), f"/your-page/{case.reference}/") == language


def test_a_choice_counts_for_more_than_the_language_of_letters() -> None:
    case = member("cy")
    browser = signed_in(case)

    assert spoken(browser, f"/your-page/{case.reference}/?language=en") == "en"
    assert spoken(browser, f"/your-page/{case.reference}/letters/") == "en"


def test_who_types_in_the_code_of_a_welsh_letter_goes_on_in_welsh() -> None:
    case = member("cy")
    browser = Client(REMOTE_ADDR=members.VISITOR)

    browser.post("/activate/", {"code": members.letter_code(case)})

    assert spoken(browser, "/activate/place/") == "cy"


def words_of(page: str) -> str:
    """What is read on a page, without what somebody typed, what is marked as English, and the other language's name."""
    for apart in (
        r'<article[^>]*lang="en".*?</article>',
        r'<div class="govuk-body app-typed">.*?</div>',
        r"<textarea.*?</textarea>",
        r"<script.*?</script>",
    ):
        page = re.sub(apart, " ", page, flags=re.DOTALL)
    plain = unescape(re.sub(r"<[^>]+>", " ", page))
    for name in NAMES:
        plain = plain.replace(name, " ")
    return " ".join(plain.split())


def test_no_english_is_left_on_a_welsh_page() -> None:
    whole = whole_case(language="cy")
    browser = members.client_of(whole.case, language="cy")
    stranger = Client()
    stranger.get("/?language=cy")
    paths = [*every_address(whole), "/nothing/"]

    left = {}
    for path in paths:
        for visitor in (browser, stranger):
            page = visitor.get(path)
            if page.status_code in (200, 404) and "html" in page["Content-Type"]:
                found = {each.lower() for each in ENGLISH.findall(words_of(page.content.decode()))}
                left[path] = left.get(path, set()) | found

    assert {path: found for path, found in left.items() if found} == {}
    assert len(left) > 30
    assert ENGLISH.search(words_of(Client().get("/links/").content.decode()))


def test_what_goes_wrong_is_said_in_welsh_too() -> None:
    browser = Client(REMOTE_ADDR=members.VISITOR)
    browser.get("/?language=cy")

    wrong = [
        browser.post("/sign-in/", {"where": "not an address"}),
        browser.post("/sign-in/", {"where": ""}),
        browser.post("/activate/", {"code": "123"}),
        browser.post("/activate/", {"code": "ABCD-EFGH-JKLM"}),
    ]

    for answer in wrong:
        page = answer.content.decode()
        assert "Mae problem" in page
        assert not ENGLISH.search(words_of(page)), words_of(page)


def test_the_language_of_one_visitor_is_not_that_of_the_next() -> None:
    spoken(Client(), "/?language=cy")

    assert spoken(Client()) == "en"
