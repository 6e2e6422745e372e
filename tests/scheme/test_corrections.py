"""Who is phoned when what they were told was wrong (B17)."""

import pytest
from words_samples import FRAME

from victimcontact.scheme.corrections import phone_first
from victimcontact.scheme.keystages import REGISTER, Pace
from victimcontact.scheme.words import LANGUAGES, compose, timeline

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("released", True),
        ("recalled", True),
        ("escaped", True),
        ("absconded", True),
        ("recaptured", True),
        ("conditionally_discharged", True),
        ("transferred_to_hospital", True),
        ("parole_hearing_listed", False),
        ("release_date_changed", False),
        ("moved_prison", False),
    ],
)
def test_who_was_wrongly_told_where_the_offender_is_gets_a_call(code: str, expected: bool) -> None:
    assert phone_first(code) is expected


@pytest.mark.parametrize("code", sorted(code for code, stage in REGISTER.items() if stage.pace is Pace.SAME_DAY))
def test_what_could_not_wait_cannot_wait_to_be_put_right(code: str) -> None:
    assert phone_first(code)


@pytest.mark.parametrize(("language", "sorry"), [("en", "I am sorry"), ("cy", "Mae’n ddrwg gennyf")])
def test_the_letter_that_puts_right_says_sorry_and_does_not_repeat_what_was_wrong(language: str, sorry: str) -> None:
    told = FRAME | {"written_on": "2026-11-23", "released_month": "2026-11", "area": "Canary"}

    text = compose("C01", language, told).plain_text()

    assert sorry in text
    assert "Canary" not in text


@pytest.mark.parametrize(("language", "sorry"), [("en", "We are sorry"), ("cy", "Mae’n ddrwg gennym")])
def test_the_members_own_page_says_sorry_as_well(language: str, sorry: str) -> None:
    assert language in LANGUAGES
    assert sorry in timeline.taken_back(language)
