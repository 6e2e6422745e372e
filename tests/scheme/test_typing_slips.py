"""Only what cannot well change a meaning counts as a slip of typing: everything else goes to the victim again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcontact.scheme.typing_slips import MOST, MoreThanTyping, Slip, slips

pytestmark = pytest.mark.pure

SLIPS = (
    ("She is afriad of teh dog", "She is afraid of the dog"),
    ("He wasseen twice", "He was seen twice"),
    ("They go to gether", "They go together"),
    ("She dont sleep", "She don't sleep"),
    ("the the gate", "the gate"),
    ("She waits", "She waits."),
    ("an acommodation nearby", "an accommodation nearby"),
)
MORE = (
    ("She is now afraid", "She is not afraid"),
    ("She is afraid", "She is not afraid"),
    ("He came at 5", "He came at 6"),
    ("afraid of him", "afraid of her"),
    ("He must go", "He may go"),
    ("the big dog", "the bad dog"),
    ("He moved in", "He moved"),
    ("She is safe", "She is safe nowhere"),
    ("is safe", "Nowhere is safe"),
    ("She did sleep", "She didn't sleep"),
    ("She is now here", "She is nowhere"),
    ("", "New words."),
)


@pytest.mark.parametrize(("before", "after"), SLIPS)
def test_a_letter_put_right_is_a_slip_and_is_told_word_for_word(before: str, after: str) -> None:
    found = slips({"fears": before}, {"fears": after})

    assert found
    assert all(slip.where == "fears" and slip.before != slip.after for slip in found)


def test_a_slip_says_what_stood_there_and_what_stands_there_now() -> None:
    assert slips({"a": "teh dog"}, {"a": "the dog"}) == (Slip("a", "teh", "the"),)


@pytest.mark.parametrize(("before", "after"), MORE)
def test_what_may_change_the_meaning_is_more_than_typing(before: str, after: str) -> None:
    with pytest.raises(MoreThanTyping):
        slips({"fears": before}, {"fears": after})


def test_an_answer_more_or_less_is_more_than_typing() -> None:
    with pytest.raises(MoreThanTyping):
        slips({"a": "one"}, {"a": "one", "b": "two"})


def test_so_many_slips_are_a_new_text() -> None:
    with pytest.raises(MoreThanTyping):
        slips({"a": "teh " * (MOST + 1)}, {"a": "the " * (MOST + 1)})


@given(st.text(max_size=80))
def test_what_did_not_change_holds_no_slip(text: str) -> None:
    assert slips({"a": text}, {"a": text}) == ()


@given(st.lists(st.sampled_from(["9", "12", "3pm", "gate"]), max_size=6), st.data())
def test_no_figure_is_ever_a_slip(words: list[str], data: st.DataObject) -> None:
    changed = [data.draw(st.sampled_from([word, word.replace("1", "2"), word.replace("3", "8")])) for word in words]

    if changed == words:
        return
    with pytest.raises(MoreThanTyping):
        slips({"a": " ".join(words)}, {"a": " ".join(changed)})
