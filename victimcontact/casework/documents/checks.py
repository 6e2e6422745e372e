"""Is this PDF fit to be posted, and can everybody read it? Needs pikepdf, a development dependency.

`letter_problems` measures a letter against the zones that carriers of ready-made letters ask for. `reading_problems`
checks a part of PDF/UA-1 by its own reading of the file; it does not replace a full validator.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pikepdf

from victimcontact.casework.documents.measuring import MILLIMETRES_A_POINT, Mark, marks

MOST_PAGES: Final = 10
MOST_BYTES: Final = 2_000_000
A4: Final = (210.0, 297.0)
TOLERANCE: Final = 2.0

GROUPS: Final = {
    "/L": {"/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/THead", "/TBody", "/TFoot", "/TR", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle of the sheet, in millimetres from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, mark: Mark) -> bool:
        """Whether the mark lies wholly inside."""
        return (
            mark.left >= self.left and mark.right <= self.right and mark.top >= self.top and mark.bottom <= self.bottom
        )

    def touches(self, mark: Mark) -> bool:
        """Whether any of the mark lies inside."""
        return mark.left < self.right and mark.right > self.left and mark.top < self.bottom and mark.bottom > self.top


PRINTABLE: Final = Zone(15, 5, 195, 292)
WINDOW: Final = Zone(24.6, 39.5, 120, 66.3)
SERVICE_NAME: Final = Zone(15, 5, 125, 30)
SENDER: Final = Zone(125, 5, 195, 95)
TEXT: Final = Zone(15, 95, 195, 292)


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the structure tree: its kind (such as ``/H1``), what it holds in order, and how deep it stands."""

    kind: str
    language: str | None
    described: bool
    children: tuple["Element | tuple[int, int]", ...]

    def all(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def contents(self) -> Iterator[tuple[int, int]]:
        """The page and number of every piece of content below it, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.contents()
            else:
                yield child


def letter_problems(pdf: bytes) -> list[str]:
    """What keeps this letter from being posted in a window envelope, without quoting it; empty when nothing does."""
    found = marks(pdf)
    return [
        *_size_problems(pdf),
        *_outside(found),
        *_first_sheet_problems([mark for mark in found if mark.page == 1]),
        *(["the carrier’s own word NOTIFY stands in the letter"] if "NOTIFY" in "".join(m.text for m in found) else []),
    ]


def reading_problems(pdf: bytes) -> list[str]:
    """What of the things checked here keeps this PDF from being read aloud as it is meant; empty when nothing does."""
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = _tree(document)
        checks: Iterable[Callable[[], Iterable[str]]] = (
            lambda: _catalogue_problems(document),
            lambda: _font_problems(document),
            lambda: _heading_problems(tree),
            lambda: _nesting_problems(tree),
            lambda: _picture_problems(tree),
            lambda: _content_problems(tree, marks(pdf)),
        )
        return [problem for check in checks for problem in check()]


def reading_order(pdf: bytes) -> list[tuple[str, str]]:
    """The text as it is read aloud: each element that itself holds text, by its kind (``H1``, ``P``) and its text."""
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = _tree(document)
    texts = _texts_by_tag(marks(pdf))
    return [
        (
            element.kind.lstrip("/"),
            "".join(texts.get(child, "") for child in element.children if isinstance(child, tuple)),
        )
        for element in tree.all()
        if any(isinstance(child, tuple) for child in element.children)
    ]


def language_of(pdf: bytes) -> str:
    """The language of the document as a screen reader is told it, such as ``cy-GB``; empty when it is not told."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return str(document.Root.get("/Lang", ""))


def _texts_by_tag(found: Iterable[Mark]) -> dict[tuple[int, int], str]:
    texts: dict[tuple[int, int], str] = {}
    for mark in found:
        if mark.tag is not None:
            texts[mark.page, mark.tag] = texts.get((mark.page, mark.tag), "") + mark.text
    return texts


def _size_problems(pdf: bytes) -> Iterator[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        if len(document.pages) > MOST_PAGES:
            yield f"it has {len(document.pages)} pages; a carrier takes {MOST_PAGES}"
        for number, page in enumerate(document.pages, 1):
            sides = [float(side) * MILLIMETRES_A_POINT for side in page.mediabox[2:]]
            if any(abs(side - wanted) > TOLERANCE for side, wanted in zip(sides, A4, strict=True)):
                yield f"page {number} is not A4 upright"
        yield from _font_problems(document)
    if len(pdf) > MOST_BYTES:
        yield f"it has {len(pdf)} bytes; a carrier takes {MOST_BYTES}"


def _outside(found: Iterable[Mark]) -> Iterator[str]:
    for page in sorted({mark.page for mark in found if not PRINTABLE.holds(mark)}):
        yield f"something stands in the margin of page {page}"


def _first_sheet_problems(found: list[Mark]) -> Iterator[str]:
    address = [mark for mark in found if WINDOW.holds(mark)]
    if not address:
        yield "there is no address in the window"
    if any(WINDOW.touches(mark) and mark not in address for mark in found):
        yield "something reaches into the window or over its edge"
    zones = (WINDOW, SERVICE_NAME, SENDER, TEXT)
    if any(not any(zone.holds(mark) for zone in zones) for mark in found):
        yield "something on the first page stands outside the places for name, address, sender and text"


def _catalogue_problems(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        yield "it is not tagged"
    if not str(root.get("/Lang", "")):
        yield "it does not say its language"
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "its title is not the one shown"
    with document.open_metadata(set_pikepdf_as_editor=False) as about:
        if not about.get("dc:title"):
            yield "it has no title"
        if str(about.get("pdfuaid:part")) != "1":
            yield "it does not say that it follows PDF/UA-1"


def _font_problems(document: pikepdf.Pdf) -> Iterator[str]:
    fonts = [font for page in document.pages for font in page.resources.get("/Font", {}).values()]
    if not all("/FontFile2" in (about := _descriptor(font)) or "/FontFile3" in about for font in fonts):
        yield "a font is not in the file"
    if not all("/ToUnicode" in font for font in fonts):
        yield "a font does not say which letters it shows"


def _descriptor(font: Any) -> Any:
    return font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.get("/FontDescriptor", {})


def _heading_problems(tree: Element) -> Iterator[str]:
    levels = [int(each.kind[2:]) for each in tree.all() if each.kind[:2] == "/H" and each.kind[2:].isdigit()]
    if not levels or levels[0] != 1:
        yield "it does not begin with a heading of the first level"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "a level of headings is left out"


def _nesting_problems(tree: Element) -> Iterator[str]:
    for element in tree.all():
        allowed = GROUPS.get(element.kind)
        kinds = {child.kind for child in element.children if isinstance(child, Element)}
        if allowed is not None and not kinds <= allowed:
            yield f"{element.kind} holds {', '.join(sorted(kinds - allowed))}"
    tables = [element for element in tree.all() if element.kind == "/Table"]
    if any(all(part.kind != "/TH" for part in table.all()) for table in tables):
        yield "a table has no header cells"


def _picture_problems(tree: Element) -> Iterator[str]:
    if any(element.kind in {"/Figure", "/Formula"} and not element.described for element in tree.all()):
        yield "a picture has no description"


def _content_problems(tree: Element, found: list[Mark]) -> Iterator[str]:
    placed = list(tree.contents())
    if len(placed) != len(set(placed)):
        yield "something is read twice"
    tagged = {(mark.page, mark.tag) for mark in found if mark.tag is not None and mark.text.strip()}
    if tagged - set(placed):
        yield "some text is marked but never read"
    if "\ufffd" in "".join(mark.text for mark in found):
        yield "a letter cannot be read"


def _tree(document: pikepdf.Pdf) -> Element:
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    return _element(document.Root.get("/StructTreeRoot", pikepdf.Dictionary()), numbers, 0)


def _element(node: Any, pages: dict[tuple[int, int], int], page: int) -> Element:
    page = pages[node.Pg.objgen] if "/Pg" in node else page
    return Element(
        kind=str(node.get("/S", "")),
        language=str(node.Lang) if "/Lang" in node else None,
        described="/Alt" in node or "/ActualText" in node,
        children=tuple(_child(child, pages, page) for child in _kids(node)),
    )


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _child(child: Any, pages: dict[tuple[int, int], int], page: int) -> Element | tuple[int, int]:
    if isinstance(child, int):
        return page, child
    if child.get("/Type") == "/MCR":
        return (pages[child.Pg.objgen] if "/Pg" in child else page), int(child.MCID)
    return _element(child, pages, page)
