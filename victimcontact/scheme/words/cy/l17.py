"""L17, the letter about release, in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L17",
    language="cy",
    title="Rhyddhau o'r carchar",
    timeline="Ysgrifennon ni atoch am y rhyddhau.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "released",
            "released_on_home_detention_curfew",
        ),
    ),
)
