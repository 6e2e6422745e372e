"""Questions that are only asked of some, and two officers on one record."""

from datetime import date

import pytest
from django.http import QueryDict

from tests.design.markup import Page
from victimcontact.design import fields, forms


class Contact(forms.Form):
    answered = fields.YesNo(label="Did she answer?", yes_reveals=("words",), no_reveals=("again",))
    words = fields.LongText(label="What did she say?")
    again = fields.Day(label="When will you try again?")
    topics = fields.Choices(
        label="What about?",
        options=[("hearing", "The hearing"), fields.Option("other", "Something else", reveals=("topic",))],
        required=False,
    )
    topic = fields.Text(label="What else?")


class Address(forms.VersionedForm):
    street = fields.Text(label="Street")
    safe = fields.YesNo(label="Is it safe?")
    since = fields.Day(label="Since when?")
    hours = fields.Choices(label="When?", options=[("am", "Morning"), ("pm", "Afternoon")], required=False)


SAVED = {"street": "1 Example Street", "safe": True, "since": date(2027, 3, 3), "hours": ["am"]}
SAME = "street=1+Example+Street&safe=yes&since-day=03&since-month=March&since-year=2027&hours=am"


def typed(text: str) -> QueryDict:
    """What a browser sends."""
    return QueryDict(text)


def test_a_question_that_was_not_asked_need_not_be_answered() -> None:
    form = Contact(typed("answered=yes&words=Thank+you"))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["again"] is None


def test_a_question_that_was_asked_has_to_be_answered() -> None:
    form = Contact(typed("answered=no&topics=other"))

    assert [problem.href for problem in form.problems()] == ["#id_again-day", "#id_topic"]


def test_what_was_typed_under_an_answer_that_was_taken_back_is_not_kept() -> None:
    form = Contact(typed("answered=yes&words=Yes&again-day=99&topic=Secret"))

    assert form.is_valid(), form.errors
    assert (form.cleaned_data["again"], form.cleaned_data["topic"]) == (None, "")


def test_a_revealed_question_is_shown_once_inside_its_answer() -> None:
    page = Page(Contact())

    page.check()
    assert len(page.all("textarea", name="words")) == 1
    assert [bound.name for bound in Contact().asked()] == ["answered", "topics"]


def test_two_questions_with_the_same_error_are_told_apart_in_the_summary() -> None:
    class Name(forms.Form):
        first = fields.Text(label="First name")
        last = fields.Text(label="Last name")
        day = fields.Day(label="Day")

    assert Name({}).problems() == [
        forms.Problem("First name: enter an answer", "#id_first"),
        forms.Problem("Last name: enter an answer", "#id_last"),
        forms.Problem("Enter a day", "#id_day-day"),
    ]


def test_a_form_is_given_its_choices_when_it_is_made_and_does_not_lend_them_to_another() -> None:
    class Allocate(forms.Form):
        officer = fields.Select(label="Officer")

    first = Allocate({"officer": "o-1"}, options={"officer": [("o-1", "Sam Example")]})
    second = Allocate({"officer": "o-1"}, options={"officer": [("o-2", "Alex Example")]})

    assert first.is_valid()
    assert not second.is_valid()


def test_a_form_made_from_the_record_as_it_is_can_be_saved() -> None:
    form = Address(typed(f"{SAME}&version=4"), version=4, initial=SAVED)

    assert form.is_valid(), form.errors


@pytest.mark.parametrize("version", ["version=3", "version=", "version=x", ""])
def test_a_form_made_from_an_older_record_is_refused_and_keeps_what_was_typed(version: str) -> None:
    form = Address(typed(f"{SAME}&{version}".replace("1+Example", "2+Other")), version=4, initial=SAVED)

    assert not form.is_valid()
    assert form.overtaken
    assert Page(form).one("input", id="id_street")["value"] == "2 Other Street"
    assert form.problems()[0].text.startswith("Somebody else changed this")


def test_saving_a_second_time_is_done_from_the_version_that_was_shown() -> None:
    refused = Address(typed(f"{SAME}&version=3"), version=4, initial=SAVED)
    assert not refused.is_valid()

    shown = Page(refused.hidden()).one("input", name="version")["value"]

    assert Address(typed(f"{SAME}&version={shown}"), version=4, initial=SAVED).is_valid()


def test_a_verb_that_finds_the_record_moved_on_is_answered_the_same_way() -> None:
    form = Address(typed(f"{SAME}&version=4"), version=4, initial=SAVED)
    assert form.is_valid()

    form.overtake(5)

    assert Page(form.hidden()).one("input", name="version")["value"] == "5"
    assert form.problems()[0].text.startswith("Somebody else changed this")


def test_only_what_differs_is_put_side_by_side_in_words() -> None:
    text = "street=2+Other+Street&safe=no&since-day=4&since-month=3&since-year=2027&hours=am&hours=pm"
    form = Address(typed(text), version=4, initial=SAVED)

    assert form.differences() == [
        forms.Difference("Street", "1 Example Street", "2 Other Street"),
        forms.Difference("Is it safe?", "Yes", "No"),
        forms.Difference("Since when?", "3 March 2027", "4 March 2027"),
        forms.Difference("When?", "Morning", "Morning, Afternoon"),
    ]


def test_what_was_typed_the_same_in_another_way_is_no_difference() -> None:
    assert Address(typed(SAME), version=4, initial=SAVED).differences() == []
