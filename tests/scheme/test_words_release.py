"""While a decision is open no letter speaks of a release that will be: a promise that is broken harms (P42, P51)."""

import re

import pytest
from words_samples import FULL

from victimcontact.scheme.reviews import LETTERS, Parole, may_speak_of_release
from victimcontact.scheme.words import LANGUAGES, Told, compose, timeline

pytestmark = pytest.mark.pure

# How each state in which nothing is certain is written about: the form of its letter, and what turns its words.
FORMS: dict[Parole, tuple[tuple[str | None, Told], ...]] = {
    Parole.NOTIFIED: ((None, {}),),
    Parole.LISTED: ((None, {}),),
    Parole.DEFERRED: ((None, {}),),
    Parole.PROVISIONAL_RELEASE: ((None, {"outcome": "release"}),),
    Parole.PROVISIONAL_NO_RELEASE: ((None, {"outcome": "no_release", "is_provisional": True}),),
    Parole.RELEASE_CHALLENGED: (
        ("parole_reconsideration_applied", {}),
        ("parole_reconsideration_decided", {"outcome": "granted"}),
    ),
    Parole.NO_RELEASE_CHALLENGED: (
        ("parole_reconsideration_applied", {}),
        ("parole_reconsideration_decided", {"outcome": "granted"}),
    ),
    Parole.FINAL_NO_RELEASE: ((None, {"outcome": "no_release"}),),
    Parole.HIGH_COURT: (("parole_referred_to_high_court", {}),),
    Parole.SETTING_RELEASE_ASIDE: (("parole_set_aside_applied", {}), ("parole_decision_set_aside", {})),
    Parole.SETTING_NO_RELEASE_ASIDE: (("parole_set_aside_applied", {}), ("parole_decision_set_aside", {})),
    Parole.OPEN_CONDITIONS_ADVISED: ((None, {"outcome": "open_conditions"}),),
}
SEPTEMBER: Told = {"release_month": "2027-09", "released_month": "2027-09", "release_on": "2027-09-03"}
PROMISE = {
    "en": r"\b(?:will|shall|should now|are going to|is going to) (?:soon )?be (?:released|let out)\b|\b(?:has|have) been released\b",
    "cy": r"\bbydd(?:ant|wch)?\b[^.]*\byn cael (?:ei|eu) ryddhau\b|\bwedi (?:cael )?(?:ei|eu) ryddhau\b",
}
OPEN = [state for state in LETTERS if not may_speak_of_release(state)]


def texts_of(state: Parole, language: str) -> list[str]:
    """The letters written while a review stands here, with everything told that anybody could have told."""
    return [
        compose(LETTERS[state], language, {**FULL, **SEPTEMBER, **turns}, variant=variant).plain_text()
        for variant, turns in FORMS[state]
    ]


def test_every_state_that_is_not_certain_has_its_letter_looked_at() -> None:
    assert set(FORMS) == set(OPEN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", OPEN)
def test_no_letter_promises_a_release_or_names_its_month_while_the_decision_is_open(
    state: Parole, language: str
) -> None:
    """P42, P51."""
    for text in texts_of(state, language):
        assert not re.search(PROMISE[language], text, re.IGNORECASE)
        assert "September 2027" not in text and "Medi 2027" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "code",
    sorted(
        {variant for state in OPEN for variant, turns in FORMS[state] if variant and not turns} | {"parole_decided"}
    ),
)
def test_no_entry_of_the_timeline_promises_it_either(code: str, language: str) -> None:
    """P42, P51."""
    entry = str(timeline.stage_entry(code, language, {**SEPTEMBER, "outcome": "release"}))

    assert not re.search(PROMISE[language], entry, re.IGNORECASE)
    assert "September 2027" not in entry and "Medi 2027" not in entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_to_release_says_in_so_many_words_that_it_is_not_final(language: str) -> None:
    """P42."""
    text = compose("L13", language, FULL).plain_text()

    assert {"en": "The decision is not final", "cy": "Nid yw’r penderfyniad yn derfynol"}[language] in text


@pytest.mark.parametrize(
    "sentence",
    [
        "They will be released in March.",
        "The person has been released.",
        "Bydd y person yn cael ei ryddhau ym mis Mawrth.",
        "Mae’r person wedi cael ei ryddhau.",
    ],
)
def test_a_promise_is_seen_where_there_is_one(sentence: str) -> None:
    assert any(re.search(promise, sentence, re.IGNORECASE) for promise in PROMISE.values())
