"""The map of one zone on paper: the picture alone on the first page, its boundary in words on the next.

The licence service prints the first page as a picture and all text of the others as the description, for the offender. So
its copy carries no word on the first page and nothing but the boundary on the others, and no data about itself. Ours is the same
with headings, tags and a description of the picture, so that it can be read aloud. docs/adr/0023-zones-that-hide-the-home.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf

from victimcontact.casework.documents.measuring import Mark, marks
from victimcontact.casework.documents.text import printed_passages
from victimcontact.casework.documents.typesetting import press
from victimcontact.scheme.zones import geometry
from victimcontact.scheme.zones.grid import grid_reference
from victimcontact.scheme.zones.points import Point, Ring, Shape

WIDE, HIGH = 170.0, 245.0  # millimetres of the picture
MARGIN: Final = 0.12  # of the area's own size, around it
SQUARES: Final = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)  # metres
MOST_LINES: Final = 24
UNBROKEN: Final = "\N{NO-BREAK SPACE}"
TOUCHING: Final = 0.3  # millimetres
ABOUT_ITSELF: Final = (
    "/Metadata",
    "/StructTreeRoot",
    "/MarkInfo",
    "/Lang",
    "/ViewerPreferences",
    "/Outlines",
    "/Names",
)


@dataclass(frozen=True, slots=True)
class ZoneSheet:
    """What is printed of a zone: the area, and the words for its boundary. Names nobody and says no reason.

    `title` stands on our own copy alone, such as "Zone 2, version 3".
    """

    title: str
    shape: Shape
    boundary: str
    roads: str = ""
    ways: str = ""
    times: str = ""
    stay_inside: bool = False


def for_the_licence(sheet: ZoneSheet, *, fonts: Path | None = None) -> bytes:
    """The file that the licence service takes (P58): no word on page 1, the boundary alone after it, nothing about itself."""
    return _bare(press(fonts).typeset("zone_map.typ", _values(sheet, for_us=False)))


def for_us(sheet: ZoneSheet, *, fonts: Path | None = None) -> bytes:
    """The same for officer and victim as PDF/UA-1: with headings, and the picture described."""
    return press(fonts).typeset("zone_map.typ", _values(sheet, for_us=True))


def words_of(pdf: bytes) -> tuple[tuple[str, ...], str]:
    """What can be read in a file, as it is: the texts on page 1, and all text of the pages after it."""
    found = [mark for mark in marks(pdf) if mark.text.strip()]
    first = tuple(mark.text for mark in found if mark.page == 1)
    return first, _joined([mark for mark in found if mark.page > 1])


def corners_in_words(shape: Shape) -> list[str]:
    """The corners of each piece as grid references to 10 metres, in order; none is broken over two lines."""
    return [" – ".join(grid_reference(corner).replace(" ", UNBROKEN) for corner in area.edge) for area in shape]


def _joined(found: list[Mark]) -> str:
    """Runs of text as they stand: those that touch are one word."""
    text = ""
    for before, mark in zip([None, *found], found, strict=False):
        touches = before and before.page == mark.page and abs(mark.left - before.right) < TOUCHING
        text += ("" if touches and before and abs(mark.bottom - before.bottom) < TOUCHING else " ") + mark.text
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the area lies on the page: metres a millimetre, the north-west corner of the picture, the squares of the net."""

    scale: float
    west: float
    north: float
    square: int

    def on_page(self, point: Point) -> tuple[float, float]:
        """Millimetres from the left and from the top of the picture."""
        return round((point.east - self.west) / self.scale, 3), round((self.north - point.north) / self.scale, 3)


def _frame_of(shape: Shape) -> _Frame:
    low, high = geometry.box(shape)
    wide, tall = high.east - low.east, high.north - low.north
    scale = max(wide / WIDE, tall / HIGH) * (1 + 2 * MARGIN)
    middle = geometry.mean((low, high))
    square = next((each for each in SQUARES if HIGH * scale / each <= MOST_LINES), SQUARES[-1])
    return _Frame(scale, middle.east - WIDE * scale / 2, middle.north + HIGH * scale / 2, square)


def _values(sheet: ZoneSheet, *, for_us: bool) -> Mapping[str, object]:
    frame = _frame_of(sheet.shape)
    pieces = [[_on_page(frame, ring) for ring in (area.edge, *area.open_parts)] for area in sheet.shape]
    return {
        "title": sheet.title,
        "for_us": for_us,
        "width": WIDE,
        "height": HIGH,
        "pieces": pieces,
        "across": list(_lines(frame.west, WIDE, frame)),
        "down": [HIGH - at for at in _lines(frame.north - HIGH * frame.scale, HIGH, frame)],
        "passages": [passage for part in _passages(sheet, frame) for passage in printed_passages(part)],
    }


def _on_page(frame: _Frame, ring: Ring) -> list[tuple[float, float]]:
    return [frame.on_page(corner) for corner in ring]


def _lines(start: float, millimetres: float, frame: _Frame) -> Iterator[float]:
    """Where the lines of the National Grid lie along a side of the picture."""
    first = -(-start // frame.square) * frame.square
    while (at := (first - start) / frame.scale) <= millimetres:
        yield round(at, 3)
        first += frame.square


def _passages(sheet: ZoneSheet, frame: _Frame) -> Iterator[str]:
    yield sheet.boundary
    if roads := _in_a_row(sheet.roads):
        yield f"Roads of the boundary: {roads}."
    if sheet.ways.strip():
        yield f"What may be used within it: {sheet.ways.strip()}"
    if sheet.times.strip():
        yield f"When it holds: {sheet.times.strip()}"
    several = len(sheet.shape) > 1
    for number, corners in enumerate(corners_in_words(sheet.shape), 1):
        yield f"Corners{f' of part {number}' if several else ''}, as National Grid references: {corners}."
    yield (
        f"On the map north is at the top, and each side of a square is {_distance(frame.square)}. "
        f"The shaded area is the one {'to stay in' if sheet.stay_inside else 'to keep out of'}."
    )


def _in_a_row(lines: str) -> str:
    return ", ".join(line.strip() for line in lines.splitlines() if line.strip())


def _distance(metres: int) -> str:
    return f"{metres} metres" if metres < 1000 else f"{metres // 1000} kilometre{'s' if metres > 1000 else ''}"


def _bare(pdf: bytes) -> bytes:
    """Without anything a file says about itself; the same file always gives the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for name in ABOUT_ITSELF:
            if name in document.Root:
                del document.Root[name]
        for page in document.pages:
            for name in ("/Metadata", "/StructParents", "/Tabs", "/PieceInfo", "/LastModified"):
                if name in page.obj:
                    del page.obj[name]
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        document.remove_unreferenced_resources()
        made = BytesIO()
        document.save(made, deterministic_id=True)
    return made.getvalue()
