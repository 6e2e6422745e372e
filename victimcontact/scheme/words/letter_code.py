"""The lines at the end of a letter by which somebody can tell us that it has reached them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from victimcontact.scheme.words.composition import Filling
from victimcontact.scheme.words.document import Heading, Paragraph

_LINES: Final[Mapping[str, tuple[Heading, Paragraph]]] = MappingProxyType(
    {
        "en": (
            Heading("Tell us that you have this letter"),
            Paragraph(
                "Go to {address} and enter this code: {code}. There you can also ask for a call, or choose what you hear. You do "
                "not have to. If we do not hear, we may call you."
            ),
        ),
        "cy": (
            Heading("Rhowch wybod inni fod y llythyr hwn gennych"),
            Paragraph(
                "Ewch i {address} a nodwch y cod hwn: {code}. Yno gallwch hefyd ofyn am alwad, neu ddewis beth i’w glywed. "
                "Does dim rhaid ichi. Os na chlywn ni, efallai y byddwn yn eich ffonio."
            ),
        ),
    }
)


def lines(language: str, *, code: str, address: str) -> tuple[Heading, Paragraph]:
    """The heading and the paragraph in `en` or `cy`. `address` is the page as people type it."""
    heading, paragraph = _LINES[language]
    return heading, Paragraph(Filling({"code": code, "address": address}, language).text(paragraph.text))
