"""What stands around every page of the two sites."""

from collections.abc import Iterator
from typing import cast

import pytest
from django import forms as django_forms
from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.template import engines
from django.template.backends.utils import csrf_input
from django.test import RequestFactory
from django.utils import translation
from pytest_django import Settings

from tests.design.markup import Page
from victimcontact.design import fields, forms
from victimcontact.design.site import Link, Site, frame

SITE = Site(
    name="Victim Contact",
    navigation=(Link("Worklist", "/"), Link("Cases", "/cases/", current=True)),
    sign_out="/sign-out/",
    languages=(Link("English", "?language=en", current=True, language="en"), Link("Cymraeg", "/cy/", language="cy")),
    footer=(Link("Accessibility", "/accessibility/"), Link("Privacy", "/privacy/"), Link("Cookies", "/cookies/")),
)
BASES = ["design/staff_base.html", "design/portal_base.html"]


class Name(forms.Form):
    name = fields.Text(label="Name")


def drawn(base: str, context: dict[str, object], main: str = '{{ ui.heading("Cases") }}') -> str:
    """A page as a door would write it, rendered."""
    text = f'{{% extends "{base}" %}}{{% block main %}}{main}{{% endblock %}}'
    return str(engines["jinja2"].from_string(text).render(context))


def asked() -> dict[str, object]:
    """The context that comes with a request, without the frame of a real door."""
    request = RequestFactory().get("/")
    vars(request)["_messages"] = CookieStorage(request)  # as the middleware of messages does
    return {"site": SITE, "request": request, "csrf_input": csrf_input(request)}


@pytest.fixture(params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    """Either site."""
    return str(request.param)


@pytest.fixture
def welsh() -> Iterator[None]:
    """This test's page is in Welsh."""
    with translation.override("cy"):
        yield


def test_a_page_is_sound_has_one_heading_and_can_be_skipped_to_its_main_part(base: str) -> None:
    page = Page(drawn(base, {"site": SITE}))

    page.check()
    assert len(page.all("h1")) == 1
    assert page.elements[[e.tag for e in page.elements].index("body") + 1]["href"] == "#main-content"


def test_a_page_brings_no_script_or_style_inside_itself(base: str) -> None:
    page = Page(
        drawn(base, asked() | {"form": Name({})}, "{% call ui.form(csrf_input, form) %}{{ form }}{% endcall %}")
    )

    assert all(script.get("src") and not script.text for script in page.all("script"))
    assert page.all("style") == []
    assert [e for e in page.elements if any(name == "style" or name.startswith("on") for name in e.attributes)] == []


def test_no_crown_and_no_typeface_of_government_is_used(base: str) -> None:
    markup = drawn(base, {"site": SITE}).lower()

    assert "crown" not in markup
    assert "transport" not in markup
    assert "gov.uk" not in Page(markup).one("header").text


def test_the_place_in_the_navigation_is_told_to_those_who_do_not_see_it(base: str) -> None:
    page = Page(drawn(base, {"site": SITE}))

    assert [link.text for link in page.all("a", aria_current="true")] == ["Cases"]


def test_signing_out_is_a_form_that_cannot_be_forged(base: str) -> None:
    page = Page(drawn(base, asked()))

    assert page.one("form", action="/sign-out/")["method"] == "post"
    assert page.one("input", name="csrfmiddlewaretoken")["value"]


def test_an_error_is_in_the_title_and_in_a_summary_above_the_page(base: str) -> None:
    page = Page(drawn(base, {"site": SITE, "form": Name({})}))

    assert page.one("title").text.startswith("Error: ")
    assert page.one("a", href="#id_name").text == "Enter an answer"


def test_a_form_that_nobody_has_sent_yet_has_no_errors_to_show(base: str) -> None:
    page = Page(drawn(base, {"site": SITE, "form": Name()}))

    assert not page.one("title").text.startswith("Error")
    assert page.all(role="alert") == []


def test_a_form_of_another_package_keeps_its_own_way_of_saying_errors(base: str) -> None:
    class Foreign(django_forms.Form):
        name = django_forms.CharField()

    page = Page(drawn(base, {"site": SITE, "form": Foreign({})}))

    assert page.one("title").text.startswith("Error: ")
    assert page.all(role="alert") == []


def test_a_message_of_the_page_before_is_shown_and_taken(base: str) -> None:
    context = asked()
    request = cast(HttpRequest, context["request"])
    messages.success(request, "The letter is on its way.")

    page = Page(drawn(base, context))

    assert "The letter is on its way." in page.one(role="alert").text
    assert cast(BaseStorage, messages.get_messages(request)).used


def test_a_form_overtaken_by_another_officer_shows_both_and_carries_the_new_version() -> None:
    class Note(forms.VersionedForm):
        text = fields.LongText(label="Note")

    form = Note({"text": "mine", "version": "1"}, version=2, initial={"text": "theirs"})
    main = "{% call ui.form(csrf_input, form) %}{{ form }}{% endcall %}"
    page = Page(drawn(BASES[0], asked() | {"form": form}, main))

    assert page.one("td", data_column="Saved now").text == "theirs"
    assert page.one("td", data_column="You typed").text == "mine"
    assert page.one("input", name="version")["value"] == "2"


def test_a_page_of_the_portal_says_nothing_of_itself_in_its_title() -> None:
    page = Page(drawn(BASES[1], {"site": SITE}))

    assert page.one("title").text == "Your page"


def test_a_page_of_the_portal_can_be_left_at_once_with_or_without_scripts() -> None:
    page = Page(drawn(BASES[1], {"site": SITE}))

    button = page.one(
        "a", class_="govuk-button govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
    )
    skip = page.one("a", class_="govuk-skip-link govuk-js-exit-this-page-skiplink")
    assert {button["href"], skip["href"]} == {SITE.exit_to}
    assert {button["rel"], skip["rel"]} == {"nofollow noreferrer"}
    assert len(page.all(data_module="govuk-exit-this-page")) == 1


def test_leaving_at_once_leads_to_a_page_that_says_nothing_of_the_scheme() -> None:
    assert Site().exit_to == "https://www.bbc.co.uk/weather"


def test_the_other_language_is_offered_in_its_own_name_and_marked_as_such() -> None:
    page = Page(drawn(BASES[1], {"site": SITE}))

    other = page.one("a", hreflang="cy")
    assert (other.text, other["lang"]) == ("Cymraeg", "cy")
    assert page.one("span", lang="en", aria_current="true").text == "English"


@pytest.mark.usefixtures("welsh")
def test_a_page_in_welsh_says_so_and_speaks_it_in_all_its_frame() -> None:
    page = Page(drawn(BASES[1], {"site": SITE, "form": Name({})}, "<h1>Achosion</h1>"))

    assert page.one("html")["lang"] == "cy"
    assert page.one("title").text == "Gwall: Eich tudalen"
    assert "Mae problem" in page.one(role="alert").text
    assert {"Gadael y dudalen hon", "Neidio i’r prif gynnwys"} <= {link.text for link in page.all("a")}


def test_pages_behind_the_doors_are_not_for_search_engines(base: str) -> None:
    page = Page(drawn(base, {"site": SITE}))

    assert page.one("meta", name="robots")["content"] == "noindex, nofollow"


def test_a_page_without_a_request_such_as_an_error_page_still_stands() -> None:
    page = Page(drawn(BASES[0], {}))

    assert page.one("h1").text == "Cases"
    assert page.all("nav") == []


@pytest.mark.parametrize("door", ["staff", "portal"])
def test_the_frame_is_that_of_the_door_the_process_serves(
    door: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("staff", "portal"):
        monkeypatch.setattr(f"victimcontact.{each}.site.frame", lambda _request, name=each: Site(name=name))
    settings.DOOR = door

    assert frame(RequestFactory().get("/")) == {"site": Site(name=door)}
