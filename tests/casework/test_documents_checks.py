"""The checks of documents see what is wrong: each fault is put into a good letter or report, and must be named."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from sample_documents import PASSAGE, letter, parole_content

from victimcontact.casework.documents import letters, reports
from victimcontact.casework.documents.checks import letter_problems, reading_problems
from victimcontact.casework.documents.measuring import marks
from victimcontact.casework.documents.representation_layouts import parole_report
from victimcontact.scheme.words.document import Paragraph

Fault = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def good_letter() -> bytes:
    return letters.pdf(letter())


@pytest.fixture(scope="module")
def good_report() -> bytes:
    return reports.pdf(parole_report(parole_content()))


def moved(across: float, down: float) -> Fault:
    """The first page printed so many millimetres further to the right and down."""

    def fault(document: pikepdf.Pdf) -> None:
        points = 72 / 25.4
        page = document.pages[0]
        page.contents_add(
            document.make_stream(f"q 1 0 0 1 {across * points} {-down * points} cm".encode()), prepend=True
        )
        page.contents_add(document.make_stream(b"Q"))

    return fault


def box_at(left: float, top: float) -> Fault:
    """A box of one millimetre on the first page."""

    def fault(document: pikepdf.Pdf) -> None:
        points = 72 / 25.4
        drawn = f"{left * points} {(297 - top) * points} {points} {-points} re f"
        document.pages[0].contents_add(document.make_stream(drawn.encode()))

    return fault


def without(*path: str) -> Fault:
    """An entry of the catalogue gone."""

    def fault(document: pikepdf.Pdf) -> None:
        holder: Any = document.Root
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]

    return fault


def retagged(before: str, after: str) -> Fault:
    """Every element of one kind turned into another."""

    def fault(document: pikepdf.Pdf) -> None:
        for node in nodes(document.Root.StructTreeRoot):
            if node.get("/S") == before:
                node.S = pikepdf.Name(after)

    return fault


def read_twice(document: pikepdf.Pdf) -> None:
    first, second = [node for node in nodes(document.Root.StructTreeRoot) if node.get("/S") == "/P"][:2]
    second.K = first.K


def nodes(node: Any) -> Iterator[Any]:
    yield node
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from nodes(kid)


def without_title(document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False) as about:
        del about["dc:title"]
        del about["pdfuaid:part"]


def without_fonts(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].resources["/Font"].values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
        del font["/ToUnicode"]


def on_letter_paper(document: pikepdf.Pdf) -> None:
    document.pages[0].mediabox = pikepdf.Array([0, 0, 612, 792])


def with_fault(pdf: bytes, fault: Fault) -> bytes:
    kept = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        fault(document)
        document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (moved(0, 3), "reaches into the window or over its edge"),
        (moved(-1, 0), "reaches into the window or over its edge"),
        (moved(0, 60), "no address in the window"),
        (moved(0, -3), "stands outside the places"),
        (moved(-12, 0), "in the margin of page 1"),
        (moved(12, 0), "in the margin of page 1"),
        (moved(0, 12), "in the margin of page 1"),
        (box_at(100, 65.8), "over its edge"),
        (box_at(100, 80), "outside the places"),
        (box_at(50, 295), "in the margin of page 1"),
        (on_letter_paper, "page 1 is not A4"),
        (without_fonts, "a font is not in the file"),
    ],
)
def test_a_letter_the_carrier_would_refuse_is_found_out(good_letter: bytes, fault: Fault, problem: str) -> None:
    found = letter_problems(with_fault(good_letter, fault))

    assert letter_problems(good_letter) == []
    assert problem in "; ".join(found)


def test_a_letter_with_more_pages_than_a_carrier_takes_is_found_out() -> None:
    made = letters.pdf(letter(blocks=tuple(Paragraph(PASSAGE) for _ in range(160))))

    assert any("a carrier takes 10" in problem for problem in letter_problems(made))


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (without("/MarkInfo"), "it is not tagged"),
        (without("/Lang"), "does not say its language"),
        (without("/ViewerPreferences", "/DisplayDocTitle"), "title is not the one shown"),
        (without_title, "it has no title"),
        (without_title, "does not say that it follows PDF/UA-1"),
        (without_fonts, "does not say which letters it shows"),
        (retagged("/H1", "/P"), "does not begin with a heading of the first level"),
        (retagged("/H2", "/H3"), "a level of headings is left out"),
        (retagged("/TH", "/TD"), "a table has no header cells"),
        (retagged("/LBody", "/P"), "/LI holds /P"),
        (retagged("/LBody", "/Figure"), "a picture has no description"),
        (without("/StructTreeRoot", "/K"), "some text is marked but never read"),
        (read_twice, "something is read twice"),
    ],
)
def test_a_report_that_cannot_be_read_aloud_is_found_out(good_report: bytes, fault: Fault, problem: str) -> None:
    found = reading_problems(with_fault(good_report, fault))

    assert reading_problems(good_report) == []
    assert problem in "; ".join(found)


def test_text_is_measured_where_it_stands(good_letter: bytes) -> None:
    name = next(mark for mark in marks(good_letter) if mark.text.startswith("Ms Rowan Harper"))

    assert name.page == 1
    assert (round(name.left, 1), round(name.top, 1)) == (25.0, 39.7)
    assert 60 < name.right < 63
    assert round(name.bottom - name.top, 1) == 5.8
