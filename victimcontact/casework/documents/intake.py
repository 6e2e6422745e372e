"""A file from outside is looked into before it is kept: what it is by its content, and whether anything in it could act by itself."""

import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from victimcontact.casework.documents import word_intake

MOST_BYTES = 10_000_000
# The test file of the makers of virus scanners; in two pieces, so that no scanner finds it in ours.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF, WORD, OLD_OFFICE = b"%PDF-", b"PK", word_intake.OLE
PROGRAM = Path(__file__).with_name("pdf_intake.py")
SECONDS = 30
NOTHING = "nothing"


class Form(StrEnum):
    """What may come in."""

    PDF = "pdf"
    WORD = "docx"


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


class Refused(Exception):
    """The file is not taken in; `found` says why. Nothing of the file or its name is said."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.value)
        self.found = found


def look_into(content: bytes) -> Form:
    """What a file is, by its content and not its name, once nothing was found in it that could do harm. Raises `Refused`."""
    if not content:
        raise Refused(Found.EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(Found.TOO_LARGE)
    if EICAR in content:
        raise Refused(Found.TEST_VIRUS)
    if content.startswith(PDF):
        return _pdf(content)
    if content.startswith((WORD, OLD_OFFICE)):
        return _word(content)
    raise Refused(Found.NO_DOCUMENT)


def _word(content: bytes) -> Form:
    try:
        parts = word_intake.parts_of(content)
    except word_intake.Trouble as trouble:
        raise Refused(Found(str(trouble))) from None
    if any(EICAR in part for part in parts.values()):
        raise Refused(Found.TEST_VIRUS)
    return Form.WORD


def _pdf(content: bytes) -> Form:
    """By a process of its own: one that takes too much memory or time, or breaks, has found a file that is not taken in."""
    command = [sys.executable, "-I", str(PROGRAM)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, env={})
    except subprocess.TimeoutExpired:
        raise Refused(Found.SWELLS) from None
    if done.returncode != 0:
        raise Refused(Found.SWELLS)
    word = done.stdout.decode()
    if word != NOTHING:
        raise Refused(Found(word))
    return Form.PDF
