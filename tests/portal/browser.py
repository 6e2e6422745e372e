"""The portal in a real browser, answered by Django in this process: one database transaction, no network."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, cast

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Request, Route

PLACE = "http://localhost"


def window(browser: Browser, client: Client, *, width: int = 1280, scripts: bool = True) -> Page:
    """A window whose requests a test client answers; what is signed in there is signed in here.

    Playwright calls back in a context of its own, in which Django would open another connection: the test's context is kept.
    """
    here = copy_context()
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    page.route("**/*", lambda route: _answer(route, lambda request: here.run(_asked, client, request)))
    return page


def opened(page: Page, path: str) -> Page:
    """Go to a page of the portal."""
    page.goto(PLACE + path)
    return page


def _answer(route: Route, ask: Callable[[Request], HttpResponse]) -> None:
    url = route.request.url
    if not url.startswith(PLACE):
        route.fulfill(body="<title>Weather</title>", content_type="text/html")
    elif url.startswith(f"{PLACE}/static/"):
        name = url.removeprefix(f"{PLACE}/static/")
        route.fulfill(path=finders.find(name) or settings.ASSETS / name)
    else:
        response = ask(route.request)
        body = _body(response)
        route.fulfill(status=response.status_code, headers=dict(response.items()), body=body)


def _asked(client: Client, request: Request) -> HttpResponse:
    kind = request.headers.get("content-type", "application/x-www-form-urlencoded")
    path, sent = request.url.removeprefix(PLACE), request.post_data_buffer or b""
    answer: Any = client.generic(request.method, path, sent, content_type=kind, headers={"Accept-Language": "en"})
    return cast(HttpResponse, answer)


def _body(response: HttpResponse) -> bytes:
    """A redirect is not asked for again when it is answered here, so it becomes a page that leads on."""
    if "Location" not in response:
        return response.content
    to = response["Location"]
    del response["Location"], response["Content-Length"]
    response.status_code = 200
    return f'<meta http-equiv="refresh" content="0;url={to}">'.encode()
