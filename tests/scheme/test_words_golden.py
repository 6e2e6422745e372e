"""The letters as they go out, kept as files, so that a change of words is seen by whoever reviews it.

With UPDATE_GOLDEN=1 in the environment the files are written anew; look at the difference before you commit it.
"""

import os
from pathlib import Path

import pytest
from words_samples import FULL, LEAST, TURNS, variants_or_none

from victimcontact.scheme.words import LANGUAGES, Composed, compose, documents

pytestmark = pytest.mark.pure

GOLDEN = Path(__file__).parents[1] / "golden" / "words"
RULE = "\n" + "=" * 78 + "\n"


def rendered(document: str, language: str) -> str:
    """Every form of a document with all that may be told and with nothing told, then each turn its words can take."""
    parts = []
    for variant in variants_or_none(document):
        full, least = (compose(document, language, fields, variant=variant) for fields in (FULL, LEAST))
        name = variant or document
        nudge = f"[{name}] {full.subject} | {full.nudge.text_message}"
        parts.append(f"{nudge}\n[timeline] {full.timeline}\n\n{body_of(full)}")
        parts.append(f"[{name}: nothing told]\n\n{body_of(least)}")
    for variant, turn in [(variant, turn) for code, variant, turn in TURNS if code == document]:
        letter = compose(document, language, FULL | turn, variant=variant)
        parts.append(f"[{turn}]\n\n{body_of(letter)}")
    return RULE.join(parts)


def body_of(letter: Composed) -> str:
    text = letter.plain_text()
    return text[text.index(f"{letter.title}\n") : text.index(letter.sign_off[0])]


def check(path: Path, text: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", documents())
def test_a_letter_reads_as_it_was_approved(document: str, language: str) -> None:
    check(GOLDEN / f"{document}.{language}.txt", rendered(document, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_under_every_letter_and_in_an_email_reads_as_it_was_approved(language: str) -> None:
    letter = compose("L26", language, FULL, variant="escaped")
    ordinary = compose("L06", language, FULL)
    text = letter.plain_text()

    parts = [text[text.index(letter.sign_off[0]) :], letter.nudge.email, ordinary.nudge.email]
    check(GOLDEN / f"frame.{language}.txt", RULE.join(parts))


def test_there_is_no_golden_letter_of_a_document_that_is_gone() -> None:
    wanted = {f"{name}.{language}.txt" for name in (*documents(), "frame") for language in LANGUAGES}

    assert {path.name for path in GOLDEN.glob("*.txt")} == wanted
