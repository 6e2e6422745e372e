"""Pieces of the yearly letter that come from no stage: what we do not know, and when we look again (P18, B15)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from victimcontact.scheme.words.composition import Filling

# By what is not known: in English, in Welsh.
UNKNOWN: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "release": ("The month of release.", "Y mis rhyddhau."),
        "review": ("When the next review will be.", "Pryd fydd yr adolygiad nesaf."),
        "discharge": ("If or when they may leave hospital.", "A gaiff adael yr ysbyty, neu pryd."),
        "licence_end": ("When the rules after release will end.", "Pryd fydd y rheolau ar ôl rhyddhau yn dod i ben."),
    }
)
LOOK_AGAIN: Final = (
    "I will look at the record again and write to you by the end of {look_again_month}.",
    "Byddaf yn edrych ar y cofnod eto ac yn ysgrifennu atoch erbyn diwedd {look_again_month}.",
)
_PLACE: Final[Mapping[str, int]] = MappingProxyType({"en": 0, "cy": 1})


def unknown(what: str, language: str) -> str:
    """What we do not know, as an item of a list. Raises KeyError for something there are no words for."""
    return UNKNOWN[what][_PLACE[language]]


def look_again(month: str, language: str) -> str:
    """That we look again and write, by the end of a month (`YYYY-MM`). Raises `BadField`."""
    return Filling({"look_again_month": month}, language).text(LOOK_AGAIN[_PLACE[language]])
