"""A file from outside is looked into before it is kept: what it is by its content, and whether anything in it could act by itself.

A photograph is drawn anew, without the place where it was taken and the camera; every other file stays as it came.
"""

import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from victimcontact.casework.documents import word_intake

MOST_BYTES = 10_000_000
# The test file of the makers of virus scanners; in two pieces, so that no scanner finds it in ours.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF, WORD, OLD_OFFICE = b"%PDF-", b"PK", word_intake.OLE
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
# How a photograph of the newer format of telephones says what it is, after the length of that.
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypmif1", b"ftypmsf1", b"ftypavif")
PROGRAM, PHOTO_PROGRAM = (Path(__file__).with_name(name) for name in ("pdf_intake.py", "photo_intake.py"))
SECONDS = 30
NOTHING = b"nothing"


class Form(StrEnum):
    """What may come in."""

    PDF = "pdf"
    WORD = "docx"
    JPEG = "jpg"
    PNG = "png"


class Found(StrEnum):
    """Why a file is not taken in."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TEST_VIRUS = "test_virus"
    NO_DOCUMENT = "no_document"
    OLD_OFFICE = "old_office"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    SCRIPTED = "scripted"
    ACTS_BY_ITSELF = "acts_by_itself"
    HOLDS_FILES = "holds_files"
    DYNAMIC_FORM = "dynamic_form"
    SWELLS = "swells"
    MACROS = "macros"
    REACHES_OUT = "reaches_out"
    DECLARATIONS = "declarations"
    HEIC = "heic"
    VAST = "vast"


class Refused(Exception):
    """The file is not taken in; `found` says why. Nothing of the file or its name is said."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.value)
        self.found = found


@dataclass(frozen=True)
class Looked:
    """A file that may be kept: what it is, and what of it is kept."""

    form: Form
    content: bytes


def look_into(content: bytes) -> Looked:
    """What a file is, by its content and not its name, once nothing was found in it that could do harm. Raises `Refused`."""
    if not content:
        raise Refused(Found.EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(Found.TOO_LARGE)
    if EICAR in content:
        raise Refused(Found.TEST_VIRUS)
    for begins, read in READERS:
        if content.startswith(begins):
            return read(content)
    raise Refused(Found.HEIC if content[4:12] in HEIC else Found.NO_DOCUMENT)


def _word(content: bytes) -> Looked:
    try:
        parts = word_intake.parts_of(content)
    except word_intake.Trouble as trouble:
        raise Refused(Found(str(trouble))) from None
    if any(EICAR in part for part in parts.values()):
        raise Refused(Found.TEST_VIRUS)
    return Looked(Form.WORD, content)


def _pdf(content: bytes) -> Looked:
    word = _said_of(content, PROGRAM)
    if word != NOTHING:
        raise Refused(Found(word.decode()))
    return Looked(Form.PDF, content)


def _photo(content: bytes) -> Looked:
    word, _line, photo = _said_of(content, PHOTO_PROGRAM).partition(b"\n")
    if word != NOTHING:
        raise Refused(Found(word.decode()))
    return Looked(Form.JPEG if content.startswith(JPEG) else Form.PNG, photo)


READERS = (((PDF,), _pdf), ((WORD, OLD_OFFICE), _word), ((JPEG, PNG), _photo))


def _said_of(content: bytes, program: Path) -> bytes:
    """By a process of its own: one that takes too much memory or time, or breaks, has found a file that is not taken in."""
    command = [sys.executable, "-I", str(program)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, env={})
    except subprocess.TimeoutExpired:
        raise Refused(Found.SWELLS) from None
    if done.returncode != 0:
        raise Refused(Found.SWELLS)
    return done.stdout
