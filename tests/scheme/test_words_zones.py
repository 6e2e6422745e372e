"""What is said of zones, in both languages: every case has its sentence, and it names the corner and what is accepted."""

import pytest
from test_words_languages import ENGLISH, words_in

from victimcontact.scheme.words import zones as words
from victimcontact.scheme.words.zones import flaw_sentence, warning_sentence
from victimcontact.scheme.zones.flaws import Flaw, Kind
from victimcontact.scheme.zones.privacy import Warned
from victimcontact.scheme.zones.reading import read_point

pytestmark = pytest.mark.pure

LANGUAGES = ("en", "cy")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_flaw_has_a_sentence_without_a_gap(kind: Kind, language: str) -> None:
    sentence = flaw_sentence(Flaw(kind, 2, 3, 5, shown="the shop"), "EXC_ZONE", language)

    assert sentence.endswith((".", "3."))
    assert "{" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_is_quoted_with_its_corner_and_what_would_do(language: str) -> None:
    sentence = flaw_sentence(Flaw(Kind.UNREADABLE, 2, 3, shown="the shop"), "EXC_ZONE", language)

    assert "the shop" in sentence
    assert "2" in sentence
    assert "3" in sentence
    assert read_point("ST 5871 7293") is not None
    assert read_point("51.4545, -2.5879") is not None
    assert "ST 5871 7293" in sentence
    assert "51.4545, -2.5879" in sentence


@pytest.mark.parametrize(("purpose", "largest"), [("EXC_ZONE", "500"), ("RES_ZONE", "10,000")])
def test_how_large_it_may_be_depends_on_what_it_is_for(purpose: str, largest: str) -> None:
    assert f" {largest} " in flaw_sentence(Flaw(Kind.TOO_LARGE), purpose, "en")


@pytest.mark.parametrize("warned", Warned)
def test_every_warning_has_a_sentence_in_both_languages(warned: Warned) -> None:
    english, welsh = (warning_sentence(warned, language) for language in LANGUAGES)

    assert english != welsh
    assert "{" not in english + welsh


@pytest.mark.parametrize("table", [words.HOW_TO_WRITE, words.FLAWS, words.WARNINGS, words.PURPOSES, words.REASONS])
def test_no_english_is_left_in_the_welsh(table: words.Labels) -> None:
    left = {word for _english, welsh in table.values() for word in words_in(welsh) if word in ENGLISH}

    assert left == set()
