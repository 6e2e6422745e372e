"""An eleven-year-old can read what we write (Flesch-Kincaid grade + 5, role names and fields left out)."""

import pytest
from reading_age import reading_age, syllables

from victimcontact.scheme.words import choices, document_in, documents, timeline
from victimcontact.scheme.words.document import Block, texts
from victimcontact.scheme.words.en.frame import FRAME
from victimcontact.scheme.words.en.stages import STAGES
from victimcontact.scheme.words.en.steps import NOTHING_KNOWN, STEPS

pytestmark = pytest.mark.pure

OLDEST = 11.0
LONGEST_SENTENCE = 30


def texts_of(blocks: tuple[Block, ...]) -> list[str]:
    return [text for block in blocks for text in texts(block)]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("release", 2),
        ("called", 1),
        ("decided", 3),
        ("victim", 2),
        ("tribunal", 3),
        ("people", 2),
        ("rule", 1),
    ],
)
def test_syllables_are_counted_as_people_say_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_words_and_long_sentences_read_older_than_short_ones() -> None:
    hard = (
        "Notwithstanding any representations previously submitted, determination of the application remains "
        "discretionary."
    )
    easy = "You can ask for a rule. We will tell you what they say."

    assert reading_age([hard]) > 20
    assert reading_age([easy]) < 7


@pytest.mark.parametrize("document", documents())
def test_an_eleven_year_old_can_read_every_letter(document: str) -> None:
    words = document_in(document, "en")

    for body in [variant.body for variant in words.variants] or [()]:
        assert reading_age(texts_of((*words.body, *body, *words.ending))) <= OLDEST


def test_an_eleven_year_old_can_read_header_footer_and_nudges() -> None:
    assert reading_age(texts_of((*FRAME.opening, *FRAME.footer))) <= OLDEST
    for text in (FRAME.text_message, FRAME.email, FRAME.urgent_text_message, FRAME.urgent_email):
        assert reading_age([text]) <= OLDEST


@pytest.mark.parametrize("code", timeline.stages())
def test_an_eleven_year_old_can_read_every_stage_of_the_timeline(code: str) -> None:
    stage = STAGES[code]

    assert reading_age(texts_of((*stage.happened, *stage.meaning, *stage.following, *stage.asking))) <= OLDEST


def test_an_eleven_year_old_can_read_the_next_steps_and_the_labels() -> None:
    assert reading_age([*STEPS.values(), NOTHING_KNOWN]) <= OLDEST
    assert reading_age([english for english, _ in choices.STANDINGS.values()]) <= OLDEST


def test_no_sentence_to_a_victim_is_long() -> None:
    for document in documents():
        words = document_in(document, "en")
        blocks = (*words.body, *(block for variant in words.variants for block in variant.body), *words.ending)
        for text in texts_of(blocks):
            for sentence in text.replace("?", ".").split(". "):
                assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
