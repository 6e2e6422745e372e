"""A letter has the right words in the right places, for the eye and the ear, and nothing that gives somebody away."""

import os
import threading
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from sample_documents import LONG_RECIPIENT, PASSAGE, RECIPIENT, SENDER, letter, welsh_letter

from victimcontact.casework.documents.checks import (
    WINDOW,
    language_of,
    letter_problems,
    reading_order,
    reading_problems,
)
from victimcontact.casework.documents.letters import Letter, UnfitLetter, pdf, said
from victimcontact.casework.documents.measuring import Mark, marks
from victimcontact.casework.documents.typesetting import (
    CannotBeTypeset,
    DoesNotFit,
    FontsMissing,
    NoGlyph,
    Press,
    TypesetBeforeFork,
    page_count,
    press,
)
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

MANY_PASSAGES = tuple(Paragraph(PASSAGE) for _ in range(40))
LETTERS = {
    "ordinary": letter(),
    "plain": letter(plain=True),
    "welsh": welsh_letter(),
    "large print": letter(large_print=True),
    "plain and large print in welsh": welsh_letter(plain=True, large_print=True),
    "longest address": letter(recipient=LONG_RECIPIENT),
    "longest address in large print": letter(recipient=LONG_RECIPIENT, large_print=True),
    "three lines of address": letter(recipient=("R Harper", "1 Example Street", "BS99 9ZY")),
    "many pages": letter(blocks=MANY_PASSAGES),
    "a long e-mail address": letter(
        sender=replace(SENDER, email="everybody.in.the.victim.liaison.unit@bristol.example.org")
    ),
    "a word without end": letter(blocks=(Paragraph("Wh" + "o" * 400),), large_print=True),
    "no signature and no return address": letter(
        plain=True, closing=("Yours sincerely",), sender=replace(SENDER, unit="", address=())
    ),
    "no signature in an ordinary envelope": letter(closing=("Yours sincerely",), footer=()),
    "a list longer than a page": letter(blocks=(Bullets(tuple(PASSAGE for _ in range(30))),)),
}
HOSTILE = (
    '#read("/etc/passwd")',
    "#import sys: inputs; #panic(inputs)",
    "#{ let x = 1; x } #set text(size: 80pt)",
    "= Not a heading",
    "- not a list",
    "*not bold* _not slanted_ `not code` $x^2$",
    "back\\slash \\u{41} \\n and \\",
    "\"double\" and 'single' and “curly” quotes",
    "@reference <label> // not a comment /* nor this */",
    "two--hyphens --- three ~ tilde...",
    "<b>tags</b> &amp; A & B",
    "{recipient_name} {{ value }} {% block %}",
    '{"json": "inside"}',
)


BROKEN_TEMPLATES = {
    "a font that is not there": (
        '#set document(title: "t")\n#set text(font: "Nowhere Sans")\n= Rowan Harper',
        "unknown font family: nowhere sans",
    ),
    "an error that quotes": ("#panic(sys.inputs.values)", "panicked with: …$"),
    "a reading error": ('#set document(title: "t")\n= Rowan\n=== Harper', "skipped from heading level 1 to 3"),
    "no title": ("= Rowan Harper", "missing document title"),
    "a file outside the templates": ('#read("/etc/hostname")', "file not found"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_keeps_to_the_zones_of_the_sheet(name: str) -> None:
    made = pdf(LETTERS[name])

    problems = [problem for problem in letter_problems(made) if "pages" not in problem]

    assert problems == []


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_can_be_read_aloud(name: str) -> None:
    made = pdf(LETTERS[name])

    problems = reading_problems(made)

    assert problems == []


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("recipient", [RECIPIENT, LONG_RECIPIENT])
def test_nothing_but_the_address_shows_in_the_window(recipient: tuple[str, ...], plain: bool) -> None:
    made = pdf(letter(recipient=recipient, plain=plain))

    shown = "".join(mark.text for mark in marks(made) if mark.page == 1 and WINDOW.touches(mark))

    assert shown.split() == " ".join(recipient).split()


def test_a_plain_letter_shows_only_a_neutral_return_address_beside_the_window() -> None:
    made = pdf(letter(plain=True))

    beside = [mark.text for mark in above_the_fold(made) if not WINDOW.holds(mark)]

    assert " ".join("".join(beside).split()) == "PO Box 999 Bristol BS99 9ZZReference: VC-4821-KX 22 November 2026"


def test_an_ordinary_letter_says_above_the_fold_who_writes() -> None:
    made = pdf(letter())

    shown = "".join(mark.text for mark in above_the_fold(made))

    for wanted in ("Victim Contact Scheme", "Sam Okafor", "Bristol Victim Liaison Unit", "0117 496 0123", SENDER.email):
        assert wanted in shown


def test_a_plain_letter_still_says_under_the_signature_which_office_wrote() -> None:
    made = pdf(letter(plain=True))

    assert ("P", "Sam Okafor Victim liaison officer Bristol Victim Liaison Unit") in reading_order(made)


@pytest.mark.parametrize(
    ("plain", "title"), [(False, "A change in the sentence"), (True, "VC-4821-KX")], ids=["ordinary", "plain"]
)
def test_the_file_of_a_plain_letter_is_titled_with_its_reference_only(plain: bool, title: str) -> None:
    made = pdf(letter(plain=plain))

    with pikepdf.open(BytesIO(made)) as document, document.open_metadata() as about:
        assert about["dc:title"] == title


@pytest.mark.parametrize(("written", "language"), [(letter(), "en-GB"), (welsh_letter(), "cy-GB")])
def test_a_screen_reader_is_told_the_language(written: Letter, language: str) -> None:
    assert language_of(pdf(written)) == language


def test_the_frame_of_a_welsh_letter_is_welsh() -> None:
    made = pdf(welsh_letter())

    heard = " ".join(text for _, text in reading_order(made))
    printed = "".join(mark.text for mark in marks(made))

    for wanted in ("Cynllun Cyswllt Dioddefwyr", "Ffôn: 0117 496 0123", "Cyfeirnod: VC-4821-KX", "Ms Ŵyn ap Ŷnyr"):
        assert wanted in heard
    assert "Tudalen 1 o 1" in printed


def test_a_letter_is_heard_in_the_order_in_which_it_is_written() -> None:
    made = pdf(letter())

    assert reading_order(made)[2:] == [
        ("P", "Ms Rowan Harper 14 Example Street Bedminster Bristol BS99 9ZY"),
        ("P", "Sam Okafor Bristol Victim Liaison Unit PO Box 999 Bristol BS99 9ZZ"),
        (
            "P",
            "Telephone: 0117 496 0123 Email: bristol.victim.liaison@example.org Open: Monday to Friday, 9am to 5pm",
        ),
        ("P", "Reference: VC-4821-KX 22 November 2026"),
        ("H1", "A change in the sentence"),
        ("P", "Dear Ms Harper,"),
        ("P", PASSAGE),
        ("H2", "What happens next"),
        ("P", "You can:"),
        ("Lbl", "•"),
        ("LBody", "ask me to explain it"),
        ("Lbl", "•"),
        ("LBody", "say what you would like"),
        ("Lbl", "•"),
        ("LBody", "do nothing"),
        ("P", "Yours sincerely"),
        ("P", "Sam Okafor Victim liaison officer"),
        ("H2", "Help and support"),
        ("P", "Victim Support is free, day and night."),
        ("H2", "How to complain"),
        ("P", "Please tell me, or ask for my manager."),
    ]


def test_page_numbers_are_seen_but_not_read_out_in_the_middle_of_a_letter() -> None:
    made = pdf(letter(blocks=MANY_PASSAGES))

    pages = page_count(made)
    printed = ["".join(mark.text for mark in marks(made) if mark.page == page) for page in range(1, pages + 1)]

    assert pages > 2
    assert all(f"Page {page} of {pages}" in text for page, text in enumerate(printed, 1))
    assert not any("Page 1" in text for _, text in reading_order(made))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_in_a_value_is_printed_and_not_obeyed(hostile: str) -> None:
    blocks = (Heading(hostile), Paragraph(hostile), Bullets((hostile,)))

    made = pdf(
        letter(title=hostile, salutation=hostile, blocks=blocks, recipient=("R Harper " + hostile, "1", "BS99 9ZY"))
    )

    heard = [text for _, text in reading_order(made)]
    assert heard.count(hostile) == 4
    assert f"{hostile}," in heard
    assert f"R Harper {hostile} 1 BS99 9ZY" in heard


def test_an_empty_line_begins_a_new_paragraph_and_a_line_break_stays_one() -> None:
    made = pdf(letter(blocks=(Paragraph("First line\nsecond line\n\nAnother paragraph"),)))

    heard = reading_order(made)

    assert ("P", "First line second line") in heard
    assert ("P", "Another paragraph") in heard


def test_invisible_marks_that_turn_the_text_around_are_not_printed() -> None:
    made = pdf(letter(blocks=(Paragraph("release \u202eeldetnuoc\u202c\x07 ahead\ufeff"),)))

    assert ("P", "release eldetnuoc ahead") in reading_order(made)


def test_large_print_is_never_smaller_than_16_point_in_the_text() -> None:
    made = pdf(letter(large_print=True, blocks=MANY_PASSAGES))

    sixteen_point = 16 * 1.362 * 25.4 / 72
    text = [mark for mark in marks(made) if mark.tag is not None and (mark.page > 1 or mark.top > 95)]

    assert text
    assert min(mark.bottom - mark.top for mark in text) >= sixteen_point - 0.1


def test_a_telephone_number_is_not_torn_apart_at_the_end_of_a_line() -> None:
    made = pdf(letter(blocks=MANY_PASSAGES))

    pieces = [mark.text for mark in marks(made) if "0117" in mark.text]

    assert len(pieces) == len(MANY_PASSAGES) + 1
    assert all("0117 496 0123" in piece for piece in pieces)


@pytest.mark.parametrize("name", ["ordinary", "welsh", "plain"])
def test_the_same_letter_gives_the_same_bytes_from_any_press(name: str) -> None:
    first = pdf(LETTERS[name])

    assert pdf(LETTERS[name]) == first
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("victimcontact.casework.documents.letters.press", lambda fonts: Press(settings.FONTS))
        assert pdf(LETTERS[name]) == first


def test_a_letter_holds_no_moment_of_its_making() -> None:
    made = pdf(letter())

    assert b"CreationDate" not in made
    assert b"CreateDate" not in made


def test_letters_set_at_the_same_time_do_not_mix() -> None:
    wanted = {str(number): pdf(letter(title=f"Letter {number}")) for number in range(4)}
    made: dict[str, bytes] = {}
    threads = [
        threading.Thread(target=lambda number=number: made.update({number: pdf(letter(title=f"Letter {number}"))}))
        for number in wanted
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == wanted


@pytest.mark.parametrize("name", ["ordinary", "many pages"])
def test_the_pages_counted_are_the_pages_there_are(name: str) -> None:
    made = pdf(LETTERS[name])

    with pikepdf.open(BytesIO(made)) as document:
        assert page_count(made) == len(document.pages)


def test_the_pages_of_a_file_from_elsewhere_are_not_guessed() -> None:
    with pytest.raises(CannotBeTypeset):
        page_count(b"%PDF-1.4 somebody else's")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"language": "fr"}, "English"),
        ({"recipient": ("R Harper", "BS99 9ZY")}, "three to seven lines"),
        ({"recipient": tuple("abcdefgh")}, "three to seven lines"),
        ({"recipient": ("R Harper", "", "BS99 9ZY")}, "empty"),
        ({"recipient": ("R Harper", "1 Example Street\nBristol", "BS99 9ZY")}, "line break"),
        ({"recipient": ("R Harper", "(somewhere)", "BS99 9ZY")}, "begins with a mark"),
        ({"title": " "}, "title"),
        ({"blocks": ()}, "something to say"),
        ({"closing": ()}, "closing"),
        ({"blocks": (Bullets(("Please NOTIFY us",)),)}, "NOTIFY"),
        ({"sender": replace(SENDER, address=("NOTIFY House",))}, "NOTIFY"),
        ({"plain": True, "sender": replace(SENDER, address=("Victim Liaison Unit", "BS99 9ZZ"))}, "must not say who"),
        ({"plain": True, "sender": replace(SENDER, address=("Y Gwasanaeth Prawf", "CF99 9ZZ"))}, "must not say who"),
    ],
)
def test_a_letter_that_must_not_be_printed_cannot_be_made(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(UnfitLetter, match=complaint):
        letter(**changes)


def test_an_address_too_large_for_the_window_is_refused_without_being_quoted() -> None:
    address = ("Ms Rowan Harper", *(f"{number} Secret Street, " * 8 for number in range(6)))

    with pytest.raises(DoesNotFit) as refused:
        pdf(letter(recipient=address))

    assert refused.value.part == "address"
    assert "Secret" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_an_office_too_large_for_its_column_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="sender"):
        pdf(letter(sender=replace(SENDER, address=("A very long line of an address that wraps " * 3,) * 12)))


def test_a_letter_in_a_script_our_fonts_lack_is_refused_without_being_quoted() -> None:
    with pytest.raises(NoGlyph) as refused:
        pdf(letter(salutation="Dear 日本"))

    assert "日" not in str(refused.value)


@pytest.mark.parametrize("name", BROKEN_TEMPLATES)
def test_a_warning_or_error_of_the_compiler_stops_the_document_and_does_not_repeat_it(
    name: str, tmp_path: Path
) -> None:
    template, complaint = BROKEN_TEMPLATES[name]
    (tmp_path / "broken.typ").write_text(template)

    with pytest.raises(CannotBeTypeset, match=complaint) as refused:
        Press(settings.FONTS, tmp_path).typeset("broken.typ", {"recipient": "Rowan Harper"})

    assert "Harper" not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_a_folder_without_fonts_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing, match="make assets") as refused:
        pdf(letter(), fonts=tmp_path)

    assert str(tmp_path) in str(refused.value)


def test_a_process_forked_from_one_that_has_typeset_is_refused_and_does_not_hang(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warm = press()
    parent = os.getpid()

    monkeypatch.setattr("os.getpid", lambda: parent + 1)

    with pytest.raises(TypesetBeforeFork):
        warm.typeset("letter.typ", {})


def test_stored_words_become_blocks_again() -> None:
    stored = [["heading", "What happens next"], ["paragraph", "You can:"], ["bullets", ["ask", "wait"]]]

    assert said(stored) == (Heading("What happens next"), Paragraph("You can:"), Bullets(("ask", "wait")))


@pytest.mark.parametrize("pair", [("picture", "x"), ("paragraph", ["a", "b"]), ("bullets", "a"), ("heading",)])
def test_stored_words_of_another_kind_are_refused(pair: tuple[Any, ...]) -> None:
    with pytest.raises(UnfitLetter):
        said([pair])


def above_the_fold(made: bytes) -> list[Mark]:
    return [mark for mark in marks(made) if mark.page == 1 and mark.top < 95]
