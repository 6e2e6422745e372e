"""The forms of a home visit: the same in both languages, plain, and empty of everything we know."""

import pytest
from reading_age import reading_age
from test_words_languages import ENGLISH, words_in

from victimcontact.scheme.words.visits import FORMS, SIGNATURE, Form, forms

pytestmark = pytest.mark.pure


def texts_of(form: Form) -> list[str]:
    asked = [text for question in form.questions for text in (question.text, *question.answers)]
    return [form.title, form.opening, *asked, *([form.signed] if form.signed else [])]


def shape(form: Form) -> tuple[bool, list[tuple[int, int]]]:
    return bool(form.signed), [(len(question.answers), question.lines) for question in form.questions]


def test_both_languages_ask_the_same() -> None:
    assert [shape(form) for form in forms("cy")] == [shape(form) for form in forms("en")]
    assert FORMS.keys() == SIGNATURE.keys() == {"en", "cy"}


def test_no_english_is_left_in_the_welsh_forms() -> None:
    for form in forms("cy"):
        for text in texts_of(form):
            assert not ENGLISH & set(words_in(text)), text


def test_an_eleven_year_old_can_read_the_forms() -> None:
    assert reading_age([text for form in forms("en") for text in texts_of(form)]) <= 11


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_form_has_no_place_for_anything_we_know(language: str) -> None:
    """What is on paper can be lost: the forms have no fields, so nothing can be filled in for the person."""
    for form in forms(language):
        assert not [text for text in texts_of(form) if "{" in text]
