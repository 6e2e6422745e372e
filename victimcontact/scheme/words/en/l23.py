"""L23, the end of restrictions, of an order or of a hospital's power (R54, P86, R90)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph
from victimcontact.scheme.words.en.frame import ENDED, HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L23",
    language="en",
    title="What has ended",
    timeline="We wrote to you about what has ended.",
    decides=True,
    closes=True,
    body=(),
    variants=HEADINGS.variants(picked("absolutely_discharged", "community_treatment_order_ended", "restriction_ended")),
    ending=(
        Heading("What we can still do for you"),
        Paragraph(
            "You can call me for as long as you need to understand this letter. I can help you to find support near "
            "you. You can keep every letter, and ask to see what we hold about you."
        ),
        *ENDED,
    ),
)
