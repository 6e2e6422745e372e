"""A format we cannot make, forgotten, is a letter that was never read."""

import pytest

from victimcontact.scheme.needs import MADE_HERE, NAMES, Format, to_prepare
from victimcontact.scheme.safe_contact import Channel

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("channel", list(Channel))
def test_nothing_is_to_be_prepared_for_somebody_without_needs(channel: Channel) -> None:
    assert to_prepare(channel) == ()


@pytest.mark.parametrize("wanted", [wanted for wanted in Format if wanted not in MADE_HERE])
@pytest.mark.parametrize("channel", ["letter", "email", "text", "portal"])
def test_every_format_we_cannot_make_is_somebodys_to_prepare_r86(wanted: Format, channel: str) -> None:
    (task,) = to_prepare(channel, letter_format=wanted)

    assert task.split()[0] in {"Prepare", "Have", "Arrange"}


@pytest.mark.parametrize("wanted", sorted(MADE_HERE))
def test_what_the_program_prints_needs_nobody(wanted: Format) -> None:
    assert to_prepare("letter", letter_format=wanted) == ()


@pytest.mark.parametrize("channel", ["phone", "visit"])
def test_an_interpreter_is_booked_before_a_call_or_a_visit_r86(channel: str) -> None:
    assert to_prepare(channel, interpreter="Polish") == ("Book an interpreter: Polish",)
    assert to_prepare(channel, letter_format="bsl") == ("Book a British Sign Language interpreter",)


def test_a_letter_to_somebody_with_an_interpreter_is_offered_to_be_explained() -> None:
    assert to_prepare("letter", letter_format="audio", interpreter="Polish") == (
        "Prepare a recording to go with it",
        "Offer to have it explained in Polish",
    )


def test_every_format_has_a_name() -> None:
    assert set(NAMES) == set(Format)


@pytest.mark.parametrize(("channel", "wanted"), [("pigeon", "standard"), ("letter", "papyrus")])
def test_an_unknown_channel_or_format_is_refused(channel: str, wanted: str) -> None:
    with pytest.raises(ValueError, match=r"pigeon|papyrus"):
        to_prepare(channel, letter_format=wanted)
