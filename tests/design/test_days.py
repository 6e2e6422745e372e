"""Days: read from three boxes, and written in words in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from tests.design.markup import Page
from victimcontact.design import days, fields, forms

TODAY = date(2027, 3, 3)


def asked(*typed: str, past: bool = False, future: bool = False) -> forms.Form:
    """A form that asks for the day of a hearing, answered."""
    hearing = fields.Day(label="When is it?", called="The hearing", past=past, future=future)
    data = {f"hearing-{part}": text for part, text in zip(("day", "month", "year"), typed, strict=True)}
    asking: type[forms.Form] = type("Hearing", (forms.Form,), {"hearing": hearing})
    return asking(data, on=TODAY)


@pytest.mark.parametrize(
    "typed",
    [("3", "3", "2027"), ("03", "03", "2027"), (" 3 ", "March", "2027"), ("3", "mar", "2027"), ("3", "Mawrth", "2027")],
)
def test_a_day_is_understood_with_its_month_in_figures_or_in_either_language(typed: tuple[str, ...]) -> None:
    form = asked(*typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["hearing"] == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("typed", "words", "box"),
    [
        (("", "", ""), "Enter a day", "day"),
        (("3", "", "2027"), "The hearing must include a month", "month"),
        (("3", "", ""), "The hearing must include a month and a year", "month"),
        (("", "3", "2027"), "The hearing must include a day", "day"),
        (("31", "2", "2027"), "The hearing must be a real date", "day"),
        (("29", "2", "2027"), "The hearing must be a real date", "day"),
        (("32", "1", "2027"), "The hearing must be a real date", "day"),
        (("3", "13", "2027"), "The hearing must be a real date", "month"),
        (("3", "ma", "2027"), "The hearing must be a real date", "month"),
        (("third", "3", "2027"), "The hearing must be a real date", "day"),
        (("3", "3", "27"), "The year must have 4 numbers", "year"),
        (("3", "3", "٢٠٢٧"), "The year must have 4 numbers", "year"),
    ],
)
def test_what_is_no_day_says_what_is_wrong_and_leads_to_the_box(typed: tuple[str, ...], words: str, box: str) -> None:
    form = asked(*typed)

    assert form.problems() == [forms.Problem(words, f"#id_hearing-{box}")]
    page = Page(form)
    assert "govuk-input--error" in page.one("input", id=f"id_hearing-{box}")["class"]


def test_only_the_wrong_boxes_are_marked() -> None:
    page = Page(asked("3", "", "2027"))

    marked = [each["id"] for each in page.all("input") if "govuk-input--error" in each["class"]]

    assert marked == ["id_hearing-month"]


@pytest.mark.parametrize(
    ("typed", "bound", "valid"),
    [
        (("3", "3", "2027"), "past", True),
        (("4", "3", "2027"), "past", False),
        (("3", "3", "2027"), "future", True),
        (("2", "3", "2027"), "future", False),
    ],
)
def test_a_day_in_the_past_or_future_includes_today_and_no_day_beyond(
    typed: tuple[str, ...], bound: str, valid: bool
) -> None:
    form = asked(*typed, past=bound == "past", future=bound == "future")

    assert form.is_valid() is valid
    assert valid or form.problems()[0].text == f"The hearing must be today or in the {bound}"


def test_a_form_that_was_not_told_today_refuses_to_judge_the_past() -> None:
    with pytest.raises(TypeError, match="on="):
        type("Hearing", (forms.Form,), {"day": fields.Day(label="Day", past=True)})()


def test_a_bound_of_the_form_s_own_is_said_in_words() -> None:
    form = asked("1", "3", "2027")
    hearing = form.fields["hearing"]
    assert isinstance(hearing, fields.Day)
    hearing.earliest = date(2027, 3, 2)

    assert form.problems()[0].text == "The hearing must be 2 March 2027 or after"


def test_a_day_that_a_form_begins_with_stands_in_the_boxes() -> None:
    form = type("Hearing", (forms.Form,), {"day": fields.Day(label="Day")})(initial={"day": date(2027, 3, 14)})

    page = Page(form)

    assert [box["value"] for box in page.all("input")] == ["14", "3", "2027"]


@pytest.mark.parametrize(
    ("language", "words", "month"),
    [
        ("en", "3 March 2027", "March 2027"),
        ("cy", "3 Mawrth 2027", "Mawrth 2027"),
    ],
)
def test_a_day_is_written_in_the_language_asked_for(language: str, words: str, month: str) -> None:
    assert days.day_in_words(TODAY, language) == words
    assert days.month_in_words(TODAY, language) == month


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2027, 6, 30, 23, 30, tzinfo=UTC), "1 July 2027 at 00:30"),
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), "31 December 2027 at 23:30"),
    ],
)
def test_a_moment_is_written_as_the_day_and_hour_it_was_in_london(moment: datetime, words: str) -> None:
    assert days.moment_in_words(moment) == words


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_month_can_be_typed_as_it_is_written(language: str) -> None:
    assert [days.month_number(name) for name in days.MONTHS[language]] == list(range(1, 13))


@pytest.mark.parametrize("typed", ["m", "ma", "x", "", "Chwefrory"])
def test_a_month_that_could_be_two_or_none_is_not_guessed(typed: str) -> None:
    assert days.month_number(typed) is None


def test_the_error_of_a_day_is_in_the_language_of_the_page() -> None:
    with translation.override("cy"):
        words = asked("2", "3", "2027", future=True).problems()[0].text

    assert words == "The hearing: rhaid iddo fod heddiw neu yn y dyfodol"
