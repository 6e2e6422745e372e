"""H01, the hospital that gives the news from now on, by name and address (R39, R56), in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="H01",
    language="cy",
    title="Yr ysbyty a fydd yn ysgrifennu atoch",
    timeline="Ysgrifennon ni atoch am hyn: Yr ysbyty a fydd yn ysgrifennu atoch.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "handed_over_to_hospital_managers",
        )
    ),
)
