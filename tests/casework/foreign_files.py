"""Files as they come from outside: good ones, and every kind that must not get in, made here and nowhere kept."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import ExifTags, Image

from victimcontact.casework.documents.intake import EICAR

Parts = dict[str, bytes]
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def a_pdf(change: Callable[[pikepdf.Pdf], Any] = lambda _document: None, **saved: Any) -> bytes:
    """One empty page, and whatever is done to it."""
    document, written = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    change(document)
    document.save(written, **saved)
    return written.getvalue()


def a_word_document(change: Callable[[Parts], Any] = lambda _parts: None) -> bytes:
    """A letter of two lines with a link to her own address of mail, as Word makes one, and whatever is done to its parts."""
    letter, written = docx.Document(), io.BytesIO()
    letter.add_paragraph("I want you to know.")
    letter.part.relate_to("mailto:rhian@example.org", f"{OFFICE}/hyperlink", is_external=True)
    letter.save(written)
    with ZipFile(written) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return zipped(parts)


def a_photo(form: str = "JPEG", mode: str = "RGB", **saved: Any) -> bytes:
    """Thirty points by twenty, lying on its side, with where and with what it was taken."""
    photo, written = Image.new(mode, (30, 20), "teal"), io.BytesIO()
    about = Image.Exif()
    about[ExifTags.Base.Make], about[ExifTags.Base.Orientation] = "Canary camera", 6
    about.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 27.0, 14.0)
    photo.save(written, form, exif=about, **saved)
    return written.getvalue()


def a_png_that_says_it_is(width: int, height: int) -> bytes:
    """The beginning of a picture, with hardly anything behind it."""
    parts = {b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"IDAT": zlib.compress(b""), b"IEND": b""}
    written = b"\x89PNG\r\n\x1a\n"
    for name, part in parts.items():
        written += struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
    return written


def zipped(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def _action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name(kind), **more)


def _script_on_a_page(document: pikepdf.Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=_action("/JavaScript", JS=String("1"))
    )
    document.pages[0].Annots = Array([document.make_indirect(link)])


def _script_in_names(document: pikepdf.Pdf) -> None:
    names = Array([String("go"), document.make_indirect(_action("/JavaScript", JS=Stream(document, b"app.alert(1)")))])
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))


def _within(name: str, old: bytes, new: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return change


def _relating(kind: str, target: str) -> Callable[[Parts], None]:
    line = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return _within(RELATIONSHIPS, b"</Relationships>", line.encode())


def _with(name: str, part: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: part})


def _declaring(encoding: str) -> Callable[[Parts], None]:
    text = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    return _with("word/document.xml", f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding))


def _field(command: str) -> Callable[[Parts], None]:
    half = len(command) // 2
    pieces = (f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (command[:half], command[half:]))
    return _within("word/document.xml", b"</w:p>", f"{''.join(pieces)}</w:p>".encode())


def _understated(whole: bytes) -> bytes:
    """A bomb whose list says that it is small."""
    size = (70_000_000).to_bytes(4, "little")
    return whole.replace(size, (900_000).to_bytes(4, "little"))


def a_pdf_with_a_list_that_swells() -> bytes:
    """A list of objects that would be three hundred million bytes."""
    packer, head = zlib.compressobj(9), b"%PDF-1.5\n"
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    said = b"1 0 obj\n<</Type/XRef/W[1 4 2]/Size 9/Root 2 0 R/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return head + said + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)


def a_pdf_with_something_unreadable() -> bytes:
    """One of its four things has no end."""
    things = (
        b"<</Type/Catalog/Pages 2 0 R/More 4 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</S/JavaScript/JS(1",
    )
    written, places = b"%PDF-1.4\n", b"xref\n0 5\n0000000000 65535 f \n"
    for number, thing in enumerate(things, 1):
        places += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    return written + places + b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a.txt"] = b"more"


BAD: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "nothing in it": ("empty", lambda: b""),
    "more than 10 MB": ("too_large", lambda: a_pdf() + bytes(10_000_000)),
    "a program": ("no_document", lambda: b"MZ" + bytes(500)),
    "a web page": ("no_document", lambda: b"<html><script>alert(1)</script></html>"),
    "the test virus": ("test_virus", lambda: EICAR),
    "the test virus after a PDF": ("test_virus", lambda: a_pdf() + EICAR),
    "the test virus in a Word document": ("test_virus", lambda: a_word_document(_with("word/media/image1.png", EICAR))),
    "half a PDF": ("damaged", lambda: a_pdf()[:200]),
    "a PDF in name only": ("damaged", lambda: b"%PDF-1.7\nnothing"),
    "a PDF with a password": ("encrypted", lambda: a_pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
    "a PDF closed without a password": ("encrypted", lambda: a_pdf(encryption=pikepdf.Encryption(owner="a", user=""))),
    "a PDF with a script on a page": ("scripted", lambda: a_pdf(_script_on_a_page)),
    "a PDF with a script in its names": ("scripted", lambda: a_pdf(_script_in_names)),
    "a script packed in a PDF": (
        "scripted",
        lambda: a_pdf(_script_on_a_page, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    ),
    "a PDF that starts a program": (
        "acts_by_itself",
        lambda: a_pdf(lambda pdf: setattr(pdf.Root, "OpenAction", _action("/Launch", F=String("calc.exe")))),
    ),
    "a PDF that acts when it is opened": (
        "acts_by_itself",
        lambda: a_pdf(lambda pdf: setattr(pdf.Root, "OpenAction", _action("/URI", URI=String("https://example.org")))),
    ),
    "a PDF that acts when it is closed": (
        "acts_by_itself",
        lambda: a_pdf(lambda pdf: setattr(pdf.Root, "AA", Dictionary(WC=_action("/Named", N=Name.Print)))),
    ),
    "a PDF with a file inside": ("holds_files", lambda: a_pdf(_attached)),
    "a PDF form with a program": (
        "dynamic_form",
        lambda: a_pdf(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array(), XFA=Array([String("a")])))),
    ),
    "a PDF with a thing that cannot be read": ("damaged", a_pdf_with_something_unreadable),
    "a PDF with a list that swells": ("damaged", a_pdf_with_a_list_that_swells),
    "an old Word document": ("old_office", lambda: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500)),
    "half a Word document": ("damaged", lambda: a_word_document()[:2_000]),
    "a zip that is no document": ("no_document", lambda: zipped({"a.txt": b"a"})),
    "a Word document that swells": ("swells", lambda: a_word_document(_with("word/a.xml", bytes(70_000_000)))),
    "one that swells and denies it": (
        "damaged",
        lambda: _understated(a_word_document(_with("word/a.xml", bytes(70_000_000)))),
    ),
    "one that swells in many parts": (
        "swells",
        lambda: a_word_document(lambda parts: parts.update({f"word/{n}.xml": bytes(990_000) for n in range(70)})),
    ),
    "a thousand parts": (
        "swells",
        lambda: a_word_document(lambda parts: parts.update({f"word/{n}.xml": b"<a/>" for n in range(1_001)})),
    ),
    "macros": ("macros", lambda: a_word_document(_with("word/vbaProject.bin", b"a"))),
    "macros that only the list of contents tells": (
        "macros",
        lambda: a_word_document(
            _within(
                "[Content_Types].xml", b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
            )
        ),
    ),
    "another document inside": ("holds_files", lambda: a_word_document(_with("word/embeddings/oleObject1.bin", b"a"))),
    "a part outside": ("damaged", lambda: a_word_document(_with("../a.xml", b"<a/>"))),
    "a template from elsewhere": (
        "reaches_out",
        lambda: a_word_document(_relating("attachedTemplate", "https://example.org/a.dotm")),
    ),
    "a picture from elsewhere": (
        "reaches_out",
        lambda: a_word_document(_relating("image", "https://example.org/a.png")),
    ),
    "a link to a program": ("reaches_out", lambda: a_word_document(_relating("hyperlink", "file:///c:/a.exe"))),
    "an entity": ("declarations", lambda: a_word_document(_declaring("UTF-8"))),
    "an entity in wide letters": ("declarations", lambda: a_word_document(_declaring("UTF-16"))),
    "a command in a field": ("acts_by_itself", lambda: a_word_document(_field(" DDEAUTO c:\\a.exe "))),
    "half a photograph": ("damaged", lambda: a_photo()[:300]),
    "a photograph in name only": ("damaged", lambda: b"\xff\xd8\xff\xe0nothing"),
    "a picture that says it is enormous": ("vast", lambda: a_png_that_says_it_is(60_000, 60_000)),
    "a picture that is empty behind its size": ("damaged", lambda: a_png_that_says_it_is(5_000, 5_000)),
    "a photograph of the newer format": ("heic", lambda: bytes(3) + b"\x18ftypheic" + bytes(500)),
    "the test virus after a photograph": ("test_virus", lambda: a_photo() + EICAR),
    "a part that is no XML": ("damaged", lambda: a_word_document(_with("word/a.xml", b"<a>"))),
}


def large_pdf(megabytes: int) -> Iterator[bytes]:
    """A PDF of so many megabytes, piece by piece."""
    yield a_pdf()
    for _ in range(megabytes):
        yield bytes(1_000_000)
