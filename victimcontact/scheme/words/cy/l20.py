"""L20, release again after a recall, in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L20",
    language="cy",
    title="Rhyddhau eto",
    timeline="Ysgrifennon ni atoch am hyn: Rhyddhau eto.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "released_again",
        )
    ),
)
