"""A letter gives the member her own dates and choices, and nothing of the offender's."""

from datetime import date

import pytest

from tests import builders
from victimcontact.casework import letter_fields, message_words, messages, reviews, stages
from victimcontact.casework.messages import Wanted
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Case, Message
from victimcontact.scheme import words

pytestmark = pytest.mark.django_db


def written(case: Case, document: str) -> Message:
    assert case.officer is not None
    return messages.compose(case=case, wanted=Wanted(document), by=case.officer.account, now=builders.NOW)


def text_of(message: Message) -> str:
    return message_words.as_composed(message).plain_text()


def test_the_offer_says_by_when_to_reply():
    case = builders.reachable(builders.allocated())

    assert "21 December 2026" in text_of(written(case, "L01"))


def test_the_welcome_names_what_was_chosen():
    fields = letter_fields.known(builders.joined(level="release_month"), "L03", now=builders.NOW)

    assert fields["level"] == "release_month"


def test_the_letter_about_a_hearing_gives_the_last_day_for_her_words():
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=builders.NOW)
    reviews.list_hearing(review=review, hearing_on=date(2027, 3, 24), by=by, now=builders.NOW)

    letter = Message.objects.get(case=case, document="L10")

    assert "24 March 2027" in text_of(letter)
    assert "10 February 2027" in text_of(letter)


def test_a_day_that_has_gone_by_is_not_promised():
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=builders.NOW)
    reviews.list_hearing(review=review, hearing_on=date(2026, 12, 10), by=by, now=builders.NOW)

    assert letter_fields.known(case, "L10", now=builders.NOW) == {}


def test_the_letter_of_release_says_which_conditions_are_about_her_and_no_others():
    case = builders.joined()
    assert case.officer is not None
    by, day = case.officer.account, builders.TODAY.replace(day=20)
    conditions = [
        {"text": "He must not contact you.", "about_victim": True},
        {"text": "CANARY he must live at a hostel.", "about_victim": False},
    ]
    for code, details in (
        ("licence_conditions_set", {"conditions": conditions}),
        ("released", {"released_on": day.isoformat()}),
    ):
        happened = stages.Happened(code, day, details)
        stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)

    text = text_of(Message.objects.get(case=case, document="L17"))

    assert "He must not contact you." in text and "CANARY" not in text


def test_a_new_officer_is_introduced_by_the_name_the_member_knew(tmp_path):
    assert letter_fields.known(builders.joined(), "L25", now=builders.NOW) == {}


@pytest.mark.parametrize("document", sorted({*letter_fields.OWN_DATES, *letter_fields.OTHERS}))
def test_every_field_given_is_one_the_words_know(document):
    case = builders.joined()
    known = set()
    for variant in words.variants_of(document) or (None,):
        known |= words.fields_of(document, "en", variant).known

    assert set(letter_fields.known(case, document, now=builders.NOW)) <= known
    assert set(letter_fields.OWN_DATES.get(document, {})) <= known
