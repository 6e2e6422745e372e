"""What in a Word document (DOCX) could act by itself, reach out, or swell: its parts are opened one by one, each within bounds."""

import re
from collections.abc import Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as BadDeflate

MOST_PARTS = 1_000
MOST_BYTES = 60_000_000
# Words shrink to a twentieth, an empty page to a hundredth; what shrinks more was made to swell.
MOST_SWELLING = 200
SMALL = 1_000_000
ENCRYPTED_FLAG = 0x1
NEEDED = frozenset({"[Content_Types].xml", "word/document.xml"})
XML_PARTS = (".xml", ".rels", ".vml", ".svg")
OTHER_PARTS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # how old Office files begin, and Word documents with a password
COMMAND = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
# Somebody's own address of mail becomes a link as it is typed: a link waits for a click, everything else is fetched at once.
LINKS = ("http://", "https://", "mailto:")


class Trouble(Exception):
    """The document is refused; the word says for what."""


def parts_of(content: bytes) -> Mapping[str, bytes]:
    """Every part of a Word document by name. Raises `Trouble` at the first one that keeps it out."""
    if content.startswith(OLE):
        raise Trouble("old_office")
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _read(archive)
    except (BadZipFile, BadDeflate, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Trouble("damaged") from None
    for name, part in parts.items():
        if name.lower().endswith(XML_PARTS):
            _Reading().read(part)
    return parts


def _read(archive: ZipFile) -> dict[str, bytes]:
    listed = archive.infolist()
    _check_list(listed)
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for each in listed:
        with archive.open(each) as opened:
            part = opened.read(left + 1)  # whatever the list says of its size
        left -= len(part)
        if left < 0:
            raise Trouble("swells")
        parts[each.filename] = part
    return parts


def _check_list(listed: list[ZipInfo]) -> None:
    names = [each.filename for each in listed]
    if len(listed) > MOST_PARTS or sum(each.file_size for each in listed) > MOST_BYTES or any(map(_swells, listed)):
        raise Trouble("swells")
    if any(each.flag_bits & ENCRYPTED_FLAG for each in listed):
        raise Trouble("encrypted")
    if not set(names) >= NEEDED:
        raise Trouble("no_document")
    if len({name.lower() for name in names}) < len(names):
        raise Trouble("damaged")
    for each in listed:
        _check_name(each)


def _swells(each: ZipInfo) -> bool:
    return each.file_size > SMALL and each.file_size > MOST_SWELLING * max(1, each.compress_size)


def _check_name(each: ZipInfo) -> None:
    name = each.filename.lower()
    if "vba" in name:
        raise Trouble("macros")
    if not each.is_dir() and not name.endswith((*XML_PARTS, *OTHER_PARTS)):
        raise Trouble("holds_files")
    if name.startswith(("/", "\\")) or ".." in name or each.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Trouble("damaged")


class _Reading:
    """One part, read from start to end: no declarations, nothing from elsewhere, no commands in its fields."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._declared
        self._parser.StartElementHandler = self._begun
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._said
        self._in_command = False
        self._commands: list[str] = []

    def read(self, part: bytes) -> None:
        try:
            self._parser.Parse(part, True)
        except expat.ExpatError:
            raise Trouble("damaged") from None
        if COMMAND.search("".join(self._commands)):
            raise Trouble("acts_by_itself")

    def _declared(self, *_declaration: object) -> None:
        raise Trouble("declarations")

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        self._in_command = kind == "instrText"
        self._commands += [value for key, value in attributes.items() if key.rpartition(":")[2] == "instr"]
        if kind == "Relationship" and attributes.get("TargetMode", "").lower() == "external":
            _check_link(attributes)
        if kind in ("Override", "Default") and "macroenabled" in attributes.get("ContentType", "").lower():
            raise Trouble("macros")

    def _ended(self, _name: str) -> None:
        self._in_command = False

    def _said(self, text: str) -> None:
        if self._in_command:
            self._commands.append(text)


def _check_link(attributes: dict[str, str]) -> None:
    is_link = attributes.get("Type", "").endswith("/hyperlink")
    if not is_link or not attributes.get("Target", "").lower().startswith(LINKS):
        raise Trouble("reaches_out")
