"""The statement as a document: her words exactly, in the language she wrote, nobody's name, and readable aloud."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from victimcontact.casework.documents import statements
from victimcontact.casework.documents.checks import language_of, reading_order, reading_problems
from victimcontact.casework.documents.statements import Document

pytestmark = pytest.mark.pure

WORDS = {"hurt": "I could not walk.\nNot for a month.", "now": "", "if_released": "“No” & <never> — £5, ŵ."}
DOCUMENT = Document(
    kind="parole", language="en", reference="ST-3KM9-7QXT", version=2, content_hash="ab" * 32,
    made_on=date(2026, 11, 23), maker="close_relative", words=WORDS, presentation="panel_reads", with_support=True,
    child_assisted=False, approved_how="portal", approved_on=date(2026, 11, 24),
)  # fmt: skip


def read(document: Document) -> list[tuple[str, str]]:
    return [(kind, " ".join(text.split())) for kind, text in reading_order(statements.pdf(document))]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", ["parole", "tribunal"])
def test_it_can_be_read_by_everybody_in_the_language_it_was_written_in(kind: str, language: str) -> None:
    made = statements.pdf(replace(DOCUMENT, kind=kind, language=language))

    assert reading_problems(made) == []
    assert language_of(made) == f"{language}-GB"


def test_her_words_stand_in_it_exactly_under_their_questions_and_an_unanswered_one_is_left_out() -> None:
    parts = read(DOCUMENT)
    headings = [text for kind, text in parts if kind == "H3"]

    assert headings == [
        "How were you hurt?",
        "How would you feel if they were let out, or moved to an open prison?",
    ]
    assert ("P", "I could not walk. Not for a month.") in parts
    assert ("P", "“No” & <never> — £5, ŵ.") in parts


def test_a_tribunal_reads_what_it_may_use_it_for_first_p78() -> None:
    parts = read(replace(DOCUMENT, kind="tribunal"))

    assert parts[0] == ("H1", "Victim impact statement")
    assert parts[1][1].startswith("The tribunal may use it only to decide which rules")


def test_it_says_who_speaks_and_that_they_know_who_reads_it_p23_p31() -> None:
    text = " ".join(said for _kind, said in read(DOCUMENT))

    assert "Made by A close relative of the victim" in text
    assert "They know who can read it Yes" in text
    assert "24 November 2026, on their own page" in text


def test_what_nobody_agreed_to_is_a_draft_on_every_page() -> None:
    draft = statements.values(replace(DOCUMENT, approved_on=None, approved_how=""))

    assert draft["draft"] == "DRAFT, not agreed"
    facts: Any = draft["facts"]
    assert ("They agreed to these words", "Not yet") in facts
    assert statements.values(DOCUMENT)["draft"] == ""


def test_what_goes_apart_says_so_p35() -> None:
    assert "Not for the prisoner" in str(statements.values(replace(DOCUMENT, apart=True))["apart"])
    assert statements.values(DOCUMENT)["apart"] == ""


def test_the_same_statement_is_the_same_bytes() -> None:
    assert statements.pdf(DOCUMENT) == statements.pdf(DOCUMENT)
