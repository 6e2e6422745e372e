"""The few fixed words that stand in the frame of a letter, beside the words from `scheme.words`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LABELS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "scheme": "Victim Contact Scheme",
                "service": "Probation Service",
                "reference": "Reference",
                "telephone": "Telephone",
                "email": "Email",
                "hours": "Open",
                "page": "Page {page} of {pages}",
            }
        ),
        "cy": MappingProxyType(
            {
                "scheme": "Cynllun Cyswllt Dioddefwyr",
                "service": "Y Gwasanaeth Prawf",
                "reference": "Cyfeirnod",
                "telephone": "Ffôn",
                "email": "E-bost",
                "hours": "Ar agor",
                "page": "Tudalen {page} o {pages}",
            }
        ),
    }
)
