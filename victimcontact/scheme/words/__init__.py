"""Everything we say to a victim, in English and Welsh (R77, P113).

`compose` turns a document and what may be told into final words. The words live in one file a document and language
(``en/l01.py``, ``cy/l01.py``); nothing here knows a case, a record or a clock.
"""

from victimcontact.scheme.words.composition import BadField, MissingField, SaysNothing, Told
from victimcontact.scheme.words.letters import (
    LANGUAGES,
    Composed,
    Fields,
    Nudge,
    UnknownDocument,
    UnknownVariant,
    compose,
    document_in,
    documents,
    fields_of,
    variants_of,
)

__all__ = [
    "LANGUAGES",
    "BadField",
    "Composed",
    "Fields",
    "MissingField",
    "Nudge",
    "SaysNothing",
    "Told",
    "UnknownDocument",
    "UnknownVariant",
    "compose",
    "document_in",
    "documents",
    "fields_of",
    "variants_of",
]
