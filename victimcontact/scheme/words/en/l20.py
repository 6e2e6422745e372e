"""L20, release again after a recall."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L20",
    language="en",
    title="Release again",
    timeline="We wrote to you about this: Release again.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "released_again",
        )
    ),
)
