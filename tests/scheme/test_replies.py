"""What a text to our number asks."""

import pytest

from victimcontact.scheme.replies import asks_to_stop


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "Stop.",
        " stop! ",
        "STOP ALL",
        "Stop texting me please",
        "don't text me",
        "Stopiwch os gwelwch yn dda",
        "Peidiwch â thecstio",
    ],
)
def test_a_text_that_only_says_stop_asks_for_no_more_texts(text: str) -> None:
    assert asks_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!",
        "Please",
        "Stop him, he is outside",
        "stop 999",
        "He must stop writing to me",
        "Can you stop by on Monday?",
        "Who is this?",
    ],
)
def test_a_text_that_says_anything_else_is_read_as_what_it_says(text: str) -> None:
    assert not asks_to_stop(text)
