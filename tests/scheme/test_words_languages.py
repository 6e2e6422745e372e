"""English and Welsh say the same: same documents, same fields, same blocks, and no English left over in the Welsh."""

import re
from pathlib import Path

import pytest
from words_samples import FORMS, FULL, LEAST

from victimcontact.scheme.standing import Standing
from victimcontact.scheme.words import choices, compose, document_in, documents, fields_of, timeline
from victimcontact.scheme.words.cy.frame import FRAME as WELSH_FRAME
from victimcontact.scheme.words.cy.stages import STAGES as WELSH_STAGES
from victimcontact.scheme.words.cy.steps import STEPS as WELSH_STEPS
from victimcontact.scheme.words.document import Block, StageWords, asked_by, asked_in, texts
from victimcontact.scheme.words.en.frame import FRAME as ENGLISH_FRAME
from victimcontact.scheme.words.en.stages import STAGES as ENGLISH_STAGES
from victimcontact.scheme.words.en.steps import STEPS as ENGLISH_STEPS

pytestmark = pytest.mark.pure

REVIEW_LIST = Path(__file__).parents[2] / "docs" / "welsh-review.md"
# English words that are no Welsh word and stand in nearly every English sentence.
ENGLISH = frozenset(
    {"the", "and", "of", "you", "your", "with", "from", "will", "this", "that", "we", "our", "for", "they"}
)
WELSH = frozenset(
    {"mae", "yn", "y", "yr", "ar", "o", "i", "ac", "gan", "wedi", "bydd", "rhaid", "gallwch", "eich", "nid"}
)


def shape(block: Block) -> tuple[str, frozenset[str], frozenset[str], frozenset[str], int]:
    return type(block).__name__, block.when, block.unless, asked_by(block), len(texts(block))


def body(document: str, variant: str | None, language: str) -> tuple[Block, ...]:
    words = document_in(document, language)
    chosen = [each.body for each in words.variants if each.code == variant]
    return (*words.body, *(chosen[0] if chosen else ()), *words.ending)


def words_in(text: str) -> list[str]:
    return re.findall(r"[a-zâêîôûŵŷäëïöüáéíóúàèìòù']+", text.lower().replace("’", "'"))


def test_both_languages_of_a_letter_have_the_same_blocks_conditions_and_fields() -> None:
    """R77, P113."""
    for document, variant, _ in FORMS:
        english, welsh = body(document, variant, "en"), body(document, variant, "cy")

        assert [shape(block) for block in welsh] == [shape(block) for block in english]
        assert fields_of(document, "cy", variant) == fields_of(document, "en", variant)


@pytest.mark.parametrize("document", documents())
def test_both_languages_of_a_letter_have_the_same_forms_and_marks(document: str) -> None:
    english, welsh = document_in(document, "en"), document_in(document, "cy")

    assert [each.code for each in welsh.variants] == [each.code for each in english.variants]
    assert [each.urgent for each in welsh.variants] == [each.urgent for each in english.variants]
    assert (welsh.decides, welsh.closes, welsh.urgent) == (english.decides, english.closes, english.urgent)
    assert (english.code, english.language, welsh.code, welsh.language) == (document, "en", document, "cy")


def test_both_frames_have_the_same_blocks_and_fields() -> None:
    for part in ("header", "opening", "footer"):
        assert [shape(block) for block in getattr(WELSH_FRAME, part)] == [
            shape(block) for block in getattr(ENGLISH_FRAME, part)
        ]
    for part in ("salutation", "subject", "text_message", "email", "urgent_text_message", "urgent_email"):
        assert asked_in(getattr(WELSH_FRAME, part)) == asked_in(getattr(ENGLISH_FRAME, part))


@pytest.mark.parametrize("code", timeline.stages())
def test_both_languages_of_a_stage_have_the_same_blocks(code: str) -> None:
    def shapes(stage: StageWords) -> list[list[object]]:
        parts = (stage.happened, stage.meaning, stage.following, stage.asking)
        return [[shape(block) for block in part] for part in parts]

    assert shapes(WELSH_STAGES[code]) == shapes(ENGLISH_STAGES[code])
    assert WELSH_STAGES.keys() == ENGLISH_STAGES.keys()


def test_both_languages_name_the_same_next_steps_with_the_same_fields() -> None:
    assert {what: asked_in(text) for what, text in WELSH_STEPS.items()} == {
        what: asked_in(text) for what, text in ENGLISH_STEPS.items()
    }


def test_no_english_sentence_is_left_in_a_welsh_letter() -> None:
    for document, variant, _ in FORMS:
        letter = compose(document, "cy", LEAST, variant=variant)

        texts_said = [letter.title, letter.timeline, letter.nudge.email, letter.nudge.text_message, letter.plain_text()]
        for text in texts_said:
            plain = text.replace(str(LEAST["office_name"]), "")
            assert not ENGLISH & set(words_in(plain))


def test_no_welsh_sentence_is_left_in_an_english_letter() -> None:
    for document, variant, _ in FORMS:
        texts_said = [text for block in body(document, variant, "en") for text in texts(block)]

        for text in texts_said:
            assert len(WELSH & set(words_in(text))) < 3


def test_every_welsh_block_differs_from_the_english_unless_it_is_only_a_field() -> None:
    for document, variant, _ in FORMS:
        pairs = zip(body(document, variant, "en"), body(document, variant, "cy"), strict=True)
        for english, welsh in pairs:
            for said, dywedwyd in zip(texts(english), texts(welsh), strict=True):
                assert said != dywedwyd or not re.sub(r"\{[a-z_]+\}", "", said).strip()


@pytest.mark.parametrize("labels", [choices.LEVELS, choices.CHANNELS, choices.STANDINGS])
def test_every_label_has_two_languages_that_differ(labels: choices.Labels) -> None:
    for english, welsh in labels.values():
        assert english != welsh
        assert not ENGLISH & set(words_in(welsh))


def test_every_standing_can_be_read_by_the_person_it_is_about() -> None:
    assert set(choices.STANDINGS) == {str(standing) for standing in Standing}


def test_the_review_list_says_of_every_welsh_letter_whether_a_welsh_speaker_has_read_it() -> None:
    listed = dict(re.findall(r"(?m)^\| ([LPHC]\d\d) \|.*\| (yes|no) \|", REVIEW_LIST.read_text()))

    said = {code: "yes" if document_in(code, "cy").read_by_welsh_speaker else "no" for code in documents()}
    assert listed == said


def test_a_welsh_letter_writes_months_and_days_in_welsh() -> None:
    text = compose("L15", "cy", FULL).plain_text()

    assert "ym mis Mawrth 2027" in text
    assert "erbyn 4 Rhagfyr 2026" in text
    assert not re.search(r"\b(January|March|December)\b", text)
