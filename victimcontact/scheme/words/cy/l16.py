"""L16, what became of a condition somebody asked for, with the reason (R46, P52), in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L16",
    language="cy",
    title="Y rheol y gofynnoch amdani",
    timeline="Ysgrifennon ni atoch am hyn: Y rheol y gofynnoch amdani.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "condition_granted",
            "condition_refused",
        )
    ),
)
