"""L26, death, escape, absconding, being found again, deportation. For an escape we telephone first (D1)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L26",
    language="en",
    title="Important news",
    timeline="We wrote to you with important news.",
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
