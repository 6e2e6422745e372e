"""The letters as they go out, kept as files, so that a change of words is seen by whoever reviews it.

With UPDATE_GOLDEN=1 in the environment the files are written anew; look at the difference before you commit it.
"""

import os
from pathlib import Path

import pytest
from words_samples import FULL, LEAST, variants_or_none

from victimcontact.scheme.words import LANGUAGES, compose, documents

pytestmark = pytest.mark.pure

GOLDEN = Path(__file__).parents[1] / "golden" / "words"
RULE = "\n" + "=" * 78 + "\n"


def rendered(document: str, language: str) -> str:
    """Every form of a document: with all that may be told (footer and nudge too, once), then with nothing told."""
    parts = []
    for variant in variants_or_none(document):
        full, least = (compose(document, language, fields, variant=variant) for fields in (FULL, LEAST))
        name = variant or document
        footer = full.plain_text()
        body = footer[: footer.index(full.sign_off[0])]
        bare = least.plain_text()
        parts.append(f"[{name}] {full.subject} | {full.nudge.text_message}\n[timeline] {full.timeline}\n\n{body}")
        parts.append(f"[{name}: nothing told]\n\n{bare[bare.index(least.title) : bare.index(least.sign_off[0])]}")
    return RULE.join(parts)


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
