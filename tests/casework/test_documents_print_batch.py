"""The print room learns how many letters there are and which envelope each needs, and nobody's name."""

from datetime import date

import pytest

from victimcontact.casework.documents.checks import reading_order, reading_problems
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.documents.print_batch import PrintBatch, PrintedLetter, UnfitBatch, cover_list
from victimcontact.casework.documents.typesetting import page_count

ON = date(2026, 11, 22)
LETTERS = (
    PrintedLetter("M-4000-KX", pages=2, plain=True),
    PrintedLetter("M-4037-KX", pages=3, plain=False, large_print=True, sender="J. Price"),
    PrintedLetter("M-4074-KX", pages=2, plain=True, goes_with="A recording"),
)
BATCH = PrintBatch("PB-20261122-01", ON, LETTERS)


def test_the_list_counts_letters_pages_and_envelopes() -> None:
    heard = [text for _, text in reading_order(cover_list(BATCH))]

    assert "Letters 3 Pages 7 Plain window envelopes 2 Other window envelopes 1" in " ".join(heard)


def test_every_letter_stands_in_the_list_with_its_pages_and_envelope() -> None:
    heard = [text for _, text in reading_order(cover_list(BATCH))]

    rows = " ".join(heard[heard.index("No.") :])
    assert "1 M-4000-KX 2 Yes None No Nothing" in rows
    assert "2 M-4037-KX 3 No J. Price Yes Nothing" in rows
    assert "3 M-4074-KX 2 Yes None No A recording" in rows


def test_the_list_can_be_read_aloud_and_is_the_same_each_time() -> None:
    made = cover_list(BATCH)

    assert reading_problems(made) == []
    assert cover_list(BATCH) == made


def test_a_long_list_repeats_its_header_on_every_page() -> None:
    many = tuple(PrintedLetter(f"M-{number}-KX", pages=2, plain=True) for number in range(1000, 1120))
    made = cover_list(PrintBatch("PB-20261122-02", ON, many))

    pages = page_count(made)

    assert pages > 2
    for page in range(1, pages):
        assert "Sender on it" in "".join(mark.text for mark in marks(made) if mark.page == page)


@pytest.mark.parametrize(
    ("reference", "letters"),
    [
        ("PB-1", ()),
        ("PB-1", (LETTERS[0], LETTERS[0])),
        ("PB-1", (PrintedLetter("Rowan Harper", pages=1, plain=True),)),
        ("PB-1", (PrintedLetter("M-1-KX", pages=0, plain=True),)),
        ("Batch for Bristol", LETTERS),
    ],
    ids=[
        "nothing to print",
        "a letter twice",
        "a name for a reference",
        "a letter without pages",
        "a batch with a name",
    ],
)
def test_a_batch_that_would_mislead_the_print_room_cannot_be_made(
    reference: str, letters: tuple[PrintedLetter, ...]
) -> None:
    with pytest.raises(UnfitBatch):
        PrintBatch(reference, ON, letters)
