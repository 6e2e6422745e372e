"""A report as a file: a tagged PDF to send, or a Word document for those who must put it into a file of their own."""

from pathlib import Path

from victimcontact.casework.documents import word_file
from victimcontact.casework.documents.layout import Report, values
from victimcontact.casework.documents.typesetting import press


def pdf(report: Report, *, fonts: Path | None = None) -> bytes:
    """The report as PDF/UA-1; the same report always gives the same bytes.

    `fonts` is the folder of fonts, by default the setting FONTS. Raises `NoGlyph` for a character our fonts lack,
    `FontsMissing`.
    """
    return press(fonts).typeset("report.typ", values(report))


def docx(report: Report) -> bytes:
    """The report as a Word document; the same report always gives the same bytes."""
    return word_file.written(report)
