"""What every officers' page sends with it, and what no page may hold."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests import builders
from tests.house.everything import OFFICERS, addresses, everything
from tests.staff.officers_site import visit
from tests.staff.visitors import sign_in
from victimcontact import settings as program

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


SHOWN = 200


class Markup(HTMLParser):
    """Gathers what a strict content policy would refuse, and what a page has to have."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.headings = 0
        self.forms_without_token = 0
        self._form_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.headings += tag == "h1"
        if tag == "style" or (tag == "script" and "src" not in values):
            self.refused.append(f"<{tag}>")
        for name, value in values.items():
            if name == "style" or name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.refused.append(f"<{tag} {name}>")
        for name in ("src", "href", "action"):
            if re.match(r"(https?:)?//", values.get(name) or ""):
                self.refused.append(f"<{tag} {name}={values[name]}>")
        if tag == "form" and values.get("method") == "post":
            self.forms_without_token += 1
        if tag == "input" and values.get("name") == "csrfmiddlewaretoken":
            self.forms_without_token -= 1


def every_page(folder: Path) -> Iterator[tuple[str, HttpResponse]]:
    """Every address of the officers' site: everybody who works here asks for it until one of them is shown the page."""
    case = everything(folder)
    clients = {who: Client(raise_request_exception=False) for who in OFFICERS}
    for who, client in clients.items():
        client.force_login(case.accounts[who], backend=program.backends("staff")[0])
    for address in addresses("staff"):
        for who, client in clients.items():
            response = client.get(address.path(case))
            yield f"{who} {address.route}", response
            if response.status_code == SHOWN:
                break


def test_every_page_sends_its_headers_and_holds_nothing_inline(tmp_path: Path) -> None:
    wrong: dict[str, Any] = {}
    seen = 0
    for name, response in every_page(tmp_path):
        trouble = header_trouble(response)
        if response["Content-Type"].startswith("text/html") and response.content:
            seen += 1
            trouble += markup_trouble(response.content.decode())
        if trouble:
            wrong[name] = trouble

    assert wrong == {}
    assert seen > 200


def header_trouble(response: HttpResponse) -> list[str]:
    trouble = [name for name, value in HEADERS.items() if response.get(name) != value]
    if {part.strip() for part in response.get("Content-Security-Policy", "").split(";")} != POLICY:
        trouble.append("Content-Security-Policy")
    if "no-store" not in response.get("Cache-Control", ""):
        trouble.append("Cache-Control")
    if response.status_code >= 500:
        trouble.append(str(response.status_code))
    return trouble


def markup_trouble(page: str) -> list[str]:
    read = Markup()
    read.feed(page)
    trouble = read.refused
    if read.headings != 1:
        trouble.append(f"{read.headings} h1")
    if read.forms_without_token:
        trouble.append("a form without its token")
    return trouble


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/inactive/", "/nowhere/", "/"])
def test_so_does_every_page_for_somebody_who_is_not_signed_in(address: str) -> None:
    response = Client().get(address)

    assert header_trouble(response) == []
    assert not response.content or markup_trouble(response.content.decode()) == []


def test_what_a_policy_would_refuse_is_seen() -> None:
    for markup in (
        "<h1>A</h1><script>1</script>",
        "<h1>A</h1><style>p{}</style>",
        "<h1>A</h1><p style='color: red'>",
        "<h1>A</h1><p onclick='x()'>",
        "<h1>A</h1><a href='JavaScript:x()'>",
        "<h1>A</h1><img src='https://elsewhere.example.org/x.png'>",
        "<h1>A</h1><form method='post'></form>",
        "<p>No heading</p>",
    ):
        assert markup_trouble(markup), markup
    assert markup_trouble("<h1>A</h1><script src='/static/init.js'></script>") == []


def test_the_cookies_cannot_be_read_by_scripts_or_sent_by_other_sites() -> None:
    client = Client()
    sign_in(client, builders.officer().account)

    for name in (program.SESSION_COOKIE_NAME, program.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] in ("Lax", "Strict")
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        assert cookie["max-age"] == ""


def test_no_name_of_a_person_stands_in_the_title_of_a_page() -> None:
    case = builders.joined()
    assert case.officer is not None
    client = visit(case.officer)

    for part in ("", "name/", "safe-contact/", "wish/", "contacts/new/", "eligibility/"):
        page = client.get(f"/cases/{case.reference}/{part}").content.decode()
        title = page[page.index("<title>") : page.index("</title>")]
        assert case.person.family_name not in title
        assert case.sentence.offender.family_name not in title
