"""L18, a change to the conditions about the victim: proposed, and decided (R45)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L18",
    language="en",
    title="A change to the rules",
    timeline="We wrote to you about this: A change to the rules.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "licence_variation_considered",
            "licence_conditions_varied",
        )
    ),
)
