"""Templates and values in, PDF/UA-1 bytes out, through one warm compiler a process.

The compiler is told nothing about the time, so the same values always give the same bytes. Its errors may quote the
document, so they never leave this module as they are.
"""

import functools
import json
import os
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import typst
from django.conf import settings

from victimcontact.casework.documents.text import cleaned

TEMPLATES: Final = Path(__file__).parent / "templates"
FAMILY: Final = "Noto Sans"

QUOTATION = re.compile(r"[`\"{].*", re.DOTALL)
TOO_LARGE = re.compile(r"does not fit: ([a-z ]+)")
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")


class FontsMissing(RuntimeError):
    """The folder does not hold the fonts our documents are set in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"No {FAMILY} in {folder}: run `make assets`, or set FONTS to the folder with the font files.")


class TypesetBeforeFork(RuntimeError):
    """This process was forked from one that had typeset. The compiler's threads did not come along: it would hang."""


class CannotBeTypeset(ValueError):
    """A document that cannot be set. Says why without quoting the document."""


class DoesNotFit(CannotBeTypeset):
    """A part of a document is larger than the place it has to stand in. Names the part."""

    def __init__(self, part: str) -> None:
        super().__init__(f"The {part} does not fit into its place, even in the smallest type we allow.")
        self.part = part


class NoGlyph(CannotBeTypeset):
    """A document holds a character that our fonts cannot show."""

    def __init__(self) -> None:
        super().__init__("The document holds a character that our fonts cannot show.")


class Press:
    """A warm compiler with the fonts of one folder. Safe to use from several threads; they take turns."""

    def __init__(self, fonts: Path, templates: Path = TEMPLATES) -> None:
        """Raises `FontsMissing` when the folder has no Noto Sans."""
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts)])
        if FAMILY not in known.families():
            raise FontsMissing(fonts)
        self._templates = templates
        self._compiler = typst.Compiler(root=str(templates), font_paths=known)
        self._turn = threading.Lock()
        self._process = os.getpid()

    def typeset(self, template: str, values: Mapping[str, object]) -> bytes:
        """The PDF/UA-1 of a template with these values. Raises `CannotBeTypeset` or a kind of it, for a warning too."""
        if os.getpid() != self._process:
            raise TypesetBeforeFork("Typesetting was used before this process was forked; start it in the child only.")
        inputs = {"values": json.dumps(cleaned(values), ensure_ascii=False)}
        try:
            with self._turn:
                made, warnings = self._compiler.compile_with_warnings(
                    input=str(self._templates / template),
                    format="pdf",
                    sys_inputs=inputs,
                    pdf_standards=["ua-1"],
                    timestamp=0,
                )
        except typst.TypstError as error:
            raise _why(error.message) from None
        if warnings:
            raise _why(warnings[0].message)
        if not isinstance(made, bytes):
            raise CannotBeTypeset("The compiler made no document.")
        return made


def press(fonts: Path | None = None) -> Press:
    """The warm press for a folder of fonts; without one, for the folder in the setting FONTS. Raises `FontsMissing`."""
    return _warm(fonts or Path(settings.FONTS))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF made here has. Raises `CannotBeTypeset` for one made elsewhere."""
    found = PAGES.search(pdf)
    if found is None:
        raise CannotBeTypeset("This is not a PDF that was typeset here.")
    return int(found[1])


@functools.cache
def _warm(fonts: Path) -> Press:
    return Press(fonts)


def _why(message: str) -> CannotBeTypeset:
    if large := TOO_LARGE.search(message):
        return DoesNotFit(large[1])
    if "could not be displayed" in message:
        return NoGlyph()
    return CannotBeTypeset(f"The document could not be set: {QUOTATION.sub('…', message)}")
