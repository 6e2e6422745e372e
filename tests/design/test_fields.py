"""Fields render themselves, so that what a person hears, sees and is sent to by an error always fits together."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from tests.design.markup import Page
from tests.design.samples import GOOD, Everything
from victimcontact.design import fields, forms


def one(field: fields.Dressed, **typed: object) -> forms.Form:
    """A form of one question, answered."""
    asking: type[forms.Form] = type("One", (forms.Form,), {"answer": field})
    return asking(typed)


def test_a_form_with_every_kind_of_field_is_sound_markup_with_every_label_and_hint_tied_to_its_input() -> None:
    page = Page(Everything())

    page.check()
    inputs = [e for e in page.elements if e.tag in ("input", "select", "textarea")]
    assert {label["for"] for label in page.all("label")} == {each["id"] for each in inputs}


def test_every_line_of_the_error_summary_leads_to_an_input_that_is_on_the_page() -> None:
    form = Everything({"channel": "other"})

    page = Page(form)
    inputs = {e["id"] for e in page.elements if e.tag in ("input", "select", "textarea")}

    page.check()
    assert {problem.href.removeprefix("#") for problem in form.problems()} <= inputs
    assert [name for name in form.fields if not form[name].errors] == ["channel"]


def test_every_field_in_trouble_is_described_by_its_error() -> None:
    page = Page(Everything({"channel": "other"}))
    errors = [e["id"] for e in page.all("p") if "govuk-error-message" in e.get("class")]

    described = {identity for e in page.elements for identity in e.get("aria-describedby").split()}

    assert len(errors) == len(Everything.base_fields) - 1
    assert set(errors) <= described


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("name", "Alys Jones"),
        ("email", "alys@example.org"),
        ("phone", "+447700900123"),
        ("age", 44),
        ("notes", "First line\r\n  second line"),
        ("channel", "post"),
        ("other", ""),
        ("hours", ["am", "pm"]),
        ("safe", True),
        ("unit", "cardiff"),
        ("sure", True),
        ("day", date(2027, 3, 3)),
        ("time", time(14)),
        ("password", "not a real one"),
        ("code", "123456"),
    ],
)
def test_a_good_answer_arrives_as_a_value_of_its_kind(name: str, answer: object) -> None:
    form = Everything(GOOD, {"paper": SimpleUploadedFile("order.pdf", b"%PDF")})

    assert form.is_valid(), form.errors
    assert form.cleaned_data[name] == answer


def test_everything_typed_stays_on_the_screen_when_something_is_wrong() -> None:
    page = Page(Everything({**GOOD, "name": "", "email": "no address", "day-day": "31", "day-month": "feb"}))

    assert page.one(id="id_email")["value"] == "no address"
    assert page.one(id="id_phone")["value"] == "07700 900123"
    assert page.one("input", id="id_day-month")["value"] == "feb"
    assert page.one("option", value="cardiff").attributes.keys() >= {"selected"}
    assert [e["value"] for e in page.all("input") if "checked" in e.attributes] == ["post", "am", "pm", "yes", "on"]


def test_lines_typed_into_a_box_inside_a_revealing_choice_come_back_without_added_spaces() -> None:
    typed = "\nFirst line\r\n  second & last\n"
    page = Page(Everything({**GOOD, "channel": "other", "other": typed}))

    kept = "".join(page.one("textarea", id="id_other").pieces)

    assert kept.removeprefix("\n") == typed.replace("\r\n", "\n")


def test_markup_that_was_typed_is_shown_and_never_becomes_part_of_the_page() -> None:
    evil = "</textarea><script>alert(1)</script>"
    page = Page(Everything({**GOOD, "name": evil, "notes": evil}))

    assert page.all("script") == []
    assert page.one("input", id="id_name")["value"] == evil


@pytest.mark.parametrize("name", ["password", "code"])
def test_a_password_or_code_is_never_shown_again(name: str) -> None:
    page = Page(Everything({**GOOD, "name": ""}))

    assert page.one("input", id=f"id_{name}").get("value") == ""


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("029 2018 0123", "+442920180123"),
        ("(0117) 496-0123", "+441174960123"),
        ("+353 1 234 5678", "+35312345678"),
    ],
)
def test_a_telephone_number_is_understood_however_it_is_spaced(typed: str, number: str) -> None:
    form = one(fields.Phone(label="Telephone"), answer=typed)

    assert form.is_valid()
    assert form.cleaned_data["answer"] == number


@pytest.mark.parametrize("typed", ["123", "not a number", "07700 90012", "0117 496 0123 45678901"])
def test_what_cannot_be_a_telephone_number_is_refused(typed: str) -> None:
    form = one(fields.Phone(label="Telephone"), answer=typed)

    assert form.problems()[0].text.startswith("Enter a telephone number, like")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("9:30", time(9, 30)), ("14.05", time(14, 5)), ("2pm", time(14)), ("12 am", time(0)), ("12:15PM", time(12, 15))],
)
def test_a_time_is_understood_as_people_write_it(typed: str, answer: time) -> None:
    form = one(fields.TimeOfDay(label="Time"), answer=typed)

    assert form.is_valid()
    assert form.cleaned_data["answer"] == answer


@pytest.mark.parametrize("typed", ["14", "25:00", "9:61", "13pm", "noon"])
def test_what_is_no_time_or_could_be_two_is_refused(typed: str) -> None:
    assert one(fields.TimeOfDay(label="Time"), answer=typed).problems() != []


@pytest.mark.parametrize(
    ("letters", "typed", "code"), [(False, "12-34 56", "123456"), (True, "ab12 cd", "AB12CD"), (False, "", "")]
)
def test_a_code_may_be_typed_with_spaces_and_dashes(letters: bool, typed: str, code: str) -> None:
    form = one(fields.OneTimeCode(label="Code", letters=letters, required=False), answer=typed)

    assert form.is_valid()
    assert form.cleaned_data["answer"] == code


@pytest.mark.parametrize("typed", ["12345", "1234567", "12345a", "１２３４５６"])
def test_a_code_of_another_length_or_alphabet_is_refused(typed: str) -> None:
    assert one(fields.OneTimeCode(label="Code"), answer=typed).problems() != []


@pytest.mark.parametrize(
    ("name", "size", "problem"),
    [
        ("order.exe", 10, "The file must be one of these: PDF"),
        ("order.pdf", 1_000_001, "The file must be smaller than 1 MB"),
        ("order.pdf", 0, "The file is empty. Choose another one"),
    ],
)
def test_a_file_of_another_kind_or_size_is_refused(name: str, size: int, problem: str) -> None:
    paper = fields.Upload(label="The order", kinds=(".pdf",), megabytes=1)
    form = type("Papers", (forms.Form,), {"answer": paper})({}, {"answer": SimpleUploadedFile(name, b"x" * size)})

    assert [each.text for each in form.problems()] == [problem]


def test_a_choice_that_was_not_offered_is_refused() -> None:
    form = Everything({**GOOD, "unit": "elsewhere", "hours": ["am", "night"]})

    assert {"#id_unit", "#id_hours"} <= {problem.href for problem in form.problems()}


@pytest.mark.parametrize(("answer", "value"), [("yes", True), ("no", False), ("", None)])
def test_yes_and_no_are_told_from_no_answer(answer: str, value: bool | None) -> None:
    form = one(fields.YesNo(label="Is it safe?", required=False), answer=answer)

    assert form.is_valid()
    assert form.cleaned_data["answer"] is value


def test_a_form_that_begins_with_no_shows_no_and_not_nothing() -> None:
    form = type("Safe", (forms.Form,), {"safe": fields.YesNo(label="Is it safe?")})(initial={"safe": False})

    page = Page(form)

    assert "checked" in page.one("input", value="no").attributes
    assert "checked" not in page.one("input", value="yes").attributes


def test_a_long_list_begins_with_nothing_chosen() -> None:
    page = Page(Everything())

    assert [option["value"] for option in page.all("option")] == ["", "bristol", "cardiff"]
    assert [option for option in page.all("option") if "selected" in option.attributes] == []


def test_a_label_may_be_the_heading_of_its_page() -> None:
    for field in (fields.Text(label="Your name", heading=True), fields.Day(label="Your day", heading=True)):
        page = Page(one(field))

        assert page.one("h1").text == field.label


def test_what_may_be_left_out_says_so_unless_everything_may() -> None:
    class Search(forms.Form):
        mark_optional = False
        name = fields.Text(label="Name", required=False)

    assert Page(one(fields.Text(label="Name", required=False))).one("label").text == "Name (optional)"
    assert Page(Search()).one("label").text == "Name"


def test_the_words_of_a_field_follow_the_language_of_the_page() -> None:
    with translation.override("cy"):
        form = Everything({})
        page = Page(form)

    assert "Rhowch ddiwrnod" in page.one(id="id_day-error").text
    assert page.one("label", for_="id_day-month").text == "Mis"


def test_the_character_count_speaks_the_language_of_the_page() -> None:
    with translation.override("cy"):
        page = Page(Everything())

    assert page.one(id="id_notes-info").text == "Gallwch roi hyd at 400 nod"
