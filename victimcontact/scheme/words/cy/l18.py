"""L18, a change to the conditions about the victim: proposed, and decided (R45), in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L18",
    language="cy",
    title="Newid i'r rheolau",
    timeline="Ysgrifennon ni atoch am hyn: Newid i'r rheolau.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "licence_variation_considered",
            "licence_conditions_varied",
        )
    ),
)
