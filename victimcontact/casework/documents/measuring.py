"""Where everything in a PDF stands, and which tag it carries. For the checks: needs pikepdf, a development dependency.

It reads what our compiler writes (text in Identity-H fonts, straight and curved lines), not every PDF there is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from io import BytesIO
from typing import Any, Final

import pikepdf

MILLIMETRES_A_POINT: Final = 25.4 / 72
BETWEEN = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something printed: a run of text, or a line or box (then `text` is empty). Millimetres from the top left corner.

    `tag` is its number among the page's marked contents; None means that it stands outside the document's structure.
    """

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    tag: int | None


@dataclass(frozen=True, slots=True)
class Typeface:
    """What is needed of a font to measure a run: widths and letters by code, in thousandths of the size."""

    widths: Mapping[int, float]
    letters: Mapping[int, str]
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class _State:
    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    face: Typeface | None = None
    size: float = 0.0


def marks(pdf: bytes) -> list[Mark]:
    """Everything printed on every page, in the order it is printed."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [mark for number, page in enumerate(document.pages, 1) for mark in _Sheet(page, number).read()]


class _Sheet:
    """One page, read operator by operator."""

    def __init__(self, page: pikepdf.Page, number: int) -> None:
        self._page, self._number = page, number
        self._height = float(page.mediabox[3])
        self._faces = {str(name): _typeface(font) for name, font in page.resources.get("/Font", {}).items()}
        self._state, self._kept = _State(), list[_State]()
        self._text, self._path = pikepdf.Matrix(), list[tuple[float, float]]()
        self._tags, self._found = list[int | None](), list[Mark]()

    def read(self) -> list[Mark]:
        does = self._operators()
        for instruction in pikepdf.parse_content_stream(self._page):
            if act := does.get(str(instruction.operator)):
                act(*instruction.operands)
        return self._found

    def _operators(self) -> Mapping[str, Callable[..., None]]:
        painting = dict.fromkeys(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"), self._paint)
        drawing = dict.fromkeys(("m", "l", "c", "v", "y"), self._draw)
        tagging: dict[str, Callable[..., None]] = {"BDC": self._open_tag, "BMC": self._open_tag, "EMC": self._close_tag}
        return {
            **painting,
            **drawing,
            **tagging,
            "q": lambda: self._kept.append(self._state),
            "Q": self._restore,
            "cm": self._transform,
            "Tf": self._choose,
            "Tm": self._move_text,
            "Tj": lambda text: self._show([text]),
            "TJ": self._show,
            "re": self._box,
            "n": self._path.clear,
        }

    def _restore(self) -> None:
        self._state = self._kept.pop()

    def _transform(self, *numbers: Any) -> None:
        self._state = replace(self._state, matrix=pikepdf.Matrix(*map(float, numbers)) @ self._state.matrix)

    def _choose(self, name: Any, size: Any) -> None:
        self._state = replace(self._state, face=self._faces[str(name)], size=float(size))

    def _move_text(self, *numbers: Any) -> None:
        self._text = pikepdf.Matrix(*map(float, numbers))

    def _show(self, parts: Sequence[Any]) -> None:
        face = self._state.face
        if face is None:
            raise ValueError("Text before a font was chosen.")
        codes = [code for part in parts if isinstance(part, pikepdf.String) for code in _codes(bytes(part))]
        shifts = sum(float(part) for part in parts if not isinstance(part, pikepdf.String))
        width = (sum(face.widths.get(code, 0.0) for code in codes) - shifts) * self._state.size / 1000
        below, above = (edge * self._state.size / 1000 for edge in (face.descent, face.ascent))
        matrix = self._text @ self._state.matrix
        corners = [matrix.transform(corner) for corner in ((0.0, below), (width, below), (0.0, above), (width, above))]
        self._add("".join(face.letters.get(code, "\ufffd") for code in codes), corners)
        self._text = pikepdf.Matrix(1, 0, 0, 1, width, 0) @ self._text

    def _draw(self, *numbers: Any) -> None:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        self._path.extend(self._state.matrix.transform((float(x), float(y))) for x, y in pairs)

    def _box(self, *numbers: Any) -> None:
        x, y, width, height = map(float, numbers)
        self._draw(x, y, x + width, y, x, y + height, x + width, y + height)

    def _paint(self) -> None:
        if self._path:
            self._add("", self._path)
        self._path.clear()

    def _open_tag(self, _name: Any, properties: Any = None) -> None:
        number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        self._tags.append(None if number is None else int(number))

    def _close_tag(self) -> None:
        self._tags.pop()

    def _add(self, text: str, corners: Sequence[tuple[float, float]]) -> None:
        xs = [x * MILLIMETRES_A_POINT for x, _ in corners]
        ys = [(self._height - y) * MILLIMETRES_A_POINT for _, y in corners]
        tag = next((tag for tag in reversed(self._tags) if tag is not None), None)
        self._found.append(Mark(self._number, text, min(xs), min(ys), max(xs), max(ys), tag))


def _codes(text: bytes) -> list[int]:
    return [int.from_bytes(text[at : at + 2]) for at in range(0, len(text), 2)]


def _typeface(font: Any) -> Typeface:
    inner = font.DescendantFonts[0]
    about = inner.FontDescriptor
    return Typeface(
        widths=dict(_widths(list(inner.get("/W", [])))),
        letters=_letters(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {},
        ascent=float(about.Ascent),
        descent=float(about.Descent),
    )


def _widths(entries: list[Any]) -> Iterator[tuple[int, float]]:
    """The two forms of a width table: a first code and a list, or a first code, a last code and one width for all."""
    while entries:
        first, second = int(entries.pop(0)), entries.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + number, float(width)) for number, width in enumerate(second))
        else:
            width = float(entries.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


def _letters(mapping: bytes) -> dict[int, str]:
    return reduce(lambda known, block: known | _block(*block), BETWEEN.findall(mapping), dict[int, str]())


def _block(kind: bytes, body: bytes) -> dict[int, str]:
    numbers = HEXADECIMAL.findall(body)
    if kind == b"bfchar":
        return {int(code, 16): _letter(letter) for code, letter in zip(numbers[::2], numbers[1::2], strict=True)}
    triples = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return {
        code: chr(int(letter, 16) + code - int(first, 16))
        for first, last, letter in triples
        for code in range(int(first, 16), int(last, 16) + 1)
    }


def _letter(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be")
