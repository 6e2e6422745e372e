"""What a victim reads about their statement: kind, plain, the same in both languages, and nothing left out for any kind."""

import pytest
from reading_age import reading_age

from victimcontact.scheme.statement_moves import ENDED, StatementState, possible_for_statement
from victimcontact.scheme.statements import Maker, Presentation, Thought
from victimcontact.scheme.withholdings import Answer, WithholdingState
from victimcontact.scheme.words import statements as words

pytestmark = pytest.mark.pure

TABLES = {
    "titles": words.TITLES,
    "offender reads": words.OFFENDER_READS,
    "what for": words.WHAT_FOR,
    "hints": words.HINTS,
    "thoughts": words.THOUGHTS,
    "makers": words.MAKERS,
    "presentations": words.PRESENTATIONS,
    "states": words.STATES,
    "removal": words.REMOVAL_ANSWERS,
    "choices": words.CHOICES,
    "withholding": words.WITHHOLDING,
    "recipients": words.RECIPIENTS,
    "looks": words.LOOKS,
    **{f"questions, {kind}": table for kind, table in words.QUESTIONS.items()},
}
ENGLISH = {"the", "and", "you", "your", "with", "from", "will", "this", "that", "they", "it", "is"}


@pytest.mark.parametrize("name", TABLES)
def test_every_sentence_is_there_in_both_languages_and_no_english_is_left_in_the_welsh_r77(name: str) -> None:
    for key, (english, welsh) in TABLES[name].items():
        assert english and welsh and english != welsh, key
        assert not ENGLISH & set(welsh.lower().replace(".", " ").replace(",", " ").split()), key
        assert ("{day}" in english) == ("{day}" in welsh), key


def test_everything_that_can_happen_has_its_words() -> None:
    assert set(words.THOUGHTS) == set(Thought)
    assert set(words.MAKERS) == set(Maker)
    assert set(words.PRESENTATIONS) == set(Presentation)
    assert set(words.STATES) == set(StatementState)
    assert set(words.WITHHOLDING) == {*WithholdingState, *Answer} - {WithholdingState.ANSWERED}
    assert set(words.HINTS) == set(words.PARTS) == set(words.QUESTIONS["parole"]) == set(words.QUESTIONS["tribunal"])


@pytest.mark.parametrize("kind", ["parole", "tribunal"])
@pytest.mark.parametrize(("language", "who"), [("en", ("prisoner", "patient")), ("cy", ("carcharor", "claf"))])
def test_whoever_it_is_about_is_always_named_among_its_readers_p30(
    kind: str, language: str, who: tuple[str, str]
) -> None:
    named = who[0] if kind == "parole" else who[1]

    assert named in words.in_language(words.OFFENDER_READS, language)[kind]
    assert any(named in reader for reader in words.readers(kind, language))


def test_a_tribunal_uses_it_for_rules_only_and_the_words_say_so_p78() -> None:
    english, _welsh = words.WHAT_FOR["tribunal"]

    assert "only to decide which rules" in english
    assert "must not use it for anything else" in english


def test_a_thought_forbids_nothing_p24() -> None:
    for english, _welsh in words.THOUGHTS.values():
        assert not {"must", "cannot be sent", "not allowed", "refused"} & set(english.lower().split())


@pytest.mark.parametrize("name", sorted(TABLES.keys() - {"titles"}))  # what the law calls them
def test_an_eleven_year_old_can_read_it(name: str) -> None:
    assert reading_age([english for english, _welsh in TABLES[name].values()]) <= 11.0


def test_a_statement_that_ended_stays_ended() -> None:
    assert all(possible_for_statement(state) == () for state in ENDED)
