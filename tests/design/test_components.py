"""The blocks pages are made of."""

from dataclasses import dataclass

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError

from tests.design.markup import Page
from victimcontact.design.site import Link

EVIL = "<script>alert(1)</script>"


def render(text: str, **context: object) -> Page:
    """What a template makes of it."""
    return Page(engines["jinja2"].from_string(text).render(context))


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    language: str = "cy"
    header: tuple[str, ...] = ("Ms A Jones", "1 Example Street")
    salutation: str = "Annwyl Ms Jones"
    title: str = "Gwrandawiad"
    blocks: tuple[object, ...] = (Paragraph("Un."), Heading("Dau"), Bullets(("Tri", "Pedwar")))
    sign_off: tuple[str, ...] = ("Yn gywir",)
    footer: tuple[object, ...] = (Paragraph("Ffoniwch ni."),)


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{{ letter.nothing }}",
        "{% if letter.nothing %}{% endif %}",
        '{{ ui.no_such_block("x") }}',
    ],
)
def test_a_name_that_is_not_there_is_an_error_and_never_an_empty_space(template: str) -> None:
    with pytest.raises((UndefinedError, AttributeError)):
        engines["jinja2"].from_string(template).render({"letter": Letter()})


@pytest.mark.parametrize(
    "template",
    [
        "{{ ui.heading(evil, caption=evil) }}",
        "{{ ui.typed(evil) }}{{ ui.text(evil) }}{{ ui.bullets([evil]) }}",
        "{{ ui.link(evil, evil, evil) }}{{ ui.tag(evil) }}{{ ui.badge(evil) }}",
        "{{ ui.summary([(evil, evil, evil)], title=evil) }}",
        "{{ ui.table(evil, [evil, evil], [[evil, evil]]) }}",
        "{{ ui.event(evil, evil, by=evil) }}{{ ui.alert(evil) }}{{ ui.empty(evil) }}",
        "{{ ui.bar_chart(evil, [(evil, 1)], evil, evil) }}",
        "{{ ui.warning(evil) }}{{ ui.panel(evil, evil) }}{% call ui.details(evil) %}{{ evil }}{% endcall %}",
        "{{ ui.button(evil) }}{{ ui.link_button(evil, evil) }}{{ ui.act('', evil, evil) }}{{ ui.back(evil, evil) }}",
        "{{ ui.task_list([(evil, evil, evil, false)]) }}{{ ui.breadcrumbs([link]) }}{{ ui.sub_navigation([link], evil) }}",
    ],
)
def test_no_block_lets_markup_in_with_the_words(template: str) -> None:
    page = render(template, evil=EVIL, link=Link(EVIL, EVIL))

    page_of_words = [element for element in page.elements if element.tag == "script"]
    assert page_of_words == []


def test_a_summary_says_what_is_not_known_and_tells_the_links_apart() -> None:
    page = render('{{ ui.summary([("Name", "Alys", "/name/"), ("Safe hours", "", "/hours/"), ("Region", none)]) }}')

    assert [value.text for value in page.all("dd", class_="govuk-summary-list__value")] == [
        "Alys",
        "Not known",
        "Not known",
    ]
    assert [link.text for link in page.all("a")] == ["Change name", "Change safe hours"]


def test_the_cells_of_a_table_name_their_columns_for_narrow_screens_and_for_ears() -> None:
    page = render('{{ ui.table("Duties", ["What", "Due"], [["First contact", "3 March 2027"]]) }}')

    cell = page.one("td")
    assert (cell.text, cell["data-column"], cell["role"]) == ("3 March 2027", "Due", "cell")
    assert page.one("th", scope="row").text == "First contact"
    assert page.one("caption").text == "Duties"


def test_a_table_can_be_made_row_by_row_with_links_and_signs() -> None:
    page = render(
        """{% call(duty) ui.table("Duties", ["What", "Standing"], duties) %}
        {{ ui.row_heading(ui.link(duty, "/duty/")) }}{{ ui.cell("Standing", ui.standing("late")) }}{% endcall %}""",
        duties=["First contact", "Letter"],
    )

    assert [link.text for link in page.all("a")] == ["First contact", "Letter"]
    assert len(page.all("strong", class_="govuk-tag govuk-tag--red")) == 2


@pytest.mark.parametrize(
    ("standing", "colour", "words"),
    [
        ("late", "red", "Late"),
        ("open", "blue", "Open"),
        ("not_open_yet", "grey", "Not open yet"),
        ("kept", "green", "Kept"),
        ("kept_late", "orange", "Kept late"),
        ("blocked", "yellow", "Blocked"),
        ("superseded", "grey", "Superseded"),
        ("passed", "grey", "Passed"),
    ],
)
def test_how_a_duty_stands_is_said_in_a_word_and_not_by_colour_alone(standing: str, colour: str, words: str) -> None:
    page = render("{{ ui.standing(standing) }}", standing=standing)

    assert page.one("strong", class_=f"govuk-tag govuk-tag--{colour}").text == words


def test_words_follow_the_language_of_each_page_and_not_of_the_first_one_made() -> None:
    render('{{ ui.standing("late") }}')

    with translation.override("cy"):
        page = render('{{ ui.standing("late") }}')

    assert page.one("strong").text == "Hwyr"


def test_a_letter_is_shown_in_its_own_language_with_every_word_in_order() -> None:
    page = render("<h1>x</h1>{{ ui.letter(letter) }}", letter=Letter())

    article = page.one("article")
    assert article["lang"] == "cy"
    assert article.text == (
        "Ms A Jones 1 Example Street Annwyl Ms Jones, Gwrandawiad Un. Dau TriPedwar Yn gywir Ffoniwch ni."
    )
    assert [page.one("h2").text, page.one("h3").text] == ["Gwrandawiad", "Dau"]
    assert [item.text for item in page.all("li")] == ["Tri", "Pedwar"]


def test_a_timeline_is_a_list_with_days_that_machines_can_read() -> None:
    page = render(
        """{% call ui.timeline() %}{% call ui.event("Letter sent", "3 March 2027", stamp="2027-03-03", by="Sam") %}
        {{ ui.text("Told.") }}{% endcall %}{{ ui.event("Call", "1 March 2027") }}{% endcall %}"""
    )

    assert [item.text for item in page.all("li")] == ["Letter sent by Sam 3 March 2027 Told.", "Call 1 March 2027"]
    assert page.one("time")["datetime"] == "2027-03-03"


@pytest.mark.parametrize(
    ("number", "of", "links"),
    [(1, 1, []), (1, 3, ["?page=2"]), (2, 3, ["?page=1", "?page=3"]), (3, 3, ["?page=2"])],
)
def test_pages_lead_to_their_neighbours_and_no_further(number: int, of: int, links: list[str]) -> None:
    page = render("{{ ui.pagination(number, of) }}", number=number, of=of)

    assert [link["href"] for link in page.all("a")] == links


def test_a_chart_has_its_figures_in_a_table_and_bars_of_true_length() -> None:
    page = render(
        '{{ ui.bar_chart("Kept on time", [("Wales", 50), ("South West", 100), ("London", 0)], "Region", "Kept") }}'
    )

    assert [bar["width"] for bar in page.all("rect")] == ["170.0", "340.0", "0.0"]
    assert [cell.text for cell in page.all("td")] == ["50", "100", "0"]


def test_a_chart_of_nothing_is_still_a_page() -> None:
    render('{{ ui.bar_chart("Kept on time", [], "Region", "Kept") }}').check()


def test_a_form_keeps_nothing_for_the_next_person_at_the_screen_and_cannot_be_forged() -> None:
    page = render("{% call ui.form(token) %}{{ ui.button('Save') }}{% endcall %}", token="TOKEN")

    form = page.one("form")
    assert (form["method"], form["autocomplete"]) == ("post", "off")
    assert "TOKEN" in form.text


def test_an_act_of_one_button_says_what_it_is_about() -> None:
    page = render('{{ ui.act("", "/close/", "Close", unseen="the case VC-0001") }}')

    assert page.one("form", action="/close/").text == "Close the case VC-0001"


@pytest.mark.parametrize("kind", ["information", "success", "warning", "error"])
def test_an_alert_says_its_kind_in_words(kind: str) -> None:
    page = render('{% call ui.alert("Do not telephone", kind) %}{{ ui.text("Why") }}{% endcall %}', kind=kind)

    assert page.one(role="region")["aria-label"] == f"{kind.capitalize()}: Do not telephone"


def test_any_govuk_component_can_be_reached() -> None:
    page = render('{{ govuk.inset_text({"text": "Here"}) }}{{ govuk.phase_banner({"text": "There"}) }}')

    assert page.one("div", class_="govuk-inset-text").text == "Here"


def test_what_is_written_by_people_keeps_its_lines() -> None:
    page = render("{{ ui.typed(words) }}", words="one\n  two")

    assert "one\n  two" in "".join(page.one("div").pieces)


def test_tasks_say_how_they_stand_and_only_open_ones_are_marked() -> None:
    page = render('{{ ui.task_list([("Check", "/check/", "To do", false), ("Send", "", "Cannot start yet", false)]) }}')

    page.check()
    assert [tag.text for tag in page.all("strong")] == ["To do"]
    assert page.one("a")["aria-describedby"] == "tasks-1"
