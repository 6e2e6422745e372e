"""L26, death, escape, absconding, being found again, deportation. For an escape we telephone first (D1), in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L26",
    language="cy",
    title="Newyddion pwysig",
    timeline="Ysgrifennon ni atoch gyda newyddion pwysig.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "escaped",
            "absconded",
            "recaptured",
            "died",
            "deported",
        ),
        urgent=frozenset({"escaped", "absconded"}),
    ),
)
