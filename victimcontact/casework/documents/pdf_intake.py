"""What in a PDF could act by itself. Run as a program it reads a file from standard input and writes one word of what it found.

A file from outside is only ever opened in a process of its own with little memory and time (`intake.py`); so nothing of ours is
imported here.
"""

import resource
import sys
from collections.abc import Iterator
from io import BytesIO

import pikepdf

MEMORY = 1 << 29
UNPACKED = 1 << 26
SECONDS = 20

# By the name of an entry of a dictionary.
KEYS = {
    "/JS": "scripted",
    "/JavaScript": "scripted",
    "/AA": "acts_by_itself",
    "/EmbeddedFiles": "holds_files",
    "/EF": "holds_files",
    "/XFA": "dynamic_form",
}
# By the value of an entry: the kind of an action, or of something on a page.
VALUES = {
    "/JavaScript": "scripted",
    "/Launch": "acts_by_itself",
    "/SubmitForm": "acts_by_itself",
    "/ImportData": "acts_by_itself",
    "/GoToR": "acts_by_itself",
    "/GoToE": "holds_files",
    "/FileAttachment": "holds_files",
    "/RichMedia": "holds_files",
    "/Rendition": "holds_files",
}
NAMING = ("/S", "/Subtype")


def found(content: bytes) -> str:
    """The word for the first thing that keeps this PDF out, or nothing."""
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as document:
            if document.is_encrypted:
                return "encrypted"
            trouble = next(filter(None, map(_trouble, _dictionaries(document))), "")
            return trouble or ("damaged" if _is_hiding(document) else "")
    except pikepdf.PasswordError:
        return "encrypted"
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return "damaged"


def _is_hiding(document: pikepdf.Pdf) -> bool:
    """Whether there is no page, or something that we could not read and another reader might: it stands as nothing in what we saw."""
    return not len(document.pages) or any("error" in warning for warning in document.get_warnings())


def _dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary there is, also those that nothing leads to: a page of ours shows less than another reader might."""
    waiting: list[pikepdf.Object] = [document.trailer, *document.objects]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            inside = list(thing)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            inside = [value for _name, value in thing.items()]
        else:
            continue
        waiting += [each for each in inside if isinstance(each, pikepdf.Object) and not each.is_indirect]


def _trouble(thing: pikepdf.Object) -> str:
    for name, value in thing.items():
        if name in KEYS:
            return KEYS[name]
        if name in NAMING and isinstance(value, pikepdf.Name) and str(value) in VALUES:
            return VALUES[str(value)]
        if name == "/OpenAction" and isinstance(value, pikepdf.Dictionary) and value.get("/S") != "/GoTo":
            return "acts_by_itself"  # a plain place at which to open is no action
    return ""


def _bound() -> None:
    pikepdf.settings.set_qpdf_limits(flate_max_memory=UNPACKED)
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _bound()
    sys.stdout.write(found(sys.stdin.buffer.read()) or "nothing")
