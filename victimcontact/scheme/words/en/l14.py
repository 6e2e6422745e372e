"""L14, what became of a parole decision: final, looked at again, at the High Court, set aside (P42, P51)."""

from victimcontact.scheme.words.document import Document
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L14",
    language="en",
    title="What became of the parole decision",
    timeline="We wrote to you about this: What became of the parole decision.",
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
