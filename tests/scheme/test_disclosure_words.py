"""The register and the words of the letters: a letter that asks for what is withheld would print it one day."""

from collections.abc import Iterator

import pytest

from victimcontact.scheme import words
from victimcontact.scheme.keystages import REGISTER, Kind, Shown, Stage

pytestmark = pytest.mark.pure

NOWHERE_IN_A_LETTER = {"prison", "place", "address", "cause", "country", "minutes", "threat", "new_name", "incident"}
# What stands around every letter and comes from the case, not from the stage.
FRAME = {
    "case_reference",
    "office_email",
    "office_hours",
    "office_name",
    "office_phone",
    "officer_name",
    "recipient_name",
    "written_on",
}


def letters() -> Iterator[tuple[Stage, str, str]]:
    for stage in REGISTER.values():
        documents = {stage.document, *stage.document_by_outcome.values()} - {None}
        yield from (
            (stage, str(document), language) for document in sorted(map(str, documents)) for language in ("en", "cy")
        )


def asked_by(stage: Stage, document: str, language: str) -> words.Fields:
    variant = stage.code if stage.code in words.variants_of(document) else None
    return words.fields_of(document, language, variant)


LETTERS = [pytest.param(*letter, id=f"{letter[0].code}-{letter[1]}-{letter[2]}") for letter in letters()]


def told_names(stage: Stage) -> set[str]:
    conditions = {f"has_{field.name}" for field in stage.fields if field.kind is Kind.CONDITIONS}
    return conditions | {field.told_name for field in stage.fields if field.shown is not Shown.NEVER}


@pytest.mark.parametrize(("stage", "document", "language"), LETTERS)
def test_a_letter_needs_nothing_but_what_is_told(stage: Stage, document: str, language: str) -> None:
    assert asked_by(stage, document, language).required - told_names(stage) <= FRAME


@pytest.mark.parametrize(("stage", "document", "language"), LETTERS)
def test_a_letter_asks_for_nothing_that_is_withheld_but_what_a_manager_may_authorise(
    stage: Stage, document: str, language: str
) -> None:
    withheld = {field.name for field in stage.fields if field.name not in told_names(stage) and not field.by_manager}

    assert not asked_by(stage, document, language).known & withheld


@pytest.mark.parametrize(("stage", "document", "language"), LETTERS)
def test_no_letter_about_a_stage_has_a_place_for_where_the_offender_is(
    stage: Stage, document: str, language: str
) -> None:
    assert not asked_by(stage, document, language).known & NOWHERE_IN_A_LETTER
