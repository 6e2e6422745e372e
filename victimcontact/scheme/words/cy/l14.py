"""L14, what became of a parole decision, in Welsh (P42, P51)."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document

DOCUMENT = Document(
    code="L14",
    language="cy",
    title="Beth ddaeth o'r penderfyniad parôl",
    timeline="Ysgrifennon ni atoch am hyn: Beth ddaeth o'r penderfyniad parôl.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(
        picked(
            "parole_decision_final",
            "parole_reconsideration_applied",
            "parole_reconsideration_decided",
            "parole_referred_to_high_court",
            "parole_high_court_decided",
            "parole_set_aside_applied",
            "parole_decision_set_aside",
        )
    ),
)
