"""The lines with a code at the end of a letter: by it somebody can tell us that it has reached them, or come back after a no."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from victimcontact.scheme.words.composition import Filling
from victimcontact.scheme.words.document import Heading, Paragraph

ARRIVED, RETURN = "arrived", "return"
_LINES: Final[Mapping[tuple[str, str], tuple[Heading, Paragraph]]] = MappingProxyType(
    {
        (ARRIVED, "en"): (
            Heading("Tell us that you have this letter"),
            Paragraph(
                "Go to {address} and enter this code: {code}. There you can also ask for a call, or choose what you hear. You do "
                "not have to. If we do not hear, we may call you."
            ),
        ),
        (ARRIVED, "cy"): (
            Heading("Rhowch wybod inni fod y llythyr hwn gennych"),
            Paragraph(
                "Ewch i {address} a nodwch y cod hwn: {code}. Yno gallwch hefyd ofyn am alwad, neu ddewis beth i’w glywed. "
                "Does dim rhaid ichi. Os na chlywn ni, efallai y byddwn yn eich ffonio."
            ),
        ),
        (RETURN, "en"): (
            Heading("Come back with this code"),
            Paragraph(
                "If you change your mind, go to {address} and enter this code: {code}. Say that you want to come back, and choose what "
                "you want to hear. That is all: it counts at once. Keep this letter where nobody else finds it."
            ),
        ),
        (RETURN, "cy"): (
            Heading("Dewch yn ôl gyda’r cod hwn"),
            Paragraph(
                "Os newidiwch eich meddwl, ewch i {address} a nodwch y cod hwn: {code}. Dywedwch eich bod am ddod yn ôl, a dewiswch beth "
                "rydych am ei glywed. Dyna’r cyfan: mae’n cyfrif ar unwaith. Cadwch y llythyr hwn lle na fydd neb arall yn dod o hyd iddo."
            ),
        ),
    }
)


def lines(purpose: str, language: str, *, code: str, address: str) -> tuple[Heading, Paragraph]:
    """The heading and the paragraph, to say that the letter has `ARRIVED` or to `RETURN`, in `en` or `cy`. `address` is the page as people
    type it."""
    heading, paragraph = _LINES[purpose, language]
    return heading, Paragraph(Filling({"code": code, "address": address}, language).text(paragraph.text))
