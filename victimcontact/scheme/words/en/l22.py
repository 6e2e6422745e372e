"""L22, what a tribunal, a minister or the hospital decided (P80)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L22",
    language="en",
    title="A decision about leaving hospital",
    timeline="We wrote to you about this: A decision about leaving hospital.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "tribunal_decided",
            "conditionally_discharged",
            "discharge_conditions_varied",
            "community_treatment_order_made",
            "community_treatment_order_varied",
            "authority_to_detain_lapsing",
        )
    ),
)
