"""L16, what became of a condition somebody asked for, with the reason (R46, P52)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L16",
    language="en",
    title="The rule you asked for",
    timeline="We wrote to you about this: The rule you asked for.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "condition_granted",
            "condition_refused",
        )
    ),
)
