"""The pages in a real browser: under the strict content policy, on a narrow screen, without scripts, and to assistive technology."""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from playwright.sync_api import Browser, Page, Route

from tests.chromium import troubles
from tests.design.samples import Everything
from victimcontact.design.site import Link, Site

pytestmark = pytest.mark.browser

PLACE = "http://pages.example.org/"
EXIT = "http://exit.example.org/"
SITE = Site(
    navigation=(Link("What has happened", "/", current=True), Link("My details", "/details/")),
    languages=(Link("English", "/", current=True, language="en"), Link("Cymraeg", "/cy/", language="cy")),
    footer=(Link("Accessibility", "/accessibility/"), Link("Privacy", "/privacy/")),
    exit_to=EXIT,
)
ASKING = """{% block before_main %}{{ ui.back("/") }}{% endblock %}{% block main %}{{ ui.heading("Tell us") }}
{% call ui.form("", form) %}{{ form }}{{ ui.button("Save") }}{% endcall %}{% endblock %}"""
SHOWING = """{% block main %}{{ ui.heading("Case", caption="VC-0001") }}
{% call ui.alert("Do not telephone before 10:00", "warning") %}{{ ui.text("Why.") }}{% endcall %}
{{ ui.summary([("Name", "Alys Jones", "/name/"), ("Post", none)]) }}
{% call(word) ui.table("Duties", ["What", "Due", "Standing"], ["First contact", "Letter after a move to open conditions"]) %}
  {{ ui.row_heading(ui.link(word, "/duty/")) }}
  {{ ui.cell("Due", "30 September 2027", whole=true) }}{{ ui.cell("Standing", ui.standing("late")) }}
{% endcall %}{{ ui.pagination(2, 3) }}
{% call ui.section("History", "history") %}
  {% call ui.timeline() %}{{ ui.event("Letter", "3 March 2027", stamp="2027-03-03", level=3) }}{% endcall %}
{% endcall %}
{{ ui.bar_chart("Kept", [("Wales", 50), ("London", 70)], "Region", "Kept") }}{% endblock %}"""
PAGES = {
    "staff": '{% extends "design/staff_base.html" %}' + SHOWING,
    "portal": '{% extends "design/portal_base.html" %}' + ASKING,
    "portal-errors": '{% extends "design/portal_base.html" %}' + ASKING,
}


def answer(route: Route) -> None:
    """Be the server: the pages above, the built assets, and the page that Exit this page leads to."""
    url = route.request.url
    if url.startswith(PLACE + "static/"):
        name = url.removeprefix(PLACE + "static/")
        route.fulfill(path=finders.find(name) or settings.ASSETS / name)
    elif url.startswith(PLACE) and (name := url.removeprefix(PLACE)) in PAGES:
        form = Everything({"channel": "other"}) if name.endswith("errors") else Everything()
        body = engines["jinja2"].from_string(PAGES[name]).render({"site": SITE, "form": form})
        route.fulfill(body=str(body), content_type="text/html", headers={"Content-Security-Policy": policy()})
    else:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")


def policy() -> str:
    """The content policy of the settings, as it is sent."""
    directives: dict[str, list[str]] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def window(browser: Browser, *, width: int = 1280, scripts: bool = True) -> Page:
    """An empty window in which the pages can be opened."""
    page = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts).new_page()
    page.route("**/*", answer)
    return page


def opened(browser: Browser, name: str, *, width: int = 1280, scripts: bool = True) -> Page:
    """A page in a window of its own, its scripts started."""
    page = window(browser, width=width, scripts=scripts)
    page.goto(PLACE + name)
    page.wait_for_selector("body.govuk-frontend-supported" if scripts else "body")
    return page


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_nothing_that_assistive_technology_stumbles_over(chromium: Browser, name: str, width: int) -> None:
    assert troubles(opened(chromium, name, width=width)) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_telephone_without_scrolling_sideways(chromium: Browser, name: str) -> None:
    page = opened(chromium, name, width=320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_under_the_strict_content_policy_without_a_complaint(chromium: Browser, name: str) -> None:
    page, complaints = window(chromium), list[str]()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(PLACE + name)
    page.wait_for_selector("body.govuk-frontend-supported")

    assert complaints == []


def test_three_presses_of_shift_leave_a_page_of_the_portal(chromium: Browser) -> None:
    page = opened(chromium, "portal")

    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(EXIT)

    assert page.title() == "Weather"


def test_without_scripts_the_way_out_is_a_link(chromium: Browser) -> None:
    page = opened(chromium, "portal", scripts=False)

    page.click(".govuk-exit-this-page__button")

    assert page.url == EXIT


def test_without_scripts_every_question_can_be_seen_and_answered(chromium: Browser) -> None:
    page = opened(chromium, "portal", scripts=False)

    assert page.is_visible("#id_other")


def test_with_scripts_a_question_appears_when_its_answer_is_chosen(chromium: Browser) -> None:
    page = opened(chromium, "portal")
    assert not page.is_visible("#id_other")

    page.check("#id_channel-2")

    assert page.is_visible("#id_other")


def test_an_error_of_the_summary_puts_the_cursor_into_its_question(chromium: Browser) -> None:
    page = opened(chromium, "portal-errors")

    page.click(".govuk-error-summary a[href='#id_day-day']")

    assert page.evaluate("document.activeElement.id") == "id_day-day"


def test_a_row_of_a_table_on_a_telephone_says_which_column_each_cell_is(chromium: Browser) -> None:
    page = opened(chromium, "staff", width=375)

    label = page.evaluate("getComputedStyle(document.querySelector('td'), '::before').content")

    assert label == '"Due"'
