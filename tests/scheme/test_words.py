"""Composing words: the right blocks, the right values, and a refusal rather than a hole in a letter."""

from itertools import pairwise

import pytest
from words_samples import CONDITIONS, FORMS, FRAME, FULL, LEAST, PORTAL, TURNS, YEARLY

from victimcontact.scheme.words import (
    LANGUAGES,
    BadField,
    MissingField,
    UnknownDocument,
    UnknownVariant,
    compose,
    document_in,
    documents,
    entrance,
    fields_of,
    variants_of,
)
from victimcontact.scheme.words.document import Bullets, Heading

pytestmark = pytest.mark.pure


def said(**fields: object) -> str:
    letter = compose("L17", "en", {**LEAST, **fields}, variant="released")
    return letter.plain_text()


def conditions_of(document: str, variant: str | None, language: str) -> set[str]:
    words = document_in(document, language)
    chosen = [block for each in words.variants if each.code == variant for block in each.body]
    return {condition for block in (*words.body, *chosen, *words.ending) for condition in block.when | block.unless}


def test_every_document_named_in_the_scheme_is_there() -> None:
    wanted = {f"L{number:02}" for number in range(1, 29)} | {"P01", "H01", "C01", "C02", "C03"}

    assert set(documents()) == wanted


def test_a_letter_can_be_composed_with_nothing_told_but_the_frame() -> None:
    for document, variant, language in FORMS:
        fields = LEAST if document in {"P01", "L06"} else FRAME

        letter = compose(document, language, fields, variant=variant)

        assert "{" not in letter.plain_text()
        assert letter.blocks


def test_no_heading_stands_over_nothing_however_little_or_much_is_told() -> None:
    for document, variant, language in FORMS:
        for fields in (LEAST, FULL):
            blocks = compose(document, language, fields, variant=variant).blocks

            assert not isinstance(blocks[-1], Heading)
            pairs = pairwise(blocks)
            assert not [first for first, second in pairs if isinstance(first, Heading) and isinstance(second, Heading)]


@pytest.mark.parametrize("missing", sorted(FRAME))
def test_a_letter_without_a_field_of_its_frame_is_refused(missing: str) -> None:
    fields = {name: value for name, value in LEAST.items() if name != missing}

    for document, variant, language in FORMS:
        with pytest.raises(MissingField) as refused:
            compose(document, language, fields, variant=variant)
        assert refused.value.field == missing


def test_a_letter_to_nobody_is_refused() -> None:
    with pytest.raises(MissingField):
        compose("L06", "en", {**LEAST, "recipient_name": ""})


def test_every_condition_of_every_letter_is_tried_by_an_example() -> None:
    tried = {f"{name}:{value}" for _, _, turn in TURNS for name, value in turn.items() if isinstance(value, str)}
    tried |= {name for _, _, turn in TURNS for name in turn} | set(FULL)
    tried |= {"has_conditions:no", "outcome:granted", "outcome:refused"}

    assert not {condition for form in FORMS for condition in conditions_of(*form)} - tried


@pytest.mark.parametrize("missing", sorted(PORTAL))
def test_an_invitation_without_its_code_site_or_last_day_is_refused(missing: str) -> None:
    with pytest.raises(MissingField):
        compose("P01", "en", {name: value for name, value in LEAST.items() if name != missing})


@pytest.mark.parametrize(("document", "language"), [("L29", "en"), ("l01", "en"), ("L01", "fr"), ("frame", "en")])
def test_a_document_that_is_not_there_is_refused(document: str, language: str) -> None:
    with pytest.raises(UnknownDocument):
        compose(document, language, FULL)


@pytest.mark.parametrize(("document", "variant"), [("L07", None), ("L07", "released"), ("L06", "released")])
def test_a_form_the_document_does_not_have_is_refused(document: str, variant: str | None) -> None:
    with pytest.raises(UnknownVariant):
        compose(document, "en", FULL, variant=variant)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"has_conditions": False}, "do not have to keep to any rules"),
        ({"has_conditions": True, "conditions": ()}, "None of these is about you or your family."),
        ({"has_conditions": True, "conditions": CONDITIONS}, "- Not to contact you in any way."),
        ({}, "I cannot say here what they are."),
    ],
)
def test_a_release_letter_always_says_whether_there_are_conditions(fields: dict[str, object], sentence: str) -> None:
    text = said(**fields)

    assert sentence in text
    assert (
        sum(each in text for each in ("do not have to keep", "None of these", "- Not to contact", "cannot say here"))
        == 1
    )


def test_the_month_told_is_written_in_words_and_a_day_is_not_made_up() -> None:
    text = said(released_month="2027-03")

    assert "released from prison in March 2027." in text
    assert "2027-03" not in text
    assert "The day was" not in text


@pytest.mark.parametrize(
    ("fields", "bad"),
    [
        ({"released_month": "March 2027"}, "released_month"),
        ({"released_month": "2027-13"}, "released_month"),
        ({"written_on": "22.11.2026"}, "written_on"),
        ({"has_conditions": "False"}, "has_conditions"),
        ({"has_conditions": True, "conditions": "Not to contact you"}, "conditions"),
        ({"officer_name": ("Owen", "Bell")}, "officer_name"),
    ],
)
def test_a_value_in_the_wrong_form_is_refused_without_repeating_it(fields: dict[str, object], bad: str) -> None:
    with pytest.raises(BadField) as refused:
        said(**fields)

    assert refused.value.field == bad
    assert str(fields[bad]) not in str(refused.value).replace(bad, "")


def test_braces_in_a_name_are_not_read_as_a_field() -> None:
    letter = compose("L06", "en", {**LEAST, "recipient_name": "{officer_name} O'Neil"})

    assert letter.salutation == "Dear {officer_name} O'Neil"


def test_a_line_break_in_a_value_cannot_add_a_line_to_a_letter() -> None:
    letter = compose("L06", "en", {**LEAST, "recipient_name": "Nia\nPritchard"})

    assert letter.salutation == "Dear Nia Pritchard"


def test_the_offender_is_named_only_when_the_name_is_given() -> None:
    without = compose("L17", "en", LEAST, variant="released")
    with_name = compose("L17", "en", {**LEAST, "offender_name": "Alex Sample"}, variant="released")

    assert "Alex Sample" not in without.plain_text()
    assert with_name.blocks[0].text == "This letter is about Alex Sample."
    assert "Alex Sample" not in with_name.title + with_name.timeline + with_name.subject + with_name.nudge.email


def test_fields_of_names_what_compose_needs_and_nothing_less() -> None:
    for document, variant, _ in FORMS:
        fields = fields_of(document, "en", variant)

        least = {name: FULL[name] for name in fields.required}
        some = YEARLY if document_in(document, "en").never_without else {}
        assert compose(document, "en", least | some, variant=variant).blocks
        assert fields.required <= fields.known


def test_the_letter_with_the_code_names_nobody_else() -> None:
    assert "Alex Sample" not in compose("P01", "en", FULL).plain_text()


def test_the_told_conditions_come_as_a_list_one_line_each() -> None:
    letter = compose("L15", "en", {**LEAST, "has_conditions": True, "conditions": list(CONDITIONS)})

    assert Bullets(CONDITIONS) in letter.blocks


def test_no_letter_says_the_board_refused_when_the_outcome_is_not_known() -> None:
    text = compose("L12", "en", LEAST).plain_text()

    assert "not to release" not in text
    assert "Please call me." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_that_is_not_final_never_says_that_somebody_will_be_released(language: str) -> None:
    text = compose("L13", language, FULL).plain_text()

    for promise in ("will be released", "has been released", "wedi cael ei ryddhau", "fydd yn cael ei ryddhau"):
        assert promise not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_in_mail_carries_the_code_and_gives_nothing_else_away(language: str) -> None:
    mail = entrance.code_mail(language, code="381207")

    assert "381207" in mail.body
    assert "381207" not in mail.subject


def test_variants_of_a_letter_with_one_form_are_none() -> None:
    assert variants_of("L06") == ()
