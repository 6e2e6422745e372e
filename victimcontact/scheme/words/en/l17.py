"""L17, the letter about release."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L17",
    language="en",
    title="Release from prison",
    timeline="We wrote to you about the release.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "released",
            "released_on_home_detention_curfew",
        ),
    ),
)
