"""What words to a victim must never hold, and what they must always hold."""

import re

import pytest
from words_samples import FORMS, FULL, LEAST, variants_or_none

from victimcontact.scheme.words import LANGUAGES, compose, document_in, entrance, fields_of, timeline
from victimcontact.scheme.words.cy import frame as cy_frame
from victimcontact.scheme.words.document import Block, Heading, Paragraph, asked_by, asked_in, named
from victimcontact.scheme.words.en import frame as en_frame

pytestmark = pytest.mark.pure

# What the disclosure gate withholds on every route and from everybody (R38, R48, R49, R52, R67).
FORBIDDEN = frozenset(
    {
        "prison",
        "prison_number",
        "address",
        "place",
        "cause",
        "country",
        "minutes",
        "diagnosis",
        "treatment",
        "medication",
        "leave",
        "threat",
        "new_name",
        "incident",
        "returned_on",
        "starts_on",
        "ends_on",
        "previous_release_on",
        "parole_eligible_on",
        "licence_ends_on",
        "next_review_on",
        "eligible_on",
        "risk",
        "mappa_level",
    }
)
# What a manager may authorise: printed only where it was given (R42, P17).
AUTHORISED = {"release_on", "released_on", "area"}
HOSPITAL = {"hospital", "hospital_address"}
HAND_OVER = {("H01", "handed_over_to_hospital_managers"), ("L07", "hospital_order_made"), ("L23", "restriction_ended")}
FRAMES = {"en": en_frame.FRAME, "cy": cy_frame.FRAME}
HEADINGS = {"en": en_frame.HEADINGS, "cy": cy_frame.HEADINGS}

# Whatever stands here would tell somebody who shares the telephone what a message is about.
TELLING = {
    "en": "victim offend prison sentence court crime parole probation release hospital tribunal police recall licence "
    "hearing scheme officer liaison justice law custody harm safety case convict",
    "cy": "dioddef trosedd carchar dedfryd llys parôl prawf rhyddha ysbyty tribiwnlys heddlu adalw trwydded "
    "gwrandawiad cynllun swyddog cyswllt cyfiawnder cyfraith dalfa niwed diogelwch achos euog",
}


def blocks_of(document: str, variant: str | None, language: str) -> tuple[Block, ...]:
    words = document_in(document, language)
    chosen = [each.body for each in words.variants if each.code == variant]
    return (*words.body, *(chosen[0] if chosen else ()), *words.ending)


def test_no_letter_asks_for_what_the_gate_withholds() -> None:
    """P17, P82, P111."""
    for document, variant, language in FORMS:
        known = fields_of(document, language, variant).known

        allowed = (
            {"reason"} if document == "L16" else set()
        )  # the reason for a condition may be told, that of a recall may not
        assert not known & (FORBIDDEN | ({"reason"} - allowed))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", timeline.stages())
def test_no_stage_asks_for_what_the_gate_withholds(code: str, language: str) -> None:
    known = timeline.stage_fields(code, language)

    assert not known & FORBIDDEN
    assert "reason" not in known or code in {"condition_granted", "condition_refused"}
    assert not known & HOSPITAL or code in {stage for _, stage in HAND_OVER}


def test_a_hospital_is_named_only_where_the_law_says_so() -> None:
    for document, variant, language in FORMS:
        known = fields_of(document, language, variant).known

        assert bool(known & HOSPITAL) == ((document, variant) in HAND_OVER)


def test_what_a_manager_may_authorise_is_printed_only_where_it_was_given() -> None:
    for document, variant, language in FORMS:
        for block in blocks_of(document, variant, language):
            assert asked_by(block) & AUTHORISED <= block.when


def test_a_subject_a_text_and_an_email_reveal_nothing() -> None:
    for document, variant, language in FORMS:
        letter = compose(document, language, FULL, variant=variant)

        shown = f"{letter.subject} {letter.nudge.subject} {letter.nudge.text_message} {letter.nudge.email}".lower()
        assert not [word for word in TELLING[language].split() if word in shown]
        assert "Nia" not in shown.title()
        assert FULL["case_reference"].lower() not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_in_mail_reveals_nothing(language: str) -> None:
    mail = entrance.code_mail(language, code="381207")

    assert not [word for word in TELLING[language].split() if word in f"{mail.subject} {mail.body}".lower()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_nudge_and_its_subject_ask_for_our_telephone_and_hours_only(language: str) -> None:
    frame = FRAMES[language]

    lines = (frame.subject, frame.text_message, frame.email, frame.urgent_text_message, frame.urgent_email)
    assert frozenset().union(*map(asked_in, lines)) <= {"office_phone", "office_hours"}


def test_a_text_message_fits_into_two_parts() -> None:
    for document, variant, language in FORMS:
        letter = compose(document, language, FULL, variant=variant)

        assert len(letter.nudge.text_message) <= 134


def test_every_letter_says_where_to_find_help_and_how_to_complain() -> None:
    """R81, P115."""
    for document, variant, language in FORMS:
        text = compose(document, language, LEAST, variant=variant).plain_text()

        assert "08 08 16 89 111" in text
        assert "0300 060 6699" in text
        assert "999" in text
        assert {"en": "Ombudsman", "cy": "Ombwdsmon"}[language] in text
        assert {"en": "the right to complain", "cy": "hawl i gwyno"}[language] in text
        assert {"en": "do not reply with an address", "cy": "peidiwch ag anfon cyfeiriad"}[language] in text


def test_no_letter_shows_the_old_support_number_or_a_number_of_its_own() -> None:
    """R81."""
    for document, variant, language in FORMS:
        text = compose(document, language, LEAST, variant=variant).plain_text()

        assert "0845" not in text
        known = ("08 08 16 89 111", "0300 060 6699", str(LEAST["office_phone"]))
        for number in known:
            text = text.replace(number, "")
        assert not re.search(r"\b0[\d ]{8,}", text)


def test_a_letter_about_a_decision_says_what_it_means_and_what_comes_next() -> None:
    """P54, P115."""
    for document, variant, language in FORMS:
        if not document_in(document, language).decides:
            assert document in {"L01", "L02", "L03", "L04", "L06", "L24", "L25", "P01", "C02", "C03"}
            continue

        for fields in (LEAST, FULL):
            blocks = compose(document, language, fields, variant=variant).blocks
            for heading in (HEADINGS[language].meaning, HEADINGS[language].following):
                after = blocks[blocks.index(Heading(heading.text)) + 1]
                assert isinstance(after, Paragraph)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", ["L04", "L23", "L28"])
def test_every_closing_shows_how_to_join_again(document: str, language: str) -> None:
    """R90."""
    assert document_in(document, language).closes
    for variant in variants_or_none(document):
        text = compose(document, language, LEAST, variant=variant).plain_text()

        assert {"en": "If you want to come back", "cy": "Os ydych am ddod yn ôl"}[language] in text
        assert "vcsenquiries@justice.gov.uk" in text


def test_only_an_escape_and_a_disappearance_are_urgent() -> None:
    for document, variant, _ in FORMS:
        letter = compose(document, "en", LEAST, variant=variant)

        assert letter.urgent == (variant in {"escaped", "absconded"})
        assert ("as soon as it is safe" in letter.nudge.text_message) == letter.urgent


def test_a_title_and_a_timeline_sentence_ask_for_nothing_told() -> None:
    for document, variant, language in FORMS:
        words = document_in(document, language)
        lines = [(each.title, each.timeline) for each in words.variants if each.code == variant] or [
            (words.title, words.timeline)
        ]

        assert not frozenset().union(*(asked_in(line) for pair in lines for line in pair))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_asks_only_for_who_writes_to_whom(language: str) -> None:
    frame = FRAMES[language]

    asked = named((*frame.header, *frame.opening, *frame.footer)) | asked_in(frame.salutation)
    assert asked <= set(LEAST) | {"offender_name"}
