"""L08, a release month that has changed (P101), in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L08",
    language="cy",
    title="Y mis rhyddhau",
    timeline="Ysgrifennon ni atoch am hyn: Y mis rhyddhau.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(picked("release_date_changed")),
)
