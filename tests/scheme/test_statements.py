"""Statements to the Parole Board: warnings must be few, gentle and right, and stop nothing."""

import pytest

from victimcontact.scheme.statements import (
    Harm,
    Maker,
    Presentation,
    Thought,
    minutes_to_read,
    missing_limbs,
    presentations_for,
    thoughts_on,
    thoughts_on_makers,
)

pytestmark = pytest.mark.pure

EFFECT = "Since that day I do not sleep. If he came back to the town, I would not dare to go to work."


@pytest.mark.parametrize(
    "text",
    [
        "He should not be released.",
        "He shouldn’t ever be let out",
        "They must never be freed.",
        "Please do not let him out.",
        "She should stay in prison for good.",
        "Keep him behind bars!",
        "Ni ddylid byth ei rhyddhau.",
    ],
)
def test_a_view_on_release_is_talked_over_because_the_board_cannot_use_it_r61_p24(text: str) -> None:
    assert Thought.OPINION_ON_RELEASE in thoughts_on(text)


@pytest.mark.parametrize("text", ["I will kill him.", "I hope he rots.", "They are scum.", "We'll find her."])
def test_threats_and_abuse_are_talked_over_p24(text: str) -> None:
    assert Thought.THREAT_OR_ABUSE in thoughts_on(text)


@pytest.mark.parametrize(
    "text",
    [
        EFFECT,
        "I am afraid of what I would feel on the day of the release.",
        "If they are released I will move house. I will get help to sleep.",
        "Each time a hearing comes, I will find it hard to work.",
        "My children ask when he is released.",
    ],
)
def test_words_about_what_it_did_and_would_do_raise_nothing(text: str) -> None:
    assert thoughts_on(text) == ()


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (130, 1), (131, 2), (1300, 10), (1301, 11)])
def test_reading_time_counts_130_words_a_minute_p25(words: int, minutes: int) -> None:
    assert minutes_to_read("word " * words) == minutes


def test_more_than_ten_minutes_are_talked_over_and_ten_are_not_p25() -> None:
    assert thoughts_on("word " * 1301) == (Thought.LONG_TO_READ,)
    assert thoughts_on("word " * 1300) == ()


def test_a_statement_that_is_only_to_be_spoken_still_needs_its_text_p26() -> None:
    assert thoughts_on(" \n ") == (Thought.NO_TEXT,)


@pytest.mark.parametrize(
    ("makers", "thoughts"),
    [
        ([Maker.VICTIM], ()),
        ([Maker.CLOSE_RELATIVE] * 2, ()),
        ([Maker.CLOSE_RELATIVE] * 3, (Thought.PUT_TOGETHER,)),
        ([Maker.VICTIM, Maker.GUARDIAN_OR_CARER], (Thought.BOARD_MUST_ALLOW,)),
        ([Maker.CLOSE_RELATIVE] * 2 + [Maker.OTHER_RELATIVE], (Thought.PUT_TOGETHER, Thought.BOARD_MUST_ALLOW)),
    ],
)
def test_more_than_two_relatives_are_asked_to_speak_together_p23(
    makers: list[Maker], thoughts: tuple[Thought, ...]
) -> None:
    assert thoughts_on_makers(makers) == thoughts


def test_a_child_does_not_read_in_the_room_unless_a_manager_noted_why_p27_r64() -> None:
    in_the_room = {Presentation.VICTIM_READS_IN_ROOM, Presentation.OTHER_READS_VICTIM_PRESENT}

    assert set(Presentation) - set(presentations_for(may_be_a_child=True)) == in_the_room
    assert presentations_for(may_be_a_child=True, manager_noted=True) == tuple(Presentation)
    assert presentations_for(may_be_a_child=False) == tuple(Presentation)


@pytest.mark.parametrize(
    ("harm", "why", "missing"),
    [
        (Harm.HEALTH_OR_WELFARE, "He has threatened her family.", ()),
        (Harm.HEALTH_OR_WELFARE, " ", ("necessary_and_proportionate",)),
        (None, "He has threatened her family.", ("harm",)),
        (None, "", ("harm", "necessary_and_proportionate")),
    ],
)
def test_a_wish_to_withhold_needs_both_limbs_of_rule_17_p34_r63(
    harm: Harm | None, why: str, missing: tuple[str, ...]
) -> None:
    assert missing_limbs(harm, why) == missing
