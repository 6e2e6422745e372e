"""H01, the hospital that gives the news from now on, by name and address (R39, R56)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="H01",
    language="en",
    title="The hospital that will write to you",
    timeline="We wrote to you about this: The hospital that will write to you.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "handed_over_to_hospital_managers",
        )
    ),
)
