"""Every address of the portal, for somebody who is not signed in, for its member, and for another member."""

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from tests.portal.addresses import every_address, filled, routes
from tests.portal.whole import whole_case
from victimcontact.portal import content

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]

SIGN_IN = "302 /sign-in/"
OWN = "/your-page/<slug:reference>/"
STATEMENT = f"{OWN}statements/<slug:statement>/"
SENT_TO = (f"{STATEMENT}words/<slug:part>/typed/", f"{STATEMENT}let-them-see/", f"{OWN}statements/begin/<slug:review>/")
# Address: answer to nobody, to the member, to another member. Where it leads is written after a redirect.
TABLE = {
    "/": ("200", "200", "200"),
    "/robots.txt": ("200", "200", "200"),
    "/<slug:page>/": ("200", "200", "200"),
    "/sign-in/": ("200", "302 /your-page/", "302 /your-page/"),
    "/sign-in/code/": (SIGN_IN, SIGN_IN, SIGN_IN),
    "/letter/": ("200", "200", "200"),
    "/letter/more/": ("405", "405", "405"),
    "/is-this-for-me/": ("200", "200", "200"),
    "/join/": ("200", "200", "200"),
    "/join/questions/": ("200", "200", "200"),
    "/join/come-back/": ("200", "200", "200"),
    "/activate/": ("200", "200", "200"),
    "/activate/thank-you/": ("200", "200", "200"),
    "/activate/place/": ("302 /activate/", "302 /activate/", "302 /activate/"),
    "/sign-out/": ("405", "405", "405"),
    "/stay/": ("405", "405", "405"),
    "/ways-in/": (SIGN_IN, "200", "200"),
    "/ways-in/end/": ("405", "405", "405"),
    **dict.fromkeys(
        (
            *(f"/ways-in/passkey/{page}" for page in ("", "ask/", "remove/")),
            "/sign-in/passkey/",
            "/sign-in/passkey/ask/",
        ),
        ("405", "405", "405"),
    ),
    "/signed-out/": ("200", "200", "200"),
    "/your-page/": (SIGN_IN, "302 own", "302 own"),
    **dict.fromkeys(
        (
            OWN,
            f"{OWN}officer/",
            f"{OWN}letters/",
            f"{OWN}letters/<slug:letter>/",
            f"{OWN}messages/",
            f"{OWN}choices/",
            f"{OWN}choices/change/",
            f"{OWN}choices/leave/",
            f"{OWN}reach/",
            f"{OWN}reach/<slug:way>/",
            f"{OWN}moved/",
            f"{OWN}acting/",
            *(f"{OWN}information/{page}" for page in ("", "looked/", "correct/")),
            *(f"{OWN}information/<slug:data>/copy.{form}" for form in ("pdf", "json")),
            f"{OWN}hearings/",
            f"{OWN}questions/<slug:question>/",
            *(f"{OWN}{page}/" for page in ("tell-us", "told-you", "in-touch")),
            f"{OWN}complaints/",
            f"{OWN}complaints/<slug:complaint>/",
            f"{OWN}hearings/<slug:review>/ask/",
            f"{OWN}reports/<slug:report>/",
            f"{OWN}reports/<slug:report>/changes/",
            f"{OWN}rules/",
            f"{OWN}rules/new/",
            f"{OWN}rules/<slug:rule>/",
            f"{OWN}said/",
            f"{OWN}statements/",
            *(
                f"{STATEMENT}{page}"
                for page in ("", "words/<slug:part>/", "giving/", "agree/", "keep-from-them/", "take-back/")
            ),
            f"{OWN}areas/",
            f"{OWN}areas/new/",
            *(f"{OWN}areas/<slug:zone>/{page}" for page in ("", "draw/", "place/", "agree/", "map.pdf")),
        ),
        (SIGN_IN, "200", "404"),
    ),
    **dict.fromkeys(SENT_TO, ("405", "405", "405")),
    f"{OWN}information/copy/": ("405", "405", "405"),
    f"{OWN}in-touch/stop/": ("405", "405", "405"),
    f"{OWN}asked/<slug:application>/take-back/": ("405", "405", "405"),
    f"{OWN}rules/<slug:rule>/take-back/": ("405", "405", "405"),
}


def answer(browser: Client, path: str) -> str:
    response = browser.get(path)
    to = response.headers.get("Location", "")
    return f"{response.status_code} {'own' if to.startswith('/your-page/V') else to}".strip()


def test_every_address_is_in_the_table() -> None:
    assert set(routes()) == set(TABLE)


def test_every_address_answers_as_the_table_says() -> None:
    whole = whole_case()
    browsers = (Client(), members.client_of(whole.case), members.client_of(builders.joined()))

    answers = {
        path: (TABLE[route], tuple(answer(browser, path) for browser in browsers))
        for route in routes()
        for path in filled(route, whole)
    }

    assert {path: said for path, (wanted, said) in answers.items() if said != wanted} == {}
    assert len(answers) > 30


@pytest.mark.parametrize("path", ["/", "/help/", "/sign-in/", "/nothing/", "own", "own letters/"])
def test_nothing_is_kept_by_a_browser_or_on_the_way(path: str) -> None:
    case = builders.joined()
    browser = members.client_of(case)

    response = browser.get(path.replace("own", f"/your-page/{case.reference}/").replace("/ ", "/"))

    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


def test_search_engines_read_the_public_pages_and_nothing_else() -> None:
    whole = whole_case()
    browser = members.client_of(whole.case)
    answers = {path: browser.get(path) for path in every_address(whole)}
    pages = {path: answer for path, answer in answers.items() if not answer["Content-Type"].startswith("application/")}

    welcome = {path for path, page in pages.items() if 'name="robots" content="index, follow"' in page.content.decode()}

    assert welcome == {"/", *(f"/{name}/" for name in content.NAMES - {"home"})}
    robots = pages["/robots.txt"].content.decode().splitlines()
    assert [line for line in robots if line.startswith("Disallow")] == [
        "Disallow: /sign-in/",
        "Disallow: /activate/",
        "Disallow: /your-page/",
        "Disallow: /is-this-for-me/",
        "Disallow: /join/",
    ]


def test_every_page_can_be_left_at_once_and_says_nothing_in_its_title() -> None:
    whole = whole_case()
    browser = members.client_of(whole.case)

    for path in every_address(whole):
        page = browser.get(path)
        if page.status_code != 200 or "html" not in page["Content-Type"]:
            continue
        text = page.content.decode()
        title = text.split("<title>")[1].split("</title>")[0]
        assert "govuk-exit-this-page" in text, path
        assert not any(word in title.lower() for word in ("victim", "crime", "offen", "prison", "probation")), title
        assert path.startswith("/your-page/") <= (title == "Your page"), path
