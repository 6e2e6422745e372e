"""L08, a release month that has changed (P101)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L08",
    language="en",
    title="The month of release",
    timeline="We wrote to you about this: The month of release.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(picked("release_date_changed")),
)
