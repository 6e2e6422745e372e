"""Before a tribunal only conditions may be represented: what argues is stopped, what touches something else is shown (P76)."""

import pytest

from victimcontact.scheme.conditions import that_can_be_asked
from victimcontact.scheme.tribunal_words import outside_conditions

pytestmark = pytest.mark.pure

ARGUES = (
    "He should not be released.",
    "He should never be discharged",
    "She must not be let out",
    "Keep him in hospital.",
    "He must\nnot be\nreleased",
    "He must stay a long time in hospital",
    "I am against his release.",
    "We oppose any discharge",
    "Please don't let him out",
    "Do not discharge the patient.",
    "He is still dangerous.",
    "The patient is not cured",
    "He isn't ready to be discharged",
    "He needs to be kept in",
)
TOUCHES = (
    ("If he is discharged, not to enter the area.", "discharged"),
    ("Her fear is about his illness.", "illness"),
    ("He stopped his medication before.", "medication"),
    ("The diagnosis was told in court.", "diagnosis"),
)
ABOUT_CONDITIONS = (
    "Not to approach or communicate with any victim of the offence.",
    "She is afraid of meeting him where she shops.",
    "It asks nothing of him but to keep away.",
    "He waited for her twice outside.",
)


@pytest.mark.parametrize("text", ARGUES)
def test_a_sentence_that_argues_is_stopped(text: str) -> None:
    assert any(found.argues for found in outside_conditions(text))


@pytest.mark.parametrize(("text", "word"), TOUCHES)
def test_a_word_that_may_belong_to_a_condition_is_shown_and_not_stopped(text: str, word: str) -> None:
    found = outside_conditions(text)

    assert [(text[each.start : each.end], each.argues) for each in found] == [(word, False)]


@pytest.mark.parametrize("text", ABOUT_CONDITIONS)
def test_words_about_conditions_are_left_alone(text: str) -> None:
    assert outside_conditions(text) == ()


@pytest.mark.parametrize("kind", that_can_be_asked("R02"), ids=lambda kind: kind.key)
def test_no_wording_of_ours_argues(kind) -> None:
    assert not any(found.argues for found in outside_conditions(kind.wording))
