"""Rules that are kept by what a letter says, or by what is never begun (P30, P46, P56, P78, P79, P107, P108, P112)."""

from typing import Any

import pytest
from words_samples import FORMS, FULL, variants_or_none

from victimcontact.scheme.duties.ledger import RULES
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.words import compose, document_in
from victimcontact.scheme.words.timeline import steps

pytestmark = pytest.mark.pure


def text_of(document: str, language: str = "en", variant: str | None = None, **more: Any) -> str:
    return compose(document, language, {**FULL, **more}, variant=variant).plain_text()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The person who was sentenced can read your statement, and so can their lawyer."),
        ("cy", "darllen eich datganiad"),
    ],
)
def test_the_victim_is_told_who_reads_a_statement_before_making_it_p30(language: str, sentence: str) -> None:
    assert sentence in text_of("L09", language)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            ("You cannot ask the Board yourself.", "You can tell me your reasons, and I will send them to that team."),
        ),
        ("cy", ("Ni allwch ofyn i’r Bwrdd eich hun",)),
    ],
)
def test_a_victim_who_thinks_a_decision_wrong_is_shown_the_ministers_team_p46(
    language: str, sentences: tuple[str, ...]
) -> None:
    assert [sentence for sentence in sentences if sentence not in text_of("L13", language)] == []


def test_a_recall_is_told_with_the_three_things_to_ask_for_p56() -> None:
    letter = text_of("L19", variant="recalled")

    assert [word for word in ("statement", "rules", "summary") if word not in letter] == []
    assert [word for word in ("statement", "conditions", "summary") if word not in REGISTER["recalled"].next_step] == []


def test_an_impact_statement_is_offered_as_one_for_conditions_only_p78() -> None:
    letter = text_of("L21", variant="tribunal_applied", has_impact_statement=True)
    without = text_of("L21", variant="tribunal_applied", has_impact_statement=False)

    assert "only to decide on rules" in letter
    assert "only to decide on rules" not in without


def test_reading_the_impact_statement_aloud_is_agreed_unless_there_is_a_good_reason_p79() -> None:
    letter = text_of("L21", variant="tribunal_applied", has_impact_statement=True)

    assert "You can ask to read it out. They must say yes, unless there is a good reason not to." in letter


def test_the_review_commission_is_heard_of_only_when_a_case_goes_back_to_court_p107() -> None:
    """That the Commission looks at a case is told by nobody; that it has sent it back is, by an officer's own letter."""
    about = {variant for variant in variants_or_none("L27") if variant and "commission" in variant}

    assert about == {"commission_referred"}
    assert [code for code in REGISTER if "commission" in code] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "I cannot advise you on the law."), ("cy", "Ni allaf roi cyngor cyfreithiol ichi.")],
)
def test_a_letter_that_names_a_legal_step_gives_no_legal_advice_p108(language: str, sentence: str) -> None:
    assert sentence in text_of("L05", language)


def test_restorative_justice_is_begun_by_no_duty_no_stage_and_no_other_letter_p112() -> None:
    """L24 goes only to a victim who asked; nothing derived brings it up."""
    bring = {stage.document for stage in REGISTER.values()} | {
        document for stage in REGISTER.values() for document in stage.document_by_outcome.values()
    }
    others = [form for form in FORMS if form[0] != "L24" and form[2] == "en"]

    assert "L24" not in bring
    assert [step for step in steps() if "restorative" in step] == []
    assert [rule.__module__ for rule in RULES if "restorative" in rule.__module__] == []
    assert [form for form in others if "restorative" in text_of(form[0], variant=form[1]).lower()] == []


def test_the_letter_about_restorative_justice_says_that_nobody_has_to_p112() -> None:
    assert not document_in("L24", "en").decides
    assert "You do not have to" in text_of("L24")
