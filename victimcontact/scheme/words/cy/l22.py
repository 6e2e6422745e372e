"""L22, what a tribunal, a minister or the hospital decided (P80), in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L22",
    language="cy",
    title="Penderfyniad ynghylch gadael yr ysbyty",
    timeline="Ysgrifennon ni atoch am hyn: Penderfyniad ynghylch gadael yr ysbyty.",
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
